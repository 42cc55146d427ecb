package qrcode_test

import (
	"context"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/datamatrix"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
)

// Writing, the self-check included, beside the writer of gozxing, which has no
// check and finds its way through the encodations by rules of thumb.
func BenchmarkEncodeDataMatrix(b *testing.B) {
	for _, v := range []struct{ name, text string }{
		{"box", box}, {"201 characters", strings.Repeat("DOLIPRANE 1000 mg cp; 1 x 3/j; 5 j ", 6)[:201]},
	} {
		ours := func() {
			if _, err := qrcode.EncodeDataMatrix(v.text, nil); err != nil {
				b.Fatal(err)
			}
		}
		library := func() {
			if _, err := datamatrix.NewDataMatrixWriter().Encode(v.text, gozxing.BarcodeFormat_DATA_MATRIX, 0, 0, nil); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(v.name+"/ours", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ours()
			}
		})
		b.Run(v.name+"/gozxing", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				library()
			}
		})
		b.Run(v.name+"/ratio", func(b *testing.B) { inTurn(b, library, ours) })
	}
}

// Reading a page with a Data Matrix of 25 mm, beside one attempt of gozxing at
// a QR Code on the same grey bytes (at a Data Matrix it finds none on a page).
func BenchmarkDecodeMatrixPage(b *testing.B) {
	c := ownMatrix(b, strings.Repeat("2D-DOC, 250 CARACTERES. ", 11)[:250], "")
	for name, dpi := range map[string]int{"200 dpi": 200, "300 dpi": 300} {
		img := degrade.Take(stamped(c, dpi, 3))
		ours := func() {
			if got, err := qrcode.Decode(context.Background(), img, nil); err != nil || len(got) != 1 {
				b.Fatal(err)
			}
		}
		b.Run(name+"/ours", func(b *testing.B) {
			for b.Loop() {
				ours()
			}
		})
		b.Run(name+"/gozxing", func(b *testing.B) {
			for b.Loop() {
				attempt(img)
			}
		})
		b.Run(name+"/ratio", func(b *testing.B) { inTurn(b, func() { attempt(img) }, ours) })
	}
}
