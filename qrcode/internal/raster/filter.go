package raster

// Half returns the picture at half size, each pixel the mean of four. An odd
// last row or column is dropped.
func (g *Grey) Half() *Grey {
	w, h := max(g.W/2, 1), max(g.H/2, 1)
	if g.W < 2 || g.H < 2 {
		return g
	}
	out := New(w, h)
	for y := range h {
		a := g.Pix[2*y*g.W : 2*y*g.W+2*w]
		b := g.Pix[(2*y+1)*g.W : (2*y+1)*g.W+2*w]
		dst := out.Pix[y*w : (y+1)*w]
		for x := range dst {
			dst[x] = byte((uint(a[2*x]) + uint(a[2*x+1]) + uint(b[2*x]) + uint(b[2*x+1]) + 2) >> 2)
		}
	}
	return out
}

// Enlarge returns the picture n times as large, linear between pixel centres.
func (g *Grey) Enlarge(n int) *Grey {
	out := New(g.W*n, g.H*n)
	f := 1 / float64(n)
	for y := range out.H {
		for x := range out.W {
			out.Pix[y*out.W+x] = byte(g.At((float64(x)+0.5)*f, (float64(y)+0.5)*f) + 0.5)
		}
	}
	return out
}

// Invert returns the negative.
func (g *Grey) Invert() *Grey {
	out := New(g.W, g.H)
	for i, v := range g.Pix {
		out.Pix[i] = 255 - v
	}
	return out
}

// Blur returns the picture smoothed by the 3×3 binomial kernel.
func (g *Grey) Blur() *Grey {
	out := New(g.W, g.H)
	if g.W < 3 || g.H < 3 {
		copy(out.Pix, g.Pix)
		return out
	}
	sum := make([]uint16, g.W) // vertical 1 2 1
	for y := range g.H {
		up := g.Pix[max(y-1, 0)*g.W:][:g.W]
		mid := g.Pix[y*g.W:][:g.W]
		down := g.Pix[min(y+1, g.H-1)*g.W:][:g.W]
		for x := range sum {
			sum[x] = uint16(up[x]) + 2*uint16(mid[x]) + uint16(down[x])
		}
		dst := out.Pix[y*g.W:][:g.W]
		dst[0] = byte((3*sum[0] + sum[1] + 8) >> 4)
		for x := 1; x < g.W-1; x++ {
			dst[x] = byte((sum[x-1] + 2*sum[x] + sum[x+1] + 8) >> 4)
		}
		dst[g.W-1] = byte((sum[g.W-2] + 3*sum[g.W-1] + 8) >> 4)
	}
	return out
}

// At returns the grey value at (x, y), linear between pixel centres; pixel i
// covers [i, i+1). Outside is light, so that symbols without a quiet zone can
// be cut out to their edge.
func (g *Grey) At(x, y float64) float64 {
	x, y = x-0.5, y-0.5
	xi, yi := int(x), int(y)
	if !(x >= 0 && y >= 0) || xi+1 >= g.W || yi+1 >= g.H {
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
