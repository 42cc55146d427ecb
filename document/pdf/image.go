package pdf

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"math"
	"slices"
)

// grayCopy copies a picture in grey on white, its corner at the origin, so that
// later changes by the caller change nothing.
func grayCopy(src image.Image) *image.Gray {
	b := src.Bounds()
	dst := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			c := src.At(b.Min.X+x, b.Min.Y+y)
			_, _, _, a := c.RGBA()
			g := color.Gray16Model.Convert(c).(color.Gray16).Y // premultiplied
			dst.Pix[y*dst.Stride+x] = uint8((uint32(g) + 0xffff - a) >> 8)
		}
	}
	return dst
}

// reduce shrinks a picture made of equal squares to one pixel a square; any
// other picture is returned as it is.
func reduce(src *image.Gray) *image.Gray {
	side := dotSize(src)
	if side <= 1 {
		return src
	}
	b := src.Bounds()
	dst := image.NewGray(image.Rect(0, 0, b.Dx()/side, b.Dy()/side))
	for y := range dst.Rect.Dy() {
		for x := range dst.Rect.Dx() {
			dst.Pix[y*dst.Stride+x] = src.Pix[y*side*src.Stride+x*side]
		}
	}
	return dst
}

// enlarge gives a small picture 8 pixels a dot, because some viewers blur an
// image they enlarge.
func enlarge(src *image.Gray) *image.Gray {
	const side = 8
	size := src.Rect.Size()
	if max(size.X, size.Y)*side > maxImage {
		return src
	}
	dst := image.NewGray(image.Rect(0, 0, size.X*side, size.Y*side))
	for y := range dst.Rect.Dy() {
		for x := range dst.Rect.Dx() {
			dst.Pix[y*dst.Stride+x] = src.Pix[y/side*src.Stride+x/side]
		}
	}
	return dst
}

// dotSize returns the side of the largest square a picture is made of: the
// greatest common divisor of its sides and of all places where it changes.
func dotSize(src *image.Gray) int {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	side := gcd(w, h)
	for y := 0; y < h && side > 1; y++ {
		row := src.Pix[y*src.Stride:][:w]
		if y > 0 && y%side != 0 && !bytes.Equal(row, src.Pix[(y-1)*src.Stride:][:w]) {
			side = gcd(side, y)
		}
		for x := 1; x < w && side > 1; x++ {
			if row[x] != row[x-1] {
				side = gcd(side, x)
			}
		}
	}
	return side
}

// gcd returns the greatest common divisor of two numbers that are not both 0.
func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// withResolution states the resolution in a PNG file: chunk pHYs, in pixels per
// metre, right after the header chunk (PNG 1.2 §4.2.4.2, §5.6).
func withResolution(file []byte, dpi int) []byte {
	const header = 8 + 4 + 4 + 13 + 4 // signature, then length, type, data, CRC of IHDR
	perMetre := uint32(math.Round(float64(dpi) / mmPerInch * 1000))
	body := []byte("pHYs")
	body = binary.BigEndian.AppendUint32(body, perMetre)
	body = binary.BigEndian.AppendUint32(body, perMetre)
	body = append(body, 1) // unit: metre
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(body)-4))
	chunk = append(chunk, body...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(body))
	return slices.Insert(file, header, chunk...)
}
