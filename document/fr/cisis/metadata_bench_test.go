package cisis_test

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// BenchmarkArchive: an archive with a level 1 document of 500 KB, read with
// digests checked, and then with the document parsed, its metadata derived and
// compared as well.
func BenchmarkArchive(b *testing.B) {
	s := first(b, nil)
	s.Document.Body.NonXML.Text = cda.NewMedia("application/pdf", picture(500_000*3/4))
	raw, err := cda.Write(s.Document)
	if err != nil {
		b.Fatal(err)
	}
	s.Bytes = raw
	parcel, _, err := cisis.NewLot([]cisis.Sending{s}, cisis.Sender{}, somebody(), sentAt, nil)
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := xdm.Write(&out, xdm.Package{Lots: []xdm.Parcel{parcel}, Index: []byte("x"), Readme: []byte("x"), Written: sentAt}, countedUUIDs()); err != nil {
		b.Fatal(err)
	}
	read := func() *xdm.Archive {
		a, err := xdm.Open(bytes.NewReader(out.Bytes()), int64(out.Len()), nil)
		if err != nil || a.Faults != nil {
			b.Fatal(err, a.Faults)
		}
		return a
	}
	verified := func() {
		if f := read().Verify(); f != nil {
			b.Fatal(f)
		}
	}
	derived := func() {
		d := read().Lots[0].Documents[0]
		src, err := d.Bytes()
		if err != nil {
			b.Fatal(err)
		}
		doc, err := cda.Read(src, nil)
		if err != nil {
			b.Fatal(err)
		}
		e, _ := cisis.DeriveEntry(src, doc.Document, nil)
		if diff := cisis.CompareEntry(*d.Entry, e, nil); diff != nil {
			b.Fatal(diff)
		}
	}
	for name, do := range map[string]func(){"verified": verified, "derived": derived} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			for b.Loop() {
				do()
			}
		})
	}
	b.Run("ratio", func(b *testing.B) { beside(b, verified, derived) })
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

// picture is a file that does not compress, as pictures do not.
func picture(size int) []byte {
	out := make([]byte, size)
	random := rand.New(rand.NewPCG(1, 1))
	for i := range out {
		out[i] = byte(random.Uint32())
	}
	return append([]byte("%PDF-1.4\n"), out...)
}
