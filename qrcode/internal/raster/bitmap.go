package raster

import (
	"encoding/binary"
	"math/bits"
)

// Bitmap is a picture in black and white, one bit a pixel, 1 dark: a row of it
// is passed 64 pixels at a time, and most of a page is paper.
type Bitmap struct {
	Rows   []byte // bit i of byte k in a row is pixel 8k+i; bits beyond W are 0
	Stride int    // bytes a row, a multiple of 8
	W, H   int
}

// NewBitmap returns a white picture.
func NewBitmap(w, h int) *Bitmap { return (*Store)(nil).bitmap(w, h) }

// Dark tells whether the pixel is dark; outside the picture is light.
func (b *Bitmap) Dark(x, y int) bool {
	return uint(x) < uint(b.W) && uint(y) < uint(b.H) && b.Rows[y*b.Stride+x>>3]>>(x&7)&1 != 0
}

// Runs appends where the runs of row y begin, a dark one first, and the end of
// the row.
func (b *Bitmap) Runs(runs []int, y int) []int {
	row := b.Rows[y*b.Stride : (y+1)*b.Stride]
	carry := uint64(0)
	for x := 0; x+8 <= len(row); x += 8 {
		word := binary.LittleEndian.Uint64(row[x:])
		turns := word ^ (word<<1 | carry)
		carry = word >> 63
		for ; turns != 0; turns &= turns - 1 {
			runs = append(runs, x<<3+bits.TrailingZeros64(turns))
		}
	}
	if n := len(runs); n > 0 && runs[n-1] >= b.W {
		runs = runs[:n-1] // the padding of a row that ends dark
	}
	return append(runs, b.W)
}

// Stretches counts the dark runs of all rows.
func (b *Bitmap) Stretches() int {
	n := 0
	for y := range b.H {
		row := b.Rows[y*b.Stride : (y+1)*b.Stride]
		carry := uint64(0)
		for x := 0; x+8 <= len(row); x += 8 {
			word := binary.LittleEndian.Uint64(row[x:])
			n += bits.OnesCount64(word &^ (word<<1 | carry))
			carry = word >> 63
		}
	}
	return n
}

// Grown is the picture with the light neighbours of dark pixels dark, above,
// below and on either side.
func (b *Bitmap) Grown(s *Store) *Bitmap {
	out := s.bitmap(b.W, b.H)
	last := ^uint64(0) >> ((64 - b.W%64) % 64) // pixels of the last word in a row
	word := func(y, x int) uint64 {
		if y < 0 || y >= b.H || x < 0 || x >= b.Stride {
			return 0
		}
		return binary.LittleEndian.Uint64(b.Rows[y*b.Stride+x:])
	}
	for y := range b.H {
		before, here := uint64(0), word(y, 0)
		for x := 0; x < b.Stride; x += 8 {
			after := word(y, x+8)
			v := here | here<<1 | here>>1 | before>>63 | after<<63 | word(y-1, x) | word(y+1, x)
			if x+8 == b.Stride {
				v &= last
			}
			binary.LittleEndian.PutUint64(out.Rows[y*b.Stride+x:], v)
			before, here = here, after
		}
	}
	return out
}
