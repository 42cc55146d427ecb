package medcda

import (
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Stamp writes a moment as an HL7 time stamp: "20231201" or
// "20231201093000+0100".
func Stamp(m prescription.Moment) string {
	switch {
	case m.IsZero():
		return ""
	case m.IsDay():
		return m.Time(nil).Format("20060102")
	}
	return m.Time(nil).Format("20060102150405-0700")
}

// TS writes a moment, nil for the zero one.
func TS(m prescription.Moment) *cda.TS {
	if m.IsZero() {
		return nil
	}
	return &cda.TS{Value: Stamp(m)}
}

// Zone is the distance from UTC that a document's own time stamp has, for the
// time stamps in it that state none; UTC when it has none either.
func Zone(ts *cda.TS) *time.Location {
	if ts != nil {
		for _, layout := range [...]string{"20060102150405-0700", "200601021504-0700"} {
			if t, err := time.Parse(layout, ts.Value); err == nil {
				return t.Location()
			}
		}
	}
	return time.UTC
}

// Moment reads a time stamp; ok is false for one that is no day and no
// instant: a month, a year, nothing. A stamp without a zone is read in zone.
func Moment(ts *cda.TS, zone *time.Location) (m prescription.Moment, ok bool) {
	if ts == nil || ts.Value == "" {
		return prescription.Moment{}, false
	}
	if len(ts.Value) == 8 {
		t, err := time.Parse("20060102", ts.Value)
		return prescription.On(identity.DateOf(t)), err == nil && t.Year() >= 1000
	}
	for _, layout := range [...]string{"20060102150405-0700", "200601021504-0700", "20060102150405", "200601021504"} {
		if t, err := time.ParseInLocation(layout, ts.Value, zone); err == nil && t.Year() >= 1000 {
			return prescription.At(t), true
		}
	}
	return prescription.Moment{}, false
}

// LastDay turns the end of a half-open stretch into the last moment that
// belongs to it: the day before for a bare day, as CDA documents write high,
// and the same instant otherwise.
func LastDay(end prescription.Moment) prescription.Moment {
	if end.IsDay() {
		return prescription.On(end.Date().AddDays(-1))
	}
	return end
}

// EndAfter is the inverse of LastDay.
func EndAfter(last prescription.Moment) prescription.Moment {
	if last.IsDay() {
		return prescription.On(last.Date().AddDays(1))
	}
	return last
}

// Length writes a span, nil for the zero one.
func Length(s prescription.Span) *cda.QTY { return (*Room)(nil).Length(s) }

// Length is [Length] in the room.
func (r *Room) Length(s prescription.Span) *cda.QTY {
	if s.IsZero() {
		return nil
	}
	return r.quantity(cda.QTY{Value: string(s.Value), Unit: s.Unit.String()})
}

// Span reads a length of time, the zero Span for anything else.
func Span(q *cda.QTY) prescription.Span {
	if q == nil {
		return prescription.Span{}
	}
	unit := prescription.ParseTimeUnit(q.Unit)
	d, err := prescription.ParseDecimal(q.Value)
	if unit == 0 || err != nil || d[0] == '-' {
		return prescription.Span{}
	}
	return prescription.Span{Value: d, Unit: unit}
}

// Interval writes bounds as an IVL_TS, nil when nothing is stated that it can
// hold. Delay and a second duration have no place.
func Interval(b prescription.Bounds) *cda.IVLTS { return (*Room)(nil).Interval(b) }

// Interval is [Interval] in the room.
func (r *Room) Interval(b prescription.Bounds) *cda.IVLTS {
	if b.Start.IsZero() && b.End.IsZero() && b.Duration.IsZero() {
		return nil
	}
	ivl := r.interval()
	*ivl = cda.IVLTS{Type: cda.TypeIVLTS, Low: TS(b.Start), High: TS(LastDay(b.End))}
	if ivl.High == nil {
		ivl.Width = r.Length(b.Duration)
	}
	if ivl.Low == nil && ivl.High == nil && ivl.Width == nil {
		return nil
	}
	return ivl
}

// Bounds reads an IVL_TS.
func Bounds(ivl *cda.IVLTS, zone *time.Location) prescription.Bounds {
	if ivl == nil {
		return prescription.Bounds{}
	}
	b := prescription.Bounds{Duration: Span(ivl.Width)}
	b.Start, _ = Moment(ivl.Low, zone)
	if high, ok := Moment(ivl.High, zone); ok {
		b.End = EndAfter(high)
	}
	if at, ok := Moment(&cda.TS{Value: ivl.Value}, zone); ok && b.Start.IsZero() {
		b.Start = at
	}
	return b
}

// Compact writes a date without hyphens, as far as it is known.
func Compact(d identity.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// Date reads "19790328", "197903" or "1979", whatever comes behind; the zero
// date for anything else.
func Date(s string) identity.Date {
	text := ""
	switch {
	case len(s) >= 8:
		text = s[:4] + "-" + s[4:6] + "-" + s[6:8]
	case len(s) == 6:
		text = s[:4] + "-" + s[4:6]
	case len(s) == 4:
		text = s
	}
	d, err := identity.ParseDate(text)
	if err != nil {
		return identity.Date{}
	}
	return d
}
