package raster_test

import (
	"bytes"
	"math"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// kept is a picture in twice its size, pixel by pixel.
func kept(g *raster.Grey) *raster.Grey {
	out := raster.New(2*g.W, 2*g.H)
	for i := range out.Pix {
		x, y := i%out.W, i/out.W
		sum := 8
		for k := range 4 { // the pixel it lies in, its neighbours, the one between
			px, py, weight := x/2, y/2, 9
			if k&1 != 0 {
				px, weight = min(max(px+x%2*2-1, 0), g.W-1), weight/3
			}
			if k&2 != 0 {
				py, weight = min(max(py+y%2*2-1, 0), g.H-1), weight/3
			}
			sum += weight * int(g.Pix[py*g.W+px])
		}
		out.Pix[i] = byte(sum >> 4)
	}
	return out
}

// TestDouble holds the pixels made when asked for against kept ones.
func TestDouble(t *testing.T) {
	for _, c := range []struct{ w, h int }{{1, 1}, {1, 9}, {2, 2}, {13, 7}, {40, 31}, {301, 260}, {700, 400}} {
		g := dots(c.w, c.h, uint64(c.w))
		d, want := g.Double(), kept(g)
		for _, x := range []float64{-0.1, 0, 0.3, 0.5, 1, 1.7, 2.25, float64(c.w), float64(2*c.w) - 0.2, float64(2*c.w) + 1, math.NaN()} {
			for _, y := range []float64{-1, 0, 0.4, 1.1, 2.5, float64(c.h) + 0.3, float64(2 * c.h), math.Inf(1)} {
				if got := d.At(x, y); got != want.At(x, y) {
					t.Fatalf("%d × %d: At(%v, %v) is %v, want %v", c.w, c.h, x, y, got, want.At(x, y))
				}
			}
		}
		a, b := d.Threshold(24, nil), want.Threshold(24, nil)
		if a.W != b.W || a.H != b.H || !bytes.Equal(a.Rows, b.Rows) {
			t.Errorf("%d × %d: black and white differs", c.w, c.h)
		}
	}
}

// TestStore uses memory again, cleared, where it is long enough.
func TestStore(t *testing.T) {
	var s raster.Store
	g := dots(80, 50, 1)
	blurred := g.Blur(&s)
	first := &blurred.Pix[0]
	s.TakeBack(blurred)
	if blurred.Pix != nil {
		t.Error("still there")
	}
	if c := g.Crop(79, 49, 200, 200, &s); &c.Pix[0] == first {
		t.Error("four thousand bytes lent for one")
	}
	c := g.Crop(1, 1, 71, 41, &s)
	if &c.Pix[0] != first || c.Pix[0] != g.Pix[81] {
		t.Error("not used again")
	}
	s.TakeBack(c)
	if c := g.Crop(60, 10, 50, 90, &s); c.Pix[0] != 0 {
		t.Error("not cleared")
	}
	bits := g.Cut(&s)
	rows := &bits.Rows[0]
	s.TakeBackBits(bits)
	if b := g.Threshold(24, &s); &b.Rows[0] != rows || !bytes.Equal(b.Rows, g.Threshold(24, nil).Rows) {
		t.Error("bits differ in memory used before")
	}
}

func TestNegative(t *testing.T) {
	g := dots(9, 9, 2)
	if n := g.Negative(3, 4, 20, 6, nil); n.W != 6 || n.H != 2 || n.Pix[0] != ^g.Pix[4*9+3] || n.Pix[11] != ^g.Pix[5*9+8] {
		t.Errorf("%d × %d", n.W, n.H)
	}
}
