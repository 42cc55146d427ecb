package pdf_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
)

func BenchmarkDraw(b *testing.B) {
	for b.Loop() {
		ordonnance()
	}
}

func BenchmarkPDF(b *testing.B) {
	d := ordonnance()
	for b.Loop() {
		if _, err := d.PDF(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPNG150(b *testing.B) { benchmarkPNG(b, 150) }
func BenchmarkPNG300(b *testing.B) { benchmarkPNG(b, 300) }

func benchmarkPNG(b *testing.B, dpi int) {
	d := ordonnance()
	for b.Loop() {
		if _, err := d.PNG(1, dpi); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPicture150(b *testing.B) {
	d := ordonnance()
	for b.Loop() {
		if _, err := d.Picture(1, 150); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrap(b *testing.B) {
	text := "Un comprimé par voie orale matin et soir, au cours du repas, pendant 7 jours ; ne pas dépasser 3 g."
	for b.Loop() {
		pdf.Wrap(text, pdf.Style{}, 80)
	}
}

func BenchmarkCheckArchive(b *testing.B) {
	file := ourFile(b)
	for b.Loop() {
		if faults := pdf.CheckArchive(file); len(faults) > 0 {
			b.Fatal(faults)
		}
	}
}
