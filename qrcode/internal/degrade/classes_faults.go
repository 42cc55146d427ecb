package degrade

import (
	"math/rand/v2"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// lensClasses are out of focus, shaken, noisy or squeezed.
func lensClasses() []Class {
	cs := series("blur", 5, []float64{0.5, 1, 1.5, 2, 2.5}, func(s *Shot, v float64, r *rand.Rand) { s.Blur, s.Noise = v, 2 })
	cs = append(cs, series("motion", 5, []float64{3, 5, 7}, func(s *Shot, v float64, r *rand.Rand) {
		s.Motion, s.Angle, s.Noise = int(v), span(r, 1, 179), 2
	})...)
	cs = append(cs, series("noise", 5, []float64{20, 40, 60, 80}, func(s *Shot, v float64, r *rand.Rand) { s.Noise = v })...)
	cs = append(cs, series("salt", 5, []float64{0.02, 0.05, 0.1, 0.2}, func(s *Shot, v float64, r *rand.Rand) { s.Salt = v })...)
	return append(cs, series("jpeg", 4, []float64{90, 70, 55, 40}, func(s *Shot, v float64, r *rand.Rand) {
		s.JPEG, s.Blur, s.Noise = int(v), 0.8, 5
	})...)
}

// lightClasses are pale, or lit from one side.
func lightClasses() []Class {
	cs := series("contrast", 5, []float64{50, 25, 12}, func(s *Shot, v float64, r *rand.Rand) {
		s.Contrast, s.Blur, s.Noise = v/255, 0.5, v/40
	})
	cs = append(cs, series("light gradient", 5, []float64{0.5, 0.8}, func(s *Shot, v float64, r *rand.Rand) {
		s.Gradient, s.Contrast, s.Noise = v, 0.7, 3
		turn(s, float64(r.IntN(4))*90)
	})...)
	cs = append(cs, series("light shadow", 5, []float64{0.5, 0.75}, func(s *Shot, v float64, r *rand.Rand) {
		s.Shadow, s.Contrast, s.Noise = v, 0.7, 3
	})...)
	return append(cs, simple("light glare", 5, func(s *Shot, r *rand.Rand) {
		s.Glare, s.Contrast, s.Noise, s.Blur = 0.45, 0.6, 3, 0.7
	}))
}

// paperClasses are folded, rolled, stained or torn.
func paperClasses() []Class {
	cs := series("fold", 5, []float64{15, 30}, func(s *Shot, v float64, r *rand.Rand) {
		c := camera(s, r)
		c.Pitch, c.Yaw = span(r, -12, 12), span(r, -12, 12)
		side := c.Distance / 4
		on := c.At.Add(geom.Point{X: span(r, -0.3, 0.3) * side, Y: span(r, -0.3, 0.3) * side})
		s.Fine, s.View = 2, c.Fold(on, span(r, 0, 360), v*sign(r), span(r, 0.7, 0.95))
		s.Blur, s.Noise = 0.7, 4
	})
	cs = append(cs, series("curl", 5, []float64{0.03, 0.06}, func(s *Shot, v float64, r *rand.Rand) {
		c := camera(s, r)
		c.Pitch, c.Yaw = span(r, -25, 25), span(r, -25, 25)
		side := s.Codes[0].At[1].Sub(s.Codes[0].At[0]).Len()
		s.Fine, s.Smooth, s.View = 2, true, c.Wave(v*side, span(r, 1.2, 2.2)*side, span(r, 0, 6), span(r, 0, 180))
		s.Blur, s.Noise = 0.7, 4
	})...)
	return append(cs, simple("damaged stain", 5, stains), simple("damaged pen", 5, pens),
		simple("damaged torn", 5, torn), simple("damaged hole", 5, holes))
}

// spot is a place in the symbol as shares of its sides.
func spot(s *Shot, u, v float64) geom.Point {
	h := geom.FromQuad(s.Codes[0].At, 1, 1)
	return h.Map(geom.Point{X: u, Y: v})
}

func sideOf(s *Shot) float64 { return s.Codes[0].At[1].Sub(s.Codes[0].At[0]).Len() }

// stains are coffee: the light left is dim, the code still there.
func stains(s *Shot, r *rand.Rand) {
	for range 1 + r.IntN(3) {
		s.Marks = append(s.Marks, Stain(spot(s, r.Float64(), r.Float64()), span(r, 0.12, 0.35)*sideOf(s), span(r, 0.35, 0.7), r.Uint64()))
	}
	s.Fine, s.Contrast, s.Blur, s.Noise = 3, 0.8, 0.6, 4
}

// pens are strokes of a ball pen and a scratch through the code.
func pens(s *Shot, r *rand.Rand) {
	px := sideOf(s) / float64(s.Codes[0].Code.W)
	for i := range 3 {
		light := 30.0
		if i == 2 {
			light = 255
		}
		s.Marks = append(s.Marks, Stroke(spot(s, span(r, -0.3, 0.4), r.Float64()), spot(s, span(r, 0.6, 1.3), r.Float64()), span(r, 0.6, 1.2)*px, light))
	}
	s.Fine, s.Blur, s.Noise = 3, 0.6, 4
}

// torn loses the corner without a finder pattern, or an edge up to the code.
func torn(s *Shot, r *rand.Rand) {
	if r.IntN(2) == 0 {
		cut := span(r, 0.84, 0.95)
		s.Marks = append(s.Marks, Torn(spot(s, cut, cut), 45, 0.02*sideOf(s), span(r, 40, 120)))
	} else {
		s.Marks = append(s.Marks, Torn(spot(s, 1.02, 0.5), 0, 0.004*sideOf(s), span(r, 40, 120)))
	}
	s.Fine, s.Blur, s.Noise = 3, 0.6, 4
}

// holes are a punch or ink that covers all, away from the three corners.
func holes(s *Shot, r *rand.Rand) {
	light := 255.0 * float64(r.IntN(2))
	at := spot(s, span(r, 0.35, 0.65), span(r, 0.35, 0.65))
	radius := span(r, 0.07, 0.12) * sideOf(s)
	s.Marks = append(s.Marks, func(p geom.Point, v float64) float64 {
		if p.Sub(at).Len() < radius {
			return light
		}
		return v
	})
	s.Fine, s.Blur, s.Noise = 3, 0.6, 4
}
