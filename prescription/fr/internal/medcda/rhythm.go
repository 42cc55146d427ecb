package medcda

import (
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// maxParts is the number of administrations into which one step is unfolded;
// a rhythm that needs more stays in words.
const maxParts = 12

// Anchor is where the phases of a rhythm are counted from.
type Anchor struct {
	Day identity.Date
	// Known says that a step begins on that day, so that days of a cycle can
	// be dated.
	Known bool
}

// Rhythm writes a timing as one or more administrations that run side by side;
// the times of one of them hold together (operator A). Nothing comes out for a
// rhythm that would say something else when written: then it is words only.
// ref, when not empty, is the ID of the narrative that says the same.
func Rhythm(t prescription.Timing, a Anchor, ref string) [][]cda.Time {
	dates, ok := dateParts(t, a)
	inner := innerParts(t, a, ref)
	if !ok || len(dates)*max(len(inner), 1) > maxParts {
		return nil
	}
	var out [][]cda.Time
	for _, d := range orEmpty(dates) {
		for _, i := range orEmpty(inner) {
			var both []cda.Time
			for _, part := range [...]cda.Time{d, i} {
				if part != nil {
					both = append(both, part)
				}
			}
			if both != nil {
				out = append(out, lasting(both, t))
			}
		}
	}
	if out == nil && !t.Duration.IsZero() {
		out = [][]cda.Time{lasting([]cda.Time{&cda.PIVLTS{Type: cda.TypePIVLTS}}, t)}
	}
	return out
}

func orEmpty(parts []cda.Time) []cda.Time {
	if len(parts) == 0 {
		return []cda.Time{nil}
	}
	return parts
}

// lasting puts the length of one administration on the last part: the width of
// the phase, or of the offset (eP-MED-DM 2024.01, PIVL_TS phase/width).
func lasting(parts []cda.Time, t prescription.Timing) []cda.Time {
	if t.Duration.IsZero() {
		return parts
	}
	switch x := parts[len(parts)-1].(type) {
	case *cda.PIVLTS:
		if x.Phase == nil {
			x.Phase = &cda.IVLTS{}
		}
		x.Phase.Width = Length(t.Duration)
	case *cda.EIVLTS:
		if x.Offset == nil {
			x.Offset = &cda.IVL{}
		}
		x.Offset.Width = Length(t.Duration)
	}
	return parts
}

// dateParts writes the restrictions to days of the week, of the month or of a
// cycle: a period with a phase on one such day. The alignment tells days of the
// week and of the month from a period that merely has seven days (HL7 V3
// CalendarCycle DW, DM).
func dateParts(t prescription.Timing, a Anchor) (parts []cda.Time, ok bool) {
	kinds := 0
	if len(t.Weekdays) > 0 {
		kinds++
		for _, w := range t.Weekdays {
			parts = append(parts, onDay(nextWeekday(a.Day, w), "1", prescription.Week, "DW"))
		}
	}
	if t.MonthDays != "" {
		kinds++
		for _, n := range t.MonthDays.Days() {
			parts = append(parts, onDay(nextMonthDay(a.Day, n), "1", prescription.Month, "DM"))
		}
	}
	if !t.Cycle.IsZero() {
		kinds++
		for _, n := range t.Cycle.Days.Days() {
			parts = append(parts, onDay(a.Day.AddDays(n-1), Decimal(t.Cycle.Length), prescription.Day, ""))
		}
		if !a.Known {
			return nil, false
		}
	}
	return parts, kinds <= 1
}

func onDay(d identity.Date, n prescription.Decimal, u prescription.TimeUnit, alignment string) cda.Time {
	return &cda.PIVLTS{Type: cda.TypePIVLTS, Alignment: alignment,
		Phase:  &cda.IVLTS{Low: TS(prescription.On(d))},
		Period: Length(prescription.Span{Value: n, Unit: u})}
}

// innerParts writes the rhythm inside a day that counts: clock times, moments,
// or so many times a period.
func innerParts(t prescription.Timing, a Anchor, ref string) []cda.Time {
	rhythm := period(t, ref)
	switch {
	case t.FrequencyMax > 0:
		return nil // a range has no coded form, and one of its ends is wrong
	case len(t.Times) > 0:
		var parts []cda.Time
		for _, c := range t.Times {
			parts = append(parts, atClock(a.Day, c))
		}
		return parts
	case len(t.Moments) > 0 && !slices.ContainsFunc(t.Moments, uncoded):
		var parts []cda.Time
		for _, m := range t.Moments {
			parts = append(parts, atMoment(m))
		}
		return parts
	case len(t.Moments) > 0:
		// Moments outside the value set: as many times a day, the moments in words.
		day := prescription.Span{Value: "1", Unit: prescription.Day}
		return period(prescription.Timing{Style: prescription.TimesPer, Frequency: len(t.Moments), Period: day}, ref)
	}
	return rhythm
}

func atClock(day identity.Date, c prescription.Clock) cda.Time {
	stamp := Stamp(prescription.On(day)) + strings.ReplaceAll(c.String(), ":", "")
	if c%60 == 0 {
		stamp += "00"
	}
	return &cda.PIVLTS{Type: cda.TypePIVLTS, Phase: &cda.IVLTS{Low: &cda.TS{Value: stamp}},
		Period: &cda.QTY{Value: "1", Unit: "d"}}
}

func atMoment(m prescription.DayMoment) cda.Time {
	x := &cda.EIVLTS{Type: cda.TypeEIVLTS, Event: &cda.CD{Code: m.Code}}
	if m.Offset > 0 {
		q := &cda.QTY{Value: string(Decimal(m.Offset)), Unit: "min"}
		if strings.HasPrefix(m.Code, "AC") {
			q.Value = "-" + q.Value
		}
		x.Offset = &cda.IVL{Low: q}
	}
	return x
}

// uncoded reports whether a moment is not one of the 18 codes of the value set
// TimingEvent (2.16.840.1.113883.1.11.10706) that CDA takes.
func uncoded(m prescription.DayMoment) bool {
	switch m.Code {
	case "AC", "ACD", "ACM", "ACV", "C", "CD", "CM", "CV", "HS", "IC", "ICD", "ICM", "ICV", "PC", "PCD", "PCM", "PCV", "WAKE":
		return false
	}
	return true
}

var weekdays = [...]prescription.Weekday{prescription.Sunday, prescription.Monday, prescription.Tuesday,
	prescription.Wednesday, prescription.Thursday, prescription.Friday, prescription.Saturday}

func weekdayOf(d identity.Date) prescription.Weekday { return weekdays[d.Time(nil).Weekday()] }

// nextWeekday is the first such day from d on.
func nextWeekday(d identity.Date, w prescription.Weekday) identity.Date {
	for range 6 {
		if weekdayOf(d) == w {
			return d
		}
		d = d.AddDays(1)
	}
	return d
}

// nextMonthDay is the first day from d on with that number in its month.
func nextMonthDay(d identity.Date, n int) identity.Date {
	for range 70 {
		if d.Day == n {
			return d
		}
		d = d.AddDays(1)
	}
	return d
}
