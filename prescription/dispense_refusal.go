package prescription

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// DispenseRefusal is one reason why a dispensation is not accepted.
type DispenseRefusal struct {
	Code string `json:"code"` // "DSP-nnn", stable, see [DispenseRefusals]
	// Item is the index of the item in the request, -1 for the whole act.
	Item int `json:"item"`
	// Line is the ID of the line the item names; "" for the whole act.
	Line    string        `json:"line,omitempty"`
	Message document.Text `json:"message"` // fit for the counter
	// Next is from when it may be handed out, where it is too early now; zero
	// with every other reason.
	Next Moment `json:"next,omitzero"`
}

// DispenseError is the answer of [Dispense] when something of the request is
// not acceptable. Nothing may be handed out on the lines it names; the other
// lines may be asked for again without them. Its text holds no value from the
// prescription.
type DispenseError struct {
	// Refusals are never empty: one or more of the whole act, or else those of
	// the items in their order.
	Refusals []DispenseRefusal
	// Err is the cause of DSP-012, nil otherwise.
	Err error
}

// Error returns the code and the English text of the first refusal.
func (e *DispenseError) Error() string {
	if len(e.Refusals) == 0 {
		return "prescription: not dispensed"
	}
	return e.Refusals[0].Code + ": " + e.Refusals[0].Message.EN
}

// French returns the first refusal in French, without the code.
func (e *DispenseError) French() string {
	if len(e.Refusals) == 0 {
		return "délivrance refusée"
	}
	return e.Refusals[0].Message.FR
}

// Refusal returns the code and both texts of the first refusal.
func (e *DispenseError) Refusal() (code, en, fr string) {
	if len(e.Refusals) == 0 {
		return "", e.Error(), e.French()
	}
	r := e.Refusals[0]
	return r.Code, r.Message.EN, r.Message.FR
}

// Unwrap returns the cause.
func (e *DispenseError) Unwrap() error { return e.Err }

// Has reports whether one of the refusals has the code.
func (e *DispenseError) Has(code string) bool {
	for _, r := range e.Refusals {
		if r.Code == code {
			return true
		}
	}
	return false
}

// DispenseReason is a code with its text.
type DispenseReason struct {
	Code string        `json:"code"`
	Text document.Text `json:"text"`
}

// DispenseRefusals returns every reason for which [Dispense] refuses, in the
// order of the gates: DSP-001 to DSP-019 concern the whole act, the others an
// item. The slice is the caller's.
func DispenseRefusals() []DispenseReason { return append(wholeReasons(), itemReasons()...) }

// HistoryFindings returns every code that a [Finding] may have. The slice is
// the caller's.
func HistoryFindings() []DispenseReason {
	return []DispenseReason{
		reason("DSP-101", "more was handed out than prescribed", "il a été délivré plus que prescrit"),
		reason("DSP-102", "two different dispensations bear the same number", "deux délivrances différentes portent le même numéro"),
		reason("DSP-103", "a cancellation by someone else than the dispenser does not count", "une annulation qui n'émane pas du dispensateur n'est pas prise en compte"),
		reason("DSP-104", "the cancelled dispensation is not in the record", "la délivrance annulée ne figure pas dans l'historique"),
		reason("DSP-105", "a dispensation names a line that the prescription does not have", "une délivrance vise une ligne absente de la prescription"),
		reason("DSP-106", "a quantity cannot be counted and was taken for all that was owed", "une quantité ne peut être comptée et vaut délivrance du solde"),
		reason("DSP-107", "a renewal was handed out too early", "un renouvellement a été délivré trop tôt"),
		reason("DSP-108", "something was handed out after the line was closed", "une délivrance est postérieure à la clôture de la ligne"),
		reason("DSP-109", "two lines were handed out of which one or the other was prescribed", "deux lignes prescrites l'une ou l'autre ont été délivrées toutes les deux"),
	}
}

func wholeReasons() []DispenseReason {
	return []DispenseReason{
		reason("DSP-001", "the prescription was not opened and verified", "la prescription n'a pas été vérifiée"),
		reason("DSP-002", "the dispensation has no valid number", "la délivrance n'a pas de numéro valable"),
		reason("DSP-003", "the dispensation refers to another prescription", "la délivrance se rapporte à une autre prescription"),
		reason("DSP-004", "the number of the dispensation is taken by another one", "le numéro de délivrance est déjà celui d'une autre délivrance"),
		reason("DSP-005", "this dispensation is already recorded", "cette délivrance est déjà enregistrée"),
		reason("DSP-006", "the moment of the dispensation is missing", "la date de délivrance manque"),
		reason("DSP-007", "the dispenser is not identified", "le dispensateur n'est pas identifié"),
		reason("DSP-008", "nothing is asked for", "aucune ligne n'est demandée"),
		reason("DSP-009", "the prescription is not valid yet", "la prescription n'est pas encore valable"),
		reason("DSP-010", "the prescription has expired", "la prescription n'est plus valable"),
		reason("DSP-011", "the prescriber has cancelled or replaced the prescription", "le prescripteur a annulé ou remplacé la prescription"),
		reason("DSP-012", "the dispensation cannot be recorded in this form", "la délivrance ne peut être enregistrée sous cette forme"),
	}
}

func itemReasons() []DispenseReason {
	return append(actionReasons(), deliveryReasons()...)
}

func actionReasons() []DispenseReason {
	return []DispenseReason{
		reason("DSP-020", "the prescription has no such line", "la prescription ne comporte pas cette ligne"),
		reason("DSP-021", "what is to be done with the line is not stated", "l'action demandée pour cette ligne n'est pas connue"),
		reason("DSP-022", "the reason is missing", "le motif manque"),
		reason("DSP-023", "the item says things that do not go together", "les indications de cette ligne se contredisent"),
		reason("DSP-024", "there is nothing to cancel on this line under that number", "il n'y a rien à annuler pour cette ligne sous ce numéro"),
		reason("DSP-025", "only the dispenser of a dispensation may cancel it", "seul le dispensateur d'origine peut annuler une délivrance"),
		reason("DSP-026", "the record holds two versions of a dispensation of this line: settle this first", "l'historique contient deux versions d'une délivrance de cette ligne : à régler d'abord"),
		reason("DSP-027", "the line was closed by a refusal", "la ligne a été clôturée par un refus de délivrance"),
		reason("DSP-028", "the alternative to this line was already handed out", "l'autre branche de l'alternative a déjà été délivrée"),
		reason("DSP-029", "already delivered: this line is not renewable", "déjà délivré : cette ligne n'est pas renouvelable"),
		reason("DSP-030", "already delivered: all renewals are used up", "déjà délivré : tous les renouvellements sont épuisés"),
	}
}

func deliveryReasons() []DispenseReason {
	return []DispenseReason{
		reason("DSP-031", "too early for a renewal", "renouvellement trop tôt"),
		reason("DSP-032", "too early for the next fraction", "fraction suivante trop tôt"),
		reason("DSP-033", "the quantity is missing", "la quantité manque"),
		reason("DSP-034", "the quantity is not a number above zero", "la quantité n'est pas un nombre positif"),
		reason("DSP-035", "the quantity is not in the unit of the prescription", "la quantité n'est pas dans l'unité de la prescription"),
		reason("DSP-036", "more than remains to be handed out", "quantité supérieure au reste à délivrer"),
		reason("DSP-037", "a full dispensing is stated and a part would remain owed", "délivrance dite complète alors qu'un reste serait dû"),
		reason("DSP-038", "a part is stated and nothing would remain owed", "délivrance dite partielle alors que rien ne resterait dû"),
		reason("DSP-039", "the prescriber asks for one single hand-out", "le prescripteur demande la délivrance en une seule fois"),
		reason("DSP-040", "another product is handed out and no substitution is stated", "un autre produit est délivré sans que la substitution soit indiquée"),
		reason("DSP-041", "a substitution needs its product and its reason", "une substitution doit indiquer le produit délivré et le motif"),
		reason("DSP-042", "the prescriber refuses substitution", "le prescripteur a exclu la substitution"),
		reason("DSP-043", "the product is past its expiry date", "le produit est périmé"),
		reason("DSP-044", "the posology is changed and nobody is said to have agreed", "la posologie est modifiée sans mention d'un accord"),
	}
}

func reason(code, en, fr string) DispenseReason {
	return DispenseReason{code, document.Text{EN: en, FR: fr}}
}

// messageOf returns the text of a code of this family.
func messageOf(reasons []DispenseReason, code string) document.Text {
	for _, r := range reasons {
		if r.Code == code {
			return r.Text
		}
	}
	return document.Text{}
}
