package finder_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/finder"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// mark is one corner mark alone.
func mark() degrade.Code {
	c := degrade.Code{W: 7, H: 7}
	for i := range 49 {
		x, y := i%7-3, i/7-3
		r := max(x, -x, y, -y)
		c.Modules = append(c.Modules, r != 2)
	}
	return c
}

// corners places three marks as version 2 does: 18 modules from centre to centre.
func corners(px, degrees float64) *raster.Grey {
	frame := degrade.Square(150, 150, 25*px, degrees)
	h := geom.FromQuad(frame, 25, 25)
	s := degrade.Shot{W: 300, H: 300}
	for _, o := range []geom.Point{{}, {X: 18}, {Y: 18}} {
		s.Codes = append(s.Codes, degrade.Placed{Code: mark(), At: geom.Quad{
			h.Map(o), h.Map(o.Add(geom.Point{X: 7})), h.Map(o.Add(geom.Point{X: 7, Y: 7})), h.Map(o.Add(geom.Point{Y: 7})),
		}})
	}
	return raster.FromImage(degrade.Take(s))
}

func TestScanOutlineTriples(t *testing.T) {
	for _, px := range []float64{2, 4.3, 7} {
		for _, degrees := range []float64{0, 7, 45, 120, 250} {
			t.Run(fmt.Sprintf("%v px, %v°", px, degrees), func(t *testing.T) {
				g := corners(px, degrees)
				marks := finder.Scan(g.Threshold(24, nil), 1, func() bool { return false })
				finder.Outline(g, marks, false)
				ts := finder.Triples(marks, 5)
				if len(ts) == 0 {
					t.Fatalf("no triple of %d marks", len(marks))
				}
				h := geom.FromQuad(degrade.Square(150, 150, 25*px, degrees), 25, 25)
				for i, m := range []finder.Mark{ts[0].TL, ts[0].TR, ts[0].BL} {
					want := h.Map([]geom.Point{{X: 3.5, Y: 3.5}, {X: 21.5, Y: 3.5}, {X: 3.5, Y: 21.5}}[i])
					if m.At.Sub(want).Len() > 0.5+px/10 {
						t.Errorf("mark %d at %v, want %v", i, m.At, want)
					}
					if m.Has && (m.Module < 0.85*px || m.Module > 1.15*px) {
						t.Errorf("mark %d: module %v", i, m.Module)
					}
				}
			})
		}
	}
}

func TestPoolJoinsLooks(t *testing.T) {
	rough := []finder.Mark{{At: geom.Point{X: 10, Y: 10}, Module: 2, Seen: 3}}
	exact := []finder.Mark{{At: geom.Point{X: 5.2, Y: 5}, Module: 1, Seen: 1, Has: true}, {At: geom.Point{X: 40, Y: 40}, Module: 1, Seen: 1}}
	pool := finder.Pool(finder.Pool(nil, rough, 1), exact, 2)
	if len(pool) != 2 || pool[0].Seen != 4 || !pool[0].Has || pool[1].At.X != 80 {
		t.Errorf("pool %+v", pool)
	}
}

func TestNoTripleOfBadShape(t *testing.T) {
	at := func(x, y, m float64) finder.Mark { return finder.Mark{At: geom.Point{X: x, Y: y}, Module: m, Seen: 9} }
	for name, ms := range map[string][]finder.Mark{
		"on a line":     {at(0, 0, 2), at(50, 0, 2), at(100, 0, 2)},
		"too close":     {at(0, 0, 4), at(20, 0, 4), at(0, 20, 4)},
		"sizes differ":  {at(0, 0, 2), at(50, 0, 5), at(0, 50, 2)},
		"same place":    {at(0, 0, 2), at(0, 0, 2), at(0, 0, 2)},
		"sides differ":  {at(0, 0, 2), at(200, 0, 2), at(0, 50, 2)},
		"two marks":     {at(0, 0, 2), at(50, 0, 2)},
		"too far apart": {at(0, 0, 1), at(300, 0, 1), at(0, 300, 1)},
	} {
		if ts := finder.Triples(ms, 5); len(ts) != 0 {
			t.Errorf("%s: %d triples", name, len(ts))
		}
	}
}

// TestPairsGuessTheThird takes one of three marks away.
func TestPairsGuessTheThird(t *testing.T) {
	for _, degrees := range []float64{0, 30, 100} {
		g := corners(5, degrees)
		marks := finder.Scan(g.Threshold(24, nil), 1, func() bool { return false })
		finder.Outline(g, marks, false)
		whole := finder.Triples(marks, 1)[0]
		for i, pair := range [][]finder.Mark{{whole.TL, whole.TR}, {whole.TL, whole.BL}, {whole.TR, whole.BL}} {
			missing := []finder.Mark{whole.BL, whole.TR, whole.TL}[i].At
			found := false
			for _, p := range finder.Pairs(pair, 10) {
				near := func(a, b geom.Point) bool { return a.Sub(b).Len() < 5 }
				found = found || near(p.TL.At, whole.TL.At) && near(p.TR.At, whole.TR.At) && near(p.BL.At, whole.BL.At)
			}
			if !found {
				t.Errorf("turned %v: no guess near %v", degrees, missing)
			}
		}
	}
	if got := finder.Pairs([]finder.Mark{{Module: 3}, {At: geom.Point{X: 90}, Module: 3}}, 10); len(got) != 0 {
		t.Errorf("%d guesses from marks without outlines", len(got))
	}
}

// TestInnerFindsCovered sees marks on black ground, where the ring does not show.
func TestInnerFindsCovered(t *testing.T) {
	g := corners(5, 20)
	for i, v := range g.Pix { // black beyond the marks: all but light rings and what they hold
		x, y := float64(i%g.W), float64(i/g.W)
		near := false
		h := geom.FromQuad(degrade.Square(150, 150, 125, 20), 25, 25)
		for _, o := range []geom.Point{{X: 3.5, Y: 3.5}, {X: 21.5, Y: 3.5}, {X: 3.5, Y: 21.5}} {
			near = near || h.Map(o).Sub(geom.Point{X: x, Y: y}).Len() < 16
		}
		if !near {
			g.Pix[i] = 0
		} else {
			g.Pix[i] = v
		}
	}
	bits := g.Threshold(24, nil)
	never := func() bool { return false }
	if got := finder.Scan(bits, 1, never); len(got) > 0 {
		t.Errorf("%d marks with a ring", len(got))
	}
	marks := finder.Inner(g, bits, 1, never)
	if ts := finder.Triples(marks, 5); len(marks) != 3 || len(ts) != 1 || math.Abs(ts[0].TL.Module-5) > 0.5 {
		t.Errorf("%d marks, %d triples", len(marks), len(ts))
	}
	if got := finder.Inner(g, bits, 1, func() bool { return true }); len(got) != 0 {
		t.Errorf("%d marks after the end", len(got))
	}
}

func TestStrongest(t *testing.T) {
	ms := []finder.Mark{{Module: 3, Seen: 1}, {Module: 3, Seen: 9}, {Module: 3, Seen: 1, Has: true}}
	if got := finder.Strongest(ms, 2); len(got) != 2 || !got[0].Has || got[1].Seen != 9 {
		t.Errorf("%+v", got)
	}
}
