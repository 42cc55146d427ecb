package prescription

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// Error is the refusal of a value; see [identity.Error] for what it promises.
type Error = identity.Error

// Refusals of the text forms of values.
var (
	ErrDecimal   = &Error{Code: "RX-001", EN: "not a decimal number", FR: "nombre décimal invalide"}
	ErrSpan      = &Error{Code: "RX-002", EN: "not a length of time", FR: "durée invalide"}
	ErrMoment    = &Error{Code: "RX-003", EN: "not a date or a date and time with its zone", FR: "date ou date et heure invalide"}
	ErrClock     = &Error{Code: "RX-004", EN: "not a time of day", FR: "heure du jour invalide"}
	ErrDayMoment = &Error{Code: "RX-005", EN: "not a moment of the day", FR: "moment de la journée invalide"}
	ErrDaySet    = &Error{Code: "RX-006", EN: "not a set of days", FR: "liste de jours invalide"}
	ErrRepeats   = &Error{Code: "RX-007", EN: "not a number of renewals", FR: "nombre de renouvellements invalide"}
)

// Refusals lists every refusal of this package that is an [*Error], in the
// order of the codes. What [Dispense] refuses stands in [DispenseRefusals],
// what is wrong with a value in [Structure].
func Refusals() []*Error {
	return []*Error{
		ErrDecimal, ErrSpan, ErrMoment, ErrClock, ErrDayMoment, ErrDaySet, ErrRepeats, ErrContent,
		ErrCompact, ErrCompactSpelling, ErrCompactVocabulary, ErrCompactValue, ErrCompactSize, ErrVocabulary,
		ErrNotComputable, ErrNoDosage, ErrNoStart, ErrUnknownStart, ErrNoRhythm, ErrAmbiguous, ErrNoHour,
		ErrLength, ErrTooMany, ErrDispensation,
	}
}
