package gen

import (
	"fmt"
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Typical returns the sample on which sizes and speeds are measured and
// compared with other formats: a fictitious patient (INS with its OID, names of
// 15 and 12 letters, birth date), a prescriber (RPPS, practice number, name), a
// UUID, a date, and lines with a CIP13, moments, a dose, days, renewals and the
// substitution flag. The content never varies; from the sixth line on the lines
// repeat with other product codes.
//
// Line.Text is a sentence typed by hand, of 50 to 80 characters, when text is
// set. Otherwise it is a short stand-in: to measure a prescription without free
// text, put the generated sentence in its place.
func Typical(lines int, text bool) prescription.Prescription {
	p := prescription.Prescription{
		ID:      "7c9e6679-7425-40de-944b-e07fc1f90ae7",
		Written: prescription.On(identity.Date{Year: 2026, Month: 11, Day: 20}),
		Patient: identity.Patient{
			Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "279035121518989"}},
			FamilyName:  "PAT-TROIS-DEMOS",
			GivenNames:  "MARIE-LOUISE",
			Sex:         identity.Female,
			BirthDate:   identity.Date{Year: 1979, Month: 3, Day: 28},
		},
		Prescriber: prescription.Prescriber{
			Practitioner: identity.Practitioner{
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700245667"}},
				FamilyName:  "DOCTEUR",
				GivenName:   "KIT",
			},
			Place: identity.Organization{
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "499700245667008"}},
			},
		},
	}
	for i := range lines {
		p.Lines = append(p.Lines, typicalLine(i, text))
	}
	return p
}

// sample is what one line of [Typical] says.
type sample struct {
	product string // first twelve digits of the CIP13
	name    string
	moments []string
	dose    prescription.Decimal
	unit    string // EDQM code
	label   string
	days    int
	repeats int
	refused bool
	short   string
	typed   string
}

var samples = []sample{
	{"340093000001", "MEDICAMENT A 500 mg, comprimé", []string{"MORN", "EVE"}, "1", "15054000", "comprimé", 30, 5, false,
		"1 comprimé matin et soir",
		"1 comprimé le matin et 1 comprimé le soir, au cours des repas, un mois"},
	{"340093512345", "MEDICAMENT B 20 mg, gélule", []string{"ACM"}, "1", "15012000", "gélule", 28, 2, false,
		"1 gélule avant le petit déjeuner",
		"1 gélule à jeun avant le petit déjeuner, sans l'ouvrir ni la croquer"},
	{"340094998877", "MEDICAMENT C 75 microgrammes, comprimé", []string{"MORN"}, "0.5", "15054000", "comprimé", 90, 3, true,
		"un demi-comprimé le matin",
		"un demi-comprimé chaque matin, toujours à la même heure, 3 mois"},
	{"340093777001", "MEDICAMENT D 10 mg, comprimé", []string{"HS"}, "1", "15054000", "comprimé", 14, 0, false,
		"1 comprimé au coucher",
		"1 comprimé au coucher si besoin, ne pas conduire le lendemain matin"},
	{"340095555123", "MEDICAMENT E 1 g, comprimé", []string{"MORN", "NOON", "EVE"}, "2", "15054000", "comprimé", 7, 0, false,
		"2 comprimés matin, midi et soir",
		"2 comprimés matin, midi et soir avec un grand verre d'eau, 7 jours"},
}

func typicalLine(i int, text bool) prescription.Line {
	s := samples[i%len(samples)]
	times, _ := prescription.Times(s.repeats)
	l := prescription.Line{
		ID: strconv.Itoa(i + 1),
		Medicine: &prescription.Medicine{
			Codes: []prescription.Code{{System: "urn:oid:1.2.250.1.213.2.3.2", Code: ean13(s.product, i/len(samples))}},
			Name:  s.name,
		},
		Text: s.short,
		Dosage: &prescription.Dosage{Steps: []prescription.Step{{
			Doses: []prescription.Dose{{Amount: prescription.Amount{Value: &prescription.Quantity{Value: s.dose,
				Unit: s.label, System: "http://standardterms.edqm.eu", Code: s.unit}}}},
			Timing: prescription.Timing{Moments: moments(s.moments...)},
			Bounds: prescription.Bounds{Duration: prescription.Span{Value: prescription.Decimal(strconv.Itoa(s.days)), Unit: prescription.Day}},
		}}},
		Repeats: times,
	}
	if s.refused {
		l.Substitution = prescription.Substitution{Refused: true,
			Motive: prescription.Code{System: "urn:ordonnance:fr:substitution-motive", Code: "MTE"}}
	}
	if text {
		l.Text = s.typed
	}
	return l
}

// ean13 adds n to the first twelve digits and puts the check digit behind them
// (GS1 General Specifications §7.9).
func ean13(head string, n int) string {
	number, _ := strconv.Atoi(head)
	head = fmt.Sprintf("%012d", number+n)
	sum := 0
	for i, c := range head {
		sum += int(c-'0') * (1 + 2*(i%2))
	}
	return head + strconv.Itoa((10-sum%10)%10)
}
