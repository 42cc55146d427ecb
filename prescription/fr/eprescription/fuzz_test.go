package eprescription_test

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/has"
)

// FuzzRead: no bundle panics; what is read and can be written is read back as
// the part that is carried, and written alike.
func FuzzRead(f *testing.F) {
	for _, v := range findings {
		f.Add([]byte(v.text))
	}
	for _, c := range has.Cases()[:12] {
		if raw, _, err := eprescription.Write(whole(c.Product, c.Line), nil); err == nil {
			f.Add(raw)
		}
	}
	if raw, _, err := eprescription.Write(gen.Typical(3, true), nil); err == nil {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if d, _, err := eprescription.ReadDispensation(raw, nil); err == nil {
			_, _, _ = eprescription.WriteDispensation(d, nil)
		}
		p, _, err := eprescription.Read(raw, nil)
		if err != nil {
			return
		}
		out, _, err := eprescription.Write(p, nil)
		if err != nil {
			return
		}
		want, _ := eprescription.Carried(p, nil)
		back, _, err := eprescription.Read(out, nil)
		if err != nil {
			t.Fatal(err)
		}
		if p.ID == "" {
			return // one is made from the bytes
		}
		if !reflect.DeepEqual(back, want) {
			t.Fatal(difference(text(t, back), text(t, want)))
		}
		twice, left, err := eprescription.Write(back, nil)
		if err != nil || len(left) > 0 || !bytes.Equal(out, twice) {
			t.Fatal(err, left)
		}
	})
}
