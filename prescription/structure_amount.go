package prescription

import "github.com/ordonnance-numerique/ordonnance-go/document"

// amountRules are the rules on doses and other quantities.
func amountRules() []document.Rule[Prescription] {
	return []document.Rule[Prescription]{
		structural("RX-120", ownModel, "no amount is stated", "aucune quantité n'est indiquée",
			ofAmounts("", func(a Amount) bool { return a.Value == nil && a.Low == nil && a.High == nil })),
		structural("RX-121", "FHIR R4, Dosage.doseAndRate.dose[x]", "a fixed amount stands beside a range",
			"une quantité fixe est indiquée en même temps qu'un intervalle",
			ofAmounts("/value", func(a Amount) bool { return a.Value != nil && (a.Low != nil || a.High != nil) })),
		structural("RX-122", "FHIR R4, Range", "the two ends of the range are not in the same unit",
			"les deux bornes de l'intervalle ne sont pas dans la même unité",
			ofAmounts("/high", func(a Amount) bool { return a.Low != nil && a.High != nil && !sameUnit(*a.Low, *a.High) })),
		structural("RX-123", "FHIR R4, Range, invariant rng-2", "the low end of the range is above the high end",
			"la borne basse de l'intervalle dépasse la borne haute",
			ofAmounts("/low", func(a Amount) bool { return a.Low != nil && a.High != nil && moreThan(a.Low.Value, a.High.Value) })),
		structural("RX-124", "FHIR R4, Ratio", "an amount is counted for zero of something",
			"une quantité est rapportée à zéro",
			ofAmounts("/per", func(a Amount) bool { return a.Per != nil && a.Per.Value.Equal("0") })),
		structural("RX-125", ownModel, "the quantity to hand out is zero",
			"la quantité à délivrer est nulle",
			func(p Prescription, found func(string)) {
				for path, l := range walkLines(p) {
					if l.Quantity != nil && l.Quantity.Value.Equal("0") {
						found(path + "/quantity/value")
					}
				}
			}),
		structural("RX-126", ownModel, "two doses of the same kind are given for one administration",
			"deux doses de même nature sont indiquées pour une seule prise", twoDoses),
		structural("RX-127", "FHIR R4, Dosage.maxDosePerPeriod", "the maximum does not say over which period, or has a period that does not belong to it",
			"la dose maximale est indiquée sans sa période, ou avec une période qui ne s'y rapporte pas",
			func(p Prescription, found func(string)) {
				for path, m := range walkMaxima(p) {
					if (m.Scope == PerPeriod) == m.Period.IsZero() {
						found(path + "/period")
					}
				}
			}),
	}
}

// ofAmounts makes the test of a rule on every [Amount].
func ofAmounts(member string, wrong func(Amount) bool) func(Prescription, func(string)) {
	return func(p Prescription, found func(string)) {
		for path, a := range walkAmounts(p) {
			if wrong(a) {
				found(path + member)
			}
		}
	}
}

func twoDoses(p Prescription, found func(string)) {
	for path, s := range walkSteps(p) {
		for i, d := range s.Doses {
			for _, before := range s.Doses[:i] {
				if before.Kind == d.Kind && before.Basis == d.Basis {
					found(itemAt(path+"/doses", i))
					break
				}
			}
		}
	}
}

// moreThan reports whether a is more than b. What is no decimal is not more than
// anything.
func moreThan(a, b Decimal) bool {
	x, y := a.Rat(), b.Rat()
	return x != nil && y != nil && x.Cmp(y) > 0
}
