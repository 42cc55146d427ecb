package fhir

import (
	"encoding/json"
	"reflect"
	"strings"
)

// member is one member of a JSON object and the field that holds it.
type member struct {
	name     string
	index    []int
	kind     reflect.Type
	format   string   // of a primitive: "code", "dateTime", …
	enum     []string // allowed codes
	choice   string   // name of the choice of which at most one member may be set
	required bool     // also: one member of the choice is
}

// layout knows the members of the types of this package, in the order of the
// fields. It is made for one use and remembers.
type layout map[reflect.Type][]member

var ( // never changed
	resourceType = reflect.TypeFor[Resource]()
	decimalType  = reflect.TypeFor[Decimal]()
	unknownType  = reflect.TypeFor[map[string]json.RawMessage]()
)

func (l layout) of(t reflect.Type) []member {
	if found, ok := l[t]; ok {
		return found
	}
	l[t] = nil
	found := members(t, nil)
	l[t] = found
	return found
}

func members(t reflect.Type, index []int) []member {
	var out []member
	for i := range t.NumField() {
		f := t.Field(i)
		at := append(index[:len(index):len(index)], i)
		if f.Anonymous {
			out = append(out, members(f.Type, at)...)
			continue
		}
		name := f.Tag.Get("json")
		if name == "-" {
			continue
		}
		m := member{name: name, index: at, kind: f.Type}
		m.rules(f.Tag.Get("fhir"))
		out = append(out, m)
	}
	return out
}

// rules reads the tag "fhir": a format, "1" for required, "enum=a|b",
// "choice=name".
func (m *member) rules(tag string) {
	for part := range strings.SplitSeq(tag, ",") {
		key, value, _ := strings.Cut(part, "=")
		switch key {
		case "1":
			m.required = true
		case "enum":
			// QUIRK: the codes of Quantity.comparator contain "=", so only the first one cuts.
			m.enum = strings.Split(value, "|")
		case "choice":
			m.choice = value
		default:
			m.format = key
		}
	}
}

// unknown is the map of the members without a field.
func unknown(v reflect.Value) *map[string]json.RawMessage {
	if v.Kind() == reflect.Struct {
		if f := v.FieldByName("Unknown"); f.IsValid() && f.Type() == unknownType {
			p, _ := f.Addr().Interface().(*map[string]json.RawMessage)
			return p
		}
	}
	return nil
}
