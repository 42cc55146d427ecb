package schema

import (
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
)

// items stands in the place of the keyword "items" of the library, which goes
// through every item of a list and keeps what it finds on each: 26 µs and
// 2 kB for an item that is wrong. This one gives up when it has found enough
// to refuse, and does not look into a list that is too long as a whole.
type items struct {
	each *jsonschema.Schema
	from int // the first item it speaks of, after those of prefixItems
	most int // maxItems, -1 for none
}

// Validate implements the library's interface for keywords of one's own.
func (k items) Validate(ctx jsonschema.ValidationContext, v any) error {
	list, ok := v.([]any)
	if !ok || k.most >= 0 && len(list) > k.most {
		return nil // a list too long is refused by maxItems
	}
	var wrong []error
	for i, found := k.from, 0; i < len(list) && found < limits.Violations; i++ {
		ctx.EvaluatedItem(i)
		if err := ctx.Validate(k.each, "items", list[i], strconv.Itoa(i)); err != nil {
			wrong = append(wrong, err)
			found += ends(err)
		}
	}
	switch len(wrong) {
	case 0:
		return nil
	case 1:
		return wrong[0]
	}
	all := ctx.Error("", "") // without a message it only holds others together
	return all.Group(all, wrong...)
}

// ends counts what went wrong at the ends of the tree of causes.
func ends(err error) int {
	e, ok := err.(*jsonschema.ValidationError)
	if !ok || len(e.Causes) == 0 {
		return 1
	}
	n := 0
	for _, cause := range e.Causes {
		n += ends(cause)
	}
	return n
}

// bound puts [items] into a compiled schema and all that it refers to, as far
// as it stands in the same text: the library shares the rest.
func bound(root *jsonschema.Schema) {
	text, _, _ := strings.Cut(root.Location, "#")
	seen := map[*jsonschema.Schema]bool{nil: true}
	var visit func(s *jsonschema.Schema)
	visit = func(s *jsonschema.Schema) {
		if seen[s] || !strings.HasPrefix(s.Location, text+"#") {
			return
		}
		seen[s] = true
		for _, inner := range inside(s) {
			visit(inner)
		}
		if s.Items2020 == nil {
			return
		}
		if s.Extensions == nil {
			s.Extensions = map[string]jsonschema.ExtSchema{}
		}
		s.Extensions["items"] = items{s.Items2020, len(s.PrefixItems), s.MaxItems}
		s.Items2020 = nil
	}
	visit(root)
}

// inside lists the schemas that a schema is made of; nil among them is no
// schema.
func inside(s *jsonschema.Schema) []*jsonschema.Schema {
	all := []*jsonschema.Schema{s.Ref, s.DynamicRef, s.RecursiveRef, s.Not, s.If, s.Then, s.Else, s.PropertyNames,
		s.UnevaluatedProperties, s.Items2020, s.Contains, s.UnevaluatedItems, s.ContentSchema}
	for _, list := range [][]*jsonschema.Schema{s.AllOf, s.AnyOf, s.OneOf, s.PrefixItems} {
		all = append(all, list...)
	}
	for _, inner := range s.Properties {
		all = append(all, inner)
	}
	for _, inner := range s.PatternProperties {
		all = append(all, inner)
	}
	for _, inner := range s.DependentSchemas {
		all = append(all, inner)
	}
	if more, ok := s.AdditionalProperties.(*jsonschema.Schema); ok {
		all = append(all, more)
	}
	return all
}
