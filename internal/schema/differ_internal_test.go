package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// bare compiles a text without what [Compile] changes in it.
func bare(tb testing.TB, raw []byte) *jsonschema.Schema {
	tb.Helper()
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true
	if err := c.AddResource(base, bytes.NewReader(raw)); err != nil {
		tb.Fatal(err)
	}
	root, err := c.Compile(base)
	if err != nil {
		tb.Fatal(err)
	}
	return root
}

// mutate changes one value somewhere in a tree.
func mutate(r *rand.Rand, v any) any {
	if r.IntN(4) == 0 {
		return []any{nil, true, "", "?", json.Number("-1"), json.Number("0.5"), []any{}, map[string]any{}, []any{v, v}}[r.IntN(9)]
	}
	switch v := v.(type) {
	case map[string]any:
		names := make([]string, 0, len(v))
		for name := range v {
			names = append(names, name)
		}
		if slices.Sort(names); len(names) == 0 {
			return json.Number("7")
		}
		name := names[r.IntN(len(names))]
		switch r.IntN(6) {
		case 0:
			delete(v, name)
		case 1:
			v["x"+name] = v[name]
		default:
			v[name] = mutate(r, v[name])
		}
	case []any:
		if len(v) == 0 {
			return []any{json.Number("1")}
		}
		i := r.IntN(len(v))
		switch r.IntN(6) {
		case 0:
			for len(v) < 260 {
				v = append(v, v[i])
			}
			return v
		case 1:
			return slices.Delete(v, i, i+1)
		}
		v[i] = mutate(r, v[i])
	}
	return v
}

// TestVerdictIsTheLibrarys changes good documents at random: what is accepted
// is what the library accepts by itself, and what is found is what it finds,
// but in lists that are too long.
func TestVerdictIsTheLibrarys(t *testing.T) {
	raw, err := os.ReadFile("../../prescription/schema/prescription-1.json")
	if err != nil {
		t.Fatal(err)
	}
	ours, err := Compile(raw)
	if err != nil {
		t.Fatal(err)
	}
	library := bare(t, raw)
	files, _ := filepath.Glob("../../prescription/testdata/*.json")
	good, bad := 0, 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for seed := range uint64(100) {
			r := rand.New(rand.NewPCG(seed, 1))
			v, err := strictjson.Decode(text, strictjson.Limits{})
			if err != nil {
				break
			}
			for range seed % 4 {
				v = mutate(r, v)
			}
			got, want := ours.Validate(v), found(library.Validate(v))
			if len(got) == 0 {
				good++
			} else {
				bad++
			}
			long := slices.ContainsFunc(want, func(v Violation) bool { return v.Keyword == "maxItems" })
			if (len(got) == 0) != (len(want) == 0) || !long && !slices.Equal(got, want) {
				t.Fatalf("%s, seed %d: %v, the library alone %v", file, seed, got, want)
			}
		}
	}
	if good < 100 || bad < 100 {
		t.Errorf("%d good and %d bad documents", good, bad)
	}
}

// TestListsGiveUp counts what is kept of a value that is wrong everywhere.
func TestListsGiveUp(t *testing.T) {
	row := make([]any, 200)
	for i := range row {
		row[i] = map[string]any{}
	}
	table := make([]any, 200)
	for i := range table {
		table[i] = row
	}
	for name, keyword := range map[string]string{"lists": "", "lists with a bound": `"maxItems":200,`, "lists after a prefix": `"prefixItems":[{}],`} {
		s, err := Compile(fmt.Appendf(nil, `{"$ref":"#/$defs/table","$defs":{"table":{%s"items":{%s"items":{"required":["a"]}}}}}`, keyword, keyword))
		if err != nil {
			t.Fatal(err)
		}
		if n := ends(s.root.Validate(table)); n < 100 || n > 300 {
			t.Errorf("%s: %d ends", name, n)
		}
	}
}
