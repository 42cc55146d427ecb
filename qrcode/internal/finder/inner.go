package finder

import (
	"math"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// Inner searches for marks whose dark ring cannot be told from what surrounds
// it, where a frame or print covers the quiet zone: a dark square in a light
// ring in the ratio 1:3:1, dark beyond it all around. Only marks seen whole are
// returned, with their outlines.
func Inner(g *raster.Grey, b *raster.Bitmap, step int, stop func() bool) []Mark {
	var marks []Mark
	runs := make([]int, 0, b.W+2)
	step = max(step, 1)
	for y := 0; y < b.H && len(marks) < maxMarks; y += step {
		if y/step%16 == 0 && stop() {
			break
		}
		runs = b.Runs(runs[:0], y)
		for i := 1; i+3 < len(runs); i += 2 {
			r := [3]int{runs[i+1] - runs[i], runs[i+2] - runs[i+1], runs[i+3] - runs[i+2]}
			if !inside(r, 5) || runs[i+3] >= b.W {
				continue
			}
			if m, ok := crossInner(b, (runs[i+1]+runs[i+2])/2, y, r); ok {
				m.Seen = step
				marks = merge(marks, m)
			}
		}
	}
	return ringed(g, marks)
}

// inside tells whether three runs are 1:3:1 within a slack of so many tenths of
// a module, and a third of a pixel.
func inside(r [3]int, slack int) bool {
	total := r[0] + r[1] + r[2]
	// All lengths in fiftieths of a pixel: a module is total/5.
	tol := slack*total + 17
	for i, n := range r {
		want, t := 10*total, tol
		if i == 1 {
			want, t = 30*total, 2*tol
		}
		if d := 50*n - want; n == 0 || d > t || d < -t {
			return false
		}
	}
	return true
}

func crossInner(b *raster.Bitmap, x, y int, h [3]int) (Mark, bool) {
	total := h[0] + h[1] + h[2]
	v, dy, ok := sectionInner(b, x, y, 0, 1, total)
	if !ok || !inside(v, 6) {
		return Mark{}, false
	}
	cy := float64(y) + 0.5 + dy
	h, dx, ok := sectionInner(b, x, int(cy), 1, 0, total)
	if !ok || !inside(h, 6) {
		return Mark{}, false
	}
	cx := float64(x) + 0.5 + dx
	for _, d := range []int{1, -1} {
		if s, _, ok := sectionInner(b, int(cx), int(cy), 1, d, total); !ok || !inside(s, 8) {
			return Mark{}, false
		}
	}
	tall := v[0] + v[1] + v[2]
	return Mark{At: geom.Point{X: cx, Y: cy}, Module: math.Sqrt(float64(total*tall)) / 5}, true
}

// sectionInner measures the three runs through (x, y) along (dx, dy), and how
// far the middle of the centre run lies from (x, y), in steps.
func sectionInner(b *raster.Bitmap, x, y, dx, dy, limit int) (r [3]int, off float64, ok bool) {
	if !b.Dark(x, y) {
		return r, 0, false
	}
	walk := func(s int) (dark, light int, ok bool) {
		px, py := x+s*dx, y+s*dy
		for ; b.Dark(px, py) && dark <= limit; dark++ {
			px, py = px+s*dx, py+s*dy
		}
		for ; !b.Dark(px, py) && light <= limit; light++ {
			px, py = px+s*dx, py+s*dy
		}
		return dark, light, dark <= limit && light <= limit
	}
	back, before, ok1 := walk(-1)
	ahead, after, ok2 := walk(1)
	return [3]int{before, back + 1 + ahead, after}, float64(ahead-back) / 2, ok1 && ok2
}

// ringed keeps the marks whose light ring shows all around, with the outline of
// the dark one that must lie around it.
func ringed(g *raster.Grey, marks []Mark) []Mark {
	var out []Mark
	for _, m := range marks {
		q, ok := outline(tone{g, false}, m.At, m.Module, 2)
		if !ok {
			continue
		}
		h := geom.FromQuad(q, 5, 5)
		m.fit(geom.Quad{h.Map(geom.Point{X: -1, Y: -1}), h.Map(geom.Point{X: 6, Y: -1}),
			h.Map(geom.Point{X: 6, Y: 6}), h.Map(geom.Point{X: -1, Y: 6})})
		if m.Has {
			out = append(out, m)
		}
	}
	return out
}
