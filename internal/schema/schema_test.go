package schema_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
	"github.com/ordonnance-numerique/ordonnance-go/internal/schema"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

func validate(t *testing.T, text, value string) []string {
	t.Helper()
	s, err := schema.Compile([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	v, err := strictjson.Decode([]byte(value), strictjson.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, found := range s.Validate(v) {
		got = append(got, found.Path+" "+found.Keyword)
	}
	return got
}

func TestValidate(t *testing.T) {
	for _, v := range []struct {
		name, schema, value string
		want                []string
	}{
		{"valid", `{"type":"string"}`, `"a"`, nil},
		{"root", `{"type":"string"}`, `1`, []string{" type"}},
		{"required, one each", `{"required":["a","b"]}`, `{}`, []string{"/a required", "/b required"}},
		{"required inside a reference", `{"properties":{"x":{"$ref":"#/$defs/y"}},"$defs":{"y":{"required":["a"]}}}`, `{"x":{}}`, []string{"/x/a required"}},
		{"additional, one each", `{"additionalProperties":false}`, `{"a":1,"b":2}`, []string{"/a additionalProperties", "/b additionalProperties"}},
		{"additional with odd names", `{"additionalProperties":false}`, `{"Mme X, née Y":1}`, []string{"/? additionalProperties"}},
		{"unevaluated", `{"unevaluatedProperties":false,"properties":{"a":{}}}`, `{"a":1,"b":2}`, []string{"/b unevaluatedProperties"}},
		{"false schema", `{"properties":{"a":false}}`, `{"a":1}`, []string{"/a false"}},
		{"dependentRequired", `{"dependentRequired":{"a":["b"]}}`, `{"a":1}`, []string{"/b dependentRequired"}},
		{"format asserted", `{"properties":{"d":{"format":"date"}}}`, `{"d":"2026-02-30"}`, []string{"/d format"}},
		{"paths with escapes", `{"additionalProperties":{"type":"null"}}`, `{"a/b":1,"c~d":1,"e f":1}`, []string{"/? type", "/a~1b type", "/c~0d type"}},
		{"array", `{"items":{"type":"string"}}`, `["a",1]`, []string{"/1 type"}},
		{"if then", `{"if":{"properties":{"k":{"const":1}}},"then":{"required":["a"]}}`, `{"k":1}`, []string{"/a required"}},
		{"oneOf, the deeper branch", `{"oneOf":[{"type":"string"},{"properties":{"a":{"type":"string"}}}]}`, `{"a":1}`, []string{"/a type"}},
		{"oneOf, no branch better", `{"oneOf":[{"type":"string"},{"type":"number"}]}`, `{}`, []string{" oneOf"}},
		{"oneOf, two match", `{"oneOf":[{},{}]}`, `1`, []string{" oneOf"}},
		{"anyOf", `{"properties":{"x":{"anyOf":[{"type":"string"},{"type":"number"}]}}}`, `{"x":[]}`, []string{"/x anyOf"}},
		{"sorted and once", `{"allOf":[{"properties":{"b":{"type":"null"},"a":{"type":"null"}}},{"properties":{"b":{"type":"null"}}}]}`,
			`{"a":1,"b":1}`, []string{"/a type", "/b type"}},
		{"with an id", `{"$id":"https://example.org/x.json","$ref":"#/$defs/y","$defs":{"y":{"type":"null"}}}`, `1`, []string{" type"}},
	} {
		t.Run(v.name, func(t *testing.T) {
			if got := validate(t, v.schema, v.value); !reflect.DeepEqual(got, v.want) {
				t.Errorf("%q, want %q", got, v.want)
			}
		})
	}
}

func TestViolationsAreBounded(t *testing.T) {
	got := validate(t, `{"items":{"type":"null"}}`, "["+strings.Repeat("1,", 5000)+"1]")
	if len(got) != limits.Violations {
		t.Errorf("%d violations", len(got))
	}
}

func TestCompileRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"not JSON":        `{`,
		"not a schema":    `{"type":1}`,
		"file":            `{"$ref":"file:///etc/passwd"}`,
		"relative file":   `{"$ref":"other.json"}`,
		"web":             `{"$ref":"https://example.org/other.json"}`,
		"metaschema":      `{"$schema":"https://example.org/meta.json"}`,
		"look-behind":     `{"pattern":"(?<=a)b"}`,
		"missing anchor":  `{"$ref":"#nowhere"}`,
		"missing pointer": `{"$ref":"#/$defs/nowhere"}`,
	} {
		if s, err := schema.Compile([]byte(text)); err == nil || s != nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
