package medcda_test

import (
	"encoding"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

// differences is [medcda.Compare] written plainly.
func differences(path string, a, b reflect.Value) (out []string) {
	t := a.Type()
	whole := t == reflect.TypeFor[prescription.Code]() || t == reflect.TypeFor[prescription.Quantity]() ||
		t == reflect.TypeFor[prescription.Cycle]() || t.Implements(reflect.TypeFor[encoding.TextMarshaler]())
	switch {
	case t.Kind() == reflect.Pointer && a.IsNil() != b.IsNil(), t.Kind() == reflect.Slice && a.Len() != b.Len():
		return []string{path}
	case t.Kind() == reflect.Pointer && a.IsNil():
	case t.Kind() == reflect.Pointer:
		return differences(path, a.Elem(), b.Elem())
	case t.Kind() == reflect.Slice:
		for i := range a.Len() {
			out = append(out, differences(path+"/"+strconv.Itoa(i), a.Index(i), b.Index(i))...)
		}
	case t.Kind() == reflect.Struct && !whole && slices.ContainsFunc(reflect.VisibleFields(t), reflect.StructField.IsExported):
		for i := range t.NumField() {
			f, at := t.Field(i), path
			if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); !f.Anonymous {
				at += "/" + name
			}
			if f.Anonymous || f.IsExported() {
				out = append(out, differences(at, a.Field(i), b.Field(i))...)
			}
		}
	case !a.Equal(b):
		return []string{path}
	}
	return out
}

func TestCompareRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 300 {
		a, b := gen.Prescription(r), gen.Prescription(r)
		if len(a.Lines) > 0 && len(b.Lines) > 0 { // nearly the same, and quite another
			b.Lines = append(a.Clone().Lines, b.Lines[0])[:len(a.Lines)]
			b.Lines[0].Text, b.Lines[0].Dosage = "", b.Lines[len(b.Lines)-1].Dosage
			b.Patient = a.Patient
		}
		want := differences("", reflect.ValueOf(a), reflect.ValueOf(b))
		if got := medcda.Compare(a, b); !slices.Equal(got, want) {
			t.Fatalf("%q\n%q", got, want)
		}
		if got := medcda.Compare(&a, &b); !slices.Equal(got, want) {
			t.Fatalf("%q\n%q", got, want)
		}
		if got := medcda.Compare(a, a.Clone()); len(got) > 0 {
			t.Fatal(got)
		}
	}
}
