package cda

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// Error is a refusal to read (CDA-1nn) or to write (CDA-4nn). Its text never
// holds a value from the document.
type Error struct {
	Code string // "CDA-nnn", stable, see [Refusals]
	Line int    // line of the document when reading, from 1; 0 when it says nothing
	Path string // place in the model when writing, as in [document.Fault]
}

// Error returns the code, the English text and the place.
func (e *Error) Error() string {
	s := e.Code
	if r, ok := refusal(e.Code); ok {
		s += ": " + r.Text.EN
	}
	if e.Line > 0 {
		s += " (line " + strconv.Itoa(e.Line) + ")"
	}
	if e.Path != "" {
		s += " (at " + e.Path + ")"
	}
	return s
}

// French returns the refusal in French, without the code, fit for a screen.
func (e *Error) French() string {
	r, _ := refusal(e.Code)
	return r.Text.FR
}

// Refusal returns the code and both texts; all errors of this module that
// refuse something have it (see [document.Explain]).
func (e *Error) Refusal() (code, en, fr string) {
	r, _ := refusal(e.Code)
	return e.Code, r.Text.EN, r.Text.FR
}

// Is reports whether target is the class of the refusal
// ([document.ErrMalformed] or [document.ErrUnsupported]; none when writing), or
// an Error with the same code.
func (e *Error) Is(target error) bool {
	if t, ok := target.(*Error); ok {
		return t.Code == e.Code
	}
	r, ok := refusal(e.Code)
	return ok && r.Class != nil && r.Class == target
}

func refuse(code string) *Error { return &Error{Code: code} }

// Refusal is one of the reasons this package refuses for, or finds fault with,
// as data.
type Refusal struct {
	Code     string // "CDA-nnn"
	Class    error  // of a refusal to read; nil otherwise
	Severity document.Severity
	Text     document.Text
}

// Refusals returns every code of this package: 1nn refuses to read, 2nn is a
// fault of what was read, 4nn refuses to write. The slice is the caller's.
func Refusals() []Refusal {
	return append(append(readRefusals(), faultTexts()...), writeRefusals()...)
}

func refusal(code string) (Refusal, bool) {
	for _, r := range Refusals() {
		if r.Code == code {
			return r, true
		}
	}
	return Refusal{}, false
}

// words gives faults their severity and their text.
func words(list []found) []document.Fault {
	if len(list) == 0 {
		return nil
	}
	texts := map[string]Refusal{}
	for _, r := range faultTexts() {
		texts[r.Code] = r
	}
	out := make([]document.Fault, len(list))
	for i, f := range list {
		r := texts[f.code]
		out[i] = document.Fault{Code: f.code, Severity: r.Severity, Path: f.path, Message: r.Text}
	}
	return out
}
