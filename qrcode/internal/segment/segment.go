// Package segment is the bit stream of a QR Code: it writes a text in the
// segments that take the fewest bits, and reads segments back to the bytes and
// the text that were written (ISO/IEC 18004, 7.4).
package segment

import (
	"errors"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// ErrStream says that the bits are not a valid sequence of segments.
var ErrStream = errors.New("segment: invalid bit stream")

// Content is what the segments hold.
type Content struct {
	Bytes []byte // byte segments exactly, Kanji as Shift JIS, the rest ASCII
	Text  string // UTF-8 where Bytes are, else Latin-1; Kanji and ECI respected
	Loose bool   // an ECI or a mode this package has no table for: Text is a guess

	GS1    bool   // FNC1 in first place
	Series Series // structured append; zero in a symbol by itself
}

// Series is the place of a symbol among several that hold one text. ID tells
// series apart: the parity of the text in a QR Code, the file number in a Data
// Matrix.
type Series struct{ Place, Of, ID int }

type reader struct {
	data []byte
	pos  int // in bits
	err  bool
}

func (r *reader) left() int { return 8*len(r.data) - r.pos }

func (r *reader) bits(n int) int {
	if n > r.left() {
		r.err = true
		r.pos = 8 * len(r.data)
		return 0
	}
	v := 0
	for range n {
		v = v<<1 | int(r.data[r.pos>>3]>>(7-r.pos&7)&1)
		r.pos++
	}
	return v
}

// Mode indicators (table 2).
const (
	terminator  = 0
	numeric     = 1
	alnum       = 2
	appended    = 3
	bytesMode   = 4
	fnc1First   = 5
	eci         = 7
	kanji       = 8
	fnc1Second  = 9
	maxSegments = 4000
)

// state collects the output of the segments.
type state struct {
	out   Content
	piece []byte // bytes not yet turned into text
	set   int    // ECI in force; -1 none
	fnc1  bool
}

// Parse reads the corrected data code words of a symbol of the version.
func Parse(data []byte, version int) (Content, error) {
	r, s := &reader{data: data}, &state{set: -1}
	for range maxSegments {
		if r.left() < 4 {
			break
		}
		mode := r.bits(4)
		if mode == terminator {
			break
		}
		if !s.segment(r, mode, version) || r.err {
			return Content{}, ErrStream
		}
	}
	s.flush()
	return s.out, nil
}

func (s *state) segment(r *reader, mode, version int) bool {
	switch mode {
	case numeric, alnum, bytesMode, kanji:
		n := r.bits(countBits(mode, version))
		switch mode {
		case numeric:
			return s.numeric(r, n)
		case alnum:
			return s.alnum(r, n)
		case kanji:
			return s.kanji(r, n)
		}
		if 8*n > r.left() {
			return false
		}
		for range n {
			s.put(byte(r.bits(8)))
		}
	case appended: // place, last place, parity (8.2)
		s.out.Series = Series{Place: 1 + r.bits(4), Of: 1 + r.bits(4), ID: r.bits(8)}
	case fnc1First:
		s.fnc1, s.out.GS1 = true, true
	case fnc1Second:
		s.fnc1 = true
		r.bits(8)
	case eci:
		s.flush()
		s.set = designator(r)
	default:
		return false
	}
	return true
}

// countBits is the length of the character count (table 3).
func countBits(mode, version int) int {
	class := 0
	if version > 9 {
		class++
	}
	if version > 26 {
		class++
	}
	switch mode {
	case numeric:
		return [3]int{10, 12, 14}[class]
	case alnum:
		return [3]int{9, 11, 13}[class]
	case bytesMode:
		return [3]int{8, 16, 16}[class]
	}
	return [3]int{8, 10, 12}[class]
}

func (s *state) put(b ...byte) {
	s.piece = append(s.piece, b...)
	s.out.Bytes = append(s.out.Bytes, b...)
}

func (s *state) numeric(r *reader, n int) bool {
	for n > 0 {
		k := min(n, 3)
		v := r.bits([4]int{0, 4, 7, 10}[k])
		if v >= [4]int{1, 10, 100, 1000}[k] || r.err {
			return false
		}
		for div := [4]int{0, 1, 10, 100}[k]; div > 0; div /= 10 {
			s.put(byte('0' + v/div%10))
		}
		n -= k
	}
	return true
}

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

func (s *state) alnum(r *reader, n int) bool {
	var text []byte
	for ; n > 1; n -= 2 {
		v := r.bits(11)
		if v >= 45*45 || r.err {
			return false
		}
		text = append(text, alphabet[v/45], alphabet[v%45])
	}
	if n == 1 {
		v := r.bits(6)
		if v >= 45 {
			return false
		}
		text = append(text, alphabet[v])
	}
	// With FNC1, % stands for the separator GS, and %% for itself (7.4.8.3).
	for i := 0; i < len(text); i++ {
		if s.fnc1 && text[i] == '%' {
			if i+1 < len(text) && text[i+1] == '%' {
				i++
			} else {
				text[i] = 0x1D
			}
		}
		s.put(text[i])
	}
	return true
}

func (s *state) kanji(r *reader, n int) bool {
	s.flush()
	if 13*n > r.left() {
		return false
	}
	var sj []byte
	for range n {
		v := r.bits(13)
		c := v/0xC0<<8 | v%0xC0
		if c < 0x1F00 {
			c += 0x8140
		} else {
			c += 0xC140
		}
		sj = append(sj, byte(c>>8), byte(c))
	}
	text, err := japanese.ShiftJIS.NewDecoder().Bytes(sj)
	if err != nil {
		return false
	}
	s.out.Bytes = append(s.out.Bytes, sj...)
	s.out.Text += string(text)
	return true
}

// designator reads an ECI assignment number of one to three bytes (table 4).
func designator(r *reader) int {
	b := r.bits(8)
	switch {
	case b&0x80 == 0:
		return b
	case b&0xC0 == 0x80:
		return b&0x3F<<8 | r.bits(8)
	case b&0xE0 == 0xC0:
		return b&0x1F<<16 | r.bits(16)
	}
	r.err = true
	return 0
}

// flush turns the bytes since the last change of character set into text.
// Without one stated, UTF-8 is taken when it fits, else Latin-1.
func (s *state) flush() {
	piece := s.piece
	s.piece = nil
	if set := charset(s.set); set != nil {
		if text, err := set.NewDecoder().Bytes(piece); err == nil {
			s.out.Text += string(text)
			return
		}
	}
	s.out.Loose = s.out.Loose || s.set >= 0 && (s.set != utf8ECI || !utf8.Valid(piece))
	if utf8.Valid(piece) {
		s.out.Text += string(piece)
		return
	}
	text, _ := charmap.ISO8859_1.NewDecoder().Bytes(piece)
	s.out.Text += string(text)
}
