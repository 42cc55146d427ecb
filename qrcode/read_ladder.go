package qrcode

import (
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/finder"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// step is one attempt at the page.
type step struct {
	name string
	try  func(p *page, name string)
}

// ladder lists the attempts in the order of their yield for their cost. Marks
// seen in one step are remembered in the next: a symbol may show one corner in
// one light and the others in another.
func ladder(p *page) []step {
	b := p.base
	steps := []step{{"local", look(b, local)}}
	if b > 0 {
		steps = append(steps, step{"finer", look(b-1, local)})
	}
	steps = append(steps,
		step{"global", look(b, global)},
		step{"blur", look(b, smooth)},
	)
	if b+1 < len(p.levels) {
		steps = append(steps, step{"half", look(b+1, local)})
	}
	if len(p.levels[b].Pix) < 600_000 {
		steps = append(steps, step{"double", double})
	}
	if b+2 < len(p.levels) {
		steps = append(steps, step{"quarter", look(b+2, local)})
	}
	return append(steps, step{"inverted", inverted})
}

func local(g *raster.Grey) (*raster.Grey, *raster.Bits)  { return g, g.Local(24) }
func global(g *raster.Grey) (*raster.Grey, *raster.Bits) { return g, g.Global() }

// smooth is for noisy pictures and, by its low floor, for faint codes beside
// black print.
func smooth(g *raster.Grey) (*raster.Grey, *raster.Bits) {
	g = g.Blur()
	return g, g.Local(10)
}

// look searches one level of the picture, made black and white by how.
func look(level int, how func(*raster.Grey) (*raster.Grey, *raster.Bits)) func(*page, string) {
	return func(p *page, name string) {
		g, bits := how(p.levels[level])
		p.search(g, bits, float64(int(1)<<level), name)
	}
}

// search adds the marks seen in bits to those known and tries to read.
func (p *page) search(g *raster.Grey, bits *raster.Bits, scale float64, name string) {
	if p.opts.wants(QR) {
		marks := finder.Scan(bits, 1+bits.H/2400)
		finder.Outline(g, marks)
		p.marks = finder.Pool(p.marks, marks, scale)
		p.harvest(name)
	}
	if p.opts.wants(DataMatrix) && !p.full() {
		p.ells(bits, scale, name)
	}
}

// double looks at small pictures in twice their size, for marks of one pixel a
// module.
func double(p *page, name string) {
	g := p.levels[p.base].Enlarge(2)
	p.search(g, g.Local(24), float64(int(1)<<p.base)/2, name)
}

// inverted reads light codes on dark ground, when there are marks of one.
func inverted(p *page, name string) {
	g := p.levels[p.base]
	bits := g.Local(24)
	for i := range bits.Pix {
		bits.Pix[i] ^= 1
	}
	if !p.opts.wants(QR) || len(finder.Scan(bits, 1+bits.H/2400)) < 3 {
		return
	}
	n := newPage(p.ctx, g.Invert(), p.opts)
	n.search(n.levels[0], bits, 1, name)
	f := float64(int(1) << p.base)
	for i, s := range n.found {
		p.add(s, n.quads[i].Scale(f))
	}
}
