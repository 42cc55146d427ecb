package finess

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/checksum"
)

// System is the system of FINESS numbers, of sites (EG, ET) and of legal
// entities (EJ) alike (FR Core 2.2.0, ANS annuaire santé).
const System = "https://finess.esante.gouv.fr"

// SystemOld is the system of older records, read and never written.
const SystemOld = "http://finess.sante.gouv.fr"

// Number is a FINESS number, of a site or of a legal entity: nine characters
// with the check digit last. Only [ParseNumber] makes one; the zero value is no
// number.
type Number struct{ text string }

// ParseNumber reads nine digits, of which the second may be A or B (Corsica,
// and the 0B and 1B of test sites). A wrong check digit is refused with
// [ErrCheckDigit] and tolerated for a test site.
func ParseNumber(s string) (Number, error) {
	digits, ok := digitsOf(s)
	if !ok || len(s) != 9 {
		return Number{}, ErrForm
	}
	n := Number{s}
	if !checksum.Luhn(digits) && !n.Fictitious() {
		return Number{}, ErrCheckDigit
	}
	return n, nil
}

// CheckDigit returns the check digit of the first eight characters: Luhn, after
// A is read as 1 and B as 2 (recomputed on the samples of the ANS). ok is false
// when they are not shaped like a FINESS number.
func CheckDigit(first8 string) (digit string, ok bool) {
	digits, ok := digitsOf(first8)
	if !ok || len(first8) != 8 {
		return "", false
	}
	d, ok := checksum.LuhnDigit(digits)
	return string(d), ok
}

// digitsOf replaces a letter at the second place. ok is false when anything but
// digits remains.
func digitsOf(s string) (digits string, ok bool) {
	if len(s) > 1 {
		switch {
		case s[1] == 'A' && s[0] == '2':
			s = s[:1] + "1" + s[2:]
		case s[1] == 'B' && s[0] <= '2':
			s = s[:1] + "2" + s[2:]
		}
	}
	return s, s != "" && strings.Trim(s, "0123456789") == ""
}

// Fictitious reports whether the number is of a test site.
func (n Number) Fictitious() bool {
	return strings.HasPrefix(n.text, "0B") || strings.HasPrefix(n.text, "1B")
}

// Warning returns [ErrCheckDigit] when a wrong check digit was tolerated.
func (n Number) Warning() error {
	if digits, _ := digitsOf(n.text); n.IsZero() || checksum.Luhn(digits) {
		return nil
	}
	return ErrCheckDigit
}

// String returns the nine characters.
func (n Number) String() string { return n.text }

// IsZero reports whether there is no number.
func (n Number) IsZero() bool { return n.text == "" }

// Identifier returns the number in the neutral form.
func (n Number) Identifier() identity.Identifier {
	return identity.Identifier{System: System, Value: n.text}
}
