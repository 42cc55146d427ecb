package main

import (
	"bytes"
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// lookXDM shows an archive IHE_XDM.ZIP: its lots, and each of its documents with
// what was said about it and what we would have said.
func lookXDM(r *report, raw []byte) error {
	archive, err := xdm.Open(bytes.NewReader(raw), int64(len(raw)), nil)
	if err != nil {
		return err
	}
	r.Faults = append(append(r.Faults, archive.Faults...), archive.Verify()...)
	for _, l := range archive.Lots {
		r.Lots = append(r.Lots, lot{Folder: l.Folder, Set: l.Submission.Set, Associations: l.Submission.Associations})
		for _, d := range l.Documents {
			r.Documents = append(r.Documents, lookPacked(d))
		}
	}
	for _, f := range archive.Unreferenced {
		r.Unreferenced = append(r.Unreferenced, f.Name)
	}
	showLots(r)
	return nil
}

// lookPacked looks at one document of an archive. What was said about it is
// shown also where the document is not there, or not the one that was sent.
func lookPacked(d xdm.Document) report {
	r := report{Metadata: d.Entry, Faults: []document.Fault{}}
	r.File = d.Entry.URI
	if d.File != nil {
		r.File = d.File.Name
	}
	raw, err := d.Bytes()
	if err == nil {
		err = lookDescribed(&r, raw)
	}
	if err != nil {
		r.refuse(err)
	}
	return r
}

// lookDescribed looks at a document that came with metadata: at the document for
// itself, and at the metadata against it.
func lookDescribed(r *report, raw []byte) error {
	r.Form = recognise(raw)
	if r.Form != cdaForm {
		return lookFile(r, raw)
	}
	if err := lookCDA(r, raw); err != nil {
		return err
	}
	missing := r.derive(raw)
	action, doubts := cisis.ActionOf(*r.Metadata, xdm.HeaderOf(r.document))
	r.Action = action.String()
	r.Differences = cisis.CompareEntry(*r.Metadata, *r.Derived, nil)
	r.Faults = append(r.Faults, cisis.CheckEntry(*r.Metadata, nil)...)
	r.Faults = append(append(r.Faults, doubts...), missing...)
	return nil
}

// derive makes the metadata that we would send a CDA document with.
func (r *report) derive(raw []byte) (missing []document.Fault) {
	derived, missing := cisis.DeriveEntry(raw, r.document, nil)
	r.Derived = &derived
	return missing
}

// lookFile looks at a document that is no CDA document: only its bytes can be
// held against what was said.
func lookFile(r *report, raw []byte) error {
	file, err := document.ReadDocument(raw, nil)
	if err != nil {
		return err
	}
	if recognise(raw) == pdfForm && isCut(raw) {
		return errCutPDF
	}
	derived, _ := cisis.DeriveEntry(raw, nil, nil)
	r.Form, r.Type, r.Title = form(file.Form()), r.Metadata.TypeCode.Code, r.Metadata.Title
	r.Body, r.Derived = bodyOf(file, r.Metadata.MimeType), &derived
	same := *r.Metadata
	same.Hash, same.Size = derived.Hash, derived.Size
	r.Differences = cisis.CompareEntry(*r.Metadata, same, nil)
	r.Faults = append(r.Faults, cisis.CheckEntry(*r.Metadata, nil)...)
	return nil
}

// showLots says on top what a person wants to know first. A single document is
// shown on top as a whole, but for a refusal, which is of the document and not
// of the archive.
func showLots(r *report) {
	if len(r.Documents) == 0 {
		r.Type = "no document"
		return
	}
	d := r.Documents[0]
	r.Patient, r.By, r.Written = d.Patient, d.By, d.Written
	if len(r.Documents) > 1 {
		r.Type = strconv.Itoa(len(r.Documents)) + " documents"
		if len(r.Lots) > 0 {
			r.Title = join(r.Lots[0].Set.Title)
		}
		return
	}
	r.Type, r.Title, r.ID, r.Sections, r.Lines, r.Body = d.Type, d.Title, d.ID, d.Sections, d.Lines, d.Body
	r.Action, r.Metadata, r.Derived, r.Differences = d.Action, d.Metadata, d.Derived, d.Differences
	r.Faults = append(r.Faults, d.Faults...)
}
