package qrcode_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"image/png"
	"testing"

	"golang.org/x/image/tiff"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// BenchmarkReadPicture opens a scanned page beside the decoder alone: what the
// checks, the turning and the grey cost.
func BenchmarkReadPicture(b *testing.B) {
	page, _ := a4(b, 150, true)
	var asTIFF bytes.Buffer
	if err := tiff.Encode(&asTIFF, page, &tiff.Options{Compression: tiff.Deflate}); err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		raw    []byte
		decode func(raw []byte) (image.Image, error)
	}{
		{"PNG", orientedPNG(b, page, 1), func(raw []byte) (image.Image, error) { return png.Decode(bytes.NewReader(raw)) }},
		{"JPEG", orientedJPEG(b, page, 1), func(raw []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(raw)) }},
		{"JPEG turned", orientedJPEG(b, page, 6), func(raw []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(raw)) }},
		{"TIFF", asTIFF.Bytes(), func(raw []byte) (image.Image, error) { return tiff.Decode(bytes.NewReader(raw)) }},
	} {
		ours := func() {
			if _, err := qrcode.ReadPicture(context.Background(), bytes.NewReader(c.raw), 1, nil); err != nil {
				b.Fatal(err)
			}
		}
		alone := func() {
			if _, err := c.decode(c.raw); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(c.name+"/ours", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ours()
			}
		})
		b.Run(c.name+"/decoder alone", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				alone()
			}
		})
		b.Run(c.name+"/ratio", func(b *testing.B) { inTurn(b, alone, ours) })
	}
}
