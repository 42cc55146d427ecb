package grid

import (
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// Mesh corrects a placement between the alignment patterns of a symbol, for
// paper that is not flat and lenses that are not straight.
type Mesh struct {
	nodes []float64
	off   []geom.Point // offset in modules at each node, row by row
}

// NewMesh measures how far each alignment pattern lies from where h puts it.
// A pattern that cannot be seen keeps the mean of those that can.
func NewMesh(g *raster.Grey, h *geom.Homography, t *Template) *Mesh {
	k := len(t.Nodes)
	m := &Mesh{nodes: t.Nodes, off: make([]geom.Point, k*k)}
	if k == 0 {
		return m
	}
	seen := make([]bool, k*k)
	next, mean, n := 0, geom.Point{}, 0.0
	for i := range m.off {
		if inFinder(int(t.Nodes[i%k]), int(t.Nodes[i/k]), t.Size) {
			seen[i] = true
			continue
		}
		p := t.Align[next]
		next++
		off, f := Seek(g, h, p, 1.5)
		if f > 0.55 {
			m.off[i], seen[i] = off, true
			mean, n = mean.Add(off), n+1
		}
	}
	if n > 0 {
		mean = mean.Mul(1 / n)
	}
	for i := range m.off {
		if !seen[i] {
			m.off[i] = mean
		}
	}
	return m
}

// At returns the corrected module coordinates of (u, v).
func (m *Mesh) At(u, v float64) (float64, float64) {
	k := len(m.nodes)
	if k == 0 {
		return u, v
	}
	i, fu := m.span(u)
	j, fv := m.span(v)
	a := m.off[j*k+i].Mul(1 - fu).Add(m.off[j*k+i+1].Mul(fu))
	b := m.off[(j+1)*k+i].Mul(1 - fu).Add(m.off[(j+1)*k+i+1].Mul(fu))
	d := a.Mul(1 - fv).Add(b.Mul(fv))
	return u + d.X, v + d.Y
}

// span returns the interval of nodes around x and the place in it, which goes
// a little beyond 0 to 1 outside the outer nodes.
func (m *Mesh) span(x float64) (int, float64) {
	i := 0
	for i < len(m.nodes)-2 && x > m.nodes[i+1] {
		i++
	}
	return i, (x - m.nodes[i]) / (m.nodes[i+1] - m.nodes[i])
}
