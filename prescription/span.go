package prescription

import (
	"strings"
	"time"
)

// TimeUnit is a unit of time. The zero value is none.
type TimeUnit uint8

// The values of [TimeUnit].
const (
	Second TimeUnit = iota + 1
	Minute
	Hour
	Day
	Week
	Month // calendar month
	Year  // calendar year
)

// Span is a length of time in the unit it was written in: "7 d" and "1 wk"
// are kept apart. Its text form is the number, a space and the unit. The zero
// value says nothing.
type Span struct {
	Value Decimal
	Unit  TimeUnit
}

// ParseSpan reads "7 d", "0.5 h", "1 mo". It refuses negative lengths, unknown
// units and anything else with [ErrSpan].
func ParseSpan(s string) (Span, error) {
	number, unit, ok := strings.Cut(s, " ")
	u := ParseTimeUnit(unit)
	if !ok || u == 0 || !decimalText(number) || number[0] == '-' {
		return Span{}, ErrSpan
	}
	return Span{Decimal(number), u}, nil
}

// unitTexts are the units as UCUM writes them.
var unitTexts = [...]string{"", "s", "min", "h", "d", "wk", "mo", "a"}

// ParseTimeUnit reads a unit as UCUM writes it (FHIR R4 units-of-time); of any
// other text it makes the zero value.
func ParseTimeUnit(s string) TimeUnit {
	return TimeUnit(max(index(unitTexts[:], s), 0))
}

// String returns the unit as UCUM writes it, "" for none.
func (u TimeUnit) String() string {
	if int(u) < len(unitTexts) {
		return unitTexts[u]
	}
	return ""
}

// IsZero reports whether no length is stated.
func (s Span) IsZero() bool { return s == Span{} }

// String returns the text form, "" for the zero value.
func (s Span) String() string {
	if s.IsZero() {
		return ""
	}
	return string(s.Value) + " " + s.Unit.String()
}

// MarshalText writes the text form; it refuses a value that ParseSpan refuses.
func (s Span) MarshalText() ([]byte, error) {
	if s.IsZero() {
		return nil, nil
	}
	if _, err := ParseSpan(s.String()); err != nil {
		return nil, err
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads the text form.
func (s *Span) UnmarshalText(b []byte) error {
	v, err := ParseSpan(string(b))
	if err == nil {
		*s = v
	}
	return err
}

// Whole returns the number of units when it is a whole one below a billion.
func (s Span) Whole() (int, bool) {
	if len(s.Value) > 9 || !digits(string(s.Value)) {
		return 0, false
	}
	n := 0
	for _, c := range s.Value {
		n = n*10 + int(c-'0')
	}
	return n, true
}

// AddTo returns t moved forward by the span: months and years by the calendar
// (31 January plus one month is the last day of February), other units
// exactly, days in t's location so that the clock time stays. ok is false when
// the span is zero, or is a fraction of a month or a year.
func (s Span) AddTo(t time.Time) (moved time.Time, ok bool) {
	n, whole := s.Whole()
	switch {
	case s.IsZero():
		return time.Time{}, false
	case whole && s.Unit == Day:
		return t.AddDate(0, 0, n), n < 1e6
	case whole && s.Unit == Week:
		return t.AddDate(0, 0, 7*n), n < 1e5
	case whole && s.Unit == Month:
		return addMonths(t, n), n < 1e5
	case whole && s.Unit == Year:
		return addMonths(t, 12*n), n < 1e4
	}
	d, ok := s.exact()
	return t.Add(d), ok
}

// addMonths is AddDate without its overflow into the following month.
func addMonths(t time.Time, n int) time.Time {
	moved := t.AddDate(0, n, 0)
	if moved.Day() != t.Day() {
		moved = moved.AddDate(0, 0, -moved.Day())
	}
	return moved
}

// exact returns the span as a duration when its unit has a fixed length.
func (s Span) exact() (time.Duration, bool) {
	unit := map[TimeUnit]time.Duration{Second: time.Second, Minute: time.Minute,
		Hour: time.Hour, Day: 24 * time.Hour, Week: 7 * 24 * time.Hour}[s.Unit]
	r := s.Value.Rat()
	if unit == 0 || r == nil {
		return 0, false
	}
	f, _ := r.Float64()
	if f < 0 || f > 1e6 {
		return 0, false
	}
	return time.Duration(f * float64(unit)).Round(time.Second), true
}
