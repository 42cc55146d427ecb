package cda

import "slices"

// Write writes a document, strictly: elements in the order of the schema, the
// types of open values stated, each namespace declared once on the root and
// only where it is used, no white space that was not in the model. The same
// document always gives the same bytes.
//
// An [*Error] (CDA-4nn) refuses what the schema would: something required that
// is missing, two where one is allowed, a value that is not of its form, an
// XML identifier twice, a picture in the text that is not there. Codes are not
// held against the vocabularies of HL7 (classCode, moodCode, use…), and
// neither the rules of a country, nor [Dangling] references, nor the nesting of
// narrative elements are looked at.
func Write(doc *ClinicalDocument) ([]byte, error) { return Append(nil, doc) }

// Append is [Write] at the end of dst. On error it returns nil.
func Append(dst []byte, doc *ClinicalDocument) ([]byte, error) {
	if doc == nil {
		return nil, refuse("CDA-401")
	}
	if dst == nil {
		dst = make([]byte, 0, 32<<10)
	}
	c := newWriter(append(dst, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"...))
	if doc.Stylesheet != "" {
		c.out = append(c.out, `<?xml-stylesheet type="text/xsl" href="`...)
		c.escape(doc.Stylesheet, true)
		c.out = append(c.out, "\"?>\n"...)
	}
	at := len(c.out) + len("<ClinicalDocument")
	if c.open(nsHL7, "ClinicalDocument", -1, nsHL7) {
		c.out = append(c.out, usual...)
		doc.shape(c)
		c.close(nsHL7, "ClinicalDocument")
	}
	if paths := c.ids.dangling(true); len(paths) > 0 && c.err == nil {
		c.err = refuse("CDA-416")
		c.err.Path = paths[0]
	}
	if c.err != nil {
		return nil, c.err
	}
	c.out = append(c.out, '\n')
	if is := c.declarations(); string(is) != usual {
		c.out = slices.Replace(c.out, at, at+len(usual), is...)
	}
	return c.out, nil
}

// usual are the declarations that most documents with medicines need; those of
// others are put in their place once all is written.
var usual = string((&codec{used: [spaces]bool{nsPharm: true, nsXSI: true}}).declarations()) // never changed

// usualDepth is how deep the elements of most documents nest.
const usualDepth = 32

func newWriter(dst []byte) *codec {
	c := &codec{out: dst, frames: make([]frame, usualDepth)}
	c.f = &c.frames[0]
	c.push("", -1, nsHL7)
	return c
}

// declarations are the namespace declarations of the root, of what was used.
func (c *codec) declarations() []byte {
	b := append([]byte(` xmlns="`), spaceURIs[nsHL7]...)
	b = append(b, '"')
	for id := nsSDTC; id <= nsXSI; id++ {
		if c.used[id] {
			b = append(b, " xmlns:"...)
			b = append(b, spacePrefixes[id][:len(spacePrefixes[id])-1]...)
			b = append(append(append(b, `="`...), spaceURIs[id]...), '"')
		}
	}
	return b
}
