package cda

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// Received is a document as it came: its model, its bytes, and what was found
// wrong with it on the way in.
type Received struct {
	Document *ClinicalDocument
	// Original are the bytes given to [Read], never changed: digests and
	// signatures are over them. It is the same slice.
	Original []byte
	// Faults are the deviations from the schema of CDA R2, in the order of the
	// document: what stood out of order, what had no place and was kept, what
	// was missing. The rules of a country are not among them.
	Faults []document.Fault
}

// Read reads a CDA R2 document into the model, taking what others write: what
// is out of order is put in order, what is unknown is kept, and both are
// reported. An [*Error] (CDA-1nn) refuses what is not one XML document with one
// ClinicalDocument: also any document type declaration, entity, encoding other
// than UTF-8, duplicate attribute, second root, and what exceeds limits. A
// document that brings its own style sheet (auto-présentable, CI-SIS) is read
// from inside it.
//
// Comments, processing instructions but the style sheet, and the place of the
// schema (xsi:schemaLocation) are not content and stay in the bytes only. The
// strings of the model share memory with one copy of src.
func Read(src []byte, limits *Limits) (Received, error) {
	text, fail := clean(src, limits)
	if fail != nil {
		return Received{}, fail
	}
	c := &codec{in: newScanner(text, limits), frames: make([]frame, maxDepth+3)}
	c.f = &c.frames[0]
	c.push("", -1, nsHL7)
	doc := c.document()
	if err := c.in.err; err != nil {
		return Received{}, err
	}
	if doc == nil {
		return Received{}, refuse("CDA-113")
	}
	doc.Stylesheet = c.in.style
	for _, path := range c.ids.dangling(false) {
		if len(c.faults) < maxFaults {
			c.faults = append(c.faults, found{"CDA-213", path})
		}
	}
	return Received{Document: doc, Original: src, Faults: words(c.faults)}, nil
}

// document finds the ClinicalDocument and reads on to the end of the text.
func (c *codec) document() *ClinicalDocument {
	var doc *ClinicalDocument
	for {
		kind, _ := c.in.next()
		switch {
		case kind == eventEnd && c.in.at == len(c.in.text):
			return doc
		case kind != eventStart:
		case c.in.start.space != nsHL7 || c.in.start.name != "ClinicalDocument":
		case doc != nil:
			c.in.fail("CDA-115")
			return nil
		default:
			if len(c.in.open) > 1 {
				c.fault("CDA-215", "")
			}
			doc = new(ClinicalDocument)
			c.read(doc, "", -1, nsHL7)
		}
	}
}
