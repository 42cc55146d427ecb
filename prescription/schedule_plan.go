package prescription

import (
	"cmp"
	"slices"
	"time"
)

// schedulePlan is a posology laid out in time.
type schedulePlan struct {
	location *time.Location
	opts     *ScheduleOptions
	courses  []*course // in the order of their starts
	unknown  []unknown
	line     stretch   // the whole treatment
	steps    []stretch // as they are without the end of the line
}

// unknown is a stretch of time in which something may be due that cannot be
// computed; a zero end is open.
type unknown struct {
	from, to time.Time
	err      *Error
}

// stretch is a beginning and an end. Without a known beginning, start is the
// earliest that it can be.
type stretch struct {
	start   time.Time
	known   bool      // the beginning is
	clocked bool      // it has an hour
	err     *Error    // why it is not known
	end     time.Time // zero: none stated
	certain time.Time // when the step may already be over; zero: at the end
	// endClocked says that the end has an hour.
	endClocked bool
}

// newPlan lays a posology out: its steps in the order of their sequence
// numbers, those outside the order over the whole line.
func newPlan(d *Dosage, line Bounds, loc *time.Location, opts *ScheduleOptions) *schedulePlan {
	p := &schedulePlan{location: loc, opts: opts, steps: make([]stretch, len(d.Steps))}
	begin := stretch{err: ErrNoStart}
	if start := cmp.Or(line.Start, opts.Start); !start.IsZero() {
		begin = stretch{start: start.Time(loc).In(loc), known: true, clocked: !start.IsDay()}
	}
	p.line = p.bound(begin, &line)
	order := make([]int, len(d.Steps))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(d.Steps[a].Sequence, d.Steps[b].Sequence) })
	group := p.line
	for len(order) > 0 {
		sequence := d.Steps[order[0]].Sequence
		n := 1
		for n < len(order) && d.Steps[order[n]].Sequence == sequence {
			n++
		}
		next := p.group(d, order[:n], group)
		if sequence != 0 {
			group = next
		}
		order = order[n:]
	}
	slices.SortStableFunc(p.courses, func(a, b *course) int { return cmp.Compare(a.first, b.first) })
	return p
}

// group lays out the steps that run side by side from begin on, and returns
// where the next group begins: at the end of the last of them.
func (p *schedulePlan) group(d *Dosage, steps []int, begin stretch) (next stretch) {
	next = stretch{start: begin.start, known: begin.known, clocked: begin.clocked, err: begin.err}
	for _, i := range steps {
		own := p.step(i, &d.Steps[i], begin)
		switch {
		case !own.known, own.end.IsZero(), !own.certain.IsZero(), !d.Steps[i].EndEvent.IsZero(), countBound(&d.Steps[i].Timing):
			earliest := own.start
			if !own.certain.IsZero() && own.known && d.Steps[i].EndEvent.IsZero() {
				earliest = own.certain
			}
			next.known, next.err = false, cmp.Or(next.err, own.err, ErrUnknownStart)
			next.start = laterOf(next.start, earliest)
		default:
			if own.end.After(next.start) {
				next.start, next.clocked = own.end, own.endClocked
			}
		}
	}
	return next
}

func countBound(t *Timing) bool { return t.Count > 0 || t.CountMax > 0 }

func laterOf(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// firstEnd is the sooner of two ends, of which zero is none.
func firstEnd(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// step lays one step out and returns its own stretch, without the end of the
// line.
func (p *schedulePlan) step(index int, s *Step, begin stretch) stretch {
	if !s.Bounds.Start.IsZero() {
		begin = stretch{start: s.Bounds.Start.Time(p.location).In(p.location), known: true, clocked: !s.Bounds.Start.IsDay()}
	}
	if !s.StartEvent.IsZero() {
		begin.known, begin.err = false, ErrUnknownStart
		begin.start = time.Time{}
	}
	own := p.bound(begin, &s.Bounds)
	p.steps[index] = own
	if s.AsNeeded && !p.opts.AsNeeded {
		return own
	}
	end := firstEnd(own.end, p.line.end)
	if !own.known {
		p.unknown = append(p.unknown, unknown{own.start, end, own.err})
		return own
	}
	r, err := newCadence(&s.Timing, own.clocked)
	if err != nil {
		p.unknown = append(p.unknown, unknown{own.start, end, err})
		return own
	}
	c := newCourse(index, s, r, p.opts.Moments)
	c.between(own.start, end, firstEnd(own.certain, p.line.certain))
	p.courses = append(p.courses, c)
	return own
}

// bound applies bounds to a beginning: the delay, and what ends first of the
// date and the length.
func (p *schedulePlan) bound(begin stretch, b *Bounds) stretch {
	s := begin
	s.end, s.certain, s.endClocked = time.Time{}, time.Time{}, s.clocked
	ok := true
	add := func(span Span) time.Time {
		t, added := span.AddTo(s.start)
		ok = ok && added
		return t
	}
	if s.known && !b.Delay.IsZero() {
		s.start = add(b.Delay)
	}
	if !b.End.IsZero() {
		s.end, s.endClocked = b.End.Time(p.location).In(p.location), !b.End.IsDay()
	}
	if s.known && ok {
		switch {
		case !b.DurationMax.IsZero():
			s.certain = s.start
			if !b.Duration.IsZero() {
				s.certain = add(b.Duration)
			}
			s.within(add(b.DurationMax))
		case !b.Duration.IsZero():
			s.within(add(b.Duration))
		}
		if !s.certain.IsZero() && !s.end.IsZero() && !s.certain.Before(s.end) {
			s.certain = time.Time{}
		}
	}
	if !ok {
		s.known, s.err, s.start = false, ErrLength, begin.start
		s.end, s.certain = time.Time{}, time.Time{}
	}
	return s
}

// within ends a stretch at a length from its start, if it does not end before.
func (s *stretch) within(end time.Time) {
	if s.end.IsZero() || end.Before(s.end) {
		s.end, s.endClocked = end, s.clocked
	}
}

// unknownIn returns why something between the two times cannot be computed.
func (p *schedulePlan) unknownIn(from, to time.Time) error {
	for _, g := range p.unknown {
		if g.from.Before(to) && (g.to.IsZero() || from.Before(g.to)) && from.Before(to) {
			return g.err
		}
	}
	return nil
}
