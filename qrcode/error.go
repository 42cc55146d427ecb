package qrcode

import "slices"

// Error is the refusal of a text, a token, a symbol or a picture. Its text
// never holds a value from the input. The exported variables of this package
// are the refusals it makes; compare with [errors.Is].
type Error struct {
	Code string // stable: "QR-1xx" writing and packing, "QR-2xx" reading, "QR-4xx" GS1
	EN   string // what is wrong, in English
	FR   string // the same in French, fit for a screen
	Err  error  // cause, may be nil; never holds personal data
}

// Error returns the code and the English text.
func (e *Error) Error() string {
	if e.Err != nil {
		return e.Code + ": " + e.EN + ": " + e.Err.Error()
	}
	return e.Code + ": " + e.EN
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// French returns the refusal in French, without the code.
func (e *Error) French() string { return e.FR }

// Refusal returns the code and both texts; all errors of this module that
// refuse something have it.
func (e *Error) Refusal() (code, en, fr string) { return e.Code, e.EN, e.FR }

// Is makes two refusals equal for [errors.Is] when their codes are equal.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

// Refusals lists every refusal of this package in the order of their codes, so
// that an application can publish or translate them.
func Refusals() []*Error {
	return slices.Concat(packRefusals(), encodeRefusals(), decodeRefusals(), gs1Refusals())
}
