package has

import "github.com/ordonnance-numerique/ordonnance-go/prescription"

// Others returns what the guide's remaining examples add (Presc-*,
// MultiLine-* and TradPN13FHIR-*), and everyday posologies that have no
// official example.
func Others() []Case {
	return append(hospital(), everyday()...)
}

func hospital() []Case {
	hour := quantity("1", "", ucum, "h")
	drip := timing{Duration: length("12 h")}
	slow := every("8 h")
	slow.Duration = length("20 min")
	return []Case{
		{"bisoprolol", "bisoprolol", "a third in the morning and two thirds in the evening", line(
			step{Sequence: 1, Doses: fixed(tablets("0.333333")), Timing: when("MORN")},
			step{Sequence: 1, Doses: fixed(tablets("0.666667")), Timing: when("EVE")})},
		{"capecitabine", "capécitabine", "1800 mg where 1000 mg/m² was calculated, 14 days of 21", line(step{
			Doses: []dose{{Kind: prescription.Calculated, Amount: amount{Value: milligrams("1000"), Per: quantity("1", "", ucum, "m2")}},
				{Amount: amount{Value: milligrams("1800")}}},
			Timing: timing{Style: prescription.TimesPer, Frequency: 2, Period: length("1 d"), Cycle: prescription.Cycle{Length: 21, Days: "1-14"}}})},
		{"infusion", "glucose", "500 mL over 12 h", line(step{Doses: fixed(quantity("500", "mL", ucum, "mL")), Timing: drip, Route: intravenous,
			Rate: &amount{Value: quantity("500", "mL", ucum, "mL"), Per: quantity("12", "", ucum, "h")}})},
		{"cefotaxime", "céfotaxime", "4 g of the substance over 20 min every 8 h for 4 days", line(step{
			Doses:  []dose{{Amount: amount{Value: quantity("4", "g", ucum, "g")}, Basis: words("céfotaxime")}},
			Timing: slow, Route: intravenous, Method: words("IV lente"), Bounds: during("4 d")})},
		{"oxygen", "oxygène", "2 L a minute", line(step{Rate: &amount{Value: quantity("2", "L", ucum, "L"), Per: quantity("1", "", ucum, "min")}})},
		{"rate", "adrénaline", "at most 50 mL/h", line(step{Rate: &amount{High: quantity("50", "mL", ucum, "mL"), Per: hour}})},
		{"weight", "paracétamol", "15 mg/kg every 6 h", line(step{
			Doses: []dose{{Amount: amount{Value: milligrams("15"), Per: quantity("1", "", ucum, "kg")}}}, Timing: every("6 h")})},
		{"lifetime", "doxorubicine", "never more than 550 mg/m² in a life", line(step{Doses: fixed(milligrams("60")), Timing: every("3 wk"),
			Maxima: []prescription.Maximum{{Dose: *quantity("550", "mg/m²", ucum, "mg/m2"), Scope: prescription.PerLifetime}}})},
	}
}

func everyday() []Case {
	unknown := timing{Frequency: 1, Period: length("8 h")}
	tolerance := every("4 h")
	tolerance.PeriodMax = length("6 h")
	days := timing{Weekdays: []prescription.Weekday{prescription.Monday, prescription.Thursday}}
	once := timing{Count: 1}
	background := line(
		step{Sequence: 1, Doses: fixed(tablets("2")), Timing: times(1, "1 d"), Bounds: during("5 d")},
		step{Sequence: 2, Doses: fixed(tablets("1")), Timing: times(1, "1 d"), Bounds: during("5 d")},
		step{Doses: fixed(text("1", "sachet")), Timing: when("HS")})
	background.Period.Start = on(1)
	return []Case{
		{"antibiotic", "amoxicilline", "1 capsule morning, noon and evening for 6 days",
			line(step{Doses: fixed(capsules("1")), Timing: when("MORN", "NOON", "EVE"), Bounds: during("6 d")})},
		{"morning-evening", "metformine", "1 in the morning, 2 in the evening for 7 days", func() prescription.Line {
			l := line(step{Doses: fixed(tablets("1")), Timing: when("MORN")}, step{Doses: fixed(tablets("2")), Timing: when("EVE")})
			l.Period = during("7 d")
			return l
		}()},
		{"unknown-style", "paracétamol", "a rhythm of 8 h, free hours or not",
			line(step{Doses: fixed(tablets("1")), Timing: unknown})},
		{"tolerance", "paracétamol", "every 4 to 6 h, as needed", line(step{Doses: fixed(tablets("1")), Timing: tolerance, AsNeeded: true})},
		{"two-days", "testostérone", "on two days of the week", line(step{Doses: fixed(ampoules("1.5")), Timing: days})},
		{"once", "azithromycine", "once", line(step{Doses: fixed(capsules("4")), Timing: once})},
		{"background", "prednisone", "two steps with a background", background},
		{"delayed", "aspirine", "after a delay, for 1 to 2 months", line(step{Doses: fixed(text("1", "sachet")), Timing: when("CD"),
			Bounds: bounds{Delay: length("3 d"), Duration: length("1 mo"), DurationMax: length("2 mo")}})},
		{"words-only", "pommade", "only words", line(step{Text: "Appliquer comme indiqué à la consultation"})},
	}
}
