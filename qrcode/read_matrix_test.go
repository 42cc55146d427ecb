package qrcode_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/datamatrix"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
)

// matrixSymbol writes a Data Matrix of n random characters.
func matrixSymbol(t testing.TB, r *rand.Rand, n int) (string, degrade.Code) {
	t.Helper()
	const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij<>/-"
	var b strings.Builder
	for range n {
		b.WriteByte(alphabet[r.IntN(len(alphabet))])
	}
	m, err := datamatrix.NewDataMatrixWriter().Encode(b.String(), gozxing.BarcodeFormat_DATA_MATRIX, 0, 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	c := degrade.Code{W: m.GetWidth(), H: m.GetHeight()}
	for y := range c.H {
		for x := range c.W {
			c.Modules = append(c.Modules, m.Get(x, y))
		}
	}
	return b.String(), c
}

func TestDataMatrix(t *testing.T) {
	type shot = func(c degrade.Code, i int) degrade.Shot
	faulty := func(degrees float64, f func(s *degrade.Shot)) shot {
		return func(c degrade.Code, i int) degrade.Shot { return with(centred(c, 5, degrees), i, f) }
	}
	tilted := func(share float64) shot {
		return faulty(3, func(s *degrade.Shot) { s.Codes[0].At = degrade.Tilt(s.Codes[0].At, share, s.Seed) })
	}
	none := func(*degrade.Shot) {}
	for _, c := range []struct {
		name string
		page bool
		shot shot
	}{
		{"turned 5", false, faulty(5, none)},
		{"turned 45", false, faulty(45, none)},
		{"turned 200", false, faulty(200, none)},
		{"tilted 0.05", false, tilted(0.05)},
		{"tilted 0.1", false, tilted(0.1)},
		{"blur 2 of 5", false, faulty(3, func(s *degrade.Shot) { s.Blur = 2 })},
		{"noise 30", false, faulty(3, func(s *degrade.Shot) { s.Noise = 30 })},
		{"noise 60", false, faulty(3, func(s *degrade.Shot) { s.Noise = 60 })},
		{"contrast 25 levels", false, faulty(3, func(s *degrade.Shot) { s.Contrast = 0.1 })},
		{"25 mm on a page, 150 dpi", true, func(c degrade.Code, i int) degrade.Shot { return stamped(c, 150, i) }},
		{"25 mm on a page, 200 dpi", true, func(c degrade.Code, i int) degrade.Shot { return stamped(c, 200, i) }},
		{"25 mm on a page, 300 dpi", true, func(c degrade.Code, i int) degrade.Shot { return stamped(c, 300, i) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := pictures()
			if n == 1 && c.page {
				t.Skip("set ORDONNANCE_CORPUS to the folder of public test data")
			}
			r := rand.New(rand.NewPCG(4, 5))
			read := 0
			for i := range n {
				text, code := matrixSymbol(t, r, []int{60, 188, 330}[i%3])
				if reads(t, degrade.Take(c.shot(code, i)), text) {
					read++
				}
			}
			if read < n {
				t.Errorf("read %d of %d", read, n)
			}
		})
	}
}

// stamped is a page with a Data Matrix of 25 mm.
func stamped(c degrade.Code, dpi, i int) degrade.Shot {
	s := printed(c, dpi, i, uint64(i+1))
	mm := float64(dpi) / 25.4
	s.Codes[0].At = degrade.Square(float64(s.W)*0.7, float64(s.H)*0.8, 25*mm, float64(i%11)-5)
	return s
}
