package gen

import (
	"math/rand/v2"
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Dosage returns a random posology of one to six steps, and sometimes many.
func Dosage(r *rand.Rand) prescription.Dosage { return source{r}.dosage() }

func (s source) dosage() prescription.Dosage {
	most := pick(s, []int{1, 1, 2, 6})
	if s.one(400) {
		most = 100
	}
	return prescription.Dosage{
		Steps:  list(s, 1, most, s.step),
		Maxima: maybe(s, 5, func() []prescription.Maximum { return some(s, 3, s.maximum) }),
	}
}

func (s source) step() prescription.Step {
	step := prescription.Step{
		Sequence:     pick(s, []int{0, 0, 1, 1, 2, 3, 999}),
		Doses:        s.doses(),
		Rate:         maybe(s, 8, s.amount),
		Timing:       maybeNot(s, 6, s.timing),
		AsNeeded:     s.one(5),
		Condition:    maybe(s, 5, s.code),
		Bounds:       maybe(s, 2, s.bounds),
		StartEvent:   maybe(s, 8, s.code),
		EndEvent:     maybe(s, 8, s.code),
		Maxima:       maybe(s, 4, func() []prescription.Maximum { return some(s, 3, s.maximum) }),
		MinInterval:  maybe(s, 6, s.span),
		Route:        maybe(s, 4, s.code),
		Site:         maybe(s, 8, s.code),
		Method:       maybe(s, 8, s.code),
		Instructions: maybe(s, 4, func() []string { return some(s, 3, s.line) }),
		Text:         maybe(s, 6, s.prose),
	}
	if step.Doses == nil && step.Rate == nil && step.Timing.IsZero() {
		step.Text = s.prose()
	}
	return step
}

// doses are at most one ordered dose and one calculated dose.
func (s source) doses() []prescription.Dose {
	draw := func(kind prescription.DoseKind) prescription.Dose {
		return prescription.Dose{Kind: kind, Amount: *s.amount(), Basis: maybe(s, 6, s.code)}
	}
	switch s.IntN(8) {
	case 0:
		return nil
	case 1:
		return []prescription.Dose{draw(prescription.Calculated), draw(prescription.Ordered)}
	case 2:
		return []prescription.Dose{draw(prescription.Calculated)}
	}
	return []prescription.Dose{draw(prescription.Ordered)}
}

func (s source) maximum() prescription.Maximum {
	m := prescription.Maximum{
		Dose:  *s.quantity(),
		Scope: pick(s, []prescription.MaximumScope{prescription.PerPeriod, prescription.PerAdministration, prescription.PerLifetime}),
	}
	if m.Scope == prescription.PerPeriod {
		m.Period = s.span()
	}
	return m
}

// bounds draws one of the ways to bound a step or a line.
func (s source) bounds() (b prescription.Bounds) {
	switch s.IntN(4) {
	case 0:
		p := s.period()
		b.Start, b.End = p.Start, p.End
		return b
	case 1:
		b.Start = s.moment(1900, 2100)
	case 2:
		b.Delay = s.span()
	}
	b.Duration, b.DurationMax = s.spans()
	if s.one(6) {
		b.DurationMax, b.Duration = b.Duration, prescription.Span{}
	}
	return b
}

func (s source) timing() (t prescription.Timing) {
	if s.one(2) {
		s.rhythm(&t)
	}
	if s.one(8) {
		t.Count = s.among(1, 999)
	}
	if s.one(8) {
		t.CountMax = t.Count + s.among(1, 99)
	}
	if s.one(4) {
		t.Times = distinct(s, clocks)
	}
	if s.one(2) {
		t.Moments = distinct(s, dayMoments)
		t.Moments = t.Moments[:min(len(t.Moments), s.among(1, 3))]
	}
	if s.one(20) {
		t.Moments = distinct(s, dayMoments)
	}
	if s.one(6) {
		t.Weekdays = distinct(s, weekdays)
	}
	if s.one(10) {
		t.MonthDays = s.days(31)
	}
	if s.one(8) {
		t.Cycle.Length = pick(s, []int{2, 7, 21, 28, 366})
		t.Cycle.Days = s.days(t.Cycle.Length)
	}
	if s.one(8) {
		t.Duration, t.DurationMax = s.spans()
	}
	return t
}

// rhythm fills in how many administrations in which period.
func (s source) rhythm(t *prescription.Timing) {
	t.Style = pick(s, []prescription.Style{prescription.StyleUnknown, prescription.TimesPer, prescription.Every})
	t.Period, t.PeriodMax = s.spans()
	most := 12
	if t.Style == prescription.Every {
		most = 1
	}
	t.Frequency = s.among(0, most)
	if s.one(4) {
		t.FrequencyMax = s.among(max(t.Frequency, 1), most)
	}
	if s.one(30) && t.Style != prescription.Every {
		t.Frequency, t.FrequencyMax = 998, 999
	}
}

func (s source) days(highest int) prescription.DaySet {
	days := make([]int, s.among(1, min(highest, 40)))
	for i := range days {
		days[i] = s.among(1, highest)
		if i > 0 && !s.one(4) {
			days[i] = days[i-1]%highest + 1
		}
	}
	return prescription.NewDaySet(days)
}

var weekdays = []prescription.Weekday{prescription.Monday, prescription.Tuesday, prescription.Wednesday,
	prescription.Thursday, prescription.Friday, prescription.Saturday, prescription.Sunday}

var clocks = []prescription.Clock{0, 7 * 3600, 8 * 3600, 12*3600 + 1800, 20 * 3600, 20*3600 + 60, 86340, 86399, 1}

// dayMoments are codes of HL7 event-timing and national additions to them.
var dayMoments = moments("MORN", "NOON", "AFT", "EVE", "NIGHT", "PHS", "HS", "WAKE", "MORN.early", "MORN.late",
	"C", "CM", "CD", "CV", "AC", "ACM", "ACD", "ACV", "PC", "PCM", "PCD", "PCV", "IC", "ICM", "AGU", "T", "SK", "ABT",
	"ZZZZZ", "ACM 30", "PC 1", "HS 1440", "ACV 90", "AGU 15")

func moments(texts ...string) []prescription.DayMoment {
	out := make([]prescription.DayMoment, len(texts))
	for i, t := range texts {
		out[i].Code = t
		for j := range t {
			if t[j] == ' ' {
				out[i].Code = t[:j]
				out[i].Offset, _ = strconv.Atoi(t[j+1:])
			}
		}
	}
	return out
}
