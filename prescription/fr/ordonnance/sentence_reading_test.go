package ordonnance_test

import "github.com/ordonnance-numerique/ordonnance-go/prescription"

func ifNeeded(condition string) prescription.Line {
	return line(pStep{Doses: dose("1", "sachet"), AsNeeded: true, Condition: pCode{Display: condition}})
}

func ifSo(condition string) prescription.Line {
	return line(pStep{Doses: dose("1", "sachet"), Condition: pCode{Display: condition}})
}

func from(event string) prescription.Line {
	return line(pStep{Doses: dose("1", "sachet"), StartEvent: pCode{Display: event}})
}

func until(event string) prescription.Line {
	return line(pStep{Doses: dose("1", "sachet"), EndEvent: pCode{Display: event}})
}

func per(value, unit string) *prescription.Amount {
	return &prescription.Amount{Value: q(value, unit), Per: q("1", "h")}
}

// morning is an ordered step of a dose in the morning.
func morning(order int, tablets, days string) pStep {
	return pStep{Sequence: order, Doses: dose(tablets, "comprimé"), Timing: pTiming{Moments: moments("MORN")},
		Bounds: pBounds{Duration: span(days)}}
}

// readings are sentences that a pharmacist could take in two ways, or that were
// no French, before they were read a second time.
var readings = []wording{
	// What stands side by side and is no range.
	{"over minutes, at hours", line(pStep{Doses: dose("4", "g"), Timing: pTiming{Duration: span("20 min"), Times: []prescription.Clock{8 * 3600}}}),
		"4 g en 20 minutes, à 8 h.", "Quatre grammes en vingt minutes, à huit heures."},
	{"every hours, at hours", take(pTiming{Style: prescription.Every, Frequency: 1, Period: span("12 h"), Times: []prescription.Clock{8 * 3600}}),
		"1 comprimé toutes les 12 heures, à 8 h.", ""},
	{"over minutes, minutes before", line(pStep{Doses: dose("4", "g"), Timing: pTiming{Duration: span("20 min"), Moments: []prescription.DayMoment{{Code: "ACM", Offset: 30}}}}),
		"4 g en 20 minutes, 30 minutes avant le petit-déjeuner.", ""},
	{"over hours at a rate", line(pStep{Doses: dose("500", "mL"), Rate: per("50", "mL"), Timing: pTiming{Duration: span("10 h")}}),
		"500 mL en 10 heures au débit de 50 mL par heure.", ""},
	{"at a rate, at hours", line(pStep{Rate: per("50", "mL"), Timing: pTiming{Times: []prescription.Clock{8 * 3600}}}),
		"Au débit de 50 mL par heure, à 8 h.", ""},
	{"per day, at hours", line(pStep{Doses: []prescription.Dose{{Amount: prescription.Amount{Value: q("60", "mg"), Per: q("1", "jour")}}},
		Timing: pTiming{Times: []prescription.Clock{8 * 3600, 20 * 3600}}}), "60 mg par jour, à 8 h et 20 h.", ""},
	{"at a rate in letters", line(pStep{Rate: per("1", "L")}), "Au débit de 1 L par heure.", "Au débit d'un litre par heure."},
	{"range from a quarter", ranged(q("0.25", "gélule"), q("2", "gélule")), "Un quart de gélule à 2 gélules.", ""},
	{"range from a half, feminine", ranged(q("0.5", "gélule"), q("0.75", "gélule")), "Une demi-gélule à trois quarts de gélule.", ""},
	{"only calculated", line(pStep{Doses: []prescription.Dose{{Kind: prescription.Calculated, Amount: prescription.Amount{Value: q("15", "mg"), Per: q("1", "kg")}}},
		Timing: often(prescription.TimesPer, 2, 0, "1 d")}), "Dose calculée : 15 mg par kg 2 fois par jour.", ""},
	{"moments before and bare", atMoments(prescription.DayMoment{Code: "ACM", Offset: 30}, prescription.DayMoment{Code: "EVE"}),
		"1 comprimé le soir et 30 minutes avant le petit-déjeuner.", ""},
	{"days that hold together", take(pTiming{Weekdays: []prescription.Weekday{"mon"}, MonthDays: "1-7"}),
		"1 comprimé le lundi, uniquement du 1er au 7 de chaque mois.", ""},
	{"clock with seconds in letters", take(pTiming{Times: []prescription.Clock{20*3600 + 61}}), "1 comprimé à 20 h 01 min 1 s.",
		"Un comprimé à vingt heures une minute une seconde."},
	{"a delay of one day", within(pBounds{Delay: span("1 d"), Duration: span("5 d")}), "1 comprimé, en commençant après un délai de 1 jour, pendant 5 jours.",
		"Un comprimé, en commençant après un délai d'un jour, pendant cinq jours."},
	{"as needed for some days", line(pStep{Doses: dose("1", "sachet"), AsNeeded: true, Bounds: pBounds{Duration: span("5 d")}}),
		"1 sachet pendant 5 jours, si besoin.", ""},
	{"units of two words", amount("2", "dose correspondant à la graduation de 7 kg"), "2 doses correspondant à la graduation de 7 kg.", ""},
	{"units of EDQM", amount("2", "Gélule ou capsule molle"), "2 gélules ou capsules molles.", ""},
	{"units with an adjective", amount("2", "comprimé orodispersible"), "2 comprimés orodispersibles.", ""},

	// Conditions.
	{"needed for a clause", ifNeeded("Il vomit"), "1 sachet, si besoin, s'il vomit.", ""},
	{"needed for a noun or a clause", ifNeeded("La douleur persiste"), "1 sachet, si besoin (condition : la douleur persiste).", ""},
	{"needed for a purpose", ifNeeded("Pour dormir"), "1 sachet, si besoin, pour dormir.", ""},
	{"needed, a typographic apostrophe", ifNeeded("s’il tousse"), "1 sachet, si besoin, s’il tousse.", ""},
	{"needed, with a point", ifNeeded("En cas de crise."), "1 sachet, si besoin, en cas de crise.", ""},
	{"in case of a noun or a clause", ifSo("le mal de tête"), "1 sachet (condition : le mal de tête).", ""},
	{"in case of a clause", ifSo("On ne dort pas"), "1 sachet, si on ne dort pas.", ""},
	{"a condition that sounds like an end", ifSo("tant que la fièvre dure"), "1 sachet (condition : tant que la fièvre dure).", ""},

	// Events.
	{"from a distance to an event", from("12 heures avant l'intervention"), "1 sachet, en commençant 12 heures avant l'intervention.", ""},
	{"from after an event", from("Après l'intervention"), "1 sachet, en commençant après l'intervention.", ""},
	{"from an event with a capital", from("Intervention chirurgicale"), "1 sachet, à partir d'intervention chirurgicale.", ""},
	{"until an event with a capital", until("Le retour à domicile"), "1 sachet, jusqu'au retour à domicile.", ""},
	{"until at an event", until("au retour à domicile"), "1 sachet, jusqu'au retour à domicile.", ""},
	{"until after an event", until("après la sortie"), "1 sachet, jusqu'après la sortie.", ""},
	{"until a clause", until("que la fièvre cède"), "1 sachet, jusqu'à ce que la fièvre cède.", ""},
	{"until, in its own words", until("Jusqu’à disparition"), "1 sachet, jusqu’à disparition.", ""},
	{"as long as", until("Tant que la fièvre dure"), "1 sachet, tant que la fièvre dure.", ""},
	{"stopped when", until("Dès que l'INR est normal"), "1 sachet, arrêt dès que l'INR est normal.", ""},
	{"stopped in a case", until("en cas de nausées"), "1 sachet, arrêt en cas de nausées.", ""},

	// Routes.
	{"route abridged", line(pStep{Doses: dose("1", "g"), Route: pCode{Display: "Voie IV"}}), "1 g par voie IV.", ""},
	{"route in capitals", line(pStep{Doses: dose("1", "g"), Route: pCode{Display: "VOIE RECTALE"}}), "1 g par voie rectale.", ""},

	// Several steps: what belongs to which.
	{"side by side, for some days", line(
		pStep{Doses: dose("1", "comprimé"), Timing: pTiming{Moments: moments("MORN")}, Bounds: pBounds{Duration: span("7 d")}},
		pStep{Doses: dose("2", "comprimé"), Timing: pTiming{Moments: moments("EVE")}, Bounds: pBounds{Duration: span("7 d")}}),
		"1 comprimé le matin et 2 comprimés le soir, pendant 7 jours.", ""},
	{"side by side, hours", line(
		pStep{Doses: dose("1", "comprimé"), Timing: pTiming{Style: prescription.TimesPer, Frequency: 1, Period: span("1 d"), Times: []prescription.Clock{8 * 3600}}},
		pStep{Doses: dose("2", "comprimé"), Timing: pTiming{Moments: moments("EVE")}}),
		"1 comprimé 1 fois par jour, à 8 h ; 2 comprimés le soir.", ""},
	{"in order, the last as needed", line(morning(1, "2", "3 d"), func() pStep {
		s := morning(2, "1", "5 d")
		s.AsNeeded = true
		return s
	}()), "2 comprimés le matin pendant 3 jours. Puis 1 comprimé le matin pendant 5 jours, si besoin.", ""},
	{"in order, the first with a maximum", line(func() pStep {
		s := morning(1, "2", "3 d")
		s.Maxima = []prescription.Maximum{{Dose: *q("4", "comprimé"), Scope: prescription.PerPeriod, Period: span("1 d")}}
		return s
	}(), morning(2, "1", "5 d")), "2 comprimés le matin pendant 3 jours, sans dépasser 4 comprimés par jour. Puis 1 comprimé le matin pendant 5 jours.", ""},
	{"in order, a maximum of all", func() prescription.Line {
		l := line(morning(1, "2", "3 d"), morning(2, "1", "5 d"))
		l.Dosage.Maxima = []prescription.Maximum{{Dose: *q("4", "comprimé"), Scope: prescription.PerPeriod, Period: span("1 d")}}
		return l
	}(), "2 comprimés le matin pendant 3 jours, puis 1 comprimé le matin pendant 5 jours. Ne pas dépasser en tout 4 comprimés par jour.", ""},
	{"in order, words with a point", line(pStep{Sequence: 1, Text: "Dose de charge à l'hôpital."}, morning(2, "1", "5 d")),
		"Dose de charge à l'hôpital, puis 1 comprimé le matin pendant 5 jours.", ""},
	{"in order, words with a capital", line(morning(1, "2", "3 d"), pStep{Sequence: 2, Text: "Revoir pour l'arrêt"}),
		"2 comprimés le matin pendant 3 jours, puis revoir pour l'arrêt.", ""},
	{"a note without a capital", line(pStep{Doses: dose("1", "application"), Instructions: []string{"en couche mince", "pH neutre"}}),
		"1 application. En couche mince. pH neutre.", ""},
	{"beside the order, bounded", line(morning(1, "2", "3 d"), morning(2, "1", "5 d"), morning(0, "3", "2 d")),
		"2 comprimés le matin pendant 3 jours, puis 1 comprimé le matin pendant 5 jours. En parallèle : 3 comprimés le matin pendant 2 jours.", ""},
	{"beside the order, a list", line(morning(1, "2", "3 d"),
		pStep{Doses: dose("1", "sachet"), Timing: pTiming{Moments: moments("HS")}, AsNeeded: true, Bounds: pBounds{Duration: span("2 d")}},
		pStep{Doses: dose("1", "gélule"), Bounds: pBounds{Duration: span("2 d")}}),
		"2 comprimés le matin pendant 3 jours. En parallèle, pendant 2 jours : 1 sachet au coucher si besoin ; 1 gélule.", ""},
	{"words only, more than one", line(pStep{Sequence: 1, Instructions: []string{"Boire aussitôt.", "À jeun."}}, morning(2, "1", "5 d")),
		"Boire aussitôt (À jeun), puis 1 comprimé le matin pendant 5 jours.", ""},
}
