package raster

import "encoding/binary"

// Bits is a picture in black and white: 1 dark, 0 light, one byte a pixel.
type Bits struct {
	Pix  []byte
	W, H int
}

// Dark tells whether the pixel is dark; outside the picture is light.
func (b *Bits) Dark(x, y int) bool {
	return uint(x) < uint(b.W) && uint(y) < uint(b.H) && b.Pix[y*b.W+x] != 0
}

// Runs appends where the runs of row y begin, a dark one first, and the end of
// the row. Most of a page is paper: eight equal pixels are passed in one step.
func (b *Bits) Runs(runs []int, y int) []int {
	row := b.Pix[y*b.W : (y+1)*b.W]
	prev := byte(0)
	x := 0
	for ; x+8 <= len(row); x += 8 {
		word := row[x : x+8 : x+8]
		if binary.LittleEndian.Uint64(word) == uint64(prev)*0x0101010101010101 {
			continue
		}
		for i, v := range word {
			if v != prev {
				runs = append(runs, x+i)
				prev = v
			}
		}
	}
	for ; x < len(row); x++ {
		if row[x] != prev {
			runs = append(runs, x)
			prev = row[x]
		}
	}
	return append(runs, len(row))
}

// Local is [Grey.Threshold] with one byte a pixel.
func (g *Grey) Local(floor int) *Bits { return g.Threshold(floor).Bits() }

// Global is [Grey.Cut] with one byte a pixel.
func (g *Grey) Global() *Bits { return g.Cut().Bits() }

// otsu returns the threshold that parts the histogram best into two classes
// (Otsu 1979); pixels below it are dark. Large pictures are sampled.
func (g *Grey) otsu() int {
	var hist [256]int
	step := max(len(g.Pix)/250_000, 1)
	n := 0
	for i := 0; i < len(g.Pix); i += step {
		hist[g.Pix[i]]++
		n++
	}
	return Otsu(hist[:])
}

// Otsu returns the index that parts a histogram into two classes with the
// greatest variance between them; the lower class ends before it.
func Otsu(hist []int) int {
	total, sum := 0, 0.0
	for v, c := range hist {
		total += c
		sum += float64(v) * float64(c)
	}
	best, at, below, part := -1.0, len(hist)/2, 0, 0.0
	for v, c := range hist {
		below += c
		part += float64(v) * float64(c)
		if below == 0 || below == total {
			continue
		}
		m0, m1 := part/float64(below), (sum-part)/float64(total-below)
		between := float64(below) * float64(total-below) * (m1 - m0) * (m1 - m0)
		if between > best {
			best, at = between, int((m0+m1)/2)+1
		}
	}
	return at
}
