package ordonnance

import (
	"strconv"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// span writes a length of time: "7 jours", "1 semaine", "4 à 6 heures".
func (w *writer) span(s, high prescription.Span) {
	if s.IsZero() {
		s, high = high, prescription.Span{}
		w.add("au plus ")
	}
	u := spanUnit(s.Unit)
	feminine := u != nil && u.feminine
	w.number(s.Value, feminine)
	last := s
	if !high.IsZero() {
		if high.Unit != s.Unit {
			w.spanUnit(s.Value, u, s.Unit)
			u = spanUnit(high.Unit)
		}
		w.add(" à ")
		w.number(high.Value, u != nil && u.feminine)
		last = high
	}
	w.spanUnit(last.Value, u, last.Unit)
}

func (w *writer) spanUnit(d prescription.Decimal, u *unit, raw prescription.TimeUnit) {
	w.b = append(w.b, ' ')
	switch {
	case u == nil:
		w.add(raw.String())
	case isPlural(d):
		w.add(u.many)
	default:
		w.add(u.one)
	}
}

// per writes what something is counted over: " par jour", " par période de 4 à
// 6 heures".
func (w *writer) per(s, high prescription.Span) {
	switch {
	case s.IsZero() && high.IsZero():
		w.add(" par période")
	case s.Value == "1" && high.IsZero() && spanUnit(s.Unit) != nil:
		w.add(" par ")
		w.add(spanUnit(s.Unit).one)
	case s == prescription.Span{Value: "24", Unit: prescription.Hour} && high.IsZero():
		w.add(" par ")
		w.span(s, high)
	case s.IsZero():
		w.add(" par période d'")
		w.span(s, high)
	default:
		w.add(" par période de ")
		i := len(w.b)
		w.span(s, high)
		w.elided(i)
	}
}

// bounds writes how long, and from when to when.
func (w *writer) bounds(b *prescription.Bounds) {
	if !unstated(&b.Delay) {
		w.comma("en commençant après un délai de ")
		i := len(w.b)
		w.span(b.Delay, prescription.Span{})
		w.elided(i)
		w.commas = true
	}
	if !unstated(&b.Duration) || !unstated(&b.DurationMax) {
		if w.commas {
			w.comma("pendant ")
		} else {
			w.word("pendant ")
		}
		w.span(b.Duration, b.DurationMax)
		w.commas = true // "pendant 7 jours si besoin" would be a duration as needed
	}
	if b.Start.IsZero() && b.End.IsZero() {
		return
	}
	switch {
	case !b.Start.IsZero() && !b.End.IsZero():
		w.comma("du ")
		w.moment(b.Start)
		w.add(" au ")
		w.end(b.End)
	case !b.Start.IsZero():
		w.comma("à partir du ")
		w.moment(b.Start)
	case !b.End.IsZero():
		w.comma("jusqu'au ")
		w.end(b.End)
	}
}

// end writes the end of half-open bounds: for a bare day, the last day that
// still belongs to them.
func (w *writer) end(m prescription.Moment) {
	if !m.IsDay() {
		w.moment(m)
		return
	}
	if last := m.Date().AddDays(-1); !last.IsZero() {
		w.date(last)
		w.add(" inclus")
		return
	}
	w.date(m.Date())
	w.add(" exclu")
}

func (w *writer) moment(m prescription.Moment) {
	w.date(m.Date())
	if m.IsDay() {
		return
	}
	t := m.Time(nil)
	w.add(" à ")
	w.clock(prescription.Clock(t.Hour()*3600 + t.Minute()*60 + t.Second()))
	if _, east := t.Zone(); east != parisOffset(t) {
		w.zone(east / 60)
	}
}

// zone writes a zone that is not the legal time of metropolitan France:
// " (UTC+4)".
func (w *writer) zone(east int) {
	w.add(" (UTC")
	if east != 0 {
		sign := byte('+')
		if east < 0 {
			sign, east = '-', -east
		}
		w.b = append(w.b, sign)
		w.b = strconv.AppendInt(w.b, int64(east/60), 10)
		if east%60 != 0 {
			w.b = append(w.b, ':', byte('0'+east%60/10), byte('0'+east%10))
		}
	}
	w.b = append(w.b, ')')
}

// parisOffset is the distance of French legal time from UTC in seconds: one
// hour, and two from the last Sunday of March to the last of October, both at
// 01:00 UTC (directive 2000/84/CE). Computed here since the sentence must not
// depend on the time zone tables of a machine.
func parisOffset(t time.Time) int {
	change := func(month time.Month) time.Time {
		last := time.Date(t.UTC().Year(), month, 31, 1, 0, 0, 0, time.UTC)
		return last.AddDate(0, 0, -int(last.Weekday()))
	}
	if !t.Before(change(time.March)) && t.Before(change(time.October)) {
		return 7200
	}
	return 3600
}

var monthNames = [...]string{"", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
	"septembre", "octobre", "novembre", "décembre"}

// date writes "1er décembre 2026".
func (w *writer) date(d identity.Date) {
	w.ordinalDay(d.Day)
	if d.Month > 0 && d.Month < len(monthNames) {
		w.b = append(w.b, ' ')
		w.add(monthNames[d.Month])
	}
	w.b = append(w.b, ' ')
	w.b = strconv.AppendInt(w.b, int64(d.Year), 10)
}

// ordinalDay writes a day of a month: only the first is an ordinal in French.
func (w *writer) ordinalDay(n int) {
	w.b = strconv.AppendInt(w.b, int64(n), 10)
	if n == 1 {
		w.add("er")
	}
}

// clock writes "8 h", "8 h 05", "8 h 05 min 30 s".
func (w *writer) clock(c prescription.Clock) {
	h, m, s := int(c)/3600, int(c)/60%60, int(c)%60
	if w.words {
		w.clockWords(h, m, s)
		return
	}
	w.count(h, true)
	w.add(" h")
	if m != 0 || s != 0 {
		w.b = append(w.b, ' ', byte('0'+m/10), byte('0'+m%10))
	}
	if s != 0 {
		w.add(" min ")
		w.count(s, true)
		w.add(" s")
	}
}

// clockWords writes "vingt heures trente", "une heure cinq minutes dix secondes".
func (w *writer) clockWords(h, m, s int) {
	w.counted(h, " heure")
	switch {
	case s != 0:
		w.b = append(w.b, ' ')
		w.counted(m, " minute")
		w.b = append(w.b, ' ')
		w.counted(s, " seconde")
	case m != 0:
		w.b = append(w.b, ' ')
		w.count(m, true)
	}
}

// counted writes a whole number of a feminine noun.
func (w *writer) counted(n int, noun string) {
	w.count(n, true)
	w.add(noun)
	if n > 1 {
		w.b = append(w.b, 's')
	}
}
