package grid

import (
	"math"
	"slices"
	"sort"

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

// Rate is how well the picture shows the timing lines of a symbol between three
// marks, whatever its version: enough to tell which triples to look at first.
func Rate(g *raster.Grey, t finder.Triple, b *Book) float64 {
	best := -1.0
	for _, tpl := range versions(t, b) {
		starts := b.initial(t, tpl)
		for i := range starts {
			best = max(best, timing(g, &starts[i], tpl, point))
		}
	}
	return best
}

// versions lists the templates near the measured size.
func versions(t finder.Triple, b *Book) []*Template {
	guess := measure(t)
	around := 1 + guess/14
	var out []*Template
	for v := max(guess-around, 1); v <= min(guess+around, 40); v++ {
		out = append(out, b.Template(v))
	}
	return out
}

// timing is the mean correlation of the two timing lines.
func timing(g *raster.Grey, h *geom.Homography, tpl *Template, grey sampler) float64 {
	return (correlation(g, h, tpl.Timing[0], grey) + correlation(g, h, tpl.Timing[1], grey)) / 2
}

// Places proposes placements for three marks, best first: for every version
// near the measured size a flat one, and those that follow the outlines of the
// marks and the last alignment pattern into perspective.
func Places(g *raster.Grey, t finder.Triple, b *Book) []Placement {
	var out []Placement
	for _, tpl := range versions(t, b) {
		best := Placement{Template: tpl, Fit: -1}
		starts := b.initial(t, tpl)
		for i := range starts {
			best.Fit = max(best.Fit, timing(g, &starts[i], tpl, module))
		}
		out = append(out, best)
	}
	// What the symbol states comes first, then what fits its timing lines best; a
	// second version is kept in case.
	said := stated(g, t, b.Template(measure(t)))
	if said > 0 && !slices.ContainsFunc(out, func(p Placement) bool { return p.Template.Version == said }) {
		out = append(out, Placement{Template: b.Template(said)})
	}
	sort.SliceStable(out, func(i, j int) bool {
		if one, other := out[i].Template.Version == said, out[j].Template.Version == said; one != other {
			return one
		}
		return out[i].Fit > out[j].Fit
	})
	out = out[:min(len(out), 2)]
	for i := range out {
		out[i] = settle(g, t, out[i].Template, b)
		if out[i].Fit > settled {
			return out[:i+1]
		}
	}
	return out
}

// settle picks the best of the starting placements of one version, each also
// corrected by the lower right alignment pattern.
func settle(g *raster.Grey, t finder.Triple, tpl *Template, b *Book) Placement {
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
	starts := b.initial(t, tpl)
	sort.SliceStable(starts, func(i, j int) bool {
		return Fit(g, &starts[i], tpl.Timing) > Fit(g, &starts[j], tpl.Timing)
	})
	for _, h := range starts {
		consider(h)
	}
	if len(tpl.Align) == 0 {
		return best
	}
	c := geom.Point{X: n - 6.5, Y: n - 6.5}
	src := []geom.Point{{X: 3.5, Y: 3.5}, {X: n - 3.5, Y: 3.5}, {X: 3.5, Y: n - 3.5}, c}
	for _, h := range starts {
		off, f := Seek(g, &h, tpl.Align[len(tpl.Align)-1], geom.Point{}, math.Min(2.5+n/16, 8))
		if f < 0.4 {
			continue
		}
		dst := []geom.Point{t.TL.At, t.TR.At, t.BL.At, h.Map(c.Add(off))}
		if h4, ok := geom.FitHomography(src, dst); ok {
			consider(h4)
		}
		if best.Fit > settled {
			break
		}
	}
	return best
}

// measure estimates the version from the distances between the marks, in
// modules measured along the same direction.
func measure(t finder.Triple) int {
	u, v := t.TR.At.Sub(t.TL.At), t.BL.At.Sub(t.TL.At)
	// Along a line in perspective the scale is the mean of both ends, geometric.
	mu := math.Sqrt(t.TL.Along(u) * t.TR.Along(u))
	mv := math.Sqrt(t.TL.Along(v) * t.BL.Along(v))
	n := (u.Len()/mu+v.Len()/mv)/2 + 7
	return min(max(int(math.Round((n-17)/4)), 1), 40)
}

// flat is the placement by the three centres alone.
func flat(t finder.Triple, tpl *Template) geom.Homography {
	n := float64(tpl.Size)
	u := t.TR.At.Sub(t.TL.At).Mul(1 / (n - 7))
	v := t.BL.At.Sub(t.TL.At).Mul(1 / (n - 7))
	o := t.TL.At.Sub(u.Mul(3.5)).Sub(v.Mul(3.5))
	return geom.Homography{u.X, v.X, o.X, u.Y, v.Y, o.Y, 0, 0, 1}
}

// Flat is the placement by the centres of the marks alone, as if the symbol were
// seen from far away: bent paper and lenses lead their outlines astray.
func Flat(g *raster.Grey, t finder.Triple, tpl *Template) Placement {
	h := flat(t, tpl)
	n := float64(tpl.Size)
	return Placement{Template: tpl, Quad: h.Quad(n, n), Fit: Fit(g, &h, tpl.Parts())}
}

// initial returns the flat placement and, where all outlines are known, the
// one that fits their twelve corners. They hold until it is called next.
func (b *Book) initial(t finder.Triple, tpl *Template) []geom.Homography {
	n := float64(tpl.Size)
	flat := flat(t, tpl)
	out := append(b.starts[:0], flat)
	if !t.TL.Has || !t.TR.Has || !t.BL.Has {
		return out
	}
	src, dst := make([]geom.Point, 0, 12), make([]geom.Point, 0, 12)
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

// settled is the fit from which no other placement is looked for.
const settled = 0.6
