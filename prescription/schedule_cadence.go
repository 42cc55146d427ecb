package prescription

import (
	"slices"
	"time"
)

const wholeDay = 24 * time.Hour

// cadence is a timing worked out into what happens on which days.
type cadence struct {
	// Which days: the filters of the timing, and one day in so many.
	days   int  // from the first day of the step; 1 every day
	months int  // instead of days, when not 0
	weeks  bool // days is a number of weeks, and any day of the first week counts
	once   bool // the first day only

	// What happens on such a day: the hours, the moments, or else n
	// administrations, up to most.
	hours   []Clock
	moments []DayMoment
	n, most int
	open    bool // they may be on any day until the next such day

	every time.Duration // exact intervals from the start, instead of days
}

// newCadence works a timing out. clocked says that the start of the step has an
// hour. Where a timing can be read in two ways it is refused.
func newCadence(t *Timing, clocked bool) (cadence, *Error) {
	r := cadence{days: 1, n: t.Frequency, most: t.FrequencyMax, hours: slices.Sorted(slices.Values(t.Times)), moments: t.Moments}
	stated := t.Frequency > 0 || t.FrequencyMax > 0
	if r.n == 0 && r.most == 0 {
		r.n = 1
	}
	r.most = max(r.most, r.n)
	switch {
	case !t.PeriodMax.IsZero(), stated && t.Period.IsZero():
		return cadence{}, ErrNoRhythm
	case len(t.Times) > 0 && len(t.Moments) > 0:
		return cadence{}, ErrAmbiguous // the same administration, or two of them
	case t.Period.IsZero():
		return r.unperiodic(t)
	}
	if err := r.period(t, clocked); err != nil {
		return cadence{}, err
	}
	return r.perDay(stated || r.most > 1)
}

// unperiodic is a rhythm without a period: hours, moments or days.
func (r cadence) unperiodic(t *Timing) (cadence, *Error) {
	if len(t.Times) == 0 && len(t.Moments) == 0 && len(t.Weekdays) == 0 && t.MonthDays == "" && t.Cycle.IsZero() {
		if t.Count != 1 || t.CountMax > 1 {
			return cadence{}, ErrNoRhythm
		}
		r.once = true
	}
	return r.perDay(false)
}

// period reads the period into days, months, or an exact interval.
func (r *cadence) period(t *Timing, clocked bool) *Error {
	n, whole := t.Period.Whole()
	exact, fixed := t.Period.exact()
	each := t.Style == Every
	switch {
	case whole && n == 0 || fixed && exact < time.Second:
		return ErrNoRhythm
	case whole && t.Period.Unit == Month && n < 12_000:
		r.months = n
	case whole && t.Period.Unit == Year && n < 1000:
		r.months = 12 * n
	case !fixed:
		return ErrNoRhythm
	case whole && (t.Period.Unit == Day || t.Period.Unit == Week):
		r.days = int(exact / wholeDay)
	case each && clocked && len(r.hours) == 0 && len(r.moments) == 0:
		if r.most > 1 {
			return ErrAmbiguous
		}
		r.every = exact
		return nil
	case exact%wholeDay == 0:
		r.days = int(exact / wholeDay)
	case wholeDay%exact == 0 && wholeDay/exact <= 1440:
		r.n, r.most = r.n*int(wholeDay/exact), r.most*int(wholeDay/exact)
	default:
		return ErrNoHour
	}
	return r.longer(t, each)
}

// longer settles a period of more than a day against the days that the timing
// names: "twice a week" with two weekdays means each of them.
func (r *cadence) longer(t *Timing, each bool) *Error {
	week, month := r.days > 1 && r.days%7 == 0 && r.months == 0, r.months > 0
	switch {
	case r.days == 1 && !month:
		return nil
	case !t.Cycle.IsZero():
		return ErrAmbiguous
	case len(t.Weekdays) > 0 && t.MonthDays != "":
		return ErrAmbiguous
	case len(t.Weekdays) > 0:
		if !week || !each && r.days != 7 || !r.names(len(t.Weekdays), each) {
			return ErrAmbiguous
		}
		r.weeks, r.n, r.most = true, 1, 1
	case t.MonthDays != "":
		if r.months != 1 || !r.names(len(t.MonthDays.Days()), each) {
			return ErrAmbiguous
		}
		r.months, r.n, r.most = 0, 1, 1
	default:
		r.open = !each
	}
	return nil
}

// names reports whether the frequency is that of the days named; every period
// means each of them.
func (r *cadence) names(days int, each bool) bool {
	return r.n == r.most && (r.n == days || each && r.n == 1)
}

// perDay settles the number of administrations against the hours or moments of
// a day.
func (r cadence) perDay(stated bool) (cadence, *Error) {
	named := len(r.hours) + len(r.moments)
	switch {
	case named == 0:
	case r.open && len(r.hours) > 0: // an hour of a day not known
		return cadence{}, ErrNoRhythm
	case r.n != r.most:
		return cadence{}, ErrAmbiguous
	case stated && r.n > 1 && r.n != named && len(r.moments) != 1:
		return cadence{}, ErrAmbiguous
	case stated && r.n == 1 && named > 1 && r.days == 1 && r.months == 0 && !r.weeks:
		return cadence{}, ErrAmbiguous
	case len(r.moments) == 1 && !stated && meals(r.moments[0].Code), len(r.moments) > 1 && slices.ContainsFunc(r.moments, mealsAt):
		return cadence{}, ErrNoRhythm
	}
	return r, nil
}

// meals reports whether a code stands for as many moments as there are meals,
// a number that is not known.
func meals(code string) bool { return code == "C" || code == "AC" || code == "PC" || code == "IC" }

func mealsAt(m DayMoment) bool { return meals(m.Code) }
