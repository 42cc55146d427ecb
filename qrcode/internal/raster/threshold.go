package raster

import (
	"encoding/binary"
)

// block is the side of the cells whose statistics set local thresholds. Five
// of them make the neighbourhood: 40 pixels.
const block = 8

// dense is the number of pixels up to which every row counts in the statistics;
// in larger pictures every second one does.
const dense = 500_000

// Threshold separates dark from light by a threshold that follows the light
// over the picture. floor is the difference of grey under which a neighbourhood
// counts as flat; flat ones are dark or light as a whole, by the picture's
// overall threshold.
func (g *Grey) Threshold(floor int, s *Store) *Bitmap { return g.threshold(floor, 2, s) }

// Keen is [Grey.Threshold] with a neighbourhood of 24 pixels in place of 40: it
// parts what blur has run together, and breaks up what is large.
func (g *Grey) Keen(floor int, s *Store) *Bitmap { return g.threshold(floor, 1, s) }

func (g *Grey) threshold(floor, reach int, s *Store) *Bitmap {
	t := thresholds{w: g.W, h: g.H, floor: floor, reach: reach, whole: g.otsu()}
	var b Grey
	t.fresh = func(cy int) *Grey { b = g.band(cy); return &b }
	t.again = t.fresh
	return t.bitmap(s)
}

// band is the part of the picture that holds a row of cells.
func (g *Grey) band(cy int) Grey {
	y0, y1 := cy*block, min((cy+1)*block, g.H)
	return Grey{Pix: g.Pix[y0*g.W : y1*g.W], W: g.W, H: y1 - y0}
}

// Cut separates dark from light by one threshold for the whole picture.
func (g *Grey) Cut(s *Store) *Bitmap {
	out := s.bitmap(g.W, g.H)
	lanes := make([]uint64, (g.W+block-1)/block)
	t := uint64(g.otsu()) * one
	for i := range lanes {
		lanes[i] = t
	}
	for y := range (g.H + block - 1) / block {
		b := g.band(y)
		b.cut(out, y, lanes)
	}
	return out
}

// thresholds separates dark from light cell by cell, from the top to the
// bottom: of the statistics no more is kept than what the next row needs.
type thresholds struct {
	w, h  int // of the picture
	floor int
	reach int // cells of the neighbourhood on either side
	whole int // the picture's overall threshold

	fresh func(cy int) *Grey // the pixels of a row of cells, for the first time
	again func(cy int) *Grey // and reach rows later
}

func (t *thresholds) bitmap(s *Store) *Bitmap {
	out := s.bitmap(t.w, t.h)
	w, h := (t.w+block-1)/block, (t.h+block-1)/block
	raw, wide := newCells(w), newCells(w)
	ring := make([]cells, 2*t.reach+1)
	for i := range ring {
		ring[i] = newCells(w)
	}
	sums, lanes := make([]int, w), make([]uint64, w)
	step := 1
	if t.w*t.h > dense {
		step = 2
	}
	for cy := range h + t.reach {
		if cy < h {
			t.fresh(cy).measure(raw, step)
			raw.across(ring[cy%len(ring)], t.reach)
		}
		if y := cy - t.reach; y >= 0 {
			down(wide, ring, sums, max(y-t.reach, 0), min(cy+1, h))
			t.lanes(lanes, wide)
			t.again(y).cut(out, y, lanes)
		}
	}
	return out
}

// lanes fills the lanes with the threshold of each cell.
func (t *thresholds) lanes(lanes []uint64, c cells) {
	lo, hi, mean := c.lo[:len(lanes)], c.hi[:len(lanes)], c.mean[:len(lanes)]
	for x := range lanes {
		v := t.whole
		if l, h := int(lo[x]), int(hi[x]); h-l >= t.floor {
			// Between the mean of the neighbourhood, which follows blur, and
			// the middle of its range, which follows large dark parts.
			v = (int(mean[x]) + (l+h)/2) / 2
		}
		lanes[x] = uint64(v) * one
	}
}

// cut marks the dark pixels of a row of cells, whose thresholds fill the lanes.
func (g *Grey) cut(out *Bitmap, cy int, lanes []uint64) {
	for y := range g.H {
		src, dst := g.Pix[y*g.W:(y+1)*g.W], out.Rows[(cy*block+y)*out.Stride:]
		dst = dst[:len(lanes)]
		for cx, t := range lanes {
			if len(src) < block {
				dst[cx] = below(g.eight(cx*block, y), t) & (1<<len(src) - 1)
				break
			}
			dst[cx] = below(binary.LittleEndian.Uint64(src), t)
			src = src[block:]
		}
	}
}
