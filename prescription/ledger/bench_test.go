package ledger_test

import (
	"bytes"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
)

// acts is how many dispensations the benchmarks handle.
const acts = 3000

// BenchmarkLedger tells what one dispensation costs in each verb.
func BenchmarkLedger(b *testing.B) {
	ds := make([]prescription.Dispensation, acts)
	for i := range ds {
		ds[i] = dispensed(i, i/3, i%7, 1)
	}
	full := holding(b, ds...)
	var text bytes.Buffer
	if err := ledger.Write(&text, full); err != nil {
		b.Fatal(err)
	}
	run := func(name string, verb func()) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				verb()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/acts, "ns/act")
		})
	}
	run("add", func() { holding(b, ds...) })
	run("add known", func() {
		for _, d := range ds {
			if _, err := full.Add(d); err != nil {
				b.Fatal(err)
			}
		}
	})
	run("read", func() {
		if _, err := ledger.Read(bytes.NewReader(text.Bytes()), nil); err != nil {
			b.Fatal(err)
		}
	})
	run("merge", func() { ledger.Merge(full, full) })
	run("all", func() { full.All() })
	run("conflicts", func() { full.Conflicts() })
}
