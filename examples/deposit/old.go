package main

import (
	"bytes"
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// former is an archive that was sent before.
type former struct{ documents []*formerDocument }

// formerDocument is one of its documents.
type formerDocument struct {
	raw      []byte
	document *cda.ClinicalDocument
	entry    xdm.DocumentEntry
	header   xdm.Header
}

// openFormer reads an archive. Every document has to be there as it was sent:
// what is replaced has to be known.
func openFormer(raw []byte) (*former, error) {
	archive, err := xdm.Open(bytes.NewReader(raw), int64(len(raw)), nil)
	if err != nil {
		return nil, err
	}
	old := &former{}
	for _, lot := range archive.Lots {
		for _, d := range lot.Documents {
			got, err := cisis.Examine(d, nil)
			if err != nil {
				return nil, err
			}
			old.documents = append(old.documents, &formerDocument{got.Bytes, got.Document.Document, *d.Entry, got.Header})
		}
	}
	return old, nil
}

// of returns the document of a type, nil where there is none.
func (f *former) of(kind string) (*formerDocument, error) {
	var found []*formerDocument
	for _, d := range f.documents {
		if d.entry.TypeCode.Code == kind {
			found = append(found, d)
		}
	}
	switch {
	case len(found) == 0:
		return nil, nil
	case len(found) > 1:
		return nil, errSeveral
	case strings.Contains(found[0].setID()+found[0].id(), "^"):
		return nil, errOldForm
	}
	return found[0], nil
}

// report returns the only document that is no prescription, nil where there is
// not just one.
func (f *former) report() (found *formerDocument) {
	if f == nil {
		return nil
	}
	for _, d := range f.documents {
		switch {
		case d.entry.TypeCode.Code == prescriptionType:
		case found != nil:
			return nil
		default:
			found = d
		}
	}
	return found
}

// named returns the document with an identifier, nil where there is none.
func (f *former) named(id string) *formerDocument {
	for _, d := range f.documents {
		if id != "" && d.id() == id {
			return d
		}
	}
	return nil
}

// items are all documents once more, for a change of who sees them.
func (f *former) items() (all []item) {
	for _, d := range f.documents {
		all = append(all, item{name: d.entry.URI, former: d,
			sending: cisis.Sending{Bytes: d.raw, Document: d.document, Action: xdm.ChangeVisibility}})
	}
	return all
}

// replaced reports whether some of the new documents take the place of an old
// one.
func replaced(items []item) bool {
	return slices.ContainsFunc(items, func(i item) bool { return i.former != nil })
}
