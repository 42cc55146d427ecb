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
	id, r := p.Prefix, p.Room
	cells := append(r.Nodes(9+len(flags)),
		r.TextCell(periodWords(l.Period)),
		r.PhraseCell(id, productName(l)),
		r.PhraseCell(r.Join(id, "-posologie", ""), l.Text),
		partCell(p, "-frequence", func(x *medcda.Part) (string, string) { return x.Frequency, "" }),
		rangeCell(p, "-doseMin", "-doseMax", func(x *medcda.Part) (string, string) { return x.Low, x.High }),
		rangeCell(p, "-rateMin", "-rateMax", func(x *medcda.Part) (string, string) { return x.RateLow, x.RateHigh }),
		routeCell(p),
		r.PhraseCell(r.Join(id, "-substitution", ""), substitutionWords(l.Substitution)),
		r.TextCell(repeatWords(l.Repeats)),
	)
	for i := range flags {
		f := &flags[i]
		cells = append(cells, r.PhraseCell(r.Join(id, f.suffix, ""), yesNo(*f.get(&l.Flags))))
	}
	rows := append(r.Nodes(10), cda.Node{Name: "tr", Nodes: cells})
	if parts := stepRows(p); parts != nil {
		rows = append(rows, wideRow(r, "Administrations", parts...))
	}
	row := func(head, suffix, text string) {
		if text != "" {
			rows = append(rows, wideRow(r, head, r.Phrase(r.Join(id, suffix, ""), text)))
		}
	}
	row("Précondition", "-precondition", p.Main.Precondition)
	for i, c := range l.Indications {
		row("Indication", indicationID("", i), codeWords(c))
	}
	row("Instruction au patient", "-instrPatient", l.ForPatient)
	row("Instruction au dispensateur", "-instrDisp", l.ForDispenser)
	for _, more := range furtherWords(l) {
		rows = append(rows, wideRow(r, more.head, r.Lines(more.text)...))
	}
	return r.TableUnder(medicineHead, rows...)
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
func wideRow(r *medcda.Room, head string, nodes ...cda.Node) cda.Node {
	return r.El("tr", cda.Node{Name: "td", Attrs: span4, Nodes: append(r.Nodes(1), cda.Txt(head))},
		cda.Node{Name: "td", Attrs: span10, Nodes: append(r.Nodes(len(nodes)), nodes...)})
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
func partCell(p *medcda.Posology, kind string, words func(*medcda.Part) (string, string)) cda.Node {
	var nodes []cda.Node
	r := p.Room
	for i := range p.Parts {
		x := &p.Parts[i]
		if text, _ := words(x); text != "" {
			if nodes == nil {
				nodes = r.Nodes(2*len(p.Parts) - 1)
			} else {
				nodes = append(nodes, cda.El("br"))
			}
			nodes = append(nodes, r.Phrase(r.Join(p.Prefix, kind, x.Suffix), text))
		}
	}
	if nodes == nil {
		return r.TextCell("-")
	}
	return cda.Node{Name: "td", Nodes: nodes}
}

// rangeCell holds both ends for each administration.
func rangeCell(p *medcda.Posology, minimum, maximum string, words func(*medcda.Part) (string, string)) cda.Node {
	var nodes []cda.Node
	r := p.Room
	for i := range p.Parts {
		x := &p.Parts[i]
		low, high := words(x)
		if low == "" && high == "" {
			continue
		}
		if nodes == nil {
			nodes = r.Nodes(4*len(p.Parts) - 1)
		} else {
			nodes = append(nodes, cda.El("br"))
		}
		switch {
		case high == "":
			nodes = append(nodes, cda.Txt("au moins "), r.Phrase(r.Join(p.Prefix, minimum, x.Suffix), low))
		case low == "":
			nodes = append(nodes, cda.Txt("au plus "), r.Phrase(r.Join(p.Prefix, maximum, x.Suffix), high))
		default:
			nodes = append(nodes, r.Phrase(r.Join(p.Prefix, minimum, x.Suffix), low), cda.Txt(" à "), r.Phrase(r.Join(p.Prefix, maximum, x.Suffix), high))
		}
	}
	if nodes == nil {
		return r.TextCell("-")
	}
	return cda.Node{Name: "td", Nodes: nodes}
}

func routeCell(p *medcda.Posology) cda.Node {
	var nodes []cda.Node
	r := p.Room
	say := func(id, text, suffix string) {
		if text == "" {
			return
		}
		if nodes != nil {
			nodes = append(nodes, cda.Txt(" ; "))
		}
		nodes = append(nodes, r.Phrase(r.Join(p.Prefix, id, suffix), text))
	}
	say("-voie", p.Main.Route, "")
	say("-region", p.Main.Site, "")
	for i := range p.Parts {
		x := &p.Parts[i]
		say("-voie", x.Route, x.Suffix)
		say("-region", x.Site, x.Suffix)
	}
	if nodes == nil {
		return r.TextCell("-")
	}
	return cda.Node{Name: "td", Nodes: nodes}
}

// stepRows name each administration of a line that has several.
func stepRows(p *medcda.Posology) []cda.Node {
	if len(p.Parts) < 2 && (len(p.Parts) == 0 || p.Parts[0].Precondition == "") {
		return nil
	}
	r := p.Room
	nodes := r.Nodes(5 * len(p.Parts))
	for i := range p.Parts {
		x := &p.Parts[i]
		text := x.Text
		if text == "" {
			text = "-"
		}
		nodes = append(nodes, r.Phrase(r.Join(p.Prefix, "-ModeAdmin", x.Suffix), text))
		if x.Precondition != "" {
			nodes = append(nodes, cda.Txt(" ("), r.Phrase(r.Join(p.Prefix, "-precondition", x.Suffix), x.Precondition), cda.Txt(")"))
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
