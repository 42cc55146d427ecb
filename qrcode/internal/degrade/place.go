package degrade

import (
	"image"
	"math"
	"math/rand/v2"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// Square returns the corners of a square of the given side around (cx, cy),
// turned clockwise by degrees.
func Square(cx, cy, side, degrees float64) geom.Quad {
	s, c := math.Sincos(degrees * math.Pi / 180)
	var q geom.Quad
	for i, d := range [4][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
		x, y := d[0]*side/2, d[1]*side/2
		q[i] = geom.Point{X: cx + c*x - s*y, Y: cy + s*x + c*y}
	}
	return q
}

// Tilt moves each corner inwards or outwards at random by up to the share of
// the side: a camera held askew.
func Tilt(q geom.Quad, share float64, seed uint64) geom.Quad {
	r := rand.New(rand.NewPCG(seed, 7))
	side := q[1].Sub(q[0]).Len()
	for i := range q {
		q[i] = q[i].Add(geom.Point{X: (r.Float64() - 0.5) * 2 * share * side, Y: (r.Float64() - 0.5) * 2 * share * side})
	}
	return q
}

// Trapezoid shortens one edge by the share on each of its ends: a page seen
// from one side, nearer at the opposite edge.
func Trapezoid(q geom.Quad, edge int, share float64) geom.Quad {
	a, b := edge%4, (edge+1)%4
	d := q[b].Sub(q[a]).Mul(share)
	q[a], q[b] = q[a].Add(d), q[b].Sub(d)
	return q
}

// TextPage returns an A4 page with lines of something like print, at the given
// resolution.
func TextPage(dpi int, seed uint64) *image.Gray {
	r := rand.New(rand.NewPCG(seed, 11))
	w, h := dpi*210*10/254, dpi*297*10/254
	g := image.NewGray(image.Rect(0, 0, w, h))
	for i := range g.Pix {
		g.Pix[i] = 255
	}
	mm := float64(dpi) / 25.4
	for y := 15 * mm; y < 280*mm; y += 5 * mm {
		if r.Float64() < 0.15 {
			continue
		}
		size := (1.8 + r.Float64()*1.2) * mm
		for x := 15 * mm; x < (120+75*r.Float64())*mm; x += size * 0.75 {
			if r.Float64() < 0.17 {
				continue // a space
			}
			glyph(g, r, x, y, size)
		}
	}
	return g
}

// glyph draws two to four strokes in a box: a stem, bars, an arc.
func glyph(g *image.Gray, r *rand.Rand, x, y, size float64) {
	t := size * 0.12
	for range 2 + r.IntN(3) {
		switch r.IntN(4) {
		case 0:
			dx := r.Float64() * size * 0.45
			box(g, x+dx, y, x+dx+t, y+size)
		case 1:
			dy := r.Float64() * size
			box(g, x, y+dy, x+size*0.5, y+dy+t)
		case 2:
			ring(g, x+size*0.27, y+size*0.65, size*0.27, t)
		case 3:
			box(g, x, y+size*0.9, x+t*1.3, y+size*0.9+t*1.3)
		}
	}
}

func box(g *image.Gray, x0, y0, x1, y1 float64) {
	for y := int(y0); y <= int(y1); y++ {
		for x := int(x0); x <= int(x1); x++ {
			if image.Pt(x, y).In(g.Rect) {
				g.Pix[y*g.Stride+x] = 20
			}
		}
	}
}

func ring(g *image.Gray, cx, cy, rad, t float64) {
	for y := int(cy - rad - 1); y <= int(cy+rad+1); y++ {
		for x := int(cx - rad - 1); x <= int(cx+rad+1); x++ {
			d := math.Hypot(float64(x)-cx, float64(y)-cy)
			if d <= rad && d >= rad-t && image.Pt(x, y).In(g.Rect) {
				g.Pix[y*g.Stride+x] = 20
			}
		}
	}
}
