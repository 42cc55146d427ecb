package raster

// Double is a picture at twice its size, linear between pixel centres. Its
// pixels are made when they are asked for: kept, they would take four times the
// memory of the picture.
type Double struct{ g *Grey }

// Double returns the picture at twice its size.
func (g *Grey) Double() Double { return Double{g} }

// pixel returns the grey of a pixel inside the picture: nine parts of the one it
// lies in, three of either neighbour, one of the one between them.
func (d Double) pixel(x, y int) int {
	g := d.g
	nx, ny := x>>1, y>>1
	ox, oy := min(max(nx+x&1*2-1, 0), g.W-1), min(max(ny+y&1*2-1, 0), g.H-1)
	near, far := g.Pix[ny*g.W:], g.Pix[oy*g.W:]
	return (3*(3*int(near[nx])+int(far[nx])) + 3*int(near[ox]) + int(far[ox]) + 8) >> 4
}

// row fills dst with the pixels of a row; mixed has room for a row of the
// picture.
func (d Double) row(dst []byte, mixed []uint16, y int) {
	g := d.g
	near, other := y>>1, min(max(y>>1+y&1*2-1, 0), g.H-1)
	far := g.Pix[other*g.W:][:g.W]
	for x, v := range g.Pix[near*g.W:][:g.W] {
		mixed[x] = 3*uint16(v) + uint16(far[x])
	}
	left := mixed[0]
	for x, m := range mixed {
		right := mixed[min(x+1, len(mixed)-1)]
		dst[2*x], dst[2*x+1] = byte((3*m+left+8)>>4), byte((3*m+right+8)>>4)
		left = m
	}
}

// At is [Grey.At].
func (d Double) At(x, y float64) float64 {
	x, y = x-0.5, y-0.5
	w, h := 2*d.g.W, 2*d.g.H
	if !(x >= -0.5 && y >= -0.5 && x <= float64(w)-0.5 && y <= float64(h)-0.5) {
		return 255
	}
	x, y = clamp(x, w-1), clamp(y, h-1)
	xi, yi := int(x), int(y)
	xn, yn := min(xi+1, w-1), min(yi+1, h-1)
	fx, fy := x-float64(xi), y-float64(yi)
	a, c := float64(d.pixel(xi, yi)), float64(d.pixel(xi, yn))
	a += (float64(d.pixel(xn, yi)) - a) * fx
	c += (float64(d.pixel(xn, yn)) - c) * fx
	return a + (c-a)*fy
}

// Threshold is [Grey.Threshold].
func (d Double) Threshold(floor int, s *Store) *Bitmap {
	w, h := 2*d.g.W, 2*d.g.H
	const reach = 2
	var ring [reach + 1]Grey // the bands still to be cut
	for i := range ring {
		ring[i] = Grey{Pix: make([]byte, w*block), W: w}
	}
	mixed := make([]uint16, d.g.W)
	t := thresholds{w: w, h: h, floor: floor, reach: reach, whole: d.otsu()}
	t.fresh = func(cy int) *Grey {
		b := &ring[cy%len(ring)]
		b.H = min(block, h-cy*block)
		for y := range b.H {
			d.row(b.Pix[y*w:(y+1)*w], mixed, cy*block+y)
		}
		return b
	}
	t.again = func(cy int) *Grey { return &ring[cy%len(ring)] }
	return t.bitmap(s)
}

// otsu is that of the picture in twice its size.
func (d Double) otsu() int {
	w := 2 * d.g.W
	n := 4 * len(d.g.Pix)
	var hist [256]int
	for i := 0; i < n; i += sampled(n) {
		hist[d.pixel(i%w, i/w)]++
	}
	return Otsu(hist[:])
}
