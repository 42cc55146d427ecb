package medcda

import (
	"strconv"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Reading reads the entries of one document.
type Reading struct {
	Words *Words
	Zone  *time.Location
	// Day is the day of writing, from which phases are dated where no start is
	// stated.
	Day identity.Date
	// Found is told of every finding: the number of the rule and where.
	Found func(rule int, path string)
}

// Posology reads the period and the structured posology of a treatment into a
// line. Without a coded part the posology is nil.
func (r *Reading) Posology(sa *cda.SubstanceAdministration, path string, l *prescription.Line) {
	times := sa.Times
	if len(times) > 0 {
		if ivl, ok := times[0].(*cda.IVLTS); ok && ivl.Operator == "" {
			l.Period = Bounds(ivl, r.Zone)
			times = times[1:]
		}
	}
	mode := modeRead(sa)
	subs := subordinates(sa)
	if len(subs) > maxSubordinates {
		subs = subs[:maxSubordinates]
		r.Found(8, path)
	}
	condition := r.precondition(sa)
	if len(times) == 0 && len(subs) == 0 && condition == "" && !coded(&cda.SubstanceAdministration{
		Dose: sa.Dose, Rate: sa.Rate, MaxDose: sa.MaxDose, Route: sa.Route, Sites: sa.Sites}) {
		return
	}
	a := Anchor{Day: r.Day, Known: true}
	if d := l.Period.Start.Date(); !d.IsZero() {
		a.Day = d
	}
	d := &prescription.Dosage{}
	if len(subs) == 0 {
		s := r.step(sa, times, a, path)
		r.setCondition(&s, condition, mode)
		d.Steps = []prescription.Step{s}
	} else {
		d.Steps = r.parts(sa, subs, mode, a, path)
		for i := range d.Steps {
			if d.Steps[i].Condition.IsZero() && !d.Steps[i].AsNeeded {
				r.setCondition(&d.Steps[i], condition, mode)
			}
		}
		if m, ok := Maximum(sa.MaxDose); ok {
			d.Maxima = []prescription.Maximum{m}
		}
	}
	l.Dosage = d
}

func modeRead(sa *cda.SubstanceAdministration) Mode {
	if modes := ModesOf(sa); len(modes) > 0 {
		return modes[0]
	}
	return ""
}

// maxSubordinates bounds the doses of one line; what comes after is not read,
// with a finding.
const maxSubordinates = 500

// subordinates are the entries that are doses of a treatment.
func subordinates(sa *cda.SubstanceAdministration) []*cda.EntryRelationship {
	var subs []*cda.EntryRelationship
	for i := range sa.Relationships {
		rel := &sa.Relationships[i]
		if rel.Type == "COMP" && rel.SubstanceAdministration != nil {
			subs = append(subs, rel)
		}
	}
	return subs
}

// parts reads the subordinate entries and unites those that one step of the
// model holds: same number, and different in their hours, moments or days only.
func (r *Reading) parts(sa *cda.SubstanceAdministration, subs []*cda.EntryRelationship, mode Mode, a Anchor, path string) []prescription.Step {
	steps := make([]prescription.Step, 0, len(subs))
	route, site := r.Words.Code(sa.Route), r.site(sa)
	for _, rel := range subs {
		x := rel.SubstanceAdministration
		s := r.step(x, x.Times, a, path)
		r.setCondition(&s, r.precondition(x), mode)
		if x.Route == nil {
			s.Route = route
		}
		if len(x.Sites) == 0 {
			s.Site = site
		}
		if rel.Sequence != nil {
			if n, err := strconv.Atoi(rel.Sequence.Value); err == nil && n >= 0 && n < 1000 {
				s.Sequence = n
			}
		}
		steps = append(steps, s)
	}
	steps = unite(steps)
	if !mode.Ordered() {
		for i := range steps {
			steps[i].Sequence = 0
		}
	}
	return steps
}

// unite merges neighbours, in place: first hours, then days, then what that
// brought together.
func unite(steps []prescription.Step) []prescription.Step {
	for range 4 {
		out := steps[:0]
		for i := range steps {
			if n := len(out); n > 0 {
				if t, ok := mergeSteps(&out[n-1], &steps[i]); ok {
					out[n-1].Timing = t
					continue
				}
			}
			out = append(out, steps[i])
		}
		if len(out) == len(steps) {
			break
		}
		steps = out
	}
	return steps
}

// mergeSteps is the timing of two steps that differ in it alone.
func mergeSteps(a, b *prescription.Step) (prescription.Timing, bool) {
	if !sameRhythm(a.Timing, b.Timing) || !sameBesides(a, b) {
		return a.Timing, false
	}
	return merged(a.Timing, b.Timing)
}

// step reads one administration.
func (r *Reading) step(x *cda.SubstanceAdministration, times []cda.Time, a Anchor, path string) prescription.Step {
	s := prescription.Step{}
	s.Timing, s.Bounds = Timing(times, r.start(times, a), r.Zone, func() { r.Found(11, path) })
	if dose := Amount(x.Dose); dose.Value != nil || dose.Low != nil || dose.High != nil {
		s.Doses = []prescription.Dose{{Amount: dose}}
	}
	s.Rate = RateAmount(x.Rate)
	if m, ok := Maximum(x.MaxDose); ok {
		s.Maxima = []prescription.Maximum{m}
	}
	if len(subordinates(x)) > 0 {
		s.Maxima = nil
	}
	s.Route = r.Words.Code(x.Route)
	s.Site = r.site(x)
	return s
}

// start is the anchor of one administration: its own start where it has one.
func (r *Reading) start(times []cda.Time, a Anchor) Anchor {
	for _, t := range times {
		list := []cda.Time{t}
		if x, ok := t.(*cda.SXPRTS); ok {
			list = x.Comps
		}
		for _, t := range list {
			if ivl, ok := t.(*cda.IVLTS); ok {
				if d := Bounds(ivl, r.Zone).Start.Date(); !d.IsZero() {
					a.Day = d
				}
			}
		}
	}
	return a
}

func (r *Reading) site(x *cda.SubstanceAdministration) prescription.Code {
	if len(x.Sites) == 0 {
		return prescription.Code{}
	}
	return r.Words.Code(&x.Sites[0])
}

// precondition reads the words of the condition; a dash says nothing (official
// examples).
func (r *Reading) precondition(x *cda.SubstanceAdministration) string {
	for _, p := range x.Preconditions {
		if p.Criterion == nil {
			continue
		}
		if words := r.Words.Text(p.Criterion.Text); words != "" && words != "-" {
			return words
		}
	}
	return ""
}

func (r *Reading) setCondition(s *prescription.Step, words string, mode Mode) {
	if words == "" {
		return
	}
	if mode == Delayed {
		s.StartEvent = prescription.Code{Display: words}
		return
	}
	if len(words) >= len(asNeededWords) && strings.EqualFold(words[:len(asNeededWords)], asNeededWords) {
		s.AsNeeded = true
		words = strings.TrimPrefix(strings.TrimPrefix(words[len(asNeededWords):], " : "), " ")
	}
	if words != "" {
		s.Condition = prescription.Code{Display: words}
	}
}
