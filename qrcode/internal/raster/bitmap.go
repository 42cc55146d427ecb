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
