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
	Seen   int        // how many sections showed it
	Outer  geom.Quad  // outer corners of the dark ring, clockwise; see Has
	Has    bool       // Outer is known
}

// maxMarks bounds the work on pictures full of patterns.
const maxMarks = 400

// Scan searches every step-th row of the picture. Marks come in the order of
// their rows.
func Scan(b *raster.Bits, step int) []Mark {
	var marks []Mark
	runs := make([]int, 0, b.W+2)
	for y := 0; y < b.H; y += max(step, 1) {
		runs = b.Runs(runs[:0], y)
		for i := 0; i+5 < len(runs); i += 2 {
			r := [5]int{runs[i+1] - runs[i], runs[i+2] - runs[i+1], runs[i+3] - runs[i+2],
				runs[i+4] - runs[i+3], runs[i+5] - runs[i+4]}
			if !ratio(r, 0.5) {
				continue
			}
			m, ok := cross(b, (runs[i+2]+runs[i+3])/2, y, r)
			if ok {
				marks = merge(marks, m)
			}
			if len(marks) >= maxMarks {
				return marks
			}
		}
	}
	return marks
}

// ratio tells whether five runs are 1:1:3:1:1 within slack, in modules, and
// half a pixel.
func ratio(r [5]int, slack float64) bool {
	total := r[0] + r[1] + r[2] + r[3] + r[4]
	if total < 7 || 2*r[2] < r[0]+r[4] || 2*r[2] < r[1]+r[3] {
		return false
	}
	m := float64(total) / 7
	tol := slack*m + 0.35
	for i, n := range r {
		want, t := m, tol
		if i == 2 {
			want, t = 3*m, 2*tol
		}
		if n == 0 || math.Abs(float64(n)-want) > t {
			return false
		}
	}
	return true
}

// cross confirms a section by the vertical one, the horizontal one through its
// middle, and one diagonal.
func cross(b *raster.Bits, x, y int, h [5]int) (Mark, bool) {
	total := sum(h)
	v, dy, ok := section(b, x, y, 0, 1, 2*total)
	if !ok || !ratio(v, 0.6) || 3*sum(v) < total || sum(v) > 3*total {
		return Mark{}, false
	}
	cy := float64(y) + 0.5 + dy
	h, dx, ok := section(b, x, int(cy), 1, 0, 2*total)
	if !ok || !ratio(h, 0.6) {
		return Mark{}, false
	}
	cx := float64(x) + 0.5 + dx
	d1, _, ok1 := section(b, int(cx), int(cy), 1, 1, 2*total)
	d2, _, ok2 := section(b, int(cx), int(cy), 1, -1, 2*total)
	if !(ok1 && ratio(d1, 0.8)) && !(ok2 && ratio(d2, 0.8)) {
		return Mark{}, false
	}
	return Mark{At: geom.Point{X: cx, Y: cy}, Module: math.Sqrt(float64(sum(h)*sum(v))) / 7, Seen: 1}, true
}

func sum(r [5]int) int { return r[0] + r[1] + r[2] + r[3] + r[4] }

// section measures the five runs through (x, y) along (dx, dy), and how far the
// middle of the centre run lies from (x, y), in steps.
func section(b *raster.Bits, x, y, dx, dy, limit int) (r [5]int, off float64, ok bool) {
	if !b.Dark(x, y) {
		return r, 0, false
	}
	walk := func(s int, out *[3]int) bool {
		px, py := x+s*dx, y+s*dy
		for k := range out {
			want := k != 1
			for b.Dark(px, py) == want {
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
			n := float64(o.Seen)
			o.At = o.At.Mul(n).Add(m.At).Mul(1 / (n + 1))
			o.Module = (o.Module*n + m.Module) / (n + 1)
			o.Seen++
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
