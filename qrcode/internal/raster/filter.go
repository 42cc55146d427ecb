package raster

import "encoding/binary"

// Half returns the picture at half size, each pixel the mean of four. An odd
// last row or column is dropped. A picture one pixel wide or high is returned as
// it is.
func (g *Grey) Half(s *Store) *Grey {
	w, h := max(g.W/2, 1), max(g.H/2, 1)
	if g.W < 2 || g.H < 2 {
		return g
	}
	out := s.grey(w, h)
	for y := range h {
		a := g.Pix[2*y*g.W:][:2*w]
		b := g.Pix[(2*y+1)*g.W:][:2*w]
		dst := out.Pix[y*w:][:w]
		x := 0
		for ; x+4 <= w; x += 4 {
			p, q := binary.LittleEndian.Uint64(a[2*x:]), binary.LittleEndian.Uint64(b[2*x:])
			sum := p&low + p>>8&low + q&low + q>>8&low + 2*one
			binary.LittleEndian.PutUint32(dst[x:], pack(sum>>2&low))
		}
		for ; x < w; x++ {
			dst[x] = byte((uint(a[2*x]) + uint(a[2*x+1]) + uint(b[2*x]) + uint(b[2*x+1]) + 2) >> 2)
		}
	}
	return out
}

// Slope tells how sharp the picture is: the steepest step from a pixel to the
// next, as a share of the range of grey. Both leave out a thousandth; every
// sixteenth row is looked at.
func (g *Grey) Slope() float64 {
	var steps, greys [256]int
	n := 0
	for y := 0; y < g.H; y += 16 {
		row := g.Pix[y*g.W : (y+1)*g.W]
		before := row[0]
		for _, v := range row {
			steps[max(v, before)-min(v, before)]++
			greys[v]++
			before = v
		}
		n += g.W
	}
	most := func(h *[256]int, from, by int) int {
		for left, i := n/1000, from; ; i += by {
			if left -= h[i]; left < 0 {
				return i
			}
		}
	}
	span := most(&greys, 255, -1) - most(&greys, 0, 1)
	return float64(most(&steps, 255, -1)) / float64(max(span, 1))
}

// Blur returns the picture smoothed by the 3×3 binomial kernel; the outermost
// pixels go on outside.
func (g *Grey) Blur(s *Store) *Grey {
	out := s.grey(g.W, g.H)
	for y := range g.H {
		g.blurRow(out, y)
	}
	return out
}

// blurRow smooths a row, eight pixels at a time: first the three rows, then
// each lane with its neighbours, which stand in the other half of the word.
func (g *Grey) blurRow(out *Grey, y int) {
	up, down := max(y-1, 0), min(y+1, g.H-1)
	vertical := func(x int) (even, odd uint64) {
		a, b, c := g.eight(x, up), g.eight(x, y), g.eight(x, down)
		return a&low + 2*(b&low) + c&low, a>>8&low + 2*(b>>8&low) + c>>8&low
	}
	dst := out.Pix[y*g.W : (y+1)*g.W]
	even, odd := vertical(0)
	left := even & 0xFFFF // the pixel before the first, and later before these eight
	for x := 0; x < g.W; x += 8 {
		nextEven, nextOdd := odd>>48, uint64(0)
		if x+8 < g.W {
			nextEven, nextOdd = vertical(x + 8)
		}
		e := (odd<<16 | left) + 2*even + odd
		left = odd >> 48
		o := even + 2*odd + (even>>16 | nextEven<<48)
		e = (e + 8*one) >> 4 & low
		o = (o + 8*one) >> 4 & low
		store(dst[x:], e|o<<8)
		even, odd = nextEven, nextOdd
	}
}

// store writes eight pixels, or those that fit.
func store(dst []byte, v uint64) {
	if len(dst) >= 8 {
		binary.LittleEndian.PutUint64(dst, v)
		return
	}
	for i := range dst {
		dst[i] = byte(v >> (8 * i))
	}
}

// At returns the grey value at (x, y), linear between pixel centres; pixel i
// covers [i, i+1). Outside is light, so that symbols without a quiet zone can
// be cut out to their edge.
func (g *Grey) At(x, y float64) float64 {
	x, y = x-0.5, y-0.5
	xi, yi := int(x), int(y)
	// What no int can hold becomes any int: uint takes negative ones for large.
	if !(x >= 0 && y >= 0) || uint(xi+1) >= uint(g.W) || uint(yi+1) >= uint(g.H) {
		return g.edge(x, y)
	}
	fx, fy := x-float64(xi), y-float64(yi)
	up := g.Pix[yi*g.W+xi:]
	down := up[g.W:]
	a, c := float64(up[0]), float64(down[0])
	a += (float64(up[1]) - a) * fx
	c += (float64(down[1]) - c) * fx
	return a + (c-a)*fy
}

// edge is At on and beyond the last pixels.
func (g *Grey) edge(x, y float64) float64 {
	if !(x >= -0.5 && y >= -0.5 && x <= float64(g.W)-0.5 && y <= float64(g.H)-0.5) {
		return 255
	}
	x, y = clamp(x, g.W-1), clamp(y, g.H-1)
	xi, yi := int(x), int(y)
	xn, yn := min(xi+1, g.W-1), min(yi+1, g.H-1)
	fx, fy := x-float64(xi), y-float64(yi)
	a, b := float64(g.Pix[yi*g.W+xi]), float64(g.Pix[yi*g.W+xn])
	c, d := float64(g.Pix[yn*g.W+xi]), float64(g.Pix[yn*g.W+xn])
	a += (b - a) * fx
	c += (d - c) * fx
	return a + (c-a)*fy
}

// clamp brings v, which may be no number, into 0 to last.
func clamp(v float64, last int) float64 {
	if !(v > 0) {
		return 0
	}
	return min(v, float64(last))
}
