package raster_test

import (
	"image"
	"image/color"
	"math"
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

func TestFromImage(t *testing.T) {
	big := image.NewGray(image.Rect(0, 0, 9, 9))
	for i := range big.Pix {
		big.Pix[i] = byte(i)
	}
	ycc := image.NewYCbCr(image.Rect(0, 0, 4, 2), image.YCbCrSubsampleRatio420)
	copy(ycc.Y, []byte{1, 2, 3, 4, 5, 6, 7, 8})
	half := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	half.SetNRGBA(0, 0, color.NRGBA{A: 128})
	red := image.NewRGBA(image.Rect(0, 0, 1, 1))
	red.SetRGBA(0, 0, color.RGBA{R: 255, A: 255})
	for _, c := range []struct {
		name string
		img  image.Image
		want []byte
	}{
		{"part of a picture", big.SubImage(image.Rect(2, 3, 4, 5)), []byte{29, 30, 38, 39}},
		{"brightness of a JPEG", ycc, []byte{1, 2, 3, 4, 5, 6, 7, 8}},
		{"half black glass on white", half, []byte{127}},
		{"red", red, []byte{76}},
	} {
		if got := raster.FromImage(c.img); !slices.Equal(got.Pix, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got.Pix, c.want)
		}
	}
}

func TestHalf(t *testing.T) {
	g := &raster.Grey{Pix: []byte{0, 4, 100, 9, 8, 12, 100, 9}, W: 4, H: 2}
	if h := g.Half(nil); h.W != 2 || h.H != 1 || h.Pix[0] != 6 {
		t.Errorf("half: %+v", h)
	}
	if one := raster.New(1, 5).Half(nil); one.W != 1 || one.H != 5 {
		t.Error("a line has no half")
	}
}

func TestAt(t *testing.T) {
	g := &raster.Grey{Pix: []byte{0, 100, 200, 40}, W: 2, H: 2}
	for _, c := range []struct{ x, y, want float64 }{
		{0.5, 0.5, 0}, {1.5, 0.5, 100}, {1, 0.5, 50}, {1, 1, 85}, {0.1, 0.1, 0}, {1.9, 1.9, 40},
		{-1, 1, 255}, {1, 2.5, 255}, {math.NaN(), 0, 255}, {math.Inf(1), 0, 255}, {1e300, -1e300, 255},
		{1, math.Inf(1), 255}, {1e300, 1, 255}, {1, 1e19, 255},
	} {
		if got := g.At(c.x, c.y); got != c.want {
			t.Errorf("At(%v, %v) = %v, want %v", c.x, c.y, got, c.want)
		}
	}
}

func TestBlurKeepsFlatPictures(t *testing.T) {
	for _, w := range []int{1, 2, 3, 17} {
		g := raster.New(w, 5)
		for i := range g.Pix {
			g.Pix[i] = 77
		}
		if !slices.Equal(g.Blur(nil).Pix, g.Pix) {
			t.Errorf("width %d: changed", w)
		}
	}
}

func TestThresholds(t *testing.T) {
	// Dark bars on a ground that goes from 240 to 60.
	g := raster.New(160, 32)
	bar := func(x int) bool { return x/4%2 == 0 }
	for i := range g.Pix {
		x := i % g.W
		g.Pix[i] = byte(240 - x*180/g.W)
		if bar(x) {
			g.Pix[i] /= 3
		}
	}
	b := g.Threshold(16, nil)
	for i := range g.Pix {
		if b.Dark(i%g.W, i/g.W) != bar(i%g.W) {
			t.Fatalf("pixel %d of the row", i%g.W)
		}
	}
	two := &raster.Grey{Pix: []byte{10, 10, 200, 200, 10, 200}, W: 6, H: 1}
	if got := two.Cut(nil).Rows[0]; got != 0b010011 {
		t.Errorf("global: %b", got)
	}
	if b.Dark(-1, 0) || b.Dark(0, 32) || !b.Dark(0, 31) {
		t.Error("Dark")
	}
}
