package qrcode_test

import (
	"context"
	"errors"
	"image"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	writer "github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/symbol"
)

// TestReasons takes pictures of a code that cannot be read, each for one
// reason.
func TestReasons(t *testing.T) {
	_, code := sample(t)
	shot := func(px float64, f func(s *degrade.Shot)) *image.Gray {
		s := centred(code, px, 3)
		s.Fine = 2
		f(&s)
		return degrade.Take(s)
	}
	blurred := func(sigma float64) *image.Gray { return shot(5, func(s *degrade.Shot) { s.Blur = sigma }) }
	faint := func(levels, noise float64) *image.Gray {
		return shot(4, func(s *degrade.Shot) { s.Contrast, s.Noise, s.Blur = levels/255, noise, 0.6 })
	}
	cut := func(dx, dy float64) *image.Gray { // shares of the symbol outside
		return shot(5, func(s *degrade.Shot) {
			side := s.Codes[0].At[1].Sub(s.Codes[0].At[0]).Len()
			s.Codes[0].At = s.Codes[0].At.Shift(geom.Point{
				X: dx*side + sign(dx)*(float64(s.W)-side)/2, Y: dy*side + sign(dy)*(float64(s.H)-side)/2})
		})
	}
	small := func(px float64) *image.Gray {
		s := centred(ruined(t), px, 3)
		s.Blur, s.Noise = 0.4, 3
		return degrade.Take(s)
	}
	for _, c := range []struct {
		name string
		img  *image.Gray
		want error
	}{
		{"blurred by 0.7 modules", blurred(3.5), qrcode.ErrBlurred},
		{"1.4 pixels a module", small(1.4), qrcode.ErrTooSmall},
		{"six levels of grey in noise", faint(6, 4), qrcode.ErrTooDark},
		{"right third cut off", cut(0.33, 0), qrcode.ErrCutOff},
		{"lower third cut off", cut(0, 0.33), qrcode.ErrCutOff},
		{"left third cut off", cut(-0.33, 0), qrcode.ErrCutOff},
		{"data destroyed", spoiled(t, 4), qrcode.ErrDamaged},
		{"unknown mode", unknownMode(), qrcode.ErrContent},
	} {
		got, err := qrcode.Decode(context.Background(), c.img, &qrcode.DecodeOptions{Formats: []qrcode.Format{qrcode.QR}})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %d codes, %v; want %v", c.name, len(got), err, c.want)
		}
	}
}

func sign(x float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

// unknownMode is a symbol whose content is in the Hanzi mode of GB/T 18284.
func unknownMode() *image.Gray {
	data := make([]byte, writer.DataWords(1, writer.M))
	copy(data, []byte{0xD1, 0x01, 0x1C, 0x80, 0})
	s := writer.Build(data, 1, writer.M, 0)
	return crisp(degrade.Code{Modules: s.Dark, W: s.Size, H: s.Size}, 4)
}
