package finder

import (
	"math"
	"sort"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// Triple is three marks that may belong to one symbol: upper left, upper
// right, lower left. Mirrored symbols come out transposed.
type Triple struct {
	TL, TR, BL Mark
	Cost       float64 // how far from a square, 0 is best
}

// considered bounds the marks that are combined: 60 give 34 220 triples.
const considered = 60

// Triples returns the plausible triples, best first, at most limit.
func Triples(marks []Mark, limit int) []Triple {
	ms := append([]Mark(nil), marks...)
	sort.SliceStable(ms, func(i, j int) bool { return weight(ms[i]) > weight(ms[j]) })
	if len(ms) > considered {
		ms = ms[:considered]
	}
	var out []Triple
	for i := range ms {
		for j := i + 1; j < len(ms); j++ {
			if !alike(ms[i], ms[j]) {
				continue
			}
			for k := j + 1; k < len(ms); k++ {
				if t, ok := triple(ms[i], ms[j], ms[k]); ok {
					out = append(out, t)
				}
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Cost < out[j].Cost })
	if len(out) > limit {
		out = out[:limit]
	}
	return out
}

// weight prefers marks seen whole, and those seen over most of their height.
func weight(m Mark) float64 {
	w := math.Min(float64(m.Seen)/math.Max(m.Module, 1), 3)
	if m.Has {
		w += 3
	}
	return w
}

func alike(a, b Mark) bool { return a.Module < 2*b.Module && b.Module < 2*a.Module }

func triple(a, b, c Mark) (Triple, bool) {
	if !alike(a, c) || !alike(b, c) {
		return Triple{}, false
	}
	ab, bc, ca := b.At.Sub(a.At).Len(), c.At.Sub(b.At).Len(), a.At.Sub(c.At).Len()
	switch { // the upper left mark lies opposite the longest side
	case ab >= bc && ab >= ca:
		a, c = c, a
	case ca >= ab && ca >= bc:
		a, b = b, a
	}
	u, v := b.At.Sub(a.At), c.At.Sub(a.At)
	if u.Cross(v) < 0 { // on a screen the y axis points down
		b, c, u, v = c, b, v, u
	}
	lu, lv := u.Len(), v.Len()
	m := (a.Module + b.Module + c.Module) / 3
	cosine := math.Abs(u.Dot(v)) / (lu * lv)
	ratio := math.Max(lu, lv) / math.Min(lu, lv)
	// From centre to centre a symbol measures 14 (version 1) to 170 modules
	// (version 40).
	if lu < 9*m || lv < 9*m || lu > 220*m || lv > 220*m || cosine > 0.6 || ratio > 2 || math.IsNaN(cosine) {
		return Triple{}, false
	}
	spread := math.Max(a.Module, math.Max(b.Module, c.Module))/math.Min(a.Module, math.Min(b.Module, c.Module)) - 1
	t := Triple{TL: a, TR: b, BL: c, Cost: 2*cosine + (ratio - 1) + spread}
	t.Cost += 2 * (skew(a, u, v) + skew(b, u, v) + skew(c, u, v)) / 3
	t.Cost += 0.3 / math.Min(math.Min(weight(a), weight(b)), weight(c))
	return t, true
}

// skew tells how badly the sides of a mark follow the sides of the symbol:
// 0 parallel, 1 at 45°. Unknown outlines count half.
func skew(m Mark, u, v geom.Point) float64 {
	if !m.Has {
		return 0.3
	}
	worst := 0.0
	for _, s := range []geom.Point{m.Outer[1].Sub(m.Outer[0]), m.Outer[2].Sub(m.Outer[1])} {
		along := math.Max(math.Abs(s.Dot(u))/(s.Len()*u.Len()), math.Abs(s.Dot(v))/(s.Len()*v.Len()))
		worst = math.Max(worst, math.Acos(math.Min(along, 1))/(math.Pi/4))
	}
	return worst
}
