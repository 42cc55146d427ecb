package prescription

import (
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Moment is a day, or an instant with the zone it was stated in; it keeps the
// precision it was written with. Its text form is "2026-11-20" or RFC 3339
// with whole seconds, "2026-11-20T09:30:00+01:00". The zero value says
// nothing. Two moments are equal under == when they were written alike.
type Moment struct {
	year       int16
	month, day uint8
	second     int32 // of the day
	offset     int16 // minutes east of UTC
	clock      bool  // second and offset are stated
}

// On returns the bare day; one that is in no calendar gives the zero value.
func On(d identity.Date) Moment {
	if d.Year < 0 || d.Year > 9999 || d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Day > 31 {
		return Moment{}
	}
	return Moment{year: int16(d.Year), month: uint8(d.Month), day: uint8(d.Day)}
}

// At returns the instant t, cut to whole seconds, in t's zone. A zone that is
// not a whole number of minutes from UTC is written in UTC. Outside the years 1
// to 9999 it returns the zero value.
func At(t time.Time) Moment {
	_, east := t.Zone()
	if east%60 != 0 {
		t, east = t.UTC(), 0
	}
	year, month, day := t.Date()
	m := On(identity.Date{Year: year, Month: int(month), Day: day})
	if m.IsZero() {
		return m
	}
	m.second, m.offset, m.clock = int32(t.Hour()*3600+t.Minute()*60+t.Second()), int16(east/60), true
	return m
}

// ParseMoment reads the text form; it refuses everything else with [ErrMoment].
// Years run from 1000 to 9999; leap seconds and zones beyond ±14 hours are
// refused.
func ParseMoment(s string) (Moment, error) {
	if len(s) == len("2006-01-02") {
		d, err := identity.ParseDate(s)
		if err != nil || !d.Complete() {
			return Moment{}, ErrMoment
		}
		return On(d), nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || t.Nanosecond() != 0 {
		return Moment{}, ErrMoment
	}
	m := At(t)
	if m.String() != s || m.offset > 14*60 || m.offset < -14*60 || m.year < 1000 {
		return Moment{}, ErrMoment
	}
	return m, nil
}

// IsZero reports whether nothing is stated.
func (m Moment) IsZero() bool { return m == Moment{} }

// IsDay reports whether only the day is stated.
func (m Moment) IsDay() bool { return !m.IsZero() && !m.clock }

// Date returns the day, in the zone the moment was stated in.
func (m Moment) Date() identity.Date {
	return identity.Date{Year: int(m.year), Month: int(m.month), Day: int(m.day)}
}

// Time returns the instant. For a bare day it is the beginning of that day in
// loc; nil means UTC. The zero moment gives the zero time.
func (m Moment) Time(loc *time.Location) time.Time {
	if m.IsZero() {
		return time.Time{}
	}
	if m.clock {
		loc = time.UTC
		if m.offset != 0 {
			loc = time.FixedZone("", int(m.offset)*60)
		}
	} else if loc == nil {
		loc = time.UTC
	}
	return time.Date(int(m.year), time.Month(m.month), int(m.day), 0, 0, int(m.second), 0, loc)
}

// String returns the text form, "" for the zero value.
func (m Moment) String() string {
	switch {
	case m.IsZero():
		return ""
	case !m.clock:
		return m.Date().String()
	}
	return m.Time(nil).Format(time.RFC3339)
}

// MarshalText writes the text form.
func (m Moment) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads the text form.
func (m *Moment) UnmarshalText(b []byte) error {
	v, err := ParseMoment(string(b))
	if err == nil {
		*m = v
	}
	return err
}
