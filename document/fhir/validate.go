package fhir

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// Validate answers the question "is it well formed?" for one resource in JSON:
// members, types, required parts, required codes, and the R4 invariants this
// package knows (tim-1 to tim-10, rat-1, rng-2, per-1). Each resource, inside
// or outside, is held against the schema of its own type only. There is one
// fault for each wrong place, at most 100 and one that says that there are
// more. No fault gives nil.
func Validate(raw []byte) []document.Fault {
	tree, err := parse(raw)
	if err != nil {
		return []document.Fault{{Code: err.Code, Severity: document.Failure, Message: document.Text{EN: err.EN, FR: err.FR}}}
	}
	return faultsOf(tree)
}

// faultsOf checks a tree and what is inside it.
func faultsOf(tree map[string]any) []document.Fault {
	var c checker
	c.resource(tree, "")
	if len(c.faults) > limits.Violations {
		c.faults = append(c.faults[:limits.Violations], fault(codeMore, ""))
	}
	return c.faults
}

// checker collects faults.
type checker struct{ faults []document.Fault }

// resource checks one resource and those inside it.
func (c *checker) resource(tree map[string]any, path string) {
	if len(c.faults) > limits.Violations {
		return
	}
	name, _ := tree["resourceType"].(string)
	compiled := schemas[name]
	if compiled == nil {
		c.faults = append(c.faults, fault(codeOtherType, path))
		return
	}
	found := compiled().Validate(tree)
	for _, v := range found {
		c.faults = append(c.faults, fault(codeOf(v.Keyword, v.Path), path+v.Path))
	}
	if len(found) == limits.Violations {
		c.faults = append(c.faults, fault(codeMore, path))
	}
	c.inside(tree, path, true)
	c.resources(tree["contained"], path+"/contained", "")
	if name == "Bundle" {
		c.resources(tree["entry"], path+"/entry", "resource")
	}
}

// resources checks the resources of a list, or those in a member of its items.
func (c *checker) resources(list any, path, member string) {
	items, _ := list.([]any)
	for i, item := range items {
		at := path + "/" + strconv.Itoa(i)
		object, _ := item.(map[string]any)
		if member != "" {
			object, _ = object[member].(map[string]any)
			at += "/" + member
		}
		if object != nil {
			c.resource(object, at)
		}
	}
}

// inside looks for the invariants, in the order of the names; in a whole
// resource it leaves out the resources inside it.
func (c *checker) inside(tree map[string]any, path string, whole bool) {
	names := make([]string, 0, len(tree))
	for name := range tree {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if whole && (name == "contained" || name == "entry") || len(c.faults) > limits.Violations {
			continue
		}
		c.element(name, tree[name], path+strictjson.Pointer(name))
	}
}

func (c *checker) element(name string, tree any, path string) {
	switch t := tree.(type) {
	case []any:
		for i, item := range t {
			c.element(name, item, path+"/"+strconv.Itoa(i))
		}
	case map[string]any:
		if name == "repeat" {
			c.timing(t, path)
		}
		c.amount(t, path)
		c.inside(t, path, false)
	}
}

// codeOf is the code of a schema violation.
func codeOf(keyword, path string) string {
	switch keyword {
	case "additionalProperties":
		if strings.HasSuffix(path, "/modifierExtension") {
			return codeModifier
		}
		return codeUnknown
	case "required", "anyOf":
		return codeMissing
	case "enum", "const":
		return codeValue
	case "false":
		return codeChoice
	case "minItems", "minLength", "minProperties":
		return codeEmpty
	}
	return codeForm
}

// parse reads strict JSON and expects an object that names its type.
func parse(raw []byte) (map[string]any, *Error) {
	tree, err := strictjson.Decode(raw, strictjson.Limits{Bytes: limits.Payload})
	if err != nil {
		return nil, refuse(codeJSON, err)
	}
	object, _ := tree.(map[string]any)
	if name, _ := object["resourceType"].(string); name == "" {
		return nil, refuse(codeNoType, nil)
	}
	return object, nil
}
