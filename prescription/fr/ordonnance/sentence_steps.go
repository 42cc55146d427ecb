package ordonnance

import (
	"cmp"
	"math"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// several writes a posology of more than one step: groups of parallel steps in
// their order ("puis"), then the steps outside the order. Short steps make one
// sentence; a list of steps ends its sentence, so that "puis" cannot be read as
// one of the list.
func (w *writer) several(l *prescription.Line) {
	var buffer [16]*prescription.Step
	steps := buffer[:0]
	sorted, listed := true, false
	for i := range l.Dosage.Steps {
		s := &l.Dosage.Steps[i]
		steps = append(steps, s)
		sorted = sorted && (i == 0 || stepOrder(steps[i-1]) <= stepOrder(s))
		listed = listed || isLimited(s)
	}
	if !sorted {
		slices.SortStableFunc(steps, func(a, b *prescription.Step) int { return cmp.Compare(stepOrder(a), stepOrder(b)) })
	}
	listed = listed || anyListed(steps)
	period := &l.Period
	for rest := steps; len(rest) > 0; {
		n, head := groupLen(rest), ""
		switch first := len(rest) == len(steps); {
		case first:
		case rest[0].Sequence == 0:
			w.sentence("")
			head = background(rest)
		case listed:
			w.sentence("Puis ")
		default:
			w.add(", puis ")
		}
		if w.group(head, rest[:n], period, n == len(steps)) {
			period = nil
		}
		rest = rest[n:]
	}
	if len(l.Dosage.Maxima) > 0 {
		w.sentence("")
		w.start = len(w.b)
		w.maxima("Ne pas dépasser en tout ", l.Dosage.Maxima)
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

// anyListed reports whether one of the groups is a list with semicolons.
func anyListed(steps []*prescription.Step) bool {
	for len(steps) > 0 {
		n := groupLen(steps)
		if n > 1 && !(sameBounds(steps[:n]) && allPlain(steps[:n])) {
			return true
		}
		steps = steps[n:]
	}
	return false
}

// isLimited reports whether a step has a condition or a limit: at the end of a
// sentence with "puis" it would be read as one of all its steps.
func isLimited(s *prescription.Step) bool {
	return s.AsNeeded || len(s.Maxima) > 0 || !uncoded(&s.Condition) || !unstated(&s.MinInterval)
}

// background says when the steps outside the order run: from beginning to end,
// unless they have bounds of their own.
func background(steps []*prescription.Step) string {
	for _, s := range steps {
		if !unbounded(&s.Bounds) || !uncoded(&s.StartEvent) || !uncoded(&s.EndEvent) {
			return "En parallèle"
		}
	}
	return "Pendant tout le traitement"
}

// group writes steps that run side by side and reports whether it stated the
// bounds of the whole line with them, which only the only group does. Bounds
// that all steps share are said once, where nobody can take them for those of
// the last step: before a list, or after a comma.
func (w *writer) group(head string, steps []*prescription.Step, period *prescription.Bounds, only bool) (stated bool) {
	if len(steps) == 1 && !only && head == "" {
		w.step(steps[0], &steps[0].Bounds)
		w.inlineNotes(steps[0])
		return false
	}
	same := sameBounds(steps)
	common := &steps[0].Bounds
	if only && same && (unbounded(common) || *common == *period) {
		common, stated = period, true
	}
	plain := len(steps) == 1 || same && allPlain(steps)
	w.head(head, common, same && !plain)
	var none prescription.Bounds
	switch {
	case len(steps) == 1:
		w.step(steps[0], common)
		w.inlineNotes(steps[0])
	case plain:
		for i, s := range steps {
			w.list(i, len(steps))
			w.step(s, &none)
		}
		w.commas = true
		w.bounds(common)
	default:
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

// head writes what stands before the colon of a group: the words given, and
// the bounds that the steps of a list share.
func (w *writer) head(words string, common *prescription.Bounds, shared bool) {
	w.start, w.commas = len(w.b), false
	if words == "" && !shared {
		return
	}
	w.add(words)
	if shared && !unbounded(common) {
		w.commas = words != ""
		w.bounds(common)
	}
	if len(w.b) > w.start {
		w.add(" : ")
	}
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
		if isLimited(s) || len(s.Doses) != 1 || s.Doses[0].Kind != prescription.Ordered || s.Rate != nil ||
			!s.StartEvent.IsZero() || !s.EndEvent.IsZero() || !s.Site.IsZero() || !s.Method.IsZero() ||
			len(s.Instructions) > 0 || s.Text != "" || rhythms(&s.Timing) > 1 {
			return false
		}
	}
	return true
}

// rhythms counts the parts of a rhythm. One that needs a comma or has an "et"
// of its own counts twice.
func rhythms(t *prescription.Timing) int {
	n := len(t.Moments) + len(t.Times) + len(t.Weekdays)
	if t.Frequency > 0 || t.FrequencyMax > 0 || !unstated(&t.Period) || !unstated(&t.PeriodMax) {
		n++
		if t.Style == prescription.StyleUnknown {
			n++
		}
	}
	if !t.Cycle.IsZero() {
		n++
	}
	if t.MonthDays != "" || t.Count > 0 || t.CountMax > 0 || !unstated(&t.Duration) || !unstated(&t.DurationMax) {
		n += 2
	}
	return n
}
