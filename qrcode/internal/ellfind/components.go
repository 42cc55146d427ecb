// Package ellfind locates Data Matrix symbols on a page by their finder: two
// solid sides that meet in a corner, an L at any rotation (ISO/IEC 16022, 5.2).
package ellfind

import (
	"cmp"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// run is a stretch of dark pixels in one row.
type run struct {
	y, x0, x1 int // x1 past the end
	label     int
}

// shape is a connected dark area.
type shape struct {
	x0, y0, x1, y1 int
	area, runs     int
	rows           [][2]int // leftmost and rightmost pixel edge of each row
}

// letter is the height in pixels up to which an area may be one.
const letter = 40

// maxRuns bounds the memory on pictures of pure noise.
const maxRuns = 1 << 20

// shapes returns the connected dark areas (eight neighbours) whose bounding
// box could hold a symbol of at least least pixels a side, larger ones first.
func shapes(b *raster.Bits, least int) []shape {
	runs, parent := label(b)
	boxes := make([]shape, len(parent))
	for i := range runs {
		r := &runs[i]
		r.label = root(parent, r.label)
		s := &boxes[r.label]
		if s.area == 0 {
			*s = shape{x0: r.x0, y0: r.y, x1: r.x1}
		}
		s.x0, s.x1, s.y1 = min(s.x0, r.x0), max(s.x1, r.x1), r.y+1
		s.area, s.runs = s.area+r.x1-r.x0, s.runs+1
	}
	var out []shape
	index := make([]int, len(parent)) // 1 + place in out
	for l := range boxes {
		if s := boxes[l]; s.possible(least) {
			s.rows = make([][2]int, s.y1-s.y0)
			out = append(out, s)
			index[l] = len(out)
		}
	}
	for _, r := range runs {
		if i := index[r.label]; i > 0 {
			row := &out[i-1].rows[r.y-out[i-1].y0]
			if row[1] == 0 {
				row[0] = r.x0
			}
			row[0], row[1] = min(row[0], r.x0), max(row[1], r.x1)
		}
	}
	slices.SortStableFunc(out, func(a, c shape) int { return c.area - a.area })
	return out
}

// possible tells whether a symbol may have this box. An L and half of the
// modules inside fill some of the box, never all of it. Small areas with few stretches of dark a row are
// letters.
func (s *shape) possible(least int) bool {
	w, h := s.x1-s.x0, s.y1-s.y0
	long, short := max(w, h), min(w, h)
	if long < letter && s.runs < 2*h {
		return false
	}
	return long >= least && short >= least/4 && long <= slim*short && 20*s.area <= 19*w*h && 8*s.area >= w*h
}

// rim returns the corners of the pixels that end the rows.
func (s *shape) rim() []geom.Point {
	ps := make([]geom.Point, 0, 4*len(s.rows))
	for i, r := range s.rows {
		x0, x1, y := float64(r[0]), float64(r[1]), float64(s.y0+i)
		ps = append(ps, geom.Point{X: x0, Y: y}, geom.Point{X: x0, Y: y + 1}, geom.Point{X: x1, Y: y}, geom.Point{X: x1, Y: y + 1})
	}
	return ps
}

// label lists the dark runs, equal labels for touching ones; nil for a picture
// with too many.
func label(b *raster.Bits) ([]run, []int) {
	var runs []run
	var parent []int
	prevFrom, prevTo := 0, 0
	var ends []int
	for y := range b.H {
		ends = b.Runs(ends[:0], y)
		from := len(runs)
		k := prevFrom
		for i := 0; i+1 < len(ends); i += 2 {
			r := run{y: y, x0: ends[i], x1: ends[i+1], label: -1}
			for k < prevTo && runs[k].x1 < r.x0 {
				k++
			}
			for j := k; j < prevTo && runs[j].x0 <= r.x1; j++ {
				if r.label < 0 {
					r.label = root(parent, runs[j].label)
				} else {
					parent[root(parent, runs[j].label)] = root(parent, r.label)
				}
			}
			if r.label < 0 {
				r.label = len(parent)
				parent = append(parent, r.label)
			}
			runs = append(runs, r)
		}
		if len(runs) > maxRuns {
			return nil, nil
		}
		prevFrom, prevTo = from, len(runs)
	}
	return runs, parent
}

func root(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}

// hull returns the convex hull of the points, clockwise on the screen
// (Andrew's monotone chain).
func hull(ps []geom.Point) []geom.Point {
	slices.SortFunc(ps, func(a, b geom.Point) int { return cmp.Or(cmp.Compare(a.X, b.X), cmp.Compare(a.Y, b.Y)) })
	var h []geom.Point
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
