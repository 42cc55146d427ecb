// Package finder locates the three corner marks of QR Codes in a picture:
// squares whose every section through the centre runs dark, light, dark,
// light, dark in the ratio 1:1:3:1:1 (ISO/IEC 18004, position detection
// pattern).
package finder

import (
	"math"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// Mark is a place that looks like a corner mark.
type Mark struct {
	At     geom.Point // centre
	Module float64    // side of a module in pixels, roughly
	Seen   int        // rows of pixels that showed it
	Outer  geom.Quad  // outer corners of the dark ring, clockwise; see Has
	Has    bool       // Outer is known
}

// maxMarks bounds the work on pictures full of patterns.
const maxMarks = 1000

// Scan searches every step-th row of the picture for marks in dark on light.
// Marks come in the order of their rows. It asks stop now and then and leaves
// off, with the marks there are, when the answer is yes.
func Scan(b *raster.Bitmap, step int, stop func() bool) []Mark {
	dark, _ := scan(b, max(step, 1), 2, stop)
	return dark
}

// ScanBoth searches, with the same reading of the rows, for marks in light on
// dark too.
func ScanBoth(b *raster.Bitmap, step int, stop func() bool) (dark, light []Mark) {
	return scan(b, max(step, 1), 1, stop)
}

// scan looks at every run of a row, or at every second one: the dark ones.
func scan(b *raster.Bitmap, step, stride int, stop func() bool) (dark, light []Mark) {
	runs := make([]int, 0, b.W+2)
	for y := 0; y < b.H; y += step {
		if y/step%16 == 0 && stop() {
			break
		}
		runs = b.Runs(runs[:0], y)
		for i := 0; i+5 < len(runs); i += stride {
			r := [5]int{runs[i+1] - runs[i], runs[i+2] - runs[i+1], runs[i+3] - runs[i+2],
				runs[i+4] - runs[i+3], runs[i+5] - runs[i+4]}
			if 2*r[2] < r[1]+r[3] || 2*r[2] < r[0]+r[4] || !ratio(r, 5) {
				continue
			}
			m, ok := cross(ink{b, i%2 == 0}, (runs[i+2]+runs[i+3])/2, y, r)
			if !ok {
				continue
			}
			m.Seen = step
			if i%2 == 0 && len(dark) < maxMarks {
				dark = merge(dark, m)
			} else if i%2 != 0 && len(light) < maxMarks {
				light = merge(light, m)
			}
		}
	}
	return dark, light
}

// ink is a picture and which of its two colours is printed.
type ink struct {
	*raster.Bitmap
	dark bool
}

func (k ink) at(x, y int) bool { return k.Dark(x, y) == k.dark }

// ratio tells whether five runs are 1:1:3:1:1 within a slack of so many tenths
// of a module, and a third of a pixel.
func ratio(r [5]int, slack int) bool {
	total := sum(r)
	if total < 7 || 2*r[2] < r[0]+r[4] || 2*r[2] < r[1]+r[3] {
		return false
	}
	// All lengths in seventieths of a pixel: a module is total/7.
	tol := slack*total + 25
	for i, n := range r {
		want, t := 10*total, tol
		if i == 2 {
			want, t = 30*total, 2*tol
		}
		if d := 70*n - want; n == 0 || d > t || d < -t {
			return false
		}
	}
	return true
}

// cross confirms a section by the vertical one, the horizontal one through its
// middle, and one diagonal.
func cross(b ink, x, y int, h [5]int) (Mark, bool) {
	total := sum(h)
	v, dy, ok := section(b, x, y, 0, 1, total)
	if !ok || !ratio(v, 6) || 3*sum(v) < total || sum(v) > 3*total {
		return Mark{}, false
	}
	cy := float64(y) + 0.5 + dy
	h, dx, ok := section(b, x, int(cy), 1, 0, total)
	if !ok || !ratio(h, 6) {
		return Mark{}, false
	}
	cx := float64(x) + 0.5 + dx
	d1, _, ok1 := section(b, int(cx), int(cy), 1, 1, total)
	d2, _, ok2 := section(b, int(cx), int(cy), 1, -1, total)
	if !(ok1 && ratio(d1, 8)) && !(ok2 && ratio(d2, 8)) {
		return Mark{}, false
	}
	return Mark{At: geom.Point{X: cx, Y: cy}, Module: math.Sqrt(float64(sum(h)*sum(v))) / 7, Seen: 1}, true
}

func sum(r [5]int) int { return r[0] + r[1] + r[2] + r[3] + r[4] }

// section measures the five runs through (x, y) along (dx, dy), and how far the
// middle of the centre run lies from (x, y), in steps.
func section(b ink, x, y, dx, dy, limit int) (r [5]int, off float64, ok bool) {
	if !b.at(x, y) {
		return r, 0, false
	}
	walk := func(s int, out *[3]int) bool {
		px, py := x+s*dx, y+s*dy
		for k := range out {
			want := k != 1
			for b.at(px, py) == want {
				if uint(px) >= uint(b.W) || uint(py) >= uint(b.H) {
					return false
				}
				if out[k]++; out[k] > limit {
					return false
				}
				px, py = px+s*dx, py+s*dy
			}
		}
		return true
	}
	var back, ahead [3]int
	if !walk(-1, &back) || !walk(1, &ahead) {
		return r, 0, false
	}
	r = [5]int{back[2], back[1], back[0] + 1 + ahead[0], ahead[1], ahead[2]}
	return r, float64(ahead[0]-back[0]) / 2, true
}

func merge(marks []Mark, m Mark) []Mark {
	for i := range marks {
		o := &marks[i]
		if near(*o, m) {
			n, k := float64(o.Seen), float64(m.Seen)
			o.At = o.At.Mul(n).Add(m.At.Mul(k)).Mul(1 / (n + k))
			o.Module = (o.Module*n + m.Module*k) / (n + k)
			o.Seen += m.Seen
			return marks
		}
	}
	return append(marks, m)
}

func near(a, b Mark) bool {
	d := a.At.Sub(b.At)
	r := math.Max(a.Module, b.Module)
	return math.Abs(d.X) < 1.5*r && math.Abs(d.Y) < 1.5*r &&
		a.Module < 1.6*b.Module && b.Module < 1.6*a.Module
}

// Shift moves the marks by d.
func Shift(marks []Mark, d geom.Point) {
	for i := range marks {
		marks[i].At, marks[i].Outer = marks[i].At.Add(d), marks[i].Outer.Shift(d)
	}
}

// Pool adds marks found in another look at the same picture, scaled by f to
// the coordinates of the pool; a mark already known only gains weight.
func Pool(pool, marks []Mark, f float64) []Mark {
	for _, m := range marks {
		m.At, m.Module, m.Outer = m.At.Mul(f), m.Module*f, m.Outer.Scale(f)
		known := false
		for i := range pool {
			if near(pool[i], m) {
				pool[i].Seen += m.Seen
				if !pool[i].Has && m.Has {
					m.Seen = pool[i].Seen
					pool[i] = m
				}
				known = true
				break
			}
		}
		if !known {
			pool = append(pool, m)
		}
	}
	return pool
}
