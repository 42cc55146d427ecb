package xdm

import (
	"errors"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// Action is what a sender wants done with a document. The zero value is
// [New].
type Action int

// The actions.
const (
	New              Action = iota // a document that was not there
	Replace                        // a version that takes the place of another
	Delete                         // the document goes out of use
	ChangeVisibility               // the same document, seen by others than before
	SetAside                       // the same document, kept among the archived ones
)

// errAction is the refusal of a name this package does not know.
var errAction = errors.New("xdm: not an action")

var actionNames = []string{"new", "replace", "delete", "change-visibility", "set-aside"}

// String returns a name, "unknown" for a value outside the list.
func (a Action) String() string {
	if a < New || int(a) >= len(actionNames) {
		return "unknown"
	}
	return actionNames[a]
}

// MarshalText is [Action.String] as bytes.
func (a Action) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads one of the names.
func (a *Action) UnmarshalText(text []byte) error {
	i := slices.Index(actionNames, string(text))
	if i < 0 {
		return errAction
	}
	*a = Action(i)
	return nil
}

// Header is what the header of a CDA document says of its versions.
type Header struct {
	SetID    string // common to all versions, written like a uniqueId; "" unknown
	Version  int    // from 1; 0 unknown
	Replaces string // uniqueId of the version this one takes the place of, "" for none
}

// HeaderOf reads the header of a document. A nil document gives the zero value.
func HeaderOf(doc *cda.ClinicalDocument) Header {
	if doc == nil {
		return Header{}
	}
	h := Header{SetID: UniqueIDOf(doc.SetID)}
	if doc.Version != nil {
		h.Version = number(doc.Version.Value)
	}
	for i := range doc.RelatedDocument {
		r := &doc.RelatedDocument[i]
		if r.Type == "RPLC" && r.Parent != nil && len(r.Parent.IDs) > 0 {
			h.Replaces = UniqueIDOf(&r.Parent.IDs[0])
			break
		}
	}
	return h
}

// number reads a version number, 0 for what is none.
func number(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' || n > 1_000_000 {
			return 0
		}
		n = 10*n + int(r-'0')
	}
	return n
}
