package qrcode

import (
	"cmp"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/ellfind"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// matrixSearch is what a reading knows about Data Matrix symbols.
type matrixSearch struct {
	tried    []geom.Quad // places where one was tried
	wide     int         // wide searches done
	hint     bool        // something like a border was seen
	negative bool        // the picture is a negative already
}

const (
	maxElls    = 24      // places tried in one step
	maxWide    = 4       // wide searches in one reading
	manyPixels = 600_000 // from here on a look without a hint must be cheap
)

// ells looks for Data Matrix symbols by the two solid sides of their finder.
func (p *page) ells(bits *raster.Bitmap, scale float64, name string) {
	if !p.worthwhile(name) {
		return
	}
	// Waves are small in a coarse look.
	found, darks := ellfind.Find(bits, name == "half" || name == "quarter")
	var left []matrixPlace
	for _, q := range found {
		if p.ctx.Err() != nil || p.full() || len(left) >= maxElls {
			break
		}
		q = q.Scale(scale)
		if p.known(middle(q)) || p.triedEll(q) {
			continue
		}
		if m, ok := p.glance(q, name); !ok && m.fit() >= plausible {
			left = append(left, m)
		}
	}
	p.dm.hint = p.dm.hint || len(left) > 0
	slices.SortStableFunc(left, func(a, b matrixPlace) int { return cmp.Compare(b.fit(), a.fit()) })
	for i, m := range left {
		if p.dm.negative && i > 0 {
			return
		}
		if p.ctx.Err() != nil || p.full() {
			return
		}
		if !p.known(middle(m.at)) {
			p.ponder(m, name)
		}
	}
	if name == "local" && !p.dm.negative {
		p.negatives(darks, scale)
	}
}

// worthwhile tells whether a step looks for Data Matrix symbols. In a large
// picture three looks must show something like a border: the first, the coarse
// and the smooth one. A page without a code goes through all steps.
func (p *page) worthwhile(name string) bool {
	if p.dm.hint || len(p.levels[0].Pix) < manyPixels {
		return true
	}
	return name == "local" || name == "half" || name == "blur"
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
		part := p.levels[p.base].Crop(d.X0, d.Y0, d.X1, d.Y1)
		n := newPage(p.ctx, part.Invert(), p.opts)
		n.dm.negative = true
		n.ells(n.levels[0].Threshold(24), 1, "inverted")
		for k, s := range n.found {
			s.Inverted = true
			p.add(s, n.quads[k].Shift(at).Scale(scale))
		}
	}
}
