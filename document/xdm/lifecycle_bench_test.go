package xdm_test

import (
	"fmt"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// BenchmarkLifeCycle tells what one record costs in a large pile.
func BenchmarkLifeCycle(b *testing.B) {
	const n = 20_000
	records := make([]xdm.Record, n)
	for i := range records {
		r := record(fmt.Sprintf("1.2.%d", i/2*2+i%2), i%4, xdm.New, "20260101")
		r.Header.SetID = fmt.Sprintf("set-%d", i/4)
		records[(i*7919)%n] = r
	}
	b.ReportAllocs()
	for b.Loop() {
		if got := xdm.LifeCycle(records, nil); len(got) != n {
			b.Fatal(len(got))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/record")
}
