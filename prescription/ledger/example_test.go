package ledger_test

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
)

// Two pharmacies without a network both hand out two boxes of three.
func ExampleMerge() {
	rx := prescription.Prescription{ID: id(100), Lines: []prescription.Line{{ID: "1", Quantity: boxes(3)}}}
	var here, there ledger.Ledger
	for _, add := range []struct {
		to *ledger.Ledger
		d  prescription.Dispensation
	}{{&here, dispensed(1, 100, 1, 2)}, {&there, dispensed(2, 100, 2, 2)}} {
		if _, err := add.to.Add(add.d); err != nil {
			fmt.Println(err)
			return
		}
	}

	both := ledger.Merge(&here, &there, &here) // a copy changes nothing
	state := prescription.StateOf(rx, both.Of(rx.ID), prescription.At(noon), nil)
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
