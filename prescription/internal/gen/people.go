package gen

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Systems of identifiers of people and places, French ones and a foreign one.
var (
	patientSystems = []string{"urn:oid:1.2.250.1.213.1.4.10", "urn:oid:1.2.250.1.213.1.4.11", "urn:oid:1.2.250.1.999.1"}
	personSystems  = []string{"urn:oid:1.2.250.1.71.4.2.1", "https://registry.example/practitioners"}
	placeSystems   = []string{"urn:oid:1.2.250.1.71.4.2.2", "https://registry.example/places"}
)

// numbers are fictitious and of the shapes that packing has to tell apart
// (ANS test identities; the last three are of no known shape).
var (
	patientNumbers = []string{"279035121518989", "297022A02077878", "160012B02077713", "236066322083656", "0", "00A", "a b-ç"}
	personNumbers  = []string{"899700218896", "899700366240", "899700245667", "801234567897", "1", "000", "x/1"}
	placeNumbers   = []string{"499700245667008", "1580008803", "10B0057881", "300000000077081", "7", "00", "é"}
)

var names = []string{"PAT-TROIS", "ADRTROIS", "TCHITCHI", "GARCIA-HAMMADI", "D'ARTAGNAN", "Nguyễn", "ÉLÉONORE",
	"DE LA TOUR", "O", "ŒUVRE", "Çelik", "Łukasz", "山田", "Mac Gregor", "a", "DUPONT/DURAND", "N'DIAYE", "X Æ"}

func (s source) name() string {
	n := pick(s, names)
	if s.one(3) {
		n += pick(s, []string{" ", "-", "'"}) + pick(s, names)
	}
	return n
}

func (s source) identifiers(systems, numbers []string) []identity.Identifier {
	return some(s, 3, func() identity.Identifier {
		return identity.Identifier{System: pick(s, systems), Value: pick(s, numbers)}
	})
}

func (s source) patient() identity.Patient {
	p := identity.Patient{
		Identifiers:    s.identifiers(patientSystems, patientNumbers),
		FamilyName:     s.name(),
		GivenNames:     maybeNot(s, 12, s.name),
		FirstGivenName: maybe(s, 4, s.name),
		UsedFamilyName: maybe(s, 4, s.name),
		UsedGivenName:  maybe(s, 4, s.name),
		Sex:            pick(s, []identity.Sex{"", identity.Female, identity.Male, identity.SexUnknown}),
		BirthDate:      s.birth(),
		BirthPlace:     maybe(s, 3, func() string { return pick(s, []string{"51215", "2A020", "63220", "99999", "X", "0"}) }),
		Address:        maybe(s, 4, s.address),
		Phone:          maybe(s, 4, s.phone),
		Email:          maybe(s, 4, s.email),
	}
	return p
}

// birth is a date, of which the day or the month may be unknown.
func (s source) birth() identity.Date {
	if s.one(12) {
		return pick(s, []identity.Date{{}, {Year: 1}, {Year: 9999, Month: 12, Day: 31}, {Year: 2000, Month: 2, Day: 29}})
	}
	d := s.date(1890, 2030)
	if s.one(6) {
		d.Day = 0
		if s.one(2) {
			d.Month = 0
		}
	}
	return d
}

func (s source) address() *identity.Address {
	a := &identity.Address{
		Lines:      some(s, 4, s.line),
		PostalCode: maybe(s, 2, func() string { return pick(s, []string{"75001", "2A000", "00000", "SW1A 1AA"}) }),
		City:       maybe(s, 2, s.line),
		Country:    maybe(s, 2, func() string { return pick(s, []string{"FR", "DE", "ZZ"}) }),
	}
	if a.Lines == nil && a.PostalCode == "" && a.City == "" && a.Country == "" {
		a.City = "PARIS"
	}
	return a
}

func (s source) phone() string {
	return "+" + pick(s, []string{"33", "1", "352"}) + strconv.Itoa(s.among(1000000, 999999999))
}

func (s source) email() string {
	return pick(s, []string{"personne@exemple.mssante.fr", "a@b.example", "prénom.nom+x@exemple.example"})
}

func (s source) practitioner() identity.Practitioner {
	return identity.Practitioner{
		Identifiers: s.identifiers(personSystems, personNumbers),
		FamilyName:  s.name(),
		GivenName:   maybeNot(s, 5, s.name),
		Title:       maybe(s, 3, func() string { return pick(s, []string{"Dr", "Pr", "Mme"}) }),
		Profession:  maybe(s, 2, s.code),
		Phone:       maybe(s, 4, s.phone),
		Email:       maybe(s, 4, s.email),
	}
}

func (s source) organization() identity.Organization {
	o := identity.Organization{
		Identifiers: s.identifiers(placeSystems, placeNumbers),
		Name:        maybe(s, 2, s.line),
		Address:     maybe(s, 3, s.address),
		Phone:       maybe(s, 4, s.phone),
		Email:       maybe(s, 4, s.email),
	}
	if o.IsZero() {
		o.Name = "CABINET"
	}
	return o
}

func (s source) context() (c prescription.Context) {
	if s.one(2) {
		return c
	}
	c.Weight = maybe(s, 2, s.quantity)
	c.Height = maybe(s, 2, s.quantity)
	if s.one(3) {
		b := s.one(2)
		c.Pregnant = &b
	}
	return c
}

// maybeNot draws a value except once in n.
func maybeNot[T any](s source, n int, draw func() T) T {
	if s.one(n) {
		var zero T
		return zero
	}
	return draw()
}
