package degrade

import "math"

// gauss smooths in both directions.
func (f field) gauss(sigma float64) {
	r := int(math.Ceil(3 * sigma))
	kernel := make([]float64, 2*r+1)
	total := 0.0
	for i := range kernel {
		d := float64(i - r)
		kernel[i] = math.Exp(-d * d / (2 * sigma * sigma))
		total += kernel[i]
	}
	for i := range kernel {
		kernel[i] /= total
	}
	f.rows(kernel, r)
	f.columns(kernel, r)
}

// motion smears over n pixels in a direction given in degrees.
func (f field) motion(n int, degrees float64) {
	if degrees != 0 {
		f.smear(n, degrees)
		return
	}
	kernel := make([]float64, n)
	for i := range kernel {
		kernel[i] = 1 / float64(n)
	}
	f.rows(kernel, n/2)
}

// smear averages two samples a pixel along the path of the camera.
func (f field) smear(n int, degrees float64) {
	src := append([]float64(nil), f.pix...)
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	steps := 2 * n
	for i := range f.pix {
		f.pix[i] = 0
	}
	for k := range steps {
		t := (float64(k)+0.5)/2 - float64(n)/2
		f.addShifted(src, t*cos, t*sin, 1/float64(steps))
	}
}

// addShifted adds src moved by (dx, dy), between pixels by interpolation.
func (f field) addShifted(src []float64, dx, dy, weight float64) {
	x0, y0 := math.Floor(dx), math.Floor(dy)
	a, b := dx-x0, dy-y0
	for y := range f.h {
		up := min(max(y+int(y0), 0), f.h-1) * f.w
		down := min(max(y+int(y0)+1, 0), f.h-1) * f.w
		for x := range f.w {
			l, r := min(max(x+int(x0), 0), f.w-1), min(max(x+int(x0)+1, 0), f.w-1)
			f.pix[y*f.w+x] += weight * ((src[up+l]*(1-a)+src[up+r]*a)*(1-b) + (src[down+l]*(1-a)+src[down+r]*a)*b)
		}
	}
}

// rows filters along x; the edge pixels go on outside.
func (f field) rows(kernel []float64, r int) {
	src := make([]float64, f.w+2*len(kernel))
	for y := range f.h {
		row := f.pix[y*f.w : (y+1)*f.w]
		for i := range src {
			src[i] = row[min(max(i-r, 0), f.w-1)]
		}
		for x := range row {
			v := 0.0
			for k, w := range kernel {
				v += w * src[x+k]
			}
			row[x] = v
		}
	}
}

// columns filters along y.
func (f field) columns(kernel []float64, r int) {
	src := append([]float64(nil), f.pix...)
	for y := range f.h {
		row := f.pix[y*f.w : (y+1)*f.w]
		for x := range row {
			row[x] = 0
		}
		for k, w := range kernel {
			from := min(max(y+k-r, 0), f.h-1)
			for x, v := range src[from*f.w : (from+1)*f.w] {
				row[x] += w * v
			}
		}
	}
}
