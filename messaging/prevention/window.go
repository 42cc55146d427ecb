package prevention

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// window is a stretch of days [first, end); a zero end is none.
type window struct{ first, end identity.Date }

func (w window) empty() bool { return !w.end.IsZero() && !w.first.Before(w.end) }

// born tries a rule for one birth date.
func (q *question) born(r *Rule, born identity.Date) (Due, bool) {
	if born.Before(r.BornFrom) || !r.BornTo.IsZero() && r.BornTo.Before(born) {
		return Due{}, false
	}
	d := Due{Rule: r.Key, Act: r.Act, Title: r.Title, Mandatory: r.Mandatory, Reason: ByAge, Done: q.acts[r.Act].last()}
	if len(r.Conditions) > 0 || r.Since != "" {
		d.Reason = ByCondition
	}
	origin, ok := q.origin(r, born)
	if !ok {
		return Due{}, false
	}
	w := q.window(r, origin)
	if r.Season != nil {
		season := q.season(r.Season, w.first)
		if w.first.Before(season.first) {
			w.first, d.Reason = season.first, BySeason
		}
		if w.end.IsZero() || season.end.Before(w.end) {
			w.end = season.end
		}
	}
	if q.done(r, w) {
		return Due{}, false
	}
	first, ok := q.delayed(r, w.first)
	if !ok {
		return Due{}, false
	}
	if w.first.Before(first) {
		w.first, d.Reason = first, ByInterval
	}
	if w.empty() || q.until.Before(w.first) || !w.end.IsZero() && !q.today.Before(w.end) {
		return Due{}, false
	}
	d.First = w.first
	if !w.end.IsZero() {
		d.Last = w.end.AddDays(-1)
	}
	return d, true
}

// origin is the day from which the ages of a rule count.
func (q *question) origin(r *Rule, born identity.Date) (identity.Date, bool) {
	if r.Since == "" {
		return born, true
	}
	for _, c := range q.person.Conditions {
		if c.Key == r.Since && c.Since.Complete() {
			return c.Since, true
		}
	}
	return identity.Date{}, false
}

// window is the stretch of days of a rule; of one that recurs, the stretch that
// today lies in, the first one before that.
func (q *question) window(r *Rule, origin identity.Date) window {
	w := window{first: r.From.Of(origin)}
	if !r.To.IsZero() {
		w.end = r.To.Of(origin)
	}
	if r.Every.IsZero() || r.Every.N == 0 {
		return w
	}
	age := r.From
	for {
		age.N += r.Every.N
		next := age.Of(origin)
		if age.N > maxAge || q.until.Before(next) || !w.end.IsZero() && !next.Before(w.end) {
			if w.end.IsZero() || next.Before(w.end) {
				w.end = next
			}
			return w
		}
		w.first = next
	}
}

// season is the stretch of the year that is not over on the day, or on today.
func (q *question) season(s *Season, from identity.Date) window {
	from = later(from, q.today)
	for year := from.Year - 1; ; year++ {
		first, last := s.From.in(year), s.To.in(year)
		if last.Before(first) {
			last = s.To.in(year + 1)
		}
		if !last.Before(from) {
			return window{first, last.AddDays(1)}
		}
	}
}

// done reports whether the acts on record are what the rule asks for, as far as
// that does not pass with time.
func (q *question) done(r *Rule, w window) bool {
	acts := q.acts[r.Act]
	switch {
	case slices.ContainsFunc(r.Unless, func(act string) bool { return len(q.acts[act]) > 0 }):
		return true
	case r.Dose > 0 && len(acts) != r.Dose-1:
		return true
	case r.PerWindow, !r.Every.IsZero(), r.Season != nil:
		return acts.within(w.first, w.end)
	case r.Dose > 0, !r.Repeat.IsZero():
		return false
	}
	return len(acts) > 0
}

// delayed moves a first day behind the delays of a rule. ok is false when an
// act that has to come before is not on record.
func (q *question) delayed(r *Rule, first identity.Date) (moved identity.Date, ok bool) {
	if last := q.acts[r.Act].last(); !last.IsZero() {
		first = later(first, r.Interval.Of(last))
		if !r.Repeat.IsZero() {
			first = later(first, r.Repeat.Of(last))
		}
	}
	for _, a := range r.After {
		last := q.acts[a.Act].last()
		if last.IsZero() {
			if a.Required {
				return first, false
			}
			continue
		}
		first = later(first, a.Interval.Of(last))
	}
	return first, true
}
