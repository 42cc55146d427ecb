package fhir_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
)

func TestIndexOfNothing(t *testing.T) {
	x := fhir.NewIndex(nil)
	if r, _ := x.Resolve(nil, &fhir.Reference{Reference: "Patient/1"}); r != nil {
		t.Error(r)
	}
}
