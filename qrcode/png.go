package qrcode

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
	"sync"
)

// PNGOptions changes the picture of a symbol. Nil and the zero value mean four
// pixels per module and the least quiet zone.
type PNGOptions struct {
	ModulePixels int // pixels a side of one module; 0 means 4
	QuietZone    int // light border in modules, at least [Matrix.Quiet]; 0 means that
}

// PNG draws the symbol as a black and white PNG of one bit per pixel. A module
// is always a whole number of pixels: a picture of a size in between has
// modules of unequal width, which readers fail on. It refuses measures out of
// range with [ErrPictureOptions], see [Matrix.Image].
func (m *Matrix) PNG(opts *PNGOptions) ([]byte, error) {
	var o PNGOptions
	if opts != nil {
		o = *opts
	}
	px, quiet, err := m.picture(o.ModulePixels, o.QuietZone)
	if err != nil {
		return nil, err
	}
	width, height := (m.size+2*quiet)*px, (m.Height()+2*quiet)*px
	out := bytes.NewBuffer(make([]byte, 0, 128+m.size*m.Height()/4))
	out.WriteString("\x89PNG\r\n\x1a\n")
	// Header (PNG, third edition, §11.2.1): size, one bit of grey, the only
	// compression and filter method, not interlaced.
	head := binary.BigEndian.AppendUint32(nil, uint32(width))
	head = binary.BigEndian.AppendUint32(head, uint32(height))
	chunk(out, "IHDR", func() { out.Write(append(head, 1, 0, 0, 0, 0)) })
	chunk(out, "IDAT", func() { m.compress(out, px, quiet) })
	chunk(out, "IEND", func() {})
	return out.Bytes(), nil
}

// chunk writes a chunk of a PNG: length, type, what body writes, check sum
// (PNG, third edition, §5.3).
func chunk(out *bytes.Buffer, kind string, body func()) {
	start := out.Len()
	out.WriteString("\x00\x00\x00\x00" + kind)
	body()
	written := out.Bytes()[start:]
	binary.BigEndian.PutUint32(written, uint32(len(written)-8))
	sum := crc32.ChecksumIEEE(written[4:])
	out.Write(binary.BigEndian.AppendUint32(nil, sum))
}

// compressors are kept: a new one takes 800 kB and more time than the picture.
var compressors = sync.Pool{New: func() any { return zlib.NewWriter(io.Discard) }}

// differencePixels is the module, in pixels, up to which repeated rows are
// smaller as differences; wider modules make runs that the difference of zero
// gets confused with (own measurement on versions 5 to 26).
const differencePixels = 5

// compress writes the rows of pixels. The first one of each row of modules goes
// as it is (filter 0), the others as it again or as the difference to it, which
// is all zeros (filter 2, Up).
func (m *Matrix) compress(out *bytes.Buffer, px, quiet int) {
	z := compressors.Get().(*zlib.Writer)
	defer compressors.Put(z)
	z.Reset(out)
	row := make([]byte, 1+((m.size+2*quiet)*px+7)/8)
	again := row
	if px <= differencePixels {
		again = make([]byte, len(row))
		again[0] = 2
	}
	for y := -quiet; y < m.Height()+quiet; y++ {
		m.pixels(row[1:], y, px, quiet)
		_, _ = z.Write(row) // writing to a buffer does not fail
		for range px - 1 {
			_, _ = z.Write(again)
		}
	}
	_ = z.Close()
}

// pixels fills a row of pixels, the first in the highest bit, 1 for white.
func (m *Matrix) pixels(row []byte, y, px, quiet int) {
	for i := range row {
		row[i] = 0xFF
	}
	for x := range m.size {
		if !m.Dark(x, y) {
			continue
		}
		for i := (quiet + x) * px; i < (quiet+x+1)*px; i++ {
			row[i>>3] &^= 0x80 >> (i & 7)
		}
	}
}
