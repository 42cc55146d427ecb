package grid

import (
	"math"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// spread is how far from a module's centre its colour is sampled, in modules.
const spread = 0.25

// Fit tells how well the picture shows the cells at the placement h: the
// correlation of grey with the expected colours, −1 to 1. Each part counts by
// its number of cells and is judged by itself, so that uneven light between
// parts does no harm.
func Fit(g *raster.Grey, h *geom.Homography, parts []Part) float64 {
	var total, n float64
	for _, p := range parts {
		total += float64(len(p)) * correlation(g, h, p, module)
		n += float64(len(p))
	}
	if n == 0 {
		return 0
	}
	return total / n
}

// Shown is how well the best three of the five parts that every symbol has fit:
// its corner marks and its timing lines. A symbol of which a corner is covered
// or outside the picture still shows three.
func Shown(g *raster.Grey, pl Placement) float64 {
	n := float64(pl.Template.Size)
	h := geom.FromQuad(pl.Quad, n, n)
	var fits []float64
	for _, p := range pl.Template.Parts()[:5] {
		fits = append(fits, correlation(g, &h, p, module))
	}
	slices.Sort(fits)
	return (fits[2] + fits[3] + fits[4]) / 3
}

// Mark is how well a square shows a corner mark with light all around.
func Mark(g *raster.Grey, outer geom.Quad) float64 {
	h := geom.FromQuad(outer, 7, 7)
	return correlation(g, &h, alone(), module)
}

// sampler measures the grey of a module.
type sampler func(g *raster.Grey, h *geom.Homography, u, v float64) float64

func correlation(g *raster.Grey, h *geom.Homography, p Part, grey sampler) float64 {
	return correlationAt(g, h, p, geom.Point{}, geom.Point{}, grey)
}

// correlationAt is the correlation of the cells moved by so many modules, and by
// so many more.
func correlationAt(g *raster.Grey, h *geom.Homography, p Part, lead, by geom.Point, grey sampler) float64 {
	var sum, squares, light, lights float64
	for i := range p {
		u, v := p[i].centre()
		s := grey(g, h, u+lead.X+by.X, v+lead.Y+by.Y)
		sum, squares = sum+s, squares+s*s
		if !p[i].Dark {
			light, lights = light+s, lights+1
		}
	}
	n := float64(len(p))
	darks := n - lights
	if lights == 0 || darks == 0 {
		return 0
	}
	sd := math.Sqrt(math.Max(squares/n-sum/n*sum/n, 0))
	if !(sd > 1) {
		return 0
	}
	return (light/lights - (sum-light)/darks) * math.Sqrt(lights*darks) / n / sd
}

// module returns the mean grey in the inner part of a module.
func module(g *raster.Grey, h *geom.Homography, u, v float64) float64 {
	p, a, b := h.Near(u, v)
	ax, ay, bx, by := a.X*spread, a.Y*spread, b.X*spread, b.Y*spread
	return (g.At(p.X-ax-bx, p.Y-ay-by) + g.At(p.X+ax-bx, p.Y+ay-by) +
		g.At(p.X-ax+bx, p.Y-ay+by) + g.At(p.X+ax+bx, p.Y+ay+by)) / 4
}

// point returns the grey in the centre of a module: enough for a first idea.
func point(g *raster.Grey, h *geom.Homography, u, v float64) float64 {
	return g.At(h.At(u, v))
}

// Register moves the corners of the symbol, each by itself and all together,
// as long as the fit to the fixed patterns grows; steps go from half a module
// to a sixteenth. It leaves off when the answer of stop is yes.
func Register(g *raster.Grey, q geom.Quad, t *Template, stop func() bool) (geom.Quad, float64) {
	n := float64(t.Size)
	return registerUntil(g, q, t.Parts(), n, n, 0.5, stop)
}

// register starts with steps of first modules.
func register(g *raster.Grey, q geom.Quad, parts []Part, w, ht, first float64) (geom.Quad, float64) {
	return registerUntil(g, q, parts, w, ht, first, func() bool { return false })
}

func registerUntil(g *raster.Grey, q geom.Quad, parts []Part, w, ht, first float64, stop func() bool) (geom.Quad, float64) {
	var h geom.Homography // one for all tries
	fit := func(q geom.Quad) float64 {
		if !q.Convex() || stop() {
			return -1
		}
		h = geom.FromQuad(q, w, ht)
		return Fit(g, &h, parts)
	}
	best := fit(q)
	m := q[1].Sub(q[0]).Len() / w
	for step := first; step > 0.05; step /= 2 {
		for range 4 {
			before := best
			for corner := -1; corner < 4; corner++ {
				q, best = nudge(q, corner, step*m, best, fit)
			}
			if best < before+1e-4 {
				break
			}
		}
	}
	return q, best
}

// nudge tries the four directions for one corner, or for all when corner < 0.
func nudge(q geom.Quad, corner int, d float64, best float64, fit func(geom.Quad) float64) (geom.Quad, float64) {
	for _, dir := range [4]geom.Point{{X: d}, {X: -d}, {Y: d}, {Y: -d}} {
		p := q
		for i := range p {
			if corner < 0 || corner == i {
				p[i] = p[i].Add(dir)
			}
		}
		if f := fit(p); f > best {
			q, best = p, f
		}
	}
	return q, best
}

// Seek looks for the best place of one part around where h puts it and lead
// moves it: offsets up to reach modules, first in coarse steps, then in eighths of a module. It
// returns the offset in modules and the correlation there.
func Seek(g *raster.Grey, h *geom.Homography, p Part, lead geom.Point, reach float64) (geom.Point, float64) {
	at, _ := scan(g, h, p, lead, geom.Point{}, reach, 0.5, point)
	at, _ = scan(g, h, p, lead, at, 0.5, 0.25, module)
	return scan(g, h, p, lead, at, 0.125, 0.125, module)
}

func scan(g *raster.Grey, h *geom.Homography, p Part, lead, from geom.Point, reach, step float64, grey sampler) (geom.Point, float64) {
	best, at := math.Inf(-1), from
	for dv := -reach; dv <= reach; dv += step {
		for du := -reach; du <= reach; du += step {
			o := from.Add(geom.Point{X: du, Y: dv})
			// The nearer of two equal places is the better one.
			if f := correlationAt(g, h, p, lead, o, grey) - 0.01*o.Len(); f > best {
				best, at = f, o
			}
		}
	}
	return at, best
}
