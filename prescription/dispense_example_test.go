package prescription_test

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// atCounter is when the patient stands at the counter; a program takes time.Now().
var atCounter = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// exampleRx is a verified prescription of one line: three boxes, to be renewed
// once.
func exampleRx() document.Verified[prescription.Prescription] {
	once, _ := prescription.Times(1)
	written, _ := prescription.ParseMoment("2026-11-20")
	p := prescription.Prescription{
		ID:      "5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a01",
		Written: written,
		Patient: identity.Patient{FamilyName: "PAT-TROIS", GivenNames: "DOMINIQUE"},
		Prescriber: prescription.Prescriber{
			Practitioner: identity.Practitioner{FamilyName: "DOC0024566"},
		},
		Lines: []prescription.Line{{
			ID:            "1",
			Medicine:      &prescription.Medicine{Name: "RAMIPRIL 5 mg, comprimé"},
			Text:          "1 comprimé le matin",
			Quantity:      &prescription.Quantity{Value: "3", Unit: "boîte"},
			Repeats:       once,
			RenewalPeriod: prescription.Span{Value: "84", Unit: prescription.Day},
		}},
	}
	kind := prescription.Kind()
	signer, _ := identity.NewSigner("example", ed25519.NewKeyFromSeed(make([]byte, 32)), nil)
	keys, _ := identity.NewKeySet([]identity.Key{{ID: "example", Algorithm: identity.EdDSA,
		Public: signer.Public(), MaySign: []string{kind.Name}}}, nil)
	token, _, _ := document.Sign(p, kind, signer, &document.SignOptions{At: atCounter})
	rx, _ := document.Open(token, kind, keys, &document.OpenOptions{At: atCounter})
	return rx
}

// examplePharmacy is who dispenses.
var examplePharmacy = prescription.Dispenser{
	Practitioner: identity.Practitioner{FamilyName: "PHARMACH0007512", Identifiers: []identity.Identifier{
		{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700075122"}}},
}

func ExampleDispense() {
	rx := exampleRx()

	// A part today: two boxes of three are there.
	request := prescription.Dispensation{
		ID:        "0b6e3a52-4b0f-4f7e-8d55-0f3a1c9c2d01",
		At:        prescription.At(atCounter),
		Dispenser: examplePharmacy,
		Items: []prescription.Item{{Line: "1", Action: prescription.Partial,
			Quantity: &prescription.Quantity{Value: "2", Unit: "boîte"}}},
	}
	first, err := prescription.Dispense(rx, request, nil, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	history := []prescription.Dispensation{first}

	// The rest the day after. Full fills in what is owed.
	request.ID = "0b6e3a52-4b0f-4f7e-8d55-0f3a1c9c2d02"
	request.At = prescription.At(atCounter.AddDate(0, 0, 1))
	request.Items = []prescription.Item{{Line: "1", Action: prescription.Full}}
	second, err := prescription.Dispense(rx, request, history, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	history = append(history, second)
	fmt.Println("handed out:", second.Items[0].Quantity.Value, second.Items[0].Quantity.Unit)

	// The renewal is for later.
	request.ID = "0b6e3a52-4b0f-4f7e-8d55-0f3a1c9c2d03"
	_, err = prescription.Dispense(rx, request, history, nil)
	var refused *prescription.DispenseError
	if errors.As(err, &refused) {
		for _, r := range refused.Refusals {
			fmt.Printf("ligne %s : %s (%s), possible à partir du %s\n", r.Line, r.Message.FR, r.Code, r.Next)
		}
	}
	// Output:
	// handed out: 1 boîte
	// ligne 1 : renouvellement trop tôt (DSP-031), possible à partir du 2027-02-13
}

func ExampleStateOf() {
	rx := exampleRx()
	request := prescription.Dispensation{
		ID:        "0b6e3a52-4b0f-4f7e-8d55-0f3a1c9c2d01",
		At:        prescription.At(atCounter),
		Dispenser: examplePharmacy,
		Items:     []prescription.Item{{Line: "1", Action: prescription.Full}},
	}
	d, err := prescription.Dispense(rx, request, nil, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	state := prescription.StateOf(rx.Value(), []prescription.Dispensation{d}, request.At, nil)
	line := state.Lines[0]
	fmt.Println(state.Status, line.Status, line.Deliveries[0].Completeness)
	fmt.Println("next:", line.Remaining.Value, line.Remaining.Unit, "from", line.Next)
	// Output:
	// inExecution fullFirst FFC
	// next: 3 boîte from 2027-02-13
}
