package ordonnance

import (
	"cmp"
	"slices"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// spanOf is a span of whole units.
func spanOf(value string, unit prescription.TimeUnit) prescription.Span {
	return prescription.Span{Value: prescription.Decimal(value), Unit: unit}
}

// after moves a day forward; a span that cannot be added leaves it where it is.
func after(day time.Time, s prescription.Span) time.Time {
	if moved, ok := s.AddTo(day); ok {
		return moved
	}
	return day
}

// noDay stands for the day of writing where none is stated: lengths are still
// comparable.
var noDay = identity.Date{Year: 2001, Month: 1, Day: 1}

// written is the day of writing.
func (c *check) written() time.Time {
	day := c.rx.Written.Date()
	if day.IsZero() {
		day = noDay
	}
	return day.Time(time.UTC)
}

// begins is the first day of a line: the stated one, or the day of writing.
func (c *check) begins(l *line) time.Time {
	if !l.Period.Start.IsZero() {
		return l.Period.Start.Date().Time(time.UTC)
	}
	return c.written()
}

// ends is the first day after all that a line covers, renewals included: the
// whole treatment where it is stated, otherwise the posology as often as it is
// handed out. Ranges count with their longer end, unlike in Line.Extent, since
// the law bounds what may be handed out. ok is false when it cannot be computed.
func (c *check) ends(l *line) (end time.Time, ok bool) {
	begin := c.begins(l)
	if lasts(l.Period) {
		return boundsEnd(l.Period, begin)
	}
	if l.Dosage == nil || l.Repeats.IsUnlimited() {
		return time.Time{}, false
	}
	n, _ := l.Repeats.Number()
	return repeatedEnd(inOrder(l.Dosage), begin, n+1)
}

// manyTimes is from how many dispensings on lengths are multiplied in days
// instead of being added by the calendar.
const manyTimes = 24

// repeatedEnd is the first day after a posology that is carried out so many
// times, one after the other.
func repeatedEnd(steps []prescription.Step, begin time.Time, times int) (end time.Time, ok bool) {
	if times > manyTimes {
		end, ok = stepsEnd(steps, begin)
		return begin.Add(time.Duration(times) * end.Sub(begin)), ok
	}
	end = begin
	for range times {
		if end, ok = stepsEnd(steps, end); !ok {
			return time.Time{}, false
		}
	}
	return end, true
}

// longer reports whether a line covers more than limit, counted from its first
// day; known is false when it cannot be computed.
func (c *check) longer(l *line, limit prescription.Span) (over, known bool) {
	end, known := c.ends(l)
	return known && end.After(after(c.begins(l), limit)), known
}

// certainlyLonger is longer where that is known.
func (c *check) certainlyLonger(l *line, limit prescription.Span) bool {
	over, known := c.longer(l, limit)
	return over && known
}

// boundsEnd is the first day after the bounds of something that begins on a
// day at the latest stated.
func boundsEnd(b prescription.Bounds, begin time.Time) (time.Time, bool) {
	if !b.Start.IsZero() {
		begin = b.Start.Date().Time(time.UTC)
	}
	if !b.Delay.IsZero() {
		begin = after(begin, b.Delay)
	}
	switch {
	case !b.End.IsZero():
		return b.End.Date().Time(time.UTC), true
	case !b.DurationMax.IsZero():
		return b.DurationMax.AddTo(begin)
	case !b.Duration.IsZero():
		return b.Duration.AddTo(begin)
	}
	return time.Time{}, false
}

// stepEnd is the first day after a step that begins on a day. A single
// administration lasts a day.
func stepEnd(s *prescription.Step, begin time.Time) (time.Time, bool) {
	if lasts(s.Bounds) {
		return boundsEnd(s.Bounds, begin)
	}
	if s.Timing.Count == 1 && s.Timing.CountMax <= 1 {
		return begin.AddDate(0, 0, 1), true
	}
	return time.Time{}, false
}

// inOrder is the steps of a posology by their sequence number.
func inOrder(d *prescription.Dosage) []prescription.Step {
	if len(d.Steps) < 2 {
		return d.Steps
	}
	return slices.SortedStableFunc(slices.Values(d.Steps), func(a, b prescription.Step) int {
		return cmp.Compare(a.Sequence, b.Sequence)
	})
}

// stepsEnd is the first day after steps in order that begin on a day. Steps of
// one number run side by side, the next number follows; steps of the number 0
// run beside all and, where others are numbered, need no end.
func stepsEnd(steps []prescription.Step, begin time.Time) (end time.Time, ok bool) {
	numbered := len(steps) > 0 && steps[len(steps)-1].Sequence > 0
	end = begin
	for n := 0; n < len(steps); {
		number, group := steps[n].Sequence, begin
		for ; n < len(steps) && steps[n].Sequence == number; n++ {
			stop, known := stepEnd(&steps[n], begin)
			if !known && (number > 0 || !numbered) {
				return time.Time{}, false
			}
			group = later(group, stop)
		}
		end = later(end, group)
		if number > 0 {
			begin = group
		}
	}
	return end, len(steps) > 0
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// oneDispensing is the first day after what one dispensing of a line covers:
// its posology, where it is renewed or handed out at once.
func (c *check) oneDispensing(l *line) (end time.Time, ok bool) {
	n, _ := l.Repeats.Number()
	switch {
	case l.AtOnce && n == 0:
		return c.ends(l)
	case n > 0 && !lasts(l.Period) && l.Dosage != nil:
		return stepsEnd(inOrder(l.Dosage), c.begins(l))
	}
	return time.Time{}, false
}
