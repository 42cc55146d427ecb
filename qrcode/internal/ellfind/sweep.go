package ellfind

import (
	"cmp"
	"math"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// run is a stretch of dark pixels in one row.
type run struct {
	x0, x1 int32 // x1 past the end
	blob   int32 // place among those that are open
}

// blob is a connected dark area (eight neighbours): its box, its pixels, its
// runs.
type blob struct {
	x0, y0, x1, y1 int32
	area, runs     int32
	top            int32 // where a run of its first row begins
	order          int32 // of several of one size the first goes first
	into           int32 // the one it has become a part of; itself until then
}

// sweep follows the dark areas from row to row. It holds those only that go on
// in the row it is at: a page of text has tens of thousands in all.
type sweep struct {
	open       []blob
	free       []int32 // places in open that can be used again
	joined     []int32 // places in open that became parts of others in this row
	above, row []run
	ends       []int // of the runs of a row
	begun      int32
}

// maxRuns bounds the time spent on pictures of pure noise.
const maxRuns = 1 << 20

// components calls done with each dark area, in the order in which they end;
// never for a picture with too many runs.
func (s *sweep) components(b *raster.Bitmap, done func(*blob)) {
	if b.Stretches() > maxRuns {
		return
	}
	s.open, s.free, s.row, s.begun = s.open[:0], s.free[:0], s.row[:0], 0
	for y := range b.H {
		s.ends = b.Runs(s.ends[:0], y)
		s.next(s.ends, int32(y), done)
	}
	s.next(nil, int32(b.H), done)
}

// next takes the row y, given by where its runs begin, a dark one first.
func (s *sweep) next(ends []int, y int32, done func(*blob)) {
	s.above, s.row = s.row, s.above[:0]
	k := 0
	for i := 0; i+1 < len(ends); i += 2 {
		r := run{x0: int32(ends[i]), x1: int32(ends[i+1]), blob: -1}
		for k < len(s.above) && s.above[k].x1 < r.x0 {
			k++
		}
		for j := k; j < len(s.above) && s.above[j].x0 <= r.x1; j++ {
			switch b := s.root(s.above[j].blob); {
			case r.blob < 0:
				r.blob = b
			case b != r.blob:
				s.join(r.blob, b)
			}
		}
		if r.blob < 0 {
			r.blob = s.begin(r, y)
		}
		b := &s.open[r.blob]
		b.x0, b.x1, b.y1 = min(b.x0, r.x0), max(b.x1, r.x1), y+1
		b.area, b.runs = b.area+r.x1-r.x0, b.runs+1
		s.row = append(s.row, r)
	}
	s.finish(y, done)
}

// finish hands out the areas that do not go on in row y and frees their places.
func (s *sweep) finish(y int32, done func(*blob)) {
	for _, r := range s.above {
		i := s.root(r.blob)
		if b := &s.open[i]; b.y1 <= y {
			done(b)
			b.y1 = math.MaxInt32 // once
			s.free = append(s.free, i)
		}
	}
	for i := range s.row {
		s.row[i].blob = s.root(s.row[i].blob)
	}
	s.free = append(s.free, s.joined...)
	s.joined = s.joined[:0]
}

// begin opens an area with its first run.
func (s *sweep) begin(r run, y int32) int32 {
	i := int32(len(s.open))
	if n := len(s.free); n > 0 {
		i, s.free = s.free[n-1], s.free[:n-1]
	} else {
		s.open = append(s.open, blob{})
	}
	s.open[i] = blob{x0: r.x0, y0: y, x1: r.x1, top: r.x0, order: s.begun, into: i}
	s.begun++
	return i
}

// join makes area o a part of area i.
func (s *sweep) join(i, o int32) {
	a, b := &s.open[i], &s.open[o]
	if b.y0 < a.y0 {
		a.y0, a.top = b.y0, b.top
	}
	a.x0, a.x1 = min(a.x0, b.x0), max(a.x1, b.x1)
	a.area, a.runs = a.area+b.area, a.runs+b.runs
	b.into = i
	s.joined = append(s.joined, o)
}

func (s *sweep) root(i int32) int32 {
	for s.open[i].into != i {
		s.open[i].into = s.open[s.open[i].into].into
		i = s.open[i].into
	}
	return i
}

// larger orders areas by size.
func larger(a, b blob) int { return cmp.Or(cmp.Compare(b.area, a.area), cmp.Compare(a.order, b.order)) }

// largest keeps the n largest of many.
type largest struct {
	n    int
	list []blob
}

func (l *largest) add(b *blob) {
	if len(l.list) == 4*l.n {
		l.sorted()
	}
	l.list = append(l.list, *b)
}

// sorted returns them, larger ones first.
func (l *largest) sorted() []blob {
	slices.SortFunc(l.list, larger)
	l.list = l.list[:min(len(l.list), l.n)]
	return l.list
}

// letter is the height in pixels up to which an area may be one.
const letter = 40

// thinnest is the share of its box that an L fills at least: both sides a module
// thick, of 26 modules, make a thirteenth of the upright square (larger symbols
// have solid sides inside, too). Turned by a quarter of a right angle the box is a
// fifth larger, and thin print or a slant take half of what is left.
const thinnest = 30

// possible tells whether a symbol may have this box. An L, with or without the
// modules that touch it, fills some of the box, never all of it. Small areas with
// few stretches of dark a row are letters.
func (s *blob) possible(least int32) bool {
	w, h := s.x1-s.x0, s.y1-s.y0
	long, short := max(w, h), min(w, h)
	if long < letter && s.runs < 2*h {
		return false
	}
	return long >= least && short >= least/4 && long <= slim*short && 20*s.area <= 19*w*h && thinnest*s.area >= w*h
}

// rarest is the share of its box that a dark ground fills at least: a quiet zone
// of one module around 26 has a seventh of the upright square, half that when
// turned by half a right angle, and the dark modules of the dashed sides touch it.
const rarest = 8

// ground tells whether the area may be the dark ground of a light symbol: wide,
// and dark for a part with much in it.
func (s *blob) ground(least int32) bool {
	w, h := s.x1-s.x0, s.y1-s.y0
	return min(w, h) >= 2*least && rarest*s.area >= w*h && s.runs >= 3*h/2
}

func (s *blob) box() Box { return Box{int(s.x0), int(s.y0), int(s.x1), int(s.y1)} }
