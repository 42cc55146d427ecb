package medcda

import (
	"math/big"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// words are what the narrative says of a step.
func (p *Posology) words(s prescription.Step, suffix string) Part {
	return Part{Suffix: suffix, Text: sentence(s), Frequency: sentence(prescription.Step{Timing: s.Timing})}
}

// sentence is the French sentence of one step.
func sentence(s prescription.Step) string {
	s.Sequence = 0
	text := ordonnance.Sentence(prescription.Line{Medicine: &prescription.Medicine{}, Dosage: &prescription.Dosage{Steps: []prescription.Step{s}}})
	return strings.TrimSuffix(text, ".")
}

// ends are the words of the two ends of an amount.
func ends(a prescription.Amount) (low, high string) {
	per := ""
	if a.Per != nil {
		per = "/" + strings.TrimPrefix(InWords(a.Per), "1 ")
	}
	if a.Value != nil {
		return InWords(a.Value) + per, InWords(a.Value) + per
	}
	if a.Low != nil {
		low = InWords(a.Low) + per
	}
	if a.High != nil {
		high = InWords(a.High) + per
	}
	return low, high
}

// InWords writes a quantity for people, "" for nil.
func InWords(q *prescription.Quantity) string {
	if q == nil {
		return ""
	}
	unit := q.Unit
	if unit == "" {
		unit = q.Code
	}
	if r := q.Value.Rat(); r != nil && r.Cmp(big.NewRat(2, 1)) >= 0 && unit == labelOf(q.Code) && !strings.Contains(unit, " ") {
		unit += "s" // every one-word label of the table takes it
	}
	return strings.TrimSpace(strings.ReplaceAll(string(q.Value), ".", ",") + " " + unit)
}
