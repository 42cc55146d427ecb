package finder

import (
	"math"
	"sort"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// Pairs returns triples of two marks that were seen whole and a third that was
// not: worn, covered or outside the picture. It stands where the sides of the
// two lead; the likeliest come first, at most limit.
func Pairs(marks []Mark, limit int) []Triple {
	var whole []Mark
	for _, m := range marks {
		if m.Has && len(whole) < considered {
			whole = append(whole, m)
		}
	}
	var out []Triple
	for i, a := range whole {
		for _, b := range whole[i+1:] {
			if a.Module < 1.5*b.Module && b.Module < 1.5*a.Module {
				out = append(out, thirds(a, b)...)
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Cost < out[j].Cost })
	return out[:min(len(out), limit)]
}

// thirds places the third mark of two in all ways they allow: beside either of
// them, when they are neighbours, or in a corner between them, when they face
// each other.
func thirds(a, b Mark) []Triple {
	u, v, off, ok := axes(a, b)
	if !ok {
		return nil
	}
	d := b.At.Sub(a.At)
	det := u.Cross(v)
	du, dv := d.Cross(v)/det, u.Cross(d)/det // the way from a to b, in modules
	if math.Abs(du) < math.Abs(dv) {
		u, v, du, dv = v, u, dv, du
	}
	// From centre to centre a symbol measures 14 to 170 modules.
	if far := math.Abs(du); far < 12 || far > 190 {
		return nil
	}
	lean := math.Abs(dv / du)
	var places []geom.Point
	switch {
	case lean < 0.2:
		w := v.Mul(du)
		places = []geom.Point{a.At.Add(w), a.At.Sub(w), b.At.Add(w), b.At.Sub(w)}
	case lean > 0.75:
		places, lean = []geom.Point{a.At.Add(u.Mul(du)), a.At.Add(v.Mul(dv))}, 1-lean
	default:
		return nil
	}
	var out []Triple
	for _, p := range places {
		ms := pieces([]Mark{a, b, {At: p, Module: (a.Module + b.Module) / 2, Seen: 1}})
		if t, ok := triple(&ms[0], &ms[1], &ms[2]); ok {
			t.cost = lean + off
			out = append(out, t.triple())
		}
	}
	return out
}

// axes returns the sides of a module, from the outlines of two marks, and by
// how much these disagree.
func axes(a, b Mark) (u, v geom.Point, off float64, ok bool) {
	best := math.Inf(1)
	ua, va := sides(a.Outer)
	for turn := range 4 {
		q := b.Outer
		for i := range q {
			q[i] = b.Outer[(i+turn)%4]
		}
		ub, vb := sides(q)
		if d := ua.Sub(ub).Len() + va.Sub(vb).Len(); d < best {
			best, u, v = d, ua.Add(ub).Mul(0.5), va.Add(vb).Mul(0.5)
		}
	}
	off = best / (u.Len() + v.Len())
	return u, v, off, off < 0.35 && math.Abs(u.Cross(v)) > 0.3*u.Len()*v.Len()
}

// sides returns the mean opposite sides of the outline of a mark, a module long.
func sides(q geom.Quad) (u, v geom.Point) {
	return q[1].Sub(q[0]).Add(q[2].Sub(q[3])).Mul(1.0 / 14), q[2].Sub(q[1]).Add(q[3].Sub(q[0])).Mul(1.0 / 14)
}
