package document

import (
	"errors"
	"strconv"
)

// The three decisions a caller takes on an [Error]; every one matches exactly
// one of them with [errors.Is].
var (
	// ErrMalformed: this is not one of ours, or not whole. Scan again, or
	// treat it as something else.
	ErrMalformed = errors.New("document: malformed")
	// ErrUntrusted: it looks like one of ours and must not be relied on.
	// Reject it and tell someone.
	ErrUntrusted = errors.New("document: untrusted")
	// ErrUnsupported: it is written in a version or a manner this program
	// does not know. Update.
	ErrUnsupported = errors.New("document: unsupported")
)

// Error is a refusal. Its code tells how far a document got, its text never
// holds a value from the document.
type Error struct {
	Code   string  // "DOC-nnn", stable, see [Refusals]
	Err    error   // cause, may be nil; its text is not part of Error's
	Faults []Fault // places, when the content was not well formed
}

// Error returns the code and the English text, and the first place where
// there is one.
func (e *Error) Error() string {
	s := e.Code
	r, ok := refusal(e.Code)
	if ok {
		s += ": " + r.Text.EN
	}
	if len(e.Faults) == 0 {
		return s
	}
	first := e.Faults[0]
	if first.Path != "" {
		s += ": at " + strconv.Quote(first.Path)
	}
	if first.Message.EN != r.Text.EN { // a fault of the whole content may say no more
		s += ": " + first.Message.EN
	}
	if n := len(e.Faults); n > 1 {
		s += " (and " + strconv.Itoa(n-1) + " more)"
	}
	return s
}

// French returns the refusal in French, without the code, fit for a screen.
func (e *Error) French() string {
	r, _ := refusal(e.Code)
	return r.Text.FR
}

// Refusal returns the code and both texts; all errors of this module that
// refuse something have it.
func (e *Error) Refusal() (code, en, fr string) {
	r, _ := refusal(e.Code)
	return e.Code, r.Text.EN, r.Text.FR
}

// Explain returns the code and the texts of a refusal, whichever package of
// this module it comes from: what a log line and a screen need. ok is false for
// an error that is none (a cancelled context, a full disk).
func Explain(err error) (code string, text Text, ok bool) {
	var r interface{ Refusal() (code, en, fr string) }
	if !errors.As(err, &r) {
		return "", Text{}, false
	}
	code, text.EN, text.FR = r.Refusal()
	return code, text, true
}

// Unwrap returns the cause. A cause that has a class of its own (an Error of an
// inner document) stays hidden, so that e matches one class only.
func (e *Error) Unwrap() error {
	for _, class := range [...]error{ErrMalformed, ErrUntrusted, ErrUnsupported} {
		if errors.Is(e.Err, class) {
			return nil
		}
	}
	return e.Err
}

// Is reports whether target is the class of the refusal ([ErrMalformed],
// [ErrUntrusted] or [ErrUnsupported]), or an Error with the same code.
func (e *Error) Is(target error) bool {
	if t, ok := target.(*Error); ok {
		return t.Code == e.Code
	}
	r, ok := refusal(e.Code)
	return ok && r.Class == target
}

// Refusal is one of the reasons this package refuses for, as data.
type Refusal struct {
	Code  string // "DOC-nnn"
	Class error  // ErrMalformed, ErrUntrusted or ErrUnsupported
	Text  Text
}

// Refusals returns every refusal of this package, in the order of the gates.
// The slice is the caller's.
func Refusals() []Refusal { return refusals() }

func refusal(code string) (Refusal, bool) {
	for _, r := range refusals() {
		if r.Code == code {
			return r, true
		}
	}
	return Refusal{}, false
}

func refuse(code string, cause error) *Error { return &Error{Code: code, Err: cause} }
