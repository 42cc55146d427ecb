package degrade_test

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

func camera() degrade.Camera {
	return degrade.Camera{At: geom.Point{X: 50, Y: 60}, Middle: geom.Point{X: 100, Y: 80}, Scale: 2, Distance: 300}
}

func near(a, b geom.Point, d float64) bool { return a.Sub(b).Len() < d }

func TestCamera(t *testing.T) {
	straight := camera().Flat()
	if p, light := straight(geom.Point{X: 110, Y: 80}); !near(p, geom.Point{X: 55, Y: 60}, 1e-6) || light != 1 {
		t.Error("straight on", p, light)
	}
	turned := camera()
	turned.Roll = 90 // the sheet is turned clockwise: its right is below
	if p, _ := turned.Flat()(geom.Point{X: 100, Y: 90}); !near(p, geom.Point{X: 55, Y: 60}, 1e-6) {
		t.Error("turned", p)
	}
	askew := camera()
	askew.Yaw = 40
	left, _ := askew.Flat()(geom.Point{X: 40, Y: 80})
	right, _ := askew.Flat()(geom.Point{X: 160, Y: 80})
	if a, b := askew.At.X-left.X, right.X-askew.At.X; math.Abs(a-b) < 5 || min(a, b) < 20 {
		t.Error("askew: as much to be seen on the left as on the right", a, b)
	}
	barrel := camera()
	barrel.Barrel = 0.1
	if p, _ := barrel.Flat()(geom.Point{}); near(p, geom.Point{X: 0, Y: 20}, 1) {
		t.Error("barrel", p)
	}
}

func TestFold(t *testing.T) {
	c := camera()
	c.Pitch = 20
	flat, folded := c.Flat(), c.Fold(c.At, 0, 30, 0.5)
	above, below := geom.Point{X: 90, Y: 60}, geom.Point{X: 90, Y: 110}
	a, _ := flat(above)
	if b, light := folded(above); !near(a, b, 1e-6) || light != 1 {
		t.Error("this side of the fold", a, b, light)
	}
	a, _ = flat(below)
	if b, light := folded(below); near(a, b, 0.5) || light != 0.5 {
		t.Error("the other side", a, b, light)
	}
	if p, _ := folded(c.Middle.Add(geom.Point{Y: 1e-6})); !near(p, c.At, 1e-3) {
		t.Error("at the fold", p)
	}
}

func TestWave(t *testing.T) {
	c := camera()
	flat, still, waved := c.Flat(), c.Wave(0, 80, 1, 30), c.Wave(6, 80, 1, 30)
	for _, p := range []geom.Point{{X: 20, Y: 30}, {X: 100, Y: 80}, {X: 170, Y: 140}} {
		a, _ := flat(p)
		if b, _ := still(p); !near(a, b, 0.1) {
			t.Error("no height, no wave", a, b)
		}
		if b, _ := waved(p); p != c.Middle && near(a, b, 0.01) || !near(a, b, 25) {
			t.Error("wave", a, b)
		}
	}
}

// dot is a black square in the middle of a white sheet.
func dot() degrade.Shot {
	return degrade.Shot{W: 60, H: 60, Codes: []degrade.Placed{{Code: degrade.Code{W: 1, H: 1, Modules: []bool{true}},
		At: degrade.Square(30, 30, 20, 0)}}}
}

func TestMarks(t *testing.T) {
	for name, c := range map[string]struct {
		change func(s *degrade.Shot)
		at     image.Point
		lo, hi uint8
	}{
		"plain, dark":  {func(*degrade.Shot) {}, image.Pt(30, 30), 0, 5},
		"plain, light": {func(*degrade.Shot) {}, image.Pt(5, 5), 250, 255},
		"inverted":     {func(s *degrade.Shot) { s.Invert = true }, image.Pt(30, 30), 250, 255},
		"ink spreads":  {func(s *degrade.Shot) { s.Gain = 0.2 }, image.Pt(17, 30), 0, 5},
		"stain":        {func(s *degrade.Shot) { s.Marks = []degrade.Mark{degrade.Stain(geom.Point{X: 8, Y: 8}, 6, 0.5, 1)} }, image.Pt(8, 8), 120, 135},
		"stroke": {func(s *degrade.Shot) {
			s.Marks = []degrade.Mark{degrade.Stroke(geom.Point{}, geom.Point{X: 60, Y: 60}, 6, 200)}
		}, image.Pt(30, 30), 195, 205},
		"torn":           {func(s *degrade.Shot) { s.Marks = []degrade.Mark{degrade.Torn(geom.Point{X: 30, Y: 30}, 0, 1, 90)} }, image.Pt(50, 30), 85, 95},
		"screen, dark":   {func(s *degrade.Shot) { s.Marks = []degrade.Mark{degrade.Screen(2)} }, image.Pt(30, 30), 1, 40},
		"shadow or none": {func(s *degrade.Shot) { s.Shadow = 0.5 }, image.Pt(2, 2), 120, 255},
		"glare or none":  {func(s *degrade.Shot) { s.Glare = 0.4 }, image.Pt(30, 30), 0, 110},
		"smooth view": {func(s *degrade.Shot) {
			c := degrade.Camera{At: geom.Point{X: 30, Y: 30}, Middle: geom.Point{X: 30, Y: 30}, Scale: 1, Distance: 100}
			s.View, s.Smooth = c.Flat(), true
		}, image.Pt(38, 38), 0, 5},
	} {
		s := dot()
		c.change(&s)
		if v := degrade.Take(s).GrayAt(c.at.X, c.at.Y).Y; v < c.lo || v > c.hi {
			t.Errorf("%s: %d", name, v)
		}
	}
	s := dot()
	s.Salt = 0.5
	flat := degrade.Take(dot())
	n := 0
	for i, v := range degrade.Take(s).Pix {
		if v != flat.Pix[i] {
			n++
		}
	}
	if n < 700 || n > 1100 { // a quarter of the pixels change
		t.Error("salt changed", n)
	}
}

func TestFileShowsWhatTakeGives(t *testing.T) {
	s := dot()
	s.Noise = 5
	img, err := png.Decode(bytes.NewReader(degrade.File(s)))
	if err != nil || !slices.Equal(img.(*image.Gray).Pix, degrade.Take(s).Pix) || degrade.Ending(s) != ".png" {
		t.Error("PNG", err)
	}
	s.JPEG = 60
	if raw := degrade.File(s); !bytes.HasPrefix(raw, []byte{0xFF, 0xD8}) || degrade.Ending(s) != ".jpg" {
		t.Error("JPEG")
	}
}

func TestClasses(t *testing.T) {
	names, n := map[string]bool{}, 0
	for _, c := range degrade.Classes() {
		if names[c.Name] {
			t.Error("twice:", c.Name)
		}
		names[c.Name] = true
		n += c.N
		var codes []degrade.Code
		for _, s := range c.Specs(1) {
			w := 17 + 4*s.Version
			codes = append(codes, degrade.Code{W: w, H: w, Modules: make([]bool, w*w)})
		}
		a, b := c.Shot(codes, 1), c.Shot(codes, 1)
		if a.W < 100 || a.W != b.W || a.Seed != b.Seed || len(a.Codes) != len(codes) {
			t.Error(c.Name, a.W, a.H, len(a.Codes))
		}
	}
	if n < 1000 {
		t.Errorf("%d pictures", n)
	}
}
