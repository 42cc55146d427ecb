package fhir

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// Read reads one resource of any type and reports everything in it that is
// wrong or that this package has no field for. It refuses only what is not
// strict JSON, is larger than 1 MiB, has more than 40 000 values or nests deeper
// than 64 levels, or names no type. The error is an [*Error].
func Read(raw []byte) (Resource, []document.Fault, error) {
	tree, err := parse(raw)
	if err != nil {
		return nil, nil, err
	}
	r := decoder{}.resource(tree)
	if r == nil {
		return nil, nil, refuse(codeNoType, nil)
	}
	return r, faultsOf(tree), nil
}

// ReadBundle is [Read] for a bundle; it refuses any other type.
func ReadBundle(raw []byte) (*Bundle, []document.Fault, error) {
	r, faults, err := Read(raw)
	if err != nil {
		return nil, nil, err
	}
	b, ok := r.(*Bundle)
	if !ok {
		return nil, nil, refuse(codeNotBundle, nil)
	}
	return b, faults, nil
}

// Write writes a resource: members in the order of the fields, then those of
// Unknown in the order of their names, no white space. The same value always
// gives the same bytes. It refuses a value in which [Validate] finds a
// failure, with the places. The error is an [*Error].
func Write(r Resource) ([]byte, error) {
	if r == nil {
		return nil, refuse(codeNil, nil)
	}
	e := encoder{}
	if e.resource(r); e.bad {
		return nil, refuse(codeValueless, nil)
	}
	if faults := Validate(e.b); document.Refuses(faults) {
		refusal := refuse(codeWrite, nil)
		for _, f := range faults {
			if f.Severity >= document.Failure {
				refusal.Faults = append(refusal.Faults, f)
			}
		}
		return nil, refusal
	}
	return e.b, nil
}
