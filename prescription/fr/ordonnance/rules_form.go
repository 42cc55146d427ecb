package ordonnance

import "slices"

// formRules are the rules on the kind of ordonnance and on its national
// number.
func formRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-400", severity: warning, source: "CSS R161-45 ; eP-MED-DM 2024.01", mark: "D",
			en:   "The ordonnance is tagged bizone, and no line is related to a long-term condition (ALD).",
			fr:   "L'ordonnance est bizone, et aucune ligne n'est en rapport avec une ALD.",
			test: onWhole("/tags", func(c *check) bool { return c.hasTag(TagBizone) && !c.hasLine(true) })},
		{code: "FR-RX-401", severity: warning, source: "CSS R161-45 ; eP-MED-DM 2024.01", mark: "D",
			en: "Some lines are related to a long-term condition (ALD) and others are not: the ordonnance is not tagged bizone.",
			fr: "Certaines lignes sont en rapport avec une ALD et d'autres non : l'ordonnance n'est pas marquée bizone.",
			test: onWhole("/tags", func(c *check) bool {
				return !c.hasTag(TagBizone) && c.hasLine(true) && c.hasLine(false)
			})},
		{code: "FR-RX-402", severity: notice, source: "CSS R161-45", mark: "S",
			en:   "A line related to a long-term condition (ALD) comes after one that is not: on paper it stands above.",
			fr:   "Une ligne en rapport avec l'ALD suit une ligne sans rapport : sur le papier elle se place au-dessus.",
			test: eachLine("", (*check).belowItsZone)},
		{code: "FR-RX-403", severity: warning, source: "CSS R163-2", mark: "S", when: knowsLaw,
			en:   "A médicament d'exception, and the ordonnance is not tagged so.",
			fr:   "Médicament d'exception : l'ordonnance ne porte pas la mention correspondante.",
			test: eachMedicine("", func(c *check, _ *line, law Law) bool { return law.Exception && !c.hasTag(TagException) })},
		{code: "FR-RX-404", severity: notice, source: "ordonnance numérique : mentions en lieu et place des formulaires", mark: "S", when: knowsLaw,
			en:   "The ordonnance is tagged as secured or for médicaments d'exception, and none of its medicines asks for it.",
			fr:   "L'ordonnance est marquée sécurisée ou d'exception, et aucun de ses médicaments ne l'exige.",
			test: onWhole("/tags", (*check).taggedInVain)},
		{code: "FR-RX-405", severity: warning, source: "eP-MED-DM 2024.01, serviceEvent/id", mark: "D",
			en:   "The national number of the ordonnance is not one to 64 visible characters.",
			fr:   "Le numéro national de l'ordonnance ne compte pas de 1 à 64 caractères visibles.",
			test: onWhole("/number", func(c *check) bool { return c.rx.Number.System == SystemEPU && !opaqueNumber(c.rx.Number.Value) })},
	}
}

func (c *check) hasTag(code string) bool {
	for _, t := range c.rx.Tags {
		if t.Is(SystemTA, code) || t.Is(systemTANew, code) {
			return true
		}
	}
	return false
}

// hasLine reports whether a line is, or is not, related to an ALD.
func (c *check) hasLine(longTerm bool) bool {
	return slices.ContainsFunc(c.rx.Lines, func(l line) bool { return l.Flags.LongTerm == longTerm })
}

// belowItsZone reports whether a line of the upper zone comes after one of the
// lower.
func (c *check) belowItsZone(l *line) bool {
	if !l.Flags.LongTerm {
		return false
	}
	for n := range c.rx.Lines {
		if &c.rx.Lines[n] == l {
			return false
		}
		if !c.rx.Lines[n].Flags.LongTerm {
			return true
		}
	}
	return false
}

// taggedInVain answers only when the law of every medicine is known.
func (c *check) taggedInVain() bool {
	secured, exception := c.hasTag(TagSecured), c.hasTag(TagException)
	if !secured && !exception {
		return false
	}
	for n := range c.rx.Lines {
		law, known := c.law(&c.rx.Lines[n])
		if !known {
			return false
		}
		secured = secured && !law.secured()
		exception = exception && !law.Exception
	}
	return secured || exception
}

// opaqueNumber reports whether a number could be one of the national service,
// of which no form is published.
func opaqueNumber(s string) bool {
	return len(s) >= 1 && len(s) <= 64 && !slices.ContainsFunc([]byte(s), func(b byte) bool { return b < '!' || b > '~' })
}
