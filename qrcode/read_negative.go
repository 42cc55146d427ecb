package qrcode

import (
	"math"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/finder"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// maxNegatives bounds the parts of a page that are tried in negative.
const maxNegatives = 4

// inverted reads light codes on dark ground: the parts of the picture around
// three marks in light on dark are turned into their negative and searched.
func inverted(p *page, name string) {
	g, scale := p.levels[p.base], scaleOf(p.base)
	p.light = finder.Strongest(p.light, maxSeen)
	finder.Outline(g, p.light, true)
	for _, t := range finder.Triples(p.light, maxNegatives) {
		if p.ctx.Err() != nil || p.full() {
			return
		}
		if !t.TL.Has || !t.TR.Has || !t.BL.Has || p.known(t.TR.At.Add(t.BL.At).Mul(scale/2)) {
			continue
		}
		x0, y0, x1, y1 := around(t)
		at := geom.Point{X: float64(x0), Y: float64(y0)}
		n := p.negative(x0, y0, x1, y1)
		bits := n.levels[0].Threshold(24, p.store)
		n.search(n.levels[0], bits, 1, name)
		p.store.TakeBackBits(bits)
		n.close()
		for i, s := range n.found {
			s.Inverted = true
			p.add(s, n.quads[i].Shift(at).Scale(scale))
		}
		for _, e := range n.unread {
			e.at = e.at.Add(at).Mul(scale)
			p.unread = append(p.unread, e)
		}
	}
}

// known tells whether a code was read at the point.
func (p *page) known(at geom.Point) bool {
	for _, q := range p.quads {
		if q.Contains(at) {
			return true
		}
	}
	return false
}

// around is the part of the picture with the symbol of three marks and some
// margin. It may go on outside on the right and below.
func around(t finder.Triple) (x0, y0, x1, y1 int) {
	lo, hi := t.TL.At, t.TL.At
	margin := 0.0
	for _, p := range []geom.Point{t.TL.At, t.TR.At, t.BL.At, t.TR.At.Add(t.BL.At).Sub(t.TL.At)} {
		lo.X, lo.Y = math.Min(lo.X, p.X), math.Min(lo.Y, p.Y)
		hi.X, hi.Y = math.Max(hi.X, p.X), math.Max(hi.Y, p.Y)
	}
	for _, m := range []finder.Mark{t.TL, t.TR, t.BL} {
		margin = math.Max(margin, 12*m.Module)
	}
	return max(int(lo.X-margin), 0), max(int(lo.Y-margin), 0), int(hi.X + margin), int(hi.Y + margin)
}
