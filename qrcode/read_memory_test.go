package qrcode_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math/rand/v2"
	"slices"
	"testing"

	skip2 "github.com/skip2/go-qrcode"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
)

// What one call of Decode may ask for in all, freed again or not, so that no
// moment of it can hold more: three bytes a pixel, beside the grey picture that
// was handed in. Pictures of under a megapixel have costs that do not grow with
// the picture: fixed patterns of the sizes of symbols that were tried.
const (
	memoryPixel = 3
	memoryFixed = 4 << 20
)

// memoryCase is a picture and whether a code is found in it, and read.
type memoryCase struct {
	name        string
	img         *image.Gray
	found, read bool
}

// decode reports the bytes asked for.
func (c *memoryCase) decode(t testing.TB) float64 {
	t.Helper()
	return allocated(func() {
		_, err := qrcode.Decode(context.Background(), c.img, nil)
		if (err == nil) != c.read || errors.Is(err, qrcode.ErrNoCode) == c.found {
			t.Fatal(c.name, err)
		}
	})
}

// spoilt is a symbol with its marks and timing lines and modules that cannot be
// corrected: every step of the ladder is climbed.
func spoilt(c degrade.Code) degrade.Code {
	r := rand.New(rand.NewPCG(8, 8))
	c.Modules = slices.Clone(c.Modules)
	for i := range c.Modules {
		if x, y := i%c.W, i/c.W; x > 8 && y > 8 {
			c.Modules[i] = r.IntN(2) == 0
		}
	}
	return c
}

// memoryCases are a page of text, scanned: with a symbol, without, and with one
// that cannot be read.
func memoryCases(t testing.TB, dpi int) []memoryCase {
	t.Helper()
	clean, _ := a4(t, dpi, true)
	bare, _ := a4(t, dpi, false)
	_, code, _ := symbol(t, rand.New(rand.NewPCG(5, 6)), 255, skip2.Medium)
	page := degrade.TextPage(dpi, 3)
	mm := float64(dpi) / 25.4
	broken := degrade.Take(degrade.Shot{W: page.Rect.Dx(), H: page.Rect.Dy(), Page: page, Blur: 0.5, Noise: 3, Contrast: 0.8,
		Codes: []degrade.Placed{{Code: spoilt(code), At: degrade.Square(170*mm, 250*mm, 26*mm, 1)}}})
	return []memoryCase{
		{fmt.Sprintf("%d dpi", dpi), clean, true, true},
		{fmt.Sprintf("%d dpi, no code", dpi), bare, false, false},
		{fmt.Sprintf("%d dpi, damaged", dpi), broken, true, false},
	}
}

// TestDecodeMemory holds the memory of pages below three times the grey picture,
// of all resolutions where there is time.
func TestDecodeMemory(t *testing.T) {
	sizes := []int{100}
	if corpus() != "" {
		sizes = []int{100, 150, 200, 300}
	}
	for _, dpi := range sizes {
		for _, c := range memoryCases(t, dpi) {
			per := c.decode(t) / float64(len(c.img.Pix))
			t.Logf("%s: %.2f bytes a pixel", c.name, per)
			if per > memoryPixel {
				t.Errorf("%s: %.2f bytes a pixel, want at most %d", c.name, per, memoryPixel)
			}
		}
	}
}

// TestDecodeMemorySmall are small pictures that look like many things.
func TestDecodeMemorySmall(t *testing.T) {
	_, code, _ := symbol(t, rand.New(rand.NewPCG(5, 6)), 170, skip2.Medium)
	salted, light := centred(code, 5, 8), centred(spoilt(code), 4, 3)
	salted.Salt, light.Invert = 0.2, true
	noise := image.NewGray(image.Rect(0, 0, 320, 240))
	r := rand.New(rand.NewPCG(3, 3))
	for i := range noise.Pix {
		noise.Pix[i] = byte(r.IntN(256))
	}
	for _, c := range []memoryCase{
		{"grains of salt", degrade.Take(salted), true, true},
		{"light on dark, damaged", degrade.Take(light), true, false},
		{"noise", noise, false, false},
		{"a few pixels", image.NewGray(image.Rect(0, 0, 20, 20)), false, false},
	} {
		all := c.decode(t)
		t.Logf("%s: %.0f kB for %d pixels", c.name, all/1000, len(c.img.Pix))
		if all > memoryFixed+memoryPixel*float64(len(c.img.Pix)) {
			t.Errorf("%s: %.0f kB for %d pixels", c.name, all/1000, len(c.img.Pix))
		}
	}
}

// BenchmarkDecodeMemory reports the bytes asked for, a pixel, beside those of one
// attempt of gozxing.
func BenchmarkDecodeMemory(b *testing.B) {
	report := func(c memoryCase) {
		b.Run(c.name, func(b *testing.B) {
			var all float64
			for b.Loop() {
				all = c.decode(b)
			}
			n := float64(len(c.img.Pix))
			b.ReportMetric(all/n, "B/pixel")
			b.ReportMetric(allocated(func() { attempt(c.img) })/n, "gozxing-B/pixel")
			b.ReportMetric(0, "ns/op")
		})
	}
	for _, dpi := range []int{100, 150, 200, 300} {
		for _, c := range memoryCases(b, dpi) {
			report(c)
		}
	}
	img, _ := photo(b)
	report(memoryCase{"12 MP", img, true, true})
}
