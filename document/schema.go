package document

import (
	"errors"

	"github.com/ordonnance-numerique/ordonnance-go/internal/schema"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// Schema is a compiled JSON Schema (draft 2020-12). It is read-only and may be
// shared between goroutines. The zero value accepts nothing; make one with
// [NewSchema].
type Schema struct{ compiled *schema.Schema }

// NewSchema compiles a JSON Schema, with formats asserted. Nothing is ever
// loaded: a reference that leaves the text is an error, and so is a regular
// expression outside RE2. Compiling costs milliseconds, so do it once
// (sync.OnceValue).
func NewSchema(raw []byte) (*Schema, error) {
	s, err := schema.Compile(raw)
	if err != nil {
		return nil, err
	}
	return &Schema{s}, nil
}

// MustSchema is [NewSchema] for a schema embedded in the program; it panics
// when the schema is wrong.
func MustSchema(raw []byte) *Schema {
	s, err := NewSchema(raw)
	if err != nil {
		panic("document: embedded schema: " + err.Error())
	}
	return s
}

// check holds a decoded JSON value against the schema.
func (s *Schema) check(value any) error {
	if s.compiled == nil {
		return refuse("DOC-811", nil)
	}
	violations := s.compiled.Validate(value)
	if len(violations) == 0 {
		return nil
	}
	e := refuse("DOC-811", nil)
	for _, v := range violations {
		e.Faults = append(e.Faults, Fault{Code: e.Code, Severity: Failure, Path: v.Path, Message: keywordText(v.Keyword)})
	}
	return e
}

// fault is the refusal as a finding about content.
func (e *Error) fault(path string) Fault {
	r, _ := refusal(e.Code)
	return Fault{Code: e.Code, Severity: Failure, Path: path, Message: r.Text}
}

// pathOf is the place a refusal of strict JSON names.
func pathOf(err error) string {
	var place *strictjson.Error
	if errors.As(err, &place) {
		return place.Path
	}
	return ""
}

// faultsOf turns a refusal into findings.
func faultsOf(err error) []Fault {
	var e *Error
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &e):
		return []Fault{{Severity: Failure}}
	case len(e.Faults) > 0:
		return e.Faults
	}
	return []Fault{e.fault("")}
}
