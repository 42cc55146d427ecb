package qrcode_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// A finder pattern stands in three corners and light is all around.
func TestMatrixDark(t *testing.T) {
	m := mustEncode(t, "ORDONNANCE", nil)
	finder := []string{"#######.", "#.....#.", "#.###.#.", "#.###.#.", "#.###.#.", "#.....#.", "#######.", "........"}
	last := m.Size() - 1
	for y, row := range finder {
		for x, c := range row {
			want := c == '#'
			if m.Dark(x, y) != want || m.Dark(last-x, y) != want || m.Dark(x, last-y) != want {
				t.Fatalf("finder pattern broken at %d, %d", x, y)
			}
		}
	}
	for _, p := range []image.Point{{-1, 0}, {0, -1}, {m.Size(), 0}, {0, m.Size()}} {
		if m.Dark(p.X, p.Y) {
			t.Errorf("dark outside at %v", p)
		}
	}
}

// Every pixel of both pictures is the module it stands for.
func TestPicturesShowTheModules(t *testing.T) {
	m := mustEncode(t, strings.Repeat("ORDONNANCE", 20), nil)
	for _, v := range []struct{ px, quiet, wantPx, wantQuiet int }{
		{0, 0, 4, 4}, {1, 4, 1, 4}, {3, 5, 3, 5}, {8, 64, 8, 64},
	} {
		grey, err := m.Image(v.px, v.quiet)
		if err != nil {
			t.Fatal(err)
		}
		wantModules(t, m, grey, v.wantPx, v.wantQuiet)
		raw, err := m.PNG(&qrcode.PNGOptions{ModulePixels: v.px, QuietZone: v.quiet})
		if err != nil {
			t.Fatal(err)
		}
		read, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		wantModules(t, m, read, v.wantPx, v.wantQuiet)
		if depth := raw[24]; depth != 1 {
			t.Errorf("%d bits per pixel", depth)
		}
	}
}

func wantModules(t *testing.T, m *qrcode.Matrix, img image.Image, px, quiet int) {
	t.Helper()
	side := (m.Size() + 2*quiet) * px
	if img.Bounds() != image.Rect(0, 0, side, side) {
		t.Fatalf("bounds %v, want %d", img.Bounds(), side)
	}
	for y := range side {
		for x := range side {
			r, g, b, a := img.At(x, y).RGBA()
			want := uint32(0xFFFF)
			if m.Dark(x/px-quiet, y/px-quiet) {
				want = 0
			}
			if r != want || g != want || b != want || a != 0xFFFF {
				t.Fatalf("pixel %d, %d", x, y)
			}
		}
	}
}

func TestPictureRefuses(t *testing.T) {
	m := mustEncode(t, "ORDONNANCE", nil)
	for _, v := range []struct {
		name      string
		px, quiet int
	}{
		{"negative module", -1, 0}, {"negative quiet zone", 0, -4}, {"quiet zone of 3", 0, 3},
		{"quiet zone of 65", 0, 65}, {"wider than 8192 pixels", 300, 0}, {"overflow", math.MaxInt, 0},
	} {
		t.Run(v.name, func(t *testing.T) {
			if img, err := m.Image(v.px, v.quiet); !errors.Is(err, qrcode.ErrPictureOptions) || img != nil {
				t.Errorf("Image: %v", err)
			}
			raw, err := m.PNG(&qrcode.PNGOptions{ModulePixels: v.px, QuietZone: v.quiet})
			if !errors.Is(err, qrcode.ErrPictureOptions) || raw != nil {
				t.Errorf("PNG: %v", err)
			}
		})
	}
}

func TestPNGDefaults(t *testing.T) {
	m := mustEncode(t, "ORDONNANCE", nil)
	a, err := m.PNG(nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := m.PNG(&qrcode.PNGOptions{ModulePixels: 4, QuietZone: 4})
	if err != nil || !bytes.Equal(a, b) {
		t.Error("defaults differ from what is documented", err)
	}
}

// The path of the SVG covers exactly the dark modules.
func TestSVG(t *testing.T) {
	m := mustEncode(t, "ORDONNANCE", nil)
	raw, err := m.SVG(&qrcode.SVGOptions{ModuleMM: 0.6, QuietZone: 5})
	if err != nil {
		t.Fatal(err)
	}
	var svg struct {
		Width   string `xml:"width,attr"`
		Height  string `xml:"height,attr"`
		ViewBox string `xml:"viewBox,attr"`
		Path    []struct {
			D string `xml:"d,attr"`
		} `xml:"path"`
	}
	if err := xml.Unmarshal(raw, &svg); err != nil {
		t.Fatal(err)
	}
	if svg.Width != "18.600mm" || svg.Height != svg.Width || svg.ViewBox != "0 0 31 31" || len(svg.Path) != 1 {
		t.Errorf("%s %s %s, %d paths", svg.Width, svg.Height, svg.ViewBox, len(svg.Path))
	}
	dark := pathModules(t, svg.Path[0].D)
	for y := range 31 {
		for x := range 31 {
			if dark[image.Pt(x, y)] != m.Dark(x-5, y-5) {
				t.Fatalf("module %d, %d", x, y)
			}
		}
	}
}

// pathModules reads the rectangles "Mx yhNv1h-Nz".
func pathModules(t *testing.T, d string) map[image.Point]bool {
	t.Helper()
	dark := map[image.Point]bool{}
	for _, part := range strings.Split(strings.TrimPrefix(d, "M"), "M") {
		f := strings.FieldsFunc(part, func(r rune) bool { return strings.ContainsRune(" hvz", r) })
		if len(f) != 5 {
			t.Fatalf("part %q", part)
		}
		x, _ := strconv.Atoi(f[0])
		y, _ := strconv.Atoi(f[1])
		n, _ := strconv.Atoi(f[2])
		if f[3] != "1" || f[4] != "-"+f[2] || n < 1 {
			t.Fatalf("part %q", part)
		}
		for i := range n {
			dark[image.Pt(x+i, y)] = true
		}
	}
	return dark
}

func TestSVGRefuses(t *testing.T) {
	m := mustEncode(t, "ORDONNANCE", nil)
	for _, v := range []struct {
		name string
		opts qrcode.SVGOptions
		want error
	}{
		{"module under 0.43 mm", qrcode.SVGOptions{ModuleMM: 0.42}, qrcode.ErrPrintTooSmall},
		{"negative module", qrcode.SVGOptions{ModuleMM: -1}, qrcode.ErrPrintSize},
		{"not a number", qrcode.SVGOptions{ModuleMM: math.NaN()}, qrcode.ErrPrintSize},
		{"over a metre", qrcode.SVGOptions{ModuleMM: 40}, qrcode.ErrPrintSize},
		{"quiet zone of 3", qrcode.SVGOptions{QuietZone: 3}, qrcode.ErrPictureOptions},
	} {
		t.Run(v.name, func(t *testing.T) {
			if raw, err := m.SVG(&v.opts); !errors.Is(err, v.want) || raw != nil {
				t.Errorf("got %v", err)
			}
		})
	}
	if raw, err := m.SVG(nil); err != nil || !bytes.Contains(raw, []byte(`width="14.500mm"`)) {
		t.Errorf("default: %v", err)
	}
}
