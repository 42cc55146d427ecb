package ordonnance

import (
	"slices"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// counterRules are the rules that hold at the counter, at a known moment. What
// the history of dispensings forbids is the business of prescription.Dispense.
func counterRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-500", severity: failure, source: "eP-MED-DM 2024.01, serviceEvent/effectiveTime", mark: "V", when: atCounter,
			en:   "The prescription is not valid yet.",
			fr:   "L'ordonnance n'est pas encore valable.",
			test: onWhole("/validity/start", func(c *check) bool { return c.At.Before(c.rx.Validity.Start.Time(c.At.Location())) })},
		{code: "FR-RX-501", severity: failure, source: "eP-MED-DM 2024.01, serviceEvent/effectiveTime", mark: "V", when: atCounter,
			en: "The prescription is no longer valid.",
			fr: "L'ordonnance n'est plus valable.",
			test: onWhole("/validity/end", func(c *check) bool {
				end := c.rx.Validity.End
				return !end.IsZero() && !c.At.Before(end.Time(c.At.Location()))
			})},
		{code: "FR-RX-502", severity: failure, source: "CSP R5132-22", mark: "S", when: atCounterByLaw,
			en: "First dispensing of a medicine of list I or II, or a narcotic: the prescription is three months old or more.",
			fr: "Première délivrance d'un médicament de liste I ou II, ou stupéfiant : l'ordonnance date de trois mois ou plus.",
			test: eachMedicine("", firstTime(func(c *check, _ *line, law Law) bool {
				return law.List != Unlisted && c.olderThan(spanOf("3", prescription.Month))
			}))},
		{code: "FR-RX-503", severity: warning, source: "CSP R5132-22", mark: "S", when: atCounter,
			en: "First dispensing, and the prescription is three months old or more: it is refused if the medicine is on list I or II or a narcotic.",
			fr: "Première délivrance sur une ordonnance de trois mois ou plus : à refuser si le médicament est de liste I ou II ou stupéfiant.",
			test: eachLine("", func(c *check, l *line) bool {
				_, known := c.law(l)
				return l.Device == nil && !known && !c.begun(l) && c.olderThan(spanOf("3", prescription.Month))
			})},
	}
}

// lateRules are the rules on what is presented late.
func lateRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-504", severity: warning, source: "CSP R5132-33", mark: "S", when: atCounterByLaw,
			en: "A narcotic presented more than three days after the day of writing: only the days that remain are dispensed.",
			fr: "Stupéfiant présenté plus de trois jours après la date de rédaction : ne délivrer que pour la durée restant à courir.",
			test: eachMedicine("", firstTime(func(c *check, l *line, law Law) bool {
				return law.narcoticRules() && c.daysLate() && !c.over(l)
			}))},
		{code: "FR-RX-505", severity: failure, source: "CSP R5132-33", mark: "S", when: atCounterByLaw,
			en: "A narcotic presented after the end of its treatment: nothing remains to be dispensed.",
			fr: "Stupéfiant présenté après la fin du traitement : il ne reste rien à délivrer.",
			test: eachMedicine("", firstTime(func(c *check, l *line, law Law) bool {
				return law.narcoticRules() && c.daysLate() && c.over(l)
			}))},
		{code: "FR-RX-506", severity: warning, source: "conditions de délivrance de l'AMM", mark: "K", when: atCounterByLaw,
			en: "The delay in which this medicine may be dispensed for the first time is over.",
			fr: "Le délai de première délivrance propre à ce médicament est dépassé.",
			test: eachMedicine("", firstTime(func(c *check, _ *line, law Law) bool {
				return !law.DispenseWithin.IsZero() && c.today().After(after(c.written(), law.DispenseWithin))
			}))},
		{code: "FR-RX-507", severity: warning, source: "CSP R5132-21, R5123-2", mark: "D", when: atCounter,
			en:   "The prescription was written twelve months ago or more: no prescription covers longer.",
			fr:   "L'ordonnance a été rédigée il y a douze mois ou plus : aucune ne couvre une durée supérieure.",
			test: eachLine("", func(c *check, l *line) bool { return l.Device == nil && c.olderThan(spanOf("12", prescription.Month)) })},
	}
}

// firstTime leaves out lines that were handed out before.
func firstTime(test func(c *check, l *line, law Law) bool) func(c *check, l *line, law Law) bool {
	return func(c *check, l *line, law Law) bool {
		return !c.begun(l) && test(c, l, law)
	}
}

func (c *check) begun(l *line) bool { return slices.Contains(c.Begun, l.ID) }

// olderThan reports whether the prescription is of that age or older today.
func (c *check) olderThan(age prescription.Span) bool {
	return !c.rx.Written.IsZero() && !c.today().Before(after(c.written(), age))
}

// daysLate reports whether the prescription is presented after the three days
// that follow the day of writing, which is not counted.
func (c *check) daysLate() bool {
	return !c.rx.Written.IsZero() && c.today().After(c.written().AddDate(0, 0, 3))
}

// over reports whether the treatment of a line is certainly over today.
func (c *check) over(l *line) bool {
	end, known := c.ends(l)
	return known && !c.today().Before(end)
}

// today is the day of judgement.
func (c *check) today() time.Time {
	year, month, day := c.At.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
