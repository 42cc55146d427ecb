package cda_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// sample is a prescription of about 220 KB.
func sample(b *testing.B) []byte {
	b.Helper()
	out, err := cda.Write(order(68))
	if err != nil {
		b.Fatal(err)
	}
	return out
}

// element is what encoding/xml is compared with: the least typed structure
// that keeps everything.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Nodes   []element  `xml:",any"`
}

// BenchmarkRead: the goals are 0.7 of Unmarshal, 1.5 of RawToken, and memory
// of ten times the bytes.
func BenchmarkRead(b *testing.B) {
	src := sample(b)
	b.Run("Read", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			if _, err := cda.Read(src, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("RawToken", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			d := xml.NewDecoder(bytes.NewReader(src))
			for {
				if _, err := d.RawToken(); errors.Is(err, io.EOF) {
					break
				}
			}
		}
	})
	b.Run("Unmarshal", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			var e element
			if err := xml.Unmarshal(src, &e); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkWrite: the goal is 0.2 of Marshal.
func BenchmarkWrite(b *testing.B) {
	src := sample(b)
	doc := order(68)
	var e element
	if err := xml.Unmarshal(src, &e); err != nil {
		b.Fatal(err)
	}
	b.Run("Append", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(src)))
		var buf []byte
		for b.Loop() {
			var err error
			if buf, err = cda.Append(buf[:0], doc); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("ratio", func(b *testing.B) {
		var buf []byte
		var ours, theirs time.Duration
		for b.Loop() {
			start := time.Now()
			buf, _ = cda.Append(buf[:0], doc)
			middle := time.Now()
			if _, err := xml.Marshal(&e); err != nil {
				b.Fatal(err)
			}
			ours, theirs = ours+middle.Sub(start), theirs+time.Since(middle)
		}
		b.ReportMetric(float64(ours)/float64(theirs), "ratio")
	})
	b.Run("Marshal", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			if _, err := xml.Marshal(&e); err != nil {
				b.Fatal(err)
			}
		}
	})
}
