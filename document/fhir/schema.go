package fhir

import (
	"reflect"
	"sync"

	"github.com/ordonnance-numerique/ordonnance-go/internal/schema"
)

// schemas holds one JSON Schema for each resource type, compiled when the
// first resource of the type comes by. // never changed
var schemas = func() map[string]func() *schema.Schema {
	all := make(map[string]func() *schema.Schema)
	for _, name := range Types() {
		all[name] = sync.OnceValue(func() *schema.Schema {
			s, err := schema.Compile(SchemaText(name))
			if err != nil {
				panic(err) // a mistake in the types of this package; a test compiles each
			}
			return s
		})
	}
	return all
}()

// formats are the primitive types as JSON Schema (FHIR R4, Datatypes, the
// regular expressions of the primitive types).
var formats = map[string]any{ // never changed
	"string":      object{"type": "string", "minLength": 1},
	"id":          object{"type": "string", "pattern": `^[A-Za-z0-9.\-]{1,64}$`},
	"uri":         object{"type": "string", "pattern": `^\S+$`},
	"code":        object{"type": "string", "pattern": `^[^\s]+(\s[^\s]+)*$`},
	"date":        object{"type": "string", "pattern": `^` + yearMonthDay + `$`},
	"dateTime":    object{"type": "string", "pattern": `^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])(T` + clockZone + `)?)?)?$`},
	"instant":     object{"type": "string", "pattern": `^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T` + clockZone + `$`},
	"time":        object{"type": "string", "pattern": `^([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?$`},
	"integer":     object{"type": "integer", "minimum": -2147483648, "maximum": 2147483647},
	"positiveInt": object{"type": "integer", "minimum": 1, "maximum": 2147483647},
	"unsignedInt": object{"type": "integer", "minimum": 0, "maximum": 2147483647},
	"decimal":     object{"type": "number"},
	// Length and padding are not looked at: where the bytes are used they are decoded.
	"base64Binary": object{"type": "string", "pattern": `^[0-9A-Za-z+/=\s]+$`},
	"boolean":      object{"type": "boolean"},
}

const (
	yearMonthDay = `[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?`
	clockZone    = `([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))`
)

type object = map[string]any

// SchemaText returns the JSON Schema (draft 7, which the library compiles five
// times faster than 2020-12) of one of [Types], for the members this package
// has fields for; nil for any other name. A resource inside another is only
// held against its own schema; see [Validate].
func SchemaText(name string) []byte {
	r := newResource(name)
	if r == nil {
		return nil
	}
	w := schemaWriter{layout: layout{}, defs: object{}}
	root := w.structure(reflect.TypeOf(r).Elem())
	root["properties"].(object)["resourceType"] = object{"const": name}
	root["$schema"] = "http://json-schema.org/draft-07/schema#"
	root["definitions"] = w.defs
	return raw(root)
}

// schemaWriter makes a JSON Schema of Go types.
type schemaWriter struct {
	layout layout
	defs   object
}

// structure is the schema of an object.
func (w *schemaWriter) structure(t reflect.Type) object {
	properties, dependent := object{}, object{}
	var required []string
	var oneOf []any
	fields := w.layout.of(t)
	for _, m := range fields {
		properties[m.name] = w.member(m)
		switch {
		case m.required && m.choice != "":
			oneOf = append(oneOf, object{"required": []string{m.name}})
		case m.required:
			required = append(required, m.name)
		}
		if others := rivals(m, fields); others != nil {
			dependent[m.name] = object{"properties": others}
		}
	}
	s := object{"type": "object", "minProperties": 1, "additionalProperties": false, "properties": properties}
	if required != nil {
		s["required"] = required
	}
	if oneOf != nil {
		s["anyOf"] = oneOf
	}
	if len(dependent) > 0 {
		s["dependencies"] = dependent
	}
	return s
}

// rivals forbids, once m is there, the later members of the same choice.
func rivals(m member, fields []member) object {
	var others object
	after := false
	for _, f := range fields {
		if after && m.choice != "" && f.choice == m.choice {
			if others == nil {
				others = object{}
			}
			others[f.name] = false
		}
		after = after || f.name == m.name
	}
	return others
}

// member is the schema of one member.
func (w *schemaWriter) member(m member) any {
	t := m.kind
	if t.Kind() == reflect.Slice {
		return object{"type": "array", "minItems": 1, "items": w.item(t.Elem(), m)}
	}
	return w.item(t, m)
}

func (w *schemaWriter) item(t reflect.Type, m member) any {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == resourceType:
		return object{"type": "object", "required": []string{"resourceType"}}
	case m.enum != nil:
		return object{"enum": m.enum}
	case t.Kind() == reflect.Struct:
		return w.reference(t.Name(), func() any { return w.structure(t) })
	case t == decimalType:
		return w.primitive("decimal")
	case t.Kind() == reflect.Bool:
		return w.primitive("boolean")
	}
	return w.primitive(m.format)
}

func (w *schemaWriter) primitive(format string) any {
	return w.reference(format, func() any { return formats[format] })
}

// reference makes a definition at its first use.
func (w *schemaWriter) reference(name string, define func() any) any {
	if _, there := w.defs[name]; !there {
		w.defs[name] = true // ends the recursion
		w.defs[name] = define()
	}
	return object{"$ref": "#/definitions/" + name}
}
