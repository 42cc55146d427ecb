package prescription

import (
	"math/big"
	"strings"
	"time"
)

// Extent returns the beginning and the end of the treatment in loc (UTC when
// nil), the end being the first instant that no longer belongs to it: the bounds
// of the line, narrowed to those of its steps when each of them has an end. ok
// is false when an end is not known: an event, a range, a count, or no start
// here nor in opts.
func (l Line) Extent(loc *time.Location, opts *ScheduleOptions) (start, end time.Time, ok bool) {
	if opts == nil {
		opts = &ScheduleOptions{}
	}
	d := l.Dosage
	if d == nil {
		d = &Dosage{}
	}
	if loc == nil {
		loc = time.UTC
	}
	p := newPlan(d, l.Period, loc, opts)
	start, end = p.line.start, p.line.end
	if !p.line.known || !p.line.certain.IsZero() {
		return time.Time{}, time.Time{}, false
	}
	last, known := p.line.start, len(d.Steps) > 0
	for i := range p.steps {
		s := &p.steps[i]
		known = known && s.known && !s.end.IsZero() && s.certain.IsZero() &&
			d.Steps[i].EndEvent.IsZero() && !countBound(&d.Steps[i].Timing)
		last = laterOf(last, s.end)
	}
	if known {
		end = firstEnd(end, last)
	}
	if end.IsZero() {
		return time.Time{}, time.Time{}, false
	}
	return start, end, true
}

// Days returns for how many days the line treats, a day begun counting as one.
// Without a start it is known only if no month or year is involved. ok is
// false when it cannot be computed; see [Line.Extent].
func (l Line) Days(opts *ScheduleOptions) (days int, ok bool) {
	if opts == nil {
		opts = &ScheduleOptions{}
	}
	if l.Period.Start.IsZero() && opts.Start.IsZero() {
		if l.byCalendar() {
			return 0, false
		}
		opts = &ScheduleOptions{Start: At(time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC))}
	}
	start, end, ok := l.Extent(time.UTC, opts)
	if !ok || end.Before(start) {
		return 0, false
	}
	days = dayNumber(end) - dayNumber(start)
	if clockOf(end) > clockOf(start) {
		days++
	}
	return days, true
}

// byCalendar reports whether a length depends on the date at which it begins.
func (l Line) byCalendar() bool {
	calendar := func(b *Bounds) bool {
		for _, s := range [...]Span{b.Delay, b.Duration, b.DurationMax} {
			if s.Unit == Month || s.Unit == Year {
				return true
			}
		}
		return !b.Start.IsZero() || !b.End.IsZero()
	}
	found := calendar(&l.Period)
	if l.Dosage != nil {
		for i := range l.Dosage.Steps {
			found = found || calendar(&l.Dosage.Steps[i].Bounds)
		}
	}
	return found
}

// Total returns how much is taken between two times, exactly. ok is false when
// it cannot be computed rather than guessed: something as needed, conditional
// or optional, a dose that is a range, a ratio or a text, doses in different
// units, or a part of the posology without dates.
func (l Line) Total(from, to time.Time, opts *ScheduleOptions) (total Quantity, ok bool) {
	if l.Dosage == nil || l.Dosage.cut(l.Period, from, opts) {
		return Quantity{}, false
	}
	times := make([]int64, len(l.Dosage.Steps))
	for in, err := range l.Schedule(from, to, opts) {
		cut := in.Last != in.Day && in.Last.AddDays(1).Time(from.Location()).After(to)
		if err != nil || in.AsNeeded || in.Conditional || in.Optional || cut {
			return Quantity{}, false
		}
		times[in.Step]++
	}
	sum, digits := new(big.Rat), 0
	for i, n := range times {
		if l.Dosage.Steps[i].AsNeeded {
			return Quantity{}, false
		}
		if n == 0 {
			continue
		}
		q, single := onlyDose(&l.Dosage.Steps[i])
		if !single || total.Code != "" && (q.Code != total.Code || q.System != total.System) {
			return Quantity{}, false
		}
		if total.Code == "" {
			total = q
		}
		_, fraction, _ := strings.Cut(string(q.Value), ".")
		digits = max(digits, len(fraction))
		sum.Add(sum, new(big.Rat).Mul(q.Value.Rat(), big.NewRat(n, 1)))
	}
	total.Value = Decimal(sum.FloatString(digits))
	if digits > 0 {
		total.Value = Decimal(strings.TrimSuffix(strings.TrimRight(string(total.Value), "0"), "."))
	}
	return total, total.Code != "" && decimalText(string(total.Value))
}

// cut reports whether a rhythm over several days may have begun before from.
func (d *Dosage) cut(line Bounds, from time.Time, opts *ScheduleOptions) bool {
	if opts == nil {
		opts = &ScheduleOptions{}
	}
	for _, c := range newPlan(d, line, from.Location(), opts).courses {
		if c.open && from.After(c.start) {
			return true
		}
	}
	return false
}

// onlyDose is the fixed dose of a step in a coded unit.
func onlyDose(s *Step) (Quantity, bool) {
	var found *Dose
	for i := range s.Doses {
		if s.Doses[i].Kind != Ordered {
			continue
		}
		if found != nil {
			return Quantity{}, false
		}
		found = &s.Doses[i]
	}
	if found == nil || found.Value == nil || found.Per != nil || found.Value.Code == "" || found.Value.Value.Rat() == nil {
		return Quantity{}, false
	}
	return *found.Value, true
}
