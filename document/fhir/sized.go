package fhir

import (
	"cmp"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// Limits bounds a resource that is larger than a prescription: a lot with the
// documents inside, a page of results. A zero field takes the bound of [Read].
type Limits struct {
	Bytes  int // of the JSON text; 0 is 1 MiB
	Values int // objects, lists, texts and numbers; 0 is 40,000
}

// ReadSized is [Read] within the bounds of the caller. A document inside is one
// value, however long. nil limits are those of Read.
func ReadSized(raw []byte, lim *Limits) (Resource, []document.Fault, error) {
	tree, refusal := parseSized(raw, lim)
	if refusal != nil {
		return nil, nil, refusal
	}
	r := decoder{}.resource(tree)
	if r == nil {
		return nil, nil, refuse(codeNoType, nil)
	}
	return r, faultsOf(tree), nil
}

// WriteSized is [Write] within the bounds of the caller: what it writes,
// [ReadSized] accepts within the same. nil limits are those of Write.
func WriteSized(r Resource, lim *Limits) ([]byte, error) {
	if r == nil {
		return nil, refuse(codeNil, nil)
	}
	e := encoder{}
	if e.resource(r); e.bad {
		return nil, refuse(codeValueless, nil)
	}
	tree, refusal := parseSized(e.b, lim)
	if refusal != nil {
		return nil, refusal
	}
	refusal = refuse(codeWrite, nil)
	for _, f := range faultsOf(tree) {
		if f.Severity >= document.Failure {
			refusal.Faults = append(refusal.Faults, f)
		}
	}
	if refusal.Faults != nil {
		return nil, refusal
	}
	return e.b, nil
}

func parseSized(raw []byte, lim *Limits) (map[string]any, *Error) {
	if lim == nil {
		lim = &Limits{}
	}
	size := cmp.Or(lim.Bytes, limits.Payload)
	if len(raw) <= size && values(raw) > cmp.Or(lim.Values, maxValues) {
		return nil, refuse(codeValues, nil)
	}
	tree, err := strictjson.Decode(raw, strictjson.Limits{Bytes: size})
	if err != nil {
		return nil, refuse(codeJSON, err)
	}
	object, _ := tree.(map[string]any)
	if name, _ := object["resourceType"].(string); name == "" {
		return nil, refuse(codeNoType, nil)
	}
	return object, nil
}
