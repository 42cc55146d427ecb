package degrade

import (
	"math"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

type field struct {
	pix  []float64
	w, h int
}

// quiet is the margin kept white around a symbol, in modules.
const quiet = 4

// symbol is a placed code ready to be sampled.
type symbol struct {
	Code
	inv   geom.Homography // sheet to modules
	box   [4]float64      // what encloses outer
	outer geom.Quad       // with the quiet zone, on the sheet
	gain  float64
}

func (s Shot) symbols() []symbol {
	var out []symbol
	for _, c := range s.Codes {
		w, h := float64(c.Code.W), float64(c.Code.H)
		fwd := geom.FromQuad(c.At, w, h)
		inv, ok := geom.FitHomography(c.At[:], []geom.Point{{}, {X: w}, {X: w, Y: h}, {Y: h}})
		if !ok {
			continue
		}
		outer := geom.Quad{
			fwd.Map(geom.Point{X: -quiet, Y: -quiet}), fwd.Map(geom.Point{X: w + quiet, Y: -quiet}),
			fwd.Map(geom.Point{X: w + quiet, Y: h + quiet}), fwd.Map(geom.Point{X: -quiet, Y: h + quiet}),
		}
		lo, hi := extent(outer)
		out = append(out, symbol{c.Code, inv, [4]float64{lo.X, lo.Y, hi.X, hi.Y}, outer, s.Gain})
	}
	return out
}

// at gives the light of the symbol at a place of the sheet; ok is false beside
// it.
func (s *symbol) at(x, y float64) (v float64, ok bool) {
	if x < s.box[0] || y < s.box[1] || x > s.box[2] || y > s.box[3] {
		return 0, false
	}
	u, v := s.inv.At(x, y)
	if w, h := float64(s.W), float64(s.H); u < -quiet || v < -quiet || u > w+quiet || v > h+quiet {
		return 0, false
	}
	if s.dark(u, v) || s.gain > 0 && (s.dark(u+s.gain, v) || s.dark(u-s.gain, v) || s.dark(u, v+s.gain) || s.dark(u, v-s.gain)) {
		return 0, true
	}
	return 255, true
}

func (s *symbol) dark(u, v float64) bool {
	return u >= 0 && v >= 0 && u < float64(s.W) && v < float64(s.H) && s.Modules[int(v)*s.W+int(u)]
}

// paint draws page and symbols, with four by four samples a pixel where
// nothing else is asked for.
func (s Shot) paint() field {
	f := field{make([]float64, s.W*s.H), s.W, s.H}
	if s.Fine == 0 {
		s.Fine = 4
	}
	codes := s.symbols()
	if s.View != nil || len(s.Marks) > 0 {
		s.survey(f, codes)
		return s.tone(f)
	}
	for i := range f.pix {
		f.pix[i] = 255
		if s.Page != nil && i < len(s.Page.Pix) {
			f.pix[i] = float64(s.Page.Pix[i])
		}
	}
	for i := range codes {
		s.stamp(f, &codes[i])
	}
	return s.tone(f)
}

func (s Shot) tone(f field) field {
	if s.Invert {
		for i, v := range f.pix {
			f.pix[i] = 255 - v
		}
	}
	return f
}

// stamp draws one symbol on a sheet seen straight on.
func (s Shot) stamp(f field, c *symbol) {
	n := s.Fine * s.Fine
	x0, y0, x1, y1 := bounds(c.outer, s.W, s.H, int(s.Curl)+1)
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			sum, hits := 0.0, 0
			for k := range n {
				px, py := s.sample(x, y, k)
				py += s.Curl * math.Sin(px/float64(s.W)*3*math.Pi)
				if v, ok := c.at(px, py); ok {
					sum += v
					hits++
				}
			}
			if hits > 0 {
				i := y*s.W + x
				f.pix[i] = (sum + f.pix[i]*float64(n-hits)) / float64(n)
			}
		}
	}
}

// sample is the place of the k-th sample in a pixel.
func (s Shot) sample(x, y, k int) (px, py float64) {
	n := float64(s.Fine)
	return float64(x) + (float64(k%s.Fine)+0.5)/n, float64(y) + (float64(k/s.Fine)+0.5)/n
}

// survey follows each sample from the picture to the sheet.
func (s Shot) survey(f field, codes []symbol) {
	n := s.Fine * s.Fine
	for y := range s.H {
		view := s.row(float64(y))
		for x := range s.W {
			if p, light := view(float64(x)+0.5, float64(y)+0.5); s.Page != nil && !near(codes, p) {
				f.pix[y*s.W+x] = light * s.sheet(codes, p) // text needs no finer look
				continue
			}
			sum := 0.0
			for k := range n {
				p, light := view(s.sample(x, y, k))
				sum += light * s.sheet(codes, p)
			}
			f.pix[y*s.W+x] = sum / float64(n)
		}
	}
}

// cell is how many pixels a smooth view is taken as straight for.
const cell = 8

// knot is a point of a view.
type knot struct {
	at    geom.Point
	light float64
}

// row gives the view of a row of pixels. A smooth one is followed exactly every
// few pixels along the upper and the lower edge of the row, and is straight
// between.
func (s Shot) row(y float64) func(px, py float64) (geom.Point, float64) {
	switch {
	case s.View == nil:
		return func(px, py float64) (geom.Point, float64) { return geom.Point{X: px, Y: py}, 1 }
	case !s.Smooth:
		return func(px, py float64) (geom.Point, float64) { return s.View(geom.Point{X: px, Y: py}) }
	}
	var edges [2][]knot
	for i := range edges {
		for x := 0; x <= s.W+cell; x += cell {
			p, light := s.View(geom.Point{X: float64(x), Y: y + float64(i)})
			edges[i] = append(edges[i], knot{p, light})
		}
	}
	between := func(a, b knot, t float64) knot {
		return knot{a.at.Mul(1 - t).Add(b.at.Mul(t)), a.light*(1-t) + b.light*t}
	}
	return func(px, py float64) (geom.Point, float64) {
		i, t := int(px)/cell, px/cell-float64(int(px)/cell)
		k := between(between(edges[0][i], edges[0][i+1], t), between(edges[1][i], edges[1][i+1], t), py-y)
		return k.at, k.light
	}
}

// near tells whether a symbol is at most two pixels of the sheet away.
func near(codes []symbol, p geom.Point) bool {
	const margin = 2
	for i := range codes {
		b := &codes[i].box
		if p.X > b[0]-margin && p.Y > b[1]-margin && p.X < b[2]+margin && p.Y < b[3]+margin {
			return true
		}
	}
	return false
}

// sheet is the light of the sheet at one place.
func (s Shot) sheet(codes []symbol, p geom.Point) float64 {
	v, printed := 255.0, false
	for i := range codes {
		c := &codes[i]
		if w, ok := c.at(p.X, p.Y); ok {
			v, printed = w, true
			break
		}
	}
	if !printed && s.Page != nil {
		x, y := int(math.Floor(p.X)), int(math.Floor(p.Y))
		if x < 0 || y < 0 || x >= s.Page.Rect.Dx() || y >= s.Page.Rect.Dy() {
			return desk(p)
		}
		v = float64(s.Page.Pix[y*s.Page.Stride+x])
	}
	for _, m := range s.Marks {
		v = m(p, v)
	}
	return v
}

// desk is wood with its grain.
func desk(p geom.Point) float64 {
	return 95 + 14*math.Sin(p.Y/7+3*math.Sin(p.X/160)) + 8*math.Sin(p.Y/2.3+p.X/90)
}

func extent(q geom.Quad) (lo, hi geom.Point) {
	lo, hi = q[0], q[0]
	for _, p := range q {
		lo = geom.Point{X: math.Min(lo.X, p.X), Y: math.Min(lo.Y, p.Y)}
		hi = geom.Point{X: math.Max(hi.X, p.X), Y: math.Max(hi.Y, p.Y)}
	}
	return lo, hi
}

func bounds(q geom.Quad, w, h, margin int) (x0, y0, x1, y1 int) {
	lo, hi := extent(q)
	return max(int(lo.X)-margin, 0), max(int(lo.Y)-margin, 0), min(int(hi.X)+margin+1, w), min(int(hi.Y)+margin+1, h)
}
