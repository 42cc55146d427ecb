package qrcode_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// The cost of the carrier beside the bare base64 and base45 it cannot do
// without, and its growth with the payload.
func BenchmarkPack(b *testing.B) {
	for _, bench := range []struct {
		name    string
		payload int
	}{{"98B", 98}, {"300B", 300}, {"980B", 980}, {"2000B", 2000}} {
		token := compact(standardHeader, fill(bench.payload), fill(64))
		text := mustPack(b, token)
		raw := []byte(strings.ReplaceAll(token, ".", ""))
		raw = raw[:len(raw)/4*4]
		dst := make([]byte, len(raw))
		b.Run(bench.name+"/pack", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := qrcode.Pack(token); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(bench.name+"/bare", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				n, err := base64.RawURLEncoding.Decode(dst, raw)
				if err != nil {
					b.Fatal(err)
				}
				_ = qrcode.AppendBase45(nil, dst[:n*3/4])
			}
		})
		b.Run(bench.name+"/unpack", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := qrcode.Unpack(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
