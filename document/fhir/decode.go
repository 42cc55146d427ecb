package fhir

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
)

// decoder fills values from a tree made by strictjson. What does not fit goes,
// as it is, where it is written back from; the schema has reported it.
type decoder struct{ layout layout }

// resource makes a resource; nil when the tree does not name a type.
func (d decoder) resource(tree map[string]any) Resource {
	name, _ := tree["resourceType"].(string)
	if name == "" {
		return nil
	}
	r := newResource(name)
	if r == nil {
		r = &Other{Type: name}
	}
	v := reflect.ValueOf(r).Elem()
	if !d.object(tree, v, name) {
		return nil
	}
	return r
}

// object fills a structure. It fails when the tree is no object, or a member
// cannot be kept.
func (d decoder) object(tree any, v reflect.Value, resource string) bool {
	object, ok := tree.(map[string]any)
	if !ok {
		return false
	}
	known := 0
	if resource != "" {
		known++ // resourceType
	}
	var fields []member
	if _, other := v.Addr().Interface().(*Other); !other {
		fields = d.layout.of(v.Type())
	}
	set := make(map[string]bool, len(object))
	for _, m := range fields {
		child, there := object[m.name]
		field := v.FieldByIndex(m.index)
		if there && d.value(child, field) && !absent(field) {
			set[m.name] = true
			known++
		}
	}
	if known == len(object) {
		return true
	}
	rest := make(map[string]json.RawMessage, len(object)-known)
	for name, child := range object {
		if set[name] || name == "resourceType" && resource != "" {
			continue
		}
		rest[name] = raw(child)
	}
	*unknown(v) = rest
	return true
}

// value fills a field; false leaves it as it was and says that the tree does
// not fit.
func (d decoder) value(tree any, v reflect.Value) bool {
	switch {
	case v.Type() == resourceType:
		object, _ := tree.(map[string]any)
		r := d.resource(object)
		if r != nil {
			v.Set(reflect.ValueOf(r))
		}
		return r != nil
	case v.Kind() == reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		if !d.value(tree, p.Elem()) {
			return false
		}
		v.Set(p)
		return true
	case v.Kind() == reflect.Slice:
		return d.list(tree, v)
	case v.Kind() == reflect.Struct:
		// An empty object is not valid and would not be written again.
		if object, ok := tree.(map[string]any); !ok || len(object) == 0 {
			return false
		}
		return d.object(tree, v, "")
	}
	return primitive(tree, v)
}

func (d decoder) list(tree any, v reflect.Value) bool {
	items, ok := tree.([]any)
	if !ok || len(items) == 0 {
		return false
	}
	list := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		if !d.value(item, list.Index(i)) {
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
		n, err := strconv.ParseInt(t.String(), 10, 32)
		if v.Kind() != reflect.Int || err != nil || strconv.FormatInt(n, 10) != t.String() {
			return false
		}
		v.SetInt(n)
	default:
		return false
	}
	return true
}

// raw writes a tree as JSON: names sorted, digits kept.
func raw(tree any) json.RawMessage {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(tree) != nil {
		return json.RawMessage("null") // not reached: the tree came from JSON
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
