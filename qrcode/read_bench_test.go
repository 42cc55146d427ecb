package qrcode_test

import (
	"context"
	"errors"
	"image"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"
	zxqr "github.com/makiuchi-d/gozxing/qrcode"
	skip2 "github.com/skip2/go-qrcode"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
)

// a4 is a printed page with lines of text and, if asked for, a symbol of
// version 9-M in 30 mm with its quiet zone, scanned.
func a4(t testing.TB, dpi int, withCode bool) (*image.Gray, string) {
	t.Helper()
	text, code, _ := symbol(t, rand.New(rand.NewPCG(5, 6)), 255, skip2.Medium)
	page := degrade.TextPage(dpi, 3)
	s := degrade.Shot{W: page.Rect.Dx(), H: page.Rect.Dy(), Page: page, Blur: 0.5, Noise: 3, Contrast: 0.8}
	if withCode {
		mm := float64(dpi) / 25.4
		side := 30 * mm * float64(code.W) / float64(code.W+8)
		s.Codes = []degrade.Placed{{Code: code, At: degrade.Square(170*mm, 250*mm, side, 1)}}
		return degrade.Take(s), text
	}
	return degrade.Take(s), ""
}

// photo is the same page as a camera of twelve megapixels sees it.
func photo(t testing.TB) (*image.Gray, string) {
	t.Helper()
	text, code, _ := symbol(t, rand.New(rand.NewPCG(5, 6)), 255, skip2.Medium)
	page := degrade.TextPage(350, 3)
	at := degrade.Tilt(degrade.Square(2100, 3300, 400, 8), 0.05, 4)
	return degrade.Take(degrade.Shot{W: page.Rect.Dx(), H: page.Rect.Dy(), Page: page, Blur: 1.5, Noise: 5, Contrast: 0.7,
		Gradient: 0.3, JPEG: 80, Codes: []degrade.Placed{{Code: code, At: at}}}), text
}

// attempt is one attempt of the prescribed library, hybrid binarizer, on the
// same grey bytes.
func attempt(img *image.Gray) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	src, _ := gozxing.NewPlanarYUVLuminanceSource(img.Pix, w, h, 0, 0, w, h, false)
	bm, _ := gozxing.NewBinaryBitmap(gozxing.NewHybridBinarizer(src))
	_, _ = zxqr.NewQRCodeReader().Decode(bm, nil)
}

// allocated is how many bytes f asks for, freed again or not.
func allocated(f func()) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}

// BenchmarkDecodePage reads pages beside one attempt of gozxing. On a shared
// machine only the ratios mean something: both take turns, the median counts.
func BenchmarkDecodePage(b *testing.B) {
	for _, c := range []struct {
		name string
		shot func() (*image.Gray, string)
	}{
		{"150 dpi", func() (*image.Gray, string) { return a4(b, 150, true) }},
		{"150 dpi, no code", func() (*image.Gray, string) { return a4(b, 150, false) }},
		{"300 dpi", func() (*image.Gray, string) { return a4(b, 300, true) }},
		{"300 dpi, no code", func() (*image.Gray, string) { return a4(b, 300, false) }},
		{"12 MP", func() (*image.Gray, string) { return photo(b) }},
	} {
		img, text := c.shot()
		ours := func(o *qrcode.DecodeOptions) {
			got, err := qrcode.Decode(context.Background(), img, o)
			if (err == nil) != (text != "") || err == nil && got[0].Text != text || err != nil && !errors.Is(err, qrcode.ErrNoCode) {
				b.Fatal(len(got), err)
			}
		}
		b.Run(c.name+"/ours QR only", func(b *testing.B) {
			for b.Loop() {
				ours(&qrcode.DecodeOptions{Formats: []qrcode.Format{qrcode.QR}})
			}
		})
		b.Run(c.name+"/ours", func(b *testing.B) {
			for b.Loop() {
				ours(nil)
			}
			b.ReportMetric(allocated(func() { ours(nil) })/float64(len(img.Pix)), "B/pixel")
		})
		b.Run(c.name+"/gozxing", func(b *testing.B) {
			for b.Loop() {
				attempt(img)
			}
		})
		b.Run(c.name+"/ratio", func(b *testing.B) { inTurn(b, func() { attempt(img) }, func() { ours(nil) }) })
		b.Run(c.name+"/ratio QR only", func(b *testing.B) {
			inTurn(b, func() { attempt(img) }, func() { ours(&qrcode.DecodeOptions{Formats: []qrcode.Format{qrcode.QR}}) })
		})
	}
}

// inTurn reports the median ratio of two functions called in turn.
func inTurn(b *testing.B, base, ours func()) {
	clock := func(f func()) float64 {
		start := time.Now()
		f()
		return float64(time.Since(start))
	}
	var ratios []float64
	for b.Loop() {
		before := clock(base)
		middle := clock(ours)
		ratios = append(ratios, 2*middle/(before+clock(base)))
	}
	slices.Sort(ratios)
	b.ReportMetric(ratios[len(ratios)/2], "x-base")
	b.ReportMetric(0, "ns/op")
}
