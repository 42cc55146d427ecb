package geom_test

import (
	"math"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

var tilted = geom.Quad{{X: 10, Y: 12}, {X: 90, Y: 20}, {X: 80, Y: 95}, {X: 5, Y: 70}}

func close2(a, b geom.Point) bool { return a.Sub(b).Len() < 1e-6 }

func TestFromQuadMapsCorners(t *testing.T) {
	h := geom.FromQuad(tilted, 21, 30)
	got := h.Quad(21, 30)
	for i := range got {
		if !close2(got[i], tilted[i]) {
			t.Errorf("corner %d at %v, want %v", i, got[i], tilted[i])
		}
	}
}

func TestFitHomography(t *testing.T) {
	want := geom.FromQuad(tilted, 1, 1)
	var src, dst []geom.Point
	for i := range 9 {
		p := geom.Point{X: float64(i%3) / 2, Y: float64(i/3) / 2}
		src, dst = append(src, p), append(dst, want.Map(p))
	}
	h, ok := geom.FitHomography(src, dst)
	if p := (geom.Point{X: 0.3, Y: 0.8}); !ok || !close2(h.Map(p), want.Map(p)) {
		t.Error("another projection")
	}
	for name, ps := range map[string][]geom.Point{
		"too few": src[:3], "all in one place": make([]geom.Point, 5), "on a line": {{}, {X: 1}, {X: 2}, {X: 3}},
	} {
		if _, ok := geom.FitHomography(ps, ps); ok {
			t.Errorf("%s: fitted", name)
		}
	}
}

func TestNearIsTheDerivative(t *testing.T) {
	h := geom.FromQuad(tilted, 10, 10)
	p, dx, dy := h.Near(4, 7)
	const e = 1e-6
	numX := h.Map(geom.Point{X: 4 + e, Y: 7}).Sub(p).Mul(1 / e)
	numY := h.Map(geom.Point{X: 4, Y: 7 + e}).Sub(p).Mul(1 / e)
	if numX.Sub(dx).Len() > 1e-4 || numY.Sub(dy).Len() > 1e-4 {
		t.Errorf("got %v %v, want %v %v", dx, dy, numX, numY)
	}
}

func TestQuad(t *testing.T) {
	if !tilted.Convex() || !tilted.Contains(geom.Point{X: 50, Y: 50}) || tilted.Contains(geom.Point{X: 5, Y: 5}) {
		t.Error("convex quadrilateral")
	}
	crossed := geom.Quad{tilted[0], tilted[2], tilted[1], tilted[3]}
	if crossed.Convex() || (geom.Quad{}).Convex() || (geom.Quad{{X: math.NaN()}}).Convex() {
		t.Error("not convex")
	}
}

func TestFitLineAndMeet(t *testing.T) {
	a, ok1 := geom.FitLine([]geom.Point{{X: 0, Y: 1}, {X: 2, Y: 5}, {X: 1, Y: 3}})
	b, ok2 := geom.FitLine([]geom.Point{{X: 0, Y: 7}, {X: 4, Y: 7}})
	p, ok3 := geom.Meet(a, b)
	if !ok1 || !ok2 || !ok3 || !close2(p, geom.Point{X: 3, Y: 7}) {
		t.Errorf("met at %v", p)
	}
	if _, ok := geom.Meet(a, a); ok {
		t.Error("parallel lines met")
	}
	if _, ok := geom.FitLine([]geom.Point{{X: 1}, {X: 1}}); ok {
		t.Error("line through one place")
	}
}
