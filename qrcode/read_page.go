package qrcode

import (
	"context"
	"math"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/finder"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// page is the state of one reading: the picture at several sizes, what was
// seen in it and what was read.
type page struct {
	ctx    context.Context
	opts   *DecodeOptions
	levels []*raster.Grey // each half the size of the one before
	base   int            // level looked at first
	bits   *raster.Bitmap // that level, as the first look saw it
	marks  []finder.Mark  // corner marks seen in any look, in full-size pixels
	light  []finder.Mark  // corner marks seen in light on dark, in pixels of the base level
	tried  map[[6]int]bool
	deep   int // thorough attempts left
	dm     matrixSearch
	*desk
	found  []Symbol
	quads  []geom.Quad // where the found codes are
	unread []evidence  // codes that were located and not read
}

// firstLook is the number of pixels from which a picture is first looked at in
// half size: an A4 page at 150 dpi is just below.
const firstLook = 2_500_000

// leastSide is the side of the smallest symbol, a Data Matrix of eight rows, at
// a pixel a module.
const leastSide = 8

func newPage(ctx context.Context, g *raster.Grey, o *DecodeOptions, d *desk) *page {
	p := &page{ctx: ctx, opts: o, levels: []*raster.Grey{g}, tried: map[[6]int]bool{}, deep: 12,
		desk: d}
	for min(g.W, g.H) >= 64 && len(p.levels) < 6 {
		if len(g.Pix) > firstLook {
			p.base++
		}
		g = g.Half(p.store)
		p.levels = append(p.levels, g)
	}
	return p
}

// negative starts the reading of a part of the base level, light for dark. Its
// memory is that of p: [page.close] ends it.
func (p *page) negative(x0, y0, x1, y1 int) *page {
	return newPage(p.ctx, p.levels[p.base].Negative(x0, y0, x1, y1, p.store), p.opts, p.desk)
}

// close hands back the picture and its smaller copies.
func (p *page) close() {
	for _, g := range p.levels {
		p.store.TakeBack(g)
	}
	p.levels = nil
}

// readPage climbs the ladder until a step has read every code it has seen.
func readPage(ctx context.Context, g *raster.Grey, o *DecodeOptions) ([]Symbol, error) {
	if min(g.W, g.H) < leastSide {
		return nil, ErrNoCode
	}
	p := newPage(ctx, g, o, newDesk())
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

func (p *page) verdict() ([]Symbol, error) {
	if len(p.found) > 0 {
		return p.found, nil
	}
	if p.ctx.Err() != nil {
		return nil, interrupted(p.ctx)
	}
	if len(p.unread) == 0 {
		p.lone()
	}
	if len(p.unread) == 0 {
		return nil, ErrNoCode
	}
	return nil, p.reason()
}

// add keeps a symbol unless one is known at its place.
func (p *page) add(s Symbol, q geom.Quad) {
	if p.known(middle(q)) {
		return
	}
	top := q[1].Sub(q[0])
	s.Rotation = math.Atan2(top.Y, top.X) * 180 / math.Pi
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
