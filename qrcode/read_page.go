package qrcode

import (
	"context"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/finder"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// page is the state of one reading: the picture at several sizes, what was
// seen in it and what was read.
type page struct {
	ctx       context.Context
	opts      *DecodeOptions
	levels    []*raster.Grey // each half the size of the one before
	base      int            // level looked at first
	marks     []finder.Mark  // corner marks seen in any look, in full-size pixels
	tried     map[[6]int]bool
	deep      int         // thorough attempts left
	wide      int         // wide searches for a Data Matrix left
	ellsTried []geom.Quad // places where a Data Matrix was tried
	found     []Symbol
	quads     []geom.Quad // where the found codes are
	unread    []evidence  // codes that were located and not read
}

// evidence of a code that is there.
type evidence struct {
	at     geom.Point // its middle
	fit    float64    // correlation with the fixed patterns
	module float64    // pixels a module
}

// suspect notes a code that is there for certain and was not read.
func (p *page) suspect(q geom.Quad, fit, module float64) {
	if fit >= certain {
		p.unread = append(p.unread, evidence{q[0].Add(q[1]).Add(q[2]).Add(q[3]).Mul(0.25), fit, module})
	}
}

// firstLook is the number of pixels from which a picture is first looked at in
// half size: an A4 page at 150 dpi is just below.
const firstLook = 2_500_000

func newPage(ctx context.Context, g *raster.Grey, o *DecodeOptions) *page {
	p := &page{ctx: ctx, opts: o, levels: []*raster.Grey{g}, tried: map[[6]int]bool{}, deep: 12, wide: 4}
	for min(g.W, g.H) >= 64 && len(p.levels) < 6 {
		if len(g.Pix) > firstLook {
			p.base++
		}
		g = g.Half()
		p.levels = append(p.levels, g)
	}
	return p
}

// readPage climbs the ladder until a step has read every code it has seen.
func readPage(ctx context.Context, g *raster.Grey, o *DecodeOptions) ([]Symbol, error) {
	p := newPage(ctx, g, o)
	for _, s := range ladder(p) {
		if ctx.Err() != nil {
			break
		}
		s.try(p, s.name)
		if p.done() {
			break
		}
	}
	return p.verdict()
}

func (p *page) done() bool {
	if len(p.found) == 0 {
		return false
	}
	if p.full() {
		return true
	}
	return len(p.unread) == 0
}

// full tells whether as many codes were read as were asked for.
func (p *page) full() bool { return p.opts.Max > 0 && len(p.found) >= p.opts.Max }

// Correlations with the fixed patterns: below plausible it is no code, from
// certain on it is one, read or not.
const (
	plausible = 0.35
	certain   = 0.6
)

// tooFine is the number of pixels a module under which the size is to blame.
const tooFine = 1.6

func (p *page) verdict() ([]Symbol, error) {
	switch {
	case len(p.found) > 0:
		return p.found, nil
	case p.ctx.Err() != nil:
		e := *ErrInterrupted
		e.Err = p.ctx.Err()
		return nil, &e
	case len(p.unread) == 0:
		return nil, ErrNoCode
	}
	best := p.unread[0]
	for _, e := range p.unread {
		if e.fit > best.fit {
			best = e
		}
	}
	if best.module < tooFine {
		return nil, ErrTooSmall
	}
	return nil, ErrUnreadable
}

// add keeps a symbol unless one is known at its place.
func (p *page) add(s Symbol, q geom.Quad) {
	mid := q[0].Add(q[1]).Add(q[2]).Add(q[3]).Mul(0.25)
	for _, o := range p.quads {
		if o.Contains(mid) {
			return
		}
	}
	for i, c := range q {
		s.Corners[i] = Point(c)
	}
	p.found, p.quads = append(p.found, s), append(p.quads, q)
	rest := p.marks[:0]
	for _, m := range p.marks {
		if !q.Contains(m.At) {
			rest = append(rest, m)
		}
	}
	p.marks = rest
	left := p.unread[:0]
	for _, e := range p.unread {
		if !q.Contains(e.at) {
			left = append(left, e)
		}
	}
	p.unread = left
}
