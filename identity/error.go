package identity

// Error is the refusal of an identifier, a date, a key or a key list. Its text
// never holds a value from the input: numbers and names of people stay out of
// logs.
type Error struct {
	Code string // stable: place, dash, number ("INS-003")
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

// Is makes two refusals equal for [errors.Is] when their codes are equal, so
// that a package's exported error values serve as sentinels.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}
