package raster_test

import (
	"image"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// dots is a picture of random grey.
func dots(w, h int, seed uint64) *raster.Grey {
	r := rand.New(rand.NewPCG(seed, 1))
	g := raster.New(w, h)
	for i := range g.Pix {
		g.Pix[i] = byte(r.IntN(256))
	}
	return g
}

// TestCutAgreesWithPixels holds the eight pixels at a time against one.
func TestCutAgreesWithPixels(t *testing.T) {
	for _, w := range []int{1, 7, 8, 9, 63, 64, 65, 130} {
		g := dots(w, 11, uint64(w))
		var hist [256]int
		for _, v := range g.Pix {
			hist[v]++
		}
		at := raster.Otsu(hist[:])
		b := g.Cut(nil)
		for i, v := range g.Pix {
			x, y := i%w, i/w
			if want := int(v) < at; b.Dark(x, y) != want {
				t.Fatalf("width %d: pixel %d of grey %d, threshold %d", w, i, v, at)
			}
		}
	}
}

func TestBitmapRuns(t *testing.T) {
	for _, w := range []int{1, 8, 64, 100, 128, 129} {
		b := dots(w, 9, 3).Cut(nil)
		for y := range b.H {
			want, dark := []int{}, false
			for x := range w {
				if b.Dark(x, y) != dark {
					want, dark = append(want, x), !dark
				}
			}
			if got := b.Runs(nil, y); !slices.Equal(got, append(want, w)) {
				t.Fatalf("width %d: %v, want %v", w, got, append(want, w))
			}
		}
	}
}

// TestThresholdFollowsLight sees print in a light that falls to a fifth.
func TestThresholdFollowsLight(t *testing.T) {
	g := raster.New(300, 90)
	for i := range g.Pix {
		x, y := i%300, i/300
		light := 255 - x*200/300
		if x/6%2 == 0 && y > 20 && y < 60 {
			light = light * 2 / 5
		}
		g.Pix[i] = byte(light)
	}
	b := g.Threshold(10, nil)
	for x := 3; x < 300; x += 6 {
		if b.Dark(x, 40) != (x/6%2 == 0) {
			t.Fatalf("pixel %d", x)
		}
	}
}

// TestFiltersAgreeWithPixels holds the eight pixels at a time against one.
func TestFiltersAgreeWithPixels(t *testing.T) {
	for _, w := range []int{2, 3, 8, 9, 15, 16, 17, 40} {
		g := dots(w, 7, uint64(w))
		at := func(x, y int) int { return int(g.Pix[min(max(y, 0), g.H-1)*w+min(max(x, 0), w-1)]) }
		blurred := g.Blur(nil)
		for i, v := range blurred.Pix {
			x, y, sum := i%w, i/w, 0
			for k := range 9 {
				dx, dy := k%3-1, k/3-1
				sum += at(x+dx, y+dy) * (2 - dx*dx) * (2 - dy*dy)
			}
			if want := byte((sum + 8) >> 4); v != want {
				t.Fatalf("width %d: blur %d,%d is %d, want %d", w, x, y, v, want)
			}
		}
		half := g.Half(nil)
		for i, v := range half.Pix {
			x, y := i%half.W*2, i/half.W*2
			if want := byte((at(x, y) + at(x+1, y) + at(x, y+1) + at(x+1, y+1) + 2) >> 2); v != want {
				t.Fatalf("width %d: half %d,%d is %d, want %d", w, x/2, y/2, v, want)
			}
		}
	}
}

func BenchmarkPasses(b *testing.B) {
	g := dots(1240, 1754, 5)
	for name, f := range map[string]func(){
		"threshold": func() { g.Threshold(24, nil) }, "cut": func() { g.Cut(nil) }, "half": func() { g.Half(nil) },
		"blur": func() { g.Blur(nil) }, "double": func() { g.Double().Threshold(24, nil) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(g.Pix)), "ns/pixel")
		})
	}
}

func TestSlope(t *testing.T) {
	g := raster.New(400, 64)
	for i := range g.Pix {
		if i%400/20%2 == 0 {
			g.Pix[i] = 200
		}
	}
	soft := g
	for range 12 { // σ of 2.4 pixels
		soft = soft.Blur(nil)
	}
	for _, c := range []struct {
		name      string
		g         *raster.Grey
		low, high float64
	}{{"sharp", g, 0.99, 1}, {"soft", soft, 0.1, 0.25}, {"blank", raster.New(40, 40), 0, 0}, {"one pixel", raster.New(1, 1), 0, 0}} {
		if s := c.g.Slope(); s < c.low || s > c.high {
			t.Errorf("%s: %v", c.name, s)
		}
	}
}

func TestCrop(t *testing.T) {
	g := dots(20, 10, 1)
	c := g.Crop(15, 7, 99, 99, nil)
	if c.W != 5 || c.H != 3 || c.Pix[0] != g.Pix[7*20+15] || c.Pix[14] != g.Pix[199] {
		t.Errorf("%d × %d", c.W, c.H)
	}
	if c := g.Crop(30, 30, 40, 40, nil); c.W != 1 || c.H != 1 {
		t.Errorf("outside: %d × %d", c.W, c.H)
	}
}

func TestFromImageUntil(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 9, 200))
	calls := 0
	if g, ok := raster.FromImageUntil(img, func() bool { calls++; return calls > 3 }); ok || g != nil || calls != 4 {
		t.Errorf("asked %d times", calls)
	}
}

// TestDense tells fine noise from lines of print.
func TestDense(t *testing.T) {
	b := raster.NewBitmap(400, 300)
	dark := func(x, y int) { b.Rows[y*b.Stride+x>>3] |= 1 << (x & 7) }
	for y := range 300 {
		for x := range 400 {
			if x%4 < 2 && y%12 < 7 {
				dark(x, y)
			}
		}
	}
	if _, _, _, _, ok := b.Dense(); ok {
		t.Error("print is dense")
	}
	for i, v := range dots(100, 100, 9).Pix {
		if v < 128 {
			dark(150+i%100, 90+i/100)
		}
	}
	x0, y0, x1, y1, ok := b.Dense()
	if !ok || x0 > 160 || y0 > 96 || x1 < 240 || y1 < 180 || x0 < 96 || y1 > 260 {
		t.Errorf("%d,%d to %d,%d, %v", x0, y0, x1, y1, ok)
	}
}

func TestStretches(t *testing.T) {
	for _, w := range []int{1, 63, 64, 65, 130} {
		b := raster.NewBitmap(w, 3)
		for y := range 3 {
			for x := range w {
				if (x*7+y*5)%11 < 6 {
					b.Rows[y*b.Stride+x>>3] |= 1 << (x & 7)
				}
			}
		}
		want := 0
		for y := range 3 {
			want += len(b.Runs(nil, y)) / 2
		}
		if got := b.Stretches(); got != want {
			t.Errorf("width %d: %d, want %d", w, got, want)
		}
	}
}
