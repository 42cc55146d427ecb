package prescription_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

// node is a part of the JSON Schema.
type node = map[string]any

// leafTypes are the types that have a text form.
var leafTypes = []reflect.Type{reflect.TypeFor[prescription.Moment](), reflect.TypeFor[prescription.Span](),
	reflect.TypeFor[prescription.DayMoment](), reflect.TypeFor[prescription.Repeats](), reflect.TypeFor[identity.Date]()}

// TestSchemaHasEveryField compares the members of the schema with those of the
// types, in both directions.
func TestSchemaHasEveryField(t *testing.T) {
	var root node
	if err := json.Unmarshal(prescription.SchemaText(), &root); err != nil {
		t.Fatal(err)
	}
	delete(root["properties"].(node), "format")
	compare(t, root, root, reflect.TypeFor[prescription.Prescription](), "")
}

func compare(t *testing.T, root, schema node, typ reflect.Type, path string) {
	if ref, ok := schema["$ref"].(string); ok {
		schema = root["$defs"].(node)[strings.TrimPrefix(ref, "#/$defs/")].(node)
	}
	switch typ.Kind() {
	case reflect.Pointer:
		compare(t, root, schema, typ.Elem(), path)
	case reflect.Slice:
		compare(t, root, schema["items"].(node), typ.Elem(), path+"/*")
	case reflect.Struct:
		if !slices.Contains(leafTypes, typ) {
			compareMembers(t, root, schema, typ, path)
		}
	}
}

func compareMembers(t *testing.T, root, schema node, typ reflect.Type, path string) {
	if schema["additionalProperties"] != false {
		t.Errorf("%s: open to unknown members", path)
	}
	members := schema["properties"].(node)
	known := map[string]bool{}
	required, _ := schema["required"].([]any)
	for _, f := range reflect.VisibleFields(typ) {
		if f.Anonymous {
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		known[name] = true
		sub, ok := members[name].(node)
		if !ok {
			t.Errorf("%s/%s: not in the schema", path, name)
			continue
		}
		// substitution.refused is asked for so that a person says it.
		if must := slices.Contains(required, any(name)); must != (options == "") && path+"/"+name != "/lines/*/substitution/refused" {
			t.Errorf("%s/%s: required is %v", path, name, must)
		}
		compare(t, root, sub, f.Type, path+"/"+name)
	}
	for name := range members {
		if !known[name] {
			t.Errorf("%s/%s: only in the schema", path, name)
		}
	}
}

// TestGeneratorUsesEveryField draws until every field of the model was set.
func TestGeneratorUsesEveryField(t *testing.T) {
	set := map[string]bool{}
	r := rand.New(rand.NewPCG(7, 8))
	for range 1000 {
		mark(set, reflect.ValueOf(gen.Prescription(r)), "")
	}
	every(reflect.TypeFor[prescription.Prescription](), "", func(path string) {
		if !set[path] {
			t.Errorf("%s is never set", path)
		}
	})
}

func mark(set map[string]bool, v reflect.Value, path string) {
	if v.IsZero() {
		return
	}
	set[path] = true
	switch v.Kind() {
	case reflect.Pointer:
		mark(set, v.Elem(), path)
	case reflect.Slice:
		for i := range v.Len() {
			mark(set, v.Index(i), path)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			mark(set, v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	}
}

func every(typ reflect.Type, path string, visit func(string)) {
	visit(path)
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice:
		every(typ.Elem(), path, visit)
	case reflect.Struct:
		for i := range typ.NumField() {
			every(typ.Field(i).Type, path+"."+typ.Field(i).Name, visit)
		}
	}
}

func TestGeneratorRepeatsItself(t *testing.T) {
	a, b := rand.New(rand.NewPCG(9, 9)), rand.New(rand.NewPCG(9, 9))
	for range 100 {
		if !reflect.DeepEqual(gen.Prescription(a), gen.Prescription(b)) {
			t.Fatal("the same source gives another value")
		}
	}
	if !reflect.DeepEqual(gen.Typical(5, true), gen.Typical(5, true)) {
		t.Fatal("the sample varies")
	}
}

// TestSchemaIsACopy keeps callers from changing the schema of others.
func TestSchemaIsACopy(t *testing.T) {
	prescription.SchemaText()[0] = 'x'
	if prescription.SchemaText()[0] != '{' {
		t.Error("the schema was changed")
	}
}
