package eprescription

import (
	"slices"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// merge writes the unit of Per into the unit of the amount, "mg" for each "kg"
// as "mg/kg", where both are of UCUM and the amount is for one of it. It leaves
// Per for the caller to empty; false changes nothing.
func merge(a *prescription.Amount) bool {
	per := a.Per
	if !per.Value.Equal("1") || per.System != ucum || per.Code == "" || strings.ContainsAny(per.Code, "/.{") {
		return false
	}
	ends := []*prescription.Quantity{a.Value, a.Low, a.High}
	for _, q := range ends {
		if q != nil && (q.System != ucum || q.Code == "" || strings.Contains(q.Code, "{")) {
			return false
		}
	}
	for _, q := range ends {
		if q == nil {
			continue
		}
		q.Code += "/" + per.Code
		if q.Unit != "" {
			label := per.Unit
			if label == "" {
				label = per.Code
			}
			q.Unit += "/" + label
		}
	}
	return true
}

// fit cuts bounds into what R4 carries in one of its three forms (a period, a
// duration, a range of durations) and what it does not, with the reason.
func fit(b prescription.Bounds) (kept, words prescription.Bounds, code string) {
	kept = b
	kept.Delay, words.Delay = prescription.Span{}, b.Delay
	if !b.DurationMax.IsZero() && !b.Duration.IsZero() && b.DurationMax.Unit != b.Duration.Unit {
		kept.DurationMax, words.DurationMax = prescription.Span{}, b.DurationMax
	}
	dated := !kept.Start.IsZero() || !kept.End.IsZero()
	lasting := !kept.Duration.IsZero() || !kept.DurationMax.IsZero()
	if dated && lasting {
		end, exact := endOf(kept)
		if !words.IsZero() || end.IsZero() {
			words.Duration, words.DurationMax = b.Duration, b.DurationMax
		} else {
			kept.End = end
			code = RestatedEnd
			if !exact {
				code = LostCivilLength
			}
		}
		kept.Duration, kept.DurationMax = prescription.Span{}, prescription.Span{}
	}
	if !words.IsZero() {
		code = LostStructure
	}
	return kept, words, code
}

// endOf is the end that follows from a start and one length, zero when none
// does. It is exact when it does not depend on a time zone: days from a day,
// hours from an instant.
func endOf(b prescription.Bounds) (end prescription.Moment, exact bool) {
	if b.Start.IsZero() || !b.End.IsZero() || b.Duration.IsZero() || !b.DurationMax.IsZero() {
		return prescription.Moment{}, false
	}
	civil := false
	switch b.Duration.Unit {
	case prescription.Day, prescription.Week, prescription.Month, prescription.Year:
		_, civil = b.Duration.Whole()
	}
	if b.Start.IsDay() && !civil {
		return prescription.Moment{}, false
	}
	t, ok := b.Duration.AddTo(b.Start.Time(time.UTC))
	if !ok || t.Year() > 9998 {
		return prescription.Moment{}, false
	}
	end = prescription.At(t)
	if b.Start.IsDay() {
		end = prescription.On(end.Date())
	}
	clocked := !b.Start.IsDay()
	return end, clocked != civil
}

// timing makes the rhythm of a step fit: one rhythm, or several that run side
// by side.
func (c *carrier) timing(s, lost *prescription.Step, path string) []prescription.Timing {
	t := s.Timing
	if !carriable(&t) {
		lost.Timing = t
		c.omit(path, LostStructure)
		return []prescription.Timing{{}}
	}
	before := t.Style
	c.days(&t, lost, path)
	if t.CountMax != 0 && t.Count == 0 {
		t.Count = 1 // R4, Timing, invariant tim-8
		c.omit(path+"/countMax", LostCount)
	}
	parts := split(t)
	if len(parts) > 1 {
		c.omit(path, RestatedMoments)
	}
	for i := range parts {
		if before != prescription.StyleUnknown && styleOf(parts[i], rhythmWords(parts[i])) != before {
			parts[i].Style = prescription.StyleUnknown
			c.omit(path+"/style", LostStyle)
		}
	}
	return parts
}

// days writes days of a cycle or of the month as so many times in the cycle or
// month; which days is said in words.
func (c *carrier) days(t *prescription.Timing, lost *prescription.Step, path string) {
	switch {
	case !t.Cycle.IsZero():
		lost.Timing.Cycle = t.Cycle
		t.Frequency = len(t.Cycle.Days.Days())
		t.Period = prescription.Span{Value: prescription.Decimal(itoa(t.Cycle.Length)), Unit: prescription.Day}
		t.Cycle = prescription.Cycle{}
		c.omit(path+"/cycle", LostStructure)
	case t.MonthDays != "":
		lost.Timing.MonthDays = t.MonthDays
		t.Frequency = len(t.MonthDays.Days())
		t.Period = prescription.Span{Value: "1", Unit: prescription.Month}
		t.MonthDays = ""
		c.omit(path+"/monthDays", LostStructure)
	}
}

// carriable reports whether R4 can say enough of a rhythm for the rest not to
// be misleading.
func carriable(t *prescription.Timing) bool {
	cyclic := !t.Cycle.IsZero() || t.MonthDays != ""
	counted := t.Frequency != 0 || t.FrequencyMax != 0 || !t.Period.IsZero() || t.Count != 0 || t.CountMax != 0
	daily := len(t.Times) > 0 || len(t.Moments) > 0 || len(t.Weekdays) > 0
	switch {
	case len(t.Times) > 0 && len(t.Moments) > 0:
		// R4, Timing, invariant tim-10. Two administrations or one stated
		// twice: the official examples have both, so only words are safe.
		return false
	case cyclic && (counted || daily || !t.Cycle.IsZero() && t.MonthDays != ""):
		return false
	case cyclic && len(t.Cycle.Days.Days())+len(t.MonthDays.Days()) == 0:
		return false
	case !inUnit(t.Period, t.PeriodMax) || !inUnit(t.Duration, t.DurationMax):
		return false
	}
	for _, m := range t.Moments {
		directionless := m.Code == "C" || m.Code == "CM" || m.Code == "CD" || m.Code == "CV"
		switch { // R4, Timing, invariant tim-9
		case m.Offset != 0 && (directionless || frenchMoments[m.Code]):
			return false
		case !standardMoments[m.Code] && !frenchMoments[m.Code]:
			return false
		}
	}
	return !counted || len(split(*t)) == 1
}

// inUnit reports whether most, when stated, is in the unit of least.
func inUnit(least, most prescription.Span) bool {
	return most.IsZero() || !least.IsZero() && least.Unit == most.Unit
}

// split cuts a rhythm so that no part has moments with two offsets, or two of
// the guide's own moments (fr-additional-when-values, maximum 1).
func split(t prescription.Timing) []prescription.Timing {
	rest := t
	rest.Moments = nil
	var parts []prescription.Timing
	for _, m := range t.Moments {
		at := slices.IndexFunc(parts, func(p prescription.Timing) bool {
			return len(p.Moments) > 0 && p.Moments[0].Offset == m.Offset && standardMoments[m.Code] && standardMoments[p.Moments[0].Code]
		})
		if at < 0 {
			p := rest
			p.Moments = []prescription.DayMoment{m}
			parts = append(parts, p)
			continue
		}
		parts[at].Moments = append(parts[at].Moments, m)
	}
	if parts == nil {
		return []prescription.Timing{rest}
	}
	return parts
}

// rhythmWords is a whole rhythm in French. Timing.code holds it as text when
// the style is known (R4, Timing.code: "or just text in code.text", and a
// complete statement of the rhythm): FHIR has no other place for the style. The
// wording of ordonnance.Sentence never changes, so what was written stays
// readable.
func rhythmWords(t prescription.Timing) string { return sentence(prescription.Step{Timing: t}) }

// styleOf is the style with which a rhythm has these words, unknown when none
// has or both have.
func styleOf(t prescription.Timing, words string) prescription.Style {
	found := prescription.StyleUnknown
	for _, style := range []prescription.Style{prescription.StyleUnknown, prescription.TimesPer, prescription.Every} {
		if t.Style = style; words != "" && rhythmWords(t) == words {
			if found != prescription.StyleUnknown {
				return prescription.StyleUnknown
			}
			found = style
		}
	}
	return found
}
