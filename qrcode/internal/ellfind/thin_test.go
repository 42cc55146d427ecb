package ellfind_test

import (
	"fmt"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/ellfind"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// dotted has the border of a Data Matrix and dark modules inside that touch
// neither it nor each other.
func dotted(n int) degrade.Code {
	c := degrade.Code{W: n, H: n}
	for i := range n * n {
		x, y := i%n, i/n
		dark := x == 0 || y == n-1 || y%2 == 0 && x%2 == 0 && y < n-2
		if x == n-1 {
			dark = y%2 == 1
		}
		c.Modules = append(c.Modules, dark)
	}
	return c
}

// framed is the negative of a code in a frame of one module.
func framed(c degrade.Code) degrade.Code {
	out := degrade.Code{W: c.W + 2, H: c.H + 2}
	for i := range out.W * out.H {
		x, y := i%out.W-1, i/out.W-1
		inside := x >= 0 && y >= 0 && x < c.W && y < c.H
		out.Modules = append(out.Modules, !inside || !c.Modules[y*c.W+x])
	}
	return out
}

func find(s degrade.Shot) ([]geom.Quad, []ellfind.Box) {
	return new(ellfind.Search).Find(raster.FromImage(degrade.Take(s)).Threshold(24, nil), false)
}

// TestFindThin finds an L that touches no other module.
func TestFindThin(t *testing.T) {
	for _, degrees := range []float64{0, 22, 45, 110} {
		t.Run(fmt.Sprintf("%v°", degrees), func(t *testing.T) {
			at := degrade.Square(110, 110, 24*5, degrees)
			found, _ := find(degrade.Shot{W: 220, H: 220, Codes: []degrade.Placed{{Code: dotted(24), At: at}}})
			for _, q := range found {
				if q[0].Sub(at[0]).Len() < 3 && q[2].Sub(at[2]).Len() < 3 && q[3].Sub(at[3]).Len() < 3 {
					return
				}
			}
			t.Errorf("none of %d places", len(found))
		})
	}
}

// TestFindFrame hands out the frame of a light symbol before larger dark parts.
func TestFindFrame(t *testing.T) {
	for _, degrees := range []float64{0, 22, 45} {
		t.Run(fmt.Sprintf("%v°", degrees), func(t *testing.T) {
			s := degrade.Shot{W: 700, H: 500, Codes: []degrade.Placed{{Code: framed(matrix(24)), At: degrade.Square(350, 250, 26*4, degrees)}}}
			for i := range 4 {
				s.Codes = append(s.Codes, degrade.Placed{Code: matrix(36), At: degrade.Square(float64(100+500*(i%2)), float64(110+280*(i/2)), 180, float64(5*i))})
			}
			_, boxes := find(s)
			if len(boxes) == 0 || boxes[0].X0 > 300 || boxes[0].X1 < 400 || boxes[0].X1-boxes[0].X0 > 160 {
				t.Errorf("boxes %v", boxes)
			}
		})
	}
}
