package medcda

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Identifiers writes the identifiers whose system is an OID or a UUID; CDA R2
// has no others.
func Identifiers(list []identity.Identifier) []cda.II {
	var out []cda.II
	for _, id := range list {
		if ii, ok := cda.NewII(id); ok && id.Value != "" {
			ii.Root = Root(ii.Root)
			out = append(out, ii)
		}
	}
	return out
}

// identifiers reads those that have a root and a number.
func identifiers(list []cda.II) []identity.Identifier {
	var out []identity.Identifier
	for _, ii := range list {
		if ii.Root != "" && ii.Extension != "" {
			out = append(out, ii.Identifier())
		}
	}
	return out
}

// Telecoms writes a telephone number and a mail address.
func Telecoms(phone, email, use string) []cda.TEL {
	var out []cda.TEL
	if phone != "" {
		out = append(out, cda.TEL{Value: "tel:" + phone, Use: use})
	}
	if email != "" {
		out = append(out, cda.TEL{Value: "mailto:" + email})
	}
	return out
}

// telecoms reads the first of each.
func telecoms(list []cda.TEL) (phone, email string) {
	for _, t := range list {
		if v, ok := strings.CutPrefix(t.Value, "tel:"); ok && phone == "" {
			phone = international(v)
		}
		if v, ok := strings.CutPrefix(t.Value, "mailto:"); ok && email == "" {
			email = v
		}
	}
	return phone, email
}

// international writes a French number of ten digits with its country.
func international(v string) string {
	if strings.ContainsAny(v, " .-") {
		v = strings.NewReplacer(" ", "", ".", "", "-", "").Replace(v)
	}
	if len(v) == 10 && v[0] == '0' && strings.Trim(v, "0123456789") == "" {
		return "+33" + v[1:]
	}
	return v
}

// addressParts are the elements that hold the street lines in order: French
// rules take structured parts only once each, and never beside
// streetAddressLine (CI-SIS structuration minimale, addr).
var addressParts = [...]string{"streetName", "additionalLocator", "unitID", "postBox", "precinct"}

// Address writes an address, nil for none.
func Address(a *identity.Address, use string) []cda.AD {
	if a == nil {
		return nil
	}
	ad := cda.AD{Use: use}
	part := func(kind, text string) {
		if text != "" {
			ad.Parts = append(ad.Parts, cda.Part{Kind: kind, Text: text})
		}
	}
	for i, line := range a.Lines {
		if i < len(addressParts) {
			part(addressParts[i], line)
		}
	}
	part("postalCode", a.PostalCode)
	part("city", a.City)
	part("country", a.Country)
	if len(ad.Parts) == 0 {
		return nil
	}
	return []cda.AD{ad}
}

// address reads the first address with content.
func address(list []cda.AD) *identity.Address {
	for i := range list {
		var a identity.Address
		street := ""
		for _, p := range list[i].Parts {
			text := squeeze(p.Text)
			switch p.Kind {
			case "postalCode":
				a.PostalCode = text
			case "city":
				a.City = text
			case "country":
				a.Country = country(text)
			case "houseNumber", "houseNumberNumeric", "buildingNumberSuffix", "streetNameType", "streetNameBase":
				street = strings.TrimSpace(street + " " + text)
			case "streetName":
				a.Lines = append(a.Lines, strings.TrimSpace(street+" "+text))
				street = ""
			case "county", "state", "delimiter", "":
			default:
				a.Lines = append(a.Lines, text)
			}
		}
		if street != "" {
			a.Lines = append(a.Lines, street)
		}
		if len(a.Lines) > 0 || a.PostalCode != "" || a.City != "" || a.Country != "" {
			return &a
		}
	}
	return nil
}

// country reads the name of the country as official documents print it.
func country(s string) string {
	if strings.EqualFold(s, "FRANCE") {
		return "FR"
	}
	if len(s) == 2 {
		return strings.ToUpper(s)
	}
	return ""
}

// titles are the professional titles of JDV_J246 that the model knows as
// printed.
var titles = [...]struct{ suffix, title string }{{"DR", "Dr"}, {"PR", "Pr"}, {"MC", "MC"}, {"MG", "MG"}, {"PC", "PC"}, {"PG", "PG"}}

// Name writes the name of a professional.
func Name(p identity.Practitioner) cda.EN {
	var en cda.EN
	if p.GivenName != "" {
		en.Parts = append(en.Parts, cda.Part{Kind: "given", Text: p.GivenName})
	}
	en.Parts = append(en.Parts, cda.Part{Kind: "family", Text: p.FamilyName})
	for _, t := range titles {
		if t.title == p.Title {
			en.Parts = append(en.Parts, cda.Part{Kind: "suffix", Text: t.suffix})
		}
	}
	return en
}

// Organization writes an organization, nil when nothing is said of it.
func Organization(o identity.Organization) *cda.Organization {
	if o.IsZero() {
		return nil
	}
	return &cda.Organization{IDs: Identifiers(o.Identifiers), Names: (*Room)(nil).namesOf(o.Name),
		Telecoms: Telecoms(o.Phone, o.Email, "WP"), Addresses: Address(o.Address, "")}
}

// PlaceOf reads an organization.
func PlaceOf(x *cda.Organization) identity.Organization {
	if x == nil {
		return identity.Organization{}
	}
	o := identity.Organization{Identifiers: identifiers(x.IDs), Address: address(x.Addresses)}
	if len(x.Names) > 0 {
		o.Name = squeeze(x.Names[0].Text())
	}
	o.Phone, o.Email = telecoms(x.Telecoms)
	return o
}

// Entity writes a professional at a place. practice is the cadre d'exercice
// that the place states, nil for none.
func Entity(p identity.Practitioner, place identity.Organization, practice *cda.CD) *cda.AssignedEntity {
	org := Organization(place)
	if org == nil && practice != nil {
		org = &cda.Organization{}
	}
	if org != nil {
		org.Industry = practice
	}
	return &cda.AssignedEntity{IDs: Identifiers(p.Identifiers), Code: CD(p.Profession),
		Addresses: Address(place.Address, ""), Telecoms: Telecoms(p.Phone, p.Email, "WP"),
		Person: &cda.Person{Names: []cda.EN{Name(p)}}, Organization: org}
}

// Professional reads a professional from the parts that authors, entities and
// participants share.
func (r *Reading) Professional(ids []cda.II, code *cda.CD, tel []cda.TEL, person *cda.Person) identity.Practitioner {
	p := identity.Practitioner{Identifiers: identifiers(ids), Profession: r.Words.Code(code)}
	p.Phone, p.Email = telecoms(tel)
	if person == nil || len(person.Names) == 0 {
		return p
	}
	en := &person.Names[0]
	for i := range en.Parts {
		text := squeeze(en.Parts[i].Text)
		switch en.Parts[i].Kind {
		case "family":
			p.FamilyName = text
		case "given":
			p.GivenName = text
		case "suffix":
			for _, t := range titles {
				if t.suffix == text {
					p.Title = t.title
				}
			}
		}
	}
	return p
}

// Prescriber reads the author of a prescription.
func (r *Reading) Prescriber(a *cda.AssignedAuthor) prescription.Prescriber {
	if a == nil {
		return prescription.Prescriber{}
	}
	return prescription.Prescriber{Practitioner: r.Professional(a.IDs, a.Code, a.Telecoms, a.Person), Place: PlaceOf(a.Organization)}
}

// Custodian writes the organization that keeps a document.
func Custodian(o identity.Organization) *cda.Custodian {
	org := &cda.CustodianOrganization{IDs: Identifiers(o.Identifiers)}
	if o.Name != "" {
		org.Name = cda.NewName(o.Name)
	}
	if t := Telecoms(o.Phone, "", "WP"); t != nil {
		org.Telecom = &t[0]
	}
	if a := Address(o.Address, ""); a != nil {
		org.Address = &a[0]
	}
	return &cda.Custodian{AssignedCustodian: &cda.AssignedCustodian{Organization: org}}
}
