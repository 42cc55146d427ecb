package geom

import "math"

// FitHomography returns the projection that maps src onto dst with the least
// squared algebraic error; four pairs or more, no three of the first four on a
// line. ok is false where the pairs do not fix a projection.
func FitHomography(src, dst []Point) (h Homography, ok bool) {
	if len(src) < 4 || len(src) != len(dst) {
		return h, false
	}
	cs, fs := frame(src)
	cd, fd := frame(dst)
	var a [8][9]float64
	for i := range src {
		p, q := src[i].Sub(cs).Mul(fs), dst[i].Sub(cd).Mul(fd)
		accumulate(&a, [8]float64{p.X, p.Y, 1, 0, 0, 0, -q.X * p.X, -q.X * p.Y}, q.X)
		accumulate(&a, [8]float64{0, 0, 0, p.X, p.Y, 1, -q.Y * p.X, -q.Y * p.Y}, q.Y)
	}
	v, ok := solve(&a)
	if !ok {
		return h, false
	}
	n := Homography{v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], 1}
	in := Homography{fs, 0, -fs * cs.X, 0, fs, -fs * cs.Y, 0, 0, 1}
	out := Homography{1 / fd, 0, cd.X, 0, 1 / fd, cd.Y, 0, 0, 1}
	h = mul(out, mul(n, in))
	return h, true
}

// frame returns the centre of the points and the factor that brings them to
// unit size, for numeric stability.
func frame(ps []Point) (Point, float64) {
	var c Point
	for _, p := range ps {
		c = c.Add(p)
	}
	c = c.Mul(1 / float64(len(ps)))
	var s float64
	for _, p := range ps {
		s += p.Sub(c).Len()
	}
	return c, float64(len(ps)) / math.Max(s, 1e-9)
}

func accumulate(a *[8][9]float64, row [8]float64, rhs float64) {
	for i := range 8 {
		for j := range 8 {
			a[i][j] += row[i] * row[j]
		}
		a[i][8] += row[i] * rhs
	}
}

// solve does Gaussian elimination with partial pivoting.
func solve(a *[8][9]float64) (v [8]float64, ok bool) {
	for c := range 8 {
		p := c
		for r := c + 1; r < 8; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[p][c]) {
				p = r
			}
		}
		if math.Abs(a[p][c]) < 1e-10 {
			return v, false
		}
		a[c], a[p] = a[p], a[c]
		for r := range 8 {
			if r == c {
				continue
			}
			f := a[r][c] / a[c][c]
			for k := c; k < 9; k++ {
				a[r][k] -= f * a[c][k]
			}
		}
	}
	for i := range v {
		v[i] = a[i][8] / a[i][i]
	}
	return v, true
}

func mul(a, b Homography) (c Homography) {
	for i := range 3 {
		for j := range 3 {
			for k := range 3 {
				c[3*i+j] += a[3*i+k] * b[3*k+j]
			}
		}
	}
	return c
}

// Line is a straight line: a point on it and its unit direction.
type Line struct{ P, D Point }

// FitLine returns the line with the least squared distances to the points; ok
// is false for fewer than two points or all in one place.
func FitLine(ps []Point) (l Line, ok bool) {
	if len(ps) < 2 {
		return l, false
	}
	for _, p := range ps {
		l.P = l.P.Add(p)
	}
	l.P = l.P.Mul(1 / float64(len(ps)))
	var xx, xy, yy float64
	for _, p := range ps {
		d := p.Sub(l.P)
		xx, xy, yy = xx+d.X*d.X, xy+d.X*d.Y, yy+d.Y*d.Y
	}
	if xx+yy == 0 {
		return l, false
	}
	a := math.Atan2(2*xy, xx-yy) / 2
	l.D = Point{math.Cos(a), math.Sin(a)}
	return l, true
}

// Meet returns the intersection of two lines; ok is false for (nearly)
// parallel ones.
func Meet(a, b Line) (Point, bool) {
	c := a.D.Cross(b.D)
	if math.Abs(c) < 0.05 {
		return Point{}, false
	}
	t := b.P.Sub(a.P).Cross(b.D) / c
	return a.P.Add(a.D.Mul(t)), true
}
