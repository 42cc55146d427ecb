package ordonnance

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// substitutionRules are the rules on refusing a generic.
func substitutionRules() []lawRule {
	motives := identity.Date{Year: 2020, Month: 1, Day: 1} // entry into force of the arrêté du 12 novembre 2019
	return []lawRule{
		{code: "FR-RX-300", severity: failure, source: "CSP L5125-23, R5132-3 6° ; arrêté du 12 novembre 2019", mark: "S", from: motives,
			en:   "The substitution is refused without one of the three motives of law: MTE, EFG or CIF.",
			fr:   "La substitution est refusée sans l'un des trois motifs légaux : MTE, EFG ou CIF.",
			test: eachLine("/substitution/motive", func(_ *check, l *line) bool { return l.Substitution.Refused && motiveOf(l) == "" })},
		// The structure is what counts: who prints the line writes « non
		// substituable (MTE) » before the name from it. Words that say something
		// else are a contradiction.
		{code: "FR-RX-301", severity: warning, source: "arrêté du 12 novembre 2019", mark: "S",
			en:   "The text says « non substituable » and the line does not refuse the substitution, or for another motive.",
			fr:   "Le texte porte la mention « non substituable » alors que la ligne ne refuse pas la substitution, ou pour un autre motif.",
			test: eachLine("/substitution", func(_ *check, l *line) bool { return contradicts(l) })},
		{code: "FR-RX-302", severity: warning, source: "arrêté du 12 novembre 2019, liste fermée, étendue le 20 juillet 2022", mark: "S", when: knowsLaw, from: motives,
			en:   "The motive MTE is stated for a medicine that is not on the closed list.",
			fr:   "Le motif MTE est indiqué pour un médicament hors de la liste fermée.",
			test: eachMedicine("/substitution/motive", func(_ *check, l *line, law Law) bool { return motiveOf(l) == MotiveMTE && !law.NarrowMargin })},
		{code: "FR-RX-303", severity: warning, source: "arrêté du 12 novembre 2019", mark: "S", from: motives,
			en:   "The motive EFG is stated for a patient of six years or older.",
			fr:   "Le motif EFG est indiqué pour un patient de six ans ou plus.",
			test: eachLine("/substitution/motive", func(c *check, l *line) bool { return motiveOf(l) == MotiveEFG && c.ofAge(6) })},
		{code: "FR-RX-304", severity: warning, source: "CSP R5125-54", mark: "S", when: goesAbroad,
			en: "For use in another state of the EU, the refusal of substitution must give its reasons in words.",
			fr: "Pour un usage dans un autre État de l'UE, le refus de substitution doit être motivé en clair.",
			test: eachLine("/substitution/motive", func(_ *check, l *line) bool {
				return l.Substitution.Refused && blank(l.Substitution.Motive.Display) && len(l.Mentions) == 0
			})},
	}
}

// motiveOf is the motive for which a line refuses the substitution, "" for
// none of the three.
func motiveOf(l *line) string {
	if !l.Substitution.Refused || l.Substitution.Motive.System != SystemMotive {
		return ""
	}
	if code := l.Substitution.Motive.Code; labelOf(motiveLabels[:], code) != "" {
		return code
	}
	return ""
}

// contradicts reports whether the words of a line refuse a substitution that
// its structure allows, or name another motive.
func contradicts(l *line) bool {
	if !mayHold(l, "substituable", "SUBSTITUABLE") || !states(l, "non substituable") {
		return false
	}
	if !l.Substitution.Refused {
		return true
	}
	for _, m := range motiveLabels {
		if m.code != l.Substitution.Motive.Code && mayHold(l, m.code) && states(l, "non substituable ("+m.code+")") {
			return true
		}
	}
	return false
}

// ofAge reports whether the patient is certainly of so many years on the day
// of writing.
func (c *check) ofAge(years int) bool {
	day, birthday := c.rx.Written.Date(), c.rx.Patient.BirthDate
	if day.IsZero() || !birthday.Complete() {
		return false
	}
	return !c.youngerThan(years)
}
