package identity

import (
	"cmp"
	"time"
)

// Date is a civil date of which the day, or the day and the month, may be
// unknown (0). It has no time zone and no time of day: a birth date is the
// same date everywhere. The zero value means that no date is stated.
//
// In text and JSON it is written "1979", "1979-03" or "1979-03-28", the forms
// of ISO 8601 that FHIR R4 takes for its type date. A day without a month has
// no such form and is refused.
type Date struct {
	Year  int // 1 to 9999
	Month int // 1 to 12, 0 when unknown
	Day   int // 1 to the length of the month, 0 when unknown
}

// NewDate returns the date of the parts given, 0 for an unknown month or day.
// A date that is not in the (proleptic Gregorian) calendar is refused with
// [ErrDate].
func NewDate(year, month, day int) (Date, error) {
	d := Date{year, month, day}
	if !d.valid() {
		return Date{}, ErrDate
	}
	return d, nil
}

// DateOf returns the civil date of an instant in the instant's own location.
// Outside the years 1 to 9999 it returns the zero date.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	if y < 1 || y > 9999 {
		return Date{}
	}
	return Date{y, int(m), d}
}

// ParseDate reads the text form: four digits of year, two of month, two of
// day, joined by hyphens, the last parts left out where unknown. Any other
// text is refused with [ErrDateText], a date that is not in the calendar with
// [ErrDate].
func ParseDate(s string) (Date, error) {
	var d Date
	ok := true
	switch len(s) {
	case 10:
		ok = s[7] == '-' && digits(s[8:10], &d.Day) && d.Day > 0
		fallthrough
	case 7:
		ok = ok && s[4] == '-' && digits(s[5:7], &d.Month) && d.Month > 0
		fallthrough
	case 4:
		ok = ok && digits(s[0:4], &d.Year) && d.Year > 0
	default:
		ok = false
	}
	if !ok {
		return Date{}, ErrDateText
	}
	if !d.valid() {
		return Date{}, ErrDate
	}
	return d, nil
}

// digits reads s as an unsigned decimal number into n.
func digits(s string, n *int) bool {
	*n = 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
		*n = *n*10 + int(s[i]-'0')
	}
	return true
}

func (d Date) valid() bool {
	switch {
	case d.Year < 1 || d.Year > 9999 || d.Month < 0 || d.Month > 12 || d.Day < 0:
		return false
	case d.Month == 0:
		return d.Day == 0
	}
	return d.Day <= daysIn(d.Year, d.Month)
}

// daysIn is the length of a month: day 0 of the next month is its last day.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero reports whether no date is stated.
func (d Date) IsZero() bool { return d == Date{} }

// Complete reports whether year, month and day are all known.
func (d Date) Complete() bool { return d.Day != 0 && d.valid() }

// String returns the text form, "" for the zero date and for parts that are
// not in the calendar.
func (d Date) String() string {
	b, err := d.MarshalText()
	if err != nil {
		return ""
	}
	return string(b)
}

// MarshalText writes the text form, nothing for the zero date. Parts that are
// not in the calendar are refused with [ErrDate].
func (d Date) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// AppendText is [Date.MarshalText] into a buffer the caller has.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if d.IsZero() {
		return b, nil
	}
	if !d.valid() {
		return b, ErrDate
	}
	y := d.Year
	b = append(b, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10))
	if d.Month != 0 {
		b = append(b, '-', byte('0'+d.Month/10), byte('0'+d.Month%10))
	}
	if d.Day != 0 {
		b = append(b, '-', byte('0'+d.Day/10), byte('0'+d.Day%10))
	}
	return b, nil
}

// UnmarshalText reads the text form like [ParseDate]; no text is the zero
// date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// Time returns the first instant of the day in loc (UTC when nil), the zero
// time for a date that is not complete.
func (d Date) Time(loc *time.Location) time.Time {
	if !d.Complete() {
		return time.Time{}
	}
	if loc == nil {
		loc = time.UTC
	}
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, loc)
}

// AddDays returns the date n days later (earlier when n is negative). A date
// that is not complete, or a result outside the years 1 to 9999, gives the
// zero date.
func (d Date) AddDays(n int) Date {
	if !d.Complete() {
		return Date{}
	}
	const most = 4_000_000 // more days than there are in 9999 years
	if n < -most || n > most {
		return Date{}
	}
	return DateOf(time.Date(d.Year, time.Month(d.Month), d.Day+n, 0, 0, 0, 0, time.UTC))
}

// Compare orders dates by year, then month, then day, an unknown part before
// every known one; the result is -1, 0 or +1. It is an order for sorting:
// whether one event came first is asked of [Date.Before].
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

// Before reports whether d is certainly before o: whatever the unknown parts
// turn out to be. Two dates that may be equal are not before each other; the
// zero date is before nothing and after nothing.
func (d Date) Before(o Date) bool {
	if d.IsZero() || o.IsZero() {
		return false
	}
	switch {
	case d.Year != o.Year:
		return d.Year < o.Year
	case d.Month == 0 || o.Month == 0:
		return false
	case d.Month != o.Month:
		return d.Month < o.Month
	}
	return d.Day != 0 && o.Day != 0 && d.Day < o.Day
}
