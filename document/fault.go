package document

import (
	"errors"
	"slices"
)

// Severity is how much a [Fault] weighs. The zero value is [Information].
type Severity int

// The severities, in ascending order.
const (
	Information Severity = iota // worth knowing, changes nothing
	Warning                     // a person should look before going on
	Failure                     // the content breaks the rule: do not go on
)

// errSeverity is the refusal of a severity name this package does not know.
var errSeverity = errors.New("document: not a severity")

var severityNames = [...]string{"information", "warning", "error"}

// String returns "information", "warning" or "error", and "unknown" for a
// value outside the list.
func (s Severity) String() string {
	if s < Information || s > Failure {
		return "unknown"
	}
	return severityNames[s]
}

// MarshalText returns the name given by [Severity.String]; a value outside the
// list is an error.
func (s Severity) MarshalText() ([]byte, error) {
	if s < Information || s > Failure {
		return nil, errSeverity
	}
	return []byte(severityNames[s]), nil
}

// UnmarshalText reads one of the three names, exactly as written by
// MarshalText. Anything else is an error and leaves s as it was.
func (s *Severity) UnmarshalText(text []byte) error {
	i := slices.Index(severityNames[:], string(text))
	if i < 0 {
		return errSeverity
	}
	*s = Severity(i)
	return nil
}

// Fault is a finding about content: a rule that the content breaks, and where.
// It is data, not an error: an authentic document may be faulty and still has
// to be shown.
type Fault struct {
	Code     string   `json:"code"`     // stable code of the rule
	Severity Severity `json:"severity"` // how much it weighs
	Path     string   `json:"path"`     // JSON pointer (RFC 6901), "" for the whole
	Message  Text     `json:"message"`  // what is wrong, never quoting the content
}

// Refuses reports whether at least one fault is of severity [Failure].
func Refuses(faults []Fault) bool {
	return slices.ContainsFunc(faults, func(f Fault) bool { return f.Severity >= Failure })
}
