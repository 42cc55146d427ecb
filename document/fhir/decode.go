package fhir

import (
	"encoding/json"
	"math/bits"
	"reflect"
)

// decoder fills values from a tree made by strictjson. What does not fit goes,
// as it is, where it is written back from; the checker has reported it.
type decoder struct{}

// resource makes a resource; nil when the tree does not name a type.
func (d decoder) resource(tree map[string]any) Resource {
	name, _ := tree["resourceType"].(string)
	if name == "" {
		return nil
	}
	r := newResource(name)
	if r == nil {
		o := &Other{Type: name, Domain: Domain{Unknown: make(map[string]json.RawMessage, len(tree))}}
		for member, child := range tree {
			if member != "resourceType" {
				o.Unknown[member] = raw(child)
			}
		}
		return o
	}
	d.object(tree, reflect.ValueOf(r).Elem(), resourceLayout(name), 1)
	return r
}

// object fills a structure; more is the number of names it has beyond those of
// its members.
func (d decoder) object(object map[string]any, v reflect.Value, l *layout, more int) {
	set, _ := l.present(object)
	fitted := uint64(0)
	for left := set; left != 0; left &= left - 1 {
		i := bits.TrailingZeros64(left)
		m := &l.fields[i]
		field := v.FieldByIndex(m.index)
		if d.value(object[m.name], field, m) && !absent(field) {
			fitted |= 1 << i
		}
	}
	n := len(object) - more - bits.OnesCount64(fitted)
	if n == 0 {
		return
	}
	rest := make(map[string]json.RawMessage, n)
	for name, child := range object {
		if i, there := l.place[name]; there && fitted&(1<<i) != 0 || more == 1 && name == "resourceType" {
			continue
		}
		rest[name] = raw(child)
	}
	*l.unknown(v) = rest
}

// value fills a field; false leaves it as it was and says that the tree does
// not fit.
func (d decoder) value(tree any, v reflect.Value, m *member) bool {
	switch v.Kind() {
	case reflect.Interface:
		object, _ := tree.(map[string]any)
		r := d.resource(object)
		if r != nil {
			v.Set(reflect.ValueOf(r))
		}
		return r != nil
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		if !d.value(tree, p.Elem(), m) {
			return false
		}
		v.Set(p)
		return true
	case reflect.Slice:
		return d.list(tree, v, m)
	case reflect.Struct:
		// An empty object is not valid and would not be written again.
		object, ok := tree.(map[string]any)
		if !ok || len(object) == 0 {
			return false
		}
		d.object(object, v, m.inner, 0)
		return true
	}
	return primitive(tree, v)
}

func (d decoder) list(tree any, v reflect.Value, m *member) bool {
	items, ok := tree.([]any)
	if !ok || len(items) == 0 {
		return false
	}
	list := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		if !d.value(item, list.Index(i), m) {
			return false
		}
	}
	v.Set(list)
	return true
}

// primitive fills a text, a number or a truth value.
func primitive(tree any, v reflect.Value) bool {
	switch t := tree.(type) {
	case string:
		if v.Kind() != reflect.String || v.Type() == decimalType {
			return false
		}
		v.SetString(t)
	case bool:
		if v.Kind() != reflect.Bool {
			return false
		}
		v.SetBool(t)
	case json.Number:
		if v.Type() == decimalType {
			v.SetString(t.String())
			return true
		}
		n, ok := integer(t)
		if v.Kind() != reflect.Int || !ok {
			return false
		}
		v.SetInt(n)
	default:
		return false
	}
	return true
}
