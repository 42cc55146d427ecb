package ordonnance

import (
	"slices"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// durationRules are the rules on how long a prescription covers.
func durationRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-100", severity: failure, source: "CSP R5132-21", mark: "S", when: knowsLaw,
			en:   "A medicine of list I or II, or a narcotic, is prescribed for more than twelve months, renewals included.",
			fr:   "Un médicament de liste I ou II, ou stupéfiant, est prescrit pour plus de douze mois, renouvellements compris.",
			test: eachMedicine("", func(c *check, l *line, law Law) bool { return law.List != Unlisted && c.overYear(l) })},
		{code: "FR-RX-101", severity: notice, source: "CSP R5132-22", mark: "S", when: knowsLaw,
			en:   "List I, and no renewal stated: the line is dispensed once.",
			fr:   "Liste I sans renouvellement indiqué : la ligne n'est délivrée qu'une fois.",
			test: eachMedicine("/repeats", func(_ *check, l *line, law Law) bool { return law.List == ListI && l.Repeats.IsZero() })},
		{code: "FR-RX-102", severity: warning, source: "CSP R5132-14", mark: "S",
			en:   "The stated time between two dispensings is shorter than what one dispensing covers.",
			fr:   "Le délai indiqué entre deux délivrances est plus court que la durée couverte par une délivrance.",
			test: eachLine("/renewalPeriod", (*check).renewedEarly)},
		{code: "FR-RX-103", severity: warning, source: "CSP R5132-12, R5123-2", mark: "S",
			en:   "One dispensing would cover more than four weeks or thirty days, or more than three months of a large pack.",
			fr:   "Une délivrance couvrirait plus de quatre semaines ou trente jours, ou plus de trois mois pour un grand conditionnement.",
			test: eachLine("", (*check).coversTooMuch)},
		{code: "FR-RX-104", severity: failure, source: "CSP R5123-2", mark: "S",
			en:   "A medicine to be reimbursed is prescribed for more than twelve months, renewals included.",
			fr:   "Un médicament à rembourser est prescrit pour plus de douze mois, renouvellements compris.",
			test: eachLine("", func(c *check, l *line) bool { return c.underGeneralRule(l) && c.overYear(l) })},
		{code: "FR-RX-105", severity: failure, source: "CSP R5123-2", mark: "S",
			en: "Renewals without a limit: state their number, or the whole duration of the treatment.",
			fr: "Renouvellements sans limite : indiquer leur nombre ou la durée totale de traitement.",
			test: eachLine("/repeats", func(_ *check, l *line) bool {
				return l.Device == nil && !l.Flags.NotReimbursed && l.Repeats.IsUnlimited() && !lasts(l.Period)
			})},
	}
}

// limitRules are the rules on limits of one product.
func limitRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-106", severity: failure, source: "CSS R165-36, R165-37", mark: "S",
			en: "A device to be reimbursed is prescribed for more than twelve months, renewals included.",
			fr: "Un dispositif à rembourser est prescrit pour plus de douze mois, renouvellements compris.",
			test: eachLine("", func(c *check, l *line) bool {
				return l.Device != nil && listed(l.Device) && !l.Flags.NotReimbursed && (c.overYear(l) || c.hiredOverYear(l))
			})},
		{code: "FR-RX-107", severity: failure, source: "arrêtés et décisions fixant la durée de prescription de certains médicaments", mark: "S", when: knowsLaw,
			en: "This medicine is prescribed for longer than the order on it allows.",
			fr: "Ce médicament est prescrit pour une durée supérieure à celle que fixe l'arrêté qui le vise.",
			test: eachMedicine("", func(c *check, l *line, law Law) bool {
				return law.List != Narcotic && !law.MaxDuration.IsZero() && c.certainlyLonger(l, law.MaxDuration)
			})},
		{code: "FR-RX-108", severity: warning, source: "CSP R5132-3 3°, R5132-21, R5132-30", mark: "S", when: knowsLaw,
			en: "The duration of this medicine is limited, and the prescription does not state it in a form that can be counted.",
			fr: "La durée de prescription de ce médicament est limitée, et l'ordonnance ne l'indique pas sous une forme calculable.",
			test: eachMedicine("", func(c *check, l *line, law Law) bool {
				if law.maxDuration().IsZero() {
					return false
				}
				_, known := c.ends(l)
				return !known
			})},
	}
}

// maxDuration is the longest treatment that one prescription covers (CSP
// R5132-30 for narcotics); zero when the medicine has no limit of its own.
func (l Law) maxDuration() prescription.Span {
	if l.MaxDuration.IsZero() && l.List == Narcotic {
		return spanOf("28", prescription.Day)
	}
	return l.MaxDuration
}

// overYear reports whether a line certainly covers more than twelve months, by
// its length or by the least time that its renewals take.
func (c *check) overYear(l *line) bool {
	year := spanOf("12", prescription.Month)
	if over, known := c.longer(l, year); known {
		return over
	}
	n, stated := l.Repeats.Number()
	if !stated || l.RenewalPeriod.IsZero() {
		return false
	}
	begin := c.begins(l)
	last := begin
	for range n {
		last = after(last, l.RenewalPeriod)
	}
	return last.After(after(begin, year))
}

func (c *check) hiredOverYear(l *line) bool {
	if l.Device.Hire.IsZero() {
		return false
	}
	begin := c.begins(l)
	return after(begin, l.Device.Hire).After(after(begin, spanOf("12", prescription.Month)))
}

// underGeneralRule reports whether a line is a medicine to be reimbursed that
// is on no list, or of which the list is not known.
func (c *check) underGeneralRule(l *line) bool {
	law, _ := c.law(l)
	return l.Device == nil && !l.Flags.NotReimbursed && law.List == Unlisted
}

// listed reports whether a device is on the list of reimbursed products.
func listed(d *prescription.Device) bool {
	return slices.ContainsFunc(d.Codes, func(c prescription.Code) bool { return c.System == SystemLPP })
}

func (c *check) renewedEarly(l *line) bool {
	n, _ := l.Repeats.Number()
	if n == 0 || l.RenewalPeriod.IsZero() {
		return false
	}
	end, ok := c.oneDispensing(l)
	return ok && after(c.begins(l), l.RenewalPeriod).Before(end)
}

// coversTooMuch looks at what one dispensing covers by its length, and by the
// quantity handed out where it is counted like the doses.
func (c *check) coversTooMuch(l *line) bool {
	if l.Device != nil {
		return false
	}
	if end, ok := c.oneDispensing(l); ok && end.After(c.dispensingLimit(l)) {
		return true
	}
	return c.handsOutTooMuch(l)
}

// dispensingLimit is the first day that one dispensing may not cover: after
// the longer of thirty days and a calendar month, and so for three.
func (c *check) dispensingLimit(l *line) time.Time {
	law, _ := c.law(l)
	begin := c.begins(l)
	days, months := 30, spanOf("1", prescription.Month)
	if law.LargePack || law.Contraceptive {
		days, months = 90, spanOf("3", prescription.Month)
	}
	return later(begin.AddDate(0, 0, days), after(begin, months))
}

// mostIntakes bounds the work on one line: one intake every half hour for three
// months.
const mostIntakes = 5000

// handsOutTooMuch compares the quantity of one dispensing with what is taken
// until the limit, for a treatment that goes on after it.
func (c *check) handsOutTooMuch(l *line) bool {
	if l.Quantity == nil || l.Quantity.Code == "" || l.Dosage == nil {
		return false
	}
	limit := c.dispensingLimit(l)
	if end, known := c.ends(l); known && !end.After(limit) {
		return false
	}
	begin := c.begins(l)
	taken, ok := l.Total(begin, limit, &prescription.ScheduleOptions{Start: prescription.On(identity.DateOf(begin)), Most: mostIntakes})
	if !ok || taken.Code != l.Quantity.Code || taken.System != l.Quantity.System {
		return false
	}
	out, needed := l.Quantity.Value.Rat(), taken.Value.Rat()
	return out != nil && needed != nil && needed.Sign() > 0 && out.Cmp(needed) > 0
}
