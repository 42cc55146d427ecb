package medcda

import (
	"encoding"
	"reflect"
	"strings"
	"sync"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// shape is how values of a type are compared, worked out once: the tags and
// the kinds of the model are the same for every document.
type shape struct {
	// kind is Pointer, Slice or Struct for what is compared in its parts, String
	// for a text, Invalid for one statement that is compared whole.
	kind    reflect.Kind
	elem    *shape
	members []member
}

// member is an exported member of a structure, without a name when it is
// embedded.
type member struct {
	index int
	name  string
	shape *shape
}

// shapes are those of all that is compared.
var shapes = sync.OnceValue(func() map[reflect.Type]*shape {
	known := map[reflect.Type]*shape{}
	for _, t := range [...]reflect.Type{reflect.TypeFor[prescription.Prescription](), reflect.TypeFor[prescription.Dispensation](),
		reflect.TypeFor[prescription.Line](), reflect.TypeFor[prescription.Item]()} {
		shapeOf(t, known)
	}
	return known
})

func shapeOf(t reflect.Type, known map[reflect.Type]*shape) *shape {
	if s := known[t]; s != nil {
		return s
	}
	s := &shape{}
	known[t] = s
	switch kind := t.Kind(); {
	case kind == reflect.Pointer, kind == reflect.Slice:
		s.kind, s.elem = kind, shapeOf(t.Elem(), known)
	case kind == reflect.Struct && !leaf(t):
		s.kind = kind
		for i := range t.NumField() {
			f := t.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.Anonymous {
				name = ""
			}
			if f.Anonymous || f.IsExported() {
				s.members = append(s.members, member{i, name, shapeOf(f.Type, known)})
			}
		}
	case kind == reflect.String:
		s.kind = kind
	}
	return s
}

// leaf reports whether a struct is one statement and is compared whole.
func leaf(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[prescription.Code](), reflect.TypeFor[prescription.Quantity](), reflect.TypeFor[prescription.Cycle]():
		return true
	}
	if t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
		return true
	}
	for i := range t.NumField() {
		if t.Field(i).IsExported() {
			return false
		}
	}
	return true
}
