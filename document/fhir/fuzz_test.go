package fhir_test

import (
	"bytes"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
)

// FuzzRead: no input panics; what is read without a failure is written, and
// what was written is read and written alike.
func FuzzRead(f *testing.F) {
	for _, v := range vectors {
		f.Add([]byte(v.text))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, faults, err := fhir.Read(raw)
		if err != nil {
			if r != nil || faults != nil {
				t.Fatal("a value beside an error")
			}
			return
		}
		fhir.Set(r, "")
		out, err := fhir.Write(r)
		if (err == nil) == document.Refuses(faults) {
			t.Fatalf("written: %v, faults: %v", err, faults)
		}
		if err != nil {
			return
		}
		again, _, err := fhir.Read(out)
		if err != nil {
			t.Fatal(err)
		}
		twice, err := fhir.Write(again)
		if err != nil || !bytes.Equal(out, twice) {
			t.Fatalf("%v\n%s\n%s", err, out, twice)
		}
	})
}
