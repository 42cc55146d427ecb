package edisp

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

// Rule is a rule of the volet that [Read] holds a document against.
type Rule struct {
	Code     string // "FR-EDISP-001"
	Severity document.Severity
	document.Text
}

// Rules lists the rules in the order of their codes (CI-SIS_eDISP-MED_2024.01).
func Rules() []Rule {
	out := make([]Rule, len(rules))
	copy(out, rules[:])
	return out
}

func rule(code string, s document.Severity, en, fr string) Rule {
	return Rule{Code: "FR-EDISP-" + code, Severity: s, Text: document.Text{EN: en, FR: fr}}
}

// rules stand at the index of their number less one. Their paths are JSON
// pointers into the dispensation that was read; that of 012 points into the
// document, as those of package cda do.
var rules = [...]Rule{
	rule("001", document.Failure, "a template or the code 60593-1 of the document or of the act is missing", "un modèle ou le code 60593-1 du document ou de l'acte manque"),
	rule("002", document.Failure, "there is not exactly one section of delivered medicines, with at least one line", "il n'y a pas exactement une section de médicaments délivrés, avec au moins une ligne"),
	rule("003", document.Failure, "a line lacks its template, its text, its quantity or its product", "il manque à une ligne son modèle, son texte, sa quantité ou son produit"),
	rule("004", document.Warning, "a line does not point at the prescribed line", "une ligne ne renvoie pas à la ligne prescrite"),
	rule("005", document.Warning, "the prescription is not named", "l'ordonnance n'est pas nommée"),
	rule("006", document.Failure, "a changed posology lacks its period or its expression", "il manque à une posologie modifiée sa période ou son expression"),
	rule("007", document.Warning, "a line does not say whether it is complete; it is read as full", "une ligne ne dit pas si elle est complète ; elle est lue comme complète"),
	rule("008", document.Warning, "a reference into the text points at nothing", "un renvoi dans le texte ne mène nulle part"),
	rule("009", document.Warning, "a time of a posology is of an unknown type", "un temps d'une posologie est d'un type inconnu"),
	rule("010", document.Warning, "no pharmacist is an author", "aucun pharmacien n'est auteur"),
	rule("011", document.Failure, "the entries refer to more text than is read", "les entrées renvoient à plus de texte qu'il n'en est lu"),
	rule("012", document.Information, "a part of the header has no place in the model: only the document holds it", "une partie de l'en-tête n'a pas de place dans le modèle : seul le document la contient"),
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

func (f *findings) must(ok bool, number int, path string) {
	if !ok {
		f.add(number, path)
	}
}

func (f *findings) document(doc *cda.ClinicalDocument, res *Result) {
	named := doc.Code.Is(medcda.OIDLoinc, loincDispensation)
	for _, t := range [...]string{"2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1", "1.3.6.1.4.1.19376.1.5.3.1.1.1",
		"1.3.6.1.4.1.19376.1.9.1.1.3", voletTemplate} {
		named = named && doc.HasTemplate(t)
	}
	act := false
	for i := range doc.DocumentationOf {
		e := doc.DocumentationOf[i].Event
		act = act || e != nil && e.Code.Is(medcda.OIDLoinc, loincDispensation)
	}
	f.must(named && act, 1, "")
	f.must(res.Dispensation.Prescription.ID != "", 5, "/prescription")
	f.must(res.Dispensation.Dispenser.Practitioner.FamilyName != "", 10, "/dispenser")
	words := medcda.NewWords(doc)
	sections, lines := 0, 0
	for _, s := range doc.Sections() {
		if !s.HasTemplate(sectionTemplate) {
			continue
		}
		sections++
		for i := range s.Entries {
			if x := s.Entries[i].Supply; x != nil {
				f.item(x, words, "/items/"+string(medcda.Decimal(lines)))
				lines++
			}
		}
	}
	f.must(sections == 1 && lines > 0, 2, "/items")
}

func (f *findings) item(x *cda.Supply, words *medcda.Words, path string) {
	f.must(x.HasTemplate(itemTemplate) && x.Text != nil && x.Quantity != nil && x.Product != nil, 3, path)
	f.must(words.Has(x.Text), 8, path)
	line := false
	for i := range x.Relationships {
		rel := &x.Relationships[i]
		switch sa := rel.SubstanceAdministration; {
		case sa != nil && sa.HasTemplate(lineTemplate):
			line = len(sa.IDs) > 0
		case sa != nil && sa.HasTemplate(dosageTemplate):
			f.must(expressed(sa.Times), 6, path+"/dosage")
			f.must(words.Has(sa.Text), 8, path)
		case rel.Act != nil:
			f.must(words.Has(rel.Act.Text), 8, path)
		}
	}
	f.must(line, 4, path+"/line")
}

// expressed reports whether there are an interval and an expression.
func expressed(times []cda.Time) bool {
	interval, expression := false, false
	for _, t := range times {
		switch t.(type) {
		case *cda.IVLTS:
			interval = true
		case *cda.SXPRTS:
			expression = true
		}
	}
	return interval && expression
}
