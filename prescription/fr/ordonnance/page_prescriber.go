package ordonnance

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/finess"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/rpps"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// prescriberColumn is who prescribes: names, capacity, identifier, address
// naming the country, phone and e-mail (CSP R5132-3 1°), and the structure (CSS
// R161-45). The short form, for the pages after the first, leaves the contacts
// out.
func prescriberColumn(rx *prescription.Prescription, width float64, short bool) column {
	c := column{width: width}
	who, place := &rx.Prescriber.Practitioner, &rx.Prescriber.Place
	c.text(practitionerName(who), styleName)
	c.text(professionText(who.Profession), styleBody)
	if rx.Replaced != nil {
		c.text("en remplacement de "+joined(", ", practitionerName(rx.Replaced), practitionerNumber(rx.Replaced)), styleBody)
	}
	c.text(practitionerNumber(who), styleBody)
	if short {
		c.text(place.Name, styleBody)
		return c
	}
	c.space(1.2)
	c.text(place.Name, styleStrong)
	for _, l := range addressLines(place.Address) {
		c.text(l, styleBody)
	}
	c.text(structureNumbers(place), styleBody)
	c.text(contact(who.Phone, place.Phone, "Tél. ", phoneText), styleBody)
	c.text(contact(who.Email, place.Email, "", func(s string) string { return s }), styleBody)
	return c
}

func practitionerName(p *identity.Practitioner) string {
	return joined(" ", p.Title, p.GivenName, p.FamilyName)
}

// professionText is the label of a profession, that of the national list when
// the prescription states the code alone.
func professionText(c identity.Code) string {
	if c.Display != "" {
		return c.Display
	}
	if role, err := rpps.RoleOf(c); err == nil {
		return joined(" ", role.Concept().Display, parenthesis(role.Skill))
	}
	return c.Code
}

func parenthesis(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}

// practitionerNumber is the RPPS number in clear; without one, the identifiers
// as they are.
func practitionerNumber(p *identity.Practitioner) string {
	if n, err := rpps.Of(*p); err == nil && !n.IsZero() {
		return said("RPPS", n.String())
	}
	var all []string
	for _, id := range p.Identifiers {
		all = append(all, said("Identifiant", id.Value))
	}
	return strings.Join(all, ", ")
}

// structureNumbers are the identifiers of the place with what each is.
func structureNumbers(o *identity.Organization) string {
	var all []string
	for _, id := range o.Identifiers {
		all = append(all, structureNumber(id))
	}
	return strings.Join(all, " – ")
}

func structureNumber(id identity.Identifier) string {
	label, value := "Identifiant de la structure", id.Value
	switch id.System {
	case finess.System, finess.SystemOld:
		label = "FINESS"
	case finess.SystemSIRENE:
		label = "SIRET"
	case finess.SystemIDNST:
		composite, err := finess.ParseIDNST(value)
		if err != nil {
			break
		}
		switch composite.Kind() {
		case finess.KindFINESS:
			label, value = "FINESS", composite.Number()
		case finess.KindSIREN:
			label, value = "SIREN", composite.Number()
		case finess.KindSIRET:
			label, value = "SIRET", composite.Number()
		case finess.KindCabinetRPPS:
			label, value = "N°"+nbsp+"de cabinet", composite.Number()
		}
	}
	return said(label, value)
}

// addressLines are the lines of a postal address; the country is named.
func addressLines(a *identity.Address) []string {
	if a == nil {
		return nil
	}
	country := a.Country
	if country == "FR" {
		country = "France"
	}
	last := joined(", ", joined(" ", a.PostalCode, a.City), country)
	if last == "" {
		return a.Lines
	}
	return append(append([]string{}, a.Lines...), last)
}

// contact is what one or both of the professional and the place have.
func contact(who, place, label string, form func(string) string) string {
	switch {
	case who == "" && place == "":
		return ""
	case who == "" || who == place:
		return label + form(place)
	case place == "":
		return label + form(who)
	}
	return label + form(who) + " – " + form(place)
}
