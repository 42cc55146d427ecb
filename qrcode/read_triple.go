package qrcode

import (
	"cmp"
	"math"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/finder"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/grid"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/segment"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/zxing"
)

// Bounds on the work of one step.
const (
	maxTriples = 60 // triples that are rated
	maxPlaced  = 16 // triples that are looked at closely without a code being read
	anyway     = 4  // of them, those that are looked at whatever their rating
)

// Ratings from which a triple is worth a close look: of late, and where a code
// was read already. Three marks of one flat symbol reach 0.9, three that have
// nothing to do with each other seldom 0.4.
const (
	worth     = 0.3
	worthMore = 0.5
)

// Three marks that cost less than square stand as those of one symbol do: less
// of its lines needs to show.
const (
	square          = 0.4
	plausibleSquare = 0.2
)

// harvest tries new triples of marks, quickly first, then thoroughly the ones
// that look like a code, at most deep of them.
func (p *page) harvest(triples []finder.Triple, deep *int, name string) {
	var promising []candidate
	tries := 0
	for _, c := range p.rate(triples) {
		if p.ctx.Err() != nil || p.full() || tries >= maxPlaced {
			break
		}
		if p.spent(c.triple) {
			continue
		}
		if tries >= anyway && c.rating < worth || len(p.found) > 0 && c.rating < worthMore {
			continue
		}
		tries++
		switch read := p.quick(&c, name); {
		case read:
			tries = 0
		case c.fit() >= c.least:
			promising = append(promising, c)
		}
	}
	slices.SortStableFunc(promising, func(a, b candidate) int { return cmp.Compare(b.fit(), a.fit()) })
	for _, c := range promising {
		if p.ctx.Err() != nil || p.full() || *deep == 0 {
			return
		}
		if p.known(middle(c.places[0].Quad).Mul(c.scale)) {
			continue
		}
		*deep--
		if !p.thorough(c, name) {
			pl := c.places[0]
			p.suspect(pl.Quad.Scale(c.scale), max(pl.Fit, grid.Shown(c.g, pl)), c.module*c.scale)
		}
	}
}

// rate orders triples by how well the picture shows timing lines between them.
func (p *page) rate(triples []finder.Triple) []candidate {
	out := p.rated[:0]
	for _, t := range triples {
		if p.ctx.Err() != nil {
			break
		}
		if p.spent(t) || !p.fresh(t) {
			continue
		}
		module := min(t.TL.Module, t.TR.Module, t.BL.Module)
		k := p.level(module)
		c := candidate{triple: t, g: p.levels[k], scale: scaleOf(k), module: module / scaleOf(k)}
		c.rating, c.least = grid.Rate(c.g, t.Scale(1/c.scale), p.book), plausible
		if t.Cost < square {
			c.least = plausibleSquare
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(b.promise(), a.promise()) })
	p.rated = out
	return out
}

// candidate is a symbol that may be there.
type candidate struct {
	triple finder.Triple // in full-size pixels
	g      *raster.Grey
	scale  float64 // full-size pixels per pixel of g
	module float64 // pixels of g a module
	rating float64
	least  float64          // fit from which it may be a code
	places []grid.Placement // in pixels of g, once it is placed
}

// promise is what candidates are ordered by: timing lines that show and marks
// that stand well. Where a lens bends the lines, the marks still do.
func (c candidate) promise() float64 { return c.rating - 0.3*min(c.triple.Cost, 3) }

func (c candidate) fit() float64 {
	if len(c.places) == 0 {
		return -1
	}
	return c.places[0].Fit
}

// spent tells whether the triple touches a code already read.
func (p *page) spent(t finder.Triple) bool {
	return p.known(t.TL.At) || p.known(t.TR.At) || p.known(t.BL.At)
}

// fresh tells whether the triple was not tried before, and notes it.
func (p *page) fresh(t finder.Triple) bool {
	var key [6]int
	for i, m := range []finder.Mark{t.TL, t.TR, t.BL} {
		key[2*i], key[2*i+1] = int(m.At.X/m.Module), int(m.At.Y/m.Module)
	}
	seen := p.tried[key]
	p.tried[key] = true
	return !seen
}

// level picks the size of the picture in which a module covers two and a half
// to five pixels: enough to tell modules apart, small enough to average noise.
func (p *page) level(module float64) int {
	k := int(math.Floor(math.Log2(math.Max(module, 1) / 2.5)))
	return min(max(k, 0), len(p.levels)-1)
}

// quick places the grid and decodes it as it is.
func (p *page) quick(c *candidate, name string) bool {
	c.places = grid.Places(c.g, c.triple.Scale(1/c.scale), p.book)
	for i, pl := range c.places {
		if pl.Fit < c.least || i > 0 && c.places[0].Fit > certain {
			break
		}
		h := geom.FromQuad(pl.Quad, float64(pl.Template.Size), float64(pl.Template.Size))
		n := pl.Template.Size
		if p.decode(*c, pl, p.sheet.Local(p.sheet.Sample(c.g, &h, nil, n, n), n, n, 4), name) {
			return true
		}
	}
	return false
}

// thorough improves the placement step by step and decodes in between.
func (p *page) thorough(c candidate, name string) bool {
	for _, pl := range c.places {
		if pl.Fit < c.least || p.late() {
			continue
		}
		if flat := grid.Flat(c.g, c.triple.Scale(1/c.scale), pl.Template); p.bent(c, flat, name) {
			return true
		}
		pl.Quad, pl.Fit = grid.Register(c.g, pl.Quad, pl.Template, p.late)
		if p.straight(c, pl, name+"+registered") || p.bent(c, pl, name) {
			return true
		}
	}
	return false
}

// straight decodes a placement on flat paper.
func (p *page) straight(c candidate, pl grid.Placement, name string) bool {
	n := pl.Template.Size
	h := geom.FromQuad(pl.Quad, float64(n), float64(n))
	return p.shades(c, pl, p.sheet.Sample(c.g, &h, nil, n, n), name) ||
		p.shades(c, pl, p.sheet.SampleCentres(c.g, &h, nil, n, n), name+"+centres")
}

// bent follows the alignment patterns, then the modules, over bent paper.
func (p *page) bent(c candidate, pl grid.Placement, name string) bool {
	n := pl.Template.Size
	h := geom.FromQuad(pl.Quad, float64(n), float64(n))
	mesh := grid.NewMesh(c.g, &h, pl.Template)
	if p.shades(c, pl, p.sheet.Sample(c.g, &h, mesh, n, n), name+"+mesh") {
		return true
	}
	flow := grid.NewFlow(c.g, &h, pl.Template, mesh, p.late)
	return p.shades(c, pl, p.sheet.Sample(c.g, &h, flow, n, n), name+"+flow") ||
		p.shades(c, pl, p.sheet.SampleCentres(c.g, &h, flow, n, n), name+"+centres")
}

// shades decodes one sampling under several ideas of what is dark.
func (p *page) shades(c candidate, pl grid.Placement, grey []float64, name string) bool {
	n := pl.Template.Size
	for _, k := range []float64{0, 0.12, 0.25} {
		s := grey
		if k > 0 {
			s = p.sheet.Sharpen(grey, n, n, k)
		}
		for _, r := range []int{4, 8} {
			if p.decode(c, pl, p.sheet.Local(s, n, n, r), name) {
				return true
			}
		}
	}
	return p.decode(c, pl, p.sheet.Global(grey), name)
}

// sureSmall is the fit below which a symbol of version 1 to 3 is not decoded.
// ISO/IEC 18004, table 9, keeps some of their error correction code words for
// detection only. QUIRK: the library spends all of them on correction, so that
// it might make sense of nothing once in a million times.
const sureSmall = 0.5

// decode hands the modules to the decoder and keeps what it reads.
func (p *page) decode(c candidate, pl grid.Placement, modules []bool, name string) bool {
	n := pl.Template.Size
	if p.late() || pl.Template.Version <= 3 && pl.Fit < sureSmall {
		return false
	}
	if !p.check.Correctable(modules, n) {
		return false // the library takes five times as long to say so, and memory
	}
	raw, err := zxing.DecodeQR(modules, n)
	if err != nil {
		return false
	}
	content, err := segment.Parse(raw.Data, pl.Template.Version)
	if err != nil {
		p.unread = append(p.unread, evidence{middle(pl.Quad).Mul(c.scale), 1, ErrContent})
		return false
	}
	if content.Loose {
		content.Text = raw.Text
	}
	q := pl.Quad.Scale(c.scale)
	p.add(Symbol{Format: QR, Text: content.Text, Bytes: content.Bytes, Version: pl.Template.Version,
		Level: Level(raw.Level), Attempt: name, Mirrored: raw.Mirrored,
		GS1: content.GS1, Series: Series(content.Series)}, q)
	return true
}
