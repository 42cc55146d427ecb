package datamatrix

import "errors"

// ErrUnread says that modules are no symbol, or damaged beyond correction.
var ErrUnread = errors.New("datamatrix: nothing read")

// Draw returns the modules of the symbol that holds s.Data code words, row by
// row, true dark.
func Draw(data []byte, s Size) []bool {
	words := append(append(make([]byte, 0, s.Data+s.Check), data...), make([]byte, s.Check)...)
	for b := range s.Blocks {
		var block []byte
		for i := b; i < s.Data; i += s.Blocks {
			block = append(block, data[i])
		}
		check := gf.check(block, s.Check/s.Blocks)
		// The words go on by turns where the data ends: in the largest size the
		// first check word belongs to the ninth block (table 7, note).
		for k, i := 0, first(s, b); i < len(words); k, i = k+1, i+s.Blocks {
			words[i] = check[k]
		}
	}
	out := border(s)
	p := place(s)
	for i, cell := range p.cells {
		out[p.module(s, int(cell))] = words[i/8]>>(7-i%8)&1 == 1
	}
	if last := len(p.taken) - 1; !p.taken[last] { // a fixed pattern fills the corner (annex F.3)
		out[p.module(s, last)], out[p.module(s, last-p.cols-1)] = true, true
	}
	return out
}

// first is the place of the first check word of a block.
func first(s Size, block int) int {
	i := s.Data - s.Data%s.Blocks + block
	if i < s.Data {
		i += s.Blocks
	}
	return i
}

// border draws the finder of every region: solid on the left and at the bottom,
// alternating at the top and on the right.
func border(s Size) []bool {
	out := make([]bool, s.W*s.H)
	w, h := s.W/s.Across, s.H/s.Down
	for i := range out {
		x, y := i%s.W%w, i/s.W%h
		out[i] = x == 0 || y == h-1 || y == 0 && x%2 == 0 || x == w-1 && y%2 == 1
	}
	return out
}

// Reader reads symbols and keeps what it knows of their sizes. The zero value is
// ready; it serves one goroutine.
type Reader struct {
	places map[Size]*placement
}

// Read is that of a new [Reader].
func Read(modules []bool, w, h int) (data []byte, corrected int, err error) {
	return new(Reader).Read(modules, w, h)
}

func (r *Reader) place(s Size) *placement {
	if r.places == nil {
		r.places = map[Size]*placement{}
	}
	p := r.places[s]
	if p == nil {
		p = place(s)
		r.places[s] = p
	}
	return p
}

// Read returns the corrected data code words of w×h modules and how many words,
// check words too, had to be corrected. It does not look at the borders.
func (r *Reader) Read(modules []bool, w, h int) (data []byte, corrected int, err error) {
	s, ok := SizeOf(w, h)
	if !ok || len(modules) != w*h {
		return nil, 0, ErrUnread
	}
	p := r.place(s)
	words := make([]byte, s.Data+s.Check)
	for i, cell := range p.cells {
		if modules[p.module(s, int(cell))] {
			words[i/8] |= 0x80 >> (i % 8)
		}
	}
	for b := range s.Blocks {
		block := make([]byte, 0, len(words)/s.Blocks+1)
		for i := b; i < len(words); i += s.Blocks {
			block = append(block, words[i])
		}
		n, ok := gf.correct(block, s.Check/s.Blocks)
		if !ok {
			return nil, 0, ErrUnread
		}
		corrected += n
		for k, i := 0, b; i < s.Data; k, i = k+1, i+s.Blocks {
			words[i] = block[k]
		}
	}
	return words[:s.Data], corrected, nil
}
