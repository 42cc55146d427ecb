package qrcode_test

import (
	"context"
	"image"
	"math"
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// TestCornerMissing reads symbols of which one corner mark is gone, under a
// sticker or under ink.
func TestCornerMissing(t *testing.T) {
	text, whole := sample(t)
	for name, corner := range map[string][2]int{
		"upper left": {0, 0}, "upper right": {whole.W - 7, 0}, "lower left": {0, whole.H - 7},
	} {
		for ink, dark := range map[string]bool{"white": false, "black": true} {
			t.Run(name+" "+ink, func(t *testing.T) {
				code := degrade.Code{Modules: slices.Clone(whole.Modules), W: whole.W, H: whole.H}
				for i := range 49 {
					code.Modules[(corner[1]+i/7)*code.W+corner[0]+i%7] = dark
				}
				s := centred(code, 4, 8)
				s.Blur, s.Noise, s.Seed, s.Fine = 0.6, 4, 1, 2
				if !reads(t, degrade.Take(s), text) {
					t.Error("not read")
				}
			})
		}
	}
}

// TestPerspective reads trapezoids whose one side is shortened at both ends by a
// tenth to three tenths of its length, on all four sides.
func TestPerspective(t *testing.T) {
	text, code := sample(t)
	for i, share := range []float64{0.1, 0.2, 0.3} {
		for side := range 4 {
			if corpus() == "" && side != i {
				continue
			}
			s := centred(code, 6, 3)
			q := &s.Codes[0].At
			d := q[(side+1)%4].Sub(q[side]).Mul(share)
			q[side], q[(side+1)%4] = q[side].Add(d), q[(side+1)%4].Sub(d)
			s.Blur, s.Noise, s.Fine = 0.6, 3, 2
			if !reads(t, degrade.Take(s), text) {
				t.Errorf("side %d shortened by %v: not read", side, share)
			}
		}
	}
}

// TestPose holds what a symbol says of its place against where it was put.
func TestPose(t *testing.T) {
	text, code := sample(t)
	for _, degrees := range []float64{0, 30, 90, 179, -45} {
		for _, mirrored := range []bool{false, true} {
			for _, inverted := range []bool{false, true} {
				if corpus() == "" && degrees != 30 && (mirrored || inverted) {
					continue
				}
				s := centred(code, 4, degrees)
				s.Fine = 2
				q := s.Codes[0].At
				if mirrored { // about the diagonal from the upper left
					s.Codes[0].At[1], s.Codes[0].At[3] = q[3], q[1]
				}
				s.Invert = inverted
				got, err := qrcode.Decode(context.Background(), degrade.Take(s), &qrcode.DecodeOptions{Formats: []qrcode.Format{qrcode.QR}})
				if err != nil || len(got) != 1 || got[0].Text != text {
					t.Errorf("%v°, mirrored %v, inverted %v: %d codes, %v", degrees, mirrored, inverted, len(got), err)
					continue
				}
				g := got[0]
				turn := math.Remainder(g.Rotation-degrees, 360)
				if math.Abs(turn) > 1 || g.Mirrored != mirrored || g.Inverted != inverted {
					t.Errorf("%v°, mirrored %v, inverted %v: got %v°, %v, %v", degrees, mirrored, inverted, g.Rotation, g.Mirrored, g.Inverted)
				}
				for i, c := range g.Corners {
					if geom.Point(c).Sub(q[i]).Len() > 1 {
						t.Errorf("%v°: corner %d at %v, want %v", degrees, i, c, q[i])
					}
				}
			}
		}
	}
}

// TestNoise stops in time on a picture full of nothing.
func TestNoise(t *testing.T) {
	g := image.NewGray(image.Rect(0, 0, 160, 160))
	x := uint32(1)
	for i := range g.Pix {
		x = x*1664525 + 1013904223
		g.Pix[i] = byte(x >> 24)
	}
	if got, err := qrcode.Decode(context.Background(), g, nil); err == nil {
		t.Errorf("%d codes in noise", len(got))
	}
}
