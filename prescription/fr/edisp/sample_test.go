package edisp_test

import (
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

var day = prescription.At(time.Date(2026, 11, 20, 9, 30, 0, 0, time.FixedZone("", 3600)))

func organization(number, name string) identity.Organization {
	return identity.Organization{Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: number}}, Name: name,
		Address: &identity.Address{Lines: []string{"25 rue Berthollet"}, PostalCode: "75005", City: "PARIS"}}
}

func professional(number, family, role string) identity.Practitioner {
	return identity.Practitioner{Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: number}},
		FamilyName: family, GivenName: "Kit", Phone: "+33158432300",
		Profession: prescription.Code{System: ordonnance.SystemRole, Code: role, Display: "Professionnel de santé"}}
}

func boxes(n string) *prescription.Quantity {
	return &prescription.Quantity{Value: prescription.Decimal(n), Unit: "boîte", System: ordonnance.SystemEDQM, Code: "30009000"}
}

// ordered is the prescription that the samples answer; its people are
// fictitious.
func ordered() prescription.Prescription {
	medicine := func(id, name, cis string) prescription.Line {
		return prescription.Line{ID: id, Text: "1 comprimé par jour", Quantity: boxes("2"), Medicine: &prescription.Medicine{Name: name,
			Codes: []prescription.Code{{System: ordonnance.SystemCIS, Code: cis, Display: name}}}}
	}
	return prescription.Prescription{
		ID: "7c9e6679-7425-40de-944b-e07fc1f90ae7", Written: day,
		Patient: identity.Patient{Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "279035121518989"}},
			FamilyName: "PAT-TROIS", GivenNames: "DOMINIQUE MARIE-LOUISE", FirstGivenName: "DOMINIQUE", Sex: identity.Female,
			BirthDate: identity.Date{Year: 1979, Month: 3, Day: 28}, BirthPlace: "51215"},
		Prescriber: prescription.Prescriber{Practitioner: professional("899700245667", "DOC0024566", "G15_10/SM26"),
			Place: organization("499700245667008", "Cabinet Kit DOC0024566")},
		Lines: []prescription.Line{medicine("1", "PARACETAMOL MYLAN 500 mg, comprimé", "63107752"), medicine("2", "AMOXICILLINE 1 g, comprimé", "60001234"),
			{ID: "3", Text: "Lit", Device: &prescription.Device{Name: "Lit médical"}},
			{ID: "4", Text: "2 applications par jour", Preparation: &prescription.Preparation{Formula: "30 g de diprosone\n70 g de cérat"}}},
	}
}

// handed is a dispensation with every kind of item.
func handed() prescription.Dispensation {
	changed := &prescription.Dosage{Steps: []prescription.Step{{
		Doses:  []prescription.Dose{{Amount: prescription.Amount{Value: &prescription.Quantity{Value: "1", Unit: "comprimé", System: ordonnance.SystemEDQM, Code: "15054000"}}}},
		Timing: prescription.Timing{Style: prescription.TimesPer, Frequency: 4, Period: prescription.Span{Value: "1", Unit: prescription.Day}},
		Route:  prescription.Code{System: ordonnance.SystemEDQM, Code: "20053000", Display: "Voie orale"},
		Bounds: prescription.Bounds{Duration: prescription.Span{Value: "2", Unit: prescription.Day}}}}}
	return prescription.Dispensation{
		ID: "0f8fad5b-d9cb-469f-a165-70867728950e", At: day,
		Prescription: prescription.Reference{ID: "7c9e6679-7425-40de-944b-e07fc1f90ae7"},
		Dispenser: prescription.Dispenser{Practitioner: professional("899700245675", "PHARMA0024567", "G15_21"),
			Place: organization("1750512302", "Pharmacie du Marché")},
		Note: "Renouvellement à prévoir",
		Items: []prescription.Item{
			{Line: "1", Action: prescription.Full, Quantity: boxes("2"), Text: "4 comprimés par jour pendant 2 jours", Dosage: changed,
				Product: &prescription.Product{Batch: "12345", Expiry: identity.Date{Year: 2032, Month: 12, Day: 31},
					Medicine: &prescription.Medicine{Name: "PARACETAMOL VIATRIS 500 mg, comprimé",
						Codes: []prescription.Code{{System: ordonnance.SystemCIP13, Code: "3400933516390", Display: "PARACETAMOL VIATRIS, 16 comprimés"}}}},
				Substituted: &prescription.Substituted{Reason: prescription.Code{Display: "Substitution par un produit générique"},
					Type: prescription.Code{System: "http://terminology.hl7.org/CodeSystem/v3-substanceAdminSubstitution", Code: "G", Display: "Substitution par un produit générique"}},
				ForPatient: "À prendre au cours d'un repas", Note: "Patient averti"},
			{Line: "2", Action: prescription.Partial, Quantity: boxes("1")},
			{Line: "3", Action: prescription.Full},
			{Line: "4", Action: prescription.Full, Quantity: &prescription.Quantity{Value: "1", Unit: "récipient", System: ordonnance.SystemEDQM, Code: "30015500"}},
			{Line: "2", Action: prescription.Refused, Reason: prescription.Code{System: prescription.ReasonSystem, Code: prescription.ReasonShortage}},
		},
	}
}

var completeness = []prescription.Completeness{prescription.FirstFull, prescription.FirstPart, "", prescription.FirstFull}
