package research

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// Error is a refusal of this package; see [identity.Error].
type Error = identity.Error

// What the package refuses.
var (
	ErrPurpose = &Error{Code: "RES-001", EN: "an export states its purpose and its authorisation",
		FR: "un export indique sa finalité et son autorisation"}
	ErrSecret = &Error{Code: "RES-002", EN: "the secret of the project has fewer than 32 bytes",
		FR: "le secret du projet a moins de 32 octets"}
	ErrSubject = &Error{Code: "RES-003", EN: "the patient has no identifier to make a pseudonym of",
		FR: "le patient n'a pas d'identifiant dont tirer un pseudonyme"}
	ErrContent = &Error{Code: "RES-004", EN: "the record is not valid, so that its fields cannot be trusted to hold what they should",
		FR: "l'enregistrement n'est pas valide : ses champs peuvent contenir autre chose que prévu"}
	ErrOther = &Error{Code: "RES-005", EN: "the dispensation answers another prescription",
		FR: "la délivrance répond à une autre prescription"}
	ErrClosed = &Error{Code: "RES-006", EN: "the export is closed", FR: "l'export est clos"}
	ErrWrite  = &Error{Code: "RES-007", EN: "the output could not be written", FR: "l'export n'a pas pu être écrit"}
)

// Refusals lists every error of this package, in the order of the codes.
func Refusals() []*Error {
	return []*Error{ErrPurpose, ErrSecret, ErrSubject, ErrContent, ErrOther, ErrClosed, ErrWrite}
}
