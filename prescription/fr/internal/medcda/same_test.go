package medcda_test

import (
	"reflect"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

// filled is a line in which every member says something.
func filled() prescription.Line {
	var l prescription.Line
	fillWhole(reflect.ValueOf(&l).Elem())
	return l
}

func fillWhole(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillWhole(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fillWhole(v.Index(0))
		fillWhole(v.Index(1))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fillWhole(v.Field(i))
			}
		}
	case reflect.String:
		v.SetString("1")
	}
}

// leaves calls visit for every value that stands by itself, and for every
// pointer and list.
func leaves(v reflect.Value, path string, visit func(v reflect.Value, path string)) {
	switch v.Kind() {
	case reflect.Pointer:
		visit(v, path)
		leaves(v.Elem(), path, visit)
	case reflect.Slice:
		visit(v, path)
		for i := range v.Len() {
			leaves(v.Index(i), path+"[]", visit)
		}
	case reflect.Struct:
		n := 0
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				leaves(v.Field(i), path+"."+f.Name, visit)
				n++
			}
		}
		if n == 0 {
			visit(v, path)
		}
	default:
		visit(v, path)
	}
}

// Whatever member changes, the lines are not the same any more; a member that
// is added to the model has to be added to Same.
func TestSame(t *testing.T) {
	a, b := filled(), filled()
	if !medcda.Same(&a, &b) {
		t.Fatal("two lines that are the same")
	}
	n := 0
	leaves(reflect.ValueOf(&a).Elem(), "", func(v reflect.Value, path string) {
		was := reflect.New(v.Type()).Elem()
		was.Set(v)
		switch v.Kind() {
		case reflect.String:
			v.SetString("2")
		case reflect.Bool:
			v.SetBool(!v.Bool())
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			v.SetInt(v.Int() + 1)
		case reflect.Uint8, reflect.Uint16, reflect.Uint32:
			v.SetUint(v.Uint() + 1)
		case reflect.Pointer:
			v.SetZero()
		case reflect.Slice:
			v.SetLen(1)
		case reflect.Struct:
			switch v.Interface().(type) {
			case prescription.Moment:
				v.Set(reflect.ValueOf(prescription.On(identity.Date{Year: 2026, Month: 11, Day: 20})))
			case prescription.Repeats:
				v.Set(reflect.ValueOf(prescription.Unlimited))
			default:
				t.Fatal(path)
			}
		default:
			t.Fatalf("%s: a %s", path, v.Kind())
		}
		if medcda.Same(&a, &b) || medcda.Same(&b, &a) {
			t.Errorf("%s is not compared", path)
		}
		v.Set(was)
		n++
	})
	if !medcda.Same(&a, &b) || n < 100 {
		t.Errorf("%d members", n)
	}
}
