package ledger

import "github.com/ordonnance-numerique/ordonnance-go/prescription"

// Error is the refusal of a dispensation or of a text; see [prescription.Error].
type Error = prescription.Error

// Refusals of this package.
var (
	ErrDispensation = &Error{Code: "LED-001", EN: "the dispensation cannot be recorded in this form",
		FR: "la délivrance ne peut être enregistrée sous cette forme"}
	ErrUnverified = &Error{Code: "LED-002", EN: "the dispensation was not opened and verified",
		FR: "la délivrance n'a pas été vérifiée"}
	ErrSigner = &Error{Code: "LED-003", EN: "the dispensation is signed by someone else than the dispenser it names",
		FR: "la délivrance n'est pas signée par le dispensateur qu'elle désigne"}
	ErrLine = &Error{Code: "LED-004", EN: "a line of the record is not a dispensation",
		FR: "une ligne du registre n'est pas une délivrance"}
	ErrOrder = &Error{Code: "LED-005", EN: "the record is not in its one written form",
		FR: "le registre n'est pas sous sa forme normalisée"}
	ErrSize = &Error{Code: "LED-006", EN: "the record is too long", FR: "le registre est trop long"}
	ErrRead = &Error{Code: "LED-007", EN: "the record cannot be read", FR: "le registre est illisible"}
)

// because gives a refusal a cause.
func because(refusal *Error, cause error) *Error {
	e := *refusal
	e.Err = cause
	return &e
}

// Refusals lists every refusal of this package in the order of their codes.
func Refusals() []*Error {
	return []*Error{ErrDispensation, ErrUnverified, ErrSigner, ErrLine, ErrOrder, ErrSize, ErrRead}
}
