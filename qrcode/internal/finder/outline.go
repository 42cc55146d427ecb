package finder

import (
	"math"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

const rays = 48

// Shade is a picture that tells the grey at any place, 0 black to 255.
type Shade interface{ At(x, y float64) float64 }

// Outline measures the outer corners of the marks in the grey picture, with a
// precision below the pixel, and centres the marks on them. Marks whose ring
// is not visible all around keep their rough centre. With negative set the
// marks are light on dark.
func Outline(g Shade, marks []Mark, negative bool) {
	t := tone{g, negative}
	for i := range marks {
		if q, ok := outline(t, marks[i].At, marks[i].Module, 3); ok {
			marks[i].fit(q)
		}
	}
}

// fit gives the mark its outline, unless this lies somewhere else.
func (m *Mark) fit(q geom.Quad) {
	c, ok := centre(q)
	if !ok || c.Sub(m.At).Len() > 1.2*m.Module {
		return
	}
	m.Outer, m.Has, m.At = q, true, c
	side := 0.0
	for k := range q {
		side += q[(k+1)%4].Sub(q[k]).Len()
	}
	m.Module = side / 28
}

// tone is a picture, or its negative.
type tone struct {
	g        Shade
	negative bool
}

func (t tone) at(x, y float64) float64 {
	if t.negative {
		return 255 - t.g.At(x, y)
	}
	return t.g.At(x, y)
}

// outline walks from the centre outwards and notes where the grey changes for
// the third time, where the dark ring ends, or for the second, where it begins.
func outline(g tone, c geom.Point, module float64, change int) (geom.Quad, bool) {
	dark, light := levels(g, c, module)
	if light-dark < 6 {
		return geom.Quad{}, false
	}
	edge := make([]geom.Point, 0, rays)
	for k := range rays {
		s, co := math.Sincos(2 * math.Pi * float64(k) / rays)
		if r, ok := ringEnd(g, c, geom.Point{X: co, Y: s}, module, (dark+light)/2, change); ok {
			edge = append(edge, geom.Point{X: c.X + co*r, Y: c.Y + s*r})
		}
	}
	if len(edge) < rays*3/4 {
		return geom.Quad{}, false
	}
	return square(edge, c)
}

// levels returns the grey of the dark centre and of the light ring around it.
func levels(g tone, c geom.Point, module float64) (dark, light float64) {
	dark = g.at(c.X, c.Y)
	n := 0
	for k := range 16 {
		s, co := math.Sincos(2 * math.Pi * float64(k) / 16)
		hi := 0.0
		for r := 1.2; r < 3.2; r += 0.2 {
			hi = math.Max(hi, g.at(c.X+co*r*module, c.Y+s*r*module))
		}
		light += hi
		n++
		dark += g.at(c.X+co*0.8*module, c.Y+s*0.8*module)
	}
	return dark / float64(n+1), light / float64(n)
}

// ringEnd returns the distance at which the grey crosses the threshold for the
// change-th time: centre, light ring, dark ring, outside.
func ringEnd(g tone, c, d geom.Point, module, t float64, change int) (float64, bool) {
	step := math.Max(0.25, module/6)
	prev, crossings := g.at(c.X, c.Y), 0
	if prev >= t {
		return 0, false
	}
	for r := step; r < 8*module; r += step {
		v := g.at(c.X+d.X*r, c.Y+d.Y*r)
		if (v >= t) != (prev >= t) {
			crossings++
			if crossings == change {
				r -= step * (v - t) / (v - prev)
				return r, r > float64(change-1)*module
			}
		}
		prev = v
	}
	return 0, false
}

// square fits four lines to the points of an outline in polar order and
// returns their corners, clockwise on the screen.
func square(edge []geom.Point, c geom.Point) (geom.Quad, bool) {
	idx := cornerIndexes(edge, c)
	var lines [4]geom.Line
	n := len(edge)
	var points [rays]geom.Point
	for k := range 4 {
		from, to := idx[k], idx[(k+1)%4]
		span := (to - from + n) % n
		if span < 4 {
			return geom.Quad{}, false
		}
		side := points[:0]
		margin := max(1, span/6)
		for j := margin; j <= span-margin; j++ {
			side = append(side, edge[(from+j)%n])
		}
		l, ok := geom.FitLine(side)
		if !ok {
			return geom.Quad{}, false
		}
		lines[k] = l
	}
	var q geom.Quad
	for k := range 4 {
		p, ok := geom.Meet(lines[(k+3)%4], lines[k])
		if !ok {
			return geom.Quad{}, false
		}
		q[k] = p
	}
	return q, q.Convex()
}

// cornerIndexes picks the farthest point, its opposite, and the farthest ones
// from the line between them, in polar order.
func cornerIndexes(edge []geom.Point, c geom.Point) [4]int {
	a := farthest(len(edge), func(i int) float64 { return edge[i].Sub(c).Len() })
	o := farthest(len(edge), func(i int) float64 { return edge[i].Sub(edge[a]).Len() })
	d := edge[o].Sub(edge[a])
	l := farthest(len(edge), func(i int) float64 { return d.Cross(edge[i].Sub(edge[a])) })
	r := farthest(len(edge), func(i int) float64 { return -d.Cross(edge[i].Sub(edge[a])) })
	idx := [4]int{a, o, l, r}
	for i := range idx {
		for j := i + 1; j < 4; j++ {
			if idx[j] < idx[i] {
				idx[i], idx[j] = idx[j], idx[i]
			}
		}
	}
	return idx
}

func farthest(n int, dist func(int) float64) int {
	best, at := math.Inf(-1), 0
	for i := range n {
		if d := dist(i); d > best {
			best, at = d, i
		}
	}
	return at
}

// centre returns the crossing of the diagonals: the image of the centre under
// any projection.
func centre(q geom.Quad) (geom.Point, bool) {
	d1, d2 := q[2].Sub(q[0]), q[3].Sub(q[1])
	if d1.Len() == 0 || d2.Len() == 0 {
		return geom.Point{}, false
	}
	return geom.Meet(geom.Line{P: q[0], D: d1.Mul(1 / d1.Len())}, geom.Line{P: q[1], D: d2.Mul(1 / d2.Len())})
}
