package medcda

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// sexes are the codes of JDV_J143.
var sexes = [...]struct {
	sex           identity.Sex
	code, display string
}{{identity.Female, "F", "Féminin"}, {identity.Male, "M", "Masculin"}, {identity.SexUnknown, "UN", "Inconnu"}}

// Patient writes the patient with the traits of the INS (CI-SIS structuration
// minimale, recordTarget). Address and telecom are always there, unknown when
// not stated (eP-MED-DM 2024.01, header).
func Patient(p identity.Patient) *cda.PatientRole {
	role := &cda.PatientRole{IDs: Identifiers(p.Identifiers), Addresses: Address(p.Address, "H"), Telecoms: Telecoms(p.Phone, p.Email, "H")}
	if role.Addresses == nil {
		role.Addresses = []cda.AD{{Null: cda.Unknown}}
	}
	if role.Telecoms == nil {
		role.Telecoms = []cda.TEL{{Null: cda.Unknown}}
	}
	x := &cda.Patient{Class: "PSN", Names: []cda.EN{patientName(p)}, Gender: &cda.CD{Null: cda.Unknown},
		BirthTime: &cda.TS{Value: Compact(p.BirthDate)}}
	for _, s := range sexes {
		if s.sex == p.Sex {
			x.Gender = &cda.CD{Code: s.code, System: "2.16.840.1.113883.5.1", Display: s.display}
		}
	}
	if p.BirthPlace != "" {
		x.Birthplace = &cda.Birthplace{Place: &cda.Place{Address: &cda.AD{Parts: []cda.Part{{Kind: "county", Text: p.BirthPlace}}}}}
	}
	role.Patient = x
	return role
}

func patientName(p identity.Patient) cda.EN {
	var en cda.EN
	part := func(kind, qualifier, text string) {
		if text != "" {
			en.Parts = append(en.Parts, cda.Part{Kind: kind, Qualifier: qualifier, Text: text})
		}
	}
	part("family", "BR", p.FamilyName)
	part("given", "", p.GivenNames)
	part("given", "BR", p.FirstGivenName)
	part("family", "CL", p.UsedFamilyName)
	part("given", "CL", p.UsedGivenName)
	return en
}

// Patient reads the patient.
//
// QUIRK: the qualifier SP of an official dispensation stands for the name in
// use, as CL does (eDISP-MED_2024.01).
func (r *Reading) Patient(role *cda.PatientRole) identity.Patient {
	if role == nil {
		return identity.Patient{}
	}
	p := identity.Patient{Identifiers: identifiers(role.IDs), Address: address(role.Addresses)}
	p.Phone, p.Email = telecoms(role.Telecoms)
	x := role.Patient
	if x == nil {
		return p
	}
	if len(x.Names) > 0 {
		readNames(&x.Names[0], &p)
	}
	for _, s := range sexes {
		if x.Gender != nil && x.Gender.Code == s.code {
			p.Sex = s.sex
		}
	}
	if x.BirthTime != nil {
		p.BirthDate = Date(x.BirthTime.Value)
	}
	if x.Birthplace != nil && x.Birthplace.Place != nil {
		p.BirthPlace, _ = x.Birthplace.Place.Address.Part("county")
	}
	return p
}

func readNames(en *cda.EN, p *identity.Patient) {
	for i := range en.Parts {
		part, text := &en.Parts[i], squeeze(en.Parts[i].Text)
		switch part.Kind + " " + part.Qualifier {
		case "family BR", "family ":
			p.FamilyName = text
		case "family CL", "family SP":
			p.UsedFamilyName = text
		case "given ":
			p.GivenNames = text
		case "given BR":
			p.FirstGivenName = text
		case "given CL":
			p.UsedGivenName = text
		}
	}
}
