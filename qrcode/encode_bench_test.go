package qrcode_test

import (
	"strings"
	"testing"

	skip2 "github.com/skip2/go-qrcode"
)

// Encode, self-check included, beside one bare encode of the library.
func BenchmarkEncode(b *testing.B) {
	for _, v := range benchTexts {
		b.Run(v.name+"/encode", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				mustEncode(b, v.text, nil)
			}
		})
		b.Run(v.name+"/skip2", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				q, err := skip2.New(v.text, skip2.Medium)
				if err != nil {
					b.Fatal(err)
				}
				q.Bitmap()
			}
		})
	}
}

// Text to PNG beside the library's own way; and PNG and SVG from a matrix.
func BenchmarkPicture(b *testing.B) {
	for _, v := range benchTexts {
		m := mustEncode(b, v.text, nil)
		b.Run(v.name+"/text to PNG", func(b *testing.B) {
			for b.Loop() {
				if _, err := mustEncode(b, v.text, nil).PNG(nil); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(v.name+"/skip2 PNG", func(b *testing.B) {
			for b.Loop() {
				if _, err := skip2.Encode(v.text, skip2.Medium, -4); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(v.name+"/PNG", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := m.PNG(nil); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(v.name+"/SVG", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := m.SVG(nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

var benchTexts = []struct{ name, text string }{
	{"v9", strings.Repeat("R", 262)},
	{"v13", strings.Repeat("R", 483)},
	{"v26", strings.Repeat("R", 1542)},
}
