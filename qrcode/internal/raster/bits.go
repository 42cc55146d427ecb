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

// block is the side of the cells whose statistics set local thresholds. Five
// of them make the neighbourhood: 40 pixels.
const block = 8

// dense is the number of pixels up to which every row counts in the statistics;
// in larger pictures every second one does.
const dense = 500_000

type stats struct{ lo, hi, sum int }

// Local separates dark from light by a threshold that follows the light over
// the picture. floor is the difference of grey under which a neighbourhood
// counts as flat; flat ones are dark or light as a whole, by the picture's
// overall threshold.
func (g *Grey) Local(floor int) *Bits {
	bw, bh := (g.W+block-1)/block, (g.H+block-1)/block
	cells := make([]stats, bw*bh)
	for by := range bh {
		g.cellRow(cells[by*bw:(by+1)*bw], by)
	}
	whole := g.otsu()
	wide := make([]stats, bw*bh) // each the union of five cells side by side
	for i := range cells {
		wide[i] = union(cells[i/bw*bw:(i/bw+1)*bw], i%bw, 1)
	}
	out := &Bits{Pix: make([]byte, g.W*g.H), W: g.W, H: g.H}
	thresholds := make([]int, bw)
	for by := range bh {
		for bx := range thresholds {
			s := union(wide[bx:], by, bw)
			thresholds[bx] = whole
			if s.hi-s.lo >= floor {
				// Between the mean of the neighbourhood, which follows blur, and
				// the middle of its range, which follows large dark parts.
				thresholds[bx] = (s.sum + (s.lo+s.hi)/2) / 2
			}
		}
		g.cut(out, by, thresholds)
	}
	return out
}

// union joins the cells up to two steps of stride around the i-th.
func union(cells []stats, i, stride int) stats {
	u, n := stats{lo: 255}, 0
	last := (len(cells) - 1) / stride
	for k := max(i-2, 0); k <= min(i+2, last); k++ {
		c := &cells[k*stride]
		u.lo, u.hi, u.sum = min(u.lo, c.lo), max(u.hi, c.hi), u.sum+c.sum
		n++
	}
	u.sum /= max(n, 1)
	return u
}

func (g *Grey) cellRow(cells []stats, by int) {
	for i := range cells {
		cells[i] = stats{lo: 255}
	}
	y0, y1 := by*block, min((by+1)*block, g.H)
	step := 1
	if len(g.Pix) > dense {
		step = 2
	}
	for y := y0; y < y1; y += step {
		row := g.Pix[y*g.W : (y+1)*g.W]
		for bx := range cells {
			c := &cells[bx]
			part := row[bx*block : min((bx+1)*block, g.W)]
			lo, hi, sum := c.lo, c.hi, c.sum
			for _, p := range part {
				v := int(p)
				lo, hi, sum = min(lo, v), max(hi, v), sum+v
			}
			c.lo, c.hi, c.sum = lo, hi, sum
		}
	}
	for bx := range cells {
		n := (y1 - y0 + step - 1) / step * (min((bx+1)*block, g.W) - bx*block)
		cells[bx].sum /= max(n, 1) // from here on the mean
	}
}

func (g *Grey) cut(out *Bits, by int, thresholds []int) {
	for y := by * block; y < min((by+1)*block, g.H); y++ {
		src := g.Pix[y*g.W : (y+1)*g.W]
		dst := out.Pix[y*g.W : (y+1)*g.W]
		for bx, t := range thresholds {
			end := min((bx+1)*block, g.W)
			s, d := src[bx*block:end], dst[bx*block:end]
			d = d[:len(s)]
			for i, v := range s {
				d[i] = byte(uint(int(v)-t) >> 63)
			}
		}
	}
}

// Global separates dark from light by one threshold for the whole picture.
func (g *Grey) Global() *Bits {
	t := g.otsu()
	out := &Bits{Pix: make([]byte, g.W*g.H), W: g.W, H: g.H}
	for i, v := range g.Pix {
		out.Pix[i] = byte(uint(int(v)-t) >> 63)
	}
	return out
}

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
