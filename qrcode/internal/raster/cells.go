package raster

import (
	"encoding/binary"
	"slices"
)

// cells are the statistics of a row of cells.
type cells struct {
	lo, hi, mean []byte
}

func newCells(w int) cells {
	b := make([]byte, 3*w)
	return cells{b[:w:w], b[w : 2*w : 2*w], b[2*w:]}
}

// measure fills a row of cells from their pixels, of which every step-th row
// counts.
func (g *Grey) measure(c cells, step int) {
	full := g.W / block
	for cx := range c.lo {
		var lo, hi, sum, n uint64 = low, 0, 0, 0
		for y := 0; y < g.H; y += step {
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
		c.lo[cx], c.hi[cx], c.mean[cx] = byte(lo), byte(hi), byte(uint32(total(sum))/uint32(n))
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
func (c cells) across(out cells, reach int) {
	w := len(c.lo)
	lo, hi, mean := c.lo[:w], c.hi[:w], c.mean[:w]
	l, h, m := out.lo[:w], out.hi[:w], out.mean[:w]
	for x := range w {
		if reach == 2 && x >= 2 && x+2 < w {
			l[x] = min(lo[x-2], lo[x-1], lo[x], lo[x+1], lo[x+2])
			h[x] = max(hi[x-2], hi[x-1], hi[x], hi[x+1], hi[x+2])
			m[x] = byte((int(mean[x-2]) + int(mean[x-1]) + int(mean[x]) + int(mean[x+1]) + int(mean[x+2])) / 5)
			continue
		}
		from, to, sum := max(x-reach, 0), min(x+reach+1, w), 0
		for _, v := range mean[from:to] {
			sum += int(v)
		}
		l[x], h[x], m[x] = slices.Min(lo[from:to]), slices.Max(hi[from:to]), byte(sum/(to-from))
	}
}

// down joins the rows from one to before another, which the ring holds.
func down(out cells, ring []cells, sums []int, from, to int) {
	w := len(sums)
	lo, hi, mean := out.lo[:w], out.hi[:w], out.mean[:w]
	first := ring[from%len(ring)]
	copy(lo, first.lo)
	copy(hi, first.hi)
	clear(sums)
	for k := from; k < to; k++ {
		c := ring[k%len(ring)]
		l, h, m := c.lo[:w], c.hi[:w], c.mean[:w]
		for x := range sums {
			lo[x], hi[x] = min(lo[x], l[x]), max(hi[x], h[x])
			sums[x] += int(m[x])
		}
	}
	for x, s := range sums {
		mean[x] = byte(s / (to - from))
	}
}
