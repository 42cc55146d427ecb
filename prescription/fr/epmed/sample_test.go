package epmed_test

import (
	"encoding/base64"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/has"
)

// pdf is enough of a file to be taken for PDF.
var pdf = []byte("%PDF-1.7\n%%EOF\n")

// png is a picture of one pixel.
var png, _ = base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")

var written = prescription.At(time.Date(2026, 11, 20, 9, 30, 0, 0, time.FixedZone("", 3600)))

// sample is a prescription with every part of the header; its people are
// fictitious.
func sample(lines ...prescription.Line) prescription.Prescription {
	return prescription.Prescription{
		ID: "7c9e6679-7425-40de-944b-e07fc1f90ae7", Written: written,
		Number:   identity.Identifier{System: ordonnance.SystemEPU, Value: "01S2TBPZ2JCNZZYGHZ"},
		Validity: prescription.Period{Start: written, End: prescription.On(identity.Date{Year: 2027, Month: 2, Day: 20})},
		Patient: identity.Patient{
			Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "279035121518989"}},
			FamilyName:  "PAT-TROIS", GivenNames: "DOMINIQUE MARIE-LOUISE", FirstGivenName: "DOMINIQUE",
			UsedFamilyName: "PAT-TROIS", UsedGivenName: "DOMINIQUE", Sex: identity.Female,
			BirthDate: identity.Date{Year: 1979, Month: 3, Day: 28}, BirthPlace: "51215",
			Address: &identity.Address{Lines: []string{"28 avenue de Breteuil", "Escalier A"}, PostalCode: "75007", City: "PARIS", Country: "FR"},
			Phone:   "+33144534551", Email: "279035121518989@patient.mssante.fr",
		},
		Prescriber: prescription.Prescriber{
			Practitioner: identity.Practitioner{
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700245667"}},
				FamilyName:  "DOC0024566", GivenName: "Kit", Title: "Dr", Phone: "+33158432300",
				Profession: prescription.Code{System: ordonnance.SystemRole, Code: "G15_10/SM26", Display: "Médecin - Qualifié en Médecine Générale (SM)"},
			},
			Place: identity.Organization{
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "499700245667008"}},
				Name:        "Cabinet Kit DOC0024566", Phone: "+33158432300",
				Address: &identity.Address{Lines: []string{"25 rue Berthollet"}, PostalCode: "75005", City: "PARIS"},
			},
		},
		Replaced: &identity.Practitioner{
			Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700245667"}},
			FamilyName:  "DOC0024567", GivenName: "Max", Title: "Dr",
			Profession: prescription.Code{System: ordonnance.SystemRole, Code: "G15_10/SM26", Display: "Médecin - Qualifié en Médecine Générale (SM)"},
		},
		Executant: &identity.Organization{
			Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "1750512302"}}, Name: "Pharmacie du Marché",
		},
		Tags:    []prescription.Code{ordonnance.Tag(ordonnance.TagSecured)},
		Context: prescription.Context{Weight: measure("55", "kg"), Height: measure("170", "cm"), Pregnant: new(bool)},
		Comment: "Revoir dans un mois",
		Lines:   lines,
	}
}

func measure(value, unit string) *prescription.Quantity {
	return &prescription.Quantity{Value: prescription.Decimal(value), Unit: unit, System: "http://unitsofmeasure.org", Code: unit}
}

// medicine gives a line its product and its words.
func medicine(id string, l prescription.Line) prescription.Line {
	l.ID = id
	l.Medicine = &prescription.Medicine{
		Codes: []prescription.Code{
			{System: ordonnance.SystemCIS, Code: "63107752", Display: "PARACETAMOL MYLAN 500 mg, comprimé"},
			{System: ordonnance.SystemCIP13, Code: "3400933516390", Display: "PARACETAMOL MYLAN 500 mg, 16 comprimés"},
			{System: ordonnance.SystemATC, Code: "N02BE01", Display: "paracetamol"}},
		Name: "PARACETAMOL MYLAN 500 mg, comprimé",
		Form: prescription.Code{System: ordonnance.SystemEDQM, Code: "10219000", Display: "Comprimé"},
		Ingredients: []prescription.Ingredient{{Substance: prescription.Code{System: ordonnance.SystemSubstance, Code: "100000090270", Display: "Paracetamol"},
			Strength: &prescription.Amount{Value: measure("500", "mg")}}},
	}
	l.Text = ordonnance.Sentence(l)
	if l.Text == "" {
		l.Text = "Selon l'avis donné à la consultation"
	}
	l.Repeats, _ = prescription.Times(3)
	l.Quantity = &prescription.Quantity{Value: "2", Unit: "boîte", System: ordonnance.SystemEDQM, Code: "30009000"}
	l.RenewalPeriod = prescription.Span{Value: "28", Unit: prescription.Day}
	l.Substitution = prescription.Substitution{Refused: true, Motive: ordonnance.Motive(ordonnance.MotiveMTE)}
	l.ForPatient, l.ForDispenser = "À prendre au cours d'un repas", "Vérifier l'âge"
	return l
}

func preparation(id string) prescription.Line {
	return prescription.Line{ID: id, Text: "2 applications par jour", Preparation: &prescription.Preparation{
		Formula: "Préparation magistrale :\n- 30 g de diprosone\n- 70 g de Cérat Frais de Galien",
		Form:    prescription.Code{System: ordonnance.SystemEDQM, Code: "50015000", Display: "pommade pour application cutanée et nasale"}},
		Repeats: prescription.Unlimited}
}

func device(id string) prescription.Line {
	l := prescription.Line{ID: id, Text: "Lit à domicile", Flags: prescription.Flags{LongTerm: true},
		Device: &prescription.Device{Name: "Lit médical, lit + 135 kg", Hire: prescription.Span{Value: "60", Unit: prescription.Day}, UDI: "(01)03401234567893",
			Codes: []prescription.Code{{System: ordonnance.SystemEMDN, Code: "V0806", Display: "LITS MÉDICAUX"},
				{System: ordonnance.SystemLPP, Code: "1215702", Display: "lit médical"}}},
		Period:   prescription.Bounds{Start: prescription.On(written.Date()), End: prescription.On(identity.Date{Year: 2027, Month: 1, Day: 20})},
		Quantity: &prescription.Quantity{Value: "1"}}
	l.Repeats, _ = prescription.Times(0)
	return l
}

// catalogue is every posology of the HAS and of the other examples.
func catalogue() []has.Case { return append(has.Cases(), has.Others()...) }

func write(t testing.TB, rx prescription.Prescription) ([]byte, int) {
	t.Helper()
	raw, left, err := epmed.Write(rx, &epmed.WriteOptions{PDF: pdf, Code: png})
	if err != nil {
		t.Fatal(err)
	}
	return raw, len(left)
}
