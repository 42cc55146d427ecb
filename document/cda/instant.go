package cda

import (
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// tsLayout is a point in time to the second with its zone, the form every
// official French example has.
const tsLayout = "20060102150405-0700"

// NewTS returns an instant to the second, with the zone of t. An instant
// outside the years 1 to 9999 gives nullFlavor "UNK".
func NewTS(t time.Time) *TS {
	if t.Year() < 1 || t.Year() > 9999 {
		return &TS{Null: Unknown}
	}
	return &TS{Value: t.Format(tsLayout)}
}

// NewDate returns a civil date with the precision it has; no date gives
// nullFlavor "UNK".
func NewDate(d identity.Date) *TS {
	text := strings.ReplaceAll(d.String(), "-", "")
	if text == "" {
		return &TS{Null: Unknown}
	}
	return &TS{Value: text}
}

// Date returns the civil date as it is written, without regard to a zone. It
// reports false where there is none, or not one of the calendar.
func (x *TS) Date() (identity.Date, bool) {
	if x == nil || !isTS(x.Value) {
		return identity.Date{}, false
	}
	v := x.Value[:min(8, digits(x.Value))]
	switch len(v) {
	case 8:
		v = v[:4] + "-" + v[4:6] + "-" + v[6:]
	case 6:
		v = v[:4] + "-" + v[4:]
	case 4:
	default:
		return identity.Date{}, false
	}
	d, err := identity.ParseDate(v)
	return d, err == nil
}

// Time returns the first instant of what is written: of the day for a date, of
// the year for a year. Where no zone is written it is taken to be loc, UTC when
// nil. It reports false where there is no time, or not one of the calendar.
func (x *TS) Time(loc *time.Location) (time.Time, bool) {
	if x == nil || !isTS(x.Value) {
		return time.Time{}, false
	}
	if loc == nil {
		loc = time.UTC
	}
	n := digits(x.Value)
	layout, rest := "", x.Value[n:]
	switch n {
	case 4, 6, 8, 10, 12, 14:
		layout = tsLayout[:n]
	default:
		return time.Time{}, false
	}
	text := x.Value[:n]
	if strings.HasPrefix(rest, ".") {
		f := digits(rest[1:])
		text += rest[:1+min(f, 9)]
		layout += "." + strings.Repeat("0", min(f, 9))
		rest = rest[1+f:]
	}
	switch len(rest) {
	case 0:
	case 3:
		text, layout = text+rest+"00", layout+"-0700"
	case 5:
		text, layout = text+rest, layout+"-0700"
	default:
		return time.Time{}, false
	}
	t, err := time.ParseInLocation(layout, text, loc)
	return t, err == nil
}
