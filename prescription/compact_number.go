package prescription

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// decimal is a number digit for digit: one of the list, or sign, digits before
// and digits behind the point.
func (p *packer) decimal(d *Decimal) { either(p, d, decimals, decimalOdds, (*packer).anyDecimal) }

func (p *packer) anyDecimal(d *Decimal) {
	if !p.reading && !decimalText(string(*d)) {
		p.wrong()
		return
	}
	rest, minus := strings.CutPrefix(string(*d), "-")
	whole, fraction, point := strings.Cut(rest, ".")
	out := p.bytes[:0]
	if p.flag(minus, rare) {
		out = append(out, '-')
	}
	out = p.figures(out, whole, true)
	if p.flag(point, seldom) {
		out = p.figures(append(out, '.'), fraction, false)
	}
	p.bytes = out
	if !p.reading {
		return
	}
	if len(out) > maxDecimal {
		p.wrong()
		return
	}
	*d = Decimal(out)
}

// figures is a run of 1 to 20 digits. leading says that it stands before the
// point, where the first digit of several is not 0.
func (p *packer) figures(out []byte, s string, leading bool) []byte {
	n := 1 + p.number(max(len(s)-1, 0), small)
	if n > maxDecimal {
		p.wrong()
		return out
	}
	for i := range n {
		radix, least := 10, byte('0')
		if leading && i == 0 && n > 1 {
			radix, least = 9, '1'
		}
		d := 0
		if i < len(s) {
			d = int(s[i] - least)
		}
		out = append(out, least+byte(p.digit(d, radix)))
	}
	return out
}

// duration is a length of time of a treatment, interval one between two things.
func (p *packer) duration(s *Span) { either(p, s, durations, durationOf, (*packer).anySpan) }
func (p *packer) interval(s *Span) { either(p, s, intervals, intervalOf, (*packer).anySpan) }

func (p *packer) anySpan(s *Span) {
	one(p, &s.Unit, timeUnits, timeUnitOf)
	p.decimal(&s.Value)
	if strings.HasPrefix(string(s.Value), "-") {
		p.wrong()
	}
}

// days from 0001-01-01 (day 0) of a complete date in the calendar.
func ordinalOf(d identity.Date) int {
	y, m := d.Year, d.Month
	if m <= 2 {
		y, m = y-1, m+12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d.Day - 307
}

// dateOfOrdinal is the inverse of ordinalOf: the era of 400 years, the year that
// begins in March, the month, the day.
func dateOfOrdinal(n int) identity.Date {
	n += 306 // days from 0000-03-01
	era := n / 146097
	day := n % 146097
	year := (day - day/1460 + day/36524 - day/146096) / 365
	day -= 365*year + year/4 - year/100
	month := (5*day + 2) / 153
	d := identity.Date{Year: 400*era + year, Month: month + 3, Day: day - (153*month+2)/5 + 1}
	if d.Month > 12 {
		d.Month -= 12
		d.Year++
	}
	return d
}

const (
	lastDayNumber = 3652058 // 9999-12-31
	recentDays    = 738885  // 2024-01-01
	recentSpan    = 8192    // days, until June 2046
	ageSpan       = 40960   // days, 112 years
)

// anyDay is the number of a day, without context.
func (p *packer) anyDay(n int) int {
	const radix = 2048
	high := p.digit(n/radix, lastDayNumber/radix+1)
	n = high*radix + p.digit(n%radix, radix)
	if n > lastDayNumber {
		p.wrong()
		return 0
	}
	return n
}

// written is the day of writing: most are near the beginning of the format.
func (p *packer) written(n int) int {
	if p.flag(n >= recentDays && n < recentDays+recentSpan, nearly) {
		return recentDays + p.digit(n-recentDays, recentSpan)
	}
	n = p.anyDay(n)
	if p.reading && n >= recentDays && n < recentDays+recentSpan {
		p.wrong()
	}
	return n
}

// birth is a date of birth: complete and within 112 years before the day of
// writing, or any other with its unknown parts.
func (p *packer) birth(d *identity.Date) {
	age := -1
	if d.Complete() {
		age = p.lastDay - ordinalOf(*d)
	}
	near := age >= 0 && age < ageSpan
	if p.flag(near, nearly) {
		age = p.digit(age/256, ageSpan/256)*256 + p.digit(age&255, 256)
		if n := p.lastDay - age; p.reading && n >= 0 {
			*d = dateOfOrdinal(n)
		} else if n < 0 {
			p.wrong()
		}
		return
	}
	p.anyBirth(d)
	if p.reading && p.err == nil && d.Complete() {
		age = p.lastDay - ordinalOf(*d)
		if age >= 0 && age < ageSpan {
			p.wrong()
		}
	}
}

func (p *packer) anyBirth(d *identity.Date) {
	got := *d
	got.Year = p.digit(d.Year, 10000)
	got.Month = p.digit(d.Month, 13)
	got.Day = p.digit(d.Day, 32)
	if _, err := identity.NewDate(got.Year, got.Month, got.Day); err != nil && !got.IsZero() {
		p.wrong()
	} else if p.reading {
		*d = got
	}
}

// moment is a day or an instant, by its distance from the day of writing.
func (p *packer) moment(m *Moment) { p.instant(m, (*packer).distance) }

func (p *packer) distance(n int) int {
	const far = 1 << 19 // days
	back := p.flag(n < p.lastDay, seldom)
	d := n - p.lastDay
	if back {
		d = -d
	}
	if p.flag(d < far, nearly) {
		if d = p.number(d, wide); d >= far {
			p.wrong()
		}
	} else if d = p.anyDay(d); d < far {
		p.wrong()
	}
	if !back {
		return p.lastDay + d
	}
	if d == 0 {
		p.wrong()
	}
	return p.lastDay - d
}

// writing is the moment of writing.
func (p *packer) writing(m *Moment) {
	p.instant(m, (*packer).written)
	if m.IsZero() {
		return
	}
	p.lastDay = ordinalOf(m.Date())
}

// instant is a day, written by day, and perhaps a time of day with its zone.
func (p *packer) instant(m *Moment, day func(*packer, int) int) {
	n := 0
	if !p.reading {
		d := m.Date()
		if !d.Complete() || m.clock && d.Year < 1000 {
			p.wrong()
			return
		}
		n = ordinalOf(d)
	}
	n = day(p, n)
	if n < 0 || n > lastDayNumber {
		p.wrong()
		return
	}
	clock := p.flag(m.clock, even)
	second := 0
	p.offset = int(m.offset)
	if clock {
		second = p.timeOfDay(int(m.second))
		either(p, &p.offset, offsets, offsetOf, (*packer).anyOffset)
	}
	if p.reading {
		*m = On(dateOfOrdinal(n))
		m.second, m.offset, m.clock = int32(second), int16(p.offset), clock
		if clock && m.year < 1000 {
			p.wrong()
		}
	}
}

func (p *packer) anyOffset(minutes *int) {
	const most = 14 * 60
	got := p.digit(*minutes+most, 2*most+1) - most
	if p.reading {
		*minutes = got
	}
}

// timeOfDay is a number of seconds: whole hours, whole minutes or seconds.
func (p *packer) timeOfDay(s int) int {
	if p.flag(s%3600 == 0, some) {
		return 3600 * p.digit(s/3600, 24)
	}
	if p.flag(s%60 == 0, often) {
		if s = 60 * p.digit(s/60, 24*60); s%3600 == 0 {
			p.wrong()
		}
		return s
	}
	if s = 3600*p.digit(s/3600, 24) + p.digit(s%3600, 3600); s%60 == 0 {
		p.wrong()
	}
	return s
}

// daySet is a set of days: how many runs, then for each the days left out
// before it and its length, both less 1 (the first may begin at once).
func (p *packer) daySet(s *DaySet) {
	var days []int
	if !p.reading {
		if days = s.Days(); string(NewDaySet(days)) != string(*s) {
			p.wrong()
			return
		}
	}
	runs := runsOf(days)
	n := p.count(len(runs), maxDay, single)
	next := 1
	for i := range n {
		var r [2]int
		if i < len(runs) {
			r = runs[i]
		}
		gap := p.number(max(r[0]-next, 0), small)
		length := 1 + p.number(max(r[1]-1, 0), small)
		first := next + gap
		for d := first; p.reading && d < first+length && d <= maxDay; d++ {
			days = append(days, d)
		}
		if next = first + length + 1; next > maxDay+2 || p.err != nil {
			p.wrong()
			return
		}
	}
	if p.reading {
		*s = NewDaySet(days)
	}
}

// runsOf cuts ascending days into runs: first day and length.
func runsOf(days []int) (runs [][2]int) {
	for _, d := range days {
		if n := len(runs); n > 0 && runs[n-1][0]+runs[n-1][1] == d {
			runs[n-1][1]++
		} else {
			runs = append(runs, [2]int{d, 1})
		}
	}
	return runs
}
