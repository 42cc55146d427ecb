package fhir

// formats are the primitive types as JSON Schema (FHIR R4, Datatypes, the
// regular expressions of the primitive types).
var formats = map[string]any{ // never changed
	"string":      object{"type": "string", "minLength": 1},
	"id":          object{"type": "string", "pattern": idForm},
	"uri":         object{"type": "string", "pattern": `^\S+$`},
	"code":        object{"type": "string", "pattern": `^[^\s]+(\s[^\s]+)*$`},
	"date":        object{"type": "string", "pattern": dateForm},
	"dateTime":    object{"type": "string", "pattern": dateTimeForm},
	"instant":     object{"type": "string", "pattern": instantForm},
	"time":        object{"type": "string", "pattern": timeForm},
	"integer":     object{"type": "integer", "minimum": -2147483648, "maximum": 2147483647},
	"positiveInt": object{"type": "integer", "minimum": 1, "maximum": 2147483647},
	"unsignedInt": object{"type": "integer", "minimum": 0, "maximum": 2147483647},
	"decimal":     object{"type": "number"},
	// Length and padding are not looked at: where the bytes are used they are decoded.
	"base64Binary": object{"type": "string", "pattern": `^[0-9A-Za-z+/=\s]+$`},
	"boolean":      object{"type": "boolean"},
}

type object = map[string]any

// SchemaText returns the JSON Schema (draft 7, which schema libraries compile
// five times faster than 2020-12) of one of [Types], for the members this
// package has fields for; nil for any other name. A resource inside another is
// only held against its own schema. [Validate] and [Read] hold content against
// the same rules without a library; a test compares them with one.
func SchemaText(name string) []byte {
	l := resourceLayout(name)
	if l == nil {
		return nil
	}
	w := schemaWriter{defs: object{}}
	root := w.structure(l)
	root["properties"].(object)["resourceType"] = object{"const": name}
	root["$schema"] = "http://json-schema.org/draft-07/schema#"
	root["definitions"] = w.defs
	return raw(root)
}

// schemaWriter makes a JSON Schema of layouts.
type schemaWriter struct{ defs object }

// structure is the schema of an object.
func (w *schemaWriter) structure(l *layout) object {
	properties, dependent := object{}, object{}
	var required []string
	var oneOf []any
	for i, m := range l.fields {
		properties[m.name] = w.member(&m)
		switch {
		case m.required && m.choice != "":
			oneOf = append(oneOf, object{"required": []string{m.name}})
		case m.required:
			required = append(required, m.name)
		}
		if others := rivals(&m, l.fields[i+1:]); others != nil {
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
func rivals(m *member, later []member) object {
	var others object
	for _, f := range later {
		if m.choice != "" && f.choice == m.choice {
			if others == nil {
				others = object{}
			}
			others[f.name] = false
		}
	}
	return others
}

// member is the schema of one member.
func (w *schemaWriter) member(m *member) any {
	if m.list {
		return object{"type": "array", "minItems": 1, "items": w.single(m)}
	}
	return w.single(m)
}

func (w *schemaWriter) single(m *member) any {
	switch {
	case m.inner != nil:
		return w.reference(single(m.kind).Name(), func() any { return w.structure(m.inner) })
	case m.enum != nil:
		return object{"enum": m.enum}
	case m.wrong == nil:
		return object{"type": "object", "required": []string{"resourceType"}}
	}
	return w.reference(m.format, func() any { return formats[m.format] })
}

// reference makes a definition at its first use.
func (w *schemaWriter) reference(name string, define func() any) any {
	if _, there := w.defs[name]; !there {
		w.defs[name] = true // ends the recursion
		w.defs[name] = define()
	}
	return object{"$ref": "#/definitions/" + name}
}
