package ledger_test

import (
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
)

const rxID = "5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a01"

func boxesOf(n prescription.Decimal) *prescription.Quantity {
	return &prescription.Quantity{Value: n, Unit: "boîte"}
}

// twoBoxes is what prescription.Dispense returned in a pharmacy; place is its
// national number.
func twoBoxes(id, place string) prescription.Dispensation {
	return prescription.Dispensation{
		ID: id, Prescription: prescription.Reference{ID: rxID}, At: prescription.At(time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)),
		Dispenser: prescription.Dispenser{
			Practitioner: identity.Practitioner{FamilyName: "PHARMACH0007512",
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700075122"}}},
			Place: identity.Organization{Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: place}}},
		},
		Items: []prescription.Item{{Line: "1", Action: prescription.Partial, Quantity: boxesOf("2")}},
	}
}

// Two pharmacies without a network both hand out two boxes of three.
func ExampleMerge() {
	rx := prescription.Prescription{ID: rxID, Lines: []prescription.Line{{ID: "1", Quantity: boxesOf("3")}}}
	var here, there ledger.Ledger
	for _, add := range []struct {
		to *ledger.Ledger
		d  prescription.Dispensation
	}{{&here, twoBoxes("0b6e3a52-4b0f-4f7e-8d55-0f3a1c9c2d01", "1580008801")},
		{&there, twoBoxes("0b6e3a52-4b0f-4f7e-8d55-0f3a1c9c2d02", "1580008802")}} {
		if _, err := add.to.Add(add.d); err != nil {
			fmt.Println(err)
			return
		}
	}

	both := ledger.Merge(&here, &there, &here) // a copy changes nothing
	state := prescription.StateOf(rx, both.Of(rx.ID), prescription.At(time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)), nil)
	fmt.Println(both.Len(), "dispensations, line", state.Lines[0].Status)
	for _, f := range state.Findings {
		fmt.Println(f.Code, f.Message.EN)
		fmt.Println(f.Code, f.Message.FR)
	}
	// Output:
	// 2 dispensations, line done
	// DSP-101 more was handed out than prescribed
	// DSP-101 il a été délivré plus que prescrit
}
