package qrcode

import (
	"math"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/finder"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/grid"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/segment"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/zxing"
)

// maxTriples bounds the triples tried in one step.
const maxTriples = 40

// harvest tries all new triples of marks, quickly first, then thoroughly the
// ones that look like a code.
func (p *page) harvest(name string) {
	var promising []candidate
	for _, t := range finder.Triples(p.marks, maxTriples) {
		if p.ctx.Err() != nil || p.full() {
			return
		}
		if p.spent(t) {
			continue
		}
		if c, read := p.quick(t, name); !read && c.fit() >= plausible {
			promising = append(promising, c)
		}
	}
	for _, c := range promising {
		if p.ctx.Err() != nil || p.full() || p.deep == 0 {
			return
		}
		if p.covered(c) {
			continue
		}
		p.deep--
		if !p.thorough(c, name) {
			p.suspect(c.places[0].Quad.Scale(c.scale), c.fit(), c.module*c.scale)
		}
	}
}

// candidate is a placed symbol that was not read at once.
type candidate struct {
	g      *raster.Grey
	scale  float64 // full-size pixels per pixel of g
	module float64 // pixels of g a module
	places []grid.Placement
}

func (c candidate) fit() float64 {
	if len(c.places) == 0 {
		return -1
	}
	return c.places[0].Fit
}

// spent tells whether the triple was tried before or touches a code already
// read, and notes it.
func (p *page) spent(t finder.Triple) bool {
	var key [6]int
	for i, m := range []finder.Mark{t.TL, t.TR, t.BL} {
		key[2*i], key[2*i+1] = int(m.At.X/m.Module), int(m.At.Y/m.Module)
		for _, q := range p.quads {
			if q.Contains(m.At) {
				return true
			}
		}
	}
	seen := p.tried[key]
	p.tried[key] = true
	return seen
}

func (p *page) covered(c candidate) bool {
	q := c.places[0].Quad
	mid := q[0].Add(q[2]).Mul(c.scale / 2)
	for _, o := range p.quads {
		if o.Contains(mid) {
			return true
		}
	}
	return false
}

// level picks the size of the picture in which a module covers two and a half
// to five pixels: enough to tell modules apart, small enough to average noise.
func (p *page) level(module float64) int {
	k := int(math.Floor(math.Log2(math.Max(module, 1) / 2.5)))
	return min(max(k, 0), len(p.levels)-1)
}

// quick places the grid and decodes it as it is.
func (p *page) quick(t finder.Triple, name string) (candidate, bool) {
	module := (t.TL.Module + t.TR.Module + t.BL.Module) / 3
	k := p.level(module)
	c := candidate{g: p.levels[k], scale: float64(int(1) << k)}
	c.module = module / c.scale
	for _, m := range []*finder.Mark{&t.TL, &t.TR, &t.BL} {
		m.At, m.Outer, m.Module = m.At.Mul(1/c.scale), m.Outer.Scale(1/c.scale), m.Module/c.scale
	}
	c.places = grid.Places(c.g, t)
	for i, pl := range c.places {
		if pl.Fit < plausible || i > 0 && c.places[0].Fit > certain {
			break
		}
		h := geom.FromQuad(pl.Quad, float64(pl.Template.Size), float64(pl.Template.Size))
		n := pl.Template.Size
		if p.decode(c, pl, grid.Local(grid.Sample(c.g, &h, nil, n, n), n, n, 4), name) {
			return c, true
		}
	}
	return c, false
}

// thorough improves the placement step by step and decodes in between.
func (p *page) thorough(c candidate, name string) bool {
	for _, pl := range c.places {
		if pl.Fit < plausible {
			continue
		}
		pl.Quad, pl.Fit = grid.Register(c.g, pl.Quad, pl.Template)
		n := pl.Template.Size
		h := geom.FromQuad(pl.Quad, float64(n), float64(n))
		if p.shades(c, pl, grid.Sample(c.g, &h, nil, n, n), name+"+registered") {
			return true
		}
		mesh := grid.NewMesh(c.g, &h, pl.Template)
		if p.shades(c, pl, grid.Sample(c.g, &h, mesh, n, n), name+"+mesh") {
			return true
		}
		flow := grid.NewFlow(c.g, &h, pl.Template)
		if p.shades(c, pl, grid.Sample(c.g, &h, flow, n, n), name+"+flow") {
			return true
		}
	}
	return false
}

// shades decodes one sampling under several ideas of what is dark.
func (p *page) shades(c candidate, pl grid.Placement, grey []float64, name string) bool {
	n := pl.Template.Size
	for _, k := range []float64{0, 0.12, 0.25} {
		s := grey
		if k > 0 {
			s = grid.Sharpen(grey, n, n, k)
		}
		for _, r := range []int{4, 8} {
			if p.decode(c, pl, grid.Local(s, n, n, r), name) {
				return true
			}
		}
	}
	return p.decode(c, pl, grid.Global(grey), name)
}

// decode hands the modules to the decoder and keeps what it reads.
func (p *page) decode(c candidate, pl grid.Placement, modules []bool, name string) bool {
	n := pl.Template.Size
	raw, err := zxing.DecodeQR(modules, n)
	if err != nil {
		return false
	}
	content, err := segment.Parse(raw.Data, pl.Template.Version)
	if err != nil {
		return false
	}
	if content.Loose {
		content.Text = raw.Text
	}
	p.add(Symbol{Format: QR, Text: content.Text, Bytes: content.Bytes,
		Version: pl.Template.Version, Level: Level(raw.Level), Attempt: name}, pl.Quad.Scale(c.scale))
	return true
}
