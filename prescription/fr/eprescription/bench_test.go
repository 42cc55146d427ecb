package eprescription_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

func BenchmarkWriteFiveLines(b *testing.B) {
	p := gen.Typical(5, true)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := eprescription.Write(p, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadFiveLines(b *testing.B) {
	raw, _, err := eprescription.Write(gen.Typical(5, true), nil)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := eprescription.Read(raw, nil); err != nil {
			b.Fatal(err)
		}
	}
}
