package pdsm

import (
	"slices"
	"strconv"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
)

// Issue is one thing a server says. Text and Diagnostics may hold values of the
// request, a patient among them: they are for the screen of the person who
// sent it, never for a log, and no method prints them.
type Issue struct {
	Severity    string // "fatal", "error", "warning", "information"
	Code        string // of the value set issue-type of R4, "" for any other
	Text        string
	Diagnostics string
}

// String returns severity and code.
func (i Issue) String() string { return i.Severity + " " + i.Code }

// GoString is [Issue.String].
func (i Issue) GoString() string { return i.String() }

// issueTypes is the value set issue-type of FHIR R4. What else a server writes
// for a code could be anything.
var issueTypes = []string{ // never changed
	"invalid", "structure", "required", "value", "invariant", "security", "login", "unknown", "expired", "forbidden", "suppressed",
	"processing", "not-supported", "duplicate", "multiple-matches", "not-found", "deleted", "too-long", "code-invalid", "extension",
	"too-costly", "business-rule", "conflict", "transient", "lock-error", "no-store", "exception", "timeout", "incomplete", "throttled", "informational",
}

var severities = []string{"fatal", "error", "warning", "information"} // never changed

// maxIssues bounds the issues kept of one answer.
const maxIssues = 50

func issuesOf(o *fhir.OperationOutcome) []Issue {
	if o == nil {
		return nil
	}
	var list []Issue
	for _, x := range o.Issue[:min(maxIssues, len(o.Issue))] {
		i := Issue{Diagnostics: x.Diagnostics, Text: labelOf(conceptCode(x.Details))}
		if slices.Contains(severities, x.Severity) {
			i.Severity = x.Severity
		}
		if slices.Contains(issueTypes, x.Code) {
			i.Code = x.Code
		}
		list = append(list, i)
	}
	return list
}

// ServerError is what a server refused.
type ServerError struct {
	Code       string        // "PDSM-3nn", by the status
	Status     int           // HTTP status
	Issues     []Issue       // of the OperationOutcome, nil where there was none
	RetryAfter time.Duration // how long the server wants to be left alone; 0 is not said
}

// Error returns the code, the English text, and severity and code of the first
// issue.
func (e *ServerError) Error() string {
	s := e.Code + ": " + refusal(e.Code).Text.EN
	if e.Code == "PDSM-314" {
		s += ": " + strconv.Itoa(e.Status)
	}
	if len(e.Issues) > 0 && e.Issues[0].Code != "" {
		s += ": " + e.Issues[0].String()
	}
	return s
}

// French returns the refusal in French, without the code, fit for a screen.
func (e *ServerError) French() string { return refusal(e.Code).Text.FR }

// Refusal returns the code and both texts.
func (e *ServerError) Refusal() (code, en, fr string) {
	t := refusal(e.Code).Text
	return e.Code, t.EN, t.FR
}

// Is reports whether target is a ServerError with the same code; one of code
// "PDSM-304" is "not found".
func (e *ServerError) Is(target error) bool {
	t, ok := target.(*ServerError)
	return ok && t.Code == e.Code
}

// statusCodes are the codes of HTTP statuses that say something of their own.
var statusCodes = map[int]string{ // never changed
	400: "PDSM-301", 401: "PDSM-302", 403: "PDSM-303", 404: "PDSM-304", 405: "PDSM-305", 406: "PDSM-306", 415: "PDSM-306", 409: "PDSM-307",
	410: "PDSM-308", 412: "PDSM-309", 413: "PDSM-310", 422: "PDSM-311", 429: "PDSM-312",
}

// NewServerError turns the status and the body of an answer that is no success
// into an error. A body that is no OperationOutcome says nothing.
func NewServerError(status int, body []byte) *ServerError {
	e := &ServerError{Status: status, Code: statusCodes[status]}
	switch {
	case e.Code != "":
	case status >= 500 && status < 600:
		e.Code = "PDSM-313"
	default:
		e.Code = "PDSM-314"
	}
	if r, _, err := fhir.Read(body); err == nil {
		o, _ := r.(*fhir.OperationOutcome)
		e.Issues = issuesOf(o)
	}
	return e
}
