package prescription

import (
	"encoding/json"
	"math/big"
	"strings"
)

// Decimal is a decimal number kept digit for digit as it was written: "0.50"
// and "0.5" are the same amount and not the same Decimal. It is never turned
// into a binary fraction. The zero value "" is no number.
type Decimal string

// maxDecimal bounds the length of a decimal: 18 significant digits, a sign and
// a point (FHIR R4 asks for at least 18 digits of precision).
const maxDecimal = 20

// ParseDecimal reads digits with an optional minus sign in front and an
// optional fraction after a point: no exponent, no leading zeros, no plus. It
// refuses everything else, and more than 20 characters, with [ErrDecimal].
func ParseDecimal(s string) (Decimal, error) {
	if !decimalText(s) {
		return "", ErrDecimal
	}
	return Decimal(s), nil
}

func decimalText(s string) bool {
	if len(s) == 0 || len(s) > maxDecimal {
		return false
	}
	whole, fraction, dot := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if !digits(whole) || len(whole) > 1 && whole[0] == '0' {
		return false
	}
	return !dot || digits(fraction)
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// Rat returns the exact value, or nil when d is not a decimal.
func (d Decimal) Rat() *big.Rat {
	if !decimalText(string(d)) {
		return nil
	}
	r, ok := new(big.Rat).SetString(string(d))
	if !ok {
		return nil
	}
	return r
}

// Equal reports whether two decimals are the same amount, however written.
// Something that is no decimal equals nothing.
func (d Decimal) Equal(e Decimal) bool {
	a, b := d.Rat(), e.Rat()
	return a != nil && b != nil && a.Cmp(b) == 0
}

// UnmarshalJSON reads a JSON string; a JSON number is refused, since readers
// in other languages turn it into a binary fraction.
func (d *Decimal) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) != nil || !decimalText(s) {
		return ErrDecimal
	}
	*d = Decimal(s)
	return nil
}

// Quantity is a number of units. A unit is a code with its label, or a label
// alone for the doses that no code system has ("dose graduation 7 kg"); a
// quantity without any unit is a bare number. The shape is FHIR's Quantity.
type Quantity struct {
	Value  Decimal `json:"value"`
	Unit   string  `json:"unit,omitempty"`   // label
	System string  `json:"system,omitempty"` // URI of the unit's code system
	Code   string  `json:"code,omitempty"`   // code of the unit
}
