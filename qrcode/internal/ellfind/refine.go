package ellfind

import (
	"math"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// refine lays the two solid sides through the many places where light turns
// dark along them, and ends them where the dark ends. Where that fails q comes
// back unchanged.
func refine(b *raster.Bitmap, q geom.Quad) geom.Quad {
	left, ok1 := edge(b, q[3], q[0], q[2])
	bottom, ok2 := edge(b, q[3], q[2], q[0])
	if !ok1 || !ok2 {
		return q
	}
	c, ok := geom.Meet(left, bottom)
	if !ok {
		return q
	}
	out := geom.Quad{end(b, c, q[0], left, q[2]), {}, end(b, c, q[2], bottom, q[0]), c}
	out[1] = out[0].Add(out[2]).Sub(c)
	for i := range out {
		if i != 1 && out[i].Sub(q[i]).Len() > q[2].Sub(q[0]).Len()/8 {
			return q
		}
	}
	if !out.Convex() {
		return q
	}
	return out
}

// inward is the unit normal of the side c→e that points to o.
func inward(c, e, o geom.Point) (along, in geom.Point, length float64) {
	d := e.Sub(c)
	length = d.Len()
	along = d.Mul(1 / math.Max(length, 1e-9))
	in = geom.Point{X: -along.Y, Y: along.X}
	if in.Dot(o.Sub(c)) < 0 {
		in = in.Mul(-1)
	}
	return along, in, length
}

// edge fits a line to the outer border of the side c→e; o lies inside.
func edge(b *raster.Bitmap, c, e, o geom.Point) (geom.Line, bool) {
	along, in, length := inward(c, e, o)
	reach := math.Max(3, length/40)
	var ps []geom.Point
	for t := length * 0.04; t < length*0.96; t += math.Max(1, length/200) {
		for r := -reach; r <= reach; r += 0.25 {
			p := c.Add(along.Mul(t)).Add(in.Mul(r))
			if b.Dark(int(math.Floor(p.X)), int(math.Floor(p.Y))) {
				if r > -reach { // dark from the start is no border
					ps = append(ps, p.Sub(in.Mul(0.125)))
				}
				break
			}
		}
	}
	l, ok := geom.FitLine(ps)
	if !ok {
		return l, false
	}
	kept := ps[:0]
	for _, p := range ps { // once more without the strays
		if math.Abs(l.D.Cross(p.Sub(l.P))) < 1 {
			kept = append(kept, p)
		}
	}
	return geom.FitLine(kept)
}

// end walks along the side from before its end e until the dark stops.
func end(b *raster.Bitmap, c, e geom.Point, l geom.Line, o geom.Point) geom.Point {
	if l.D.Dot(e.Sub(c)) < 0 {
		l.D = l.D.Mul(-1)
	}
	_, in, _ := inward(c, c.Add(l.D), o)
	length := e.Sub(c).Len()
	for t := length * 0.9; t < length*1.1; t += 0.25 {
		light := true
		for _, depth := range []float64{0.8, 1.4} {
			p := c.Add(l.D.Mul(t)).Add(in.Mul(depth))
			light = light && !b.Dark(int(math.Floor(p.X)), int(math.Floor(p.Y)))
		}
		if light {
			return c.Add(l.D.Mul(t))
		}
	}
	return e
}
