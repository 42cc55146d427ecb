package ordonnance

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// facts are duration, quantity, renewals and fractions (CSP R5132-3 3°, R5132-30).
func (c *lineColumn) facts(l *prescription.Line) {
	text := joined(" ", c.durationFact(l), c.quantityFact(l), renewalFact(l), fractionFact(l))
	c.indent(numberWidth, text, styleBody)
}

// durationFact is the whole treatment where the text is not the generated
// sentence, which says it already.
func (c *lineColumn) durationFact(l *prescription.Line) string {
	if l.Period.IsZero() {
		return ""
	}
	text := boundsText(l.Period)
	if Sentence(*l) == l.Text && l.Dosage != nil || strings.Contains(l.Text, text) {
		return ""
	}
	return said("Traitement", text) + "."
}

// quantityFact is "Quantité : 2 boîtes."; in letters first where the law wants
// letters.
func (c *lineColumn) quantityFact(l *prescription.Line) string {
	if l.Quantity == nil {
		return ""
	}
	text := quantityText(l.Quantity, false)
	if c.words {
		text = quantityText(l.Quantity, true) + " (" + numberText(l.Quantity.Value) + ")"
	}
	return said("Quantité", text) + "."
}

func renewalFact(l *prescription.Line) string {
	interval := ""
	if !l.RenewalPeriod.IsZero() {
		interval = ", " + spanText(l.RenewalPeriod) + " au moins entre deux délivrances"
	}
	n, stated := l.Repeats.Number()
	switch {
	case l.Repeats.IsUnlimited():
		return "À renouveler sans limite de nombre" + interval + "."
	case stated && n == 0:
		return "Ne pas renouveler."
	case stated:
		return "À renouveler " + l.Repeats.String() + nbsp + "fois" + interval + "."
	case interval != "":
		return "En cas de renouvellement" + interval + "."
	}
	return ""
}

func fractionFact(l *prescription.Line) string {
	fraction := ""
	if !l.Instalment.IsZero() {
		fraction = "Délivrance fractionnée par périodes de " + spanText(l.Instalment) + "."
	}
	if l.AtOnce && !mentioned(l, "délivrance en une seule fois") {
		return joined(" ", fraction, "Délivrance en une seule fois.")
	}
	return fraction
}

// mentioned reports whether the prescriber wrote a mention in these words.
func mentioned(l *prescription.Line, words string) bool {
	for _, m := range l.Mentions {
		if ContainsInWords(m, words) {
			return true
		}
	}
	return false
}
