package epmed

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

func loss(code, en, fr string, members ...string) medcda.Loss {
	return medcda.Loss{Code: code, Text: document.Text{EN: en, FR: fr}, Members: members}
}

// losses are the kinds of loss; the first one takes what no other names.
var losses = [...]medcda.Loss{
	loss("EPMED-L00", "eP-MED-DM has no place for it, or another spelling", "eP-MED-DM n'a pas de place pour cela, ou une autre écriture"),
	loss("EPMED-L01", "a moment of the day outside the 18 codes of CDA is in words only", "un moment de la journée hors des 18 codes de CDA n'est qu'en texte", "moments"),
	loss("EPMED-L02", "this rhythm is in words only", "ce rythme n'est qu'en texte", "timing", "style", "frequency", "frequencyMax", "periodMax", "times", "weekdays", "monthDays", "cycle", "length", "days"),
	loss("EPMED-L03", "a number of administrations is in words only", "un nombre de prises n'est qu'en texte", "count", "countMax"),
	loss("EPMED-L04", "a second duration is in words only", "une seconde durée n'est qu'en texte", "durationMax"),
	loss("EPMED-L05", "a beginning or an end by an event is in words only", "un début ou une fin par un événement n'est qu'en texte", "startEvent", "endEvent", "delay"),
	loss("EPMED-L06", "of a condition only its words are kept", "d'une condition seul le texte est gardé", "condition", "asNeeded"),
	loss("EPMED-L07", "only one maximum over a period is coded", "un seul maximum par période est codé", "maxima"),
	loss("EPMED-L08", "the least time between two administrations is in words only", "le temps minimal entre deux prises n'est qu'en texte", "minInterval"),
	loss("EPMED-L09", "the method is in words only", "la méthode n'est qu'en texte", "method"),
	loss("EPMED-L10", "of the body site only the words are kept", "de la région du corps seul le texte est gardé", "site"),
	loss("EPMED-L11", "instructions and words of a step are in the text only", "les instructions et le texte d'une étape ne sont que dans le texte", "instructions", "text"),
	loss("EPMED-L12", "this dose is in words only", "cette dose n'est qu'en texte", "doses", "basis", "kind", "per"),
	loss("EPMED-L13", "this rate is in words only", "ce débit n'est qu'en texte", "rate"),
	loss("EPMED-L14", "the steps are read back in another division", "les étapes sont relues dans un autre découpage", "steps", "sequence"),
	loss("EPMED-L15", "the posology is in words only", "la posologie n'est qu'en texte", "dosage"),
	loss("EPMED-L16", "a length or a date has no place here", "une durée ou une date n'a pas de place ici", "period", "bounds", "start", "end", "duration", "offset"),
	loss("EPMED-L17", "a number of renewals is mandatory: not stated was written as none", "le nombre de renouvellements est obligatoire : non précisé a été écrit zéro", "repeats"),
	loss("EPMED-L18", "instalments are in words only", "la délivrance fractionnée n'est qu'en texte", "instalment", "atOnce"),
	loss("EPMED-L19", "the indications of a device, and those without an OID, are in words only", "les indications d'un dispositif, et celles sans OID, ne sont qu'en texte", "indications"),
	loss("EPMED-L20", "mentions are in words only", "les mentions ne sont qu'en texte", "mentions"),
	loss("EPMED-L21", "links between lines have no place", "les liens entre lignes n'ont pas de place", "links"),
	loss("EPMED-L22", "of a motive only the words are kept", "d'un motif seul le texte est gardé", "motive", "substitution"),
	loss("EPMED-L23", "this statement has no place for a device", "cette mention n'a pas de place pour un dispositif", "offLabel", "renewalPeriod", "forPatient", "forDispenser"),
	loss("EPMED-L24", "a detail of the product has no place", "un détail du produit n'a pas de place", "medicine", "preparation", "device", "ingredients", "strength", "codes", "form", "formula", "hire", "udi"),
	loss("EPMED-L25", "an identifier without an OID has no place", "un identifiant sans OID n'a pas de place", "identifiers", "number", "replaces"),
	loss("EPMED-L26", "a detail of a person or a place has no place", "un détail d'une personne ou d'un lieu n'a pas de place", "patient", "prescriber", "replaced", "executant", "practitioner", "place", "address", "title", "phone", "email"),
	loss("EPMED-L27", "a measurement in another unit, or a pregnancy denied, has no place", "une mesure dans une autre unité, ou l'absence de grossesse, n'a pas de place", "context", "weight", "height", "pregnant"),
	loss("EPMED-L28", "lines are grouped: medicines first, devices after them", "les lignes sont groupées : médicaments d'abord, dispositifs ensuite", "/lines"),
	loss("EPMED-L29", "a code without an OID has no place", "un code sans OID n'a pas de place", "system", "code", "tags", "setting"),
	loss("EPMED-L30", "a label or a text is read back in another spelling", "un libellé ou un texte est relu dans une autre écriture", "display", "unit", "name", "comment"),
}

// Losses lists the kinds of loss that [Write] reports, in the order of their
// codes.
func Losses() []document.Omission {
	out := make([]document.Omission, len(losses))
	for i, l := range losses {
		out[i] = document.Omission{Code: l.Code, Reason: l.Text}
	}
	return out
}
