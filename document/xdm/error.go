package xdm

import "github.com/ordonnance-numerique/ordonnance-go/document"

// Error is a refusal to open (XDM-1nn), to write (XDM-4nn) or to read a value
// (XDM-6nn). Its text never holds a value from an archive.
type Error struct {
	Code string // "XDM-nnn", stable, see [Refusals]
	Path string // place, as in [document.Fault]; "" for the whole
	Err  error  // cause, may be nil; its text is not part of Error's
}

// Error returns the code, the English text and the place.
func (e *Error) Error() string {
	s := e.Code
	if r, ok := refusal(e.Code); ok {
		s += ": " + r.Text.EN
	}
	if e.Path != "" {
		s += " (at " + e.Path + ")"
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

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

// Is reports whether target is the class of the refusal (one of
// [document.ErrMalformed], [document.ErrUntrusted], [document.ErrUnsupported];
// none when writing), or an Error with the same code.
func (e *Error) Is(target error) bool {
	if t, ok := target.(*Error); ok {
		return t.Code == e.Code
	}
	r, ok := refusal(e.Code)
	return ok && r.Class != nil && r.Class == target
}

func refuse(code, path string, cause error) *Error {
	return &Error{Code: code, Path: path, Err: cause}
}

// Refusal is one of the reasons this package refuses for, finds fault with or
// explains a difference by, as data.
type Refusal struct {
	Code     string // "XDM-nnn"
	Class    error  // of a refusal to read; nil otherwise
	Severity document.Severity
	Text     document.Text
}

// Refusals returns every code of this package: 1nn refuses to open, 2nn is a
// fault of an archive, 3nn one of its metadata, 4nn refuses to write, 5nn is a
// fault of what was derived or compared, 6nn refuses a value. The slice is the
// caller's.
func Refusals() []Refusal {
	var all []Refusal
	for _, part := range [][]Refusal{openRefusals(), archiveFaults(), metadataFaults(), writeRefusals(), deriveFaults(), compareReasons(), valueRefusals()} {
		all = append(all, part...)
	}
	return all
}

func refusal(code string) (Refusal, bool) {
	for _, r := range Refusals() {
		if r.Code == code {
			return r, true
		}
	}
	return Refusal{}, false
}

// found is a fault without its words.
type found struct{ code, path string }

// maxFaults bounds a list of faults; one more says that there are more.
const maxFaults = 1000

// faults collects them. The zero value is ready.
type faults struct{ list []found }

func (f *faults) add(code, path string) {
	if len(f.list) < maxFaults {
		f.list = append(f.list, found{code, path})
	} else if len(f.list) == maxFaults {
		f.list = append(f.list, found{"XDM-299", ""})
	}
}

// words gives faults their severity and their text.
func (f *faults) words() []document.Fault {
	if len(f.list) == 0 {
		return nil
	}
	texts := make(map[string]Refusal, 64)
	for _, r := range Refusals() {
		texts[r.Code] = r
	}
	out := make([]document.Fault, len(f.list))
	for i, x := range f.list {
		r := texts[x.code]
		out[i] = document.Fault{Code: x.code, Severity: r.Severity, Path: x.path, Message: r.Text}
	}
	return out
}
