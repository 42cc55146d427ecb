package fhir

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
)

// encoder writes values in the order of their fields, without white space.
type encoder struct {
	b     []byte
	depth int
	bad   bool // something has no JSON form
}

// number is the form of a JSON number.
var number = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`) // never changed

// ours reports whether a resource is a type of this package and not nil.
func ours(r Resource) bool {
	if o, ok := r.(*Other); ok {
		return o != nil
	}
	v := reflect.ValueOf(r)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return false
	}
	known := newResource(r.ResourceType())
	return known != nil && reflect.TypeOf(known) == v.Type()
}

// resource writes a resource, its type first.
func (e *encoder) resource(r Resource) {
	if e.depth++; e.depth > limits.JSONDepth || !ours(r) {
		e.bad = true
		return
	}
	defer func() { e.depth-- }()
	e.b = append(e.b, `{"resourceType":`...)
	e.text(r.ResourceType())
	v := reflect.ValueOf(r).Elem()
	if o, ok := r.(*Other); ok {
		e.rest(o.Unknown, false)
	} else {
		e.members(v, layouts()[v.Type()], false)
	}
	e.b = append(e.b, '}')
}

// members writes what is set; first says that nothing stands before it.
func (e *encoder) members(v reflect.Value, l *layout, first bool) {
	for i := range l.fields {
		m := &l.fields[i]
		f := v.FieldByIndex(m.index)
		if absent(f) {
			continue
		}
		first = e.name(m.name, first)
		e.value(f, m)
	}
	if u := l.unknown(v); u != nil {
		e.rest(*u, first)
	}
}

func (e *encoder) name(name string, first bool) bool {
	if !first {
		e.b = append(e.b, ',')
	}
	e.text(name)
	e.b = append(e.b, ':')
	return false
}

// rest writes the members without a field, sorted by name.
func (e *encoder) rest(members map[string]json.RawMessage, first bool) {
	for _, name := range slices.Sorted(maps.Keys(members)) {
		first = e.name(name, first)
		e.bad = e.bad || !json.Valid(members[name])
		e.b = append(e.b, members[name]...)
	}
}

// absent reports whether a field is not written: nil, an empty list or text, a
// number 0 that is no pointer, a structure that says nothing.
func absent(v reflect.Value) bool {
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.IsZero()
}

func (e *encoder) value(v reflect.Value, m *member) {
	switch v.Kind() {
	case reflect.Interface:
		r, _ := v.Interface().(Resource)
		e.resource(r)
	case reflect.Pointer:
		e.value(v.Elem(), m)
	case reflect.Slice:
		e.b = append(e.b, '[')
		for i := range v.Len() {
			if i > 0 {
				e.b = append(e.b, ',')
			}
			e.value(v.Index(i), m)
		}
		e.b = append(e.b, ']')
	case reflect.Struct:
		e.b = append(e.b, '{')
		e.members(v, m.inner, true)
		e.b = append(e.b, '}')
	case reflect.Bool:
		e.b = strconv.AppendBool(e.b, v.Bool())
	case reflect.Int:
		e.b = strconv.AppendInt(e.b, v.Int(), 10)
	default:
		if v.Type() == decimalType {
			e.bad = e.bad || !number.MatchString(v.String())
			e.b = append(e.b, v.String()...)
			return
		}
		e.text(v.String())
	}
}

// text writes a JSON string; characters outside ASCII stand as they are.
func (e *encoder) text(s string) {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		c := s[i]
		plain = c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf
	}
	if plain {
		e.b = append(append(append(e.b, '"'), s...), '"')
		return
	}
	e.bad = e.bad || !utf8.ValidString(s)
	e.b = append(e.b, escaped(s)...)
}

// escaped writes a text that needs it.
func escaped(s string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(s) != nil {
		return []byte(`""`) // not reached: every text can be encoded
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
