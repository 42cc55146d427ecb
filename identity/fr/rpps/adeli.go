package rpps

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/internal/checksum"
)

// SystemADELI is the system of ADELI numbers in older records. There is no
// newer one: the number is withdrawn, its holders get an RPPS number (FR Core
// 2.2.0). Read it, do not write it into new data.
const SystemADELI = "http://adeli.fr"

// ADELI is an ADELI number, of a person at a place. Only [ParseADELI] makes
// one; the zero value is no number.
type ADELI struct{ text string }

// ParseADELI reads nine digits, of which the second may be A or B. A wrong check
// digit is refused with [ErrADELICheckDigit]; with a letter no rule is
// published, and none is applied.
func ParseADELI(s string) (ADELI, error) {
	if !adeliShape(s) {
		return ADELI{}, ErrADELIForm
	}
	if digits(s) && !checksum.Luhn(s) {
		return ADELI{}, ErrADELICheckDigit
	}
	return ADELI{s}, nil
}

func adeliShape(s string) bool {
	return len(s) == 9 && digits(s[:1]) && digits(s[2:]) && strings.IndexByte("0123456789AB", s[1]) >= 0
}

// Warning returns [ErrADELICheckDigit] when the check digit could not be
// checked.
func (n ADELI) Warning() error {
	if digits(n.text) {
		return nil
	}
	return ErrADELICheckDigit
}

// String returns the nine characters.
func (n ADELI) String() string { return n.text }

// IsZero reports whether there is no number.
func (n ADELI) IsZero() bool { return n.text == "" }
