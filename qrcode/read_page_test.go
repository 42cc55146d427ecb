package qrcode_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	skip2 "github.com/skip2/go-qrcode"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
)

// printed is an A4 page of text with a symbol of 30 mm, quiet zone included, as
// a mild scan shows it: turned by up to 5°, slightly blurred and noisy, 80 % of
// the contrast left.
func printed(code degrade.Code, dpi, i int, seed uint64) degrade.Shot {
	page := degrade.TextPage(dpi, seed)
	mm := float64(dpi) / 25.4
	side := 30 * mm * float64(code.W) / float64(code.W+8)
	turn := float64(i%11) - 5
	r := rand.New(rand.NewPCG(seed, 3))
	at := degrade.Square((40+130*r.Float64())*mm, (60+180*r.Float64())*mm, side, turn)
	return degrade.Shot{W: page.Rect.Dx(), H: page.Rect.Dy(), Page: page, Seed: seed,
		Codes: []degrade.Placed{{Code: code, At: at}}, Blur: 0.6, Noise: 6, Contrast: 0.8}
}

// TestPrintedPage reads the signed copy of a prescription off a scanned page:
// see [pictures].
func TestPrintedPage(t *testing.T) {
	for _, c := range []struct{ dpi, chars, version, floor int }{
		{150, 220, 8, 12}, {150, 260, 9, 12}, {150, 480, 13, 12},
		{125, 260, 9, 12}, {125, 480, 13, 12}, {100, 260, 9, 12}, {100, 480, 13, 11},
	} {
		t.Run(fmt.Sprintf("version %d-M, 30 mm, %d dpi", c.version, c.dpi), func(t *testing.T) {
			n := pictures()
			if n == 1 && c.dpi != 150 || n < 12 && c.floor < 12 {
				t.Skip("set ORDONNANCE_CORPUS to the folder of public test data and run with -args -long")
			}
			if n > 1 && c.dpi == 150 && c.version == 9 {
				n = 12 // the printed copy of a prescription of five lines
			}
			r := rand.New(rand.NewPCG(9, uint64(c.chars)))
			read := 0
			for i := range n {
				text, code, v := symbol(t, r, c.chars, skip2.Medium)
				if v != c.version {
					t.Fatalf("version %d", v)
				}
				if reads(t, degrade.Take(printed(code, c.dpi, i, uint64(i+1))), text) {
					read++
				}
			}
			if read < min(c.floor, n) {
				t.Errorf("read %d of %d, want %d", read, n, min(c.floor, n))
			}
		})
	}
}
