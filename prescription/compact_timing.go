package prescription

import "slices"

// timing is a rhythm: how often, at which moments, and what is rarer.
func (p *packer) timing(t *Timing) {
	r := &p.rhythm
	*r = rhythm{t.Style, t.Frequency, t.FrequencyMax, t.Period, t.PeriodMax}
	either(p, r, rhythms, rhythmOf, anyRhythm)
	if p.reading {
		t.Style, t.Frequency, t.FrequencyMax, t.Period, t.PeriodMax = r.Style, r.Frequency, r.FrequencyMax, r.Period, r.PeriodMax
	}
	p.moments(&t.Moments, *r != rhythm{})
	if !p.flag(!p.reading && rareTiming(t), seldom) {
		return
	}
	list(p, &t.Times, maxList, fewer, clockTime)
	list(p, &t.Weekdays, maxList, fewer, weekday)
	stated(p, &t.Count, seldom, natural)
	stated(p, &t.CountMax, seldom, natural)
	stated(p, &t.MonthDays, seldom, (*packer).daySet)
	stated(p, &t.Cycle, seldom, cycle)
	stated(p, &t.Duration, seldom, (*packer).interval)
	stated(p, &t.DurationMax, rare, (*packer).interval)
	if !rareTiming(t) {
		p.wrong()
	}
}

// rareTiming reports whether there is more than a rhythm and moments of the
// day.
func rareTiming(t *Timing) bool {
	return len(t.Times) > 0 || len(t.Weekdays) > 0 || t.Count != 0 || t.CountMax != 0 || t.MonthDays != "" ||
		!t.Cycle.IsZero() || !unstated(&t.Duration) || !unstated(&t.DurationMax)
}

func anyRhythm(p *packer, r *rhythm) {
	one(p, &r.Style, styles, styleOf)
	stated(p, &r.Frequency, often, natural)
	stated(p, &r.FrequencyMax, seldom, natural)
	stated(p, &r.Period, mostly, (*packer).interval)
	stated(p, &r.PeriodMax, seldom, (*packer).interval)
}

// natural is a number below 2^20.
func natural(p *packer, n *int) {
	if !p.reading && (*n < 0 || *n >= 1<<20) {
		p.wrong()
		return
	}
	got := p.number(*n, small)
	if p.reading {
		*n = got
	}
}

func clockTime(p *packer, c *Clock) {
	got := p.timeOfDay(int(*c))
	if p.reading {
		*c = Clock(got)
	}
}

func weekday(p *packer, d *Weekday) {
	i := p.digit(index(weekdays, *d), len(weekdays))
	if p.reading {
		*d = weekdays[i]
	}
}

func cycle(p *packer, c *Cycle) {
	natural(p, &c.Length)
	stated(p, &c.Days, nearly, (*packer).daySet)
}

// moments are none, one of the frequent sets, or each by itself. They are
// rather stated without a rhythm, and rather not with one.
func (p *packer) moments(v *[]DayMoment, withRhythm bool) {
	weight := uint32(often)
	if withRhythm {
		weight = seldom
	}
	if !p.flag(len(*v) > 0, weight) {
		return
	}
	set := 0
	if !p.reading {
		set = indexSet(*v)
	}
	if set = p.pick(set, momentSetOf); set < len(momentSets) {
		if p.reading {
			*v = p.dayMoments.take(len(momentSets[set]))
			copy(*v, momentSets[set])
		}
		return
	}
	list(p, v, maxList, several, dayMoment)
	if p.reading && (*v == nil || indexSet(*v) < len(momentSets)) {
		p.wrong()
	}
}

// indexSet is the place among the frequent sets, their number for another.
func indexSet(v []DayMoment) int {
	for i, set := range momentSets {
		if slices.Equal(set, v) {
			return i
		}
	}
	return len(momentSets)
}

func dayMoment(p *packer, m *DayMoment) {
	either(p, &m.Code, momentCodes, momentCodeOf, (*packer).text)
	stated(p, &m.Offset, seldom, natural)
	if p.err == nil && !m.valid() {
		p.wrong()
	}
}
