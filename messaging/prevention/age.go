package prevention

import (
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Age is a length of time in whole days, weeks, months or years. Its text form
// is the number, a space and the unit as UCUM writes it: "8 d", "2 wk",
// "16 mo", "65 a". The zero value says nothing.
type Age struct {
	N    int // 0 to 60 000
	Unit Unit
}

// Unit is a unit of time.
type Unit string

// The values of [Unit], as UCUM writes them.
const (
	Days   Unit = "d"
	Weeks  Unit = "wk"
	Months Unit = "mo"
	Years  Unit = "a"
)

// maxAge bounds the number of an [Age]: 150 years are 54 787 days.
const maxAge = 60_000

// ParseAge reads the text form; anything else is refused with [ErrAge].
func ParseAge(s string) (Age, error) {
	number, unit, _ := strings.Cut(s, " ")
	n, err := strconv.Atoi(number)
	u := Unit(unit)
	if err != nil || n < 0 || n > maxAge || strconv.Itoa(n) != number || u != Days && u != Weeks && u != Months && u != Years {
		return Age{}, ErrAge
	}
	return Age{n, u}, nil
}

// IsZero reports whether no age is stated; "0 d" is one.
func (a Age) IsZero() bool { return a == Age{} }

// String returns the text form, "" for the zero value.
func (a Age) String() string {
	if a.IsZero() {
		return ""
	}
	return strconv.Itoa(a.N) + " " + string(a.Unit)
}

// MarshalText writes the text form, nothing for the zero value. What is no age
// is refused with [ErrAge].
func (a Age) MarshalText() ([]byte, error) {
	text := a.String()
	if text == "" {
		return nil, nil
	}
	if _, err := ParseAge(text); err != nil {
		return nil, err
	}
	return []byte(text), nil
}

// UnmarshalText reads the text form.
func (a *Age) UnmarshalText(b []byte) error {
	v, err := ParseAge(string(b))
	if err == nil {
		*a = v
	}
	return err
}

// Of returns the day on which somebody who was born on a complete date
// completes the age; see the package comment. The zero age is completed at
// birth.
func (a Age) Of(born identity.Date) identity.Date { return a.times(born, 1) }

// times is the day on which n times the age is over.
func (a Age) times(from identity.Date, n int) identity.Date {
	switch a.Unit {
	case Days:
		return from.AddDays(a.N * n)
	case Weeks:
		return from.AddDays(7 * a.N * n)
	case Months:
		return addMonths(from, a.N*n)
	case Years:
		return addMonths(from, 12*a.N*n)
	}
	return from
}

// addMonths moves a date by months, to the last day of a month that is too
// short.
func addMonths(d identity.Date, n int) identity.Date {
	months := d.Year*12 + d.Month - 1 + n
	year, month := months/12, months%12+1
	day := min(d.Day, lastDay(year, month))
	return identity.Date{Year: year, Month: month, Day: day}
}

func lastDay(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// later returns the later of two dates; the zero date is earlier than any.
func later(a, b identity.Date) identity.Date {
	if a.Before(b) {
		return b
	}
	return a
}

// MonthDay is a day of any year, "10-15" for 15 October. The zero value is no
// day.
type MonthDay struct{ Month, Day int }

// ParseMonthDay reads the text form; anything else is refused with [ErrAge].
func ParseMonthDay(s string) (MonthDay, error) {
	d, err := identity.ParseDate("2000-" + s)
	if err != nil || !d.Complete() {
		return MonthDay{}, ErrAge
	}
	return MonthDay{d.Month, d.Day}, nil
}

// in is the day in a year; 29 February becomes the 28th where it has to.
func (m MonthDay) in(year int) identity.Date {
	return identity.Date{Year: year, Month: m.Month, Day: min(m.Day, lastDay(year, m.Month))}
}

// String returns the text form, "" for what is no day of a year.
func (m MonthDay) String() string {
	day := identity.Date{Year: 2000, Month: m.Month, Day: m.Day}
	if !day.Complete() {
		return ""
	}
	return day.String()[len("2000-"):]
}

// MarshalText writes the text form. What is no day of a year is refused with
// [ErrAge].
func (m MonthDay) MarshalText() ([]byte, error) {
	text := m.String()
	if text == "" {
		return nil, ErrAge
	}
	return []byte(text), nil
}

// UnmarshalText reads the text form.
func (m *MonthDay) UnmarshalText(b []byte) error {
	v, err := ParseMonthDay(string(b))
	if err == nil {
		*m = v
	}
	return err
}
