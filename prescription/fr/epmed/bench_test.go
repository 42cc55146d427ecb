package epmed_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
)

// benches are prescriptions whose documents have about 220 kB: five lines with
// a copy of 115 kB, as the official examples, and as many lines as it takes.
func benches() map[string]func() (prescription.Prescription, *epmed.WriteOptions) {
	lines := func(n int) prescription.Prescription {
		var lines []prescription.Line
		all := catalogue()
		for i := range n {
			lines = append(lines, medicine(strconv.Itoa(i+1), all[2*i%len(all)].Line))
		}
		return sample(lines...)
	}
	copied := append(pdf[:len(pdf):len(pdf)], make([]byte, 115_000)...)
	return map[string]func() (prescription.Prescription, *epmed.WriteOptions){
		"copy": func() (prescription.Prescription, *epmed.WriteOptions) {
			return lines(5), &epmed.WriteOptions{PDF: copied, Code: png}
		},
		"lines": func() (prescription.Prescription, *epmed.WriteOptions) {
			return lines(19), &epmed.WriteOptions{PDF: pdf, Code: png}
		},
	}
}

// element is what encoding/xml is compared with: the least typed structure
// that keeps everything.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Nodes   []element  `xml:",any"`
}

// BenchmarkRead is the whole road from bytes to the model, faults included;
// the goals are 0.7 of Unmarshal, 1.5 of RawToken, and memory of ten times the
// bytes.
func BenchmarkRead(b *testing.B) {
	for name, make := range benches() {
		rx, opts := make()
		raw, _, err := epmed.Write(rx, opts)
		if err != nil {
			b.Fatal(err)
		}
		read := func() {
			if _, _, err := epmed.Read(raw); err != nil {
				b.Fatal(err)
			}
		}
		tokens := func() {
			d := xml.NewDecoder(bytes.NewReader(raw))
			for {
				if _, err := d.RawToken(); errors.Is(err, io.EOF) {
					return
				}
			}
		}
		unmarshal := func() {
			var e element
			if err := xml.Unmarshal(raw, &e); err != nil {
				b.Fatal(err)
			}
		}
		alone(b, name+"/ours", len(raw), read)
		alone(b, name+"/RawToken", len(raw), tokens)
		alone(b, name+"/Unmarshal", len(raw), unmarshal)
		b.Run(name+"/ratio/RawToken", func(b *testing.B) { ratio(b, read, tokens) })
		b.Run(name+"/ratio/Unmarshal", func(b *testing.B) { ratio(b, read, unmarshal) })
	}
}

// BenchmarkWrite compares with Marshal, of which the goal is 0.2: write is the
// whole road from the model to bytes, with the list of what was left out, and
// measured 0.30 of Marshal for many lines, 0.46 for five lines with a copy
// (both run in turn, so that each pays for the garbage of the other; with a
// collector that seldom runs, GOGC=800, 0.30 and 0.28); append, which like
// Marshal only encodes what is there, 0.12 and 0.16.
func BenchmarkWrite(b *testing.B) {
	for name, make := range benches() {
		rx, opts := make()
		raw, _, err := epmed.Write(rx, opts)
		if err != nil {
			b.Fatal(err)
		}
		var e element
		if err := xml.Unmarshal(raw, &e); err != nil {
			b.Fatal(err)
		}
		write := func() {
			if _, _, err := epmed.Write(rx, opts); err != nil {
				b.Fatal(err)
			}
		}
		marshal := func() {
			if _, err := xml.Marshal(&e); err != nil {
				b.Fatal(err)
			}
		}
		read, err := cda.Read(raw, nil)
		if err != nil {
			b.Fatal(err)
		}
		var buffer []byte
		encode := func() {
			if buffer, err = cda.Append(buffer[:0], read.Document); err != nil {
				b.Fatal(err)
			}
		}
		alone(b, name+"/write", len(raw), write)
		alone(b, name+"/append", len(raw), encode)
		alone(b, name+"/marshal", len(raw), marshal)
		b.Run(name+"/ratio/write", func(b *testing.B) { ratio(b, write, marshal) })
		b.Run(name+"/ratio/append", func(b *testing.B) { ratio(b, encode, marshal) })
	}
}

func alone(b *testing.B, name string, size int, run func()) {
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(size))
		for b.Loop() {
			run()
		}
		b.ReportMetric(float64(size), "B/doc")
	})
}

// ratio runs both in turn and reports how many times the baseline's time ours
// takes.
func ratio(b *testing.B, ours, baseline func()) {
	var a, z time.Duration
	for b.Loop() {
		start := time.Now()
		ours()
		middle := time.Now()
		baseline()
		a, z = a+middle.Sub(start), z+time.Since(middle)
	}
	b.ReportMetric(float64(a)/float64(z), "ratio")
}
