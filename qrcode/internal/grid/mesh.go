package grid

import (
	"cmp"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// Mesh corrects a placement between the alignment patterns of a symbol, for
// paper that is not flat and lenses that are not straight.
type Mesh struct {
	nodes []float64
	off   []geom.Point // offset in modules at each node, row by row
}

// NewMesh measures how far each alignment pattern lies from where h puts it,
// from the corner marks outwards, each sought where its neighbours lead. A
// pattern that cannot be seen stays there.
func NewMesh(g *raster.Grey, h *geom.Homography, t *Template) *Mesh {
	k := len(t.Nodes)
	m := &Mesh{nodes: t.Nodes, off: make([]geom.Point, k*k)}
	parts, next := make([]Part, k*k), 0
	done := make([]bool, k*k)
	for i := range parts {
		if x, y := int(t.Nodes[i%k]), int(t.Nodes[i/k]); inFinder(x, y, t.Size) {
			done[i] = true
			continue
		}
		parts[i] = t.Align[next]
		next++
	}
	for _, i := range m.outwards() {
		if done[i] {
			continue
		}
		lead := m.lead(i, done)
		off, f := Seek(g, h, parts[i], lead, 2.5)
		if f < 0.55 {
			off = geom.Point{}
		}
		m.off[i], done[i] = lead.Add(off), true
	}
	return m
}

// outwards orders the nodes by their distance from the corner marks.
func (m *Mesh) outwards() []int {
	order := make([]int, len(m.off))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(m.remote(a), m.remote(b)) })
	return order
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
