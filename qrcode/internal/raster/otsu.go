package raster

// sampled is how many pixels a picture of n is sampled by for its histogram.
func sampled(n int) int { return max(n/250_000, 1) }

// otsu returns the threshold that parts the histogram best into two classes
// (Otsu 1979); pixels below it are dark. Large pictures are sampled.
func (g *Grey) otsu() int {
	var hist [256]int
	for i := 0; i < len(g.Pix); i += sampled(len(g.Pix)) {
		hist[g.Pix[i]]++
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
