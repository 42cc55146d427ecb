package pdf_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
)

// picture draws a page and rasterises it.
func picture(t *testing.T, dpi int, on func(*pdf.Page)) *image.Gray {
	t.Helper()
	d := pdf.New(nil)
	on(d.AddPage())
	img, err := d.Picture(1, dpi)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// ink returns the smallest rectangle around all pixels that are not white.
func ink(img *image.Gray) image.Rectangle {
	var r image.Rectangle
	white := bytes.Repeat([]byte{0xff}, img.Rect.Dx())
	for y := range img.Rect.Dy() {
		row := img.Pix[y*img.Stride:][:len(white)]
		if bytes.Equal(row, white) {
			continue
		}
		left, right := 0, len(row)
		for row[left] == 0xff {
			left++
		}
		for row[right-1] == 0xff {
			right--
		}
		r = r.Union(image.Rect(left, y, right, y+1))
	}
	return r
}

// framed is checker with a dark border, so that the ink shows the whole size.
func framed(size int) func(x, y int) bool {
	return func(x, y int) bool {
		return x == 0 || y == 0 || x == size-1 || y == size-1 || checker(x, y)
	}
}

func TestModulesAreWholePixels(t *testing.T) {
	const size, x0, y0 = 53, 20.3, 230.7
	for _, c := range []struct {
		dpi    int
		module float64 // mm
		want   int     // pixels a module
	}{
		{150, 30.0 / size, 3}, {150, 0.508, 3}, {300, 0.508, 6}, {600, 0.508, 12},
		{254, 0.5, 5}, {72, 0.5, 1}, {200, 0.51, 4}, {300, 0.5, 5},
	} {
		t.Run(fmt.Sprintf("%d dpi %.3f mm", c.dpi, c.module), func(t *testing.T) {
			dark := framed(size)
			img := picture(t, c.dpi, func(p *pdf.Page) { p.Modules(x0, y0, c.module, size, dark) })
			got := ink(img)
			if got.Dx() != c.want*size || got.Dy() != c.want*size {
				t.Fatalf("code of %v pixels, want %d", got.Size(), c.want*size)
			}
			for y := range got.Dy() {
				for x := range got.Dx() {
					want := uint8(0xff)
					if dark(x/c.want, y/c.want) {
						want = 0
					}
					if img.GrayAt(got.Min.X+x, got.Min.Y+y).Y != want {
						t.Fatalf("pixel %d,%d is not its module", x, y)
					}
				}
			}
			scale := float64(c.dpi) / 25.4
			asked := c.module * size * scale
			if float64(got.Dx()) > asked+1e-6 {
				t.Error("larger than asked")
			}
			for _, off := range []float64{
				float64(got.Min.X+got.Max.X)/2 - (x0*scale + asked/2),
				float64(got.Min.Y+got.Max.Y)/2 - (y0*scale + asked/2),
			} {
				if off > 0.51 || off < -0.51 {
					t.Errorf("%v pixels off its centre", off)
				}
			}
		})
	}
}

func TestImage(t *testing.T) {
	t.Run("dots are whole pixels", func(t *testing.T) {
		// 20 dots of 6 pixels in 30 mm: 177 pixels at 150 dpi, 8 a dot.
		img := picture(t, 150, func(p *pdf.Page) { p.Image(20, 20, 30, dots()) })
		got := ink(img)
		for y := range got.Dy() {
			for x := range got.Dx() {
				if v := img.GrayAt(got.Min.X+x, got.Min.Y+y).Y; (v == 0) != checker(x/8, y/8) || v != 0 && v != 0xff {
					t.Fatalf("pixel %d,%d is not its dot", x, y)
				}
			}
		}
		if got.Dx() > 160 || got.Dx() < 150 {
			t.Errorf("%d pixels wide", got.Dx())
		}
	})
	t.Run("finer than the picture: averaged", func(t *testing.T) {
		fine := image.NewGray(image.Rect(0, 0, 1000, 1000))
		for i := range fine.Pix {
			fine.Pix[i] = uint8(i % 2 * 0xff)
		}
		img := picture(t, 72, func(p *pdf.Page) { p.Image(50, 50, 50, fine) })
		if v := img.GrayAt(212, 212).Y; v < 110 || v > 145 {
			t.Errorf("grey %d", v)
		}
	})
	t.Run("transparent is white, colour is grey", func(t *testing.T) {
		src := image.NewNRGBA(image.Rect(3, 3, 5, 4))
		src.Set(4, 3, color.NRGBA{R: 0xff, A: 0xff})
		img := picture(t, 72, func(p *pdf.Page) { p.Image(50, 50, 50, src) })
		if left, right := img.GrayAt(150, 145).Y, img.GrayAt(250, 145).Y; left != 0xff || right < 50 || right > 100 {
			t.Errorf("greys %d and %d", left, right)
		}
	})
	t.Run("kept as it was", func(t *testing.T) {
		src := image.NewGray(image.Rect(0, 0, 1, 1))
		img := picture(t, 72, func(p *pdf.Page) { p.Image(50, 50, 50, src); src.Pix[0] = 0xff })
		if img.GrayAt(200, 200).Y != 0 {
			t.Error("a later change shows")
		}
	})
}

func TestShapes(t *testing.T) {
	at := func(mm float64) int { return int(mm * 254 / 25.4) } // 10 pixels a millimetre
	img := picture(t, 254, func(p *pdf.Page) {
		p.Rect(20, 20, 30, 10, pdf.Paint{Border: 0.4, Fill: true, FillGray: 0.8})
		p.Rect(20, 40, 30, 10, pdf.Paint{Border: 0.4, BorderGray: 0.4})
		p.Rect(20, 60, 0.1, 0.1, pdf.Paint{Border: 0.4})
		p.Line(100, 20, 150, 20, 0.2)
		p.Line(100, 20, 100, 60, 0.2)
		p.Line(110, 30, 150, 60, 1)
		p.Line(10, 10, 10, 10, 1)
	})
	for _, c := range []struct {
		name string
		x, y float64
		want uint8
	}{
		{"inside", 35, 25, 204}, {"outline", 20.05, 25.05, 0}, {"corner", 19.85, 19.85, 0}, {"beyond the outline", 19.75, 25, 255},
		{"hollow", 35, 45, 255}, {"grey outline", 35, 40.05, 102}, {"small box", 20.05, 60.05, 0},
		{"level line", 120, 20.05, 0}, {"beside it", 120, 20.15, 255}, {"upright line", 100.05, 40, 0},
		{"slanting line", 130, 45, 0}, {"off it", 130, 46, 255}, {"before its start", 109, 29.5, 255},
		{"line without length", 10, 10, 255},
	} {
		if got := img.GrayAt(at(c.x), at(c.y)).Y; got != c.want {
			t.Errorf("%s: grey %d, want %d", c.name, got, c.want)
		}
	}
}

func TestTextIsDrawn(t *testing.T) {
	for _, f := range []pdf.Font{pdf.Regular, pdf.Bold, pdf.Italic, pdf.Mono} {
		style := pdf.Style{Font: f, Size: 12}
		const text = "HEÉHxxH"
		scale := 300 / 25.4
		width := pdf.Measure(text, style) * scale
		for align, left := range map[pdf.Align]float64{pdf.Left: 100 * scale, pdf.Right: 100*scale - width, pdf.Center: 100*scale - width/2} {
			style.Align = align
			img := picture(t, 300, func(p *pdf.Page) { p.Text(100, 100, text, style) })
			got := ink(img)
			if d := float64(got.Min.X) - left; d < -1 || d > 8 {
				t.Errorf("font %d align %d: starts %v pixels off", f, align, d)
			}
			if d := left + width - float64(got.Max.X); d < -4 || d > 8 { // a slanted letter leans over its width
				t.Errorf("font %d align %d: ends %v pixels off", f, align, d)
			}
			if base := int(100*scale + 0.5); got.Max.Y < base-1 || got.Max.Y > base+2 {
				t.Errorf("font %d: base line at %d, want %d", f, got.Max.Y, base)
			}
		}
	}
	grey := picture(t, 300, func(p *pdf.Page) { p.Text(100, 100, "■", pdf.Style{Gray: 0.6, Size: 40}) })
	r := ink(grey)
	if v := grey.GrayAt((r.Min.X+r.Max.X)/2, (r.Min.Y+r.Max.Y)/2).Y; v != 153 {
		t.Errorf("grey text of level %d, want 153", v)
	}
}

func TestPNG(t *testing.T) {
	d := ordonnance()
	file, err := d.PNG(1, 150)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	want, err := d.Picture(1, 150)
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := img.(*image.Gray); !ok || !bytes.Equal(got.Pix, want.Pix) || want.Rect != image.Rect(0, 0, 1240, 1754) {
		t.Error("the PNG is not the picture")
	}
	if !bytes.Contains(file[:60], []byte("pHYs\x00\x00\x17\x12\x00\x00\x17\x12\x01")) { // 5906 pixels a metre
		t.Error("resolution not stated")
	}
}
