package has

import "github.com/ordonnance-numerique/ordonnance-go/prescription"

func rhythms() []Case {
	first := timing{MonthDays: "1"}
	patch := timing{Cycle: prescription.Cycle{Length: 28, Days: "1,8,15"}, Duration: length("7 d")}
	twice := times(1, "1 d")
	twice.FrequencyMax = 2
	return []Case{
		{"09", "ropinirole", "1 tablet at 7, 12 and 18 h",
			line(step{Doses: fixed(tablets("1")), Timing: at(7, 12, 18)})},
		{"10", "méthotrexate", "1 tablet a week, on Tuesday",
			line(step{Doses: fixed(tablets("1")), Timing: weekly(prescription.Tuesday)})},
		{"11-1", "vitamine D", "1 ampoule on the first day of each month",
			line(step{Doses: fixed(ampoules("1")), Timing: first})},
		{"11-2", "éthinylestradiol norelgestromine", "a patch on days 1, 8 and 15 of the cycle, for 6 months",
			line(step{Doses: fixed(patches("1")), Timing: patch, Bounds: during("6 mo"),
				Instructions: []string{"La quatrième semaine, à partir du 22e jour, est un intervalle libre sans dispositif transdermique"}})},
		{"12-1", "dexpanthénol", "an application twice a day",
			line(step{Doses: fixed(text("1", "application")), Timing: times(2, "1 d"), Instructions: []string{"En couche mince"}})},
		{"12-2", "méthotrexate", "20 mg a week, on Tuesday",
			line(step{Doses: fixed(milligrams("20")), Timing: weekly(prescription.Tuesday)})},
		{"12-3", "énoxaparine", "1 syringe under the skin every 12 h",
			line(step{Doses: fixed(syringes("1")), Timing: every("12 h"), Route: subcutaneous})},
		{"13", "desloratadine", "1 tablet once or twice a day as needed",
			line(step{Doses: fixed(tablets("1")), Timing: twice, AsNeeded: true, Condition: words("En fonction de la gêne allergique")})},
		{"14-1", "paracétamol codéine", "at least 1 tablet if in pain, at most 2 per take and 8 a day, 4 h apart",
			line(step{Doses: between(tablets("1"), nil), AsNeeded: true, Condition: pain, MinInterval: length("4 h"),
				Maxima: []prescription.Maximum{perTake(tablets("2")), perDay(tablets("8"))}})},
		{"14-2", "bétaméthasone", "an application once or twice a day, not more",
			line(cream([]prescription.Maximum{perDay(text("2", "application"))}))},
		{"15", "morphine", "1 capsule at 20 h in the evening for 8 days", line(evening())},
		{"16", "racécadotril", "1 capsule 3 times a day at meals while it lasts, at most 7 days", line(meals())},
	}
}

// evening states the same administration twice, as the official example does.
func evening() step {
	t := at(20)
	t.Moments = []moment{{Code: "EVE"}}
	return step{Doses: fixed(capsules("1")), Timing: t, Bounds: during("8 d")}
}

func meals() step {
	t := times(3, "1 d")
	t.Moments, t.CountMax = []moment{{Code: "AC"}}, 21
	return step{Doses: fixed(capsules("1")), Timing: t, Bounds: bounds{DurationMax: length("7 d")},
		EndEvent: words("tant que la diarrhée persiste")}
}
