package prescription

import "github.com/ordonnance-numerique/ordonnance-go/document"

// timeRules are the rules on rhythms and on bounds in time.
func timeRules() []document.Rule[Prescription] {
	return append(timingRules(), []document.Rule[Prescription]{
		structural("RX-140", ownModel, "the end is not after the start", "la fin n'est pas postérieure au début",
			ofBounds("/end", func(b Bounds) bool { return !startsBefore(b.Start, b.End) })),
		structural("RX-141", "FHIR R4, Timing.repeat.bounds[x]", "an end and a length are both given",
			"une date de fin et une durée sont indiquées en même temps",
			ofBounds("/end", func(b Bounds) bool { return !b.End.IsZero() && !(b.Duration.IsZero() && b.DurationMax.IsZero()) })),
		structural("RX-142", ownModel, "a start and a delay are both given",
			"une date de début et un délai sont indiqués en même temps",
			ofBounds("/delay", func(b Bounds) bool { return !b.Start.IsZero() && !b.Delay.IsZero() })),
		structural("RX-143", "FHIR R4, Timing.repeat.bounds[x] as Range", "the longest length is in another unit than the length, or shorter",
			"la durée maximale n'est pas dans la même unité que la durée, ou lui est inférieure",
			ofBounds("/durationMax", func(b Bounds) bool { return !b.Duration.IsZero() && !extends(b.Duration, b.DurationMax) })),
		structural("RX-144", "FHIR R4, Timing, invariants tim-4 and tim-5", "a length of time is zero", "une durée est nulle",
			func(p Prescription, found func(string)) {
				walkSpans(p, func(path string, s Span) {
					if s.Value.Equal("0") {
						found(path)
					}
				})
			}),
		structural("RX-150", ownModel, "the step says neither how much, nor when, nor anything in words",
			"l'étape n'indique ni quantité, ni moment, ni texte",
			func(p Prescription, found func(string)) {
				for path, s := range walkSteps(p) {
					if s.silent() {
						found(path)
					}
				}
			}),
	}...)
}

// timingRules are the rules on the rhythm of a step.
func timingRules() []document.Rule[Prescription] {
	return []document.Rule[Prescription]{
		structural("RX-130", ownModel, "it is not said in which period the administrations are counted",
			"la période dans laquelle les prises sont comptées n'est pas indiquée",
			ofTiming("/period", func(t Timing) bool {
				return t.Period.IsZero() && (t.Style != StyleUnknown || t.Frequency != 0 || t.FrequencyMax != 0)
			})),
		structural("RX-131", "FHIR R4, Timing, invariant tim-6", "the longest period stands alone, is in another unit than the period, or is shorter",
			"la période maximale est seule, n'est pas dans la même unité que la période, ou lui est inférieure",
			ofTiming("/periodMax", func(t Timing) bool { return !extends(t.Period, t.PeriodMax) })),
		structural("RX-132", "FHIR R4, Timing.repeat.frequencyMax", "at most is fewer than at least",
			"le nombre maximal de prises est inférieur au nombre minimal",
			ofTiming("/frequencyMax", func(t Timing) bool { return t.FrequencyMax != 0 && t.FrequencyMax < t.Frequency })),
		structural("RX-133", "FHIR R4, Timing.repeat.countMax", "at most is fewer than at least",
			"le nombre total maximal de prises est inférieur au nombre minimal",
			ofTiming("/countMax", func(t Timing) bool { return t.CountMax != 0 && t.CountMax < t.Count })),
		structural("RX-134", "FHIR R4, Timing, invariant tim-7", "the longest duration stands alone, is in another unit than the duration, or is shorter",
			"la durée maximale d'une prise est seule, n'est pas dans la même unité que la durée, ou lui est inférieure",
			ofTiming("/durationMax", func(t Timing) bool { return !extends(t.Duration, t.DurationMax) })),
		structural("RX-135", ownModel, "\"every\" means one administration in each period, and more are given",
			"« toutes les » signifie une prise par période, or plusieurs sont indiquées",
			ofTiming("/frequency", func(t Timing) bool { return t.Style == Every && max(t.Frequency, t.FrequencyMax) > 1 })),
		structural("RX-136", ownModel, "a day lies outside the cycle", "un jour est en dehors du cycle",
			ofTiming("/cycle/days", func(t Timing) bool { return t.Cycle.Days.beyond(t.Cycle.Length) })),
		structural("RX-137", ownModel, "a day of the month is above 31", "un jour du mois dépasse 31",
			ofTiming("/monthDays", func(t Timing) bool { return t.MonthDays.beyond(31) })),
		structural("RX-138", "FHIR R4, Timing, invariant tim-9", "minutes are given from a moment that lies within a meal",
			"un écart en minutes est indiqué pour une prise au cours d'un repas", withinMeal),
	}
}

// withinMeal finds distances from C, CM, CD and CV, which have no direction.
func withinMeal(p Prescription, found func(string)) {
	for path, s := range walkSteps(p) {
		for i, m := range s.Timing.Moments {
			switch m.Code {
			case "C", "CM", "CD", "CV":
				if m.Offset != 0 {
					found(itemAt(path+"/timing/moments", i))
				}
			}
		}
	}
}

// ofTiming makes the test of a rule on every [Timing].
func ofTiming(member string, wrong func(Timing) bool) func(Prescription, func(string)) {
	return func(p Prescription, found func(string)) {
		for path, s := range walkSteps(p) {
			if wrong(s.Timing) {
				found(path + "/timing" + member)
			}
		}
	}
}

// ofBounds makes the test of a rule on every [Bounds].
func ofBounds(member string, wrong func(Bounds) bool) func(Prescription, func(string)) {
	return func(p Prescription, found func(string)) {
		for path, b := range walkBounds(p) {
			if wrong(b) {
				found(path + member)
			}
		}
	}
}

// extends reports whether most, when stated, is a length in the unit of least
// and not shorter.
func extends(least, most Span) bool {
	return most.IsZero() || least.Unit == most.Unit && !moreThan(least.Value, most.Value)
}

// beyond reports whether the set holds a day above the highest.
func (s DaySet) beyond(highest int) bool {
	days := s.Days()
	return len(days) > 0 && days[len(days)-1] > highest
}

// silent reports whether nothing can be done with the step.
func (s Step) silent() bool {
	return len(s.Doses) == 0 && s.Rate == nil && s.Timing.IsZero() && len(s.Maxima) == 0 &&
		len(s.Instructions) == 0 && isBlank(s.Text)
}
