package ordonnance_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

func BenchmarkPrint(b *testing.B) {
	codes := pageCodes(b)
	for _, s := range pageSamples[:4] {
		rx := s.rx()
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ordonnance.Print(rx, codes, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The codes cost most of the page: each is decoded once before it is drawn.
func BenchmarkPrintWithoutCodes(b *testing.B) {
	for _, s := range pageSamples[:4] {
		rx := s.rx()
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ordonnance.Print(rx, ordonnance.Codes{}, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkPage(b *testing.B) {
	printed, err := ordonnance.Print(pageChronic(), pageCodes(b), nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("pdf", func(b *testing.B) {
		for b.Loop() {
			if _, err := printed.Document.PDF(); err != nil {
				b.Fatal(err)
			}
		}
	})
	for name, dpi := range map[string]int{"png-150": 150, "png-300": 300} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := printed.Document.PNG(1, dpi); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
