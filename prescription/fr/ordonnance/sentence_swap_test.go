package ordonnance_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/has"
)

// inStep changes one step at a time: the same content in another place of it.
var inStep = map[string]func(s *pStep){
	"start and end event":        func(s *pStep) { s.StartEvent, s.EndEvent = s.EndEvent, s.StartEvent },
	"condition and start event":  func(s *pStep) { s.Condition, s.StartEvent = s.StartEvent, s.Condition },
	"condition and end event":    func(s *pStep) { s.Condition, s.EndEvent = s.EndEvent, s.Condition },
	"site and method":            func(s *pStep) { s.Site, s.Method = s.Method, s.Site },
	"site and condition":         func(s *pStep) { s.Site, s.Condition = s.Condition, s.Site },
	"route and method":           func(s *pStep) { s.Route, s.Method = s.Method, s.Route },
	"delay and duration":         func(s *pStep) { s.Bounds.Delay, s.Bounds.Duration = s.Bounds.Duration, s.Bounds.Delay },
	"duration and at most":       func(s *pStep) { s.Bounds.Duration, s.Bounds.DurationMax = s.Bounds.DurationMax, s.Bounds.Duration },
	"duration and period":        func(s *pStep) { s.Bounds.Duration, s.Timing.Period = s.Timing.Period, s.Bounds.Duration },
	"start and end":              func(s *pStep) { s.Bounds.Start, s.Bounds.End = s.Bounds.End, s.Bounds.Start },
	"interval and period":        func(s *pStep) { s.MinInterval, s.Timing.Period = s.Timing.Period, s.MinInterval },
	"interval and duration":      func(s *pStep) { s.MinInterval, s.Bounds.Duration = s.Bounds.Duration, s.MinInterval },
	"one administration and all": func(s *pStep) { s.Timing.Duration, s.Bounds.Duration = s.Bounds.Duration, s.Timing.Duration },
	"frequency and count":        func(s *pStep) { s.Timing.Frequency, s.Timing.Count = s.Timing.Count, s.Timing.Frequency },
	"days of month and cycle":    func(s *pStep) { s.Timing.MonthDays, s.Timing.Cycle.Days = s.Timing.Cycle.Days, s.Timing.MonthDays },
	"low and high": func(s *pStep) {
		for i := range s.Doses {
			if d := &s.Doses[i]; d.Low == nil || d.High == nil || d.Low.Value.Rat().Cmp(d.High.Value.Rat()) != 0 {
				d.Low, d.High = d.High, d.Low
			}
		}
	},
	"dose and rate": func(s *pStep) {
		if len(s.Doses) == 1 && s.Rate != nil {
			s.Doses[0].Amount, *s.Rate = *s.Rate, s.Doses[0].Amount
		}
	},
	"dose and maximum": func(s *pStep) {
		if len(s.Doses) == 1 && s.Doses[0].Value != nil && len(s.Maxima) == 1 {
			*s.Doses[0].Value, s.Maxima[0].Dose = s.Maxima[0].Dose, *s.Doses[0].Value
		}
	},
}

// amongSteps changes a posology of several steps: what belongs to which of them, to
// all of them, or to the line.
var amongSteps = map[string]func(l *prescription.Line, a, b *pStep){
	"condition":     func(_ *prescription.Line, a, b *pStep) { a.Condition, b.Condition = b.Condition, a.Condition },
	"as needed":     func(_ *prescription.Line, a, b *pStep) { a.AsNeeded, b.AsNeeded = b.AsNeeded, a.AsNeeded },
	"bounds":        func(_ *prescription.Line, a, b *pStep) { a.Bounds, b.Bounds = b.Bounds, a.Bounds },
	"bounds of one": func(_ *prescription.Line, a, b *pStep) { a.Bounds = b.Bounds },
	"interval":      func(_ *prescription.Line, a, b *pStep) { a.MinInterval, b.MinInterval = b.MinInterval, a.MinInterval },
	"maxima":        func(_ *prescription.Line, a, b *pStep) { a.Maxima, b.Maxima = b.Maxima, a.Maxima },
	"end event":     func(_ *prescription.Line, a, b *pStep) { a.EndEvent, b.EndEvent = b.EndEvent, a.EndEvent },
	"instructions": func(_ *prescription.Line, a, b *pStep) {
		a.Instructions, b.Instructions = b.Instructions, a.Instructions
	},
	"route":             func(_ *prescription.Line, a, b *pStep) { a.Route, b.Route = b.Route, a.Route },
	"doses":             func(_ *prescription.Line, a, b *pStep) { a.Doses, b.Doses = b.Doses, a.Doses },
	"timing":            func(_ *prescription.Line, a, b *pStep) { a.Timing, b.Timing = b.Timing, a.Timing },
	"side by side":      func(_ *prescription.Line, a, b *pStep) { a.Sequence = b.Sequence },
	"out of the order":  func(_ *prescription.Line, a, _ *pStep) { a.Sequence = 0 },
	"bounds to line":    func(l *prescription.Line, a, _ *pStep) { a.Bounds, l.Period = l.Period, a.Bounds },
	"maxima to all":     func(l *prescription.Line, a, _ *pStep) { a.Maxima, l.Dosage.Maxima = l.Dosage.Maxima, a.Maxima },
	"condition to text": func(_ *prescription.Line, a, _ *pStep) { a.Text, a.Condition = a.Condition.Display+a.Text, pCode{} },
}

// inOrder are posologies of several steps with everything on the last of them.
func inOrder() (lines []prescription.Line) {
	full := morning(2, "1", "5 d")
	full.AsNeeded, full.Condition, full.MinInterval = true, pCode{Display: "Douleur"}, span("4 h")
	full.Maxima = []prescription.Maximum{{Dose: *q("4", "comprimé"), Scope: prescription.PerPeriod, Period: span("1 d")}}
	for _, order := range [][3]int{{1, 2, 3}, {1, 1, 2}, {1, 2, 2}, {1, 1, 1}, {0, 1, 2}, {0, 0, 1}, {0, 0, 0}} {
		for _, last := range []pStep{full, {Sequence: 3, Doses: dose("1", "sachet"), AsNeeded: true},
			{Sequence: 3, Doses: dose("1", "sachet"), EndEvent: pCode{Display: "la sortie"}, Instructions: []string{"à jeun"}}} {
			l := line(morning(1, "2", "3 d"), morning(2, "3", "3 d"), last)
			for i := range l.Dosage.Steps {
				l.Dosage.Steps[i].Sequence = order[i]
			}
			lines = append(lines, l)
		}
	}
	return lines
}

// Content in another place is another sentence.
func TestSentenceSwapped(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 7))
	lines := inOrder()
	for _, c := range append(has.Cases(), has.Others()...) {
		lines = append(lines, c.Line)
	}
	for len(lines) < 900 {
		d := gen.Dosage(r)
		lines = append(lines, prescription.Line{Dosage: &d})
	}
	for _, l := range lines {
		for name, swap := range inStep {
			other := l.Clone()
			swap(&other.Dosage.Steps[0])
			differ(t, name, l, other)
		}
		if n := len(l.Dosage.Steps); n > 1 {
			for name, swap := range amongSteps {
				other := l.Clone()
				swap(&other, &other.Dosage.Steps[0], &other.Dosage.Steps[n-1])
				differ(t, name, l, other)
			}
		}
	}
}

// differ compares the sentences of two posologies that are not the same.
func differ(t *testing.T, name string, a, b prescription.Line) {
	t.Helper()
	if reflect.DeepEqual(a.Dosage, b.Dosage) && a.Period == b.Period {
		return
	}
	if s := ordonnance.Sentence(a); s == ordonnance.Sentence(b) {
		t.Errorf("%s: %s", name, s)
	}
}
