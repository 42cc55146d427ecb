package cda

import "strconv"

// path is the place in the document as a JSON pointer of element names, with
// the number of an element in its list: "/recordTarget/0/patientRole/id/1".
// Only names of the schema come into it.
func (c *codec) path(last string) string {
	var b []byte
	for i := 3; i <= c.depth; i++ {
		f := &c.frames[i]
		b = append(append(b, '/'), f.name...)
		if f.index >= 0 {
			b = strconv.AppendInt(append(b, '/'), int64(f.index), 10)
		}
	}
	if last != "" {
		b = append(append(b, '/'), last...)
	}
	return string(b)
}

// found is a fault before it gets its words.
type found struct{ code, path string }

// fault notes a finding of the reader.
func (c *codec) fault(code, last string) {
	if len(c.faults) < maxFaults {
		c.faults = append(c.faults, found{code, c.path(last)})
	} else if len(c.faults) == maxFaults {
		c.faults = append(c.faults, found{"CDA-219", ""})
	}
}

// refuse notes the first refusal of the writer.
func (c *codec) refuse(code, last string) {
	if c.err == nil {
		c.err = refuse(code)
		c.err.Path = c.path(last)
	}
}
