package strictjson

import (
	"errors"
	"strconv"
	"strings"
)

// The reasons of refusal, one per [Error].
var (
	ErrSize      = errors.New("text too large")
	ErrDepth     = errors.New("nested too deeply")
	ErrSyntax    = errors.New("not JSON")
	ErrUTF8      = errors.New("not valid UTF-8")
	ErrSurrogate = errors.New("lone surrogate escape")
	ErrDuplicate = errors.New("duplicate member name")
	ErrNumber    = errors.New("number out of range")
	ErrSpace     = errors.New("white space around the value")
	ErrTrailing  = errors.New("more after the value")
)

// Error is a refusal with its place.
type Error struct {
	Reason error  // one of the reasons of this package
	Offset int    // in bytes, from 0
	Path   string // JSON pointer of the value, see [Pointer] for odd names
}

// Error returns the reason and the place.
func (e *Error) Error() string {
	return "strictjson: " + e.Reason.Error() + " at byte " + strconv.Itoa(e.Offset) + " (" + strconv.Quote(e.Path) + ")"
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Reason }

// Pointer writes one reference token of a JSON pointer (RFC 6901 §3), with
// its slash. Member names are foreign text: a name that is not short and
// plain is replaced by "?", so that no content and no control character
// reaches a log through a path.
func Pointer(name string) string {
	if !plain(name) {
		return "/?"
	}
	if strings.ContainsAny(name, "~/") {
		name = strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
	}
	return "/" + name
}

// plain reports whether name looks like a member name: at most 64 letters,
// digits and a few signs of ASCII.
func plain(name string) bool {
	if name == "" || len(name) > 64 {
		return false
	}
	for i := range len(name) {
		c := name[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case strings.IndexByte("_-.$#:@~/", c) >= 0:
		default:
			return false
		}
	}
	return true
}
