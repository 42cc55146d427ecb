package xdm_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha1"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// heavy is an archive with a document of 500 KB that looks like a CDA: half
// XML, half base64 of a picture.
func heavy(tb testing.TB) []byte {
	tb.Helper()
	random := rand.New(rand.NewPCG(1, 1))
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	var doc bytes.Buffer
	for doc.Len() < 250_000 {
		fmt.Fprintf(&doc, "<entry><observation classCode=\"OBS\" moodCode=\"EVN\"><code code=\"%d-%d\" codeSystem=\"2.16.840.1.113883.6.1\"/><value unit=\"mg\" value=\"%d\"/></observation></entry>\n",
			random.IntN(99999), random.IntN(10), random.IntN(1000))
	}
	for doc.Len() < 500_000 {
		doc.WriteByte(digits[random.IntN(64)])
	}
	p := parcel(1)
	p.Documents[0] = doc.Bytes()
	return written(tb, boxed(p))
}

// bare is the baseline: every file inflated, SHA-1 of the documents.
func bare(tb testing.TB, raw []byte) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.Copy(sha1.New(), r); err != nil {
			tb.Fatal(err)
		}
		r.Close()
	}
}

func ours(tb testing.TB, raw []byte) {
	a, err := xdm.Open(bytes.NewReader(raw), int64(len(raw)), nil)
	if err != nil {
		tb.Fatal(err)
	}
	if f := append(a.Faults, a.Verify()...); f != nil {
		tb.Fatal(f)
	}
}

// BenchmarkRead: 1,000 archives of 500 KB. The goal is twice the baseline.
func BenchmarkRead(b *testing.B) {
	raw := heavy(b)
	const archives = 1000
	run := func(do func(testing.TB, []byte)) func(b *testing.B) {
		return func(b *testing.B) {
			b.SetBytes(archives * 500_000)
			b.ReportAllocs()
			for b.Loop() {
				for range archives {
					do(b, raw)
				}
			}
		}
	}
	b.Run("zip+SHA-1", run(bare))
	b.Run("Open+Verify", run(ours))
	b.Run("ratio", func(b *testing.B) { beside(b, func() { bare(b, raw) }, func() { ours(b, raw) }) })
}

// beside runs two functions in turn and reports the median of the ratios: on a
// shared machine the only figure that means anything.
func beside(b *testing.B, base, ours func()) {
	const calls = 4
	clock := func(f func()) time.Duration {
		start := time.Now()
		for range calls {
			f()
		}
		return time.Since(start)
	}
	var ratios []float64
	for b.Loop() {
		before := clock(base)
		middle := clock(ours)
		ratios = append(ratios, 2*float64(middle)/float64(before+clock(base)))
	}
	slices.Sort(ratios)
	b.ReportMetric(ratios[len(ratios)/2], "x-base")
	b.ReportMetric(0, "ns/op")
}

// Memory does not grow with the number of archives.
func TestMemory(t *testing.T) {
	raw := heavy(t)
	live := func(archives int) uint64 {
		for range archives {
			ours(t, raw)
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	few := live(2)
	if many := live(40); many > few+1<<20 {
		t.Errorf("%d bytes after 2 archives, %d after 40", few, many)
	}
}

// BenchmarkCorpus: the official archives, one after the other, whose metadata
// have 50 KB for documents of 24 KB to 3 MB.
func BenchmarkCorpus(b *testing.B) {
	var archives [][]byte
	for _, raw := range corpus(b) {
		archives = append(archives, raw)
	}
	read := func(tb testing.TB, raw []byte) {
		a, err := xdm.Open(bytes.NewReader(raw), int64(len(raw)), nil)
		if err != nil || a.Verify() != nil {
			tb.Fatal(err)
		}
	}
	all := func(do func(testing.TB, []byte)) func() {
		return func() {
			for _, raw := range archives {
				do(b, raw)
			}
		}
	}
	b.Run("ratio", func(b *testing.B) { beside(b, all(bare), all(read)) })
}
