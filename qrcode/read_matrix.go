package qrcode

import (
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/ellfind"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/grid"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/segment"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/zxing"
)

// maxElls bounds the places tried for a Data Matrix in one step.
const maxElls = 24

// ells looks for Data Matrix symbols by the two solid sides of their finder.
func (p *page) ells(bits *raster.Bits, scale float64, name string) {
	tries := 0
	for _, q := range ellfind.Find(bits) {
		if p.ctx.Err() != nil || p.full() || tries >= maxElls {
			return
		}
		q = q.Scale(scale)
		if p.inside(q) || p.triedEll(q) {
			continue
		}
		tries++
		p.matrix(q, name)
	}
}

// triedEll tells whether nearly the same place was tried before, and notes it.
func (p *page) triedEll(q geom.Quad) bool {
	near := max(max(q[2].Sub(q[3]).Len(), q[0].Sub(q[3]).Len())/40, 1.5)
	for _, o := range p.ellsTried {
		if q[1].Sub(o[1]).Len() < near && q[0].Sub(o[0]).Len() < near && q[2].Sub(o[2]).Len() < near && q[3].Sub(o[3]).Len() < near {
			return true
		}
	}
	p.ellsTried = append(p.ellsTried, q)
	return false
}

// inside tells whether the middle of q lies in a code already read.
func (p *page) inside(q geom.Quad) bool {
	mid := q[0].Add(q[1]).Add(q[2]).Add(q[3]).Mul(0.25)
	for _, o := range p.quads {
		if o.Contains(mid) {
			return true
		}
	}
	return false
}

// matrix tries the sizes of Data Matrix that fit best at a place.
func (p *page) matrix(q geom.Quad, name string) {
	side := q[2].Sub(q[3]).Len()
	// The number of modules is not known yet: fine enough for seventy.
	k := p.level(side / 70)
	wide := p.wide > 0
	if wide {
		p.wide--
	}
	for _, m := range grid.Matrices(p.levels[k], q.Scale(1/scaleOf(k)), wide) {
		if m.Fit < plausible {
			return
		}
		m.Quad = m.Quad.Scale(scaleOf(k))
		module := side / float64(m.Shape.W)
		if p.matrixAt(m, p.level(module), name) {
			return
		}
		// A small border fits many things by chance.
		if m.Fit >= 0.8 && m.Shape.W >= 14 {
			p.suspect(m.Quad, m.Fit, module)
		}
	}
}

// matrixAt improves a placement, given in full-size pixels, on one level of the
// picture and decodes it there.
func (p *page) matrixAt(m grid.MatrixPlacement, level int, name string) bool {
	g, scale := p.levels[level], scaleOf(level)
	m.Quad = m.Quad.Scale(1 / scale)
	m = grid.RegisterMatrix(g, m)
	if m.Fit < plausible {
		return false
	}
	h := geom.FromQuad(m.Quad, float64(m.Shape.W), float64(m.Shape.H))
	return p.matrixShades(m, grid.Sample(g, &h, nil, m.Shape.W, m.Shape.H), scale, name)
}

// scaleOf is the number of full-size pixels a pixel of the level spans.
func scaleOf(level int) float64 { return float64(int(1) << level) }

func (p *page) matrixShades(m grid.MatrixPlacement, grey []float64, scale float64, name string) bool {
	w, h := m.Shape.W, m.Shape.H
	for _, k := range []float64{0, 0.12, 0.25} {
		s := grid.Sharpen(grey, w, h, k)
		for _, modules := range [][]bool{grid.Local(s, w, h, 5), grid.Global(s)} {
			raw, err := zxing.DecodeDataMatrix(modules, w, h)
			if err != nil {
				continue
			}
			c, err := segment.ParseMatrix(raw.Data)
			if err != nil {
				continue
			}
			p.add(Symbol{Format: DataMatrix, Text: c.Text, Bytes: c.Bytes, Attempt: name}, m.Quad.Scale(scale))
			return true
		}
	}
	return false
}
