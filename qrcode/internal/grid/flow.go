package grid

import (
	"math"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// pitch is the distance in modules between the nodes of a flow, patch how far
// around a node modules are looked at.
const (
	pitch = 4
	patch = 3
)

// NewFlow follows the modules themselves over bent paper, where the alignment
// patterns alone, in the mesh, do not show the way: from the corner marks
// outwards it moves each node to where the modules around stand out most,
// starting from where its neighbours lead. It asks stop now and then and leaves
// off, with what there is, when the answer is yes.
func NewFlow(g *raster.Grey, h *geom.Homography, t *Template, mesh *Mesh, stop func() bool) *Mesh {
	k := (t.Size-1)/pitch + 1
	m := &Mesh{nodes: make([]float64, k), off: make([]geom.Point, k*k)}
	for i := range m.nodes {
		m.nodes[i] = 0.5 + float64(i)*float64(t.Size-1)/float64(k-1)
	}
	done := make([]bool, k*k)
	for n, i := range m.outwards() {
		if n%32 == 0 && stop() {
			break
		}
		u, v := m.nodes[i%k], m.nodes[i/k]
		x, y := mesh.At(u, v)
		base := geom.Point{X: x - u, Y: y - v}
		// Only what goes beyond the mesh is carried on to the neighbours.
		m.off[i] = m.settle(g, h, u, v, base.Add(m.lead(i, done)), float64(t.Size)).Sub(base)
		done[i] = true
	}
	for i := range m.off {
		u, v := m.nodes[i%k], m.nodes[i/k]
		x, y := mesh.At(u, v)
		m.off[i] = m.off[i].Add(geom.Point{X: x - u, Y: y - v})
	}
	return m
}

// remote is the distance of a node from the nearest corner mark.
func (m *Mesh) remote(i int) float64 {
	k := len(m.nodes)
	x, y, last := m.nodes[i%k], m.nodes[i/k], m.nodes[k-1]+0.5
	return min(math.Hypot(x-3.5, y-3.5), math.Hypot(x-last+3.5, y-3.5), math.Hypot(x-3.5, y-last+3.5))
}

// lead predicts the offset of a node from the neighbours already placed: it
// goes on as it went from the second neighbour to the first.
func (m *Mesh) lead(i int, done []bool) geom.Point {
	k := len(m.nodes)
	x, y := i%k, i/k
	at := func(x, y int) (geom.Point, bool) {
		if x < 0 || y < 0 || x >= k || y >= k || !done[y*k+x] {
			return geom.Point{}, false
		}
		return m.off[y*k+x], true
	}
	var sum geom.Point
	weight := 0.0
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			one, ok := at(x+dx, y+dy)
			if !ok {
				continue
			}
			w := 1.0
			if two, ok := at(x+2*dx, y+2*dy); ok {
				one, w = one.Add(one.Sub(two).Mul(0.8)), 2
			}
			sum, weight = sum.Add(one.Mul(w)), weight+w
		}
	}
	if weight == 0 {
		return sum
	}
	return sum.Mul(1 / weight)
}

// settle returns the offset near from at which the modules around (u, v) differ
// most from their mean.
func (m *Mesh) settle(g *raster.Grey, h *geom.Homography, u, v float64, from geom.Point, size float64) geom.Point {
	best, at := -1.0, from
	for dy := -0.375; dy <= 0.375; dy += 0.125 {
		for dx := -0.375; dx <= 0.375; dx += 0.125 {
			o := from.Add(geom.Point{X: dx, Y: dy})
			// Farther from the prediction only for a clear gain.
			if c := contrast(g, h, u, v, o, size) * (1 - 0.3*(dx*dx+dy*dy)); c > best {
				best, at = c, o
			}
		}
	}
	return at
}

// contrast is the variance of the modules around (u, v), shifted by o.
func contrast(g *raster.Grey, h *geom.Homography, u, v float64, o geom.Point, size float64) float64 {
	var sum, squares, n float64
	for y := math.Max(v-patch, 0.5); y <= math.Min(v+patch, size-0.5); y++ {
		for x := math.Max(u-patch, 0.5); x <= math.Min(u+patch, size-0.5); x++ {
			// Nodes need not lie on module centres; modules do.
			cu, cv := math.Floor(x)+0.5, math.Floor(y)+0.5
			s := point(g, h, cu+o.X, cv+o.Y)
			sum, squares, n = sum+s, squares+s*s, n+1
		}
	}
	return squares/n - sum/n*sum/n
}
