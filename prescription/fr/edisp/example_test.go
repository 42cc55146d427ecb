package edisp_test

import (
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/edisp"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// noon is when everything in the examples happens; a program takes time.Now().
var noon = prescription.At(time.Date(2026, 11, 20, 12, 0, 0, 0, time.FixedZone("", 3600)))

// packs is a number of packs of a medicine.
func packs(n prescription.Decimal) *prescription.Quantity {
	return &prescription.Quantity{Value: n, Unit: "boîte", System: ordonnance.SystemEDQM, Code: "30009000"}
}

// received is the prescription, as the pharmacy read it; its people are fictitious.
func received() prescription.Prescription {
	return prescription.Prescription{
		ID: "7c9e6679-7425-40de-944b-e07fc1f90ae7", Written: noon,
		Patient: identity.Patient{
			Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "279035121518989"}}, // a test number
			FamilyName:  "PAT-TROIS", GivenNames: "DOMINIQUE MARIE-LOUISE", FirstGivenName: "DOMINIQUE",
			Sex: identity.Female, BirthDate: identity.Date{Year: 1979, Month: 3, Day: 28}, BirthPlace: "51215",
		},
		Prescriber: prescription.Prescriber{
			Practitioner: identity.Practitioner{FamilyName: "DOC0024566", GivenName: "Kit", Phone: "+33158432300",
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700245667"}},
				Profession:  identity.Code{System: ordonnance.SystemRole, Code: ordonnance.RolePhysician, Display: "Médecin"}},
			Place: identity.Organization{Name: "Cabinet Kit DOC0024566",
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "499700245667008"}}},
		},
		Lines: []prescription.Line{
			{ID: "1", Text: "1 comprimé 2 fois par jour pendant 8 jours", Quantity: packs("1"), Medicine: &prescription.Medicine{
				Name:  "PARACETAMOL MYLAN 500 mg, comprimé",
				Codes: []prescription.Code{{System: ordonnance.SystemCIS, Code: "63107752", Display: "PARACETAMOL MYLAN 500 mg, comprimé"}}}},
			{ID: "2", Text: "1 comprimé par jour pendant 3 mois", Quantity: packs("3"), Medicine: &prescription.Medicine{
				Name:  "AMOXICILLINE 1 g, comprimé",
				Codes: []prescription.Code{{System: ordonnance.SystemCIS, Code: "60001234", Display: "AMOXICILLINE 1 g, comprimé"}}}},
			{ID: "3", Text: "Lit médical à domicile", Device: &prescription.Device{Name: "Lit médical"}},
		},
	}
}

// done is what the pharmacy did: one medicine whole, one in part, and no bed.
func done() prescription.Dispensation {
	return prescription.Dispensation{
		ID: "0f8fad5b-d9cb-469f-a165-70867728950e", At: noon,
		Prescription: prescription.Reference{ID: "7c9e6679-7425-40de-944b-e07fc1f90ae7"},
		Dispenser: prescription.Dispenser{
			Practitioner: identity.Practitioner{FamilyName: "PHARMA0024567", GivenName: "Kit", Phone: "+33158432300",
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700245675"}},
				Profession:  identity.Code{System: ordonnance.SystemRole, Code: "G15_21", Display: "Pharmacien"}},
			Place: identity.Organization{Name: "Pharmacie du Marché",
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "1750512302"}}},
		},
		Items: []prescription.Item{
			{Line: "1", Action: prescription.Full, Quantity: packs("1"), ForPatient: "À prendre au cours d'un repas"},
			{Line: "2", Action: prescription.Partial, Quantity: packs("1")},
			{Line: "3", Action: prescription.Refused, Reason: prescription.Code{System: prescription.ReasonSystem, Code: prescription.ReasonShortage}},
		},
	}
}

func ExampleWrite() {
	raw, left, err := edisp.Write(done(), received(), &edisp.WriteOptions{
		Completeness: []prescription.Completeness{prescription.FirstFull, prescription.FirstPart}, // see prescription.StateOf
	})
	fmt.Println(len(raw) > 0, err)
	for _, o := range left {
		fmt.Println(o.Path, o.Reason.EN)
	}
	// Output:
	// true <nil>
	// /items/2 a refusal, a cancellation or a device has no element
}

func ExampleRead() {
	raw, _, err := edisp.Write(done(), received(), &edisp.WriteOptions{
		Completeness: []prescription.Completeness{prescription.FirstFull, prescription.FirstPart},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	got, faults, err := edisp.Read(raw)
	fmt.Println(len(faults), err)
	for _, item := range got.Dispensation.Items {
		fmt.Println(item.Line, item.Action, item.Quantity.Value, item.Quantity.Unit)
	}
	// Output:
	// 0 <nil>
	// 1 full 1 boîte
	// 2 partial 1 boîte
}
