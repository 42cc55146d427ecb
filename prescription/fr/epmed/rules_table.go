package epmed

import "github.com/ordonnance-numerique/ordonnance-go/document"

// Rule is a rule of the volet that [Read] holds a document against.
type Rule struct {
	Code     string // "FR-EPMED-001"
	Severity document.Severity
	document.Text
}

// Rules lists the rules in the order of their codes. Where the official
// schematrons check less than their text says, these check the text
// (CI-SIS_EP-MED-DM_2024.01, CI-SIS_ModelesDeContenusCDA, IHE).
func Rules() []Rule {
	out := make([]Rule, len(rules))
	copy(out, rules[:])
	return out
}

func rule(code string, s document.Severity, en, fr string) Rule {
	return Rule{Code: "FR-EPMED-" + code, Severity: s, Text: document.Text{EN: en, FR: fr}}
}

// rules stand at the index of their number less one. Their paths are JSON
// pointers into the prescription that was read; that of 036 points into the
// document, as those of package cda do.
var rules = [...]Rule{
	rule("001", document.Failure, "one of the five templates or the code 57833-6 is missing", "un des cinq modèles ou le code 57833-6 manque"),
	rule("002", document.Failure, "the patient has no telecom or no address, not even an unknown one", "le patient n'a pas de télécom ou d'adresse, même inconnues"),
	rule("003", document.Failure, "the author lacks an identifier, a profession, or the identifier or name of the place", "il manque à l'auteur un identifiant, une profession, ou l'identifiant ou le nom de la structure"),
	rule("004", document.Failure, "the principal act states no validity with both ends", "l'acte principal ne porte pas de validité avec ses deux bornes"),
	rule("005", document.Failure, "there is no prescription section, or one of them twice", "il n'y a pas de section de prescription, ou l'une est en double"),
	rule("006", document.Failure, "there is not exactly one PDF copy", "il n'y a pas exactement une copie PDF"),
	rule("007", document.Failure, "a line lacks its class or a template", "il manque à une ligne sa classe ou un modèle"),
	rule("008", document.Failure, "a line has not exactly one dosing mode, or its doses do not fit the mode", "une ligne n'a pas exactement un mode d'administration, ou ses doses ne s'y accordent pas"),
	rule("009", document.Failure, "a line lacks its identifier, its text or its status", "il manque à une ligne son identifiant, son texte ou son statut"),
	rule("010", document.Failure, "a line states no number of renewals", "une ligne n'indique pas de nombre de renouvellements"),
	rule("011", document.Failure, "a time of a line has no operator A or is of another type", "un temps d'une ligne n'a pas d'opérateur A ou est d'un autre type"),
	rule("012", document.Failure, "a delayed start has neither both dates nor a length", "un début différé n'a ni ses deux dates ni une durée"),
	rule("013", document.Failure, "a dose or a rate lacks one of its ends", "il manque une borne à une dose ou à un débit"),
	rule("014", document.Failure, "a maximum lacks one of its parts", "il manque une partie à un maximum"),
	rule("015", document.Warning, "a route of administration is not in the value set", "une voie d'administration n'est pas dans le jeu de valeurs"),
	rule("016", document.Warning, "a body site is coded, which no layer of the official checks accepts", "une région du corps est codée, ce qu'aucun contrôle officiel n'accepte"),
	rule("017", document.Failure, "the main code of a product is no speciality (CIS)", "le code principal d'un produit n'est pas une spécialité (CIS)"),
	rule("018", document.Failure, "a product has no name, not even a null one", "un produit n'a pas de nom, même nul"),
	rule("019", document.Failure, "a line does not say whether it may be substituted", "une ligne ne dit pas si elle peut être substituée"),
	rule("020", document.Failure, "a refused substitution bears none of the motives MTE, EFG and CIF", "un refus de substitution ne porte aucun des motifs MTE, EFG et CIF"),
	rule("021", document.Failure, "a medicine does not make each of the five statements once", "un médicament ne porte pas chacune des cinq mentions une fois"),
	rule("022", document.Failure, "a device does not make each of the four statements once, or states no renewals", "un dispositif ne porte pas chacune des quatre mentions une fois, ou pas de renouvellement"),
	rule("023", document.Failure, "a device lacks its period or its description", "il manque à un dispositif sa période ou sa description"),
	rule("024", document.Failure, "a quantity to hand out lacks a number or its class", "il manque à une quantité à délivrer son nombre ou sa classe"),
	rule("025", document.Failure, "a renewal period lacks its length or its class", "il manque à une période de renouvellement sa durée ou sa classe"),
	rule("026", document.Failure, "a line has an author or a reference", "une ligne a un auteur ou une référence"),
	rule("027", document.Failure, "an instruction is not coded or not tied as one", "une instruction n'est pas codée ou reliée comme telle"),
	rule("028", document.Warning, "a reference into the text points at nothing", "un renvoi dans le texte ne mène nulle part"),
	rule("029", document.Warning, "two lines have the same identifier, or one has none", "deux lignes ont le même identifiant, ou une n'en a pas"),
	rule("030", document.Warning, "a national identifier has a wrong shape or check digit", "un identifiant national a une forme ou une clé fausse"),
	rule("031", document.Warning, "the national number and the 2D code go together, and one is missing", "le numéro national et le code 2D vont ensemble, et l'un manque"),
	rule("032", document.Information, "a secured ordonnance names no executant, which an opioid substitution treatment asks for", "une ordonnance sécurisée ne nomme pas d'exécutant, ce qu'un traitement substitutif aux opiacés demande"),
	rule("033", document.Warning, "an ordonnance bizone goes with lines of both kinds, and the other way round", "une ordonnance bizone va avec des lignes des deux sortes, et réciproquement"),
	rule("034", document.Warning, "the words of a dose or a rate say another number than its data", "le texte d'une dose ou d'un débit dit un autre nombre que ses données"),
	rule("035", document.Failure, "the entries refer to more text than is read", "les entrées renvoient à plus de texte qu'il n'en est lu"),
	rule("036", document.Information, "a part of the document has no place in the model: only the document holds it", "une partie du document n'a pas de place dans le modèle : seul le document la contient"),
}

// findings are the rules a document breaks, in the order found, each once a
// place.
type findings struct {
	list []document.Fault
	seen map[string]bool
}

// maxFindings bounds what is reported of one document.
const maxFindings = 1000

func (f *findings) add(number int, path string) {
	r := rules[number-1]
	if len(f.list) >= maxFindings || f.seen[r.Code+path] {
		return
	}
	if f.seen == nil {
		f.seen = map[string]bool{}
	}
	f.seen[r.Code+path] = true
	f.list = append(f.list, document.Fault{Code: r.Code, Severity: r.Severity, Path: path, Message: r.Text})
}

// must adds a finding unless ok.
func (f *findings) must(ok bool, number int, path string) {
	if !ok {
		f.add(number, path)
	}
}

func (f *findings) faults() []document.Fault { return f.list }
