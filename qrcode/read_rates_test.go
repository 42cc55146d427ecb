package qrcode_test

import (
	"context"
	"flag"
	"fmt"
	"image"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	skip2 "github.com/skip2/go-qrcode"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
)

// symbol writes a text of n random alphanumeric characters and its modules.
func symbol(t testing.TB, r *rand.Rand, n int, level skip2.RecoveryLevel) (string, degrade.Code, int) {
	t.Helper()
	const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
	var b strings.Builder
	for range n {
		b.WriteByte(alphabet[r.IntN(len(alphabet))])
	}
	q, err := skip2.New(b.String(), level)
	if err != nil {
		t.Fatal(err)
	}
	q.DisableBorder = true
	rows := q.Bitmap()
	c := degrade.Code{W: len(rows), H: len(rows)}
	for _, row := range rows {
		c.Modules = append(c.Modules, row...)
	}
	return b.String(), c, q.VersionNumber
}

// reads tells whether the picture gives exactly the text; a wrong text fails
// the test.
func reads(t testing.TB, img image.Image, text string) bool {
	t.Helper()
	got, err := qrcode.Decode(context.Background(), img, nil)
	if err != nil {
		return false
	}
	if len(got) != 1 || got[0].Text != text {
		t.Errorf("wrong payload read (%d codes, step %s)", len(got), got[0].Attempt)
		return false
	}
	return true
}

// class is a kind of bad picture and the share that must be read.
type class struct {
	name  string
	floor int // of 12
	shot  func(c degrade.Code, i int) degrade.Shot
}

func centred(c degrade.Code, px, degrees float64) degrade.Shot {
	side := float64(c.W) * px
	w := int(side*1.45) + 60
	return degrade.Shot{W: w, H: w, Codes: []degrade.Placed{{Code: c,
		At: degrade.Square(float64(w)/2+0.37, float64(w)/2+0.21, side, degrees)}}}
}

func with(s degrade.Shot, i int, f func(*degrade.Shot)) degrade.Shot {
	s.Seed = uint64(i)
	f(&s)
	return s
}

// classes are the kinds of bad pictures tested, at five pixels a module.
func classes() []class {
	var cs []class
	add := func(name string, floor int, px, deg float64, f func(s *degrade.Shot)) {
		cs = append(cs, class{name, floor, func(c degrade.Code, i int) degrade.Shot {
			return with(centred(c, px, deg), i, f)
		}})
	}
	for _, d := range []float64{5, 15, 45, 90, 137, 180} {
		add(fmt.Sprintf("turned %v", d), 12, 5, d, func(*degrade.Shot) {})
	}
	for _, p := range []float64{0.05, 0.1, 0.15} {
		floor := 12
		if p == 0.15 {
			floor = 11
		}
		add(fmt.Sprintf("tilted %v", p), floor, 5, 3, func(s *degrade.Shot) { s.Codes[0].At = degrade.Tilt(s.Codes[0].At, p, s.Seed) })
	}
	for _, p := range []float64{0.1, 0.2, 0.3} {
		add(fmt.Sprintf("trapezoid %v", p), 12, 5, 3, func(s *degrade.Shot) {
			q := &s.Codes[0].At
			side := q[1].Sub(q[0]).Mul(p / 2)
			k := int(s.Seed) % 4
			if k%2 == 1 {
				side = q[2].Sub(q[1]).Mul(p / 2)
			}
			if k >= 2 {
				side = side.Mul(-1)
			}
			q[k], q[(k+1)%4] = q[k].Add(side), q[(k+1)%4].Sub(side)
		})
	}
	for _, b := range []float64{1, 1.5, 2, 2.5} {
		add(fmt.Sprintf("blur %v of 5", b), 12, 5, 2, func(s *degrade.Shot) { s.Blur = b })
	}
	return append(cs, lightClasses()...)
}

// lightClasses go on from [classes] with noise, contrast, light and bent paper.
func lightClasses() []class {
	var cs []class
	add := func(name string, floor int, px, deg float64, f func(s *degrade.Shot)) {
		cs = append(cs, class{name, floor, func(c degrade.Code, i int) degrade.Shot {
			return with(centred(c, px, deg), i, f)
		}})
	}
	for _, n := range []float64{20, 40, 60, 80} {
		add(fmt.Sprintf("noise %v", n), 12, 5, 2, func(s *degrade.Shot) { s.Noise = n })
	}
	for _, n := range []float64{50, 25, 12, 6} {
		add(fmt.Sprintf("contrast %v levels", n), 12, 5, 2, func(s *degrade.Shot) { s.Contrast = n / 255 })
	}
	for _, n := range []float64{0.5, 0.8} {
		add(fmt.Sprintf("gradient %v", n), 12, 5, 2, func(s *degrade.Shot) { s.Gradient = n })
	}
	for _, n := range []float64{1.5, 3, 6, 8} {
		floor := 12
		if n == 8 {
			floor = 8 // version 10, with its few alignment patterns, is lost
		}
		add(fmt.Sprintf("curl %v px", n), floor, 5, 2, func(s *degrade.Shot) { s.Curl = n })
	}
	for _, n := range []int{3, 5, 7} {
		add(fmt.Sprintf("motion %v of 5", n), 12, 5, 2, func(s *degrade.Shot) { s.Motion = n })
	}
	add("all at once", 12, 5, 12, func(s *degrade.Shot) {
		s.Codes[0].At = degrade.Tilt(s.Codes[0].At, 0.08, s.Seed)
		s.Blur, s.Noise, s.Contrast, s.Gradient, s.JPEG = 1.2, 12, 0.6, 0.3, 60
	})
	for _, px := range []float64{1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 6, 8} {
		add(fmt.Sprintf("clean %v px", px), 12, px, 0, func(*degrade.Shot) {})
	}
	return cs
}

// corpus is the folder of public test data; the long tests run only with it.
func corpus() string { return os.Getenv("ORDONNANCE_CORPUS") }

// long asks for all twelve pictures of each class: go test . -args -long
var long = flag.Bool("long", false, "all twelve pictures of each class")

// pictures is how many of the twelve pictures of a class are tried: one, or
// three, one of each size, where the corpus is at hand.
func pictures() int {
	switch {
	case *long:
		return 12
	case corpus() != "":
		return 3
	}
	return 1
}

// TestDegraded reads one picture of each class, with -long twelve in three
// versions. The floors are what was measured with -long. [TestDegradedClasses]
// goes farther.
func TestDegraded(t *testing.T) {
	n := 1
	if *long {
		n = 12
	}
	r := rand.New(rand.NewPCG(1, 2))
	texts, codes := make([]string, n), make([]degrade.Code, n)
	for i := range n {
		chars := []int{300, 590, 1130}[i%3] // versions 10, 15, 22 at level M
		if n == 1 {
			chars = 170 // version 7: quick
		}
		texts[i], codes[i], _ = symbol(t, r, chars, skip2.Medium)
	}
	for k, c := range classes() {
		t.Run(c.name, func(t *testing.T) {
			if corpus() == "" && n == 1 && k%2 == 1 {
				t.Skip("set ORDONNANCE_CORPUS to the folder of public test data")
			}
			if n < 12 && c.floor < 12 {
				t.Skip("run with -args -long")
			}
			read := 0
			for i := range n {
				if reads(t, degrade.Take(c.shot(codes[i], i)), texts[i]) {
					read++
				}
			}
			if read < min(c.floor, n) {
				t.Errorf("read %d of %d, want %d", read, n, min(c.floor, n))
			}
		})
	}
}
