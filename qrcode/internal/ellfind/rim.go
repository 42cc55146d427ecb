package ellfind

import (
	"cmp"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// rim is the outside of an area: the memory is used for one after the other.
type rim struct {
	rows   [][2]int32 // leftmost and rightmost pixel edge of each row
	points []geom.Point
	hulled []geom.Point
}

// ways are the steps to the eight neighbours, clockwise on the screen from the
// right.
var ways = [8][2]int32{{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}}

// trace walks once around the area, clockwise with its pixels on the right, and
// notes the outer ends of its rows (Moore's neighbours; the walk ends where it
// leaves its first pixel the way it did first).
func (r *rim) trace(b *raster.Bitmap, s *blob) {
	h := int(s.y1 - s.y0)
	r.rows = slices.Grow(r.rows[:0], h)[:h]
	for i := range r.rows {
		r.rows[i] = [2]int32{s.x1, s.x0}
	}
	x, y := s.top, s.y0
	from, first := int32(5), int32(-1) // nothing to the left, nothing above
	for range 8 * int(s.area) {
		row := &r.rows[y-s.y0]
		row[0], row[1] = min(row[0], x), max(row[1], x+1)
		way := from
		for !b.Dark(int(x+ways[way&7][0]), int(y+ways[way&7][1])) {
			if way++; way == from+8 {
				return // a single pixel
			}
		}
		way &= 7
		switch {
		case first < 0:
			first = way
		case way == first && x == s.top && y == s.y0:
			return
		}
		x, y = x+ways[way][0], y+ways[way][1]
		from = way + 7 - way&1 // after the last light pixel that was looked at
	}
}

// hull returns the convex hull of the pixels that end the rows of an area.
func (r *rim) hull(b *raster.Bitmap, s *blob) []geom.Point {
	r.trace(b, s)
	r.points = slices.Grow(r.points[:0], 4*len(r.rows))
	for i, row := range r.rows {
		x0, x1, y := float64(row[0]), float64(row[1]), float64(int(s.y0)+i)
		r.points = append(r.points, geom.Point{X: x0, Y: y}, geom.Point{X: x0, Y: y + 1}, geom.Point{X: x1, Y: y}, geom.Point{X: x1, Y: y + 1})
	}
	r.hulled = hull(r.hulled[:0], r.points)
	return r.hulled
}

// hull returns the convex hull of the points, clockwise on the screen, in the
// memory of h (Andrew's monotone chain).
func hull(h, ps []geom.Point) []geom.Point {
	slices.SortFunc(ps, func(a, b geom.Point) int { return cmp.Or(cmp.Compare(a.X, b.X), cmp.Compare(a.Y, b.Y)) })
	half := func(next func(i int) geom.Point, floor int) {
		for i := range ps {
			p := next(i)
			for len(h) >= floor+2 && h[len(h)-1].Sub(h[len(h)-2]).Cross(p.Sub(h[len(h)-2])) <= 0 {
				h = h[:len(h)-1]
			}
			h = append(h, p)
		}
	}
	half(func(i int) geom.Point { return ps[i] }, 0)
	floor := len(h) - 1
	half(func(i int) geom.Point { return ps[len(ps)-1-i] }, floor)
	return h[:max(len(h)-1, 0)]
}
