package edisp_test

import (
	"encoding/json"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/edisp"
)

// FuzzRead: never a panic, and a document is read the same way twice.
func FuzzRead(f *testing.F) {
	raw, _, err := edisp.Write(handed(), ordered(), &edisp.WriteOptions{Completeness: completeness})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		first, faults, err := edisp.Read(raw)
		if err != nil {
			return
		}
		second, again, _ := edisp.Read(raw)
		a, _ := json.Marshal(first.Dispensation)
		b, _ := json.Marshal(second.Dispensation)
		if string(a) != string(b) || len(faults) != len(again) {
			t.Fatal("read differently")
		}
		_ = first
	})
}
