package main

import (
	"slices"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// office is who deposits, with what it needs of the world.
type office struct {
	at         time.Time
	uuids      xdm.UUIDSource
	keys       *identity.KeySet // nil: signatures are not verified
	signer     *identity.Signer // nil: nothing is signed
	title      string           // of reports
	kind       string           // code of their type, "": that of what is replaced, or of a consultation
	visibility cisis.Visibility
	who        *who // of reports
}

// item is a document on its way.
type item struct {
	name    string // of the file it came from
	sending cisis.Sending
	former  *formerDocument // whose place it takes
	file    document.Document
	archive []pdf.Fault         // why its PDF is no PDF/A-1b
	left    []document.Omission // what the CDA document does not carry as data
	faults  []document.Fault    // of header and codes
	signed  bool
	holder  string // who signed, where that was verified
}

// read takes the document as it will be read by others.
func (i *item) read(raw []byte) error {
	got, err := cda.Read(raw, &cda.Limits{Bytes: maxFile})
	if err != nil {
		return err
	}
	i.sending.Bytes, i.sending.Document = raw, got.Document
	i.faults = append(got.Faults, document.Check(got.Document, cisis.HeaderProfile(), cisis.CodeProfile(nil))...)
	if h := xdm.HeaderOf(got.Document); h.Replaces != "" {
		i.sending.Action = xdm.Replace
	}
	return nil
}

// deposit makes a submission of files, or with none of the documents of the old
// archive for a change of visibility.
func (o *office) deposit(sources []source, old *former) (made, error) {
	var items []item
	if len(sources) == 0 && old != nil {
		items = old.items()
	}
	wrapped, err := o.wrap(sources, old)
	if err != nil {
		return made{}, err
	}
	items = append(items, wrapped...)
	if old != nil && !replaced(items) {
		return made{}, errNothing
	}
	return o.submit(items)
}

// wrap makes a document of each file, in their order. Reports come last, as the
// others say who the patient is.
func (o *office) wrap(sources []source, old *former) ([]item, error) {
	all := make([]item, len(sources))
	var reports []int
	for n, s := range sources {
		token, err := s.token()
		switch {
		case err != nil:
			return nil, err
		case token != "" || s.isJSON():
			all[n], err = o.wrapPrescription(s, old)
		case s.isXML():
			all[n], err = o.wrapCDA(s, old)
		default:
			reports = append(reports, n)
			continue
		}
		if err != nil {
			return nil, err
		}
	}
	if err := o.meet(all, old); err != nil {
		return nil, err
	}
	for _, n := range reports {
		var err error
		if all[n], err = o.wrapReport(sources[n], old); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// meet learns who the patient is from the first document that there is.
func (o *office) meet(items []item, old *former) error {
	var docs []*cda.ClinicalDocument
	for _, i := range items {
		docs = append(docs, i.sending.Document)
	}
	if old != nil {
		for _, d := range old.documents {
			docs = append(docs, d.document)
		}
	}
	docs = slices.DeleteFunc(docs, func(d *cda.ClinicalDocument) bool { return d == nil })
	if o.who != nil || len(docs) == 0 {
		return nil
	}
	var err error
	o.who, err = whoIn(docs[0], o.at)
	return err
}
