package prescription

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Bounds of the lists of a prescription.
const (
	maxLines = 200
	maxList  = 400 // items of any other list
)

func (p *packer) patient(v *identity.Patient) {
	one(p, &v.Sex, sexes, sexOf)
	p.birth(&v.BirthDate)
	p.known.Sex, p.known.BirthDate = v.Sex, v.BirthDate
	listIn(p, &p.identifiers, &v.Identifiers, maxList, single, patientIdentifier)
	p.known.Patient = v.Identifiers
	p.birthPlace(&v.BirthPlace)
	p.familyName(&v.FamilyName)
	p.givenName(&v.GivenNames)
	p.firstName(v)
	if group := p.flag(v.UsedFamilyName != "" || v.UsedGivenName != "", seldom); group {
		stated(p, &v.UsedFamilyName, often, (*packer).familyName)
		stated(p, &v.UsedGivenName, even, (*packer).givenName)
		if v.UsedFamilyName == "" && v.UsedGivenName == "" {
			p.wrong()
		}
	}
	p.address(&v.Address)
	p.contact(&v.Phone, &v.Email)
}

// birthPlace is the place of birth: not stated, as the identifiers tell, or
// any other text.
func (p *packer) birthPlace(s *string) {
	p.guess = p.guess[:0]
	if p.voc.birthPlace != nil {
		p.guess = p.voc.birthPlace(p.guess, &p.known)
	}
	guess := string(p.guess)
	form := 2
	switch *s {
	case "":
		form = 0
	case guess:
		form = 1
	}
	switch form = p.pick(form, placeOf); {
	case form == 1 && p.reading:
		if *s = guess; guess == "" {
			p.wrong()
		}
	case form == 2:
		p.text(s)
		if p.reading && (*s == "" || *s == guess) {
			p.wrong()
		}
	}
}

// firstName is the first given name: not stated, the first word of all given
// names (up to a space), or any other.
func (p *packer) firstName(v *identity.Patient) {
	guess, _, _ := strings.Cut(v.GivenNames, " ")
	form := 2
	switch v.FirstGivenName {
	case "":
		form = 0
	case guess:
		form = 1
	}
	switch form = p.pick(form, firstOf); {
	case form == 1 && p.reading:
		if v.FirstGivenName = guess; guess == "" {
			p.wrong()
		}
	case form == 2:
		p.givenName(&v.FirstGivenName)
		if p.reading && (v.FirstGivenName == "" || v.FirstGivenName == guess) {
			p.wrong()
		}
	}
}

func (p *packer) contact(phone, email *string) {
	stated(p, phone, seldom, (*packer).phone)
	stated(p, email, seldom, (*packer).text)
}

func (p *packer) phone(s *string) { p.term(FieldPhone, s) }

// address is a postal address, which is written when addresses are asked for.
func (p *packer) address(v **identity.Address) {
	if !p.reading && !p.addresses {
		var none *identity.Address
		v = &none
	}
	optional(p, v, seldom, addressParts)
}

func addressParts(p *packer, v *identity.Address) {
	list(p, &v.Lines, maxList, several, (*packer).text)
	stated(p, &v.PostalCode, often, (*packer).text)
	stated(p, &v.City, often, (*packer).text)
	stated(p, &v.Country, even, (*packer).country)
}

func (p *packer) country(s *string) { p.term(FieldCountry, s) }
func (p *packer) title(s *string)   { p.term(FieldTitle, s) }

func practitioner(p *packer, v *identity.Practitioner) {
	listIn(p, &p.identifiers, &v.Identifiers, maxList, single, practitionerIdentifier)
	p.familyName(&v.FamilyName)
	stated(p, &v.GivenName, mostly, (*packer).givenName)
	stated(p, &v.Title, some, (*packer).title)
	stated(p, &v.Profession, even, professionCode)
	p.contact(&v.Phone, &v.Email)
}

func organization(p *packer, v *identity.Organization) {
	listIn(p, &p.identifiers, &v.Identifiers, maxList, single, placeIdentifier)
	stated(p, &v.Name, some, (*packer).text)
	p.address(&v.Address)
	p.contact(&v.Phone, &v.Email)
}

// place is an organization that may say nothing.
func (p *packer) place(v *identity.Organization) {
	if p.flag(!p.empty(v), mostly) {
		organization(p, v)
		if p.reading && p.empty(v) {
			p.wrong()
		}
	}
}

// empty reports whether nothing of v would be written.
func (p *packer) empty(v *identity.Organization) bool {
	rest := *v
	if !p.reading && !p.addresses {
		rest.Address = nil
	}
	return rest.IsZero()
}
