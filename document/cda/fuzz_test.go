package cda_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// FuzzRead wants: no panic; what the writer takes of what was read is read
// again as the same model, and written again as the same bytes.
func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	for _, doc := range []*cda.ClinicalDocument{header(), order(1)} {
		out, err := cda.Write(doc)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(out)
	}
	for _, v := range faults {
		if len(v.new) < 1000 {
			f.Add([]byte(strings.Replace(small, v.old, v.new, 1)))
		}
	}
	for _, v := range refusedReads {
		if len(v.doc) < 1000 {
			f.Add([]byte(v.doc))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		kept := bytes.Clone(src)
		got, err := cda.Read(src, &cda.Limits{Bytes: 1 << 16, Elements: 2000})
		if !bytes.Equal(src, kept) {
			t.Fatal("the bytes were changed")
		}
		if err != nil {
			return
		}
		out, err := cda.Write(got.Document)
		if err != nil {
			return
		}
		again, err := cda.Read(out, nil)
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if !reflect.DeepEqual(again.Document, got.Document) {
			t.Fatalf("another document:\n%s", out)
		}
		if twice, err := cda.Write(again.Document); err != nil || !bytes.Equal(twice, out) {
			t.Fatalf("other bytes (%v):\n%s\n%s", err, out, twice)
		}
	})
}
