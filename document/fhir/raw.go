package fhir

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
)

// raw writes a tree made by strictjson, or a schema, as JSON: names sorted,
// digits kept.
func raw(tree any) json.RawMessage {
	var e encoder
	e.tree(tree)
	return e.b
}

func (e *encoder) tree(tree any) {
	switch t := tree.(type) {
	case nil:
		e.b = append(e.b, "null"...)
	case bool:
		e.b = strconv.AppendBool(e.b, t)
	case string:
		e.text(t)
	case json.Number:
		e.b = append(e.b, t...)
	case int:
		e.b = strconv.AppendInt(e.b, int64(t), 10)
	case []string:
		list(e, t)
	case []any:
		list(e, t)
	case map[string]any:
		e.b = append(e.b, '{')
		first := true
		for _, name := range slices.Sorted(maps.Keys(t)) {
			first = e.name(name, first)
			e.tree(t[name])
		}
		e.b = append(e.b, '}')
	}
}

func list[T any](e *encoder, items []T) {
	e.b = append(e.b, '[')
	for i, item := range items {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		e.tree(item)
	}
	e.b = append(e.b, ']')
}
