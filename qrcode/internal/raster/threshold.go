package raster

import (
	"encoding/binary"
	"slices"
)

// block is the side of the cells whose statistics set local thresholds. Five
// of them make the neighbourhood: 40 pixels.
const block = 8

// dense is the number of pixels up to which every row counts in the statistics;
// in larger pictures every second one does.
const dense = 500_000

// cells are the statistics of a picture's cells, row by row.
type cells struct {
	w, h         int
	lo, hi, mean []byte
}

func newCells(w, h int) *cells {
	b := make([]byte, 3*w*h)
	return &cells{w, h, b[: w*h : w*h], b[w*h : 2*w*h : 2*w*h], b[2*w*h:]}
}

// Threshold separates dark from light by a threshold that follows the light
// over the picture. floor is the difference of grey under which a neighbourhood
// counts as flat; flat ones are dark or light as a whole, by the picture's
// overall threshold.
func (g *Grey) Threshold(floor int) *Bitmap { return g.threshold(floor, 2) }

// Keen is [Grey.Threshold] with a neighbourhood of 24 pixels in place of 40: it
// parts what blur has run together, and breaks up what is large.
func (g *Grey) Keen(floor int) *Bitmap { return g.threshold(floor, 1) }

// threshold looks reach cells around.
func (g *Grey) threshold(floor, reach int) *Bitmap {
	c := newCells((g.W+block-1)/block, (g.H+block-1)/block)
	for y := range c.h {
		g.measure(c, y)
	}
	whole := g.otsu()
	c = c.across(reach).down(reach)
	out := NewBitmap(g.W, g.H)
	lanes := make([]uint64, c.w)
	for y := range c.h {
		lo, hi, mean := c.lo[y*c.w:][:c.w], c.hi[y*c.w:][:c.w], c.mean[y*c.w:][:c.w]
		for x := range lanes {
			t := whole
			if l, h := int(lo[x]), int(hi[x]); h-l >= floor {
				// Between the mean of the neighbourhood, which follows blur, and
				// the middle of its range, which follows large dark parts.
				t = (int(mean[x]) + (l+h)/2) / 2
			}
			lanes[x] = uint64(t) * one
		}
		g.cut(out, y, lanes)
	}
	return out
}

// Cut separates dark from light by one threshold for the whole picture.
func (g *Grey) Cut() *Bitmap {
	out := NewBitmap(g.W, g.H)
	lanes := make([]uint64, (g.W+block-1)/block)
	t := uint64(g.otsu()) * one
	for i := range lanes {
		lanes[i] = t
	}
	for y := range (g.H + block - 1) / block {
		g.cut(out, y, lanes)
	}
	return out
}

// measure fills a row of cells.
func (g *Grey) measure(c *cells, cy int) {
	y0, y1 := cy*block, min((cy+1)*block, g.H)
	step := 1
	if len(g.Pix) > dense {
		step = 2
	}
	full := g.W / block
	for cx := range c.w {
		var lo, hi, sum, n uint64 = low, 0, 0, 0
		for y := y0; y < y1; y += step {
			var v uint64
			if cx < full {
				v = binary.LittleEndian.Uint64(g.Pix[y*g.W+cx*block:])
			} else {
				v = g.eight(cx*block, y)
			}
			even, odd := v&low, v>>8&low
			sum += even + odd
			m := (even ^ odd) & reach(even, odd)
			lo, hi = lowest(lo, even^m), highest(hi, odd^m)
			n += block
		}
		lo, hi = lowest(lo, lo>>32), highest(hi, hi>>32)
		lo, hi = lowest(lo, lo>>16), highest(hi, hi>>16)
		i := cy*c.w + cx
		c.lo[i], c.hi[i], c.mean[i] = byte(lo), byte(hi), byte(uint32(total(sum))/uint32(n))
	}
}

// eight returns the pixels from (x, y) on; beyond the end of the row the last
// one goes on.
func (g *Grey) eight(x, y int) uint64 {
	i := y*g.W + x
	if x+8 <= g.W {
		return binary.LittleEndian.Uint64(g.Pix[i : i+8])
	}
	var v uint64
	for k := range 8 {
		v |= uint64(g.Pix[y*g.W+min(x+k, g.W-1)]) << (8 * k)
	}
	return v
}

// across joins each cell with so many on either side.
func (c *cells) across(reach int) *cells {
	out := newCells(c.w, c.h)
	for y := range c.h {
		r := y * c.w
		lo, hi, mean := c.lo[r:r+c.w], c.hi[r:r+c.w], c.mean[r:r+c.w]
		l, h, m := out.lo[r:r+c.w], out.hi[r:r+c.w], out.mean[r:r+c.w]
		for x := range c.w {
			if reach == 2 && x >= 2 && x+2 < c.w {
				l[x] = min(lo[x-2], lo[x-1], lo[x], lo[x+1], lo[x+2])
				h[x] = max(hi[x-2], hi[x-1], hi[x], hi[x+1], hi[x+2])
				m[x] = byte((int(mean[x-2]) + int(mean[x-1]) + int(mean[x]) + int(mean[x+1]) + int(mean[x+2])) / 5)
				continue
			}
			from, to, sum := max(x-reach, 0), min(x+reach+1, c.w), 0
			for _, v := range mean[from:to] {
				sum += int(v)
			}
			l[x], h[x], m[x] = slices.Min(lo[from:to]), slices.Max(hi[from:to]), byte(sum/(to-from))
		}
	}
	return out
}

// down joins each cell with so many above and below.
func (c *cells) down(reach int) *cells {
	out := newCells(c.w, c.h)
	sums := make([]int, c.w)
	for y := range c.h {
		from, to := max(y-reach, 0), min(y+reach+1, c.h)
		lo, hi := out.lo[y*c.w:][:c.w], out.hi[y*c.w:][:c.w]
		copy(lo, c.lo[from*c.w:])
		copy(hi, c.hi[from*c.w:])
		clear(sums)
		for k := from; k < to; k++ {
			l, h, m := c.lo[k*c.w:][:c.w], c.hi[k*c.w:][:c.w], c.mean[k*c.w:][:c.w]
			for x := range sums {
				lo[x], hi[x] = min(lo[x], l[x]), max(hi[x], h[x])
				sums[x] += int(m[x])
			}
		}
		mean := out.mean[y*c.w:][:c.w]
		for x, s := range sums {
			mean[x] = byte(s / (to - from))
		}
	}
	return out
}

// cut marks the dark pixels of a row of cells, whose thresholds fill the lanes.
func (g *Grey) cut(out *Bitmap, cy int, lanes []uint64) {
	for y := cy * block; y < min((cy+1)*block, g.H); y++ {
		src, dst := g.Pix[y*g.W:(y+1)*g.W], out.Rows[y*out.Stride:]
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
