package pdsm

import (
	"reflect"
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// sexes are the codes of HL7 version 2 (table 0001) with a gender in FHIR.
var sexes = [][2]string{{"F", "female"}, {"M", "male"}, {"O", "other"}, {"U", "unknown"}} // never changed

// subject writes whom a document or a lot is of.
func subject(patient xdm.CX) *fhir.Reference {
	id := cxIdentifier(patient)
	if id == nil {
		return nil
	}
	id.Use = "official"
	return &fhir.Reference{Type: "Patient", Identifier: id}
}

// patient writes what the sender knows of the patient. The number of the
// sender has the use "usual", the one the reference is of "official".
func patient(id, source xdm.CX, info xdm.PatientInfo) *fhir.Patient {
	p := &fhir.Patient{}
	if !source.IsZero() && source != id {
		own := cxIdentifier(source)
		own.Use = "usual"
		p.Identifier = append(p.Identifier, *own)
	}
	if national := cxIdentifier(id); national != nil {
		national.Use = "official"
		p.Identifier = append(p.Identifier, *national)
	}
	for _, x := range info.IDs {
		p.Identifier = append(p.Identifier, identifiers(x.ID, x.Authority, x.Type)...)
	}
	for _, n := range info.Names {
		p.Name = append(p.Name, patientName(n)...)
	}
	for _, s := range sexes {
		if s[0] == info.Sex {
			p.Gender = s[1]
		}
	}
	if date := dateText(info.BirthDate); len(date) <= len("2006-01-02") {
		p.BirthDate = date
	}
	for _, a := range info.Addresses {
		address(p, a)
	}
	return p
}

func patientName(n xdm.PatientName) []fhir.HumanName {
	h := fhir.HumanName{Use: useOf(n.Type), Family: n.Family, Given: texts(n.Given), Prefix: texts(n.Prefix), Suffix: texts(n.Suffix)}
	if n.More != "" {
		h.Extension = []fhir.Extension{{URL: extGivenNames, String: n.More}}
	}
	if reflect.DeepEqual(h, fhir.HumanName{Use: h.Use}) {
		return nil
	}
	return []fhir.HumanName{h}
}

// address writes an address, or the place of birth (type BDL).
func address(p *fhir.Patient, a xdm.PatientPlace) {
	out := fhir.Address{Line: texts(a.Street, a.Other), City: a.City, State: a.State, PostalCode: a.PostalCode, Country: a.Country}
	switch a.Type {
	case "BDL":
		if a.County != "" {
			out.Extension = []fhir.Extension{{URL: extPlaceCode, Coding: &fhir.Coding{System: communes, Code: a.County}}}
		}
		if !reflect.DeepEqual(out, fhir.Address{}) {
			p.Extension = append(p.Extension, fhir.Extension{URL: extBirthPlace, Address: &out})
		}
		return
	case "H":
		out.Use = "home"
	case "B", "O":
		out.Use = "work"
	}
	out.District = a.County
	if !reflect.DeepEqual(out, fhir.Address{Use: out.Use}) {
		p.Address = append(p.Address, out)
	}
}

// patientOf reads what a contained patient says: the numbers and the rest.
func patientOf(p *fhir.Patient, id xdm.CX) (source xdm.CX, info xdm.PatientInfo) {
	national, own := -1, -1
	for i := range p.Identifier {
		x := &p.Identifier[i]
		switch {
		case national < 0 && x.Use == "official" && sameNumber(cxOf(x), id):
			national = i
		case own < 0 || x.Use == "usual" && p.Identifier[own].Use != "usual":
			own = i
		}
	}
	// Where no number is marked as the sender's and the one of the reference is
	// there, the sender knows the patient by that.
	if own < 0 || national >= 0 && p.Identifier[own].Use != "usual" {
		own = national
	}
	for i := range p.Identifier {
		switch x := cxOf(&p.Identifier[i]); {
		case i == own:
			source = x
		case i != national && !x.IsZero():
			info.IDs = append(info.IDs, x)
		}
	}
	for i := range p.Name {
		info.Names = append(info.Names, patientNameOf(&p.Name[i]))
	}
	for _, s := range sexes {
		if s[1] == p.Gender {
			info.Sex = s[0]
		}
	}
	info.BirthDate = strings.ReplaceAll(p.BirthDate, "-", "")
	info.Addresses = addressesOf(p)
	return source, info
}

func sameNumber(a, b xdm.CX) bool { return a.ID == b.ID && a.Authority == b.Authority }

func patientNameOf(h *fhir.HumanName) xdm.PatientName {
	n := xdm.PatientName{Family: h.Family, Prefix: strings.Join(h.Prefix, " "), Suffix: strings.Join(h.Suffix, " "), Type: nameTypeOf(h.Use)}
	if len(h.Given) > 0 {
		n.Given, n.More = h.Given[0], strings.Join(h.Given[1:], " ")
	}
	for _, e := range h.Extension {
		if e.URL == extGivenNames {
			n.More = e.String
		}
	}
	return n
}

func addressesOf(p *fhir.Patient) []xdm.PatientPlace {
	var list []xdm.PatientPlace
	for i := range p.Address {
		a := place(&p.Address[i])
		a.County = p.Address[i].District
		a.Type = map[string]string{"home": "H", "work": "B"}[p.Address[i].Use]
		list = append(list, a)
	}
	for _, e := range p.Extension {
		if e.URL != extBirthPlace || e.Address == nil {
			continue
		}
		a := place(e.Address)
		a.Type = "BDL"
		for _, x := range e.Address.Extension {
			if x.URL == extPlaceCode && x.Coding != nil {
				a.County = x.Coding.Code
			}
		}
		list = append(list, a)
	}
	return list
}

func place(a *fhir.Address) xdm.PatientPlace {
	line := slices.Concat(a.Line, []string{"", ""})
	return xdm.PatientPlace{Street: line[0], Other: strings.Join(texts(line[1:]...), ", "), City: a.City, State: a.State, PostalCode: a.PostalCode, Country: a.Country}
}
