package finder

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// Triple is three marks that may belong to one symbol: upper left, upper
// right, lower left. Mirrored symbols come out transposed.
type Triple struct {
	TL, TR, BL Mark
	Cost       float64 // how far from a square, 0 is best
}

// Scale returns the triple with all coordinates multiplied by f.
func (t Triple) Scale(f float64) Triple {
	for _, m := range []*Mark{&t.TL, &t.TR, &t.BL} {
		m.At, m.Outer, m.Module = m.At.Mul(f), m.Outer.Scale(f), m.Module*f
	}
	return t
}

// considered bounds the marks that are combined: 60 give 34 220 triples.
const considered = 60

// piece is a mark with what is asked of it again and again.
type piece struct {
	Mark
	u, v   geom.Point // mean opposite sides of the outline, a module long
	lu, lv float64    // their lengths
	weight float64
}

// pieces returns the marks that matter most.
func pieces(marks []Mark) []piece {
	out := make([]piece, len(marks))
	for i, m := range marks {
		out[i] = piece{Mark: m, weight: m.strength()}
		if m.Has {
			out[i].u, out[i].v = sides(m.Outer)
			out[i].lu, out[i].lv = out[i].u.Len(), out[i].v.Len()
		}
	}
	// Marks seen whole come first, then those seen over most of their height.
	sort.SliceStable(out, func(i, j int) bool { return out[i].weight > out[j].weight })
	return out[:min(len(out), considered)]
}

// Strongest keeps the n marks that matter most; the order is theirs. A quarter of
// the places goes to those seen in most rows: a large mark seen over half of its
// height is more than a dot of noise seen whole, and of dots there are hundreds.
func Strongest(marks []Mark, n int) []Mark {
	if len(marks) <= n {
		return marks
	}
	sort.SliceStable(marks, func(i, j int) bool { return marks[i].strength() > marks[j].strength() })
	rest := marks[n-n/4:]
	sort.SliceStable(rest, func(i, j int) bool { return rest[i].Seen > rest[j].Seen })
	return marks[:n]
}

// strength is the share of its height over which a mark was seen, in modules; a
// mark seen whole counts twice.
func (m *Mark) strength() float64 {
	s := math.Min(float64(m.Seen)/math.Max(m.Module, 1), 3)
	if m.Has {
		s += 3
	}
	return s
}

// Triples returns the plausible triples, best first, at most limit.
func Triples(marks []Mark, limit int) []Triple {
	ms := pieces(marks)
	out := make([]three, 0, 4*limit)
	for i := range ms {
		for j := i + 1; j < len(ms); j++ {
			if !similar(&ms[i], &ms[j]) {
				continue
			}
			for k := j + 1; k < len(ms); k++ {
				if !similar(&ms[i], &ms[k]) || !similar(&ms[j], &ms[k]) {
					continue
				}
				if t, ok := triple(&ms[i], &ms[j], &ms[k]); ok {
					if len(out) == 4*limit {
						out = cheapest(out, limit) // a page of text makes many thousands
					}
					out = append(out, t)
				}
			}
		}
	}
	out = cheapest(out, limit)
	best := make([]Triple, len(out))
	for i := range out {
		best[i] = out[i].triple()
	}
	return best
}

// three are pieces that may belong to one symbol.
type three struct {
	tl, tr, bl *piece
	cost       float64
}

func (t *three) triple() Triple { return Triple{t.tl.Mark, t.tr.Mark, t.bl.Mark, t.cost} }

// cheapest keeps the first ones by cost, in their order where they cost the same.
func cheapest(ts []three, limit int) []three {
	slices.SortStableFunc(ts, func(a, b three) int { return cmp.Compare(a.cost, b.cost) })
	return ts[:min(len(ts), limit)]
}

// similar tells whether two marks can belong to one symbol seen from the front,
// or from the side when their outlines can be compared.
func similar(a, b *piece) bool {
	f := 2.0
	if a.Has && b.Has {
		f = 5
	}
	return a.Module < f*b.Module && b.Module < f*a.Module
}

func triple(a, b, c *piece) (best three, found bool) {
	if !a.Has || !b.Has || !c.Has {
		return flat(a, b, c)
	}
	for _, o := range [3][3]*piece{{a, b, c}, {b, c, a}, {c, a, b}} {
		if t, ok := outlined(o[0], o[1], o[2]); ok && (!found || t.cost < best.cost) {
			best, found = t, true
		}
	}
	return best, found
}

// legs returns the ways from the upper left mark to the others, which come out
// in clockwise order on a screen, whose y axis points down.
func legs(a, b, c *piece) (tr, bl *piece, u, v geom.Point) {
	u, v = b.At.Sub(a.At), c.At.Sub(a.At)
	if u.Cross(v) < 0 {
		return c, b, v, u
	}
	return b, c, u, v
}

// outlined judges three marks with outlines, the first in the corner, by what
// a projection keeps: the sides of the marks follow those of the symbol, and
// either way it measures the same number of modules.
func outlined(a, b, c *piece) (three, bool) {
	b, c, u, v := legs(a, b, c)
	lu, lv := u.Len(), v.Len()
	cosine := math.Abs(u.Dot(v)) / (lu * lv)
	if !(cosine < 0.85) {
		return three{}, false
	}
	au, leanAU := a.along(u, lu)
	bu, leanBU := b.along(u, lu)
	av, leanAV := a.along(v, lv)
	cv, leanCV := c.along(v, lv)
	// Along a line in perspective the scale is the mean of both ends, geometric.
	nu, nv := lu/math.Sqrt(au*bu), lv/math.Sqrt(av*cv)
	// From centre to centre a symbol measures 14 (version 1) to 170 modules
	// (version 40).
	if !(nu > 10 && nv > 10 && nu < 200 && nv < 200 && nu < 1.5*nv && nv < 1.5*nu) {
		return three{}, false
	}
	lean := (leanAU + leanAV + leanBU + leanCV) / 4
	if lean > 0.6 {
		return three{}, false
	}
	// Of two that fit, the one seen more from the front.
	cost := 2*math.Abs(math.Log(nu/nv)) + 2*lean + 0.2*(cosine+math.Abs(math.Log(lu/lv))) +
		0.3/min(a.weight, b.weight, c.weight)
	return three{a, b, c, cost}, true
}

// flat judges three marks as seen from the front.
func flat(a, b, c *piece) (three, bool) {
	ab, bc, ca := b.At.Sub(a.At).Len(), c.At.Sub(b.At).Len(), a.At.Sub(c.At).Len()
	switch { // the upper left mark lies opposite the longest side
	case ab >= bc && ab >= ca:
		a, c = c, a
	case ca >= ab && ca >= bc:
		a, b = b, a
	}
	b, c, u, v := legs(a, b, c)
	lu, lv := u.Len(), v.Len()
	least, most := min(a.Module, b.Module, c.Module), max(a.Module, b.Module, c.Module)
	m := (a.Module + b.Module + c.Module) / 3
	cosine := math.Abs(u.Dot(v)) / (lu * lv)
	ratio := math.Max(lu, lv) / math.Min(lu, lv)
	if most > 2*least || lu < 9*m || lv < 9*m || lu > 220*m || lv > 220*m || !(cosine <= 0.6) || ratio > 2 {
		return three{}, false
	}
	cost := 2*cosine + (ratio - 1) + most/least - 1
	for _, p := range [3]*piece{a, b, c} {
		_, lean := p.along(u, lu)
		_, other := p.along(v, lv)
		cost += (lean + other) / 3
	}
	cost += 0.3 / min(a.weight, b.weight, c.weight)
	return three{a, b, c, cost}, true
}

// along returns the side of a module in a direction of length l, by the side of
// the outline that follows it best, and by how much this one leans: 0 parallel,
// 1 at about 45°. Unknown outlines lean a third.
func (p *piece) along(d geom.Point, l float64) (module, lean float64) {
	if !p.Has {
		return p.Module, 0.3
	}
	su, sv := math.Abs(p.u.Cross(d))/(p.lu*l), math.Abs(p.v.Cross(d))/(p.lv*l)
	if su < sv {
		return p.lu, su * 4 / math.Pi
	}
	return p.lv, sv * 4 / math.Pi
}

// Along returns the side of a module in a direction, from the mean of the
// opposite sides of the outline that follow it best.
func (m Mark) Along(d geom.Point) float64 {
	if !m.Has {
		return m.Module
	}
	u, v := sides(m.Outer)
	if math.Abs(u.Dot(d))*v.Len() > math.Abs(v.Dot(d))*u.Len() {
		return u.Len()
	}
	return v.Len()
}
