package cda

// Limits bounds what [Read] takes in. A zero field, or no Limits, takes the
// default. Of the official French examples the largest has 3 MB, and the one
// with the most elements 5,200.
type Limits struct {
	Bytes    int // of the document; 0 is 8 MiB
	Elements int // in the document, comments and instructions included; 0 is 50,000
}

const (
	defaultBytes    = 8 << 20
	defaultElements = 50_000
	maxDepth        = 120       // how deep elements nest; the official examples reach 40
	maxAttrs        = 32        // of one element, its namespace declarations included
	maxBindings     = 256       // namespace declarations in force at one place
	maxSpaces       = 1000      // different foreign namespaces in a document
	maxFaults       = 1000      // faults listed for one document
	maxWritten      = 1_000_000 // elements written, against models that hold themselves
)

func (l *Limits) bytes() int {
	if l == nil || l.Bytes <= 0 {
		return defaultBytes
	}
	return l.Bytes
}

func (l *Limits) elements() int {
	if l == nil || l.Elements <= 0 {
		return defaultElements
	}
	return l.Elements
}
