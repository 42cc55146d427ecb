package qrcode_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// ownMatrix is a symbol as it goes onto a sheet.
func ownMatrix(t testing.TB, text string, shape qrcode.DataMatrixShape) degrade.Code {
	t.Helper()
	m := mustDataMatrix(t, text, &qrcode.DataMatrixOptions{Shape: shape})
	c := degrade.Code{W: m.Size(), H: m.Height()}
	for y := range c.H {
		for x := range c.W {
			c.Modules = append(c.Modules, m.Dark(x, y))
		}
	}
	return c
}

// laid is where the code lies around a point, px pixels a module.
func laid(c degrade.Code, cx, cy, px, degrees float64) geom.Quad {
	s, k := math.Sincos(degrees * math.Pi / 180)
	q := geom.Quad{{X: -1, Y: -1}, {X: 1, Y: -1}, {X: 1, Y: 1}, {X: -1, Y: 1}}
	for i, d := range q {
		x, y := d.X*px*float64(c.W)/2, d.Y*px*float64(c.H)/2
		q[i] = geom.Point{X: cx + k*x - s*y, Y: cy + s*x + k*y}
	}
	return q
}

// single is a sheet with one code in its middle.
func single(c degrade.Code, px, degrees float64) degrade.Shot {
	w := int(float64(max(c.W, c.H))*px*1.45) + 60
	return degrade.Shot{W: w, H: w, Codes: []degrade.Placed{{Code: c, At: laid(c, float64(w)/2+0.3, float64(w)/2-0.2, px, degrees)}}}
}

func onlyMatrix(t *testing.T, s degrade.Shot, text string) qrcode.Symbol {
	t.Helper()
	got, err := qrcode.Decode(context.Background(), degrade.Take(s), nil)
	if err != nil || len(got) != 1 || got[0].Text != text || got[0].Format != qrcode.DataMatrix {
		t.Errorf("%d codes, %v", len(got), err)
		return qrcode.Symbol{}
	}
	return got[0]
}

// Every rectangle is read at any rotation, and its corners are where they are.
func TestReadRectangles(t *testing.T) {
	for i, n := range []int{9, 18, 30, 42, 62, 96} {
		text := strings.Repeat("8", n)
		c := ownMatrix(t, text, qrcode.RectangleShape)
		degrees := []float64{0, 45, -100, 12, 170, -30}[i]
		t.Run(fmt.Sprintf("%d×%d turned %v", c.W, c.H, degrees), func(t *testing.T) {
			s := single(c, 4, degrees)
			got := onlyMatrix(t, s, text)
			for k, p := range got.Corners {
				if q := s.Codes[0].At[k]; math.Hypot(p.X-q.X, p.Y-q.Y) > 4 {
					t.Errorf("corner %d at %v, want %v", k, p, q)
				}
			}
			if math.Abs(got.Rotation-degrees) > 2 {
				t.Errorf("turned by %v", got.Rotation)
			}
		})
	}
}

func TestReadMatrixSizes(t *testing.T) {
	for i, n := range []int{3, 20, 80, 200, 500} {
		text := strings.Repeat("Aa0é;", n)[:n]
		c := ownMatrix(t, strings.ToValidUTF8(text, ""), "")
		t.Run(fmt.Sprintf("%d modules", c.W), func(t *testing.T) {
			onlyMatrix(t, single(c, 3, float64(31*i)), strings.ToValidUTF8(text, ""))
		})
	}
}

func TestReadMatrixViews(t *testing.T) {
	const text = "Ordonnance de Mme Lovelace, 3 x 1 cp, 8 j"
	c := ownMatrix(t, text, "")
	t.Run("light on dark", func(t *testing.T) {
		s := single(c, 4, 20)
		s.Invert = true
		if got := onlyMatrix(t, s, text); !got.Inverted {
			t.Error("not marked as inverted")
		}
	})
	t.Run("from behind", func(t *testing.T) {
		s := single(c, 4, 20)
		q := &s.Codes[0].At
		q[0], q[1], q[2], q[3] = q[1], q[0], q[3], q[2]
		if got := onlyMatrix(t, s, text); !got.Mirrored {
			t.Error("not marked as mirrored")
		}
	})
	for k, share := range []float64{0.1, 0.2, 0.3} {
		t.Run(fmt.Sprintf("trapezoid %v", share), func(t *testing.T) {
			s := single(c, 5, 3)
			q := &s.Codes[0].At
			side := q[(k+1)%4].Sub(q[k]).Mul(share / 2)
			q[k], q[(k+1)%4] = q[k].Add(side), q[(k+1)%4].Sub(side)
			onlyMatrix(t, s, text)
		})
	}
}

// Several symbols of one sheet come together, a QR code beside them.
func TestReadSeveral(t *testing.T) {
	want := map[string]bool{}
	s := degrade.Shot{W: 700, H: 700}
	for i := range 8 {
		text := fmt.Sprintf("boîte %d sur 8", i+1)
		want[text] = true
		c := ownMatrix(t, text, []qrcode.DataMatrixShape{qrcode.SquareShape, qrcode.RectangleShape}[i%2])
		s.Codes = append(s.Codes, degrade.Placed{Code: c, At: laid(c, float64(120+220*(i%3)), float64(120+220*(i/3)), 3.5, float64(40*i))})
	}
	q := mustEncode(t, "ET UN QR", nil)
	code := degrade.Code{W: q.Size(), H: q.Size()}
	for y := range code.H {
		for x := range code.W {
			code.Modules = append(code.Modules, q.Dark(x, y))
		}
	}
	want["ET UN QR"] = true
	s.Codes = append(s.Codes, degrade.Placed{Code: code, At: laid(code, 560, 560, 3.5, 10)})
	got, err := qrcode.Decode(context.Background(), degrade.Take(s), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range got {
		if !want[g.Text] {
			t.Errorf("wrong payload or twice: %q", g.Text)
		}
		delete(want, g.Text)
	}
	if len(want) > 0 {
		t.Errorf("not read: %v", want)
	}
}

// Half a symbol is never read as another.
func TestReadHalfMatrix(t *testing.T) {
	c := ownMatrix(t, strings.Repeat("DEMI ", 20), "")
	s := single(c, 4, 5)
	img := degrade.Take(s)
	for i := range img.Pix {
		if i%s.W > s.W/2 {
			img.Pix[i] = 255
		}
	}
	var refusal *qrcode.Error
	if got, err := qrcode.Decode(context.Background(), img, nil); !errors.As(err, &refusal) || got != nil {
		t.Errorf("%d codes, %v", len(got), err)
	}
}
