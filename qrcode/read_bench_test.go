package qrcode_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math/rand/v2"
	"testing"

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
	}
	return degrade.Take(s), text
}

func BenchmarkDecodePage(b *testing.B) {
	for _, dpi := range []int{150, 300} {
		for _, withCode := range []bool{true, false} {
			img, text := a4(b, dpi, withCode)
			name := fmt.Sprintf("%d dpi, code %v", dpi, withCode)
			b.Run(name+"/ours", func(b *testing.B) {
				for b.Loop() {
					got, err := qrcode.Decode(context.Background(), img, nil)
					if withCode != (err == nil && got[0].Text == text) || !withCode && !errors.Is(err, qrcode.ErrNoCode) {
						b.Fatal(got, err)
					}
				}
			})
			b.Run(name+"/gozxing hybrid once", func(b *testing.B) {
				for b.Loop() {
					w, h := img.Rect.Dx(), img.Rect.Dy()
					src, _ := gozxing.NewPlanarYUVLuminanceSource(img.Pix, w, h, 0, 0, w, h, false)
					bm, _ := gozxing.NewBinaryBitmap(gozxing.NewHybridBinarizer(src))
					_, _ = zxqr.NewQRCodeReader().Decode(bm, nil)
				}
			})
		}
	}
}
