// Package ellfind finds where in a picture a Data Matrix may lie: by the two
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
	x0, x1 int32 // x1 past the end
	label  int32
}

// runs are those of a picture, row by row.
type runs struct {
	list []run
	rows []int32 // where each row begins in list; one more at the end
}

// blob is a connected dark area: its box, its pixels, its runs. A page of text
// has tens of thousands.
type blob struct {
	x0, y0, x1, y1 int32
	area, runs     int32
}

// shape is a blob with the outer ends of its rows.
type shape struct {
	blob
	rows [][2]int32 // leftmost and rightmost pixel edge of each row
}

// letter is the height in pixels up to which an area may be one.
const letter = 40

// maxRuns bounds the memory on pictures of pure noise.
const maxRuns = 1 << 20

// components returns the boxes of the connected dark areas (eight neighbours).
// The label of a run, once its root is sought, is an index to them.
func components(b *raster.Bitmap) (rs runs, parent []int32, boxes []blob) {
	rs, parent = label(b)
	boxes = make([]blob, len(parent))
	for y := range len(rs.rows) - 1 {
		for i := rs.rows[y]; i < rs.rows[y+1]; i++ {
			r := &rs.list[i]
			r.label = root(parent, r.label)
			s := &boxes[r.label]
			if s.runs == 0 {
				s.x0, s.y0, s.x1 = r.x0, int32(y), r.x1
			}
			s.x0, s.x1, s.y1 = min(s.x0, r.x0), max(s.x1, r.x1), int32(y)+1
			s.area, s.runs = s.area+r.x1-r.x0, s.runs+1
		}
	}
	return rs, parent, boxes
}

// outline gives the shapes that keep the outer ends of their rows, larger ones
// first.
func outline(rs runs, boxes []blob, keep func(*blob) bool) []shape {
	var out []shape
	var index []int32 // 1 + place in out, made when there is one
	top, bottom := int32(len(rs.rows)), int32(0)
	for l := range boxes {
		if boxes[l].runs == 0 || !keep(&boxes[l]) {
			continue
		}
		s := shape{blob: boxes[l]}
		if index == nil {
			index = make([]int32, len(boxes))
		}
		s.rows = make([][2]int32, s.y1-s.y0)
		out = append(out, s)
		index[l] = int32(len(out))
		top, bottom = min(top, s.y0), max(bottom, s.y1)
	}
	for y := top; y < bottom; y++ {
		for _, r := range rs.list[rs.rows[y]:rs.rows[y+1]] {
			if i := index[r.label]; i > 0 {
				row := &out[i-1].rows[y-out[i-1].y0]
				if row[1] == 0 {
					row[0] = r.x0
				}
				row[0], row[1] = min(row[0], r.x0), max(row[1], r.x1)
			}
		}
	}
	slices.SortStableFunc(out, func(a, c shape) int { return cmp.Compare(c.area, a.area) })
	return out
}

// possible tells whether a symbol may have this box. An L and half of the
// modules inside fill some of the box, never all of it. Small areas with few
// stretches of dark a row are letters.
func (s *blob) possible(least int32) bool {
	w, h := s.x1-s.x0, s.y1-s.y0
	long, short := max(w, h), min(w, h)
	if long < letter && s.runs < 2*h {
		return false
	}
	return long >= least && short >= least/4 && long <= slim*short && 20*s.area <= 19*w*h && 8*s.area >= w*h
}

// ground tells whether the area may be the dark ground of a light symbol: wide,
// and dark for the most part with much in it.
func (s *blob) ground(least int32) bool {
	w, h := s.x1-s.x0, s.y1-s.y0
	return min(w, h) >= 2*least && 3*s.area >= w*h && s.runs >= 3*h/2
}

// rim returns the corners of the pixels that end the rows.
func (s *shape) rim() []geom.Point {
	ps := make([]geom.Point, 0, 4*len(s.rows))
	for i, r := range s.rows {
		x0, x1, y := float64(r[0]), float64(r[1]), float64(int(s.y0)+i)
		ps = append(ps, geom.Point{X: x0, Y: y}, geom.Point{X: x0, Y: y + 1}, geom.Point{X: x1, Y: y}, geom.Point{X: x1, Y: y + 1})
	}
	return ps
}

// label lists the dark runs, equal labels for touching ones; none for a picture
// with too many.
func label(b *raster.Bitmap) (runs, []int32) {
	// Counted before, so that nothing is copied while it grows.
	count := b.Stretches()
	if count > maxRuns {
		return runs{rows: make([]int32, 1)}, nil
	}
	out := runs{list: make([]run, 0, count), rows: make([]int32, 1, b.H+1)}
	parent := make([]int32, 0, count/3)
	var ends []int
	prev := int32(0)
	for y := range b.H {
		ends = b.Runs(ends[:0], y)
		from := int32(len(out.list))
		above := out.list[prev:from]
		k := 0
		for i := 0; i+1 < len(ends); i += 2 {
			r := run{x0: int32(ends[i]), x1: int32(ends[i+1]), label: -1}
			for k < len(above) && above[k].x1 < r.x0 {
				k++
			}
			for j := k; j < len(above) && above[j].x0 <= r.x1; j++ {
				switch l := above[j].label; {
				case r.label < 0:
					r.label = root(parent, l)
				case l != r.label:
					parent[root(parent, l)] = root(parent, r.label)
				}
			}
			if r.label < 0 {
				r.label = int32(len(parent))
				parent = append(parent, r.label)
			}
			out.list = append(out.list, r)
		}
		prev = from
		out.rows = append(out.rows, int32(len(out.list)))
	}
	return out, parent
}

func root(parent []int32, i int32) int32 {
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
