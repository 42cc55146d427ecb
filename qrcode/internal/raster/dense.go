package raster

import (
	"encoding/binary"
	"math/bits"
)

// The parts of a picture where every row changes colour at least every eight
// pixels look like a code of few pixels a module. Print does not: between its
// lines there is paper.
const (
	tile    = 32 // side of the parts, in pixels
	changes = 4  // changes of colour in a row of a tile
	busy    = 29 // rows of a tile with as many
)

// Dense returns the smallest rectangle around all such parts, with a tile more
// on all sides; ok is false where there is none.
func (b *Bitmap) Dense() (x0, y0, x1, y1 int, ok bool) {
	x0, y0 = b.W, b.H
	rows := make([]byte, (b.W+tile-1)/tile)
	for top := 0; top+tile <= b.H; top += tile {
		clear(rows)
		for y := top; y < top+tile; y++ {
			b.countBusy(rows, y)
		}
		for i, n := range rows {
			if n >= busy {
				x0, y0 = min(x0, (i-1)*tile), min(y0, top-tile)
				x1, y1, ok = max(x1, (i+2)*tile), max(y1, top+2*tile), true
			}
		}
	}
	return max(x0, 0), max(y0, 0), min(x1, b.W), min(y1, b.H), ok
}

// countBusy adds one to each tile in which row y changes colour often.
func (b *Bitmap) countBusy(rows []byte, y int) {
	row := b.Rows[y*b.Stride : (y+1)*b.Stride]
	carry := uint64(0)
	for i := range rows {
		word := uint64(binary.LittleEndian.Uint32(row[4*i:]))
		turns := uint32(word ^ (word<<1 | carry))
		carry = word >> 31
		if bits.OnesCount32(turns) >= changes {
			rows[i]++
		}
	}
}
