package main

import (
	"cmp"
	"errors"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/edisp"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
)

// lookCDA shows the header and the sections of any CDA document, and the lines
// of a prescription (eP-MED-DM) and of a dispensation (eDISP-MED).
func lookCDA(r *report, raw []byte) error {
	rx, faults, err := epmed.Read(raw)
	switch {
	case errors.Is(err, epmed.ErrKind):
		return lookDispensed(r, raw)
	case errors.Is(err, epmed.ErrDocument):
		return lookDocument(r, raw)
	case err != nil:
		return err
	}
	r.Faults = append(r.Faults, faults...)
	showPrescription(r, rx.Prescription)
	showHeader(r, rx.Document)
	return nil
}

func lookDispensed(r *report, raw []byte) error {
	done, faults, err := edisp.Read(raw)
	switch {
	case errors.Is(err, edisp.ErrKind):
		return lookDocument(r, raw)
	case err != nil:
		return err
	}
	r.Faults = append(r.Faults, faults...)
	showDispensation(r, done.Dispensation)
	r.Patient = &done.Patient
	showHeader(r, done.Document)
	return nil
}

// lookDocument shows a document of any other kind.
func lookDocument(r *report, raw []byte) error {
	got, err := cda.Read(raw, &cda.Limits{Bytes: maxFile})
	if err != nil {
		return err
	}
	r.Faults = append(r.Faults, got.Faults...)
	showHeader(r, got.Document)
	return nil
}

// showHeader fills in what is not known yet.
func showHeader(r *report, doc *cda.ClinicalDocument) {
	r.document = doc
	if doc.Code != nil {
		r.Type = join(doc.Code.Code, doc.Code.Display)
	}
	if doc.Title != nil {
		r.Title = join(doc.Title.Text)
	}
	if doc.ID != nil && r.ID == "" {
		r.ID = cmp.Or(doc.ID.Extension, doc.ID.Root)
	}
	if at, ok := doc.EffectiveTime.Date(); ok && r.Written == "" {
		r.Written = at.String()
	}
	if len(doc.RecordTargets) > 0 && r.Patient == nil {
		r.Patient = patientOf(doc.RecordTargets[0].PatientRole)
	}
	if len(doc.Authors) > 0 && r.By == nil {
		r.By = authorOf(doc.Authors[0].AssignedAuthor)
	}
	if file, stated, ok := doc.File(); ok {
		r.Body = bodyOf(file, stated)
	}
	for _, s := range doc.Sections() {
		if s.Title != nil {
			r.Sections = append(r.Sections, join(s.Title.Text))
		}
	}
}

// patientOf takes the traits as the header has them. CI-SIS qualifies the birth
// name with BR and the first given name with BR too.
func patientOf(role *cda.PatientRole) *identity.Patient {
	if role == nil {
		return nil
	}
	out := &identity.Patient{}
	for _, id := range role.IDs {
		if found := id.Identifier(); !found.IsZero() {
			out.Identifiers = append(out.Identifiers, found)
		}
	}
	p := role.Patient
	if p == nil {
		return out
	}
	if len(p.Names) > 0 {
		name := &p.Names[0]
		out.FamilyName = firstPart(name, "family", "BR", "")
		out.UsedFamilyName = firstPart(name, "family", "CL", "SP")
		out.GivenNames = firstPart(name, "given", "", "BR")
		out.FirstGivenName = firstPart(name, "given", "BR")
		out.UsedGivenName = firstPart(name, "given", "CL")
	}
	if p.Gender != nil {
		out.Sex = map[string]identity.Sex{"F": identity.Female, "M": identity.Male, "U": identity.SexUnknown}[p.Gender.Code]
	}
	out.BirthDate, _ = p.BirthTime.Date()
	return out
}

// firstPart is the first part of a kind that bears one of the qualifiers, in
// their order.
func firstPart(name *cda.EN, kind string, qualifiers ...string) string {
	for _, q := range qualifiers {
		if text, ok := name.Part(kind, q); ok {
			return join(text)
		}
	}
	return ""
}

func authorOf(a *cda.AssignedAuthor) *person {
	if a == nil {
		return nil
	}
	out := &person{Profession: a.Code.Concept()}
	for _, id := range a.IDs {
		out.Identifiers = append(out.Identifiers, id.Identifier())
	}
	if a.Person != nil && len(a.Person.Names) > 0 {
		out.Name = a.Person.Names[0].Text()
	}
	if o := a.Organization; o != nil {
		if len(o.Names) > 0 {
			out.Place = o.Names[0].Text()
		}
		for _, id := range o.IDs {
			out.PlaceIDs = append(out.PlaceIDs, id.Identifier())
		}
	}
	return out
}
