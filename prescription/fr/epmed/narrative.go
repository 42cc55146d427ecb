package epmed

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// medicineTable is the table that a person reads of a line; every entry of the
// line points into it (eP-MED-DM 2024.01, narrative of the examples).
func medicineTable(l *prescription.Line, p *medcda.Posology) cda.Node {
	id := p.Prefix
	cells := append(make([]cda.Node, 0, 9+len(flags)),
		medcda.TextCell(periodWords(l.Period)),
		medcda.PhraseCell(id, productName(l)),
		medcda.PhraseCell(id+"-posologie", l.Text),
		partCell(p.Parts, id+"-frequence", func(x medcda.Part) (string, string) { return x.Frequency, "" }),
		rangeCell(p.Parts, id+"-dose", func(x medcda.Part) (string, string) { return x.Low, x.High }),
		rangeCell(p.Parts, id+"-rate", func(x medcda.Part) (string, string) { return x.RateLow, x.RateHigh }),
		routeCell(p),
		medcda.PhraseCell(id+"-substitution", substitutionWords(l.Substitution)),
		medcda.TextCell(repeatWords(l.Repeats)),
	)
	for i := range flags {
		f := &flags[i]
		cells = append(cells, medcda.PhraseCell(id+f.suffix, yesNo(*f.get(&l.Flags))))
	}
	rows := append(make([]cda.Node, 0, 8), cda.El("tr", cells...))
	if parts := stepRows(p); parts != nil {
		rows = append(rows, wideRow("Administrations", parts...))
	}
	row := func(head, id, text string) {
		if text != "" {
			rows = append(rows, wideRow(head, medcda.Phrase(id, text)))
		}
	}
	row("Précondition", id+"-precondition", p.Main.Precondition)
	for i, c := range l.Indications {
		row("Indication", indicationID(id, i), codeWords(c))
	}
	row("Instruction au patient", id+"-instrPatient", l.ForPatient)
	row("Instruction au dispensateur", id+"-instrDisp", l.ForDispenser)
	for _, more := range furtherWords(l) {
		rows = append(rows, wideRow(more.head, medcda.Lines(more.text)...))
	}
	return medcda.TableUnder(medicineHead, rows...)
}

// medicineHead is the head of the table of a medicine.
var medicineHead = func() cda.Node { // never changed
	head := []string{"Durée du traitement", "Médicament", "Posologie", "Fréquence d'administration", "Dose prescrite",
		"Rythme d'administration", "Voie d'administration", "Substitution", "Nombre de renouvel."}
	for _, f := range flags {
		head = append(head, f.head)
	}
	return medcda.Head(head...)
}()

// wideRow is a heading and a text over the rest of the table.
func wideRow(head string, nodes ...cda.Node) cda.Node {
	return cda.El("tr", cda.Node{Name: "td", Attrs: span4, Nodes: []cda.Node{cda.Txt(head)}},
		cda.Node{Name: "td", Attrs: span10, Nodes: nodes})
}

var ( // never changed
	span4  = []cda.Attr{{Name: "colspan", Value: "4"}}
	span10 = []cda.Attr{{Name: "colspan", Value: "10"}}
)

func productName(l *prescription.Line) string {
	m := l.Medicine
	if m == nil {
		return l.Preparation.Formula
	}
	if m.Name != "" {
		return m.Name
	}
	for _, c := range m.Codes {
		if c.Display != "" {
			return c.Display
		}
	}
	return "-"
}

// partCell holds one piece of words for each administration.
func partCell(parts []medcda.Part, id string, words func(medcda.Part) (string, string)) cda.Node {
	var nodes []cda.Node
	for _, x := range parts {
		if text, _ := words(x); text != "" {
			if nodes != nil {
				nodes = append(nodes, cda.El("br"))
			}
			nodes = append(nodes, medcda.Phrase(id+x.Suffix, text))
		}
	}
	if nodes == nil {
		return medcda.TextCell("-")
	}
	return medcda.Cell(nodes...)
}

// rangeCell holds both ends for each administration.
func rangeCell(parts []medcda.Part, id string, words func(medcda.Part) (string, string)) cda.Node {
	var nodes []cda.Node
	for _, x := range parts {
		low, high := words(x)
		if low == "" && high == "" {
			continue
		}
		if nodes != nil {
			nodes = append(nodes, cda.El("br"))
		}
		switch {
		case high == "":
			nodes = append(nodes, cda.Txt("au moins "), medcda.Phrase(id+"Min"+x.Suffix, low))
		case low == "":
			nodes = append(nodes, cda.Txt("au plus "), medcda.Phrase(id+"Max"+x.Suffix, high))
		default:
			nodes = append(nodes, medcda.Phrase(id+"Min"+x.Suffix, low), cda.Txt(" à "), medcda.Phrase(id+"Max"+x.Suffix, high))
		}
	}
	if nodes == nil {
		return medcda.TextCell("-")
	}
	return medcda.Cell(nodes...)
}

func routeCell(p *medcda.Posology) cda.Node {
	var nodes []cda.Node
	say := func(id, text, suffix string) {
		if text == "" {
			return
		}
		if nodes != nil {
			nodes = append(nodes, cda.Txt(" ; "))
		}
		nodes = append(nodes, medcda.Phrase(p.Prefix+id+suffix, text))
	}
	say("-voie", p.Main.Route, "")
	say("-region", p.Main.Site, "")
	for _, x := range p.Parts {
		say("-voie", x.Route, x.Suffix)
		say("-region", x.Site, x.Suffix)
	}
	if nodes == nil {
		return medcda.TextCell("-")
	}
	return medcda.Cell(nodes...)
}

// stepRows name each administration of a line that has several.
func stepRows(p *medcda.Posology) []cda.Node {
	if len(p.Parts) < 2 && (len(p.Parts) == 0 || p.Parts[0].Precondition == "") {
		return nil
	}
	var nodes []cda.Node
	for _, x := range p.Parts {
		text := x.Text
		if text == "" {
			text = "-"
		}
		nodes = append(nodes, medcda.Phrase(p.Prefix+"-ModeAdmin"+x.Suffix, text))
		if x.Precondition != "" {
			nodes = append(nodes, cda.Txt(" ("), medcda.Phrase(p.Prefix+"-precondition"+x.Suffix, x.Precondition), cda.Txt(")"))
		}
		nodes = append(nodes, cda.El("br"))
	}
	return nodes
}

// further is a heading with words that have no element of their own.
type further struct{ head, text string }

// furtherWords are what of a line stands in the narrative only.
func furtherWords(l *prescription.Line) []further {
	out := make([]further, 0, 4)
	say := func(head, text string) {
		if text != "" {
			out = append(out, further{head, text})
		}
	}
	if s := ordonnance.Sentence(*l); s != l.Text {
		say("Posologie structurée", s)
	}
	if l.Device == nil {
		say("Quantité à délivrer", medcda.InWords(l.Quantity))
	}
	if l.Preparation != nil {
		say("Préparation", l.Preparation.Name)
	}
	say("Intervalle minimal entre deux délivrances", spanWords(l.RenewalPeriod))
	say("Délivrance fractionnée", spanWords(l.Instalment))
	if l.AtOnce {
		say("Délivrance", "en une seule fois")
	}
	say("Mentions", strings.Join(l.Mentions, "\n"))
	var links []string
	for _, link := range l.Links {
		links = append(links, linkWords(link))
	}
	say("Lien avec une autre ligne", strings.Join(links, "\n"))
	if l.Device != nil {
		var reasons []string
		for _, c := range l.Indications {
			reasons = append(reasons, codeWords(c))
		}
		say("Indication", strings.Join(reasons, "\n"))
		say("Instruction au patient", l.ForPatient)
		say("Instruction au dispensateur", l.ForDispenser)
		if !l.Substitution.IsZero() {
			say("Substitution", substitutionWords(l.Substitution))
		}
	}
	return out
}
