package xdm

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// CX is an identifier with who gave it: "123^^^&1.2.250.…&ISO^NH" (IHE ITI
// TF-3 4.2.3.1.7, data types CX and CXi; HL7 version 2.5 §2.A.14). The zero
// value is no identifier.
type CX struct {
	ID        string
	Authority Authority
	// Type is the kind of number: "NH" national, "PI" of the sender; of a
	// reference (CXi) the URN of the kind: "urn:ihe:iti:xds:2013:order".
	Type string
	// Home is the community that gave a reference, most often "" (CXi only).
	Home string
}

// ParseCX reads an identifier. It refuses (XDM-601) a text without a number
// and one that is no composite value at all.
func ParseCX(text string) (CX, error) {
	c, ok := split(text)
	if !ok || c.at(1) == "" {
		return CX{}, refuse("XDM-601", "", nil)
	}
	return CX{ID: c.at(1), Authority: c.authority(4), Type: c.at(5), Home: c.at(6)}, nil
}

// IsZero reports whether there is no identifier.
func (x CX) IsZero() bool { return x == CX{} }

// String returns the composite value, "" for the zero value.
func (x CX) String() string {
	return join(escaper.Replace(x.ID), "", "", x.Authority.component(), escaper.Replace(x.Type), escaper.Replace(x.Home))
}

// Is reports whether both are the same number of the same authority, whatever
// the name of the authority, the type and blanks.
func (x CX) Is(y CX) bool {
	return strings.TrimSpace(x.ID) == strings.TrimSpace(y.ID) && strings.TrimSpace(x.Authority.ID) == strings.TrimSpace(y.Authority.ID)
}

// Identifier returns the pair of authority, as a URI, and number.
func (x CX) Identifier() identity.Identifier {
	return identity.Identifier{System: x.Authority.URI(), Value: x.ID}
}

// MarshalText is [CX.String] as bytes.
func (x CX) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

// UnmarshalText is [ParseCX], with "" as the zero value.
func (x *CX) UnmarshalText(text []byte) error { return unmarshal(x, text, ParseCX) }

// unmarshal reads a value, none from an empty text, and leaves it as it was on
// error.
func unmarshal[T any](to *T, text []byte, parse func(string) (T, error)) error {
	var v T
	if len(text) > 0 {
		var err error
		if v, err = parse(string(text)); err != nil {
			return err
		}
	}
	*to = v
	return nil
}
