package epmed_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
)

// FuzzRead: never a panic; what is read and can be written reads back with
// every loss reported, and is written the same way from then on.
func FuzzRead(f *testing.F) {
	opts := &epmed.WriteOptions{PDF: pdf}
	for _, c := range catalogue() {
		raw, _, err := epmed.Write(sample(medicine("1", c.Line)), opts)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	raw, _, _ := epmed.Write(sample(preparation("2"), device("3")), opts)
	f.Add(raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		first, _, err := epmed.Read(raw)
		if err != nil {
			return
		}
		out, left, err := epmed.Write(first.Prescription, opts)
		if err != nil {
			return
		}
		second, _, err := epmed.Read(out)
		if err != nil {
			t.Fatal(err)
		}
		again, _, err := epmed.Write(second.Prescription, opts)
		if err != nil {
			return // a loss can leave out what is mandatory
		}
		a, _ := json.Marshal(first.Prescription.Lines)
		b, _ := json.Marshal(second.Prescription.Lines)
		if len(left) == 0 && !bytes.Equal(a, b) && !bytes.Equal(out, again) {
			t.Fatalf("a loss without report:\n%s\n%s", a, b)
		}
	})
}
