package qrcode

import (
	"math"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/grid"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// evidence of a code that is there.
type evidence struct {
	at     geom.Point // its middle
	fit    float64    // correlation with the fixed patterns
	reason *Error     // why it was not read
}

// suspect notes a code that is there for certain and was not read. Quad and
// module are in full-size pixels.
func (p *page) suspect(q geom.Quad, fit, module float64) {
	if fit >= certain {
		p.unread = append(p.unread, evidence{middle(q), fit, p.explain(q, module)})
	}
}

func middle(q geom.Quad) geom.Point { return q[0].Add(q[1]).Add(q[2]).Add(q[3]).Mul(0.25) }

// reason is what is wrong with the code that stands out most.
func (p *page) reason() error {
	best := p.unread[0]
	for _, e := range p.unread {
		if e.fit > best.fit {
			best = e
		}
	}
	return best.reason
}

// Limits between the reasons.
const (
	tooFine  = 1.6  // pixels a module under which the size is to blame
	tooFaint = 14.0 // levels of grey between dark and light
	tooSoft  = 0.75 // share of the contrast that sharp modules side by side reach
)

// explain measures why a located code cannot be read.
func (p *page) explain(q geom.Quad, module float64) *Error {
	g := p.levels[0]
	for _, c := range q {
		if c.X < -module || c.Y < -module || c.X > float64(g.W)+module || c.Y > float64(g.H)+module {
			return ErrCutOff
		}
	}
	if module < tooFine {
		return ErrTooSmall
	}
	switch contrast, steep := texture(g, q, module); {
	case contrast < tooFaint:
		return ErrTooDark
	case steep < tooSoft*contrast:
		return ErrBlurred
	}
	return ErrDamaged
}

// texture returns the contrast inside a code, and the difference of grey that
// its steepest edges reach within a module; both leave out outliers.
func texture(g *raster.Grey, q geom.Quad, module float64) (contrast, steep float64) {
	const n = 64
	h := geom.FromQuad(q, n, n)
	along := q[1].Sub(q[0]).Mul(1 / math.Max(q[1].Sub(q[0]).Len(), 1e-9)).Mul(module)
	down := geom.Point{X: -along.Y, Y: along.X}
	mean := func(p geom.Point) float64 { // over half a module, against noise
		sum := 0.0
		for i := range 9 {
			d := along.Mul(float64(i%3-1) / 6).Add(down.Mul(float64(i/3-1) / 6))
			sum += g.At(p.X+d.X, p.Y+d.Y)
		}
		return sum / 9
	}
	grey, edges := make([]float64, 0, n*n), make([]float64, 0, 2*n*n)
	for i := range n * n {
		a := h.Map(geom.Point{X: float64(i%n) + 0.5, Y: float64(i/n) + 0.5})
		v := mean(a)
		grey = append(grey, v)
		for _, d := range []geom.Point{along, down} {
			if b := a.Add(d); q.Contains(b) {
				edges = append(edges, math.Abs(mean(b)-v))
			}
		}
	}
	slices.Sort(grey)
	slices.Sort(edges)
	if len(edges) == 0 {
		return 0, 0
	}
	return grey[n*n*19/20] - grey[n*n/20], edges[len(edges)*19/20]
}

// Limits for a mark without company to count as a corner of a code.
const (
	loneFit    = 0.9
	loneModule = 2 // pixels
)

// lone looks for a corner of a code whose others are not to be seen.
func (p *page) lone() {
	g := p.levels[0]
	for _, m := range p.marks {
		if !m.Has || m.Module < loneModule || float64(m.Seen) < m.Module {
			continue
		}
		if grid.Mark(g, m.Outer) < loneFit {
			continue
		}
		e := evidence{m.At, certain, ErrDamaged}
		if runsOut(g, m.Outer) {
			e.reason = ErrCutOff
		}
		p.unread = append(p.unread, e)
	}
}

// runsOut tells whether print goes on from a corner mark to an edge of the
// picture: whether there are dark and light modules in the last ones before it.
func runsOut(g *raster.Grey, outer geom.Quad) bool {
	h := geom.FromQuad(outer, 7, 7)
	for _, way := range [4]geom.Point{{X: 1}, {X: -1}, {Y: 1}, {Y: -1}} {
		for v := -3.0; v <= 3; v++ {
			var last []float64
			for k := 5.0; k < 180; k++ {
				x, y := h.At(3.5+way.X*k+way.Y*v, 3.5+way.Y*k+way.X*v)
				if !(x > 0 && y > 0 && x < float64(g.W) && y < float64(g.H)) {
					break
				}
				last = append(last, g.At(x, y))
			}
			if n := len(last); n >= 8 && slices.Max(last[n-6:])-slices.Min(last[n-6:]) > 2*tooFaint {
				return true
			}
		}
	}
	return false
}
