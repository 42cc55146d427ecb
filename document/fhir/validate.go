package fhir

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
)

// maxValues bounds the values (objects, lists, texts, numbers) of a text.
// Written prescriptions have 27 bytes or more for each value, so those of the
// largest size stay below; a hostile text of that size has 500 000. The largest
// bundle among the examples of the French guide has 411.
const maxValues = 40_000

// Validate answers the question "is it well formed?" for one resource in JSON:
// members, types, required parts, required codes, and the R4 invariants this
// package knows (tim-1 to tim-10, rat-1, rng-2, per-1). Each resource, inside
// or outside, is held against the rules of its own type only. There is one
// fault for each wrong place, in the order of the fields, at most 100 and one
// that says that there are more. No fault gives nil.
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
	c.resource(tree)
	if c.full() {
		c.faults = append(c.faults[:limits.Violations], fault(codeMore, ""))
	}
	return c.faults
}

// parse reads strict JSON and expects an object that names its type.
func parse(raw []byte) (map[string]any, *Error) { return parseSized(raw, nil) }

// values counts what can begin a value: at most one too many for each object
// and list. What it says of a text that is not JSON does not matter.
func values(raw []byte) int {
	n := 1
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case ',', '[', '{':
			n++
		case '"':
			for i++; i < len(raw) && raw[i] != '"'; i++ {
				if raw[i] == '\\' {
					i++
				}
			}
		}
	}
	return n
}
