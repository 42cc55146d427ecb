package has

import "github.com/ordonnance-numerique/ordonnance-go/prescription"

func ordered() []Case {
	worn := every("72 h")
	worn.Duration = length("72 h")
	night := at(20)
	night.Duration = length("12 h")
	return []Case{
		{"25", "insuline asparte", "6, 8 or 10 units before each meal by glycaemia", line(
			insulin("6", "glycémie entre 1,5 et 2 g/L"),
			insulin("8", "glycémie entre 2 et 2,5 g/L"),
			insulin("10", "glycémie supérieure à 2,5 g/L"))},
		{"26", "diazépam", "1 tablet every 6 h if agitated",
			line(step{Doses: fixed(tablets("1")), Timing: every("6 h"), AsNeeded: true, Condition: agitation})},
		{"27-1", "metformine", "1 tablet in the morning and in the evening with meals",
			line(step{Doses: fixed(tablets("1")), Timing: when("MORN", "EVE"), Instructions: []string{"Au cours ou à la fin du repas"}})},
		{"27-2", "rifampicine", "2 capsules 30 min before breakfast",
			line(step{Doses: fixed(capsules("2")), Timing: timing{Moments: []moment{{Code: "ACM", Offset: 30}}}})},
		{"28", "énoxaparine", "once a day from 12 h before surgery until 10 days after it", line(
			step{Sequence: 1, Doses: fixed(syringes("1")), Timing: times(1, "1 d"), Route: subcutaneous,
				StartEvent: words("12 heures avant l'intervention chirurgicale"), EndEvent: words("l'intervention chirurgicale")},
			step{Sequence: 2, Doses: fixed(syringes("1")), Timing: times(1, "1 d"), Route: subcutaneous, Bounds: during("10 d"),
				StartEvent: words("l'intervention chirurgicale")})},
		{"29", "énoxaparine", "once a day until the INR is in its target",
			line(step{Doses: fixed(text("1", "injection")), Timing: times(1, "1 d"), Route: subcutaneous,
				EndEvent: words("ce que l'INR de l'AVK soit dans la zone thérapeutique cible")})},
		{"30-1", "hydrocortisone", "1 + 1 tablets, 2 + 2 under stress, 2 + 2 + 2 above 40 °C, at most 6 a day, for 6 months", stress()},
		{"30-2", "cétirizine", "1 to 4 tablets a day by symptoms", line(step{
			Doses: []dose{{Amount: amount{Low: tablets("1"), High: tablets("4"), Per: quantity("1", "", ucum, "d")}}}, AsNeeded: true,
			Condition: words("Selon les symptômes (urticaire)")})},
		{"31", "fentanyl", "a patch every 72 h for 2 weeks",
			line(step{Doses: fixed(patches("1")), Timing: worn, Bounds: during("2 wk")})},
		{"32-1", "énoxaparine", "once a day under the skin for a week",
			line(step{Doses: fixed(text("1", "injection")), Timing: times(1, "1 d"), Route: subcutaneous, Bounds: during("1 wk")})},
		{"32-2", "indacatérol glycopyrronium", "inhale 1 capsule once a day at the same hour for a month",
			line(step{Doses: fixed(capsules("1")), Timing: times(1, "1 d"), Route: inhaled, Bounds: during("1 mo"),
				Instructions: []string{"À la même heure chaque jour"}})},
		{"33", "lidocaïne", "1 plaster at 20 h, left for 12 h",
			line(step{Doses: fixed(plasters("1")), Timing: night})},
	}
}

func insulin(units, condition string) step {
	return step{Doses: fixed(text(units, "U")), Timing: when("AC"), Condition: words(condition)}
}

// stress has clock times beside moments in its third step, where the official
// example means an administration more.
func stress() prescription.Line {
	third := when("MORN", "NOON")
	third.Times = []clock{16 * 3600}
	l := line(step{Doses: fixed(tablets("1")), Timing: when("MORN", "NOON")},
		step{Doses: fixed(tablets("2")), Timing: when("MORN", "NOON"),
			Condition: words("En cas de fièvre, de forte chaleur, d'infection, de diarrhée ou de stress important")},
		step{Doses: fixed(tablets("2")), Timing: third, Condition: words("En cas de fièvre supérieure à 40 °C")})
	l.Dosage.Maxima = []prescription.Maximum{perDay(tablets("6"))}
	l.Period = during("6 mo")
	return l
}
