package ordonnance_test

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// BenchmarkOpenCompact times Open of a signed compact prescription, the key
// found by id among 100, beside the bare verification it cannot do without.
func BenchmarkOpenCompact(b *testing.B) {
	signer, private, keys := compactKeys(b, 100)
	kind := ordonnance.CompactKind(nil)
	token, _, err := document.Sign(compactSample(5, false), kind, signer, &document.SignOptions{At: compactMoment})
	if err != nil {
		b.Fatal(err)
	}
	input := []byte(token[:strings.LastIndexByte(token, '.')])
	digest := sha256.Sum256(input)
	r, s, err := ecdsa.Sign(rand.Reader, private, digest[:])
	if err != nil {
		b.Fatal(err)
	}
	compare(b, "open", func() bool {
		digest := sha256.Sum256(input)
		return ecdsa.Verify(&private.PublicKey, digest[:], r, s)
	}, func() bool {
		_, err := document.Open(token, kind, keys, &document.OpenOptions{At: compactMoment})
		return err == nil
	})
}

// compare times a baseline and ours apart, and then in turns: "ratio" is the
// median of ours over the baseline in short batches side by side, which a busy
// machine disturbs least. Its ns/op is that of a pair of batches.
func compare(b *testing.B, name string, raw, ours func() bool) {
	b.Helper()
	alone := func(name string, op func() bool) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if !op() {
					b.Fatal("refused")
				}
			}
		})
	}
	alone("raw", raw)
	alone(name, ours)
	b.Run("ratio", func(b *testing.B) {
		const batch = 16
		timed := func(op func() bool) float64 {
			start := time.Now()
			for range batch {
				if !op() {
					b.Fatal("refused")
				}
			}
			return float64(time.Since(start))
		}
		var ratios []float64
		for b.Loop() {
			base := timed(raw)
			ratios = append(ratios, timed(ours)/base)
		}
		slices.Sort(ratios)
		b.ReportMetric(ratios[len(ratios)/2], "x-raw")
	})
}

// BenchmarkSignCompact times Sign of the five-line sample beside a bare
// signature of the same input.
func BenchmarkSignCompact(b *testing.B) {
	signer, private, _ := compactKeys(b, 1)
	kind := ordonnance.CompactKind(nil)
	v := compactSample(5, false)
	token, _, err := document.Sign(v, kind, signer, &document.SignOptions{At: compactMoment})
	if err != nil {
		b.Fatal(err)
	}
	input := []byte(token[:strings.LastIndexByte(token, '.')])
	compare(b, "sign", func() bool {
		digest := sha256.Sum256(input)
		_, _, err := ecdsa.Sign(rand.Reader, private, digest[:])
		return err == nil
	}, func() bool {
		_, _, err := document.Sign(v, kind, signer, &document.SignOptions{At: compactMoment})
		return err == nil
	})
}

// BenchmarkCompact times the form alone, and its growth with the lines. The
// sentences are part of decoding: they are shown apart.
func BenchmarkCompact(b *testing.B) {
	kind := ordonnance.CompactKind(nil)
	for _, c := range []struct {
		lines int
		typed bool
	}{{1, false}, {5, false}, {5, true}, {10, false}, {100, false}} {
		v := compactSample(c.lines, c.typed)
		raw, _, err := kind.Encode(v)
		if err != nil {
			b.Fatal(err)
		}
		name := fmt.Sprintf("%d-lines-typed-%v/", c.lines, c.typed)
		b.Run(name+"encode", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := kind.Encode(v); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"decode", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := kind.Decode(kind.Version, raw); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"sentences", func(b *testing.B) {
			b.ReportAllocs()
			var dst []byte
			for b.Loop() {
				for i := range v.Lines {
					dst = ordonnance.AppendSentence(dst[:0], v.Lines[i])
				}
			}
		})
	}
}
