package fhir

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// Error is a refusal. Its text never holds a value from the input.
type Error struct {
	Code   string // "FHIR-0nn", see [Reasons]
	EN, FR string
	Err    error            // cause, may be nil
	Faults []document.Fault // the places, where [Write] refuses
}

// Error returns the code and the English text, and the first place where
// there is one.
func (e *Error) Error() string {
	s := e.Code + ": " + e.EN
	if len(e.Faults) > 0 {
		s += ": at " + strconv.Quote(e.Faults[0].Path) + ": " + e.Faults[0].Message.EN
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// French returns the refusal in French, without the code.
func (e *Error) French() string { return e.FR }

// Refusal returns the code and both texts; all errors of this module that
// refuse something have it (see [document.Explain]).
func (e *Error) Refusal() (code, en, fr string) { return e.Code, e.EN, e.FR }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether target is an Error with the same code.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

func refuse(code string, cause error) *Error {
	r := reason(code)
	return &Error{Code: code, EN: r.Text.EN, FR: r.Text.FR, Err: cause}
}
