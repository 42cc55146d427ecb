package prescription

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Intake is one administration of a schedule. What the posology leaves open
// stays open: At is zero unless an hour is stated, or follows from an interval
// in hours and a start with an hour.
type Intake struct {
	// Step is the index of the step in Dosage.Steps.
	Step int
	// Day is the day of the administration. Last is the last day on which it
	// may be: later than Day only for a rhythm over several days ("twice a
	// week"), where Day is the first.
	Day, Last identity.Date
	// At is the instant, zero when no hour is stated.
	At time.Time
	// Moment is the moment of the day, zero when none is stated.
	Moment DayMoment
	// Nth of Of tells administrations of the same day or days apart that have
	// no hour and no moment of their own: 2 of 3. Both are 0 where they have.
	Nth, Of int
	// Dose is the ordered dose, nil when there is none. It points into the
	// posology.
	Dose *Dose
	// Duration is how long the administration lasts, zero when not stated.
	Duration Span
	// AsNeeded says that it takes place only when needed, Conditional that it
	// depends on the condition of the step or on its end event not having
	// happened, Optional that it is beyond the lower end of a range (the second
	// of "once or twice a day", the last day of "5 to 6 days").
	AsNeeded, Conditional, Optional bool
	// Place is where the intake stands in the schedule, for sorting only and
	// never for display: At; else the conventional hour of Moment on Day (see
	// ScheduleOptions.Moments); else the beginning of Day.
	Place time.Time
}

// ScheduleOptions are the choices of [Line.Schedule]; nil means all zero.
type ScheduleOptions struct {
	// Start is when the treatment begins where the posology states no start,
	// usually the day of the prescription. With an hour, it is also the hour
	// from which intervals in hours count. Zero: such a posology has no dates.
	Start Moment
	// AsNeeded also gives the administrations that take place only when needed.
	AsNeeded bool
	// Moments are this patient's hours of moments of the day, by code. They
	// order the schedule, and never become the hour of an intake. A code that
	// is not in it has the hour of a table of ours.
	Moments map[string]Clock
	// Most is the number of intakes after which the schedule ends with
	// [ErrTooMany]; 0 means 100,000, which is also the highest.
	Most int
}

// Bounds of one schedule: intakes, and days looked at.
const (
	maxIntakes = 100_000
	maxDays    = 100_000
)

// Schedule gives the administrations of the line whose Place lies in [from,
// to), in order of Place, then of steps. Days are those of from's location.
//
// Ordered steps begin when the steps before them are over. Where the posology
// does not say when (an event, words, a rhythm without days), the sequence
// ends, after everything that can be computed, with one error that matches
// [ErrNotComputable]; no date is ever guessed. A posology that is open only
// after to ends without an error. It runs in time that grows with the number
// of steps and of days; it stores one day.
func (l Line) Schedule(from, to time.Time, opts *ScheduleOptions) iter.Seq2[Intake, error] {
	if l.Dosage == nil || len(l.Dosage.Steps) == 0 {
		return func(yield func(Intake, error) bool) { yield(Intake{}, ErrNoDosage) }
	}
	return l.Dosage.schedule(l.Period, from, to, opts)
}

// Schedule is [Line.Schedule] without the bounds of a line.
func (d Dosage) Schedule(from, to time.Time, opts *ScheduleOptions) iter.Seq2[Intake, error] {
	return Line{Dosage: &d}.Schedule(from, to, opts)
}

func (d *Dosage) schedule(line Bounds, from, to time.Time, opts *ScheduleOptions) iter.Seq2[Intake, error] {
	if opts == nil {
		opts = &ScheduleOptions{}
	}
	return func(yield func(Intake, error) bool) {
		p := newPlan(d, line, from.Location(), opts)
		r := scheduleRun{schedulePlan: p, from: from, to: to, left: maxIntakes}
		if opts.Most > 0 {
			r.left = min(opts.Most, maxIntakes)
		}
		if !r.days(yield) {
			return
		}
		if err := p.unknownIn(from, to); err != nil {
			yield(Intake{}, err)
		}
	}
}

// scheduleRun walks through the days of one schedule.
type scheduleRun struct {
	*schedulePlan
	from, to time.Time
	left     int
	active   []*course
	buffer   []Intake
}

// days yields day by day; it reports false when the caller or a limit has
// ended the sequence.
func (r *scheduleRun) days(yield func(Intake, error) bool) bool {
	if !r.from.Before(r.to) {
		return true
	}
	first, last := dayNumber(r.from), dayNumber(r.to.Add(-1))
	waiting := r.courses // in the order of their starts
	day := first
	for _, c := range waiting {
		if c.counted() { // counted from its beginning
			day = min(day, c.first)
		}
	}
	for looked := 0; day <= last; day++ {
		if len(r.active) == 0 {
			if len(waiting) == 0 {
				return true
			}
			day = max(day, waiting[0].first)
		}
		for len(waiting) > 0 && waiting[0].first <= day {
			r.active = append(r.active, waiting[0])
			waiting = waiting[1:]
		}
		if looked++; looked > maxDays {
			return yield(Intake{}, ErrTooMany) && false
		}
		if day <= last && !r.day(day, first, yield) {
			return false
		}
	}
	return true
}

// day yields the intakes of one day.
func (r *scheduleRun) day(number, first int, yield func(Intake, error) bool) bool {
	r.buffer = r.buffer[:0]
	today := newDay(number, r.location)
	kept := r.active[:0]
	for _, c := range r.active {
		if number >= first || c.counted() {
			var ok bool
			if r.buffer, ok = c.on(&today, r.buffer); !ok {
				return yield(Intake{}, ErrTooMany) && false
			}
		}
		if !c.over(&today) {
			kept = append(kept, c)
		}
	}
	r.active = kept
	slices.SortStableFunc(r.buffer, func(a, b Intake) int {
		return cmp.Or(a.Place.Compare(b.Place), cmp.Compare(a.Step, b.Step))
	})
	for _, in := range r.buffer {
		if in.Place.Before(r.from) || !in.Place.Before(r.to) {
			continue
		}
		if r.left == 0 {
			return yield(Intake{}, ErrTooMany) && false
		}
		r.left--
		if !yield(in, nil) {
			return false
		}
	}
	return true
}
