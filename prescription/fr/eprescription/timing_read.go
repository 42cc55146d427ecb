package eprescription

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// repeat reads rhythm and bounds. What breaks an invariant of R4 is kept as it
// stands; package fhir has reported it.
func (r *reader) repeat(t *fhir.Repeat, s *prescription.Step, path string) {
	out := prescription.Timing{Count: take(&t.Count), CountMax: take(&t.CountMax),
		Frequency: take(&t.Frequency), FrequencyMax: take(&t.FrequencyMax)}
	counted := out.Frequency != 0 || out.FrequencyMax != 0
	if t.Period == "" && t.PeriodMax == "" && t.PeriodUnit != "" && counted {
		t.Period = "1" // "twice d": no other number can be meant
		r.found(foundNoPeriod, path+"/periodUnit")
	}
	out.Period, out.PeriodMax = r.lengths(&t.Period, &t.PeriodMax, &t.PeriodUnit, path+"/period")
	out.Duration, out.DurationMax = r.lengths(&t.Duration, &t.DurationMax, &t.DurationUnit, path+"/duration")
	for i := range t.DayOfWeek {
		if day := prescription.Weekday(t.DayOfWeek[i]); slices.Contains(week, day) {
			out.Weekdays = append(out.Weekdays, day)
			t.DayOfWeek[i] = ""
		}
	}
	for i := range t.TimeOfDay {
		clock, err := prescription.ParseClock(t.TimeOfDay[i])
		if err != nil {
			r.found(foundTime, item(path+"/timeOfDay", i))
			continue
		}
		t.TimeOfDay[i] = ""
		out.Times = append(out.Times, clock)
	}
	r.moments(t, &out, path)
	r.incomplete(&out, s, path)
	s.Timing = out
	r.bounds(t, s, path)
}

// incomplete puts in words what has no meaning without what is missing: so
// many times in no period, at most so long of no length (tim-6, tim-7).
func (r *reader) incomplete(t *prescription.Timing, s *prescription.Step, path string) {
	var odd prescription.Timing
	if t.Period.IsZero() {
		odd.Frequency, odd.FrequencyMax, odd.PeriodMax = take(&t.Frequency), take(&t.FrequencyMax), take(&t.PeriodMax)
	}
	if t.Duration.IsZero() {
		odd.DurationMax = take(&t.DurationMax)
	}
	if odd.IsZero() {
		return
	}
	r.found(foundWords, path)
	if words := rhythmWords(odd); words != "" {
		s.Instructions = append(s.Instructions, words)
	}
}

// lengths reads a length, the longest one and the unit of both.
func (r *reader) lengths(value, most *fhir.Decimal, unit *string, path string) (a, b prescription.Span) {
	if *value != "" {
		if a = r.length(*value, *unit, path); !a.IsZero() {
			*value = ""
		}
	}
	if *most != "" {
		if b = r.length(*most, *unit, path+"Max"); !b.IsZero() {
			*most = ""
		}
	}
	if !a.IsZero() || !b.IsZero() {
		*unit = ""
	}
	return a, b
}

// moments reads the moments of the day, those of R4 and those of the guide.
func (r *reader) moments(t *fhir.Repeat, out *prescription.Timing, path string) {
	for i := range t.When {
		if m, err := prescription.ParseDayMoment(t.When[i]); err == nil {
			t.When[i] = ""
			out.Moments = append(out.Moments, m)
		}
	}
	if t.Offset != nil && *t.Offset >= 0 && *t.Offset <= 1440 && len(out.Moments) > 0 {
		r.offset(*take(&t.Offset), out.Moments, path)
	}
	for i := range t.Extension {
		if e := &t.Extension[i]; e.URL == extWhen && e.Code != "" {
			if m, err := prescription.ParseDayMoment(e.Code); err == nil && frenchMoments[m.Code] {
				out.Moments = append(out.Moments, m)
				*e = fhir.Extension{}
			}
		}
	}
}

// offset puts the distance from the events to the moments. Zero minutes are a
// value of their own in R4 (Timing.repeat.offset is an unsignedInt, and tim-9
// asks for a moment only): "right before the meal" is not quite "before the meal".
// The model has no place for the difference.
func (r *reader) offset(minutes int, moments []prescription.DayMoment, path string) {
	if minutes == 0 {
		r.found(foundZero, path+"/offset")
	}
	for i := range moments {
		moments[i].Offset = minutes
	}
}

func (r *reader) bounds(t *fhir.Repeat, s *prescription.Step, path string) {
	switch {
	case t.BoundsPeriod != nil:
		s.Bounds.Start, s.Bounds.End = r.period(t.BoundsPeriod, path+"/boundsPeriod")
	case t.BoundsDuration != nil:
		s.Bounds.Duration = r.span(t.BoundsDuration, path+"/boundsDuration")
	case t.BoundsRange != nil:
		s.Bounds.Duration = r.span(t.BoundsRange.Low, path+"/boundsRange/low")
		s.Bounds.DurationMax = r.span(t.BoundsRange.High, path+"/boundsRange/high")
	}
}

var week = []prescription.Weekday{prescription.Monday, prescription.Tuesday, prescription.Wednesday, // never changed
	prescription.Thursday, prescription.Friday, prescription.Saturday, prescription.Sunday}
