package grid

import (
	"math"
	"sort"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// Shape is a size of Data Matrix ECC 200: modules with the finder, and regions
// (ISO/IEC 16022, table 7; the longer rectangles ISO/IEC 21471, DMRE).
type Shape struct{ W, H, Across, Down int }

// shapes lists the 24 square, six rectangular and 18 extended rectangular sizes.
func shapes() []Shape {
	var out []Shape
	for _, g := range []struct{ regions, from, to, step int }{
		{1, 10, 26, 2}, {2, 32, 32, 4}, {2, 36, 52, 4}, {4, 64, 104, 8}, {6, 120, 144, 12},
	} {
		for n := g.from; n <= g.to; n += g.step {
			out = append(out, Shape{n, n, g.regions, g.regions})
		}
	}
	return append(out,
		Shape{18, 8, 1, 1}, Shape{32, 8, 2, 1}, Shape{26, 12, 1, 1},
		Shape{36, 12, 2, 1}, Shape{36, 16, 2, 1}, Shape{48, 16, 2, 1},
		Shape{48, 8, 2, 1}, Shape{64, 8, 4, 1}, Shape{80, 8, 4, 1}, Shape{96, 8, 4, 1},
		Shape{120, 8, 6, 1}, Shape{144, 8, 6, 1}, Shape{64, 12, 4, 1}, Shape{88, 12, 4, 1},
		Shape{64, 16, 4, 1}, Shape{36, 20, 2, 1}, Shape{44, 20, 2, 1}, Shape{64, 20, 4, 1},
		Shape{48, 22, 2, 1}, Shape{48, 24, 2, 1}, Shape{64, 24, 4, 1}, Shape{40, 26, 2, 1},
		Shape{48, 26, 2, 1}, Shape{64, 26, 4, 1})
}

// border lists the cells every symbol of the shape shares: per region a solid
// left and bottom side, and alternating top and right sides; outside, the quiet
// zone beyond the sides that alternate and beyond the solid ones.
func border(s Shape) []Part {
	room := s.W*s.Down + s.H*s.Across + s.W + s.H
	solid, dashed := make(Part, 0, room), make(Part, 0, room)
	rw, rh := s.W/s.Across, s.H/s.Down
	for y := range s.H {
		for x := range s.W {
			switch rx, ry := x%rw, y%rh; {
			case rx == 0 || ry == rh-1:
				solid = append(solid, cell(x, y, true))
			case ry == 0:
				dashed = append(dashed, cell(x, y, rx%2 == 0))
			case rx == rw-1:
				dashed = append(dashed, cell(x, y, ry%2 == 1))
			}
		}
	}
	for i := range s.W {
		solid = append(solid, cell(i, s.H, false))
		dashed = append(dashed, cell(i, -1, false))
	}
	for i := range s.H {
		solid = append(solid, cell(-1, i, false))
		dashed = append(dashed, cell(s.W, i, false))
	}
	return []Part{solid, dashed}
}

// MatrixPlacement is a Data Matrix laid over a picture.
type MatrixPlacement struct {
	Shape Shape
	Quad  geom.Quad
	Fit   float64
}

// Matrices proposes two sizes and placements for a symbol whose upper left,
// lower right and L corners are known, best first. The fourth corner is sought
// within a module of where q has it, for the likelier sizes.
func Matrices(g *raster.Grey, q geom.Quad, b *Book) []MatrixPlacement {
	all := fitting(g, q, b, func(Shape) float64 { return 0 })
	all = all[:min(len(all), 6)]
	for i := range all {
		all[i] = best(g, q, b, all[i].Shape, 1)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Fit > all[j].Fit })
	return all[:min(len(all), 2)]
}

// Sure is the fit from which no other place need be looked for.
const Sure = 0.6

// MatricesAround seeks the fourth corner farther off than [Matrices], up to a
// quarter of a side where a flat symbol has it, and improves what it proposes.
func MatricesAround(g *raster.Grey, q geom.Quad, b *Book) []MatrixPlacement {
	all := fitting(g, q, b, func(s Shape) float64 { return math.Min(math.Ceil(float64(min(s.W, s.H))/4), 8) })
	all = all[:min(len(all), 6)]
	for i := range all {
		all[i] = RegisterMatrix(g, all[i], b)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Fit > all[j].Fit })
	return all[:min(len(all), 2)]
}

func fitting(g *raster.Grey, q geom.Quad, b *Book, reach func(Shape) float64) []MatrixPlacement {
	width, height := q[2].Sub(q[3]).Len(), q[0].Sub(q[3]).Len()
	var all []MatrixPlacement
	for _, s := range b.sizes() {
		mw, mh := width/float64(s.W), height/float64(s.H)
		if mw >= 1 && mh >= 1 && proportionate(mw, mh) {
			all = append(all, best(g, q, b, s, reach(s)))
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Fit > all[j].Fit })
	return all
}

// proportionate allows for modules seen at a slant.
func proportionate(a, b float64) bool { return math.Max(a, b) < 1.7*math.Min(a, b) }

// best looks for the fourth corner of one size, up to reach modules around.
func best(g *raster.Grey, q geom.Quad, b *Book, s Shape, reach float64) MatrixPlacement {
	dashed := b.border(s)[1]
	w, h := float64(s.W), float64(s.H)
	u, v := q[1].Sub(q[0]).Mul(1/w), q[1].Sub(q[2]).Mul(1/h)
	out := MatrixPlacement{Shape: s, Quad: q, Fit: -1}
	var hom geom.Homography // one for all tries
	for dy := -reach; dy <= reach; dy++ {
		for dx := -reach; dx <= reach; dx++ {
			p := q
			p[1] = p[1].Add(u.Mul(dx)).Add(v.Mul(dy))
			if !p.Convex() {
				continue
			}
			hom = geom.FromQuad(p, w, h)
			if f := correlation(g, &hom, dashed, point) - 0.005*math.Hypot(dx, dy); f > out.Fit {
				out.Fit, out.Quad = f, p
			}
		}
	}
	return out
}

// RegisterMatrix improves a placement like [Register].
func RegisterMatrix(g *raster.Grey, m MatrixPlacement, b *Book) MatrixPlacement {
	m.Quad, m.Fit = register(g, m.Quad, b.border(m.Shape), float64(m.Shape.W), float64(m.Shape.H), 1)
	return m
}
