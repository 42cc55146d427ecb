package finess

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// The refusals, as values for [errors.Is].
var (
	// ErrForm refuses a text that is not shaped like a FINESS number.
	ErrForm = &identity.Error{Code: "FINESS-001", EN: "a FINESS number has 9 digits, the second of which may be A or B", FR: "un numéro FINESS compte 9 chiffres, le deuxième pouvant être A ou B"}
	// ErrCheckDigit refuses a wrong check digit of a FINESS number; for a test
	// site (0B, 1B) it is a warning.
	ErrCheckDigit = &identity.Error{Code: "FINESS-002", EN: "the check digit of the FINESS number is wrong", FR: "la clé du numéro FINESS est fausse"}
	// ErrSIRENForm refuses a text that is not shaped like a SIREN.
	ErrSIRENForm = &identity.Error{Code: "FINESS-003", EN: "a SIREN has 9 digits", FR: "un numéro SIREN compte 9 chiffres"}
	// ErrSIRENCheckDigit refuses a wrong check digit of a SIREN.
	ErrSIRENCheckDigit = &identity.Error{Code: "FINESS-004", EN: "the check digit of the SIREN is wrong", FR: "la clé du numéro SIREN est fausse"}
	// ErrSIRETForm refuses a text that is not shaped like a SIRET.
	ErrSIRETForm = &identity.Error{Code: "FINESS-005", EN: "a SIRET has 14 digits", FR: "un numéro SIRET compte 14 chiffres"}
	// ErrSIRETCheckDigit refuses a wrong check digit of a SIRET.
	ErrSIRETCheckDigit = &identity.Error{Code: "FINESS-006", EN: "the check digit of the SIRET is wrong", FR: "la clé du numéro SIRET est fausse"}
	// ErrIDNST refuses a text that is no composite of a structure.
	ErrIDNST = &identity.Error{Code: "FINESS-007", EN: "not a national identifier of a structure (IDNST)", FR: "ce n'est pas un identifiant national de structure (IDNST)"}
	// ErrKind refuses to read a composite as a number it does not hold.
	ErrKind = &identity.Error{Code: "FINESS-008", EN: "the IDNST does not hold this kind of number", FR: "l'IDNST ne contient pas ce type de numéro"}
)

// Refusals returns every refusal and warning of this package.
func Refusals() []*identity.Error {
	return []*identity.Error{ErrForm, ErrCheckDigit, ErrSIRENForm, ErrSIRENCheckDigit, ErrSIRETForm, ErrSIRETCheckDigit, ErrIDNST, ErrKind}
}
