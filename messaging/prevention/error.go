package prevention

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// Error is a refusal of this package; see [identity.Error].
type Error = identity.Error

// What the package refuses.
var (
	ErrAge       = &Error{Code: "PREV-001", EN: "not an age or a day of the year", FR: "âge ou jour de l'année invalide"}
	ErrProgramme = &Error{Code: "PREV-002", EN: "the programmes contradict themselves: two keys alike, a rule that refers to none, a window that ends before it begins, a season outside the calendar, or two units that must be one",
		FR: "les programmes se contredisent : clés en double, renvoi à une règle absente, fenêtre qui finit avant de commencer, saison hors calendrier, ou unités différentes"}
	ErrContent = &Error{Code: "PREV-003", EN: "not a set of prevention programmes", FR: "ceci n'est pas un ensemble de programmes de prévention"}
	ErrNothing = &Error{Code: "PREV-004", EN: "there is nothing certain to tell", FR: "il n'y a rien de certain à annoncer"}
	ErrChannel = &Error{Code: "PREV-005", EN: "not a known channel", FR: "canal inconnu"}
)

// Refusals lists every error of this package, in the order of the codes.
func Refusals() []*Error {
	return []*Error{ErrAge, ErrProgramme, ErrContent, ErrNothing, ErrChannel}
}
