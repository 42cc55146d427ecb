package ordonnance

import (
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// patientColumn is the patient: the traits in clear, on every page (EXI DIF
// 02), the age on the day of writing, weight and height (CSP R5132-3 7°).
func patientColumn(rx *prescription.Prescription, width float64) column {
	c := column{width: width}
	p := &rx.Patient
	c.text("PATIENT", styleLabel)
	c.text(usedName(p), styleName)
	c.text(said("Nom de naissance", p.FamilyName), styleBody)
	c.text(said("Prénoms de naissance", p.GivenNames), styleBody)
	c.text(birthText(p, rx.Written.Date()), styleBody)
	if p.BirthPlace != "" {
		c.text(said("Lieu de naissance (COG)", p.BirthPlace), styleBody)
	}
	if m := matriculeText(p); m != "" {
		c.text(m, styleStrong)
	}
	c.text(bodyText(&rx.Context), styleBody)
	if HasTag(*rx, TagHome) {
		for _, l := range addressLines(p.Address) {
			c.text(l, styleBody)
		}
		c.text(phoneText(p.Phone), styleBody)
	}
	return c
}

// usedName is the name of daily life, or the name at birth where no other is
// stated.
func usedName(p *identity.Patient) string {
	family, given := p.UsedFamilyName, p.UsedGivenName
	if family == "" {
		family = p.FamilyName
	}
	if given == "" {
		given = p.FirstGivenName
	}
	if given == "" {
		given = p.GivenNames
	}
	return joined(" ", family, given)
}

func birthText(p *identity.Patient, written identity.Date) string {
	born, sex := "Né(e)", ""
	switch p.Sex {
	case identity.Female:
		born, sex = "Née", said("sexe", "F")
	case identity.Male:
		born, sex = "Né", said("sexe", "M")
	case identity.SexUnknown:
		sex = said("sexe", "inconnu")
	}
	date := numericDate(p.BirthDate)
	switch {
	case date == "":
		born = ""
	case p.BirthDate.Day != 0:
		born += " le " + date
	default:
		born += " en " + date
	}
	if age := ageText(p.BirthDate, written); age != "" {
		born += " (" + age + ")"
	}
	return joined(" – ", born, sex)
}

// matriculeText is the matricule INS with its nature, as documents must state
// it (RNIV 1 v2.0). A number that is not well formed is printed as it is: the
// page hides nothing, the rules refuse it.
func matriculeText(p *identity.Patient) string {
	text := ""
	for _, id := range p.Identifiers {
		for _, n := range insNatures {
			if id.System == n.oid.URI() {
				text = joined(" – ", text, said("Matricule INS", groupedMatricule(id.Value)+" ("+n.text+")"))
			}
		}
	}
	return text
}

var insNatures = [...]struct {
	oid  ins.OID
	text string
}{
	{ins.NIR, "NIR"}, {ins.NIA, "NIA"}, {ins.NIRTest, "NIR de test"}, {ins.NIRDemo, "NIR de démonstration"},
}

// groupedMatricule groups the digits as on a carte Vitale: 2 79 03 51 215 189 89.
func groupedMatricule(s string) string {
	if len(s) != 15 {
		return s
	}
	return joined(nbsp, s[:1], s[1:3], s[3:5], s[5:7], s[7:10], s[10:13], s[13:])
}

func bodyText(c *prescription.Context) string {
	var weight, height, pregnant string
	if c.Weight != nil {
		weight = said("Poids", quantityText(c.Weight, false))
	}
	if c.Height != nil {
		height = said("Taille", quantityText(c.Height, false))
	}
	if c.Pregnant != nil {
		pregnant = said("Grossesse", map[bool]string{true: "oui", false: "non"}[*c.Pregnant])
	}
	return joined(" – ", weight, height, pregnant)
}
