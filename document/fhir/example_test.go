package fhir_test

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
)

func ExampleRead() {
	r, faults, err := fhir.Read([]byte(`{"resourceType":"Observation","status":"final","code":{"text":"Poids"},` +
		`"valueQuantity":{"value":72.50,"unit":"kg"},"mood":"good"}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.(*fhir.Observation).ValueQuantity.Value)
	for _, f := range faults {
		fmt.Println(f.Code, f.Severity, f.Path)
	}
	// Output:
	// 72.50
	// FHIR-101 warning /mood
}

func ExampleWrite() {
	o := &fhir.Observation{Status: "final", Code: &fhir.CodeableConcept{Text: "Poids"},
		ValueQuantity: &fhir.Quantity{Value: "72.50", Unit: "kg"}}
	raw, err := fhir.Write(o)
	fmt.Println(string(raw), err)
	o.Status = "finished"
	_, err = fhir.Write(o)
	fmt.Println(err)
	// Output:
	// {"resourceType":"Observation","status":"final","code":{"text":"Poids"},"valueQuantity":{"value":72.50,"unit":"kg"}} <nil>
	// FHIR-011: what was to be written is not valid FHIR: at "/status": the code is not one of those allowed here
}

func ExampleValidate() {
	for _, f := range fhir.Validate([]byte(`{"resourceType":"Patient","gender":"f","birthDate":"28/03/1979"}`)) {
		fmt.Println(f.Code, f.Path, f.Message.EN)
	}
	// Output:
	// FHIR-105 /gender the code is not one of those allowed here
	// FHIR-103 /birthDate the value does not have the type or the form of this member
}
