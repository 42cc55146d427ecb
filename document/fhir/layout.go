package fhir

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync"
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

	list  bool
	inner *layout          // of the structure the member is, or is a list of
	wrong func(any) string // of a primitive: the code of what is wrong with a value, "" for nothing
}

// layout is a structure: its members in the order of the fields. Sets of
// members are bits, bit i for fields[i]; no structure here has 64 members.
type layout struct {
	fields   []member
	place    map[string]int
	rest     []int // the field Unknown
	required uint64
	choices  []choice
	breaks   func(*checker, map[string]any) // the invariants of the structure, nil when there are none
}

// choice is a set of members of which at most one is set.
type choice struct {
	name     string
	members  uint64
	required bool // one is set
}

var ( // never changed
	resourceType = reflect.TypeFor[Resource]()
	decimalType  = reflect.TypeFor[Decimal]()
	unknownType  = reflect.TypeFor[map[string]json.RawMessage]()
)

// layouts are those of all structures in the resources of this package, made
// at the first use and never changed.
var layouts = sync.OnceValue(func() map[reflect.Type]*layout {
	all := make(map[reflect.Type]*layout)
	for _, name := range Types() {
		layoutOf(all, reflect.TypeOf(newResource(name)).Elem())
	}
	return all
})

// layoutOf makes the layout of a structure and of those in it.
func layoutOf(all map[reflect.Type]*layout, t reflect.Type) *layout {
	if found, there := all[t]; there {
		return found
	}
	l := &layout{fields: members(t, nil), place: make(map[string]int), breaks: invariants(t)}
	all[t] = l
	for i := range l.fields {
		m := &l.fields[i]
		l.place[m.name] = i
		m.list = m.kind.Kind() == reflect.Slice
		switch inner := single(m.kind); {
		case inner.Kind() == reflect.Struct:
			m.inner = layoutOf(all, inner)
		case inner != resourceType:
			m.wrong = wrong(m)
		}
		l.rule(m, uint64(1)<<i)
	}
	if f, there := t.FieldByName("Unknown"); there && f.Type == unknownType {
		l.rest = f.Index
	}
	return l
}

// rule notes what a member must obey beside the others.
func (l *layout) rule(m *member, bit uint64) {
	if m.choice == "" {
		if m.required {
			l.required |= bit
		}
		return
	}
	for i := range l.choices {
		if l.choices[i].name == m.choice {
			l.choices[i].members |= bit
			return
		}
	}
	l.choices = append(l.choices, choice{m.choice, bit, m.required})
}

// single is the type of one value of a member.
func single(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
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
// "choice=name". Decimals and truth values need no format.
func (m *member) rules(tag string) {
	switch t := single(m.kind); {
	case t == decimalType:
		m.format = "decimal"
	case t.Kind() == reflect.Bool:
		m.format = "boolean"
	}
	for part := range strings.SplitSeq(tag, ",") {
		key, value, _ := strings.Cut(part, "=")
		switch key {
		case "":
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
func (l *layout) unknown(v reflect.Value) *map[string]json.RawMessage {
	if l.rest == nil {
		return nil
	}
	p, _ := v.FieldByIndex(l.rest).Addr().Interface().(*map[string]json.RawMessage)
	return p
}

// present says which members an object has, and how many of its names are
// those of members.
func (l *layout) present(object map[string]any) (set uint64, known int) {
	for name := range object {
		if i, there := l.place[name]; there {
			set |= uint64(1) << i
			known++
		}
	}
	return set, known
}
