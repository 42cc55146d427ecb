package messaging

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// Error is a refusal of this package; see [identity.Error].
type Error = identity.Error

// What the package refuses.
var (
	ErrInstant = &Error{Code: "MSG-001", EN: "not a moment to the second, with its offset", FR: "ceci n'est pas un instant à la seconde, avec son décalage"}
	ErrContent = &Error{Code: "MSG-002", EN: "not a message", FR: "ceci n'est pas un message"}
	ErrType    = &Error{Code: "MSG-003", EN: "the token is no message of a known type", FR: "le jeton n'est pas un message d'un type connu"}
	ErrLine    = &Error{Code: "MSG-004", EN: "the line is longer than a message may be", FR: "la ligne dépasse la taille maximale d'un message"}
)

// Refusals lists every error of this package, in the order of the codes.
func Refusals() []*Error { return []*Error{ErrInstant, ErrContent, ErrType, ErrLine} }
