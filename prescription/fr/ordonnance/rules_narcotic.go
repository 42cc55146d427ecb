package ordonnance

import (
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// narcoticRules are the rules on narcotics and on medicines under some of
// their rules.
func narcoticRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-200", severity: failure, source: "CSP R5132-29", mark: "S", when: knowsLaw,
			en:   "The units per take and the number of takes must be written in letters.",
			fr:   "Le nombre d'unités par prise et le nombre de prises doivent être écrits en toutes lettres.",
			test: eachMedicine("/text", func(_ *check, l *line, law Law) bool { return law.inWords() && !amountsInWords(l) })},
		{code: "FR-RX-201", severity: warning, source: "CSP R5132-29", mark: "S", when: knowsLaw,
			en:   "The strength of the medicine must be written in letters.",
			fr:   "Le dosage de la spécialité doit être écrit en toutes lettres.",
			test: eachMedicine("/text", func(_ *check, l *line, law Law) bool { return law.inWords() && !strengthInWords(l) })},
		{code: "FR-RX-202", severity: failure, source: "CSP R5132-30", mark: "S", when: knowsLaw,
			en: "A narcotic is prescribed for longer than 28 days, or than the shorter limit of this medicine.",
			fr: "Un stupéfiant est prescrit pour plus de 28 jours, ou au-delà de la durée plus courte fixée pour ce médicament.",
			test: eachMedicine("", func(c *check, l *line, law Law) bool {
				return law.List == Narcotic && c.certainlyLonger(l, law.maxDuration())
			})},
		{code: "FR-RX-203", severity: failure, source: "CSP R5132-30", mark: "S", when: knowsLaw,
			en: "This medicine is handed out in fractions: state the days of a fraction, or « délivrance en une seule fois ».",
			fr: "Ce médicament est soumis à délivrance fractionnée : indiquer la durée des fractions, ou « délivrance en une seule fois ».",
			test: eachMedicine("/instalment", func(_ *check, l *line, law Law) bool {
				return !law.Fraction.IsZero() && l.Instalment.IsZero() && !l.AtOnce
			})},
		{code: "FR-RX-204", severity: warning, source: "CSP R5132-30", mark: "S", when: knowsLaw,
			en: "The stated fraction is longer than the one fixed for this medicine.",
			fr: "La fraction indiquée est plus longue que celle fixée pour ce médicament.",
			test: eachMedicine("/instalment", func(c *check, l *line, law Law) bool {
				if law.Fraction.IsZero() || l.Instalment.IsZero() {
					return false
				}
				begin := c.begins(l)
				return after(begin, l.Instalment).After(after(begin, law.Fraction))
			})},
	}
}

// securedRules are the rules on the secured ordonnance and who carries it out.
func securedRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-205", severity: warning, source: "CSP R5132-33", mark: "S", when: knowsEarlier,
			en:   "An earlier prescription still covers the same narcotic: an express mention is required (« chevauchement »).",
			fr:   "Une ordonnance antérieure couvre encore le même stupéfiant : une mention expresse est requise (« chevauchement »).",
			test: eachMedicine("", func(c *check, l *line, law Law) bool { return law.narcoticRules() && c.overlaps(l) })},
		{code: "FR-RX-206", severity: failure, source: "CSP R5132-5, R4073-2", mark: "S", when: onPaper,
			from: identity.Date{Year: 2023, Month: 12, Day: 22},
			en:   "A narcotic on paper: the ordonnance must state why it was not issued electronically.",
			fr:   "Stupéfiant prescrit sur papier : l'ordonnance doit indiquer le motif de l'absence de prescription électronique.",
			test: onWhole("/comment", (*check).paperUnexplained)},
		{code: "FR-RX-207", severity: failure, source: "CSP R5132-5 ; décisions ANSM et arrêtés d'assimilation", mark: "S", when: knowsLaw,
			en: "This medicine requires an ordonnance sécurisée or the national electronic one: neither the tag nor a national number is there.",
			fr: "Ce médicament exige une ordonnance sécurisée ou numérique : ni la mention ni un numéro national n'y figure.",
			test: eachMedicine("", func(c *check, _ *line, law Law) bool {
				return law.secured() && !c.hasTag(TagSecured) && c.rx.Number.System != SystemEPU
			})},
		{code: "FR-RX-208", severity: failure, source: "règles de prescription des traitements de substitution aux opiacés", mark: "S", when: knowsLaw,
			en: "Opioid substitution treatment: the name of the dispensing pharmacy is missing.",
			fr: "Traitement de substitution aux opiacés : le nom de la pharmacie qui délivre manque.",
			test: eachMedicine("", func(c *check, _ *line, law Law) bool {
				return law.OpioidSubstitution && (c.rx.Executant == nil || blank(c.rx.Executant.Name))
			})},
	}
}

// amountsInWords holds the text against the structured posology. Without one,
// a number in letters has to be somewhere. Mentions do not count: « en une
// seule fois » is no dose.
func amountsInWords(l *line) bool {
	if l.Dosage == nil {
		return slices.ContainsFunc(plainWords(l.Text), isNumber)
	}
	if len(l.Dosage.Steps) == 0 {
		return true
	}
	var buffer [512]byte
	if sentence := AppendSentenceInWords(buffer[:0], *l); strings.Contains(l.Text, string(sentence)) {
		return true
	}
	for i := range l.Dosage.Steps {
		if !stepInWords(l.Text, &l.Dosage.Steps[i]) {
			return false
		}
	}
	return true
}

// stepInWords looks for the units per take and the number of takes. "Once" and
// "each day" need no number.
func stepInWords(text string, s *prescription.Step) bool {
	for _, d := range s.Doses {
		if d.Kind == prescription.Ordered && !amountInWords(text, d.Amount) {
			return false
		}
	}
	t := &s.Timing
	for _, n := range [...]int{t.Frequency, t.FrequencyMax, t.Count, t.CountMax} {
		if n > 1 && !numberInWords(text, n) {
			return false
		}
	}
	n, whole := t.Period.Whole()
	return !whole || n < 2 || numberInWords(text, n)
}

func numberInWords(text string, n int) bool {
	return ContainsInWords(text, Words(n, true)) || ContainsInWords(text, Words(n, false))
}

func amountInWords(text string, a prescription.Amount) bool {
	for _, q := range [...]*prescription.Quantity{a.Value, a.Low, a.High} {
		if q != nil && !decimalInWords(text, q.Value) {
			return false
		}
	}
	return true
}

// decimalInWords knows the two ways of reading a decimal: "un virgule cinq",
// "un et demi".
func decimalInWords(text string, d prescription.Decimal) bool {
	if wordsIn(text, d) {
		return true
	}
	whole, fraction, _ := strings.Cut(string(d), ".")
	name := fractionOf(strings.TrimRight(fraction, "0"))
	said := name != "" && ContainsInWords(text, name) || name == "demi" && ContainsInWords(text, "demie")
	return said && partInWords(text, whole)
}

func partInWords(text, whole string) bool {
	return whole == "0" || wordsIn(text, prescription.Decimal(whole))
}

func wordsIn(text string, d prescription.Decimal) bool {
	return ContainsInWords(text, WordsOf(d, true)) || ContainsInWords(text, WordsOf(d, false))
}

// strengthInWords looks for the strength of every substance, in the text or in
// the name.
func strengthInWords(l *line) bool {
	for _, i := range l.Medicine.Ingredients {
		if i.Strength == nil || i.Vehicle {
			continue
		}
		if !amountInWords(l.Text, *i.Strength) && !amountInWords(l.Medicine.Name, *i.Strength) {
			return false
		}
	}
	return true
}

// overlaps reports whether an earlier prescription covers a day of the line
// with the same product, without a mention of it. The earlier one is not the
// same and not the one that this one replaces.
func (c *check) overlaps(l *line) bool {
	if states(l, "chevauchement") || ContainsInWords(c.rx.Comment, "chevauchement") {
		return false
	}
	begin := c.begins(l)
	end, ok := c.ends(l)
	for n := range c.Earlier {
		earlier := &c.Earlier[n]
		if earlier.ID == c.rx.ID || earlier.ID == c.rx.Replaces {
			continue
		}
		other := check{Options: c.Options, rx: *earlier}
		for k := range earlier.Lines {
			m := &earlier.Lines[k]
			stop, known := other.ends(m)
			if m.Medicine == nil || !known || !sameProduct(l.Medicine, m.Medicine) {
				continue
			}
			if stop.After(begin) && (!ok || end.After(other.begins(m))) {
				return true
			}
		}
	}
	return false
}

// sameProduct reports whether two medicines share a code.
func sameProduct(a, b *prescription.Medicine) bool {
	return slices.ContainsFunc(a.Codes, func(c prescription.Code) bool {
		return slices.ContainsFunc(b.Codes, func(d prescription.Code) bool { return c.Is(d.System, d.Code) })
	})
}

func (c *check) paperUnexplained() bool {
	if c.rx.Number.System == SystemEPU || !c.needsSecured() {
		return false
	}
	if ContainsInWords(c.rx.Comment, c.PaperMotive) {
		return false
	}
	return !slices.ContainsFunc(c.rx.Lines, func(l line) bool { return states(&l, c.PaperMotive) })
}

// needsSecured reports whether the ordonnance bears the tag or a medicine that
// requires it.
func (c *check) needsSecured() bool {
	if c.hasTag(TagSecured) {
		return true
	}
	return slices.ContainsFunc(c.rx.Lines, func(l line) bool {
		law, known := c.law(&l)
		return known && law.secured()
	})
}
