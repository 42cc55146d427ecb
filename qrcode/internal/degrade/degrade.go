// Package degrade makes pictures of pages as bad scanners and hasty hands make
// them: turned, tilted, blurred, noisy, pale, unevenly lit. It exists for tests
// and is reproducible: same shot, same picture.
package degrade

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// Code is a symbol as modules, row by row, true dark.
type Code struct {
	Modules []bool
	W, H    int
}

// Placed is a symbol and where its outer corners lie in the picture.
type Placed struct {
	Code Code
	At   geom.Quad
}

// Shot describes one picture. The zero values of the faults mean none.
type Shot struct {
	W, H     int
	Codes    []Placed
	Page     *image.Gray // what else is printed; nil = white
	Blur     float64     // Gaussian, σ in pixels
	Motion   int         // horizontal motion blur, pixels
	Noise    float64     // Gaussian, σ in grey levels
	Contrast float64     // share of the grey range left; 0 = all
	Gradient float64     // share of the light lost at the right edge
	Curl     float64     // waves of the paper: amplitude in pixels
	JPEG     int         // quality; 0 = not compressed
	Seed     uint64
}

// Take renders the shot.
func Take(s Shot) *image.Gray {
	f := s.paint()
	if s.Motion > 1 {
		f.motion(s.Motion)
	}
	if s.Blur > 0 {
		f.gauss(s.Blur)
	}
	r := rand.New(rand.NewPCG(s.Seed, 0x9E3779B97F4A7C15))
	contrast := s.Contrast
	if contrast == 0 {
		contrast = 1
	}
	out := image.NewGray(image.Rect(0, 0, s.W, s.H))
	for i, v := range f.pix {
		v = 127.5 + (v-127.5)*contrast
		v *= 1 - s.Gradient*float64(i%s.W)/float64(s.W)
		if s.Noise > 0 {
			v += r.NormFloat64() * s.Noise
		}
		out.Pix[i] = byte(math.Round(math.Min(math.Max(v, 0), 255)))
	}
	if s.JPEG > 0 {
		return compress(out, s.JPEG)
	}
	return out
}

func compress(g *image.Gray, quality int) *image.Gray {
	var buf bytes.Buffer
	if jpeg.Encode(&buf, g, &jpeg.Options{Quality: quality}) != nil {
		return g
	}
	img, err := jpeg.Decode(&buf)
	if out, ok := img.(*image.Gray); ok && err == nil {
		return out
	}
	return g
}

type field struct {
	pix  []float64
	w, h int
}

// paint draws page and symbols with four by four samples a pixel.
func (s Shot) paint() field {
	f := field{make([]float64, s.W*s.H), s.W, s.H}
	for i := range f.pix {
		f.pix[i] = 255
		if s.Page != nil && i < len(s.Page.Pix) {
			f.pix[i] = float64(s.Page.Pix[i])
		}
	}
	for _, c := range s.Codes {
		s.draw(f, c)
	}
	return f
}

func (s Shot) draw(f field, c Placed) {
	w, h := float64(c.Code.W), float64(c.Code.H)
	fwd := geom.FromQuad(c.At, w, h)
	const quiet = 4
	outer := geom.Quad{fwd.Map(geom.Point{X: -quiet, Y: -quiet}), fwd.Map(geom.Point{X: w + quiet, Y: -quiet}),
		fwd.Map(geom.Point{X: w + quiet, Y: h + quiet}), fwd.Map(geom.Point{X: -quiet, Y: h + quiet})}
	inv, ok := geom.FitHomography(c.At[:], []geom.Point{{}, {X: w}, {X: w, Y: h}, {Y: h}})
	if !ok {
		return
	}
	x0, y0, x1, y1 := bounds(outer, s.W, s.H, int(s.Curl)+1)
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			sum, n := 0.0, 0.0
			for k := range 16 {
				px, py := float64(x)+(float64(k%4)+0.5)/4, float64(y)+(float64(k/4)+0.5)/4
				py += s.Curl * math.Sin(px/float64(s.W)*3*math.Pi)
				u, v := inv.At(px, py)
				if u < -quiet || v < -quiet || u > w+quiet || v > h+quiet {
					continue
				}
				n++
				if u < 0 || v < 0 || u >= w || v >= h || !c.Code.Modules[int(v)*c.Code.W+int(u)] {
					sum += 255
				}
			}
			if n > 0 {
				i := y*s.W + x
				f.pix[i] = (sum + f.pix[i]*(16-n)) / 16
			}
		}
	}
}

func bounds(q geom.Quad, w, h, margin int) (x0, y0, x1, y1 int) {
	lo, hi := q[0], q[0]
	for _, p := range q {
		lo = geom.Point{X: math.Min(lo.X, p.X), Y: math.Min(lo.Y, p.Y)}
		hi = geom.Point{X: math.Max(hi.X, p.X), Y: math.Max(hi.Y, p.Y)}
	}
	return max(int(lo.X)-margin, 0), max(int(lo.Y)-margin, 0), min(int(hi.X)+margin+1, w), min(int(hi.Y)+margin+1, h)
}

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

func (f field) motion(n int) {
	kernel := make([]float64, n)
	for i := range kernel {
		kernel[i] = 1 / float64(n)
	}
	f.rows(kernel, n/2)
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
