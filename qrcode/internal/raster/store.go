package raster

// Store lends memory to the pictures of one reading and takes it back, so that
// a step of the search uses what the one before has left. Nil and the zero value
// lend fresh memory. A Store serves one goroutine.
type Store struct {
	free [][]byte
}

// waste is how many times as long as asked for a lent stretch may be.
const waste = 4

// take lends n bytes of 0: the smallest stretch that is long enough. Where none
// is, the longest of those too short is given up, lest they pile up.
func (s *Store) take(n int) []byte {
	if s == nil {
		return make([]byte, n)
	}
	fits, short := -1, -1
	for i, b := range s.free {
		switch {
		case cap(b) >= n && cap(b) <= waste*n && (fits < 0 || cap(b) < cap(s.free[fits])):
			fits = i
		case cap(b) < n && (short < 0 || cap(b) > cap(s.free[short])):
			short = i
		}
	}
	if fits < 0 {
		if short >= 0 {
			s.drop(short)
		}
		return make([]byte, n)
	}
	out := s.free[fits][:n]
	s.drop(fits)
	clear(out)
	return out
}

func (s *Store) drop(i int) {
	last := len(s.free) - 1
	s.free[i], s.free[last] = s.free[last], nil
	s.free = s.free[:last]
}

func (s *Store) give(b []byte) {
	if s != nil && cap(b) > 0 {
		s.free = append(s.free, b[:0])
	}
}

// TakeBack ends the use of a picture made by this package; nobody may look at
// it from then on.
func (s *Store) TakeBack(g *Grey) {
	s.give(g.Pix)
	g.Pix = nil
}

// TakeBackBits is [Store.TakeBack] for a picture in black and white.
func (s *Store) TakeBackBits(b *Bitmap) {
	s.give(b.Rows)
	b.Rows = nil
}

// grey returns a black picture. Sides below 1 become 1.
func (s *Store) grey(w, h int) *Grey {
	w, h = max(w, 1), max(h, 1)
	return &Grey{Pix: s.take(w * h), W: w, H: h}
}

// bitmap returns a white picture.
func (s *Store) bitmap(w, h int) *Bitmap {
	w, h = max(w, 1), max(h, 1)
	stride := (w + 63) / 64 * 8
	return &Bitmap{Rows: s.take(stride * h), Stride: stride, W: w, H: h}
}
