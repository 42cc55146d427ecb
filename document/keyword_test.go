package document_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// TestKeywordTexts: each keyword of JSON Schema that can be broken has words
// of its own in both languages, and they hold the keyword.
func TestKeywordTexts(t *testing.T) {
	for _, v := range []struct{ keyword, schema, value string }{
		{"type", `{"type":"string"}`, `1`},
		{"required", `{"required":["a"]}`, `{}`},
		{"dependentRequired", `{"dependentRequired":{"a":["b"]}}`, `{"a":1}`},
		{"additionalProperties", `{"additionalProperties":false}`, `{"a":1}`},
		{"unevaluatedProperties", `{"unevaluatedProperties":false}`, `{"a":1}`},
		{"false", `false`, `1`},
		{"enum", `{"enum":["a"]}`, `"b"`},
		{"const", `{"const":"a"}`, `"b"`},
		{"pattern", `{"pattern":"^a$"}`, `"b"`},
		{"format", `{"format":"date"}`, `"b"`},
		{"minLength", `{"minLength":2}`, `"b"`},
		{"maxLength", `{"maxLength":2}`, `"bbb"`},
		{"minimum", `{"minimum":2}`, `1`},
		{"exclusiveMinimum", `{"exclusiveMinimum":2}`, `2`},
		{"maximum", `{"maximum":2}`, `3`},
		{"exclusiveMaximum", `{"exclusiveMaximum":2}`, `2`},
		{"minItems", `{"minItems":1}`, `[]`},
		{"minProperties", `{"minProperties":1}`, `{}`},
		{"minContains", `{"contains":{"const":1},"minContains":2}`, `[1]`},
		{"maxItems", `{"maxItems":1}`, `[1,2]`},
		{"maxProperties", `{"maxProperties":0}`, `{"a":1}`},
		{"maxContains", `{"contains":{"const":1},"maxContains":1}`, `[1,1]`},
		{"uniqueItems", `{"uniqueItems":true}`, `[1,1]`},
		{"anyOf", `{"anyOf":[{"type":"string"},{"type":"null"}]}`, `1`},
		{"oneOf", `{"oneOf":[{"type":"string"},{"type":"null"}]}`, `1`},
		{"not", `{"not":{}}`, `1`},
		{"multipleOf", `{"multipleOf":2}`, `1`},
	} {
		t.Run(v.keyword, func(t *testing.T) {
			s, err := document.NewSchema([]byte(v.schema))
			if err != nil {
				t.Fatal(err)
			}
			faults := document.Validate([]byte(v.value), document.Kind[any]{
				Name: "any+json", Version: 1, Schema: s,
				Encode: func(v any) ([]byte, []document.Omission, error) { return nil, nil, nil },
				Decode: func(_ int, raw []byte) (v any, err error) { return v, json.Unmarshal(raw, &v) },
			})
			if len(faults) != 1 {
				t.Fatalf("%+v", faults)
			}
			m := faults[0].Message
			if !strings.HasSuffix(m.EN, " ("+v.keyword+")") || !strings.HasSuffix(m.FR, " ("+v.keyword+")") || m.EN == m.FR {
				t.Errorf("%+v", m)
			}
		})
	}
}
