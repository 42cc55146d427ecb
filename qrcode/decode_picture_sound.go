package qrcode

import (
	"encoding/binary"
	"image"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/ifd"
)

// A header may promise more pixels than its file can hold. These checks find
// out before memory is taken for them; they never refuse a file that can be
// decoded.

// soundPNG: Deflate makes at most 1032 bytes of one (RFC 1951: 258 bytes from
// two bits).
func soundPNG(raw []byte, c image.Config) bool {
	const depthAt, colourAt = 24, 25 // in the IHDR chunk
	if len(raw) <= colourAt {
		return false
	}
	samples := map[byte]int{2: 3, 4: 2, 6: 4}[raw[colourAt]]
	bits := c.Width * c.Height * int(raw[depthAt]) * max(samples, 1)
	return bits/8/1032 <= len(raw)
}

// soundJPEG: a block of 64 pixels takes a bit at the least (ITU-T T.81, F.1.2.1:
// no code is shorter), and the scans are not without number.
func soundJPEG(raw []byte, c image.Config) bool {
	return c.Width*c.Height/512 <= len(raw) && ifd.Scans(raw, maxScans+1) <= maxScans
}

// soundGIF: a code of twelve bits stands for at most 4096 pixels (GIF89a,
// appendix F). The frame may be smaller than the canvas, so the bound is that of
// a canvas of which the frame is missing: only absurd files fall.
func soundGIF(raw []byte, c image.Config) bool {
	const headerSize, frameSize = 13, 10
	return len(raw) > headerSize+frameSize && c.Width*c.Height/4096 <= 64*len(raw)
}

// soundBMP: rows are not compressed and end on four bytes (Windows
// BITMAPINFOHEADER).
func soundBMP(raw []byte, c image.Config) bool {
	const bitsAt = 28
	if len(raw) < bitsAt+2 {
		return false
	}
	row := (c.Width*int(binary.LittleEndian.Uint16(raw[bitsAt:])) + 31) / 32 * 4
	return row*c.Height <= len(raw)
}
