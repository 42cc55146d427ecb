package ellfind

import (
	"math"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// smallest is the side in pixels of the smallest symbol looked for: 10 modules
// of 1.6 pixels.
const smallest = 16

// slim is how many times as wide as high a symbol may be: 8 by 144 modules.
const slim = 20

// most bounds the shapes examined in one picture.
const most = 300

// Box is a part of a picture, past its last pixels on the right and below.
type Box struct{ X0, Y0, X1, Y1 int }

// grounds bounds the dark grounds handed out, of either sort.
const grounds = 4

// Search looks through pictures, one after the other; its memory is used for all
// of them. The zero value is ready.
type Search struct {
	sweep sweep
	rim   rim
	lines lines
}

// Find returns the places where two solid sides meet, as the corners of the
// symbol they may belong to: upper left, upper right (estimated), lower right,
// and last the corner of the L. Beside them it returns the dark parts of the
// picture that may be the ground of a light symbol: those with solid sides all
// around, then the others, larger ones first. Sides bent by waves of the paper are
// taken only if bent is set: they cost time.
func (f *Search) Find(b *raster.Bitmap, bent bool) ([]geom.Quad, []Box) {
	shapes, dark := largest{n: most}, largest{n: grounds}
	f.sweep.components(b, func(s *blob) {
		if s.possible(smallest) {
			shapes.add(s)
		}
		if s.ground(smallest) {
			dark.add(s)
		}
	})
	var out []geom.Quad
	var boxes []Box
	f.lines.b = b
	for _, s := range shapes.sorted() {
		ells := f.lines.ells(f.rim.hull(b, &s), bent)
		out = append(out, ells...)
		if len(boxes) < grounds && closed(ells) {
			boxes = append(boxes, s.box())
		}
	}
	f.lines.b = nil
	for _, s := range dark.sorted() {
		if d := s.box(); !slices.Contains(boxes, d) {
			boxes = append(boxes, d)
		}
	}
	return out, boxes
}

// closed tells whether two of the places are one seen from opposite corners: four
// solid sides are no symbol's, but those of the quiet zone of a light one.
func closed(ells []geom.Quad) bool {
	for i, q := range ells {
		near := q[2].Sub(q[0]).Len() / 10
		for _, o := range ells[:i] {
			if q[3].Sub(o[1]).Len() < near && q[1].Sub(o[3]).Len() < near {
				return true
			}
		}
	}
	return false
}

// side is a nearly straight stretch of a hull.
type side struct {
	a, b geom.Point
	len  float64
}

// lines looks at the sides of one hull after the other; its memory is used for
// all of them.
type lines struct {
	b                 *raster.Bitmap
	all, kept, solids []side
}

// ells returns the pairs of neighbouring solid sides of a hull; where they do not
// span it, those of sides that are a little bent, too, if asked for.
func (l *lines) ells(h []geom.Point, bent bool) []geom.Quad {
	out := l.pairs(h, 500, 0.88)
	if !bent {
		return out
	}
	for _, q := range out {
		if area(q[:]) > 0.7*area(h) {
			return out
		}
	}
	return append(out, l.pairs(h, 160, 0.75)...)
}

// area is that of a polygon.
func area(ps []geom.Point) float64 {
	sum := 0.0
	for i, p := range ps {
		sum += p.Cross(ps[(i+1)%len(ps)])
	}
	return math.Abs(sum) / 2
}

// pairs joins neighbouring sides that bend by less than a part of the hull's
// length and are dark for a share of their own.
func (l *lines) pairs(h []geom.Point, part, share float64) []geom.Quad {
	b := l.b
	sides, size := l.straight(h, part)
	solids := l.solids[:0]
	for _, s := range sides {
		if s.len > size/slim && s.len >= smallest/4 && solid(b, s, share) {
			solids = append(solids, s)
		}
	}
	l.solids = solids
	var out []geom.Quad
	for i, s := range solids {
		for j, t := range solids {
			if i == j || s.len+t.len < size {
				continue
			}
			if q, ok := corner(s, t); ok && mixed(b, q) {
				q = refine(b, q)
				out = append(out, q)
				if r, ok := opposite(sides, q); ok {
					out = append(out, r)
				}
			}
		}
	}
	return out
}

// straight joins hull edges that bend by less than a part of the whole length
// into sides, and gives the length of the longest.
func (l *lines) straight(h []geom.Point, part float64) ([]side, float64) {
	n := len(h)
	if n < 3 {
		return nil, 0
	}
	total := 0.0
	for i := range h {
		total += h[(i+1)%n].Sub(h[i]).Len()
	}
	tol := math.Max(1, total/part)
	out := l.all[:0]
	for i := range h { // from every vertex as far as the chain stays straight
		j := i + 1
		for j < i+n-1 && deviation(h, i, j+1) <= tol {
			j++
		}
		a, b := h[i], h[j%n]
		out = append(out, side{a, b, b.Sub(a).Len()})
	}
	l.all, l.kept = out, longest(l.kept[:0], out)
	out = l.kept
	size := 0.0
	for _, s := range out {
		size = math.Max(size, s.len)
	}
	return out, size
}

func deviation(h []geom.Point, i, j int) float64 {
	n := len(h)
	a, d := h[i], h[j%n].Sub(h[i])
	worst := 0.0
	for k := i + 1; k < j; k++ {
		worst = math.Max(worst, math.Abs(d.Cross(h[k%n].Sub(a)))/math.Max(d.Len(), 1e-9))
	}
	return worst
}

// longest appends the sides but those that mostly repeat a longer one of the
// same direction.
func longest(out, sides []side) []side {
	for i, s := range sides {
		keep := s.len > 0
		for j, o := range sides {
			if i == j || o.len < s.len || o.len == s.len && j > i || s.len == 0 {
				continue
			}
			d := o.b.Sub(o.a).Mul(1 / o.len)
			off := math.Max(math.Abs(d.Cross(s.a.Sub(o.a))), math.Abs(d.Cross(s.b.Sub(o.a))))
			if off < math.Max(2, o.len/40) {
				keep = false
				break
			}
		}
		if keep {
			out = append(out, s)
		}
	}
	return out
}

// solid tells whether the stretch just inside the side is dark throughout.
func solid(b *raster.Bitmap, s side, share float64) bool {
	for _, depth := range []float64{0.7, 1.2, 2, 3} {
		if darkness(b, s, depth) >= share {
			return true
		}
	}
	return false
}

// darkness is the share of the side that is dark at a depth. Hulls run so that
// the inside lies to the right of a→b on the screen.
func darkness(b *raster.Bitmap, s side, depth float64) float64 {
	d := s.b.Sub(s.a).Mul(1 / s.len)
	in := geom.Point{X: -d.Y, Y: d.X}
	dark, n := 0.0, 0.0
	for t := 1.0; t < s.len-1; t += 0.7 {
		p := s.a.Add(d.Mul(t)).Add(in.Mul(depth))
		if b.Dark(int(p.X), int(p.Y)) {
			dark++
		}
		n++
	}
	return dark / math.Max(n, 1)
}

// corner joins side s, which ends where t begins, to the corners of a symbol.
func corner(s, t side) (geom.Quad, bool) {
	ds, dt := s.b.Sub(s.a).Mul(1/s.len), t.b.Sub(t.a).Mul(1/t.len)
	turn := ds.Cross(dt)
	if turn < 0.5 { // less than 30° or the wrong way
		return geom.Quad{}, false
	}
	c, ok := geom.Meet(geom.Line{P: s.a, D: ds}, geom.Line{P: t.a, D: dt})
	if !ok || c.Sub(s.b).Len() > s.len/3+3 || c.Sub(t.a).Len() > t.len/3+3 {
		return geom.Quad{}, false
	}
	// Clockwise around the symbol the bottom side runs into the corner of the L
	// and the left side out of it.
	q := geom.Quad{t.b, t.b.Add(s.a).Sub(c), s.a, c}
	w, h := s.a.Sub(c).Len(), t.b.Sub(c).Len()
	if min(w, h) < smallest*3/4 || max(w, h) < smallest || w > slim*h || h > 2*w {
		return geom.Quad{}, false
	}
	return q, q.Convex()
}

// opposite places the fourth corner where the two other sides of the hull meet:
// the dark modules of the dashed sides end on them. ok is false where that is
// no other place than the one estimated.
func opposite(sides []side, q geom.Quad) (geom.Quad, bool) {
	var top, right side
	w, h := q[2].Sub(q[3]).Len(), q[0].Sub(q[3]).Len()
	for _, s := range sides {
		if s.a.Sub(q[0]).Len() < 0.25*w && s.len > top.len && s.b.Sub(q[3]).Len() > 0.5*w {
			top = s
		}
		if s.b.Sub(q[2]).Len() < 0.25*h && s.len > right.len && s.a.Sub(q[3]).Len() > 0.5*h {
			right = s
		}
	}
	if top.len < w/3 || right.len < h/3 {
		return q, false
	}
	line := func(s side) geom.Line { return geom.Line{P: s.a, D: s.b.Sub(s.a).Mul(1 / s.len)} }
	p, ok := geom.Meet(line(top), line(right))
	if !ok || p.Sub(q[1]).Len() < (w+h)/60 {
		return q, false
	}
	q[1] = p
	return q, q.Convex()
}

// mixed tells whether the place is filled as modules fill it: both colours, in
// every row and column by turns. The inside of a frame and most letters are not.
func mixed(b *raster.Bitmap, q geom.Quad) bool {
	const n = 24
	h := geom.FromQuad(q, n, n)
	var dark [n][n]bool
	total := 0
	for y := range n {
		for x := range n {
			px, py := h.At(float64(x)+0.5, float64(y)+0.5)
			if dark[y][x] = b.Dark(int(px), int(py)); dark[y][x] {
				total++
			}
		}
	}
	across, down := 0, 0
	for i := range n {
		for k := 1; k < n; k++ {
			if dark[i][k] != dark[i][k-1] {
				across++
			}
			if dark[k][i] != dark[k-1][i] {
				down++
			}
		}
	}
	const few = 3 * n // three changes a line; ten modules change five times
	return total > n*n/5 && total < n*n*4/5 && across >= few && down >= few
}
