package finess_test

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/finess"
)

func ExampleParseNumber() {
	n, err := finess.ParseNumber("0B0172805")
	fmt.Println(n, n.Fictitious(), err)
	// Output: 0B0172805 true <nil>
}

func ExampleParseSIRET() {
	n, err := finess.ParseSIRET("18003502400041")
	fmt.Println(n.SIREN(), err)
	// Output: 180035024 <nil>
}

func ExampleParseSIREN() {
	_, err := finess.ParseSIREN("180035025")
	fmt.Println(err)
	// Output: FINESS-004: the check digit of the SIREN is wrong
}

func ExampleParseIDNST() {
	id, _ := finess.ParseIDNST("10B0057881")
	n, err := id.FINESS()
	fmt.Println(n, err)
	// Output: 0B0057881 <nil>
}
