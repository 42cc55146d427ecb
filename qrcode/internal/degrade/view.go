package degrade

import (
	"math"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// View follows a point of the picture to the sheet and tells how much light
// falls there, 1 for all.
type View func(p geom.Point) (q geom.Point, light float64)

// Camera looks at a point of the sheet from a distance.
type Camera struct {
	At               geom.Point // point of the sheet in the middle of the picture
	Middle           geom.Point // middle of the picture
	Scale            float64    // pixels of the picture for one of the sheet, in the middle
	Distance         float64    // from the sheet, in its pixels: near is askew
	Pitch, Yaw, Roll float64    // degrees the sheet is turned about x, y, z
	Barrel           float64    // distortion of the lens at the edge, as a share
}

type vec [3]float64

func (a vec) dot(b vec) float64   { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }
func (a vec) plus(b vec) vec      { return vec{a[0] + b[0], a[1] + b[1], a[2] + b[2]} }
func (a vec) times(f float64) vec { return vec{a[0] * f, a[1] * f, a[2] * f} }
func (a vec) cross(b vec) vec {
	return vec{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}

// rays returns where the camera stands, in the sheet's own frame, and the
// direction in which it sees a point of the picture. The sheet is the plane
// z = 0 around its point At, z towards the far side.
func (c Camera) rays() (from vec, to func(p geom.Point) vec) {
	sp, cp := math.Sincos(c.Pitch * math.Pi / 180)
	sy, cy := math.Sincos(c.Yaw * math.Pi / 180)
	sr, cr := math.Sincos(c.Roll * math.Pi / 180)
	// axes of the sheet as the camera sees them: yaw, then pitch, then roll
	turn := func(v vec) vec {
		v = vec{cy*v[0] + sy*v[2], v[1], -sy*v[0] + cy*v[2]}
		v = vec{v[0], cp*v[1] - sp*v[2], sp*v[1] + cp*v[2]}
		return vec{cr*v[0] - sr*v[1], sr*v[0] + cr*v[1], v[2]}
	}
	x, y := turn(vec{1, 0, 0}), turn(vec{0, 1, 0})
	z := x.cross(y)
	back := func(v vec) vec { return vec{v.dot(x), v.dot(y), v.dot(z)} }
	focal := c.Scale * c.Distance
	edge := math.Hypot(c.Middle.X, c.Middle.Y)
	return back(vec{0, 0, -c.Distance}), func(p geom.Point) vec {
		d := p.Sub(c.Middle)
		if c.Barrel != 0 {
			d = d.Mul(1 + c.Barrel*d.Dot(d)/(edge*edge))
		}
		return back(vec{d.X / focal, d.Y / focal, 1})
	}
}

// Flat is the view of a flat sheet.
func (c Camera) Flat() View {
	from, to := c.rays()
	view := func(p geom.Point) (geom.Point, float64) {
		r := to(p)
		q := from.plus(r.times(-from[2] / r[2]))
		return c.At.Add(geom.Point{X: q[0], Y: q[1]}), 1
	}
	if c.Barrel != 0 {
		return view
	}
	frame := []geom.Point{{}, {X: 2 * c.Middle.X}, c.Middle.Mul(2), {Y: 2 * c.Middle.Y}}
	seen := make([]geom.Point, len(frame))
	for i, p := range frame {
		seen[i], _ = view(p)
	}
	if h, ok := geom.FitHomography(frame, seen); ok { // the same, faster
		return func(p geom.Point) (geom.Point, float64) { return h.Map(p), 1 }
	}
	return view
}

// Fold is the view of a sheet folded along a line through a point of it: the
// part beyond the line stands up by an angle and gets its own light.
func (c Camera) Fold(on geom.Point, line, angle, light float64) View {
	from, to := c.rays()
	sl, cl := math.Sincos(line * math.Pi / 180)
	sa, ca := math.Sincos(angle * math.Pi / 180)
	f := vec{on.X - c.At.X, on.Y - c.At.Y, 0}
	along, out := vec{cl, sl, 0}, vec{-sl, cl, 0}
	up := out.times(ca).plus(vec{0, 0, -sa}) // towards the camera
	normal := along.cross(up)
	return func(p geom.Point) (geom.Point, float64) {
		r := to(p)
		q := from.plus(r.times(-from[2] / r[2]))
		if q.plus(f.times(-1)).dot(out) <= 0 {
			return c.At.Add(geom.Point{X: q[0], Y: q[1]}), 1
		}
		t := normal.dot(f.plus(from.times(-1))) / normal.dot(r)
		d := from.plus(r.times(t)).plus(f.times(-1))
		q = f.plus(along.times(d.dot(along))).plus(out.times(d.dot(up)))
		return c.At.Add(geom.Point{X: q[0], Y: q[1]}), light
	}
}

// Wave is the view of a sheet bent like a wave across a direction: height and
// length of the wave in pixels of the sheet.
func (c Camera) Wave(height, length, phase, across float64) View {
	from, to := c.rays()
	s, co := math.Sincos(across * math.Pi / 180)
	k := 2 * math.Pi / length
	arc := arcs(height, k, phase, 2*length)
	return func(p geom.Point) (geom.Point, float64) {
		r := to(p)
		t := -from[2] / r[2]
		var x float64
		for range 5 { // the ray meets z = height·sin(k·x + phase)
			x = (from[0]+t*r[0])*co + (from[1]+t*r[1])*s
			t = (height*math.Sin(k*x+phase) - from[2]) / r[2]
		}
		y := -(from[0]+t*r[0])*s + (from[1]+t*r[1])*co
		u := arc(x)
		slope := height * k * math.Cos(k*x+phase)
		return c.At.Add(geom.Point{X: u*co - y*s, Y: u*s + y*co}), 1 - 0.35*math.Max(slope, 0)
	}
}

// arcs gives the length of the wave from the middle to a place, within reach.
func arcs(height, k, phase, reach float64) func(x float64) float64 {
	const n = 4096
	table := make([]float64, n+1)
	step := 2 * reach / n
	for i := 1; i <= n; i++ {
		x := -reach + (float64(i)-0.5)*step
		table[i] = table[i-1] + step*math.Hypot(1, height*k*math.Cos(k*x+phase))
	}
	return func(x float64) float64 {
		at := math.Min(math.Max((x+reach)/step, 0), n-1)
		i := int(at)
		return table[i] + (table[i+1]-table[i])*(at-float64(i)) - table[n/2]
	}
}
