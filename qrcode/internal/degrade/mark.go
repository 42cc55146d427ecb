package degrade

import (
	"math"
	"math/rand/v2"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// Mark is something that happened to the sheet: it changes the light v of a
// place.
type Mark func(p geom.Point, v float64) float64

// Stain is a drop with a ragged rim: inside, the share keep of the light is
// left, 0 for ink that covers all.
func Stain(at geom.Point, radius, keep float64, seed uint64) Mark {
	r := rand.New(rand.NewPCG(seed, 21))
	var a, phase [4]float64
	for i := range a {
		a[i], phase[i] = 0.25*r.Float64()/float64(i+1), r.Float64()*2*math.Pi
	}
	return func(p geom.Point, v float64) float64 {
		d := p.Sub(at)
		if max(d.X, -d.X, d.Y, -d.Y) > 2*radius {
			return v
		}
		rim, turn := radius, math.Atan2(d.Y, d.X)
		for i := range a {
			rim *= 1 + a[i]*math.Sin(float64(i+2)*turn+phase[i])
		}
		if d.Len() > rim {
			return v
		}
		return v * keep
	}
}

// Stroke is a line of a pen or of a knife: it shows the light given.
func Stroke(from, to geom.Point, width, light float64) Mark {
	d := to.Sub(from)
	length := math.Max(d.Len(), 1e-9)
	d = d.Mul(1 / length)
	return func(p geom.Point, v float64) float64 {
		q := p.Sub(from)
		if along := q.Dot(d); along < 0 || along > length || math.Abs(q.Cross(d)) > width/2 {
			return v
		}
		return light
	}
}

// Torn takes away what lies beyond a ragged line through a point, in the given
// direction; a table of that light shows.
func Torn(at geom.Point, degrees, ragged, light float64) Mark {
	s, c := math.Sincos(degrees * math.Pi / 180)
	return func(p geom.Point, v float64) float64 {
		q := p.Sub(at)
		across := q.Y*c - q.X*s
		if q.X*c+q.Y*s > ragged*(math.Sin(across/(3*ragged))+0.5*math.Sin(across/ragged)) {
			return light
		}
		return v
	}
}

// Screen is a display in place of paper: red, green and blue stripes in each
// of its pixels, dark lines between them, and a black that is not black.
func Screen(pitch float64) Mark {
	stripes := [3]float64{0.299 * 2.2, 0.587 * 1.5, 0.114 * 4}
	return func(p geom.Point, v float64) float64 {
		x, y := p.X/pitch, p.Y/pitch
		x, y = x-math.Floor(x), y-math.Floor(y)
		v = 14 + v*0.92
		if y > 0.88 || math.Mod(x*3, 1) > 0.86 {
			return v * 0.25
		}
		return math.Min(v*stripes[min(int(x*3), 2)]*1.15, 255)
	}
}
