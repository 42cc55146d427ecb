package schema

import (
	"cmp"
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// Violation is one place where a value breaks the schema. It names the place
// and the keyword and never quotes the value.
type Violation struct {
	Path    string // JSON pointer; of the member itself for "required" and "additionalProperties"
	Keyword string // of JSON Schema: "required", "pattern", …; "false" for the schema that allows nothing
}

// Validate holds a value, as made by [strictjson.Decode], against the schema.
// A valid value gives nil. The violations come sorted by path and keyword,
// each once, at most limits.Violations of them. In a list it looks for no more
// once it has found as many, and into a list longer than maxItems not at all.
func (s *Schema) Validate(v any) []Violation {
	return found(s.root.Validate(v))
}

// found is the list of violations in an error of the library.
func found(err error) []Violation {
	if err == nil {
		return nil
	}
	var tree *jsonschema.ValidationError
	if !errors.As(err, &tree) {
		return []Violation{{Keyword: "schema"}}
	}
	all := leaves(nil, tree)
	slices.SortFunc(all, func(a, b Violation) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Keyword, b.Keyword))
	})
	all = slices.Compact(all)
	return all[:min(len(all), limits.Violations)]
}

// leaves collects what went wrong at the ends of the tree of causes.
func leaves(found []Violation, e *jsonschema.ValidationError) []Violation {
	if len(found) > 4*limits.Violations {
		return found
	}
	switch word := last(e.KeywordLocation); {
	case len(e.Causes) == 0:
		return append(found, leaf(e)...)
	case word == "anyOf" || word == "oneOf":
		return append(found, choice(e, word)...)
	}
	for _, cause := range e.Causes {
		found = leaves(found, cause)
	}
	return found
}

// choice explains a failed anyOf or oneOf by the one alternative that the
// value came furthest into, and by the keyword alone when no alternative went
// deeper than the value itself.
func choice(e *jsonschema.ValidationError, word string) []Violation {
	here := pointer(e.InstanceLocation)
	var best []Violation
	deepest, even := strings.Count(here, "/"), false
	for _, cause := range e.Causes {
		inside := leaves(nil, cause)
		depth := 0
		for _, v := range inside {
			depth = max(depth, strings.Count(v.Path, "/"))
		}
		switch {
		case depth > deepest:
			best, deepest, even = inside, depth, false
		case depth == deepest:
			even = true
		}
	}
	if best == nil || even {
		return []Violation{{here, word}}
	}
	return best
}

// leaf turns one end of the tree into violations: one for each member that is
// missing or too many, so that the path names the field.
func leaf(e *jsonschema.ValidationError) []Violation {
	here, word := pointer(e.InstanceLocation), last(e.KeywordLocation)
	var names string
	switch {
	case e.Message == "not allowed":
		if !strings.HasPrefix(word, "unevaluated") {
			word = "false"
		}
	case word == "required":
		names, _ = strings.CutPrefix(e.Message, "missing properties: ")
	case word == "additionalProperties":
		names, _ = strings.CutPrefix(e.Message, word+" ")
		names = strings.TrimSuffix(names, " not allowed")
	case strings.Contains(e.KeywordLocation, "/dependentRequired/"):
		word = "dependentRequired"
		names, _ = strings.CutPrefix(e.Message, "property ")
		names, _, _ = strings.Cut(names, " is required, if ")
	}
	if names == "" {
		return []Violation{{here, word}}
	}
	var found []Violation
	for name := range strings.SplitSeq(names, ", ") {
		if len(found) > limits.Violations {
			break // the library names them in no order, so which ones is chance
		}
		found = append(found, Violation{here + strictjson.Pointer(strings.Trim(name, "'")), word})
	}
	return found
}

// last is the last reference token of a keyword location.
func last(location string) string { return location[strings.LastIndexByte(location, '/')+1:] }

// pointer rewrites the library's location, which is a URI fragment, as a JSON
// pointer without odd names.
func pointer(location string) string {
	if location == "" {
		return ""
	}
	var b strings.Builder
	for token := range strings.SplitSeq(strings.TrimPrefix(location, "/"), "/") {
		name, err := url.PathUnescape(token)
		if err != nil {
			name = ""
		}
		name = strings.ReplaceAll(strings.ReplaceAll(name, "~1", "/"), "~0", "~")
		b.WriteString(strictjson.Pointer(name))
	}
	return b.String()
}
