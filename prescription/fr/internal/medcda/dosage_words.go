package medcda

import (
	"math/big"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// words are what the narrative says of a step.
func (p *Posology) words(s prescription.Step) Part {
	return Part{Text: p.alone.sentence(s), Frequency: p.alone.sentence(prescription.Step{Timing: s.Timing})}
}

// alone is room for a posology of one step.
type alone struct {
	dosage prescription.Dosage
	steps  [1]prescription.Step
}

// sentence is the French sentence of one step.
func (a *alone) sentence(s prescription.Step) string {
	a.steps[0] = s
	a.steps[0].Sequence = 0
	a.dosage.Steps = a.steps[:]
	return strings.TrimSuffix(ordonnance.Sentence(prescription.Line{Medicine: anything, Dosage: &a.dosage}), ".")
}

var anything = &prescription.Medicine{} // never changed

// ends are the words of the two ends of an amount.
func ends(a prescription.Amount) (low, high string) {
	per := ""
	if a.Per != nil {
		per = "/" + strings.TrimPrefix(InWords(a.Per), "1 ")
	}
	if a.Value != nil {
		low = InWords(a.Value) + per
		return low, low
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
	if unit == labelOf(q.Code) && !strings.Contains(unit, " ") && several(q.Value) {
		unit += "s" // every one-word label of the table takes it
	}
	return strings.TrimSpace(strings.ReplaceAll(string(q.Value), ".", ",") + " " + unit)
}

// several reports whether a number takes the plural: two or more.
func several(d prescription.Decimal) bool {
	if n, ok := (prescription.Span{Value: d}).Whole(); ok {
		return n > 1
	}
	r := d.Rat()
	return r != nil && r.Cmp(big.NewRat(2, 1)) >= 0
}

// positive reports whether a number is more than nothing.
func positive(d prescription.Decimal) bool {
	if n, ok := (prescription.Span{Value: d}).Whole(); ok {
		return n > 0
	}
	r := d.Rat()
	return r != nil && r.Sign() > 0
}
