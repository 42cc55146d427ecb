package prescription

import (
	"math/big"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// zone is Location, which may be nil.
func (o *DispenseOptions) zone() *time.Location {
	if o == nil {
		return nil
	}
	return o.Location
}

// earlier reports whether a lies before b. Where one of them is a bare day the
// days are compared, since a day alone does not tell the hour.
func earlier(a, b Moment, loc *time.Location) bool {
	if a.IsDay() || b.IsDay() {
		return dayOf(a, loc).Before(dayOf(b, loc))
	}
	return a.Time(loc).Before(b.Time(loc))
}

// dayOf returns the day on which m falls; without loc, in the zone m states.
func dayOf(m Moment, loc *time.Location) identity.Date {
	if m.IsDay() || loc == nil {
		return m.Date()
	}
	return identity.DateOf(m.Time(loc).In(loc))
}

// endOfTime stands for a moment that never comes: a length of time that does
// not fit the calendar must not read as no length. Never changed.
var endOfTime = On(identity.Date{Year: 9999, Month: 12, Day: 31})

// after returns the moment a span after m: a bare day for spans of days and
// longer, so that nobody has to wait for the hour at which they last came.
// Fractions of a day and longer count as the next whole number.
func after(m Moment, s Span, loc *time.Location) Moment {
	if s.IsZero() || m.IsZero() {
		return Moment{}
	}
	switch s.Unit {
	case Day, Week, Month, Year:
		day, ok := roundUp(s).AddTo(dayOf(m, loc).Time(time.UTC))
		if !ok || day.Year() > 9999 {
			return endOfTime
		}
		return On(identity.DateOf(day))
	}
	t, ok := s.AddTo(m.Time(loc))
	if !ok || t.Year() > 9999 {
		return endOfTime
	}
	return At(t)
}

// roundUp makes the number of a span whole.
func roundUp(s Span) Span {
	if _, whole := s.Whole(); whole {
		return s
	}
	r := s.Value.Rat()
	if r == nil {
		return s
	}
	up := new(big.Int).Add(r.Num(), r.Denom())
	up.Sub(up, big.NewInt(1)).Quo(up, r.Denom())
	return Span{Decimal(up.String()), s.Unit}
}
