package fhir_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/internal/schema"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// judge holds a text against the published JSON Schemas with the schema
// library: the findings about form, as code and path, sorted.
type judge map[string]*schema.Schema

func newJudge(t testing.TB) judge {
	j := judge{}
	for _, name := range fhir.Types() {
		s, err := schema.Compile(fhir.SchemaText(name))
		if err != nil {
			t.Fatal(name, err)
		}
		j[name] = s
	}
	return j
}

func (j judge) resource(tree map[string]any, path string) (found []string) {
	name, _ := tree["resourceType"].(string)
	if j[name] == nil {
		return []string{"FHIR-108 " + path}
	}
	for _, v := range j[name].Validate(tree) {
		found = append(found, codeOf(v)+" "+path+v.Path)
	}
	inside := func(member, below string) {
		items, _ := tree[member].([]any)
		for i, item := range items {
			at := path + "/" + member + "/" + strconv.Itoa(i)
			object, _ := item.(map[string]any)
			if below != "" {
				object, _ = object[below].(map[string]any)
				at += "/" + below
			}
			if object != nil {
				found = append(found, j.resource(object, at)...)
			}
		}
	}
	inside("contained", "")
	if name == "Bundle" {
		inside("entry", "resource")
	}
	return found
}

// codeOf is the code of what a schema finds.
func codeOf(v schema.Violation) string {
	switch v.Keyword {
	case "additionalProperties":
		if strings.HasSuffix(v.Path, "/modifierExtension") {
			return "FHIR-102"
		}
		return "FHIR-101"
	case "required", "anyOf":
		return "FHIR-104"
	case "enum", "const":
		return "FHIR-105"
	case "false":
		return "FHIR-106"
	case "minItems", "minLength", "minProperties":
		return "FHIR-107"
	}
	return "FHIR-103"
}

// ours is what Validate finds of the same kind.
func ours(raw []byte) (found []string) {
	for _, f := range fhir.Validate(raw) {
		if strings.HasPrefix(f.Code, "FHIR-1") {
			found = append(found, f.Code+" "+f.Path)
		}
	}
	return found
}

func sorted(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// TestSchemaSaysTheSame changes one or two things in each vector and compares.
func TestSchemaSaysTheSame(t *testing.T) {
	j := newJudge(t)
	random := rand.New(rand.NewPCG(3, 14))
	texts := []string{string(five)}
	for _, v := range vectors {
		texts = append(texts, v.text)
	}
	compared := 0
	for range 15 {
		for _, text := range texts {
			tree, err := strictjson.Decode([]byte(text), strictjson.Limits{})
			object, ok := tree.(map[string]any)
			if err != nil || !ok || len(text) > 20_000 {
				continue
			}
			for range 1 + random.IntN(2) {
				spoil(random, object)
			}
			raw, err := json.Marshal(object)
			if err != nil {
				t.Fatal(err)
			}
			if name, _ := object["resourceType"].(string); name == "" || strings.Contains(text, ".0") {
				continue
			}
			compared++
			if got, want := sorted(ours(raw)), sorted(j.resource(object, "")); !slices.Equal(got, want) {
				t.Fatalf("%s\nfound    %q\nlibrary  %q", raw, got, want)
			}
		}
	}
	if compared < 400 {
		t.Errorf("only %d compared", compared)
	}
}

// spoil changes one thing anywhere in an object.
func spoil(random *rand.Rand, object map[string]any) {
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	slices.Sort(names)
	if len(names) == 0 {
		return
	}
	name := names[random.IntN(len(names))]
	child := object[name]
	if list, ok := child.([]any); ok && len(list) > 0 && random.IntN(4) > 0 {
		child = list[random.IntN(len(list))]
	}
	if inside, ok := child.(map[string]any); ok && random.IntN(5) > 0 {
		spoil(random, inside)
		return
	}
	values := []any{"", "x", " x", "a b", "2026-11-20", json.Number("0"), json.Number("-1"), json.Number("1.5"), json.Number("3000000000"),
		true, nil, []any{}, []any{"x"}, []any{nil}, map[string]any{}, map[string]any{"id": "x"}, []any{map[string]any{"resourceType": "X"}}}
	switch random.IntN(8) {
	case 0:
		delete(object, name)
	case 1:
		object["colour"] = values[random.IntN(len(values))]
	case 2:
		object["valueString"] = "x"
	case 3:
		object["modifierExtension"] = true
	default:
		object[name] = values[random.IntN(len(values))]
	}
}
