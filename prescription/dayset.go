package prescription

import (
	"strconv"
	"strings"
)

// DaySet is a set of day numbers from 1 to 366, written as ascending numbers
// and ranges: "1,8,15", "1-21". A set has exactly one spelling: ranges are
// used for three days or more in a row. The zero value "" is the empty set.
type DaySet string

// maxDay is the highest day number in a [DaySet].
const maxDay = 366

// ParseDaySet reads a set in its one spelling; it refuses everything else with
// [ErrDaySet].
func ParseDaySet(s string) (DaySet, error) {
	days, ok := readDays(s)
	if !ok || string(NewDaySet(days)) != s {
		return "", ErrDaySet
	}
	return DaySet(s), nil
}

// NewDaySet writes a set from day numbers, in any order; numbers outside 1 to
// 366 are left out.
func NewDaySet(days []int) DaySet {
	var in [maxDay + 2]bool
	for _, d := range days {
		if d >= 1 && d <= maxDay {
			in[d] = true
		}
	}
	var b strings.Builder
	for d := 1; d <= maxDay; d++ {
		if !in[d] {
			continue
		}
		last := d
		for in[last+1] {
			last++
		}
		if b.Len() > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Itoa(d))
		if last >= d+2 {
			b.WriteString("-" + strconv.Itoa(last))
			d = last
		}
	}
	return DaySet(b.String())
}

// Days returns the day numbers in ascending order; nil when the set is empty
// or not one that [ParseDaySet] accepts.
func (s DaySet) Days() []int {
	days, ok := readDays(string(s))
	if !ok {
		return nil
	}
	return days
}

// Has reports whether the set holds the day.
func (s DaySet) Has(day int) bool {
	for _, d := range s.Days() {
		if d == day {
			return true
		}
	}
	return false
}

// MarshalText writes the text form; it refuses what [ParseDaySet] refuses.
func (s DaySet) MarshalText() ([]byte, error) {
	if _, err := ParseDaySet(string(s)); err != nil {
		return nil, err
	}
	return []byte(s), nil
}

// UnmarshalText reads the text form.
func (s *DaySet) UnmarshalText(b []byte) error {
	v, err := ParseDaySet(string(b))
	if err == nil {
		*s = v
	}
	return err
}

func readDays(s string) ([]int, bool) {
	if s == "" || len(s) > 4*maxDay {
		return nil, false
	}
	var days []int
	for part := range strings.SplitSeq(s, ",") {
		from, to, ranged := strings.Cut(part, "-")
		first, err := strconv.Atoi(from)
		last := first
		if ranged && err == nil {
			last, err = strconv.Atoi(to)
		}
		if err != nil || first < 1 || last < first || last > maxDay {
			return nil, false
		}
		for d := first; d <= last; d++ {
			days = append(days, d)
		}
		if len(days) > maxDay {
			return nil, false
		}
	}
	return days, true
}
