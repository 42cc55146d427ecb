package ordonnance

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// lineColumn is one line of the ordonnance. The number is its place on the
// page; the ID of the prescription stands beside it where it is another.
type lineColumn struct {
	column
	rx      *prescription.Prescription
	options *PageOptions
	numbers map[string]int // by line ID
	number  int            // of the line being laid out
	words   bool           // amounts are repeated in letters
}

// rowsOf lays the line with a number out.
func (c *lineColumn) rowsOf(number int, l *prescription.Line) []row {
	c.number = number
	c.column = column{width: bodyWidth}
	c.words = c.inWords(l)
	c.heading(l)
	c.product(l)
	c.posology(l)
	c.facts(l)
	c.statements(l)
	return c.rows
}

// heading is the number, the name in bold behind the mention of a refused
// substitution (arrêté du 12 novembre 2019), and the main code at the right.
func (c *lineColumn) heading(l *prescription.Line) {
	name := designation(l)
	if !ContainsInWords(name, "non substituable") {
		name = joined(" ", refusedText(&l.Substitution), name)
	}
	asides := pdf.Wrap(c.aside(l), styleTiny, codeColumn)
	beside := 0.0
	for _, a := range asides {
		beside = max(beside, pdf.Measure(a, styleTiny))
	}
	names := pdf.Wrap(glued(name), styleProduct, bodyWidth-numberWidth-beside-columnGap)
	for i := range max(len(asides), len(names)) {
		var texts []rowText
		if i == 0 {
			texts = append(texts, rowText{0, strconv.Itoa(c.number) + ".", styleProduct})
		}
		if i < len(names) {
			texts = append(texts, rowText{numberWidth, names[i], styleProduct})
		}
		if i < len(asides) {
			texts = append(texts, rowText{bodyWidth, asides[i], right(styleTiny)})
		}
		c.add(texts...)
	}
	c.space(0.5)
}

// aside is the code of the product, and the ID of the line where it is not the
// number.
func (c *lineColumn) aside(l *prescription.Line) string {
	code, id := codeText(l), ""
	if designation(l) == code {
		code = ""
	}
	if l.ID != strconv.Itoa(c.number) && len(l.ID) <= shortID {
		id = "réf. " + l.ID
	}
	return joined(" – ", code, id)
}

func refusedText(s *prescription.Substitution) string {
	switch {
	case !s.Refused:
		return ""
	case s.Motive.IsZero():
		return "Non substituable –"
	case s.Motive.Code == "":
		return "Non substituable (" + s.Motive.Display + ") –"
	}
	return "Non substituable (" + s.Motive.Code + ") –"
}

// posology is what the law and the pharmacist read; then, for a narcotic, the
// same in letters (CSP R5132-29) unless the text holds no digit.
func (c *lineColumn) posology(l *prescription.Line) {
	text := l.Text
	if text == "" {
		text = Sentence(*l)
	}
	c.indent(numberWidth, sentenceEnd(text), styleDosage)
	if !c.words || !hasDigit(text) {
		return
	}
	if words := string(AppendSentenceInWords(nil, *l)); words != "" {
		w := writer{}
		w.lower(words)
		c.indent(numberWidth, said("En toutes lettres", string(w.b)), styleDosage)
	}
}

// inWords reports whether the law wants the amounts of a line in letters. What
// is not known is written in letters on an ordonnance sécurisée.
func (c *lineColumn) inWords(l *prescription.Line) bool {
	if l.Device != nil {
		return false
	}
	if l.Medicine != nil && c.options.Medicines != nil {
		if law, known := c.options.Medicines(*l.Medicine, c.written()); known {
			return law.inWords()
		}
	}
	return HasTag(*c.rx, TagSecured)
}

func (c *lineColumn) written() identity.Date { return c.rx.Written.Date() }

// statements are the flags in words, the reasons, the mentions and what is said
// to the patient and to the dispenser.
func (c *lineColumn) statements(l *prescription.Line) {
	c.indent(numberWidth, flagsText(&l.Flags), styleStrong)
	for _, i := range l.Indications {
		c.indent(numberWidth, said("Indication", sentenceEnd(nameOf(i))), styleBody)
	}
	for _, m := range l.Mentions {
		c.indent(numberWidth, capitalized(sentenceEnd(m)), styleBody)
	}
	for i := range l.Links {
		c.indent(numberWidth, c.linkText(&l.Links[i]), styleBody)
	}
	if len(l.ID) > shortID {
		c.indent(numberWidth, said("Référence de la ligne", l.ID), styleTiny)
	}
	if l.ForPatient != "" {
		c.indent(numberWidth, said("Pour le patient", sentenceEnd(l.ForPatient)), styleAdvice)
	}
	if l.ForDispenser != "" {
		c.indent(numberWidth, said("Pour le pharmacien", sentenceEnd(l.ForDispenser)), styleAdvice)
	}
}

func flagsText(f *prescription.Flags) string {
	text := ""
	for _, flag := range [...]struct {
		set  bool
		text string
	}{
		{f.OffLabel, "Prescription hors autorisation de mise sur le marché (hors AMM)."},
		{f.NotReimbursed, "Non remboursable (NR)."},
		{f.WorkRelated, "Accident du travail ou maladie professionnelle (AT/MP)."},
		{f.Preventive, "Prévention."},
	} {
		if flag.set {
			text = joined(" ", text, flag.text)
		}
	}
	return text
}

func (c *lineColumn) linkText(k *prescription.Link) string {
	other := "la ligne de référence " + k.Line
	if n, ok := c.numbers[k.Line]; ok {
		other = "la ligne n°" + nbsp + strconv.Itoa(n)
	}
	text := ""
	switch k.Relation {
	case prescription.Before:
		text = "Avant " + other
	case prescription.After:
		text = "Après " + other
	case prescription.Concurrent:
		text = "En même temps que " + other
	case prescription.Alternative:
		text = "Au choix avec " + other + ", l'une ou l'autre"
	default:
		text = capitalized(string(k.Relation)) + nbsp + ": " + other
	}
	if !k.Offset.IsZero() {
		text += ", à " + spanText(k.Offset) + " d'intervalle"
	}
	return text + "."
}
