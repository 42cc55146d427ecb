package degrade

import (
	"math"
	"math/rand/v2"
)

// light returns what shadow and glare do to a pixel, or nil for nothing.
func (s Shot) light() func(x, y, v float64) float64 {
	if s.Shadow == 0 && s.Glare == 0 {
		return nil
	}
	r := rand.New(rand.NewPCG(s.Seed, 0x51))
	w, h := float64(s.W), float64(s.H)
	sin, cos := math.Sincos(r.Float64() * 2 * math.Pi)
	cx, cy := w*(0.35+0.3*r.Float64()), h*(0.35+0.3*r.Float64())
	soft := 2 + 10*r.Float64() // width of the half-shadow
	gx, gy, size := w*(0.25+0.5*r.Float64()), h*(0.25+0.5*r.Float64()), 0.18*w
	return func(x, y, v float64) float64 {
		if s.Shadow > 0 {
			d := (x-cx)*cos + (y-cy)*sin
			v *= 1 - s.Shadow*math.Min(math.Max(d/soft+0.5, 0), 1)
		}
		if s.Glare > 0 {
			d := math.Hypot(x-gx, y-gy) / size
			v += s.Glare * 255 * math.Exp(-d*d)
		}
		return v
	}
}
