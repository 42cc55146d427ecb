package qrcode_test

import (
	"strings"
	"testing"

	skip2 "github.com/skip2/go-qrcode"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/segment"
	layout "github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/symbol"
)

var benchTexts = []struct {
	name, text string
}{
	{"v9", strings.Repeat("R", 262)},
	{"v13", strings.Repeat("R", 483)},
	{"v26", strings.Repeat("R", 1542)},
	{"shc v22", "shc:/" + strings.Repeat("5676290952", 120)},
}

// bitmap is one bare encode of the library.
func bitmap(b *testing.B, text string) {
	q, err := skip2.New(text, skip2.Medium)
	if err != nil {
		b.Fatal(err)
	}
	q.Bitmap()
}

// BenchmarkEncode makes symbols beside one bare encode of the library: "matrix"
// is the same work, "encode" decodes the finished symbol as well.
func BenchmarkEncode(b *testing.B) {
	for _, v := range benchTexts {
		version := mustEncode(b, v.text, nil).Version()
		matrix := func() {
			p := segment.Best(v.text, segment.Class(version))
			data := segment.Write(p, version, layout.DataWords(version, layout.M))
			layout.Build(data, version, layout.M, layout.Best)
		}
		encode := func() { mustEncode(b, v.text, nil) }
		library := func() { bitmap(b, v.text) }
		run(b, v.name+"/matrix", matrix)
		run(b, v.name+"/encode", encode)
		run(b, v.name+"/skip2", library)
		b.Run(v.name+"/ratio matrix", func(b *testing.B) { inTurn(b, library, matrix) })
		b.Run(v.name+"/ratio encode", func(b *testing.B) { inTurn(b, library, encode) })
	}
}

// BenchmarkPicture draws PNG and SVG from a matrix, and goes from text to PNG
// beside the library's own way; "bytes" is the size beside the library's.
func BenchmarkPicture(b *testing.B) {
	for _, v := range benchTexts {
		m := mustEncode(b, v.text, nil)
		png := func() []byte {
			raw, err := m.PNG(nil)
			if err != nil {
				b.Fatal(err)
			}
			return raw
		}
		library := func() []byte {
			raw, err := skip2.Encode(v.text, skip2.Medium, -4)
			if err != nil {
				b.Fatal(err)
			}
			return raw
		}
		run(b, v.name+"/PNG", func() { png() })
		run(b, v.name+"/SVG", func() {
			if _, err := m.SVG(nil); err != nil {
				b.Fatal(err)
			}
		})
		run(b, v.name+"/skip2 text to PNG", func() { library() })
		b.Run(v.name+"/ratio text to PNG", func(b *testing.B) {
			inTurn(b, func() { library() }, func() {
				m = mustEncode(b, v.text, nil)
				png()
			})
			b.ReportMetric(float64(len(png()))/float64(len(library())), "bytes")
		})
	}
}

// run is a benchmark of one function.
func run(b *testing.B, name string, f func()) {
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f()
		}
	})
}
