package prescription

import (
	"math"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// course is one step between its dates.
type course struct {
	cadence
	index       int
	step        *Step
	dose        *Dose
	start, end  time.Time // end zero: open
	certain     time.Time // from here on the step may be over
	first       int       // number of the first day
	startDate   identity.Date
	startClock  Clock
	weekdays    [7]bool
	anyWeekday  bool
	monthDays   []int
	cycleDays   []int
	hoursOf     map[string]Clock
	conditional bool
	done        int // administrations so far, where they are counted
}

func newCourse(index int, s *Step, r cadence, hours map[string]Clock) *course {
	c := &course{cadence: r, index: index, step: s, hoursOf: hours,
		monthDays: s.Timing.MonthDays.Days(), cycleDays: s.Timing.Cycle.Days.Days(),
		conditional: !s.Condition.IsZero() || !s.EndEvent.IsZero()}
	for i := range s.Doses {
		if s.Doses[i].Kind == Ordered {
			c.dose = &s.Doses[i]
			break
		}
	}
	c.anyWeekday = len(s.Timing.Weekdays) == 0
	for d := time.Sunday; d <= time.Saturday; d++ {
		for _, w := range s.Timing.Weekdays {
			c.weekdays[d] = c.weekdays[d] || weekdayOf(w) == d
		}
	}
	return c
}

func weekdayOf(w Weekday) time.Weekday {
	for d, name := range [...]Weekday{Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday} {
		if name == w {
			return time.Weekday(d)
		}
	}
	return -1
}

func (c *course) between(start, end, certain time.Time) {
	c.start, c.end, c.certain = start, end, certain
	c.first, c.startDate, c.startClock = dayNumber(start), identity.DateOf(start), clockOf(start)
}

// counted reports whether the administrations of the step are numbered.
func (c *course) counted() bool { return c.step.Timing.Count > 0 || c.step.Timing.CountMax > 0 }

// over reports whether nothing comes after the day.
func (c *course) over(d *civilDay) bool {
	most := max(c.step.Timing.Count, c.step.Timing.CountMax)
	return c.counted() && c.done >= most || c.once ||
		!c.end.IsZero() && !d.at(24*3600).Before(c.end)
}

// on appends the intakes of a day; it reports false when there are too many.
func (c *course) on(d *civilDay, out []Intake) ([]Intake, bool) {
	switch {
	case !c.counts(d):
		return out, true
	case c.every > 0:
		return c.exactly(d, out)
	case len(c.hours) > 0:
		for _, h := range c.hours {
			at := d.at(h)
			out = c.add(d, out, Intake{Day: d.date, Last: d.date, At: at, Place: at})
		}
		return out, true
	case len(c.moments) > 1 || len(c.moments) == 1 && c.most == 1:
		for _, m := range c.moments {
			out = c.add(d, out, Intake{Day: d.date, Last: c.last(d), Moment: m, Place: d.at(momentHour(m, c.hoursOf))})
		}
		return out, true
	}
	if len(out)+c.most > maxIntakes {
		return out, false
	}
	for k := 1; k <= c.most; k++ {
		in := Intake{Day: d.date, Last: c.last(d), Nth: k, Of: c.most, Optional: k > c.n, Place: d.at(0)}
		if len(c.moments) == 1 {
			in.Moment = c.moments[0]
			in.Place = d.at(momentHour(in.Moment, c.hoursOf))
		}
		out = c.add(d, out, in)
	}
	return out, true
}

// exactly appends the intakes of exact intervals from the start.
func (c *course) exactly(d *civilDay, out []Intake) ([]Intake, bool) {
	from, to := d.at(0), d.at(24*3600)
	at := c.start
	if from.After(at) {
		missed := from.Sub(at)
		if missed > math.MaxInt64/2 { // more than 146 years
			return out, false
		}
		at = at.Add((missed + c.every - 1) / c.every * c.every)
	}
	for ; at.Before(to); at = at.Add(c.every) {
		if len(out) > maxIntakes {
			return out, false
		}
		out = c.add(d, out, Intake{Day: d.date, Last: d.date, At: at, Place: at})
	}
	return out, true
}

// add completes an intake and appends it when it lies within the step. Without
// an hour or a moment of its own it is taken at the hour of the start, so that
// seven days from ten o'clock on are seven days.
func (c *course) add(d *civilDay, out []Intake, in Intake) []Intake {
	when := in.Place
	if in.At.IsZero() && in.Moment.Code == "" {
		when = d.at(c.startClock)
	}
	t := &c.step.Timing
	if when.Before(c.start) || !c.end.IsZero() && !when.Before(c.end) {
		return out
	}
	if c.counted() {
		if c.done >= max(t.Count, t.CountMax) {
			return out
		}
		in.Optional = in.Optional || c.done >= t.Count
		c.done++
	}
	in.Step, in.Dose, in.Duration = c.index, c.dose, t.Duration
	in.AsNeeded, in.Conditional = c.step.AsNeeded, c.conditional
	in.Optional = in.Optional || !c.certain.IsZero() && !when.Before(c.certain)
	return append(out, in)
}

// counts reports whether something is taken on a day.
func (c *course) counts(d *civilDay) bool {
	since := d.number - c.first
	switch {
	case since < 0, c.once && since > 0:
		return false
	case !c.anyWeekday && !c.weekdays[d.weekday]:
		return false
	case len(c.monthDays) > 0 && !hasDay(c.monthDays, d.date.Day):
		return false
	case len(c.cycleDays) > 0 && c.step.Timing.Cycle.Length > 0 && !hasDay(c.cycleDays, since%c.step.Timing.Cycle.Length+1):
		return false
	case c.months > 0:
		return c.monthly(d)
	case c.weeks:
		return since%c.days < 7
	}
	return since%c.days == 0
}

// monthly reports whether a whole number of periods of months lies between the
// start and the day.
func (c *course) monthly(d *civilDay) bool {
	n := (d.date.Year-c.startDate.Year)*12 + d.date.Month - c.startDate.Month
	return n >= 0 && n%c.months == 0 && c.monthsOn(n) == d.date
}

func (c *course) monthsOn(n int) identity.Date {
	return identity.DateOf(addMonths(c.startDate.Time(nil), n))
}

// last is the last day on which an administration may be that is open over
// several days.
func (c *course) last(d *civilDay) identity.Date {
	if !c.open {
		return d.date
	}
	next := d.date.AddDays(c.days)
	if c.months > 0 {
		n := (d.date.Year-c.startDate.Year)*12 + d.date.Month - c.startDate.Month
		next = c.monthsOn(n + c.months)
	}
	last := next.AddDays(-1)
	if !c.end.IsZero() {
		if end := identity.DateOf(c.end.Add(-1)); end.Compare(last) < 0 {
			last = end
		}
	}
	return last
}

// hasDay looks a day up in an ascending list that is short, or dense.
func hasDay(days []int, day int) bool {
	for _, d := range days {
		if d >= day {
			return d == day
		}
	}
	return false
}
