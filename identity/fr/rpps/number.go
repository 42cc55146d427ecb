package rpps

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/checksum"
)

// System is the system of RPPS numbers (FR Core 2.2.0, ANS annuaire santé).
const System = "https://rpps.esante.gouv.fr"

// SystemOld is the system of older records, read and never written.
const SystemOld = "http://rpps.fr"

// Number is an RPPS number: the one number of a health professional in the
// shared directory, eleven digits with the check digit last. It names a person,
// not a place of practice. Only [ParseNumber] makes one; the zero value is no
// number.
type Number struct{ text string }

// ParseNumber reads eleven digits. A wrong check digit is refused with
// [ErrCheckDigit] and tolerated for a test identity.
func ParseNumber(s string) (Number, error) {
	if len(s) != 11 || !digits(s) {
		return Number{}, ErrForm
	}
	n := Number{s}
	if !checksum.Luhn(s) && !n.Fictitious() {
		return Number{}, ErrCheckDigit
	}
	return n, nil
}

// CheckDigit returns the check digit of the first ten digits: Luhn (recomputed
// on every test identity of the ANS). ok is false for anything but ten digits.
func CheckDigit(first10 string) (digit string, ok bool) {
	if len(first10) != 10 {
		return "", false
	}
	d, ok := checksum.LuhnDigit(first10)
	if !ok {
		return "", false
	}
	return string(d), true
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// Fictitious reports whether the number is of a test identity of the ANS:
// those begin with 997 or 999.
func (n Number) Fictitious() bool {
	return strings.HasPrefix(n.text, "997") || strings.HasPrefix(n.text, "999")
}

// Warning returns [ErrCheckDigit] when a wrong check digit was tolerated.
func (n Number) Warning() error {
	if n.IsZero() || checksum.Luhn(n.text) {
		return nil
	}
	return ErrCheckDigit
}

// String returns the eleven digits.
func (n Number) String() string { return n.text }

// IsZero reports whether there is no number.
func (n Number) IsZero() bool { return n.text == "" }

// Identifier returns the number in the neutral form.
func (n Number) Identifier() identity.Identifier {
	return identity.Identifier{System: System, Value: n.text}
}

// Of returns the RPPS number of a practitioner, from an identifier in [System]
// or [SystemOld] or from an [IDNPS] that holds one; the zero number when there
// is none. An identifier that is there and malformed is refused.
func Of(p identity.Practitioner) (Number, error) {
	for _, id := range p.Identifiers {
		switch id.System {
		case System, SystemOld:
			return ParseNumber(id.Value)
		case SystemIDNPS:
			c, err := ParseIDNPS(id.Value)
			if err != nil {
				return Number{}, err
			}
			if c.Kind() == KindRPPS {
				return c.RPPS()
			}
		}
	}
	return Number{}, nil
}
