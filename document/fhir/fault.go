package fhir

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// Reason is one thing that this package finds or refuses, as data.
type Reason struct {
	Code     string // "FHIR-nnn": 0 refusals, 1 form, 2 invariants of R4
	Severity document.Severity
	Text     document.Text
}

const (
	codeJSON      = "FHIR-001"
	codeNoType    = "FHIR-002"
	codeNotBundle = "FHIR-003"
	codeValues    = "FHIR-004"
	codeWrite     = "FHIR-011"
	codeNil       = "FHIR-012"
	codeValueless = "FHIR-013"

	codeUnknown   = "FHIR-101"
	codeModifier  = "FHIR-102"
	codeForm      = "FHIR-103"
	codeMissing   = "FHIR-104"
	codeValue     = "FHIR-105"
	codeChoice    = "FHIR-106"
	codeEmpty     = "FHIR-107"
	codeOtherType = "FHIR-108"
	codeMore      = "FHIR-109"

	codeRatio  = "FHIR-211"
	codeRange  = "FHIR-212"
	codePeriod = "FHIR-213"
)

// reasons is the list of codes. A code is never reused for something else.
var reasons = func() []Reason { // never changed
	i, w, f := document.Information, document.Warning, document.Failure
	return []Reason{
		{codeJSON, f, document.Text{EN: "not strict JSON", FR: "ce n'est pas du JSON strict"}},
		{codeNoType, f, document.Text{EN: "not a FHIR resource: resourceType is missing", FR: "ce n'est pas une ressource FHIR : resourceType est absent"}},
		{codeNotBundle, f, document.Text{EN: "the resource is not a Bundle", FR: "la ressource n'est pas un Bundle"}},
		{codeValues, f, document.Text{EN: "more values than a prescription can have", FR: "plus de valeurs que n'en peut contenir une ordonnance"}},
		{codeWrite, f, document.Text{EN: "what was to be written is not valid FHIR", FR: "le contenu à écrire n'est pas du FHIR valide"}},
		{codeNil, f, document.Text{EN: "there is nothing to write", FR: "il n'y a rien à écrire"}},
		{codeValueless, f, document.Text{EN: "a value has no JSON form: a number or a text that is none, a resource of a foreign type, or one inside itself", FR: "valeur sans forme JSON : nombre ou texte invalide, ressource d'un type étranger ou contenue dans elle-même"}},
		{codeUnknown, w, document.Text{EN: "a member this program does not know: kept, and not understood", FR: "champ inconnu de ce logiciel : conservé sans être compris"}},
		{codeModifier, f, document.Text{EN: "an extension that changes the meaning of what it stands in, and is not understood", FR: "extension qui modifie le sens de l'élément, non comprise par ce logiciel"}},
		{codeForm, f, document.Text{EN: "the value does not have the type or the form of this member", FR: "la valeur n'a pas le type ou la forme de ce champ"}},
		{codeMissing, f, document.Text{EN: "a required member is missing", FR: "un champ obligatoire est absent"}},
		{codeValue, f, document.Text{EN: "the code is not one of those allowed here", FR: "le code ne fait pas partie de ceux admis ici"}},
		{codeChoice, f, document.Text{EN: "two members stand for the same thing", FR: "deux champs disent la même chose"}},
		{codeEmpty, f, document.Text{EN: "the value is empty", FR: "la valeur est vide"}},
		{codeOtherType, w, document.Text{EN: "a resource of a type this program does not know: kept, and not understood", FR: "ressource d'un type inconnu de ce logiciel : conservée sans être comprise"}},
		{codeMore, f, document.Text{EN: "there are more findings than are listed", FR: "d'autres anomalies ne sont pas listées"}},
		{"FHIR-201", f, document.Text{EN: "a duration without its unit (tim-1)", FR: "durée sans unité (tim-1)"}},
		{"FHIR-202", f, document.Text{EN: "a period without its unit (tim-2)", FR: "période sans unité (tim-2)"}},
		{"FHIR-204", f, document.Text{EN: "a negative duration (tim-4)", FR: "durée négative (tim-4)"}},
		{"FHIR-205", f, document.Text{EN: "a negative period (tim-5)", FR: "période négative (tim-5)"}},
		{"FHIR-206", f, document.Text{EN: "a longest period without a period (tim-6)", FR: "période maximale sans période (tim-6)"}},
		{"FHIR-207", f, document.Text{EN: "a longest duration without a duration (tim-7)", FR: "durée maximale sans durée (tim-7)"}},
		{"FHIR-208", f, document.Text{EN: "a greatest count without a count (tim-8)", FR: "nombre maximal sans nombre (tim-8)"}},
		{"FHIR-209", f, document.Text{EN: "minutes from a moment that is missing or has no direction (tim-9)", FR: "écart en minutes sans moment, ou depuis un moment sans direction (tim-9)"}},
		{"FHIR-210", f, document.Text{EN: "both times and moments of the day (tim-10)", FR: "heures et moments de la journée à la fois (tim-10)"}},
		{codeRatio, f, document.Text{EN: "half of a ratio (rat-1)", FR: "rapport incomplet (rat-1)"}},
		{codeRange, f, document.Text{EN: "the low end of a range is above the high end (rng-2)", FR: "borne basse supérieure à la borne haute (rng-2)"}},
		{codePeriod, f, document.Text{EN: "a period ends before it starts (per-1)", FR: "période qui finit avant de commencer (per-1)"}},
		{"FHIR-221", w, document.Text{EN: "a unit of a period without the period", FR: "unité de période sans période"}},
		{"FHIR-222", i, document.Text{EN: "a greatest frequency without a frequency", FR: "fréquence maximale sans fréquence"}},
		{"FHIR-223", w, document.Text{EN: "a frequency without a period", FR: "fréquence sans période"}},
	}
}()

// Reasons returns everything this package finds or refuses, in the order of
// the codes. The slice is the caller's.
func Reasons() []Reason { return slices.Clone(reasons) }

func reason(code string) Reason {
	for _, r := range reasons {
		if r.Code == code {
			return r
		}
	}
	return Reason{Code: code, Severity: document.Failure}
}
