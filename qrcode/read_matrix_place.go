package qrcode

import (
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/grid"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/segment"
)

// matrixPlace is where a Data Matrix may be, in full-size pixels, and the sizes
// that fit best.
type matrixPlace struct {
	at   geom.Quad
	near []grid.MatrixPlacement
}

// fit is that of the best size.
func (m *matrixPlace) fit() float64 {
	if len(m.near) == 0 {
		return -1
	}
	return m.near[0].Fit
}

// look picks the level of the picture to try sizes on: fine enough for seventy
// modules.
func (m *matrixPlace) look(p *page) (g *raster.Grey, at geom.Quad, scale float64) {
	k := p.level(m.at[2].Sub(m.at[3]).Len() / 70)
	return p.levels[k], m.at.Scale(1 / scaleOf(k)), scaleOf(k)
}

// glance tries the sizes that fit best at a place as they are.
func (p *page) glance(q geom.Quad, name string) (matrixPlace, bool) {
	m := matrixPlace{at: q}
	g, at, scale := m.look(p)
	m.near = grid.Matrices(g, at, p.book)
	for i := range m.near {
		m.near[i].Quad = m.near[i].Quad.Scale(scale)
		if m.near[i].Fit >= plausible && p.matrixAt(m.near[i], false, name) {
			return m, true
		}
	}
	return m, false
}

// ponder improves the placement, and seeks the far corner in a wider field if
// that does not read it, as in perspective.
func (p *page) ponder(m matrixPlace, name string) {
	if m.fit() >= grid.Sure && p.settle(m, name) || p.dm.wide >= maxWide {
		return
	}
	p.dm.wide++
	g, at, scale := m.look(p)
	m.near = grid.MatricesAround(g, at, p.book)
	for i := range m.near {
		m.near[i].Quad = m.near[i].Quad.Scale(scale)
	}
	p.settle(m, name)
}

// settle improves the placements and tells whether one was read.
func (p *page) settle(m matrixPlace, name string) bool {
	for _, n := range m.near {
		if n.Fit < plausible || p.ctx.Err() != nil {
			return false
		}
		if p.matrixAt(n, true, name) {
			return true
		}
		// A small border fits many things by chance.
		if n.Fit >= 0.8 && n.Shape.W >= 14 {
			p.suspect(n.Quad, n.Fit, n.Quad[2].Sub(n.Quad[3]).Len()/float64(n.Shape.W))
		}
	}
	return false
}

// scaleOf is the number of full-size pixels a pixel of the level spans.
func scaleOf(level int) float64 { return float64(int(1) << level) }

// matrixAt decodes a placement, given in full-size pixels, on the level of the
// picture that suits its modules; thoroughly, it improves the placement before
// and tries all shades.
func (p *page) matrixAt(m grid.MatrixPlacement, thorough bool, name string) bool {
	level := p.level(m.Quad[2].Sub(m.Quad[3]).Len() / float64(m.Shape.W))
	g, scale := p.levels[level], scaleOf(level)
	m.Quad = m.Quad.Scale(1 / scale)
	shades := []float64{0}
	if thorough {
		if m = grid.RegisterMatrix(g, m, p.book); m.Fit < plausible {
			return false
		}
		shades = []float64{0, 0.12, 0.25}
	}
	h := geom.FromQuad(m.Quad, float64(m.Shape.W), float64(m.Shape.H))
	grey := p.sheet.Sample(g, &h, nil, m.Shape.W, m.Shape.H)
	return p.matrixShades(m, grey, shades, scale, name)
}

// matrixShades tells dark modules from light ones in several ways and decodes.
func (p *page) matrixShades(m grid.MatrixPlacement, grey, shades []float64, scale float64, name string) bool {
	w, h := m.Shape.W, m.Shape.H
	for _, k := range shades {
		s := grey
		if k > 0 {
			s = p.sheet.Sharpen(grey, w, h, k)
		}
		if p.matrixModules(m, p.sheet.Local(s, w, h, 5), scale, name) ||
			p.matrixModules(m, p.sheet.Global(s), scale, name) {
			return true
		}
	}
	return false
}

// matrixModules decodes modules as they are and, where the border shows well, as
// those of a symbol seen from behind.
func (p *page) matrixModules(m grid.MatrixPlacement, modules []bool, scale float64, name string) bool {
	w, h := m.Shape.W, m.Shape.H
	sym, ok := p.matrixSymbol(modules, w, h)
	if !ok && m.Fit >= 0.8 && w == h {
		sym, ok = p.matrixSymbol(behind(modules, w), w, h)
		sym.Mirrored = true
	}
	if ok {
		sym.Attempt = name
		p.add(sym, m.Quad.Scale(scale))
	}
	return ok
}

// behind is a square symbol seen from its other side: the corner of the L and
// the one opposite stay, the two others change places.
func behind(modules []bool, n int) []bool {
	out := make([]bool, len(modules))
	for i := range out {
		x, y := i%n, i/n
		out[i] = modules[(n-1-x)*n+n-1-y]
	}
	return out
}

// matrixSymbol decodes bare modules.
func (p *page) matrixSymbol(modules []bool, w, h int) (Symbol, bool) {
	words, _, err := p.words.Read(modules, w, h)
	if err != nil {
		return Symbol{}, false
	}
	c, err := segment.ParseMatrix(words)
	if err != nil {
		return Symbol{}, false
	}
	return Symbol{Format: DataMatrix, Text: c.Text, Bytes: c.Bytes, GS1: c.GS1, Series: Series(c.Series)}, true
}
