package fhir

import (
	"reflect"
	"strconv"
)

// Set returns the JSON pointers, below path, of what is set in a resource: a
// reader that empties each field it has understood learns from it what is
// left. A datatype (a Coding, a Quantity, an Extension, …) is one place however
// many of its members are set. Identifiers of elements, Unknown and contained
// resources are left out: the first mean nothing, [Read] has reported the
// second, and the third are resources of their own.
func Set(r Resource, path string) []string {
	var w setWalker
	if _, other := r.(*Other); !other && ours(r) {
		w.object(reflect.ValueOf(r).Elem(), resourceLayout(r.ResourceType()), path)
	}
	return w.found
}

// setWalker collects places.
type setWalker struct{ found []string }

func (w *setWalker) object(v reflect.Value, l *layout, path string) {
	for i := range l.fields {
		m := &l.fields[i]
		f := v.FieldByIndex(m.index)
		if m.name != "id" && m.name != "contained" && !absent(f) {
			w.value(f, m, path+"/"+m.name)
		}
	}
}

func (w *setWalker) value(v reflect.Value, m *member, path string) {
	switch v.Kind() {
	case reflect.Interface:
	case reflect.Slice:
		for i := range v.Len() {
			w.value(v.Index(i), m, path+"/"+itoa(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			w.value(v.Elem(), m, path)
		}
	case reflect.Struct:
		before := len(w.found)
		w.object(v, m.inner, path)
		if len(w.found) > before && datatype(v.Interface()) {
			w.found = append(w.found[:before], path)
		}
	default:
		if !v.IsZero() || v.Kind() == reflect.Bool || v.Kind() == reflect.Int {
			w.found = append(w.found, path)
		}
	}
}

// datatype reports whether a value is one place for [Set].
func datatype(v any) bool {
	switch v.(type) {
	case Extension, Coding, CodeableConcept, Identifier, Reference, Quantity, Range, Ratio, Period, Annotation, Meta, Narrative, ContactPoint:
		return true
	}
	return false
}

func itoa(n int) string { return strconv.Itoa(n) }
