package qrcode

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/finder"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
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
	steps := []step{{"local", first}, {"inverted", inverted}}
	if b > 0 {
		steps = append(steps, step{"finer", look(b-1, local)})
	}
	if b+1 < len(p.levels) {
		steps = append(steps, step{"half", look(b+1, local)})
	}
	steps = append(steps,
		step{"blur", look(b, smooth)},
		step{"global", look(b, global)},
		step{"keen", keen},
	)
	steps = append(steps, step{"double", double})
	if b+1 < len(p.levels) {
		steps = append(steps, step{"dots", dots})
	}
	if b+2 < len(p.levels) {
		steps = append(steps, step{"quarter", look(b+2, local)})
	}
	steps = append(steps, step{"covered", covered}, step{"two marks", pairs})
	if b > 1 {
		steps = append(steps, step{"finest", look(b-2, local)})
	}
	return steps
}

// way makes a picture black and white, and hands out the grey one to measure in,
// which may be a new one.
type way func(*raster.Grey, *raster.Store) (*raster.Grey, *raster.Bitmap)

func local(g *raster.Grey, s *raster.Store) (*raster.Grey, *raster.Bitmap) {
	return g, g.Threshold(24, s)
}

func global(g *raster.Grey, s *raster.Store) (*raster.Grey, *raster.Bitmap) { return g, g.Cut(s) }

// smooth is for noisy pictures and, by its low floor, for faint codes beside
// black print.
func smooth(g *raster.Grey, s *raster.Store) (*raster.Grey, *raster.Bitmap) {
	g = g.Blur(s)
	return g, g.Threshold(10, s)
}

// look searches one level of the picture, made black and white by how.
func look(level int, how way) func(*page, string) {
	return func(p *page, name string) {
		g, bits := how(p.levels[level], p.store)
		p.search(g, bits, scaleOf(level), name)
		p.store.TakeBackBits(bits)
		if g != p.levels[level] {
			p.store.TakeBack(g)
		}
	}
}

// sharp is the slope from which a picture has no use for a keen look. Print
// blurred by two pixels reaches 0.2.
const sharp = 0.3

// keen is for blurred QR Codes.
func keen(p *page, name string) {
	if g := p.levels[p.base]; p.opts.wants(QR) && g.Slope() < sharp {
		bits := g.Keen(10, p.store)
		marks := finder.Scan(bits, rows(bits), p.late)
		p.store.TakeBackBits(bits)
		p.triples(g, marks, scaleOf(p.base), name)
	}
}

// dots is for Data Matrix symbols of separate dots, as ink jets and needles make
// them: in half the size their gaps are a pixel or two wide.
func dots(p *page, name string) {
	if p.opts.wants(DataMatrix) && !p.full() {
		apart := p.levels[p.base+1].Threshold(24, p.store)
		bits := apart.Grown(p.store)
		p.store.TakeBackBits(apart)
		p.matrices(bits, scaleOf(p.base+1), name)
		p.store.TakeBackBits(bits)
	}
}

// first is the look at the base level that notes marks in light on dark too.
func first(p *page, name string) {
	g, bits := local(p.levels[p.base], p.store)
	p.bits = bits
	if p.opts.wants(QR) {
		marks, light := finder.ScanBoth(bits, rows(bits), p.late)
		p.light = light
		p.triples(g, marks, scaleOf(p.base), name)
	}
	p.matrices(bits, scaleOf(p.base), name)
}

// search adds the marks seen in bits to those known and tries to read. QR Codes
// come first: their modules imitate more of a Data Matrix than the other way
// round, and what lies in a code that was read does not count.
func (p *page) search(g finder.Shade, bits *raster.Bitmap, scale float64, name string) {
	if p.opts.wants(QR) {
		p.triples(g, finder.Scan(bits, rows(bits), p.late), scale, name)
	}
	p.matrices(bits, scale, name)
}

// late tells whether the context has ended.
func (p *page) late() bool { return p.ctx.Err() != nil }

// rows is how many rows of pixels a scan goes on by. The middle of a mark is
// three modules high: every second row meets the smallest that can be read.
func rows(b *raster.Bitmap) int {
	if b.H < 1000 {
		return 1
	}
	return 2
}

// Bounds on the marks of a picture full of patterns.
const (
	maxSeen  = 200 // in one look
	maxKnown = 400 // in all
)

// triples looks for QR Codes among marks outside the codes that were read.
func (p *page) triples(g finder.Shade, marks []finder.Mark, scale float64, name string) {
	marks = slices.DeleteFunc(marks, func(m finder.Mark) bool { return p.known(m.At.Mul(scale)) })
	marks = finder.Strongest(marks, maxSeen)
	finder.Outline(g, marks, false)
	p.marks = finder.Strongest(finder.Pool(p.marks, marks, scale), maxKnown)
	p.harvest(finder.Triples(p.marks, maxTriples), &p.deep, name)
}

func (p *page) matrices(bits *raster.Bitmap, scale float64, name string) {
	if p.opts.wants(DataMatrix) && !p.full() {
		p.ells(bits, scale, name)
	}
}

// Bounds on what is looked at in twice its size.
const (
	smallPicture = 150_000 // pixels up to which it is the whole picture
	largePart    = 600_000 // pixels from which a part is too large
)

// double looks at small pictures in twice their size, and at the parts of large
// ones that are full of detail, for marks of one pixel a module.
func double(p *page, name string) {
	g, scale := p.levels[p.base], scaleOf(p.base)/2
	if n := len(g.Pix); n <= smallPicture || n <= largePart && p.dm.hint {
		twice := g.Double()
		bits := twice.Threshold(24, p.store)
		p.search(twice, bits, scale, name)
		p.store.TakeBackBits(bits)
		return
	}
	if !p.opts.wants(QR) || p.bits == nil {
		return
	}
	x0, y0, x1, y1, ok := p.bits.Dense()
	if !ok || (x1-x0)*(y1-y0) > largePart {
		return
	}
	part := g.Crop(x0, y0, x1, y1, p.store)
	bits := part.Double().Threshold(24, p.store)
	marks := finder.Strongest(finder.Scan(bits, 1, p.late), maxSeen)
	p.store.TakeBackBits(bits)
	finder.Outline(part.Double(), marks, false)
	p.store.TakeBack(part)
	finder.Shift(marks, geom.Point{X: float64(2 * x0), Y: float64(2 * y0)})
	p.marks = finder.Strongest(finder.Pool(p.marks, marks, scale), maxKnown)
	p.harvest(finder.Triples(p.marks, maxTriples), &p.deep, name)
}

// covered reads symbols with something dark in their quiet zone.
func covered(p *page, name string) {
	if !p.opts.wants(QR) || p.bits == nil {
		return
	}
	marks := finder.Inner(p.levels[p.base], p.bits, rows(p.bits), p.late)
	p.marks = finder.Pool(p.marks, marks, scaleOf(p.base))
	p.harvest(finder.Triples(p.marks, maxTriples), &p.deep, name)
}

// maxPairs bounds the symbols tried of which two marks show.
const maxPairs = 60

// pairs reads symbols of which one corner is worn or covered.
func pairs(p *page, name string) {
	if p.opts.wants(QR) {
		deep := 4
		p.harvest(finder.Pairs(p.marks, maxPairs), &deep, name)
	}
}
