// Package geom holds the plane geometry of reading a code: points, projective
// maps, line fits.
package geom

import "math"

// Point is a place in a plane.
type Point struct{ X, Y float64 }

// Add returns p+q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub returns p−q.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Mul returns p scaled by f.
func (p Point) Mul(f float64) Point { return Point{p.X * f, p.Y * f} }

// Dot returns the scalar product.
func (p Point) Dot(q Point) float64 { return p.X*q.X + p.Y*q.Y }

// Cross returns the z component of the vector product.
func (p Point) Cross(q Point) float64 { return p.X*q.Y - p.Y*q.X }

// Len returns the distance from the origin.
func (p Point) Len() float64 { return math.Hypot(p.X, p.Y) }

// Quad is a quadrilateral, its corners in order.
type Quad [4]Point

// Scale returns the quadrilateral with all coordinates multiplied by f.
func (q Quad) Scale(f float64) Quad {
	for i := range q {
		q[i] = q[i].Mul(f)
	}
	return q
}

// Contains tells whether p lies inside the convex quadrilateral q.
func (q Quad) Contains(p Point) bool {
	pos, neg := false, false
	for i := range q {
		c := q[(i+1)%4].Sub(q[i]).Cross(p.Sub(q[i]))
		pos, neg = pos || c > 0, neg || c < 0
	}
	return !(pos && neg)
}

// Shift returns the quad moved by d.
func (q Quad) Shift(d Point) Quad {
	for i := range q {
		q[i] = q[i].Add(d)
	}
	return q
}

// Convex tells whether the corners turn all the same way and enclose area.
func (q Quad) Convex() bool {
	var sign float64
	for i := range q {
		c := q[(i+1)%4].Sub(q[i]).Cross(q[(i+2)%4].Sub(q[(i+1)%4]))
		if c == 0 || math.IsNaN(c) || c*sign < 0 {
			return false
		}
		sign = c
	}
	return true
}

// Homography maps a plane onto another by a projection, row by row.
type Homography [9]float64

// At maps the point (x, y).
func (h *Homography) At(x, y float64) (float64, float64) {
	w := 1 / (h[6]*x + h[7]*y + h[8])
	return (h[0]*x + h[1]*y + h[2]) * w, (h[3]*x + h[4]*y + h[5]) * w
}

// Near maps (x, y) and returns, too, how the image moves with x and with y
// there.
func (h *Homography) Near(x, y float64) (p, dx, dy Point) {
	w := 1 / (h[6]*x + h[7]*y + h[8])
	p = Point{(h[0]*x + h[1]*y + h[2]) * w, (h[3]*x + h[4]*y + h[5]) * w}
	dx = Point{(h[0] - p.X*h[6]) * w, (h[3] - p.Y*h[6]) * w}
	dy = Point{(h[1] - p.X*h[7]) * w, (h[4] - p.Y*h[7]) * w}
	return p, dx, dy
}

// Map maps a point.
func (h *Homography) Map(p Point) Point {
	x, y := h.At(p.X, p.Y)
	return Point{x, y}
}

// Quad maps the rectangle (0,0)–(w,ht).
func (h *Homography) Quad(w, ht float64) Quad {
	return Quad{h.Map(Point{0, 0}), h.Map(Point{w, 0}), h.Map(Point{w, ht}), h.Map(Point{0, ht})}
}

// FromQuad returns the map of the rectangle (0,0)–(w,ht) onto q.
func FromQuad(q Quad, w, ht float64) Homography {
	s := q[0].Sub(q[1]).Add(q[2]).Sub(q[3])
	d1, d2 := q[1].Sub(q[2]), q[3].Sub(q[2])
	den := d1.Cross(d2)
	if den == 0 {
		den = 1e-12
	}
	g, k := s.Cross(d2)/den, d1.Cross(s)/den
	h := Homography{
		q[1].X - q[0].X + g*q[1].X, q[3].X - q[0].X + k*q[3].X, q[0].X,
		q[1].Y - q[0].Y + g*q[1].Y, q[3].Y - q[0].Y + k*q[3].Y, q[0].Y,
		g, k, 1,
	}
	for r := range 3 {
		h[3*r] /= w
		h[3*r+1] /= ht
	}
	return h
}
