package raster_test

import (
	"math/rand/v2"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// TestGrown compares with pixel by pixel, across the ends of words and rows.
func TestGrown(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for _, w := range []int{1, 5, 63, 64, 65, 130} {
		g := raster.New(w, 9)
		for i := range g.Pix {
			if r.IntN(12) > 0 {
				g.Pix[i] = 255
			}
		}
		b := g.Cut(nil)
		got := b.Grown(nil)
		for y := range b.H {
			for x := -1; x <= w; x++ {
				want := x >= 0 && x < w && (b.Dark(x, y) || b.Dark(x-1, y) || b.Dark(x+1, y) || b.Dark(x, y-1) || b.Dark(x, y+1))
				if got.Dark(x, y) != want {
					t.Fatalf("%d wide: pixel %d, %d is dark: %v", w, x, y, !want)
				}
			}
		}
		if ends := got.Runs(nil, 0); ends[len(ends)-1] != w {
			t.Errorf("%d wide: runs %v", w, ends)
		}
	}
}
