package eprescription_test

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
)

// sample is a prescription of a fictitious person.
func sample() prescription.Prescription {
	four, _ := prescription.ParseSpan("4 h")
	return prescription.Prescription{
		ID:      "7c9e6679-7425-40de-944b-e07fc1f90ae7",
		Written: prescription.On(identity.Date{Year: 2026, Month: 11, Day: 20}),
		Patient: identity.Patient{FamilyName: "PAT-TROIS", GivenNames: "DOMINIQUE"},
		Prescriber: prescription.Prescriber{Practitioner: identity.Practitioner{FamilyName: "DOCTEUR",
			Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700245667"}}}},
		Lines: []prescription.Line{{
			ID:       "1",
			Medicine: &prescription.Medicine{Name: "Paracétamol 500 mg, comprimé"},
			Text:     "1 comprimé si douleur, en espaçant les prises de 4 heures",
			Dosage: &prescription.Dosage{Steps: []prescription.Step{{
				Doses:    []prescription.Dose{{Amount: prescription.Amount{Value: &prescription.Quantity{Value: "1", Unit: "comprimé"}}}},
				AsNeeded: true, Condition: prescription.Code{Display: "douleur"}, MinInterval: four,
			}}},
		}},
	}
}

func ExampleWrite() {
	raw, left, err := eprescription.Write(sample(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(raw) > 0)
	for _, o := range left {
		fmt.Println(o.Code, o.Path, eprescription.Lost(o))
	}
	// Output:
	// true
	// EPR-303 /lines/0/dosage/steps/0/minInterval true
}

func ExampleRead() {
	raw, _, err := eprescription.Write(sample(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	p, faults, err := eprescription.Read(raw, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Lines[0].Text)
	fmt.Println(p.Lines[0].Dosage.Steps[0].Instructions, len(faults))
	// Output:
	// 1 comprimé si douleur, en espaçant les prises de 4 heures
	// [En espaçant les prises d'au moins 4 heures.] 0
}

func ExampleWriteDispensation() {
	d := prescription.Dispensation{
		ID:           "0b8a3f0e-6c0b-4b3e-9d57-3c1a5a0f7b21",
		Prescription: prescription.Reference{ID: sample().ID, Digest: "00"},
		At:           prescription.On(identity.Date{Year: 2026, Month: 11, Day: 21}),
		Dispenser:    prescription.Dispenser{Practitioner: identity.Practitioner{FamilyName: "PHARMA"}},
		Items:        []prescription.Item{{Line: "1", Action: prescription.Full, Quantity: &prescription.Quantity{Value: "1", Unit: "boîte"}}},
	}
	raw, left, err := eprescription.WriteDispensation(d, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	back, faults, err := eprescription.ReadDispensation(raw, nil)
	fmt.Println(back.Items[0].Action, back.Items[0].Quantity.Value, len(faults), err)
	fmt.Println(left[0].Code, left[0].Path)
	// Output:
	// full 1 0 <nil>
	// EPR-304 /prescription/digest
}
