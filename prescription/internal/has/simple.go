package has

import "github.com/ordonnance-numerique/ordonnance-go/prescription"

func simple() []Case {
	return []Case{
		{"01-DC", "pantoprazole (DC)", "40 mg in the evening",
			line(step{Doses: fixed(milligrams("40")), Timing: when("EVE")})},
		{"01-MV", "pantoprazole (MV)", "40 mg in the evening",
			line(step{Doses: fixed(milligrams("40")), Timing: when("EVE")})},
		{"02", "fluindione", "half a tablet a day",
			line(step{Doses: fixed(tablets("0.5")), Timing: times(1, "1 d")})},
		{"03", "tinzaparine", "12,000 UI anti-Xa under the skin once a day",
			line(step{Doses: fixed(text("12000", "UI anti-Xa")), Timing: times(1, "1 d"), Route: subcutaneous,
				Instructions: []string{"Soit 170 UI anti-Xa/kg"}})},
		{"04a", "paracétamol", "2 capsules every 6 h for 10 days if in pain",
			line(step{Doses: fixed(capsules("2")), Timing: every("6 h"), Bounds: during("10 d"), AsNeeded: true, Condition: pain})},
		{"04b", "paracétamol codéine", "1 to 2 tablets every 12 h for 10 days, at most 2 per take and 4 a day",
			line(step{Doses: between(tablets("1"), tablets("2")), Timing: every("12 h"), Bounds: during("10 d"),
				Maxima:       []prescription.Maximum{perTake(tablets("2")), perDay(tablets("4"))},
				Instructions: []string{"Selon l'intensité de la douleur", "Stop si nausées"}})},
		{"05a", "fluindione", "three quarters of a tablet a day",
			line(step{Doses: fixed(tablets("0.75")), Timing: times(1, "1 d")})},
		{"05b", "morphine", "10 mg a day for 7 days",
			line(step{Doses: fixed(milligrams("10")), Timing: times(1, "1 d"), Bounds: during("7 d")})},
		{"06-1", "méthotrexate", "2 tablets a week, on Tuesday",
			line(step{Doses: fixed(tablets("2")), Timing: weekly(prescription.Tuesday)})},
		{"06-2", "méthotrexate", "20 mg a week, on Tuesday",
			line(step{Doses: fixed(milligrams("20")), Timing: weekly(prescription.Tuesday)})},
		{"07", "paracétamol", "if in pain, at most 1000 mg per take and 4000 mg a day",
			line(step{AsNeeded: true, Condition: pain,
				Maxima: []prescription.Maximum{perTake(milligrams("1000")),
					{Dose: *milligrams("4000"), Scope: prescription.PerPeriod, Period: length("24 h")}}})},
		{"08-1", "bétaméthasone", "an application once or twice a day", line(cream(nil))},
		{"08-2", "paracétamol", "a dose for 7 kg every 6 h if at 38.5 °C or more",
			line(step{Doses: fixed(text("1", "dose correspondant à la graduation de 7 kg")), Timing: every("6 h"),
				Condition: words("température supérieure ou égale à 38,5 °C")})},
	}
}

func cream(maxima []prescription.Maximum) step {
	t := times(1, "1 d")
	t.FrequencyMax = 2
	return step{Doses: fixed(text("1", "application")), Timing: t, Maxima: maxima,
		Instructions: []string{"En couche mince et uniforme sur la zone à traiter"}}
}
