package epmed_test

import (
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// ours is a prescription of one medicine; its people are fictitious. The line is one that
// CDA cannot carry whole: "in the evening" is not one of its moments.
func ours() prescription.Prescription {
	now := prescription.At(time.Date(2026, 11, 20, 12, 0, 0, 0, time.FixedZone("", 3600))) // time.Now()
	line := prescription.Line{
		ID: "1",
		Medicine: &prescription.Medicine{
			Name:  "PARACETAMOL MYLAN 500 mg, comprimé",
			Form:  prescription.Code{System: ordonnance.SystemEDQM, Code: "10219000", Display: "Comprimé"},
			Codes: []prescription.Code{{System: ordonnance.SystemCIS, Code: "63107752", Display: "PARACETAMOL MYLAN 500 mg, comprimé"}},
			Ingredients: []prescription.Ingredient{{
				Substance: prescription.Code{System: ordonnance.SystemSubstance, Code: "100000090270", Display: "Paracetamol"},
				Strength:  &prescription.Amount{Value: milligrams("500")},
			}},
		},
		Dosage: &prescription.Dosage{Steps: []prescription.Step{{
			Doses:  []prescription.Dose{{Amount: prescription.Amount{Value: milligrams("500")}}},
			Timing: prescription.Timing{Moments: []prescription.DayMoment{{Code: "EVE"}}},
		}}},
		Quantity: &prescription.Quantity{Value: "2", Unit: "boîte", System: ordonnance.SystemEDQM, Code: "30009000"},
	}
	line.Repeats, _ = prescription.Times(0) // not to be renewed
	line.Text = ordonnance.Sentence(line)
	return prescription.Prescription{
		ID: "7c9e6679-7425-40de-944b-e07fc1f90ae7", Written: now,
		Number: identity.Identifier{System: ordonnance.SystemEPU, Value: "01S2TBPZ2JCNZZYGHZ"},
		Patient: identity.Patient{
			Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "279035121518989"}}, // a test number
			FamilyName:  "PAT-TROIS", GivenNames: "DOMINIQUE MARIE-LOUISE", FirstGivenName: "DOMINIQUE",
			Sex: identity.Female, BirthDate: identity.Date{Year: 1979, Month: 3, Day: 28}, BirthPlace: "51215",
		},
		Prescriber: prescription.Prescriber{
			Practitioner: identity.Practitioner{FamilyName: "DOC0024566", GivenName: "Kit", Title: "Dr", Phone: "+33158432300",
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700245667"}},
				Profession:  identity.Code{System: ordonnance.SystemRole, Code: ordonnance.RolePhysician, Display: "Médecin"}},
			Place: identity.Organization{Name: "Cabinet Kit DOC0024566", Phone: "+33158432300",
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "499700245667008"}},
				Address:     &identity.Address{Lines: []string{"25 rue Berthollet"}, PostalCode: "75005", City: "PARIS"}},
		},
		Context: prescription.Context{Pregnant: new(bool)}, // told not to be
		Lines:   []prescription.Line{line},
	}
}

// milligrams is a weight with its code of UCUM.
func milligrams(n prescription.Decimal) *prescription.Quantity {
	return &prescription.Quantity{Value: n, Unit: "mg", System: "http://unitsofmeasure.org", Code: "mg"}
}

func ExampleWrite() {
	raw, left, err := epmed.Write(ours(), &epmed.WriteOptions{
		PDF: []byte("%PDF-1.7\n%%EOF\n"), // the copy for people, of ordonnance.Print
	})
	fmt.Println(len(raw) > 0, err)
	for _, o := range left {
		fmt.Println(o.Code, o.Path)
	}
	// Output:
	// true <nil>
	// EPMED-L27 /context/pregnant
	// EPMED-L01 /lines/0/dosage/steps/0/timing/moments
}

func ExampleRead() {
	raw, _, err := epmed.Write(ours(), &epmed.WriteOptions{PDF: []byte("%PDF-1.7\n%%EOF\n")})
	if err != nil {
		fmt.Println(err)
		return
	}
	got, faults, err := epmed.Read(raw)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range faults {
		fmt.Println(f.Code, f.Severity, f.Message.FR)
	}
	l := got.Prescription.Lines[0]
	fmt.Println(got.Version, l.ID, l.Medicine.Name)
	fmt.Println(l.Text)
	// Output:
	// FR-EPMED-031 warning le numéro national et le code 2D vont ensemble, et l'un manque
	// 2024.01 1 PARACETAMOL MYLAN 500 mg, comprimé
	// 500 mg le soir.
}

func ExampleLineUUID() {
	fmt.Println(epmed.LineUUID("7c9e6679-7425-40de-944b-e07fc1f90ae7", "1"))
	// Output: 91c03270-4c86-5911-af4c-5e71db60f0a5
}
