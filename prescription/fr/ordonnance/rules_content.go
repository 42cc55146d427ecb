package ordonnance

import (
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// contentRules are the rules on what a line states (CSP R5132-3 2° to 5° and
// 8°, CSS R165-38).
func contentRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-040", severity: failure, source: "CSP R5132-3 2°, L5121-1-2", mark: "S",
			en: "The name of the medicine is missing, both as a brand and as a common denomination.",
			fr: "La dénomination du médicament manque, en nom de spécialité comme en dénomination commune.",
			test: eachLine("/medicine", func(c *check, l *line) bool {
				return l.Medicine != nil && !named(l.Medicine) && !(c.atCounter() && branded(l.Medicine))
			})},
		{code: "FR-RX-041", severity: failure, source: "CSP R5132-3 2°", mark: "S",
			en:   "The posology and the directions for use are missing.",
			fr:   "La posologie et le mode d'emploi manquent.",
			test: eachLine("/text", func(_ *check, l *line) bool { return blank(l.Text) })},
		{code: "FR-RX-042", severity: failure, source: "CSP R5132-3 2°", mark: "S",
			en:   "The full formula of the preparation is missing.",
			fr:   "La formule détaillée de la préparation manque.",
			test: eachLine("/preparation/formula", func(_ *check, l *line) bool { return l.Preparation != nil && blank(l.Preparation.Formula) })},
		{code: "FR-RX-043", severity: failure, source: "CSP R5132-3 3°", mark: "S",
			en:   "Neither the duration of the treatment nor the number of packs is stated.",
			fr:   "Ni la durée de traitement ni le nombre d'unités de conditionnement n'est indiqué.",
			test: eachLine("", func(_ *check, l *line) bool { return l.Device == nil && l.Dosage != nil && !limited(l) })},
		{code: "FR-RX-044", severity: warning, source: "CSP R5132-3 3°", mark: "S",
			en:   "Duration and number of packs are not stated as data: make sure that the text states one of them.",
			fr:   "Ni la durée ni le nombre d'unités de conditionnement n'est saisi : vérifier que le texte indique l'un des deux.",
			test: eachLine("", func(_ *check, l *line) bool { return l.Device == nil && l.Dosage == nil && !limited(l) })},
	}
}

// statementRules are the rules on further statements and on the denomination.
func statementRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-045", severity: warning, source: "CSP R5132-3 4°", mark: "S", when: knowsLaw,
			en:   "The date of the next diagnosis, which this medicine asks for, is not among the mentions.",
			fr:   "La date du prochain diagnostic, exigée pour ce médicament, ne figure pas parmi les mentions.",
			test: eachMedicine("/mentions", func(_ *check, l *line, law Law) bool { return law.ReviewDate && !mentionsNumber(l) })},
		{code: "FR-RX-046", severity: warning, source: "CSP R5132-3 5°, R5121-77, R5121-95", mark: "S", when: knowsLaw,
			en:   "The special mention that this medicine asks for is missing.",
			fr:   "La mention particulière exigée pour ce médicament manque.",
			test: eachMedicine("/mentions", func(_ *check, l *line, law Law) bool { return law.Mention != "" && !states(l, law.Mention) })},
		{code: "FR-RX-047", severity: warning, source: "CSP R5132-3 8° ; CSS L162-19-1", mark: "S", when: knowsLaw,
			en: "The mention on which the reimbursement of this medicine depends is missing.",
			fr: "La mention dont dépend le remboursement de ce médicament manque.",
			test: eachMedicine("/mentions", func(_ *check, l *line, law Law) bool {
				return law.ReimbursedMention != "" && !l.Flags.NotReimbursed && !states(l, law.ReimbursedMention)
			})},
		{code: "FR-RX-048", severity: failure, source: "CSP R5132-3 1°", mark: "S", when: knowsLaw,
			en:   "A medicine of hospital prescription: the name of the establishment or service is missing.",
			fr:   "Médicament à prescription hospitalière : le nom de l'établissement ou du service manque.",
			test: eachMedicine("", func(c *check, _ *line, law Law) bool { return law.Hospital && blank(c.rx.Prescriber.Place.Name) })},
		{code: "FR-RX-049", severity: notice, source: "CSP L5121-1-2, R5125-55", mark: "S", from: identity.Date{Year: 2015, Month: 1, Day: 1},
			en: "The common denomination (DCI) is not stated as data: make sure that the name holds it.",
			fr: "La dénomination commune (DCI) n'est pas saisie : vérifier qu'elle figure dans la désignation.",
			test: eachLine("/medicine", func(c *check, l *line) bool {
				law, _ := c.law(l)
				return l.Medicine != nil && named(l.Medicine) && !law.BrandRequired && !commonName(l.Medicine)
			})},
		{code: "FR-RX-050", severity: warning, source: "CSP R5125-55", mark: "S", when: knowsLaw,
			en:   "A biological or similar medicine is prescribed by its brand: no code of a product is stated.",
			fr:   "Un médicament biologique ou assimilé se prescrit en nom de marque : aucun code de spécialité n'est indiqué.",
			test: eachMedicine("/medicine", func(_ *check, l *line, law Law) bool { return law.BrandRequired && !branded(l.Medicine) })},
	}
}

// deviceRules are the rules on devices and on use outside the marketing
// authorisation.
func deviceRules() []lawRule {
	return []lawRule{
		{code: "FR-RX-051", severity: failure, source: "CSS R165-38", mark: "S",
			en: "The designation of the device is missing: state its name or its code.",
			fr: "La désignation du dispositif manque : indiquer son libellé ou son code.",
			test: eachLine("/device", func(_ *check, l *line) bool {
				return l.Device != nil && blank(l.Device.Name) && len(l.Device.Codes) == 0
			})},
		{code: "FR-RX-052", severity: warning, source: "CSS R165-38", mark: "S",
			en: "The quantity of the device, or for how long it is needed, is not stated.",
			fr: "La quantité du dispositif, ou sa durée d'utilisation, n'est pas indiquée.",
			test: eachLine("/device", func(_ *check, l *line) bool {
				return l.Device != nil && l.Quantity == nil && l.Device.Hire.IsZero() && l.Period.IsZero()
			})},
		// The flag is what counts: who prints the line writes the words from it.
		{code: "FR-RX-053", severity: warning, source: "CSP L5121-12-1", mark: "K",
			en: "The text says « hors AMM » and the line is not marked as outside the marketing authorisation.",
			fr: "Le texte porte la mention « hors AMM » alors que la ligne n'est pas marquée hors AMM.",
			test: eachLine("/flags/offLabel", func(_ *check, l *line) bool {
				return !l.Flags.OffLabel && mayHold(l, "ors AMM", "ORS AMM", "ors amm") && states(l, "hors AMM")
			})},
		{code: "FR-RX-054", severity: notice, source: "CSP L5121-12-1", mark: "K",
			en:   "A medicine outside its marketing authorisation is not marked as not reimbursed: it usually is not.",
			fr:   "Un médicament prescrit hors AMM n'est pas marqué non remboursable : il l'est en règle générale.",
			test: eachLine("/flags/notReimbursed", func(_ *check, l *line) bool { return l.Flags.OffLabel && !l.Flags.NotReimbursed })},
	}
}

// named reports whether a medicine has a name in words.
func named(m *prescription.Medicine) bool {
	if !blank(m.Name) {
		return true
	}
	return slices.ContainsFunc(m.Codes, func(c prescription.Code) bool { return !blank(c.Display) }) ||
		slices.ContainsFunc(m.Ingredients, func(i prescription.Ingredient) bool { return !blank(i.Substance.Display) })
}

// commonName reports whether the common denomination is stated as data.
func commonName(m *prescription.Medicine) bool {
	if len(m.Ingredients) > 0 {
		return true
	}
	return slices.ContainsFunc(m.Codes, func(c prescription.Code) bool {
		return c.System == SystemMV || c.System == SystemSubstance
	})
}

// branded reports whether a code of a product is stated.
func branded(m *prescription.Medicine) bool {
	return slices.ContainsFunc(m.Codes, func(c prescription.Code) bool {
		return c.System == SystemCIS || c.System == SystemCIP13 || c.System == SystemUCD13
	})
}

// limited reports whether something says how long or how much: a quantity, a
// length, an end, a number of administrations.
func limited(l *line) bool {
	if l.Quantity != nil || lasts(l.Period) {
		return true
	}
	return l.Dosage != nil && slices.ContainsFunc(l.Dosage.Steps, func(s prescription.Step) bool {
		return lasts(s.Bounds) || s.Timing.Count > 0 || !s.EndEvent.IsZero()
	})
}

func lasts(b prescription.Bounds) bool {
	return !b.End.IsZero() || !b.Duration.IsZero() || !b.DurationMax.IsZero()
}

// states reports whether the words are somewhere in what the line says in
// words.
func states(l *line, words string) bool {
	return inAnyText(l, func(s string) bool { return ContainsInWords(s, words) })
}

// mayHold is a fast look before [states]: whether one of the pieces is there
// as it is written.
func mayHold(l *line, pieces ...string) bool {
	return inAnyText(l, func(s string) bool {
		return slices.ContainsFunc(pieces, func(piece string) bool { return strings.Contains(s, piece) })
	})
}

// inAnyText asks of each text in which a line says how it is carried out.
func inAnyText(l *line, holds func(s string) bool) bool {
	return holds(l.Text) || holds(l.ForDispenser) || holds(l.ForPatient) || holds(productName(l)) ||
		slices.ContainsFunc(l.Mentions, holds)
}

func productName(l *line) string {
	switch {
	case l.Medicine != nil:
		return l.Medicine.Name
	case l.Preparation != nil:
		return l.Preparation.Name
	case l.Device != nil:
		return l.Device.Name
	}
	return ""
}

func mentionsNumber(l *line) bool {
	return slices.ContainsFunc(l.Mentions, func(s string) bool { return strings.ContainsAny(s, "0123456789") })
}
