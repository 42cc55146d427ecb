package grid

import (
	"math"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/finder"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// Placement is a grid laid over a picture.
type Placement struct {
	Template *Template
	Quad     geom.Quad // outer corners of the symbol, its upper left first
	Fit      float64   // correlation with the fixed patterns, −1 to 1
}

// Places proposes placements for three marks, best first: for every version
// near the measured size a flat one, and those that follow the outlines of the
// marks and the last alignment pattern into perspective.
func Places(g *raster.Grey, t finder.Triple) []Placement {
	guess := measure(t)
	around := 1 + guess/14
	var out []Placement
	for v := max(guess-around, 1); v <= min(guess+around, 40); v++ {
		tpl := NewTemplate(v)
		best := Placement{Template: tpl, Fit: -1}
		for _, h := range initial(t, tpl) {
			if f := Fit(g, &h, tpl.Timing); f > best.Fit {
				best.Fit, best.Quad = f, h.Quad(float64(tpl.Size), float64(tpl.Size))
			}
		}
		out = append(out, best)
	}
	// The best version by timing lines comes first; a second is kept in case.
	for i := range out {
		for j := i + 1; j < len(out); j++ {
			if out[j].Fit > out[i].Fit {
				out[i], out[j] = out[j], out[i]
			}
		}
	}
	if len(out) > 2 {
		out = out[:2]
	}
	for i := range out {
		out[i] = settle(g, t, out[i].Template)
	}
	return out
}

// settle picks the best of the starting placements of one version, each also
// corrected by the lower right alignment pattern.
func settle(g *raster.Grey, t finder.Triple, tpl *Template) Placement {
	n := float64(tpl.Size)
	best := Placement{Template: tpl, Fit: -1}
	consider := func(h geom.Homography) {
		q := h.Quad(n, n)
		if !q.Convex() {
			return
		}
		if f := Fit(g, &h, tpl.Parts()); f > best.Fit {
			best.Fit, best.Quad = f, q
		}
	}
	for _, h := range initial(t, tpl) {
		consider(h)
		if len(tpl.Align) == 0 {
			continue
		}
		last := tpl.Align[len(tpl.Align)-1]
		off, f := Seek(g, &h, last, math.Min(2.5+n/16, 8))
		if f < 0.4 {
			continue
		}
		c := geom.Point{X: n - 6.5, Y: n - 6.5}
		src := []geom.Point{{X: 3.5, Y: 3.5}, {X: n - 3.5, Y: 3.5}, {X: 3.5, Y: n - 3.5}, c}
		dst := []geom.Point{t.TL.At, t.TR.At, t.BL.At, h.Map(c.Add(off))}
		if h4, ok := geom.FitHomography(src, dst); ok {
			consider(h4)
		}
	}
	return best
}

// measure estimates the version from the distances between the marks, in
// modules measured along the same direction.
func measure(t finder.Triple) int {
	u, v := t.TR.At.Sub(t.TL.At), t.BL.At.Sub(t.TL.At)
	mu := (along(t.TL, u) + along(t.TR, u)) / 2
	mv := (along(t.TL, v) + along(t.BL, v)) / 2
	n := (u.Len()/mu+v.Len()/mv)/2 + 7
	return min(max(int(math.Round((n-17)/4)), 1), 40)
}

// along returns the module of a mark in a direction.
func along(m finder.Mark, d geom.Point) float64 {
	if !m.Has {
		return m.Module
	}
	best, size := -1.0, m.Module
	for k := range 2 {
		s := m.Outer[k+1].Sub(m.Outer[k])
		o := m.Outer[(k+3)%4].Sub(m.Outer[k+2])
		if c := math.Abs(s.Dot(d)) / s.Len(); c > best {
			best, size = c, (s.Len()+o.Len())/14
		}
	}
	return size
}

// initial returns the flat placement and, where all outlines are known, the
// one that fits their twelve corners.
func initial(t finder.Triple, tpl *Template) []geom.Homography {
	n := float64(tpl.Size)
	u := t.TR.At.Sub(t.TL.At).Mul(1 / (n - 7))
	v := t.BL.At.Sub(t.TL.At).Mul(1 / (n - 7))
	o := t.TL.At.Sub(u.Mul(3.5)).Sub(v.Mul(3.5))
	flat := geom.Homography{u.X, v.X, o.X, u.Y, v.Y, o.Y, 0, 0, 1}
	out := []geom.Homography{flat}
	if !t.TL.Has || !t.TR.Has || !t.BL.Has {
		return out
	}
	var src, dst []geom.Point
	for i, m := range []finder.Mark{t.TL, t.TR, t.BL} {
		x, y := 0.0, 0.0
		switch i {
		case 1:
			x = n - 7
		case 2:
			y = n - 7
		}
		q := geom.Quad{{X: x, Y: y}, {X: x + 7, Y: y}, {X: x + 7, Y: y + 7}, {X: x, Y: y + 7}}
		turn := match(&flat, q, m.Outer)
		for k := range q {
			src, dst = append(src, q[k]), append(dst, m.Outer[(k+turn)%4])
		}
	}
	if h, ok := geom.FitHomography(src, dst); ok && h.Quad(n, n).Convex() {
		out = append(out, h)
	}
	return out
}

// match returns by how many corners the outline is turned against the grid.
func match(flat *geom.Homography, want, outer geom.Quad) int {
	best, turn := math.Inf(1), 0
	c, d := geom.Point{}, geom.Point{}
	for k := range want {
		c, d = c.Add(flat.Map(want[k]).Mul(0.25)), d.Add(outer[k].Mul(0.25))
	}
	for r := range 4 {
		s := 0.0
		for k := range want {
			s += flat.Map(want[k]).Sub(c).Sub(outer[(k+r)%4].Sub(d)).Len()
		}
		if s < best {
			best, turn = s, r
		}
	}
	return turn
}
