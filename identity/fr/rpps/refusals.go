package rpps

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// The refusals, as values for [errors.Is].
var (
	// ErrForm refuses a text that is not shaped like an RPPS number.
	ErrForm = &identity.Error{Code: "RPPS-001", EN: "an RPPS number has 11 digits", FR: "un numéro RPPS compte 11 chiffres"}
	// ErrCheckDigit refuses a wrong check digit of an RPPS number; for a test
	// identity (997, 999) it is a warning.
	ErrCheckDigit = &identity.Error{Code: "RPPS-002", EN: "the check digit of the RPPS number is wrong", FR: "la clé du numéro RPPS est fausse"}
	// ErrADELIForm refuses a text that is not shaped like an ADELI number.
	ErrADELIForm = &identity.Error{Code: "RPPS-003", EN: "an ADELI number has 9 digits, the second of which may be A or B", FR: "un numéro ADELI compte 9 chiffres, le deuxième pouvant être A ou B"}
	// ErrADELICheckDigit refuses a wrong check digit of an ADELI number; for
	// one with a letter it is a warning, since no rule is published.
	ErrADELICheckDigit = &identity.Error{Code: "RPPS-004", EN: "the check digit of the ADELI number is wrong or cannot be checked", FR: "la clé du numéro ADELI est fausse ou n'est pas vérifiable"}
	// ErrIDNPS refuses a text that is no composite of a person or a system.
	ErrIDNPS = &identity.Error{Code: "RPPS-005", EN: "not a national identifier of a person or a system (IDNPS)", FR: "ce n'est pas un identifiant national de personne ou de système (IDNPS)"}
	// ErrKind refuses to read a composite as a number it does not hold.
	ErrKind = &identity.Error{Code: "RPPS-006", EN: "the IDNPS does not hold this kind of number", FR: "l'IDNPS ne contient pas ce type de numéro"}
	// ErrRole refuses a text that is not the role of an author of a document.
	ErrRole = &identity.Error{Code: "RPPS-007", EN: "not the code of a profession and skill (G15_…)", FR: "ce n'est pas un code de profession et de savoir-faire (G15_…)"}
)

// Refusals returns every refusal and warning of this package.
func Refusals() []*identity.Error {
	return []*identity.Error{ErrForm, ErrCheckDigit, ErrADELIForm, ErrADELICheckDigit, ErrIDNPS, ErrKind, ErrRole}
}
