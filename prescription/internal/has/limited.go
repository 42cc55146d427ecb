package has

import "github.com/ordonnance-numerique/ordonnance-go/prescription"

func limited() []Case {
	mist := at(8, 14, 18, 22)
	mist.Duration = length("20 min")
	workdays := times(1, "1 d")
	workdays.Weekdays = []prescription.Weekday{prescription.Monday, prescription.Tuesday, prescription.Wednesday,
		prescription.Thursday, prescription.Friday}
	cycle := func(day prescription.DaySet) timing { return timing{Cycle: prescription.Cycle{Length: 2, Days: day}} }
	return []Case{
		{"17", "budésonide", "1 mg over 20 min at 8, 14, 18 and 22 h, from a date on",
			line(step{Doses: fixed(milligrams("1")), Timing: mist, Route: inhaled, Bounds: bounds{Start: on(1)}})},
		{"18", "budésonide", "1 mg over 20 min at 8, 14, 18 and 22 h, until a date",
			line(step{Doses: fixed(milligrams("1")), Timing: mist, Route: inhaled, Bounds: bounds{End: on(8)}})},
		{"19", "paracétamol", "1 tablet 3 times a day, at least 4 h apart",
			line(step{Doses: fixed(tablets("1")), Timing: times(3, "1 d"), MinInterval: length("4 h")})},
		{"20", "hydrocortisone", "20 mg at 8 h and 10 mg at 12 h",
			line(step{Doses: fixed(milligrams("20")), Timing: at(8)}, step{Doses: fixed(milligrams("10")), Timing: at(12)})},
		{"21", "prednisolone", "from 60 mg down to 10 mg, the first step until three negative strips", taper("1 wk")},
		{"22", "prednisolone", "from 60 mg down to 10 mg, the last step for two weeks", taper("2 wk")},
		{"23-1", "fluindione", "half a tablet and three quarters of a tablet on alternate days, for a month",
			line(step{Doses: fixed(tablets("0.5")), Timing: cycle("1"), Bounds: during("1 mo")},
				step{Doses: fixed(tablets("0.75")), Timing: cycle("2"), Bounds: during("1 mo")})},
		{"23-2", "amiodarone", "1 tablet a day from Monday to Friday, for a month",
			line(step{Doses: fixed(tablets("1")), Timing: workdays, Bounds: during("1 mo")})},
		{"24-1", "topiramate", "1 capsule a day, may be opened",
			line(step{Doses: fixed(capsules("1")), Timing: times(1, "1 d"),
				Instructions: []string{"Si difficulté à prendre la gélule, l'ouvrir et en administrer le contenu avec un peu de compote."}})},
		{"24-2", "doxycycline", "1 tablet in the evening",
			line(step{Doses: fixed(tablets("1")), Timing: when("EVE"),
				Instructions: []string{"Ne pas s'allonger dans l'heure qui suit la prise, utiliser une protection solaire adaptée"}})},
	}
}

// taper is a decreasing dose whose first step has no date to end at.
func taper(last string) prescription.Line {
	steps := []step{{Sequence: 1, Doses: fixed(milligrams("60")), Timing: when("MORN"),
		EndEvent: words("obtenir 3 bandelettes urinaires négatives")}}
	for i, mg := range []string{"50", "40", "30", "20", "10"} {
		s := step{Sequence: i + 2, Doses: fixed(milligrams(mg)), Timing: when("MORN"), Bounds: during("1 wk")}
		if mg == "10" {
			s.Bounds = during(last)
		}
		steps = append(steps, s)
	}
	return line(append(steps, step{Sequence: 7, Text: "revoir pour l'arrêt selon évolution"})...)
}
