package eprescription

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

const (
	foundRest       = "EPR-101"
	foundUnused     = "EPR-102"
	foundLoose      = "EPR-103"
	foundDangling   = "EPR-104"
	foundWording    = "EPR-105"
	foundTime       = "EPR-106"
	foundFraction   = "EPR-107"
	foundNoText     = "EPR-108"
	foundNoFlags    = "EPR-109"
	foundNoID       = "EPR-110"
	foundNoPeriod   = "EPR-111"
	foundNumber     = "EPR-112"
	foundDisagree   = "EPR-113"
	foundStatus     = "EPR-114"
	foundIntent     = "EPR-115"
	foundComparator = "EPR-116"
	foundFiner      = "EPR-117"
	foundNoPerson   = "EPR-118"
	foundOnly       = "EPR-119"
	foundMore       = "EPR-120"
	foundWords      = "EPR-121"
	foundZero       = "EPR-122"
)

// Finding is one thing that [Read] may report, as data.
type Finding struct {
	Code     string // "EPR-1nn"
	Severity document.Severity
	Text     document.Text
}

// findings is the list of codes. A code is never reused for something else.
var findings = func() []Finding { // never changed
	i, w, f := document.Information, document.Warning, document.Failure
	return []Finding{
		{foundRest, w, document.Text{EN: "this is not taken over", FR: "cet élément n'est pas repris"}},
		{foundUnused, w, document.Text{EN: "no line refers to this resource: it is not taken over", FR: "aucune ligne ne se réfère à cette ressource : elle n'est pas reprise"}},
		{foundLoose, i, document.Text{EN: "the reference has the form for a contained resource and points to another", FR: "référence de forme interne vers une ressource qui ne l'est pas"}},
		{foundDangling, w, document.Text{EN: "the reference leads to nothing in the bundle", FR: "la référence ne mène à aucune ressource du lot"}},
		{foundWording, i, document.Text{EN: "two wordings for the same thing: one is taken over", FR: "deux libellés pour la même chose : un seul est repris"}},
		{foundTime, f, document.Text{EN: "not a date or a time that can be taken over", FR: "date ou heure non exploitable"}},
		{foundFraction, i, document.Text{EN: "the time is cut to whole seconds", FR: "l'heure est ramenée à la seconde"}},
		{foundNoText, w, document.Text{EN: "the line has no text: it is made from the structure", FR: "la ligne n'a pas de texte : il est établi d'après la structure"}},
		{foundNoFlags, i, document.Text{EN: "not all five statements of a line are made: a missing one is read as no", FR: "les cinq mentions d'une ligne ne sont pas toutes portées : une mention absente vaut non"}},
		{foundNoID, w, document.Text{EN: "the prescription has no identifier: one is made from the bytes", FR: "la prescription n'a pas d'identifiant : il est établi d'après le contenu"}},
		{foundNoPeriod, w, document.Text{EN: "a unit without its number is read as one", FR: "unité sans nombre : lue comme un"}},
		{foundNumber, f, document.Text{EN: "not an amount that can be taken over", FR: "quantité non exploitable"}},
		{foundDisagree, f, document.Text{EN: "the lines do not agree on what belongs to the whole prescription", FR: "les lignes se contredisent sur ce qui vaut pour toute la prescription"}},
		{foundStatus, f, document.Text{EN: "the status is not that of something to be carried out", FR: "le statut n'est pas celui d'une prescription à exécuter"}},
		{foundIntent, w, document.Text{EN: "the intent is not that of a prescription", FR: "l'intention n'est pas celle d'une prescription"}},
		{foundComparator, f, document.Text{EN: "an amount stands as a limit where one amount is expected", FR: "quantité donnée comme limite alors qu'une quantité est attendue"}},
		{foundFiner, i, document.Text{EN: "the relation between lines is finer than can be taken over", FR: "relation entre lignes plus fine que ce qui est repris"}},
		{foundNoPerson, w, document.Text{EN: "the bundle does not hold the person referred to", FR: "le lot ne contient pas la personne désignée"}},
		{foundOnly, f, document.Text{EN: "the reference to the product leads nowhere; the one product of the bundle is taken", FR: "la référence au produit ne mène à rien ; l'unique produit du lot est retenu"}},
		{foundMore, f, document.Text{EN: "there are more findings than are listed", FR: "d'autres anomalies ne sont pas listées"}},
		{foundWords, w, document.Text{EN: "the rhythm is incomplete: what there is of it is kept in words", FR: "rythme incomplet : ce qui en est dit est conservé en toutes lettres"}},
		{foundZero, i, document.Text{EN: "a distance of 0 minutes from the moment is read as none", FR: "un décalage de 0 minute par rapport au moment est lu comme absent"}},
	}
}()

// Findings returns everything that [Read] and [ReadDispensation] may report
// beside the faults of package fhir, in the order of the codes. The slice is
// the caller's.
func Findings() []Finding { return slices.Clone(findings) }

func fault(code, path string) document.Fault {
	for _, f := range findings {
		if f.Code == code {
			return document.Fault{Code: code, Severity: f.Severity, Path: path, Message: f.Text}
		}
	}
	return document.Fault{Code: code, Severity: document.Failure, Path: path}
}
