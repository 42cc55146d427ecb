package pdsm

import (
	"strconv"
	"sync"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// Error is a refusal of this package, before a request or on reading an answer.
// What a server refuses is a [ServerError]. Its text never holds a value of a
// document, a request or an answer.
type Error struct {
	Code   string           // "PDSM-nnn", stable, see [Refusals]
	Faults []document.Fault // the places, where content is refused
	Err    error            // cause without values, may be nil: an error of a context, of package ins or fhir
}

// Error returns the code, the English text and the first place.
func (e *Error) Error() string {
	s := e.Code + ": " + refusal(e.Code).Text.EN
	if len(e.Faults) > 0 {
		f := e.Faults[0]
		s += ": at " + strconv.Quote(f.Path) + ": " + f.Code + ": " + f.Message.EN
	}
	return s
}

// French returns the refusal in French, without the code, fit for a screen.
func (e *Error) French() string { return refusal(e.Code).Text.FR }

// Refusal returns the code and both texts; all errors of this module that
// refuse something have it.
func (e *Error) Refusal() (code, en, fr string) {
	t := refusal(e.Code).Text
	return e.Code, t.EN, t.FR
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether target is an Error with the same code.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

func refuse(code string, cause error) *Error { return &Error{Code: code, Err: cause} }

func refuseAt(code string, places []document.Fault) *Error {
	return &Error{Code: code, Faults: places}
}

// Refusal is something this package refuses, finds or leaves out, as data.
type Refusal struct {
	Code     string // "PDSM-nnn", stable
	Severity document.Severity
	Text     document.Text
}

// Refusals returns every code of this package but those of its profiles: 1nn
// refuses to make a request, 2nn to send one, 3nn is what a server refused, 4nn
// is an answer that is not used, 8nn a fault of an answer or of a patch, Lnn
// what a form could not carry. The slice is the caller's.
func Refusals() []Refusal {
	var list []Refusal
	for _, part := range [][]Refusal{buildRefusals(), sendRefusals(), serverRefusals(), answerRefusals(), answerFaults(), losses()} {
		list = append(list, part...)
	}
	return list
}

// byCode are the refusals by their codes, made once and never changed.
var byCode = sync.OnceValue(func() map[string]Refusal {
	all := map[string]Refusal{}
	for _, r := range Refusals() {
		all[r.Code] = r
	}
	return all
})

func refusal(code string) Refusal { return byCode()[code] }

func fault(code, path string) document.Fault {
	r := refusal(code)
	return document.Fault{Code: code, Severity: r.Severity, Path: path, Message: r.Text}
}

func omission(code, path string) document.Omission {
	return document.Omission{Path: path, Code: code, Reason: refusal(code).Text}
}
