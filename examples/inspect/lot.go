package main

import (
	"encoding/base64"
	"errors"
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/measure"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// lookShared shows a bundle with documents: a lot on its way to a server, or a
// page of what a server has.
func lookShared(r *report, b *fhir.Bundle) error {
	if b.Type != "transaction" {
		for _, e := range b.Entry {
			if ref, ok := e.Resource.(*fhir.DocumentReference); ok {
				r.Documents = append(r.Documents, lookReference(e.FullURL, ref))
			}
		}
		showLots(r)
		return nil
	}
	parcel, lost, err := pdsm.ReadLot(b)
	if err != nil {
		return err
	}
	r.Faults = append(r.Faults, document.Check(b, pdsm.LotProfile(nil))...)
	r.Faults = append(r.Faults, omissions(lost)...)
	s := parcel.Submission
	r.Lots = []lot{{Set: s.Set, Associations: s.Associations}}
	for i := range s.Entries {
		d := report{File: s.Entries[i].EntryUUID, Metadata: &s.Entries[i], Faults: []document.Fault{}}
		d.inside(parcel.Documents[i])
		if replaces(s, i) {
			d.Action = xdm.Replace.String() // said by an association, and not by a slot as in an archive
			d.Faults = slices.DeleteFunc(d.Faults, func(f document.Fault) bool { return f.Path == "/slots" })
		}
		r.Documents = append(r.Documents, d)
	}
	showLots(r)
	return nil
}

// replaces reports whether a document of a lot takes the place of another.
func replaces(s xdm.Submission, entry int) bool {
	return slices.ContainsFunc(s.Associations, func(a xdm.Association) bool {
		return a.Type == xdm.Replaces && a.Source == s.Entries[entry].EntryUUID
	})
}

// lookReference shows one reference, with the document where it is inside.
func lookReference(name string, ref *fhir.DocumentReference) report {
	entry, lost := pdsm.ReadEntry(ref)
	r := report{File: name, Form: fhirForm, Metadata: &entry, Faults: []document.Fault{}}
	r.Faults = append(r.Faults, omissions(lost)...)
	var raw []byte
	if len(ref.Content) > 0 && ref.Content[0].Attachment != nil {
		raw, _ = base64.StdEncoding.DecodeString(ref.Content[0].Attachment.Data)
	}
	r.inside(raw)
	return r
}

// inside looks at a document that came with its metadata, or did not come.
func (r *report) inside(raw []byte) {
	if len(raw) == 0 {
		r.Form = fhirForm
		r.Type, r.Title = join(r.Metadata.TypeCode.Code, r.Metadata.TypeCode.Display), r.Metadata.Title
		return
	}
	if err := lookDescribed(r, raw); err != nil {
		r.refuse(err)
	}
	r.Differences = slices.DeleteFunc(r.Differences, formOnly)
}

// formOnly reports whether a difference is one of how FHIR writes it: no digest
// and size beside a document that is inside (PDSm, simplified publish), a UUID as
// a URN.
func formOnly(d xdm.Difference) bool {
	read := strings.Join(d.Read, "")
	switch d.Field {
	case "hash":
		return read == ""
	case "size":
		return read == "0"
	case "uniqueId":
		return strings.EqualFold(strings.TrimPrefix(read, "urn:uuid:"), strings.Join(d.Derived, ""))
	}
	return false
}

// omissions are what a form did not carry, as findings.
func omissions(lost []document.Omission) (faults []document.Fault) {
	for _, o := range lost {
		faults = append(faults, document.Fault{Code: o.Code, Severity: document.Information, Path: o.Path, Message: o.Reason})
	}
	return faults
}

// lookMeasures shows health measures. It reports false where there are none.
func lookMeasures(r *report, raw []byte) (bool, error) {
	measures, faults, err := measure.Read(raw)
	switch {
	case errors.Is(err, measure.ErrContent):
		return false, nil
	case err != nil:
		return true, err
	}
	r.Type, r.Title = "measures", "Mesures de santé"
	r.Faults = append(r.Faults, faults...)
	for _, m := range measures {
		value := join(m.Value, m.Kind.Unit())
		if m.Second != "" {
			value = join(m.Value, "/", m.Second, m.Kind.Unit())
		}
		r.Lines = append(r.Lines, line{ID: m.At.Format("2006-01-02T15:04:05Z07:00"), Kind: string(m.Kind), Name: join(string(m.Kind), value), Text: m.Reason})
	}
	return true, nil
}
