package ordonnance

import (
	"cmp"
	"math"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// several writes the sentence of a posology of more than one step: groups of
// parallel steps in their order ("puis"), then the steps outside the order.
func (w *writer) several(l *prescription.Line) {
	var buffer [16]*prescription.Step
	steps := buffer[:0]
	for i := range l.Dosage.Steps {
		steps = append(steps, &l.Dosage.Steps[i])
	}
	slices.SortStableFunc(steps, func(a, b *prescription.Step) int { return cmp.Compare(stepOrder(a), stepOrder(b)) })
	then := separator(steps)
	period := &l.Period
	for rest := steps; len(rest) > 0; {
		n := groupLen(rest)
		if len(rest) < len(steps) {
			if rest[0].Sequence == 0 {
				then = " ; pendant tout le traitement : "
			}
			w.add(then)
		}
		if w.group(rest[:n], period, n == len(steps)) {
			period = nil
		}
		rest = rest[n:]
	}
	if len(l.Dosage.Maxima) > 0 {
		w.add(" ; ")
		w.start = len(w.b)
		w.maxima("sans dépasser en tout ", l.Dosage.Maxima)
	}
	if period != nil && !period.IsZero() {
		w.wholeTreatment(period)
	}
	if !w.verbatim {
		w.capital(w.begin)
	}
	w.stop()
}

// stepOrder is the place of a step: those outside the order stand at the end.
func stepOrder(s *prescription.Step) int {
	if s.Sequence == 0 {
		return math.MaxInt
	}
	return s.Sequence
}

// groupLen is how many of the first steps run side by side.
func groupLen(steps []*prescription.Step) int {
	n := 1
	for n < len(steps) && steps[n].Sequence == steps[0].Sequence {
		n++
	}
	return n
}

// separator is what stands between groups: with semicolons as soon as they
// stand inside one of the groups.
func separator(steps []*prescription.Step) string {
	for len(steps) > 0 {
		n := groupLen(steps)
		if n > 1 && !(sameBounds(steps[:n]) && allPlain(steps[:n])) {
			return " ; puis "
		}
		steps = steps[n:]
	}
	return ", puis "
}

// group writes steps that run side by side and reports whether it stated the
// bounds of the whole line with them, which only the only group does. Bounds
// that all steps share are said once, where nobody can take them for those of
// the last step.
func (w *writer) group(steps []*prescription.Step, period *prescription.Bounds, only bool) (stated bool) {
	same := sameBounds(steps)
	common := &steps[0].Bounds
	if only && same && (common.IsZero() || *common == *period) {
		common, stated = period, true
	}
	var none prescription.Bounds
	switch {
	case len(steps) == 1:
		w.step(steps[0], common)
		w.inlineNotes(steps[0])
	case same && allPlain(steps):
		commas := false
		for i, s := range steps {
			w.list(i, len(steps))
			w.step(s, &none)
			commas = commas || w.commas
		}
		w.commas = commas
		w.bounds(common)
	default:
		w.start, w.commas = len(w.b), false
		if same && !common.IsZero() {
			w.bounds(common)
			w.add(" : ")
		}
		for i, s := range steps {
			if i > 0 {
				w.add(" ; ")
			}
			own := &s.Bounds
			if same {
				own = &none
			}
			w.step(s, own)
			w.inlineNotes(s)
		}
	}
	return stated
}

func sameBounds(steps []*prescription.Step) bool {
	for _, s := range steps[1:] {
		if s.Bounds != steps[0].Bounds {
			return false
		}
	}
	return true
}

// allPlain reports whether the steps are short enough to be joined with "et"
// without ambiguity.
func allPlain(steps []*prescription.Step) bool {
	for _, s := range steps {
		t := &s.Timing
		if len(s.Doses) != 1 || s.AsNeeded || !s.Condition.IsZero() || len(s.Maxima) > 0 || !s.MinInterval.IsZero() ||
			!s.StartEvent.IsZero() || !s.EndEvent.IsZero() || !s.Site.IsZero() || !s.Method.IsZero() ||
			len(s.Instructions) > 0 || s.Text != "" ||
			len(t.Moments)+len(t.Times) > 1 || len(t.Weekdays) > 1 || t.MonthDays != "" {
			return false
		}
	}
	return true
}
