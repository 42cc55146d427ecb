package eprescription

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// shared is what all lines of a prescription refer to.
type shared struct {
	patient, prescriber, executant, encounter *fhir.Reference
	supporting                                []fhir.Reference
}

// common writes the people, the places and the context.
func (w *writer) common(p *prescription.Prescription) shared {
	var s shared
	s.patient = w.add("patient", patient(p.Patient))
	s.prescriber = w.professional("prescriber", p.Prescriber.Practitioner, p.Prescriber.Place)
	if p.Executant != nil {
		s.executant = w.add("executant", organization(*p.Executant))
	}
	if !p.Setting.IsZero() {
		class := w.coding(p.Setting)
		s.encounter = w.add("encounter", &fhir.Encounter{Status: "unknown", Class: &class, Subject: s.patient})
	}
	s.supporting = w.context(p.Context, s.patient)
	return s
}

// professional writes a person, and the place and the profession as a role of
// that person. The guide lets only the person request.
func (w *writer) professional(role string, who identity.Practitioner, place identity.Organization) *fhir.Reference {
	person := w.add(role, practitioner(who))
	if place.IsZero() && who.Profession.IsZero() {
		return person
	}
	r := &fhir.PractitionerRole{Practitioner: person}
	if !place.IsZero() {
		r.Organization = w.add(role+"/place", organization(place))
	}
	if c := w.concept(who.Profession); c != nil {
		r.Code = []fhir.CodeableConcept{*c}
	}
	w.add(role+"/role", r)
	return person
}

func patient(p identity.Patient) *fhir.Patient {
	r := &fhir.Patient{Identifier: identifiers(p.Identifiers), Telecom: contacts(p.Phone, p.Email), Gender: string(p.Sex),
		BirthDate: p.BirthDate.String(), Address: addresses(p.Address)}
	official := fhir.HumanName{Use: "official", Family: p.FamilyName}
	switch {
	case p.FirstGivenName != "":
		official.Given = []string{p.FirstGivenName}
		official.Extension = []fhir.Extension{{URL: extGivenNames, String: p.GivenNames}}
	case p.GivenNames != "":
		official.Given = []string{p.GivenNames}
	}
	if official.Family != "" || official.Given != nil {
		r.Name = append(r.Name, official)
	}
	usual := fhir.HumanName{Use: "usual", Family: p.UsedFamilyName}
	if p.UsedGivenName != "" {
		usual.Given = []string{p.UsedGivenName}
	}
	if usual.Family != "" || usual.Given != nil {
		r.Name = append(r.Name, usual)
	}
	if p.BirthPlace != "" {
		code := fhir.Extension{URL: extPlaceCode, Coding: &fhir.Coding{System: systemPlace, Code: p.BirthPlace}}
		r.Extension = append(r.Extension, fhir.Extension{URL: extBirthPlace,
			Address: &fhir.Address{Element: fhir.Element{Extension: []fhir.Extension{code}}}})
	}
	return r
}

func practitioner(p identity.Practitioner) *fhir.Practitioner {
	r := &fhir.Practitioner{Identifier: identifiers(p.Identifiers), Telecom: contacts(p.Phone, p.Email)}
	name := fhir.HumanName{Family: p.FamilyName}
	if p.GivenName != "" {
		name.Given = []string{p.GivenName}
	}
	if p.Title != "" {
		name.Prefix = []string{p.Title}
	}
	if name.Family != "" || name.Given != nil || name.Prefix != nil {
		r.Name = []fhir.HumanName{name}
	}
	return r
}

func organization(o identity.Organization) *fhir.Organization {
	return &fhir.Organization{Identifier: identifiers(o.Identifiers), Name: o.Name,
		Telecom: contacts(o.Phone, o.Email), Address: addresses(o.Address)}
}

// context writes what the dispenser needs to know of the patient's body.
func (w *writer) context(c prescription.Context, patient *fhir.Reference) []fhir.Reference {
	var out []fhir.Reference
	add := func(role, loinc, label string, category bool) *fhir.Observation {
		o := &fhir.Observation{Status: "final", Subject: patient, Code: concept(systemLOINC, loinc, label)}
		o.Meta = &fhir.Meta{Profile: []string{profileObservation}}
		if category {
			o.Category = []fhir.CodeableConcept{*concept(systemCategory, "vital-signs", "")}
		}
		out = append(out, *w.add(role, o))
		return o
	}
	if c.Weight != nil {
		add("weight", loincWeight, "Poids corporel", true).ValueQuantity = quantity(c.Weight)
	}
	if c.Height != nil {
		add("height", loincHeight, "Taille", true).ValueQuantity = quantity(c.Height)
	}
	if c.Pregnant != nil {
		code, label := snomedNot, "non enceinte"
		if *c.Pregnant {
			code, label = snomedPregnant, "enceinte"
		}
		add("pregnancy", loincPregnancy, "Grossesse", false).ValueCodeableConcept = concept(snomed, code, label)
	}
	return out
}

const snomed = "http://snomed.info/sct"
