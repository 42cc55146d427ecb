package prescription

import (
	"strings"
	"unicode/utf8"

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
	p.patientNames(v)
	p.address(&v.Address)
	p.contact(&v.Phone, &v.Email, "", "")
}

func (p *packer) patientNames(v *identity.Patient) {
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
}

// birthPlace is the place of birth: not stated, as the identifiers tell, or
// any other text.
func (p *packer) birthPlace(s *string) {
	p.guess = p.guess[:0]
	if p.voc.birthPlace != nil {
		p.guess = p.voc.birthPlace(p.guess, &p.known)
	}
	if !utf8.Valid(p.guess) { // a character cut in two
		p.guess = p.guess[:0]
	}
	form := 2
	switch *s {
	case "":
		form = 0
	case string(p.guess):
		form = 1
	}
	switch form = p.pick(form, placeOf); {
	case form == 1 && p.reading:
		if *s = p.keep(p.guess); len(p.guess) == 0 {
			p.wrong()
		}
	case form == 2:
		p.text(s)
		if p.reading && (*s == "" || *s == string(p.guess)) {
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

// contact is how to reach someone; an organization is reached without names.
func (p *packer) contact(phone, email *string, given, family string) {
	stated(p, phone, seldom, (*packer).phone)
	if !p.flag(!p.reading && *email != "", seldom) {
		return
	}
	p.guess = p.guess[:0]
	if given != "" && family != "" {
		p.guess = appendMailName(append(appendMailName(p.guess, given), '.'), family)
		p.guess = append(p.guess, '@')
	}
	p.begun(email)
	if *email == "" {
		p.wrong()
	}
}

// begun is a text that probably begins with the guess: whether it does, where
// there is a guess, and the rest.
func (p *packer) begun(s *string) {
	if len(p.guess) == 0 {
		p.text(s)
		return
	}
	guess := string(p.guess)
	rest, begins := strings.CutPrefix(*s, guess)
	begins = p.flag(begins, mostly)
	if !begins {
		guess = ""
	}
	if p.text(&rest); !p.reading {
		return
	}
	if *s = guess + rest; !begins && strings.HasPrefix(*s, string(p.guess)) {
		p.wrong()
	}
}

// appendMailName writes a name as addresses do: small letters without accents,
// digits, and a hyphen for anything else.
func appendMailName(dst []byte, name string) []byte {
	for _, r := range name {
		r = capital(r)
		if i := letterOf(r); i >= 26 && i < nameLetterCount {
			dst = append(dst, plainLetters[i-26]...)
			continue
		}
		switch {
		case r >= 'A' && r <= 'Z':
			dst = append(dst, byte(r+' '))
		case r >= '0' && r <= '9':
			dst = append(dst, byte(r))
		default:
			dst = append(dst, '-')
		}
	}
	return dst
}

// plainLetters are the letters of names behind Z without accents.
var plainLetters = [...]string{"e", "e", "e", "e", "a", "a", "a", "c", "i", "i", "o", "o", "u", "u", "u", "oe"}

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
	p.practitionerNames(v)
	stated(p, &v.Profession, even, professionCode)
	p.contact(&v.Phone, &v.Email, v.GivenName, v.FamilyName)
}

func (p *packer) practitionerNames(v *identity.Practitioner) {
	p.familyName(&v.FamilyName)
	p.family = v.FamilyName
	stated(p, &v.GivenName, mostly, (*packer).givenName)
	stated(p, &v.Title, some, (*packer).title)
}

func organization(p *packer, v *identity.Organization) {
	listIn(p, &p.identifiers, &v.Identifiers, maxList, single, placeIdentifier)
	stated(p, &v.Name, some, (*packer).placeName)
	p.address(&v.Address)
	p.contact(&v.Phone, &v.Email, "", "")
}

// placeName is the name of a place: many end with the family name of the
// professional who works there, the last one before.
func (p *packer) placeName(s *string) {
	if p.family == "" {
		p.text(s)
		return
	}
	head, ends := strings.CutSuffix(*s, p.family)
	ends = p.flag(ends, even)
	if p.text(&head); !p.reading {
		return
	}
	if *s = head; ends {
		*s += p.family
	} else if strings.HasSuffix(*s, p.family) {
		p.wrong()
	}
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
