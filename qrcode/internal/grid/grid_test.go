package grid_test

import (
	"image"
	"math"
	"slices"
	"testing"

	qrdecoder "github.com/makiuchi-d/gozxing/qrcode/decoder"
	skip2 "github.com/skip2/go-qrcode"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/finder"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/grid"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// TestTemplates compares the table of alignment patterns with the library's and
// every fixed module with what skip2 writes.
func TestTemplates(t *testing.T) {
	for v := 1; v <= 40; v++ {
		tpl := grid.NewTemplate(v)
		ref, err := qrdecoder.Version_GetVersionForNumber(v)
		if err != nil {
			t.Fatal(err)
		}
		var nodes []int
		for _, n := range tpl.Nodes {
			nodes = append(nodes, int(n))
		}
		if !slices.Equal(nodes, ref.GetAlignmentPatternCenters()) || tpl.Size != ref.GetDimensionForVersion() {
			t.Errorf("version %d: size %d, alignment %v", v, tpl.Size, nodes)
		}
		q, err := skip2.NewWithForcedVersion("A", v, skip2.Low)
		if err != nil {
			t.Fatal(err)
		}
		q.DisableBorder = true
		rows := q.Bitmap()
		for _, p := range tpl.Parts() {
			for _, c := range p {
				if rows[c.Y][c.X] != c.Dark {
					t.Errorf("version %d: module %v, %v", v, c.X, c.Y)
				}
			}
		}
	}
}

// picture renders version 7 in a tilted place.
func picture(t *testing.T, at geom.Quad) (*raster.Grey, degrade.Code) {
	q, err := skip2.NewWithForcedVersion("PRISE LE MATIN", 7, skip2.Medium)
	if err != nil {
		t.Fatal(err)
	}
	q.DisableBorder = true
	code := degrade.Code{W: 45, H: 45}
	for _, r := range q.Bitmap() {
		code.Modules = append(code.Modules, r...)
	}
	img := degrade.Take(degrade.Shot{W: 300, H: 300, Blur: 0.7, Codes: []degrade.Placed{{Code: code, At: at}}})
	return raster.FromImage(img), code
}

func far(a, b geom.Quad) float64 {
	d := 0.0
	for i := range a {
		d = math.Max(d, a[i].Sub(b[i]).Len())
	}
	return d
}

func TestPlacesAndSample(t *testing.T) {
	at := geom.Quad{{X: 50, Y: 45}, {X: 240, Y: 60}, {X: 255, Y: 250}, {X: 60, Y: 230}}
	g, code := picture(t, at)
	marks := finder.Scan(g.Threshold(24, nil), 1, func() bool { return false })
	finder.Outline(g, marks, false)
	ts := finder.Triples(marks, 10)
	if len(ts) == 0 {
		t.Fatalf("no triple of %d marks", len(marks))
	}
	places := grid.Places(g, ts[0], new(grid.Book))
	if places[0].Template.Version != 7 || places[0].Fit < 0.8 || far(places[0].Quad, at) > 4 {
		t.Fatalf("version %d, fit %v at %v", places[0].Template.Version, places[0].Fit, places[0].Quad)
	}
	q, fit := grid.Register(g, places[0].Quad, places[0].Template, func() bool { return false })
	if fit < places[0].Fit-1e-6 || far(q, at) > 2 {
		t.Errorf("registered at %v, fit %v", q, fit)
	}
	h := geom.FromQuad(q, 45, 45)
	mesh := grid.NewMesh(g, &h, places[0].Template)
	flow := grid.NewFlow(g, &h, places[0].Template, mesh, func() bool { return false })
	for name, m := range map[string]*grid.Mesh{"plain": nil, "mesh": mesh, "flow": flow} {
		grey := new(grid.Sheet).Sample(g, &h, m, 45, 45)
		for how, got := range map[string][]bool{
			"local": new(grid.Sheet).Local(grey, 45, 45, 4), "global": new(grid.Sheet).Global(grey),
			"sharpened": new(grid.Sheet).Local(new(grid.Sheet).Sharpen(grey, 45, 45, 0.1), 45, 45, 4),
		} {
			if !slices.Equal(got, code.Modules) {
				t.Errorf("%s, %s: other modules", name, how)
			}
		}
	}
}

// TestRatings tells a symbol from a place where there is none.
func TestRatings(t *testing.T) {
	at := geom.Quad{{X: 50, Y: 45}, {X: 240, Y: 60}, {X: 255, Y: 250}, {X: 60, Y: 230}}
	g, _ := picture(t, at)
	marks := finder.Scan(g.Threshold(24, nil), 1, func() bool { return false })
	finder.Outline(g, marks, false)
	three := finder.Triples(marks, 1)[0]
	wrong := three
	wrong.TR.At = wrong.TR.At.Add(geom.Point{X: -9, Y: 9})
	wrong.TR.Has = false
	book := new(grid.Book)
	if a, b := grid.Rate(g, three, book), grid.Rate(g, wrong, book); a < 0.8 || b > a-0.3 {
		t.Errorf("rated %v, with a mark elsewhere %v", a, b)
	}
	pl := grid.Places(g, three, book)[0]
	away := pl
	away.Quad = away.Quad.Shift(geom.Point{X: 11, Y: 7})
	if a, b := grid.Shown(g, pl), grid.Shown(g, away); a < 0.9 || b > 0.5 {
		t.Errorf("shown %v, elsewhere %v", a, b)
	}
	if a, b := grid.Mark(g, three.TL.Outer), grid.Mark(g, three.TL.Outer.Shift(geom.Point{X: 20, Y: 20})); a < 0.9 || b > 0.6 {
		t.Errorf("mark %v, elsewhere %v", a, b)
	}
}

func TestFitOfNothing(t *testing.T) {
	g := raster.FromImage(image.NewGray(image.Rect(0, 0, 50, 50)))
	h := geom.FromQuad(geom.Quad{{}, {X: 50}, {X: 50, Y: 50}, {Y: 50}}, 21, 21)
	if f := grid.Fit(g, &h, grid.NewTemplate(1).Parts()); f != 0 {
		t.Errorf("fit %v on black", f)
	}
	if f := grid.Fit(g, &h, nil); f != 0 {
		t.Errorf("fit %v of no part", f)
	}
}
