package epmed

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// OmissionsOf lists what the bytes of a document do not carry of the
// prescription it was written from: the long way, through XML.
func OmissionsOf(raw []byte, rx prescription.Prescription, opts *WriteOptions) ([]document.Omission, error) {
	w, err := newWriting(rx, opts)
	if err != nil {
		return nil, err
	}
	received, err := cda.Read(raw, nil)
	if err != nil {
		return nil, err
	}
	return w.omissions(read(received.Document, &findings{})), nil
}
