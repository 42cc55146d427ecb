package fhir

import (
	"maps"
	"math/bits"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// checker holds a tree against the layouts. It says of each resource what the
// JSON Schema of [SchemaText] says, of the same places, in one walk that stops
// when there is enough to say: a schema library names every place of a text
// made of mistakes, which takes it seconds.
type checker struct {
	faults []document.Fault
	path   []token
}

// token is one step of a JSON pointer: a name, or a number when name is "".
type token struct {
	name   string
	number int
}

// full reports that one more fault than are listed has been found.
func (c *checker) full() bool { return len(c.faults) > limits.Violations }

// add notes a fault here, or at a member when it is named.
func (c *checker) add(code, member string) {
	if c.full() {
		return
	}
	path := ""
	for _, t := range c.path {
		if t.name == "" {
			path += "/" + itoa(t.number)
		} else {
			path += strictjson.Pointer(t.name)
		}
	}
	if member != "" {
		path += strictjson.Pointer(member)
	}
	c.faults = append(c.faults, fault(code, path))
}

func (c *checker) enter(name string, number int) { c.path = append(c.path, token{name, number}) }
func (c *checker) leave()                        { c.path = c.path[:len(c.path)-1] }

// resource checks one resource and those inside it.
func (c *checker) resource(object map[string]any) {
	name, _ := object["resourceType"].(string)
	l := resourceLayout(name)
	if l == nil {
		c.add(codeOtherType, "")
		return
	}
	c.object(object, l, 1)
}

// object checks an object that has more names than those of its members: one,
// resourceType, in a resource.
func (c *checker) object(object map[string]any, l *layout, more int) {
	set, known := l.present(object)
	for left := set; left != 0 && !c.full(); left &= left - 1 {
		m := &l.fields[bits.TrailingZeros64(left)]
		c.enter(m.name, 0)
		c.member(object[m.name], m)
		c.leave()
	}
	for left := l.required &^ set; left != 0; left &= left - 1 {
		c.add(codeMissing, l.fields[bits.TrailingZeros64(left)].name)
	}
	for _, choice := range l.choices {
		found := set & choice.members
		if found == 0 && choice.required {
			c.add(codeMissing, "")
		}
		for left := found & (found - 1); left != 0; left &= left - 1 {
			c.add(codeChoice, l.fields[bits.TrailingZeros64(left)].name)
		}
	}
	if l.breaks != nil {
		l.breaks(c, object)
	}
	if len(object) > known+more && !c.full() {
		c.others(object, l, more)
	}
}

// others reports the members without a field, by name.
func (c *checker) others(object map[string]any, l *layout, more int) {
	for _, name := range slices.Sorted(maps.Keys(object)) {
		_, known := l.place[name]
		switch {
		case known, more == 1 && name == "resourceType":
		case name == "modifierExtension":
			c.add(codeModifier, name)
		default:
			c.named(codeUnknown, name)
		}
		if c.full() {
			return
		}
	}
}

// named is add for a name that may be empty.
func (c *checker) named(code, name string) {
	if name == "" {
		name = "?" // strictjson.Pointer writes every odd name so
	}
	c.add(code, name)
}

func (c *checker) member(v any, m *member) {
	if !m.list {
		c.value(v, m)
		return
	}
	items, ok := v.([]any)
	switch {
	case !ok:
		c.add(codeForm, "")
	case len(items) == 0:
		c.add(codeEmpty, "")
	}
	for i, item := range items {
		if c.full() {
			return
		}
		c.enter("", i)
		c.value(item, m)
		c.leave()
	}
}

// value checks one value of a member.
func (c *checker) value(v any, m *member) {
	if m.wrong != nil {
		if code := m.wrong(v); code != "" {
			c.add(code, "")
		}
		return
	}
	object, ok := v.(map[string]any)
	switch {
	case !ok:
		c.add(codeForm, "")
	case m.inner == nil:
		if _, named := object["resourceType"]; !named {
			c.add(codeMissing, "resourceType")
		}
		c.resource(object)
	default:
		if len(object) == 0 {
			c.add(codeEmpty, "")
		}
		c.object(object, m.inner, 0)
	}
}
