package epmed_test

import (
	"strconv"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
)

// Five lines with a PDF of 100 kB: the size of the official examples.
func benchLines() (prescription.Prescription, *epmed.WriteOptions) {
	var lines []prescription.Line
	for i := range 5 {
		lines = append(lines, medicine(strconv.Itoa(i), catalogue()[2*i].Line))
	}
	return sample(lines...), &epmed.WriteOptions{PDF: append(pdf[:len(pdf):len(pdf)], make([]byte, 100_000)...), Code: png}
}

func BenchmarkWrite(b *testing.B) {
	rx, opts := benchLines()
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := epmed.Write(rx, opts); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	rx, opts := benchLines()
	raw, _, err := epmed.Write(rx, opts)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, _, err := epmed.Read(raw); err != nil {
			b.Fatal(err)
		}
	}
}
