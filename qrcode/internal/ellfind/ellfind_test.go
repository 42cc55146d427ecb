package ellfind_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/ellfind"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// matrix has the border of a Data Matrix and noise inside.
func matrix(n int) degrade.Code {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	c := degrade.Code{W: n, H: n}
	for i := range n * n {
		x, y := i%n, i/n
		dark := r.IntN(2) == 0
		switch {
		case x == 0 || y == n-1:
			dark = true
		case y == 0:
			dark = x%2 == 0
		case x == n-1:
			dark = y%2 == 1
		}
		c.Modules = append(c.Modules, dark)
	}
	return c
}

func TestFind(t *testing.T) {
	for _, n := range []int{16, 48} {
		for _, degrees := range []float64{0, 8, 45, 100, 190} {
			t.Run(fmt.Sprintf("%d modules, %v°", n, degrees), func(t *testing.T) {
				side := 4 * float64(n)
				w := int(side*1.5) + 40
				at := degrade.Square(float64(w)/2, float64(w)/2, side, degrees)
				img := degrade.Take(degrade.Shot{W: w, H: w, Codes: []degrade.Placed{{Code: matrix(n), At: at}}})
				best := math.Inf(1)
				found, _ := new(ellfind.Search).Find(raster.FromImage(img).Threshold(24, nil), true)
				for _, q := range found {
					d := 0.0
					for i := range q {
						d = math.Max(d, q[i].Sub(at[i]).Len())
					}
					best = math.Min(best, d)
				}
				if best > 5 {
					t.Errorf("corners off by %.1f pixels", best)
				}
			})
		}
	}
}

func TestFindNothing(t *testing.T) {
	frame := degrade.Code{W: 40, H: 40, Modules: make([]bool, 1600)}
	for i := range frame.Modules {
		x, y := i%40, i/40
		frame.Modules[i] = x == 0 || y == 0 || x == 39 || y == 39
	}
	img := degrade.Take(degrade.Shot{W: 200, H: 200, Codes: []degrade.Placed{{Code: frame, At: degrade.Square(100, 100, 120, 3)}}})
	if got, _ := new(ellfind.Search).Find(raster.FromImage(img).Threshold(24, nil), true); len(got) != 0 {
		t.Errorf("%d places in a frame", len(got))
	}
	noise := raster.New(1500, 1500)
	r := rand.New(rand.NewPCG(1, 1))
	for i := range noise.Pix {
		noise.Pix[i] = byte(r.IntN(256))
	}
	new(ellfind.Search).Find(noise.Cut(nil), true) // must end soon
}
