package main

import (
	"cmp"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// who is who a report is about and who wrote it.
type who struct {
	patient ins.Identity
	author  cisis.Author
}

// whoIn takes both from the header of another document of the patient.
func whoIn(doc *cda.ClinicalDocument, at time.Time) (*who, error) {
	if doc == nil || len(doc.RecordTargets) == 0 || doc.RecordTargets[0].PatientRole == nil {
		return nil, errWho
	}
	patient, err := ins.FromPatient(patientIn(doc.RecordTargets[0].PatientRole))
	if err != nil {
		return nil, err
	}
	patient.Facts = stated(at)
	return &who{patient, writer(doc)}, nil
}

// writer is the first author that is a person. Where there is none a report is
// refused later on.
func writer(doc *cda.ClinicalDocument) cisis.Author {
	for _, a := range doc.Authors {
		if a.AssignedAuthor != nil && a.AssignedAuthor.Person != nil {
			return authorIn(a.AssignedAuthor)
		}
	}
	return cisis.Author{}
}

// stated is what a document with an INS in it says: whoever made it had the INS
// from the téléservice, and the identity proved. A practice has both on record
// and says since when (RNIV); where it has not, the INS does not leave.
func stated(at time.Time) ins.Facts {
	return ins.Facts{Retrieved: &ins.Fact{Since: at, Method: ins.INSi, Evidence: "stated by a document"},
		Proved: &ins.Fact{Since: at, Method: ins.Manual, Evidence: "stated by a document"}}
}

// patientIn reads the traits as the CI-SIS writes them.
func patientIn(role *cda.PatientRole) identity.Patient {
	var out identity.Patient
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
		out.FamilyName = cmp.Or(part(name, "family", "BR"), part(name, "family", ""))
		out.UsedFamilyName = cmp.Or(part(name, "family", "CL"), part(name, "family", "SP"))
		out.GivenNames = part(name, "given", "")
		out.FirstGivenName = part(name, "given", "BR")
		out.UsedGivenName = part(name, "given", "CL")
	}
	if p.Gender != nil {
		out.Sex = map[string]identity.Sex{"F": identity.Female, "M": identity.Male, "U": identity.SexUnknown}[p.Gender.Code]
	}
	out.BirthDate, _ = p.BirthTime.Date()
	if b := p.Birthplace; b != nil && b.Place != nil && b.Place.Address != nil {
		for _, place := range b.Place.Address.Parts {
			if place.Kind == "county" {
				out.BirthPlace = place.Text
			}
		}
	}
	return out
}

func part(name *cda.EN, kind, qualifier string) string {
	text, _ := name.Part(kind, qualifier)
	return text
}

func authorIn(a *cda.AssignedAuthor) cisis.Author {
	var out cisis.Author
	for _, id := range a.IDs {
		out.Practitioner.Identifiers = append(out.Practitioner.Identifiers, id.Identifier())
	}
	out.Practitioner.Profession = a.Code.Concept()
	if a.Person != nil && len(a.Person.Names) > 0 {
		name := &a.Person.Names[0]
		out.Practitioner.FamilyName, out.Practitioner.GivenName = part(name, "family", ""), part(name, "given", "")
		out.Practitioner.Title = cmp.Or(part(name, "suffix", ""), part(name, "prefix", ""))
	}
	if a.Organization != nil {
		out.Place = placeIn(a.Organization)
	}
	return out
}

func placeIn(o *cda.Organization) identity.Organization {
	var out identity.Organization
	for _, id := range o.IDs {
		out.Identifiers = append(out.Identifiers, id.Identifier())
	}
	if len(o.Names) > 0 {
		out.Name = o.Names[0].Text()
	}
	for _, to := range o.Telecoms {
		if number, ok := strings.CutPrefix(to.Value, "tel:"); ok && out.Phone == "" {
			out.Phone = number
		}
	}
	if len(o.Addresses) > 0 {
		out.Address = addressIn(o.Addresses[0])
	}
	return out
}

// addressIn takes the street in its lines, or in one made of its words.
func addressIn(a cda.AD) *identity.Address {
	out := &identity.Address{}
	var street []string
	for _, p := range a.Parts {
		switch p.Kind {
		case "streetAddressLine":
			out.Lines = append(out.Lines, p.Text)
		case "houseNumber", "streetNameType", "streetName":
			street = append(street, p.Text)
		case "postalCode":
			out.PostalCode = p.Text
		case "city":
			out.City = p.Text
		}
	}
	if street != nil {
		out.Lines = append(out.Lines, join(street...))
	}
	return out
}
