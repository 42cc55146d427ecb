package xdm

import "time"

// DTM is a time of metadata: digits of year to second, cut at its precision,
// in UTC (IHE ITI TF-3 4.2.3.1.7). "" is none.
type DTM string

const dtmLayout = "20060102150405"

// NewDTM returns an instant to the second, in UTC. An instant outside the
// years 1 to 9999 gives "".
func NewDTM(at time.Time) DTM {
	if at = at.UTC(); at.Year() < 1 || at.Year() > 9999 || at.IsZero() {
		return ""
	}
	return DTM(at.Format(dtmLayout))
}

// ParseDTM reads a time. It refuses (XDM-605) what has another precision than
// year, month, day, hour, minute or second, and what the calendar does not
// have.
func ParseDTM(text string) (DTM, error) {
	if _, ok := DTM(text).Time(); !ok {
		return "", refuse("XDM-605", "", nil)
	}
	return DTM(text), nil
}

// Time returns the first instant of what is written, in UTC. It reports false
// where there is none.
func (d DTM) Time() (time.Time, bool) {
	switch len(d) {
	case 4, 6, 8, 10, 12, 14:
		at, err := time.ParseInLocation(dtmLayout[:len(d)], string(d), time.UTC)
		return at, err == nil
	}
	return time.Time{}, false
}
