package medcda

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Timing reads the times of one administration that hold together. Intervals
// among them are the bounds of the step; what has no meaning in the model is
// reported through odd, which may be nil.
func Timing(times []cda.Time, a Anchor, zone *time.Location, odd func()) (t prescription.Timing, b prescription.Bounds) {
	for _, x := range times {
		switch x := x.(type) {
		case *cda.IVLTS:
			b = Bounds(x, zone)
		case *cda.PIVLTS:
			readPIVL(x, a, &t)
		case *cda.EIVLTS:
			readEIVL(x, &t)
		case *cda.SXPRTS:
			inner, bounds := Timing(x.Comps, a, zone, odd)
			join(&t, inner)
			if !bounds.IsZero() {
				b = bounds
			}
		default:
			if odd != nil {
				odd()
			}
		}
	}
	return t, b
}

// readPIVL reads a period into t: a restriction to days, a clock time, or a
// rhythm, by its phase and alignment.
func readPIVL(x *cda.PIVLTS, a Anchor, t *prescription.Timing) {
	each := Span(x.Period)
	stamp := ""
	if x.Phase != nil {
		if width := Span(x.Phase.Width); !width.IsZero() {
			t.Duration = width
		}
		if x.Phase.Low != nil {
			stamp = x.Phase.Low.Value
		} else {
			stamp = x.Phase.Value
		}
	}
	day, dated := stampDay(stamp)
	clock, clocked := clockOf(stamp)
	n := wholeDays(each)
	monthly := each == prescription.Span{Value: "1", Unit: prescription.Month}
	switch {
	case dated && (x.Alignment == "DW" || n == 7 && each.Unit == prescription.Week && x.InstitutionSpecified == cda.Unset):
		t.Weekdays = append(t.Weekdays, weekdayOf(day))
	case dated && monthly:
		t.MonthDays = prescription.NewDaySet(append(t.MonthDays.Days(), day.Day))
	case dated && n >= 2 && x.InstitutionSpecified == cda.Unset:
		t.Cycle = prescription.Cycle{Length: n, Days: prescription.NewDaySet([]int{cycleDay(a.Day, day, n)})}
	case clocked && n == 1:
	default:
		readPeriod(x, t)
	}
	if clocked {
		t.Times = append(t.Times, clock)
	}
}

// cycleDay is the number of a day in a cycle of n that begins on first.
func cycleDay(first, day identity.Date, n int) int {
	days := int(day.Time(nil).Sub(first.Time(nil)).Hours() / 24)
	return (days%n+n)%n + 1
}

func stampDay(stamp string) (identity.Date, bool) {
	if len(stamp) < 8 {
		return identity.Date{}, false
	}
	t, err := time.Parse("20060102", stamp[:8])
	return identity.DateOf(t), err == nil
}

func readEIVL(x *cda.EIVLTS, t *prescription.Timing) {
	m := prescription.DayMoment{}
	if x.Event != nil {
		m.Code = x.Event.Code
	}
	if x.Offset != nil {
		if x.Offset.Low != nil {
			m.Offset = minutes(x.Offset.Low)
		}
		if width := Span(x.Offset.Width); !width.IsZero() {
			t.Duration = width
		}
	}
	if _, err := prescription.ParseDayMoment(m.String()); err == nil {
		t.Moments = append(t.Moments, m)
	}
}

// minutes reads an offset; its sign is in the code of the moment.
func minutes(q *cda.QTY) int {
	n, err := strconv.Atoi(strings.TrimPrefix(q.Value, "-"))
	if err != nil || n < 0 || n > 1440 {
		return 0
	}
	switch q.Unit {
	case "min":
		return n
	case "h":
		return min(n*60, 1440)
	}
	return 0
}

// join adds to t what u states.
func join(t *prescription.Timing, u prescription.Timing) {
	t.Times = append(t.Times, u.Times...)
	t.Moments = append(t.Moments, u.Moments...)
	t.Weekdays = append(t.Weekdays, u.Weekdays...)
	if u.MonthDays != "" {
		t.MonthDays = prescription.NewDaySet(append(t.MonthDays.Days(), u.MonthDays.Days()...))
	}
	if !u.Cycle.IsZero() {
		t.Cycle = u.Cycle
	}
	if !u.Period.IsZero() {
		t.Style, t.Frequency, t.Period, t.PeriodMax = u.Style, u.Frequency, u.Period, u.PeriodMax
	}
	if !u.Duration.IsZero() {
		t.Duration = u.Duration
	}
}

// sameRhythm reports whether two timings are equal, lists left out.
func sameRhythm(a, b prescription.Timing) bool {
	return a.Style == b.Style && a.Frequency == b.Frequency && a.Period == b.Period &&
		a.PeriodMax == b.PeriodMax && a.Duration == b.Duration && a.Cycle.Length == b.Cycle.Length
}

// merged unites two timings that differ in one list only: clock times,
// moments, or days.
func merged(a, b prescription.Timing) (prescription.Timing, bool) {
	if !sameRhythm(a, b) {
		return a, false
	}
	differ := 0
	for _, same := range [...]bool{slices.Equal(a.Times, b.Times), slices.Equal(a.Moments, b.Moments),
		slices.Equal(a.Weekdays, b.Weekdays), a.MonthDays == b.MonthDays, a.Cycle == b.Cycle} {
		if !same {
			differ++
		}
	}
	if differ != 1 || (len(a.Times) == 0) != (len(b.Times) == 0) || (len(a.Moments) == 0) != (len(b.Moments) == 0) ||
		(len(a.Weekdays) == 0) != (len(b.Weekdays) == 0) || (a.MonthDays == "") != (b.MonthDays == "") {
		return a, false
	}
	a.Times = union(a.Times, b.Times)
	a.Moments = union(a.Moments, b.Moments)
	a.Weekdays = union(a.Weekdays, b.Weekdays)
	a.MonthDays = prescription.NewDaySet(append(a.MonthDays.Days(), b.MonthDays.Days()...))
	a.Cycle.Days = prescription.NewDaySet(append(a.Cycle.Days.Days(), b.Cycle.Days.Days()...))
	return a, true
}

// union appends to a what b has besides.
func union[T comparable](a, b []T) []T {
	out := slices.Clone(a)
	for _, v := range b {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}
