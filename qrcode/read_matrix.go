package qrcode

import (
	"cmp"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/ellfind"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/grid"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// matrixSearch is what a reading knows about Data Matrix symbols.
type matrixSearch struct {
	tried    []geom.Quad // places where one was tried
	wide     int         // wide searches done
	pondered int         // placements improved
	hint     bool        // something like a border was seen
	negative bool        // the picture is a negative already
}

const (
	maxElls    = 64      // places tried in one step
	maxPonder  = 24      // of them improved in one reading
	maxWide    = 8       // wide searches in one reading
	manyPixels = 600_000 // from here on a look without a hint must be cheap
)

// ells looks for Data Matrix symbols by the two solid sides of their finder.
func (p *page) ells(bits *raster.Bitmap, scale float64, name string) {
	if !p.worthwhile(name) {
		return
	}
	// Waves are small in a coarse look.
	found, darks := p.corners.Find(bits, name == "half" || name == "quarter")
	left := p.glances(found, scale, name)
	if name == "dots" { // joined like them, words look like much
		left = slices.DeleteFunc(left, func(m matrixPlace) bool { return m.fit() < grid.Sure })
	} else {
		p.dm.hint = p.dm.hint || len(left) > 0
	}
	if p.dm.negative {
		left = left[:min(len(left), 1)]
	}
	for _, m := range left {
		if p.ctx.Err() != nil || p.full() || p.dm.pondered >= maxPonder {
			break
		}
		if !p.known(middle(m.at)) {
			p.dm.pondered++
			p.ponder(m, name)
		}
	}
	if name == "local" && !p.dm.negative {
		p.negatives(darks, scale)
	}
}

// glances tries each place once and returns those that may be worth more, best
// first.
func (p *page) glances(found []geom.Quad, scale float64, name string) (left []matrixPlace) {
	tries := 0
	for _, q := range found {
		if p.ctx.Err() != nil || p.full() || tries >= maxElls {
			break
		}
		q = q.Scale(scale)
		if p.known(middle(q)) || p.triedEll(q) {
			continue
		}
		tries++
		if m, ok := p.glance(q, name); !ok && m.fit() >= plausible {
			left = append(left, m)
		}
	}
	slices.SortStableFunc(left, func(a, b matrixPlace) int { return cmp.Compare(b.fit(), a.fit()) })
	return left
}

// worthwhile tells whether a step looks for Data Matrix symbols. In a large
// picture one of these looks must show something like a border: the first, the
// coarse, the smooth one, that for dots, and those at finer levels, where small
// symbols are. A page without a code goes through all steps.
func (p *page) worthwhile(name string) bool {
	if p.dm.hint || len(p.levels[0].Pix) < manyPixels {
		return true
	}
	switch name {
	case "local", "half", "blur", "dots", "finer", "finest":
		return true
	}
	return false
}

// triedEll tells whether nearly the same place was tried before, and notes it.
func (p *page) triedEll(q geom.Quad) bool {
	near := max(max(q[2].Sub(q[3]).Len(), q[0].Sub(q[3]).Len())/40, 1.5)
	for _, o := range p.dm.tried {
		same := true
		for i := range q {
			same = same && q[i].Sub(o[i]).Len() < near
		}
		if same {
			return true
		}
	}
	p.dm.tried = append(p.dm.tried, q)
	return false
}

// negatives reads light symbols on dark ground: the dark parts with much in
// them, given in pixels of the base level, are turned into their negative and
// searched.
func (p *page) negatives(darks []ellfind.Box, scale float64) {
	for _, d := range darks {
		if p.ctx.Err() != nil || p.full() {
			return
		}
		at := geom.Point{X: float64(d.X0), Y: float64(d.Y0)}
		if p.known(at.Add(geom.Point{X: float64(d.X1), Y: float64(d.Y1)}).Mul(scale / 2)) {
			continue // the modules of a dark symbol
		}
		n := p.negative(d.X0, d.Y0, d.X1, d.Y1)
		n.dm.negative = true
		bits := n.levels[0].Threshold(24, p.store)
		n.ells(bits, 1, "inverted")
		p.store.TakeBackBits(bits)
		n.close()
		for k, s := range n.found {
			s.Inverted = true
			p.add(s, n.quads[k].Shift(at).Scale(scale))
		}
	}
}
