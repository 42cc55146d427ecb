package qrcode_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"testing"
)

// exifBlock states an orientation and nothing else, in either byte order.
func exifBlock(orientation int) []byte {
	if orientation%2 == 0 {
		b := []byte("II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00")
		return append(b, byte(orientation), 0, 0, 0, 0, 0, 0, 0)
	}
	b := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01")
	return append(b, 0, byte(orientation), 0, 0, 0, 0, 0, 0)
}

func orientedJPEG(t testing.TB, g *image.Gray, orientation int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, g, nil); err != nil {
		t.Fatal(err)
	}
	exif := append([]byte("Exif\x00\x00"), exifBlock(orientation)...)
	segment := append([]byte{0xFF, 0xE1, 0, byte(len(exif) + 2)}, exif...)
	return bytes.Join([][]byte{b.Bytes()[:2], segment, b.Bytes()[2:]}, nil)
}

func pngChunk(kind string, body []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(append(b, kind...), body...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

func orientedPNG(t testing.TB, g *image.Gray, orientation int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, g); err != nil {
		t.Fatal(err)
	}
	const head = 8 + 25 // signature and IHDR
	return bytes.Join([][]byte{b.Bytes()[:head], pngChunk("eXIf", exifBlock(orientation)), b.Bytes()[head:]}, nil)
}

// orientedWebP wraps lossless.webp into the extended file format.
func orientedWebP(t testing.TB, w, h, orientation int) []byte {
	chunk := func(kind string, body []byte) []byte {
		b := append([]byte(kind), binary.LittleEndian.AppendUint32(nil, uint32(len(body)))...)
		if b = append(b, body...); len(body)%2 == 1 {
			b = append(b, 0)
		}
		return b
	}
	size := func(n int) []byte { return []byte{byte(n - 1), byte((n - 1) >> 8), byte((n - 1) >> 16)} }
	extended := append([]byte{8, 0, 0, 0}, append(size(w), size(h)...)...)
	body := bytes.Join([][]byte{[]byte("WEBP"), chunk("VP8X", extended), fixture(t, "lossless.webp")[12:],
		chunk("EXIF", exifBlock(orientation))}, nil)
	return append(append([]byte("RIFF"), binary.LittleEndian.AppendUint32(nil, uint32(len(body)))...), body...)
}

// tag is an entry of a TIFF directory, one LONG.
type tag struct{ id, value uint32 }

// tiffFile writes directories one after the other; the offsets of pixels are
// those in the file.
func tiffFile(pixels []byte, pages ...[]tag) []byte {
	b := binary.LittleEndian.AppendUint32([]byte("II*\x00"), uint32(8+len(pixels)))
	b = append(b, pixels...)
	for i, page := range pages {
		b = binary.LittleEndian.AppendUint16(b, uint16(len(page)))
		for _, e := range page {
			b = binary.LittleEndian.AppendUint16(b, uint16(e.id))
			b = append(b, 4, 0, 1, 0, 0, 0)
			b = binary.LittleEndian.AppendUint32(b, e.value)
		}
		next := 0
		if i+1 < len(pages) {
			next = len(b) + 4
		}
		b = binary.LittleEndian.AppendUint32(b, uint32(next))
	}
	return b
}

// greyPage describes a page of grey bytes, not compressed, in one strip.
func greyPage(g *image.Gray, at int, orientation uint32) []tag {
	w, h := uint32(g.Rect.Dx()), uint32(g.Rect.Dy())
	return []tag{{256, w}, {257, h}, {258, 8}, {259, 1}, {262, 1}, {273, uint32(at)}, {274, orientation}, {278, h}, {279, w * h}}
}

func orientedTIFF(_ testing.TB, g *image.Gray, orientation int) []byte {
	return tiffFile(g.Pix, greyPage(g, 8, uint32(orientation)))
}

func twoPages(_ testing.TB, a, b *image.Gray) []byte {
	return tiffFile(append(bytes.Clone(a.Pix), b.Pix...), greyPage(a, 8, 1), greyPage(b, 8+len(a.Pix), 1))
}
