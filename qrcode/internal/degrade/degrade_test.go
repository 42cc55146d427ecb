package degrade_test

import (
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
)

func shot() degrade.Shot {
	return degrade.Shot{W: 60, H: 60, Noise: 9, Blur: 1, Motion: 3, Contrast: 0.5, Gradient: 0.2, JPEG: 50, Seed: 4,
		Codes: []degrade.Placed{{Code: degrade.Code{W: 1, H: 1, Modules: []bool{true}}, At: degrade.Square(30, 30, 20, 10)}}}
}

func TestTakeIsReproducible(t *testing.T) {
	a, b, other := degrade.Take(shot()), degrade.Take(shot()), shot()
	other.Seed++
	if !slices.Equal(a.Pix, b.Pix) || slices.Equal(a.Pix, degrade.Take(other).Pix) {
		t.Error("the seed does not decide")
	}
	if dark, light := a.Pix[30*60+30], a.Pix[5*60+5]; int(light)-int(dark) < 60 {
		t.Errorf("dark %d, light %d", dark, light)
	}
}

func TestTextPage(t *testing.T) {
	p := degrade.TextPage(72, 1)
	dark := 0
	for _, v := range p.Pix {
		if v < 128 {
			dark++
		}
	}
	if p.Rect.Dx() != 595 || p.Rect.Dy() != 841 || dark < len(p.Pix)/100 || dark > len(p.Pix)/4 {
		t.Errorf("%v, %d dark pixels", p.Rect, dark)
	}
}

func TestTiltMovesCorners(t *testing.T) {
	q := degrade.Square(0, 0, 10, 0)
	if degrade.Tilt(q, 0.1, 1) == q || degrade.Tilt(q, 0.1, 1) != degrade.Tilt(q, 0.1, 1) || !degrade.Tilt(q, 0.1, 1).Convex() {
		t.Error("tilt")
	}
}
