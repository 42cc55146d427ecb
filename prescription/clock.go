package prescription

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Clock is a time of day in whole seconds, 00:00 to 23:59:59. Its text form is
// "08:00", or "08:00:30" when there are seconds.
type Clock int32

// ParseClock reads "hh:mm" or "hh:mm:ss"; it refuses everything else with
// [ErrClock].
func ParseClock(s string) (Clock, error) {
	t, err := time.Parse("15:04", s)
	if err != nil {
		t, err = time.Parse("15:04:05", s)
	}
	if err != nil {
		return 0, ErrClock
	}
	c := Clock(t.Hour()*3600 + t.Minute()*60 + t.Second())
	if c.String() != s && c.String()+":00" != s {
		return 0, ErrClock
	}
	return c, nil
}

// String returns the text form.
func (c Clock) String() string {
	s := fmt.Sprintf("%02d:%02d", c/3600, c/60%60)
	if c%60 != 0 {
		s += fmt.Sprintf(":%02d", c%60)
	}
	return s
}

// MarshalText writes the text form; a value outside the day is refused.
func (c Clock) MarshalText() ([]byte, error) {
	if c < 0 || c >= 24*3600 {
		return nil, ErrClock
	}
	return []byte(c.String()), nil
}

// UnmarshalText reads the text form.
func (c *Clock) UnmarshalText(b []byte) error {
	v, err := ParseClock(string(b))
	if err == nil {
		*c = v
	}
	return err
}

// DayMoment is a moment of the day by its code, with an optional distance in
// minutes from it. The codes are those of HL7 v3 TimingEvent and FHIR
// event-timing (MORN, NOON, EVE, NIGHT, HS, WAKE, AC, ACM, PCD, C…), and
// national additions of the same shape; the code says in which direction the
// distance counts. Its text form is "ACM" or "ACM 30 min".
type DayMoment struct {
	Code   string
	Offset int // minutes, 0 to 1440
}

// ParseDayMoment reads the text form; it refuses everything else with
// [ErrDayMoment].
func ParseDayMoment(s string) (DayMoment, error) {
	code, rest, more := strings.Cut(s, " ")
	m := DayMoment{Code: code}
	if more {
		number, ok := strings.CutSuffix(rest, " min")
		n, err := strconv.Atoi(number)
		if !ok || err != nil || strconv.Itoa(n) != number || n < 1 || n > 1440 {
			return DayMoment{}, ErrDayMoment
		}
		m.Offset = n
	}
	if !m.valid() {
		return DayMoment{}, ErrDayMoment
	}
	return m, nil
}

// valid reports whether the code has the shape of an event-timing code: one to
// five capitals, perhaps a qualifier in lower case after a point ("MORN.early").
func (m DayMoment) valid() bool {
	head, tail, dot := strings.Cut(m.Code, ".")
	if len(head) < 1 || len(head) > 5 || strings.Trim(head, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return false
	}
	if dot && (len(tail) < 1 || len(tail) > 8 || strings.Trim(tail, "abcdefghijklmnopqrstuvwxyz") != "") {
		return false
	}
	return m.Offset >= 0 && m.Offset <= 1440
}

// String returns the text form.
func (m DayMoment) String() string {
	if m.Offset == 0 {
		return m.Code
	}
	return m.Code + " " + strconv.Itoa(m.Offset) + " min"
}

// MarshalText writes the text form; a value without a valid code is refused.
func (m DayMoment) MarshalText() ([]byte, error) {
	if !m.valid() {
		return nil, ErrDayMoment
	}
	return []byte(m.String()), nil
}

// UnmarshalText reads the text form.
func (m *DayMoment) UnmarshalText(b []byte) error {
	v, err := ParseDayMoment(string(b))
	if err == nil {
		*m = v
	}
	return err
}
