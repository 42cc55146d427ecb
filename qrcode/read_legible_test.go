package qrcode_test

import (
	"image"
	"math/rand/v2"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// blots are dark parts of a picture with much in them.
func blots(r *rand.Rand) degrade.Code {
	c := degrade.Code{W: 50, H: 50}
	for range c.W * c.H {
		c.Modules = append(c.Modules, r.IntN(3) > 0)
	}
	return c
}

// TestReadMatrixFramed reads a light symbol in a frame of one module, as on drug
// boxes, in a picture with larger dark parts.
func TestReadMatrixFramed(t *testing.T) {
	const text = "0103400930000001172803311012AB34"
	c := ownMatrix(t, text, "")
	frame := degrade.Code{W: c.W + 2, H: c.H + 2}
	for i := range frame.W * frame.H {
		x, y := i%frame.W-1, i/frame.W-1
		inside := x >= 0 && y >= 0 && x < c.W && y < c.H
		frame.Modules = append(frame.Modules, !inside || !c.Modules[y*c.W+x])
	}
	s := degrade.Shot{W: 560, H: 440, Blur: 0.8, Noise: 4, Seed: 3, Codes: []degrade.Placed{{Code: frame, At: laid(frame, 280, 220, 4.5, 25)}}}
	r := rand.New(rand.NewPCG(2, 2))
	for _, at := range []geom.Point{{X: 90, Y: 90}, {X: 90, Y: 350}, {X: 470, Y: 90}, {X: 470, Y: 350}} {
		b := blots(r)
		s.Codes = append(s.Codes, degrade.Placed{Code: b, At: laid(b, at.X, at.Y, 3, 0)})
	}
	if !reads(t, degrade.Take(s), text) {
		t.Error("not read")
	}
}

// separate is a code of dots: dark in five eighths of the width of a module.
func separate(c degrade.Code) degrade.Code {
	const fine = 8
	out := degrade.Code{W: c.W * fine, H: c.H * fine}
	for i := range out.W * out.H {
		x, y := i%out.W, i/out.W
		u, v := 2*(x%fine)+1-fine, 2*(y%fine)+1-fine
		out.Modules = append(out.Modules, c.Modules[y/fine*c.W+x/fine] && u*u+v*v <= fine*fine*25/64)
	}
	return out
}

// TestReadMatrixDots reads symbols of dots that do not touch.
func TestReadMatrixDots(t *testing.T) {
	const text = "0103400930000001172803311012AB34"
	c := ownMatrix(t, text, "")
	dots := separate(c)
	for _, px := range []float64{4, 6} {
		at := laid(c, 200, 200, px, 10*px)
		s := degrade.Shot{W: 400, H: 400, Blur: 0.6, Noise: 4, Seed: 5, Fine: 3, Codes: []degrade.Placed{{Code: dots, At: at}}}
		if !reads(t, degrade.Take(s), text) {
			t.Errorf("%v pixels a module: not read", px)
		}
	}
}

// TestReadMatrixFine reads a symbol of two pixels a module in a picture that is
// first looked at in half its size.
func TestReadMatrixFine(t *testing.T) {
	const text = "0103400930000001"
	c := ownMatrix(t, text, "")
	for _, degrees := range []float64{5, 40} {
		s := degrade.Shot{W: 1800, H: 1400, Noise: 3, Seed: 1, Codes: []degrade.Placed{{Code: c, At: laid(c, 900.4, 700.3, 2.2, degrees)}}}
		if !reads(t, degrade.Take(s), text) {
			t.Errorf("turned %v: not read", degrees)
		}
	}
}

// TestReadMatrixSlant reads symbols whose far corner is up to a sixth of a side
// from where a flat one has it.
func TestReadMatrixSlant(t *testing.T) {
	const text = "Ordonnance de Mme Lovelace, 3 x 1"
	c := ownMatrix(t, text, "")
	for k := range 4 {
		s := single(c, 7, 55)
		s.Codes[0].At = degrade.Trapezoid(s.Codes[0].At, k, 0.17)
		s.Blur, s.Noise, s.Fine = 0.8, 3, 2
		if !reads(t, degrade.Take(s), text) {
			t.Errorf("edge %d: not read", k)
		}
	}
}

// grown spreads what is dark by so many pixels, along the rows and then the columns.
func grown(g *image.Gray, by int) *image.Gray {
	for _, step := range []int{1, g.Stride} {
		out := image.NewGray(g.Rect)
		for i := range out.Pix {
			low := byte(255)
			for d := max(i-by*step, i%step); d <= min(i+by*step, len(g.Pix)-1); d += step {
				low = min(low, g.Pix[d])
			}
			out.Pix[i] = low
		}
		g = out
	}
	return g
}

// TestPrintGain reads a symbol whose ink has spread until a light module among
// dark ones is a third of its width, seen at a third of the size.
func TestPrintGain(t *testing.T) {
	text, code := sample(t)
	big := grown(degrade.Take(centred(code, 15, 3)), 5)
	small := image.NewGray(image.Rect(0, 0, big.Rect.Dx()/3, big.Rect.Dy()/3))
	for i := range small.Pix {
		sum := 0
		for k := range 9 {
			sum += int(big.Pix[(3*(i/small.Stride)+k/3)*big.Stride+3*(i%small.Stride)+k%3])
		}
		small.Pix[i] = byte(sum / 9)
	}
	if !reads(t, small, text) {
		t.Error("not read")
	}
}
