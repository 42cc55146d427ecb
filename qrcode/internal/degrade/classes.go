package degrade

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// Content is the kind of text in a code.
type Content int

// The contents, by the mode that holds them in a QR Code.
const (
	Base45 Content = iota // alphanumeric mode
	Byte
	Numeric
)

// Spec asks for a code.
type Spec struct {
	Version int // of a QR Code at level M
	Content Content
}

// Class is a kind of bad picture. The group is the part of the name before the
// first space.
type Class struct {
	Name  string
	N     int                // number of pictures
	Specs func(i int) []Spec // codes of picture i; empty = there is none to be read
	Shot  func(codes []Code, i int) Shot
}

// mixed goes through the versions 5, 9, 13, 22 and the three contents.
func mixed(i int) []Spec {
	return []Spec{{[]int{5, 9, 13, 22}[i%4], Content(i / 4 % 3)}}
}

// dice of one picture of a class.
func dice(class string, i int) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(class))
	return rand.New(rand.NewPCG(uint64(i)+1, h.Sum64()))
}

// span is a number between a and b.
func span(r *rand.Rand, a, b float64) float64 { return a + (b-a)*r.Float64() }

// side of a choice, once in two.
func sign(r *rand.Rand) float64 { return float64(2*r.IntN(2) - 1) }

// alone puts the code in the middle of a white sheet, px pixels a module.
func alone(c Code, px, degrees float64, r *rand.Rand) Shot {
	side := float64(c.W) * px
	w := int(side*1.45 + 8*px)
	return Shot{W: w, H: w, Seed: r.Uint64(), Codes: []Placed{{Code: c,
		At: Square(float64(w)/2+r.Float64(), float64(w)/2+r.Float64(), side, degrees)}}}
}

// pictures is the number of pictures in most classes: each version with each
// content, twice.
const pictures = 24

// simple is a class of single codes at px pixels a module, almost upright.
func simple(name string, px float64, f func(s *Shot, r *rand.Rand)) Class {
	return Class{name, pictures, mixed, func(codes []Code, i int) Shot {
		r := dice(name, i)
		s := alone(codes[0], px, span(r, -4, 4), r)
		f(&s, r)
		return s
	}}
}

// series is one class for each value, named by it.
func series(name string, px float64, values []float64, f func(s *Shot, v float64, r *rand.Rand)) []Class {
	var cs []Class
	for _, v := range values {
		cs = append(cs, simple(fmt.Sprintf("%s %v", name, v), px, func(s *Shot, r *rand.Rand) { f(s, v, r) }))
	}
	return cs
}

// Classes is the catalogue.
func Classes() []Class {
	var cs []Class
	for _, part := range [][]Class{cleanClasses(), viewClasses(), lensClasses(), lightClasses(), paperClasses(), pageClasses(), oddClasses()} {
		cs = append(cs, part...)
	}
	return cs
}

// cleanClasses are upright on the pixels of the picture, as a screenshot, or
// small and between them.
func cleanClasses() []Class {
	clean := Class{"clean", pictures, mixed, func(codes []Code, i int) Shot {
		px := float64([]int{2, 3, 4, 6, 8}[i%5])
		w := (codes[0].W + 8) * int(px)
		return Shot{W: w, H: w, Fine: 1, Codes: []Placed{{codes[0],
			Square(float64(w)/2, float64(w)/2, float64(codes[0].W)*px, 0)}}}
	}}
	cs := []Class{clean}
	for _, px := range []float64{1.5, 2, 3} {
		cs = append(cs, simple(fmt.Sprintf("small %v px", px), px, func(s *Shot, r *rand.Rand) {
			s.Blur, s.Noise = 0.4, 3
		}))
	}
	return cs
}

// viewClasses are seen from the side.
func viewClasses() []Class {
	cs := series("turned", 5, []float64{5, 15, 45, 90}, func(s *Shot, v float64, r *rand.Rand) { turn(s, v) })
	cs = append(cs, simple("turned any", 5, func(s *Shot, r *rand.Rand) { turn(s, span(r, 0, 360)) }))
	cs = append(cs, series("perspective", 5, []float64{0.1, 0.2, 0.3}, func(s *Shot, v float64, r *rand.Rand) {
		s.Codes[0].At = Trapezoid(s.Codes[0].At, r.IntN(4), v/2)
	})...)
	cs = append(cs, series("perspective narrow", 6, []float64{0.2, 0.3}, func(s *Shot, v float64, r *rand.Rand) {
		s.Codes[0].At = Trapezoid(s.Codes[0].At, r.IntN(4), v)
	})...)
	cs = append(cs, series("lens", 5, []float64{0.08, 0.16}, func(s *Shot, v float64, r *rand.Rand) {
		c := camera(s, r)
		c.Pitch, c.Yaw, c.Barrel = span(r, -10, 10), span(r, -10, 10), v*sign(r)
		s.Fine, s.Smooth, s.View = 3, true, c.Flat()
	})...)
	return append(cs, series("tilt", 6, []float64{25, 40, 55}, func(s *Shot, v float64, r *rand.Rand) {
		at := camera(s, r)
		at.Pitch, at.Yaw = v*sign(r), span(r, -10, 10)
		if r.IntN(2) == 1 {
			at.Pitch, at.Yaw = at.Yaw, at.Pitch
		}
		s.Fine, s.View = 3, at.Flat()
	})...)
}

func turn(s *Shot, degrees float64) {
	q := s.Codes[0].At
	mid := q[0].Add(q[1]).Add(q[2]).Add(q[3]).Mul(0.25)
	s.Codes[0].At = Square(mid.X, mid.Y, q[1].Sub(q[0]).Len(), degrees)
}

// camera looks at the middle of the shot from as near as a hand holds it: two
// and a half times the width of the symbol.
func camera(s *Shot, r *rand.Rand) Camera {
	mid := geom.Point{X: float64(s.W) / 2, Y: float64(s.H) / 2}
	side := s.Codes[0].At[1].Sub(s.Codes[0].At[0]).Len()
	return Camera{At: mid, Middle: mid, Scale: 1, Distance: span(r, 2.5, 4) * side}
}
