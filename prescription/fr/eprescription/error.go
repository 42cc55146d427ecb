package eprescription

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// Error is the refusal of a value; see [identity.Error] for what it promises.
type Error = identity.Error

// Refusals of [Write] and [Read]. What is refused as FHIR is a fhir.Error.
var (
	ErrNoLine    = &Error{Code: "EPR-001", EN: "there is no line that FHIR can carry", FR: "aucune ligne exprimable en FHIR"}
	ErrNoDate    = &Error{Code: "EPR-002", EN: "the prescription does not say when it was written", FR: "la date de rédaction est absente"}
	ErrNoText    = &Error{Code: "EPR-003", EN: "a line has no text", FR: "une ligne n'a pas de texte"}
	ErrNoProduct = &Error{Code: "EPR-004", EN: "a line does not name its product", FR: "une ligne ne désigne pas son produit"}
	ErrNoRequest = &Error{Code: "EPR-005", EN: "the bundle holds no MedicationRequest", FR: "le lot ne contient aucune MedicationRequest"}
	ErrNoAct     = &Error{Code: "EPR-006", EN: "the bundle holds no MedicationDispense", FR: "le lot ne contient aucune MedicationDispense"}
	ErrTooMany   = &Error{Code: "EPR-007", EN: "more lines than a prescription can have", FR: "plus de lignes qu'une prescription ne peut en compter"}
)

// Refusals lists every refusal of this package in the order of their codes.
func Refusals() []*Error {
	return []*Error{ErrNoLine, ErrNoDate, ErrNoText, ErrNoProduct, ErrNoRequest, ErrNoAct, ErrTooMany}
}
