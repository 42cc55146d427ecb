package cisis

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// coded writes a code, nil for none.
func coded(c identity.Code) *cda.CD {
	if c.Code == "" {
		return nil
	}
	cd, ok := cda.NewCD(c)
	if !ok {
		return nil
	}
	return cd
}

// identifiers writes the identifiers whose system is an OID or a UUID, which
// are all that CDA R2 has.
func identifiers(list []identity.Identifier) []cda.II {
	var out []cda.II
	for _, id := range list {
		if ii, ok := cda.NewII(id); ok && id.Value != "" {
			out = append(out, ii)
		}
	}
	return out
}

// patientRole writes the patient with the traits of the INS (CI-SIS,
// structuration minimale, recordTarget). An address and a telecommunication are
// always there, unknown when not stated.
func patientRole(p identity.Patient) *cda.PatientRole {
	role := &cda.PatientRole{IDs: identifiers(p.Identifiers), Addresses: []cda.AD{{Null: cda.Unknown}}, Telecoms: contactsOf(p.Phone, p.Email, "H")}
	if ad := addressOf(p.Address, "H"); ad != nil {
		role.Addresses = []cda.AD{*ad}
	}
	if role.Telecoms == nil {
		role.Telecoms = []cda.TEL{{Null: cda.Unknown}}
	}
	role.Patient = &cda.Patient{Names: []cda.EN{patientName(p)}, Gender: gender(p.Sex), BirthTime: cda.NewDate(p.BirthDate)}
	if p.BirthPlace != "" {
		role.Patient.Birthplace = &cda.Birthplace{Place: &cda.Place{Address: &cda.AD{Parts: []cda.Part{{Kind: "county", Text: p.BirthPlace}}}}}
	}
	return role
}

// patientName writes the names at birth and those in use, told apart by their
// qualifier.
func patientName(p identity.Patient) cda.EN {
	var en cda.EN
	part := func(kind, qualifier, text string) {
		if text != "" {
			en.Parts = append(en.Parts, cda.Part{Kind: kind, Qualifier: qualifier, Text: text})
		}
	}
	first := p.FirstGivenName
	if first == "" {
		first, _, _ = strings.Cut(p.GivenNames, " ")
	}
	part("family", "BR", p.FamilyName)
	part("family", "CL", p.UsedFamilyName)
	part("given", "", p.GivenNames)
	part("given", "BR", first)
	part("given", "CL", p.UsedGivenName)
	return en
}

// gender writes the sex (JDV_J143), unknown when it is not stated.
func gender(s identity.Sex) *cda.CD {
	code := ""
	switch s {
	case identity.Female:
		code = "F"
	case identity.Male:
		code = "M"
	case identity.SexUnknown:
		code = "UN"
	default:
		return &cda.CD{Null: cda.Unknown}
	}
	c, _ := embedded().Genders.Find("urn:oid:2.16.840.1.113883.5.1", code)
	return coded(c)
}

// contactsOf writes a telephone number and a mail address.
func contactsOf(phone, email, use string) []cda.TEL {
	var out []cda.TEL
	if phone = strings.NewReplacer(" ", "", ".", "").Replace(phone); phone != "" {
		out = append(out, cda.TEL{Use: use, Value: "tel:" + phone})
	}
	if email != "" {
		out = append(out, cda.TEL{Use: use, Value: "mailto:" + email})
	}
	return out
}

// addressOf writes an address, nil for none: in parts where it has one street
// line, in lines where it has several, since the CI-SIS takes either and never
// both.
func addressOf(a *identity.Address, use string) *cda.AD {
	if a == nil {
		return nil
	}
	ad := &cda.AD{Use: use}
	part := func(kind, text string) {
		if text = strings.TrimSpace(text); text != "" {
			ad.Parts = append(ad.Parts, cda.Part{Kind: kind, Text: text})
		}
	}
	if len(a.Lines) > 1 {
		for _, line := range a.Lines {
			part("streetAddressLine", line)
		}
		part("streetAddressLine", a.PostalCode+" "+a.City)
		part("streetAddressLine", a.Country)
	} else {
		part("streetName", strings.Join(a.Lines, ""))
		part("postalCode", a.PostalCode)
		part("city", a.City)
		part("country", a.Country)
	}
	if len(ad.Parts) == 0 {
		return nil
	}
	return ad
}

// personName writes the name of a professional.
func personName(p identity.Practitioner) *cda.Person {
	var en cda.EN
	part := func(kind, text string) {
		if text != "" {
			en.Parts = append(en.Parts, cda.Part{Kind: kind, Text: text})
		}
	}
	part("family", p.FamilyName)
	part("given", p.GivenName)
	part("suffix", degree(p.Title))
	return &cda.Person{Names: []cda.EN{en}}
}

// degree is a title as JDV_J246 codes it, "" for one that it does not have,
// such as a form of address.
func degree(title string) string {
	code := strings.ToUpper(strings.TrimSuffix(title, "."))
	for _, c := range embedded().Degrees.codes {
		if c.Code == code {
			return code
		}
	}
	return ""
}

// organizationOf writes a structure.
func organizationOf(o identity.Organization) *cda.Organization {
	out := &cda.Organization{IDs: []cda.II{structure(o)}, Telecoms: contactsOf(o.Phone, o.Email, "WP")}
	if o.Name != "" {
		out.Names = []cda.EN{*cda.NewName(o.Name)}
	}
	if ad := addressOf(o.Address, "WP"); ad != nil {
		out.Addresses = []cda.AD{*ad}
	}
	return out
}

// custodianOf writes who keeps the document: one telecommunication at most.
func custodianOf(o identity.Organization) *cda.Custodian {
	out := &cda.CustodianOrganization{IDs: []cda.II{structure(o)}, Address: addressOf(o.Address, "WP")}
	if o.Name != "" {
		out.Name = cda.NewName(o.Name)
	}
	if t := contactsOf(o.Phone, o.Email, "WP"); t != nil {
		out.Telecom = &t[0]
	}
	return &cda.Custodian{AssignedCustodian: &cda.AssignedCustodian{Organization: out}}
}

// entity writes a professional in their function.
func (b *drafting) entity(a Author) *cda.AssignedEntity {
	return &cda.AssignedEntity{IDs: []cda.II{person(a.Practitioner)}, Code: b.specialty(a.Practitioner.Profession),
		Telecoms: contactsOf(a.Practitioner.Phone, a.Practitioner.Email, "WP"), Person: personName(a.Practitioner), Organization: organizationOf(a.Place)}
}

// author writes an author: a person at a place, or a device.
func (b *drafting) author(a Author) cda.Author {
	out := cda.Author{Function: coded(label(given(b.tables, func(t *Tables) *Table { return &t.Functions }), a.Function)), Time: b.when(a)}
	if d := a.Device; d != nil {
		out.AssignedAuthor = &cda.AssignedAuthor{IDs: identifiers([]identity.Identifier{d.ID}),
			Device: &cda.AuthoringDevice{Model: &cda.SC{Text: d.Model}, Software: &cda.SC{Text: d.Software}}}
		if structure(a.Place).Root != "" {
			out.AssignedAuthor.Organization = organizationOf(a.Place)
		}
		return out
	}
	e := b.entity(a)
	out.AssignedAuthor = &cda.AssignedAuthor{IDs: e.IDs, Code: e.Code, Telecoms: e.Telecoms, Person: e.Person, Organization: e.Organization}
	return out
}

// recipient writes a professional the document is sent to.
func recipient(a Author) cda.InformationRecipient {
	return cda.InformationRecipient{Recipient: &cda.IntendedRecipient{IDs: []cda.II{person(a.Practitioner)},
		Telecoms: contactsOf(a.Practitioner.Phone, a.Practitioner.Email, "WP"), Person: personName(a.Practitioner), Organization: organizationOf(a.Place)}}
}

// physician writes the médecin traitant: who informs (INF), in the function PCP
// (JDV_J47), at a time that is not stated.
func (b *drafting) physician() cda.HeaderParticipant {
	e := b.entity(*b.Physician)
	pcp, _ := given(b.tables, func(t *Tables) *Table { return &t.Functions }).Find("urn:oid:2.16.840.1.113883.5.88", "PCP")
	return cda.HeaderParticipant{Type: "INF", Function: coded(pcp), Time: &cda.IVLTS{Null: cda.Unknown},
		Entity: &cda.AssociatedEntity{Class: "PROV", IDs: e.IDs, Code: e.Code, Telecoms: e.Telecoms, Person: e.Person, Organization: e.Organization}}
}
