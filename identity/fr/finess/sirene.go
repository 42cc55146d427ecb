package finess

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/checksum"
)

// SystemSIRENE is the system of SIREN and SIRET numbers (FR Core 2.2.0).
const SystemSIRENE = "https://sirene.fr"

// laPoste is the SIREN of La Poste. The sites of that one company have run out
// of numbers that satisfy Luhn: the sum of their digits is a multiple of five
// instead. The head office still satisfies Luhn.
const laPoste = "356000000"

// SIREN is the number of a company. Only [ParseSIREN] makes one; the zero value
// is no number.
type SIREN struct{ text string }

// ParseSIREN reads nine digits with the Luhn check digit last.
func ParseSIREN(s string) (SIREN, error) {
	if len(s) != 9 || strings.Trim(s, "0123456789") != "" {
		return SIREN{}, ErrSIRENForm
	}
	if !checksum.Luhn(s) {
		return SIREN{}, ErrSIRENCheckDigit
	}
	return SIREN{s}, nil
}

// String returns the nine digits.
func (n SIREN) String() string { return n.text }

// IsZero reports whether there is no number.
func (n SIREN) IsZero() bool { return n.text == "" }

// Identifier returns the number in the neutral form.
func (n SIREN) Identifier() identity.Identifier {
	return identity.Identifier{System: SystemSIRENE, Value: n.text}
}

// SIRET is the number of a site of a company. Only [ParseSIRET] makes one; the
// zero value is no number.
type SIRET struct{ text string }

// ParseSIRET reads fourteen digits: the SIREN and five of the site, the last a
// Luhn check digit over all. For La Poste a sum of digits that is a multiple of
// five will do instead.
func ParseSIRET(s string) (SIRET, error) {
	if len(s) != 14 || strings.Trim(s, "0123456789") != "" {
		return SIRET{}, ErrSIRETForm
	}
	sum, _ := checksum.DigitSum(s)
	if !checksum.Luhn(s) && (!strings.HasPrefix(s, laPoste) || sum%5 != 0) {
		return SIRET{}, ErrSIRETCheckDigit
	}
	return SIRET{s}, nil
}

// String returns the fourteen digits.
func (n SIRET) String() string { return n.text }

// IsZero reports whether there is no number.
func (n SIRET) IsZero() bool { return n.text == "" }

// SIREN returns the company, without its own check digit being looked at.
func (n SIRET) SIREN() SIREN { return SIREN{n.text[:min(9, len(n.text))]} }

// Identifier returns the number in the neutral form.
func (n SIRET) Identifier() identity.Identifier {
	return identity.Identifier{System: SystemSIRENE, Value: n.text}
}
