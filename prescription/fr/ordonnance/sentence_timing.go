package ordonnance

import (
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// timing writes the rhythm: how often, at which moments, on which days, how
// many times in all.
func (w *writer) timing(t *prescription.Timing) {
	begin := len(w.b)
	w.frequency(t)
	w.moments(t.Moments)
	w.times(t, begin)
	w.days(t, begin)
	w.total(t, begin)
}

// total writes the number of administrations in all.
func (w *writer) total(t *prescription.Timing, begin int) {
	switch {
	case t.Count == 0 && t.CountMax == 0:
		return
	case t.Count == 1 && t.CountMax == 0 && len(w.b) == begin:
		// "en une seule prise" would leave open how many days.
		w.comma("")
		w.count(1, true)
		w.add(" seule prise en tout")
		return
	}
	w.comma("")
	if t.Count == 0 {
		w.add("au plus ")
		w.count(t.CountMax, true)
	} else {
		w.counts(t.Count, t.CountMax, true)
	}
	if t.Count > 1 || t.CountMax > 1 {
		w.add(" prises en tout")
	} else {
		w.add(" prise en tout")
	}
}

// next separates a part of the rhythm from what stands before: a comma after
// another part of the rhythm, a space after the dose.
func (w *writer) next(begin int) {
	if len(w.b) > begin {
		w.comma("")
	} else {
		w.word("")
	}
}

// frequency writes how often. The three styles have three wordings, since
// "three times a day" leaves the hours free and "every 8 hours" does not;
// "3 prises par jour" leaves open which of the two was meant.
func (w *writer) frequency(t *prescription.Timing) {
	period := !unstated(&t.Period) || !unstated(&t.PeriodMax)
	if t.Frequency == 0 && t.FrequencyMax == 0 && !period {
		return
	}
	if t.Style == prescription.Every && period {
		w.every(t)
		return
	}
	noun := " fois"
	if t.Style == prescription.TimesPer || t.Style == prescription.Every {
		w.word("")
	} else {
		noun = " prise"
		if t.Frequency > 1 || t.FrequencyMax > 1 {
			noun = " prises"
		}
		w.comma("")
	}
	w.often(t)
	w.add(noun)
	if period {
		w.per(t.Period, t.PeriodMax)
	}
}

// often writes the number of administrations in a period; none is once (FHIR
// R4 Timing.repeat.frequency).
func (w *writer) often(t *prescription.Timing) {
	if t.Frequency == 0 && t.FrequencyMax > 0 {
		w.add("au plus ")
		w.count(t.FrequencyMax, true)
		return
	}
	w.counts(max(t.Frequency, 1), t.FrequencyMax, true)
}

// every writes "toutes les 8 heures", "tous les jours".
func (w *writer) every(t *prescription.Timing) {
	if t.Frequency > 1 || t.FrequencyMax > 0 {
		w.word("")
		w.often(t)
		w.add(" fois")
	}
	u := spanUnit(t.Period.Unit)
	if u == nil || t.Period.IsZero() || !t.PeriodMax.IsZero() && t.PeriodMax.Unit != t.Period.Unit {
		w.intervals(t)
		return
	}
	if u.feminine {
		w.word("toutes les ")
	} else {
		w.word("tous les ")
	}
	if t.Period.Value == "1" && t.PeriodMax.IsZero() {
		w.add(u.many)
		return
	}
	w.number(t.Period.Value, u.feminine)
	if !t.PeriodMax.IsZero() {
		w.add(" à ")
		w.number(t.PeriodMax.Value, u.feminine)
	}
	w.b = append(w.b, ' ')
	w.add(u.many)
}

// intervals writes a period that has no "toutes les".
func (w *writer) intervals(t *prescription.Timing) {
	if t.Period.IsZero() {
		w.word("à intervalles d'") // au plus
		w.span(t.Period, t.PeriodMax)
		return
	}
	w.word("à intervalles de ")
	i := len(w.b)
	w.span(t.Period, t.PeriodMax)
	w.elided(i)
}

// list writes the separator before item i of n: ", " or " et ".
func (w *writer) list(i, n int) {
	switch {
	case i == 0:
	case i == n-1:
		w.add(" et ")
	default:
		w.add(", ")
	}
}

// times writes the clock times. Beside moments of the day they stand after a
// comma, which leaves open whether they say the same ("le soir, à 20 h") or
// more: official examples do both. The comma also keeps "toutes les 12 heures,
// à 8 h" from being read as a range.
func (w *writer) times(t *prescription.Timing, begin int) {
	if len(t.Times) == 0 {
		return
	}
	w.next(begin)
	w.add("à ")
	for i, c := range t.Times {
		w.list(i, len(t.Times))
		w.clock(c)
	}
}

// days writes the restrictions to certain days. More than one hold together
// (the Mondays from the 1st to the 7th), which a mere comma does not say.
func (w *writer) days(t *prescription.Timing, begin int) {
	if len(t.Weekdays) > 0 {
		w.next(begin)
		w.weekdays(t.Weekdays)
	}
	if t.MonthDays != "" {
		w.next(begin)
		if len(t.Weekdays) > 0 {
			w.add("uniquement ")
		}
		w.daySet(string(t.MonthDays), "le ", "du ", " au ", true)
		w.add(" de chaque mois")
	}
	if t.Cycle.Length != 0 || t.Cycle.Days != "" {
		w.next(begin)
		if len(t.Weekdays) > 0 || t.MonthDays != "" {
			w.add("uniquement ")
		}
		w.cycle(t.Cycle)
	}
}

var weekdayNames = [...]string{"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}

func weekdayNumber(d prescription.Weekday) int {
	switch d {
	case prescription.Monday:
		return 0
	case prescription.Tuesday:
		return 1
	case prescription.Wednesday:
		return 2
	case prescription.Thursday:
		return 3
	case prescription.Friday:
		return 4
	case prescription.Saturday:
		return 5
	case prescription.Sunday:
		return 6
	}
	return -1
}

// weekdays writes days of the week from Monday on, three or more in a row as
// "du lundi au vendredi".
func (w *writer) weekdays(days []prescription.Weekday) {
	var set [7]bool
	n, first, last := 0, 7, -1
	for _, d := range days {
		if k := weekdayNumber(d); k >= 0 && !set[k] {
			set[k] = true
			n, first, last = n+1, min(first, k), max(last, k)
		}
	}
	if n >= 3 && last-first == n-1 {
		w.add("du ")
		w.add(weekdayNames[first])
		w.add(" au ")
		w.add(weekdayNames[last])
		return
	}
	i := 0
	for k, on := range set {
		if on {
			w.list(i, n)
			w.add("le ")
			w.add(weekdayNames[k])
			i++
		}
	}
}

// daySet writes the days and ranges of a set: "le 1er, le 8 et du 15 au 20".
func (w *writer) daySet(s, one, from, to string, ordinal bool) {
	n := strings.Count(s, ",") + 1
	for i := range n {
		part, rest, _ := strings.Cut(s, ",")
		s = rest
		w.list(i, n)
		first, last, ranged := strings.Cut(part, "-")
		if ranged {
			w.add(from)
		} else {
			w.add(one)
		}
		w.dayNumber(first, ordinal)
		if ranged {
			w.add(to)
			w.dayNumber(last, ordinal)
		}
	}
}

func (w *writer) dayNumber(s string, ordinal bool) {
	w.add(s)
	if ordinal && s == "1" {
		w.add("er")
	}
}

// cycle writes "21 jours sur 28", "1 jour sur 2 en commençant le 2e jour", or
// the days of the cycle one by one.
func (w *writer) cycle(c prescription.Cycle) {
	s := string(c.Days)
	first, last, ranged := strings.Cut(s, "-")
	on := 0 // days on from the first, when there is nothing else
	switch {
	case s == "1,2":
		on = 2
	case s == "1":
		on = 1
	case ranged && first == "1":
		on, _ = strconv.Atoi(last)
	}
	_, single := readInteger(s)
	switch {
	case on == 1 || single:
		w.count(1, false)
		w.add(" jour sur ")
		w.count(c.Length, false)
		if on != 1 {
			w.commas = true
			w.add(" en commençant le ")
			w.add(s)
			w.add("e jour")
		}
	case on > 1:
		w.count(on, false)
		w.add(" jours sur ")
		w.count(c.Length, false)
	default:
		w.add("les jours ")
		w.daySet(s, "", "", " à ", false)
		w.add(" de chaque cycle de ")
		w.count(c.Length, false)
		w.add(" jours")
	}
}
