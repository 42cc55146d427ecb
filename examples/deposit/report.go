package main

import (
	"cmp"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// consultation is the type of a report of a consultation (LOINC).
const consultation = "11488-4"

// wrapReport makes a CDA document of level 1 around a file.
func (o *office) wrapReport(s source, old *former) (item, error) {
	file, err := s.file()
	if err != nil {
		return item{}, err
	}
	if o.who == nil {
		return item{}, errWho
	}
	wanted, title := o.kind, o.title
	if d := old.report(); d != nil && (wanted == "" || wanted == d.entry.TypeCode.Code) {
		wanted, title = d.entry.TypeCode.Code, cmp.Or(title, strings.TrimSpace(d.entry.Title))
	}
	kind, err := typeOf(cmp.Or(wanted, consultation))
	if err != nil {
		return item{}, err
	}
	out := item{name: s.name, file: file}
	if err := out.replace(old, kind.Code); err != nil {
		return item{}, err
	}
	id, err := o.oid()
	if err != nil {
		return item{}, err
	}
	draft := cisis.Draft{ID: id, Type: kind, Title: title, Written: o.at, Patient: o.who.patient, Authors: []cisis.Author{o.who.author}}
	if f := out.former; f != nil {
		draft.SetID, draft.Version, draft.Replaces = f.setID(), f.header.Version+1, f.id()
	}
	doc, err := cisis.New(draft, file, nil)
	if err != nil {
		return item{}, err
	}
	raw, err := cda.Write(doc)
	if err != nil {
		return item{}, err
	}
	if file.Form() == document.FormPDF {
		out.archive = pdf.CheckArchive(file.Bytes())
	}
	return out, out.read(raw)
}

// typeOf finds a type of document by its code alone.
func typeOf(code string) (identity.Code, error) {
	for _, t := range cisis.Embedded().AllTypes() {
		if t.Code.Code == code {
			return t.Code, nil
		}
	}
	return identity.Code{}, errType
}

// wrapCDA takes a document as it is. What it replaces stands in its header.
func (o *office) wrapCDA(s source, old *former) (item, error) {
	out := item{name: s.name}
	if err := out.read(s.raw); err != nil {
		return item{}, err
	}
	if old != nil {
		out.former = old.named(xdm.HeaderOf(out.sending.Document).Replaces)
	}
	return out, nil
}
