package grid

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/raster"
)

// Sheet turns the modules of a placement into numbers and colours. Its memory is
// used again and again: what a method returns holds until the method is called
// next, for modules until any of the two for them is. The zero value is ready.
type Sheet struct {
	grey, sharp, sums []float64
	dark              []bool
}

// Sample returns the grey of every module, row by row. mesh may be nil.
func (s *Sheet) Sample(g *raster.Grey, h *geom.Homography, mesh *Mesh, w, ht int) []float64 {
	return s.sample(g, h, mesh, w, ht, module)
}

// SampleCentres is like [Sheet.Sample] with the grey in the very centres of the
// modules, for print that has spread: of a light module among dark ones little
// more than its centre is left.
func (s *Sheet) SampleCentres(g *raster.Grey, h *geom.Homography, mesh *Mesh, w, ht int) []float64 {
	return s.sample(g, h, mesh, w, ht, point)
}

func (s *Sheet) sample(g *raster.Grey, h *geom.Homography, mesh *Mesh, w, ht int, grey sampler) []float64 {
	s.grey = slices.Grow(s.grey[:0], w*ht)
	out := s.grey[:w*ht]
	for y := range ht {
		for x := range w {
			u, v := float64(x)+0.5, float64(y)+0.5
			if mesh != nil {
				u, v = mesh.At(u, v)
			}
			out[y*w+x] = grey(g, h, u, v)
		}
	}
	return out
}

// Sharpen takes back what blur leaks from a module's four neighbours, a share
// of k each.
func (s *Sheet) Sharpen(grey []float64, w, ht int, k float64) []float64 {
	s.sharp = slices.Grow(s.sharp[:0], len(grey))
	out := s.sharp[:len(grey)]
	at := func(x, y int) float64 {
		return grey[min(max(y, 0), ht-1)*w+min(max(x, 0), w-1)]
	}
	for y := range ht {
		for x := range w {
			out[y*w+x] = (1+4*k)*at(x, y) - k*(at(x-1, y)+at(x+1, y)+at(x, y-1)+at(x, y+1))
		}
	}
	return out
}

// Local tells dark modules from light ones by the mean of the modules around,
// up to r away; masks keep both colours mixed in every such window.
func (s *Sheet) Local(grey []float64, w, ht, r int) []bool {
	s.sums = slices.Grow(s.sums[:0], (w+1)*(ht+1))
	sums := s.sums[:(w+1)*(ht+1)]
	clear(sums)
	for y := range ht {
		row := 0.0
		for x := range w {
			row += grey[y*w+x]
			sums[(y+1)*(w+1)+x+1] = sums[y*(w+1)+x+1] + row
		}
	}
	out := s.modules(len(grey))
	for y := range ht {
		y0, y1 := max(y-r, 0), min(y+r+1, ht)
		for x := range w {
			x0, x1 := max(x-r, 0), min(x+r+1, w)
			sum := sums[y1*(w+1)+x1] - sums[y0*(w+1)+x1] - sums[y1*(w+1)+x0] + sums[y0*(w+1)+x0]
			out[y*w+x] = grey[y*w+x]*float64((y1-y0)*(x1-x0)) < sum
		}
	}
	return out
}

// Global tells dark modules from light ones by one threshold.
func (s *Sheet) Global(grey []float64) []bool {
	var hist [256]int
	for _, v := range grey {
		hist[min(max(int(v), 0), 255)]++
	}
	t := float64(raster.Otsu(hist[:]))
	out := s.modules(len(grey))
	for i, v := range grey {
		out[i] = v < t
	}
	return out
}

func (s *Sheet) modules(n int) []bool {
	s.dark = slices.Grow(s.dark[:0], n)
	return s.dark[:n]
}
