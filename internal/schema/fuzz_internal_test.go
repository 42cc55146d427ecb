package schema

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// FuzzValidate holds any value against any schema: the verdict is that of the
// library alone.
func FuzzValidate(f *testing.F) {
	for _, seed := range [][2]string{
		{`{"type":"string"}`, `"a"`},
		{`{"items":{"type":"null"}}`, `[null,1]`},
		{`{"maxItems":2,"items":{"required":["a"]}}`, `[{},{},{}]`},
		{`{"properties":{"lines":{"maxItems":200,"items":{"required":["id"]}}}}`, `{"lines":[` + strings.Repeat("{},", 400) + `{}]}`},
		{`{"prefixItems":[{"type":"null"}],"items":{"type":"number"},"unevaluatedItems":false}`, `[null,1,2]`},
		{`{"allOf":[{"items":{"type":"number"}}],"unevaluatedItems":false}`, `[1,2,"a"]`},
		{`{"items":{"$ref":"#"},"maxItems":3}`, `[[],[[]],[[[[],[],[],[]]]]]`},
		{`{"not":{"items":{"type":"number"}}}`, `[1,"a"]`},
		{`{"if":{"items":{"type":"number"}},"then":{"minItems":2},"else":false}`, `[1]`},
		{`{"contains":{"items":{"const":1}},"unevaluatedItems":false}`, `[[1],[2]]`},
		{`{"$dynamicAnchor":"a","items":{"$dynamicRef":"#a"},"type":"array"}`, `[[],[1]]`},
		{`{"items":{"items":{"items":false}}}`, `[[[]],[[1]]]`},
		{`{"$ref":"https://json-schema.org/draft/2020-12/schema"}`, `{"allOf":[{},1]}`},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, text, value string) {
		if len(text) > 1<<12 || len(value) > 1<<12 {
			return
		}
		ours, err := Compile([]byte(text))
		if err != nil {
			return
		}
		v, err := strictjson.Decode([]byte(value), strictjson.Limits{})
		if err != nil {
			return
		}
		c := jsonschema.NewCompiler()
		c.Draft, c.AssertFormat = jsonschema.Draft2020, true
		c.LoadURL = func(string) (io.ReadCloser, error) { return nil, errLoad }
		if err := c.AddResource(base, bytes.NewReader([]byte(text))); err != nil {
			t.Fatal(err)
		}
		library, err := c.Compile(base)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := ours.Validate(v), found(library.Validate(v)); (len(got) == 0) != (len(want) == 0) {
			t.Fatalf("%v, the library alone %v", got, want)
		}
	})
}
