package ledger_test

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
)

// act is what prescription.Dispense returned.
func act() prescription.Dispensation {
	return prescription.Dispensation{
		ID:           "0b6e3a52-4b0f-4f7e-8d55-0f3a1c9c2d01",
		Prescription: prescription.Reference{ID: "5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a01"},
		At:           prescription.At(time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)),
		Dispenser: prescription.Dispenser{Practitioner: identity.Practitioner{FamilyName: "PHARMACH0007512",
			Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700075122"}}}},
		Items: []prescription.Item{{Line: "1", Action: prescription.Partial, Quantity: &prescription.Quantity{Value: "2", Unit: "boîte"}}},
	}
}

func ExampleLedger_Add() {
	var l ledger.Ledger
	d := act()
	for range 2 {
		outcome, err := l.Add(d)
		fmt.Println(outcome, err)
	}
	d.Items[0].Line = "2" // the same number for another act
	outcome, err := l.Add(d)
	fmt.Println(outcome, err, len(l.Conflicts()))
	// Output:
	// new <nil>
	// known <nil>
	// conflicting <nil> 1
}

// The set as a file: one dispensation a line, always the same text.
func ExampleWrite() {
	var l ledger.Ledger
	if _, err := l.Add(act()); err != nil {
		fmt.Println(err)
		return
	}
	var file bytes.Buffer
	if err := ledger.Write(&file, &l); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(bytes.Count(file.Bytes(), []byte("\n")), "line")
	// Output:
	// 1 line
}

func ExampleRead() {
	_, err := ledger.Read(bytes.NewBufferString("{}\n"), nil)
	fmt.Println(errors.Is(err, ledger.ErrLine))
	// Output:
	// true
}
