package ordonnance_test

import "github.com/ordonnance-numerique/ordonnance-go/prescription"

type (
	pTiming = prescription.Timing
	pBounds = prescription.Bounds
	pStep   = prescription.Step
	pCode   = prescription.Code
)

type wording struct {
	name        string
	line        prescription.Line
	want, words string
}

func often(style prescription.Style, n, most int, period string) pTiming {
	return pTiming{Style: style, Frequency: n, FrequencyMax: most, Period: span(period)}
}

func atMoments(moments ...prescription.DayMoment) prescription.Line {
	return take(pTiming{Moments: moments})
}

func amount(value, unit string) prescription.Line { return line(pStep{Doses: dose(value, unit)}) }

func ranged(low, high *prescription.Quantity) prescription.Line {
	return line(pStep{Doses: []prescription.Dose{{Amount: prescription.Amount{Low: low, High: high}}}})
}

// wordings are the parts of a sentence one by one: what it says, and in letters
// where that differs in more than the numbers.
var wordings = []wording{
	{"fraction half", amount("0.50", "comprimé"), "Un demi-comprimé.", "Un demi-comprimé."},
	{"fraction half feminine", amount("0.5", "gélule"), "Une demi-gélule.", ""},
	{"fraction quarter elided", amount("0.25", "ampoule"), "Un quart d'ampoule.", ""},
	{"fraction three quarters", amount("0.75", "comprimé"), "Trois quarts de comprimé.", ""},
	{"fraction third", amount("0.333333", "comprimé"), "Un tiers de comprimé.", ""},
	{"fraction above one", amount("1.5", "gélule"), "1 gélule et demie.", "Une gélule et demie."},
	{"fraction above two", amount("2.25", "comprimé"), "2 comprimés et un quart.", "Deux comprimés et un quart."},
	{"fraction without a name", amount("0.1", "comprimé"), "0,1 comprimé.", "Zéro virgule un comprimé."},
	{"fraction of a measure", amount("0.5", "mg"), "0,5 mg.", "Zéro virgule cinq milligramme."},
	{"fraction of an unknown unit", amount("0.5", "sphère"), "0,5 sphère.", ""},
	{"zeros at the end", amount("1.0", "mg"), "1 mg.", "Un milligramme."},
	{"thousands", amount("100000", "UI"), "100\u00a0000 UI.", "Cent mille unités internationales."},
	{"million", amount("1000000", "UI"), "1\u00a0000\u00a0000 UI.", "Un million d'unités internationales."},
	{"million of grams", amount("2000000", "mg"), "2\u00a0000\u00a0000 mg.", "Deux millions de milligrammes."},
	{"micrograms in full", amount("25", "µg"), "25 microgrammes.", "Vingt-cinq microgrammes."},
	{"units in full", amount("6", "U"), "6 unités.", "Six unités."},
	{"ratio unit", amount("15", "mg/kg"), "15 mg/kg.", "Quinze milligrammes par kilogramme."},
	{"label with a capital", amount("2", "Comprimé"), "2 comprimés.", ""},
	{"unknown label", amount("2", "Appln"), "2 Appln.", "Deux Appln."},
	{"bare number", line(pStep{Doses: dose("2", ""), Timing: often(prescription.TimesPer, 3, 0, "1 d")}), "2 par prise 3 fois par jour.", ""},
	{"unit by code", line(pStep{Doses: []prescription.Dose{{Amount: prescription.Amount{Value: &prescription.Quantity{
		Value: "2", System: "http://standardterms.edqm.eu", Code: "15012000"}}}}}), "2 gélules.", ""},
	{"UCUM by code", line(pStep{Doses: []prescription.Dose{{Amount: prescription.Amount{Value: &prescription.Quantity{
		Value: "2", System: "http://unitsofmeasure.org", Code: "[iU]"}}}}}), "2 UI.", "Deux unités internationales."},
	{"range", ranged(q("1", "gélule"), q("2", "gélule")), "1 à 2 gélules.", "Une à deux gélules."},
	{"range from a half", ranged(q("0.5", "comprimé"), q("1", "comprimé")), "Un demi-comprimé à 1 comprimé.", "Un demi-comprimé à un comprimé."},
	{"range of fractions", ranged(q("0.25", "comprimé"), q("0.5", "comprimé")), "Un quart à un demi-comprimé.", ""},
	{"range above one", ranged(q("1", "comprimé"), q("2.5", "comprimé")), "1 à 2,5 comprimés.", ""},
	{"range of two units", ranged(q("500", "mg"), q("1", "g")), "500 mg à 1 g.", ""},
	{"range at least", ranged(q("1", "sachet"), nil), "Au moins 1 sachet.", ""},
	{"range at most", ranged(nil, q("4", "sachet")), "Au plus 4 sachets.", ""},

	{"times per day", take(often(prescription.TimesPer, 3, 0, "1 d")), "1 comprimé 3 fois par jour.", "Un comprimé trois fois par jour."},
	{"times per day, a range", take(often(prescription.TimesPer, 1, 2, "1 d")), "1 comprimé 1 à 2 fois par jour.", "Un comprimé une à deux fois par jour."},
	{"times per day, at most", take(often(prescription.TimesPer, 0, 2, "1 d")), "1 comprimé au plus 2 fois par jour.", ""},
	{"times per two days", take(often(prescription.TimesPer, 1, 0, "2 d")), "1 comprimé 1 fois par période de 2 jours.", ""},
	{"every 8 hours", take(often(prescription.Every, 0, 0, "8 h")), "1 comprimé toutes les 8 heures.", "Un comprimé toutes les huit heures."},
	{"every day", take(often(prescription.Every, 1, 0, "1 d")), "1 comprimé tous les jours.", ""},
	{"every month", take(often(prescription.Every, 1, 0, "1 mo")), "1 comprimé tous les mois.", ""},
	{"every two years", take(often(prescription.Every, 1, 0, "2 a")), "1 comprimé tous les 2 ans.", ""},
	{"unknown style", take(often("", 3, 0, "1 d")), "1 comprimé, 3 prises par jour.", "Un comprimé, trois prises par jour."},
	{"unknown style, a period", take(pTiming{Period: span("6 h")}), "1 comprimé, 1 prise par période de 6 heures.", ""},
	{"period range", take(pTiming{Period: span("4 h"), PeriodMax: span("6 h")}), "1 comprimé, 1 prise par période de 4 à 6 heures.", ""},
	{"count", take(pTiming{Count: 10}), "1 comprimé, 10 prises en tout.", ""},
	{"count of one", take(pTiming{Count: 1}), "1 comprimé, 1 seule prise en tout.", ""},
	{"count range", take(pTiming{Count: 10, CountMax: 12}), "1 comprimé, 10 à 12 prises en tout.", ""},
	{"weekdays", take(pTiming{Weekdays: []prescription.Weekday{"thu", "mon"}}), "1 comprimé le lundi et le jeudi.", ""},
	{"month days", take(pTiming{MonthDays: "1,10-12,31"}), "1 comprimé le 1er, du 10 au 12 et le 31 de chaque mois.", ""},
	{"cycle", take(pTiming{Cycle: prescription.Cycle{Length: 28, Days: "1-21"}}), "1 comprimé 21 jours sur 28.", "Un comprimé vingt et un jours sur vingt-huit."},
	{"cycle of two", take(pTiming{Cycle: prescription.Cycle{Length: 2, Days: "1"}}), "1 comprimé 1 jour sur 2.", ""},
	{"cycle, days apart", take(pTiming{Cycle: prescription.Cycle{Length: 28, Days: "3,8-10"}}), "1 comprimé les jours 3 et 8 à 10 de chaque cycle de 28 jours.", ""},
	{"clock", take(pTiming{Times: []prescription.Clock{8*3600 + 300, 3600, 20*3600 + 30}}), "1 comprimé à 8 h 05, 1 h et 20 h 00 min 30 s.", ""},
	{"clock in words", take(pTiming{Times: []prescription.Clock{3600, 20*3600 + 1800}}), "1 comprimé à 1 h et 20 h 30.", "Un comprimé à une heure et vingt heures trente."},

	{"moment before", atMoments(prescription.DayMoment{Code: "ACM", Offset: 30}), "1 comprimé 30 minutes avant le petit-déjeuner.", ""},
	{"moment after", atMoments(prescription.DayMoment{Code: "PC", Offset: 1}), "1 comprimé 1 minute après les repas.", ""},
	{"moment without a direction", atMoments(prescription.DayMoment{Code: "WAKE", Offset: 15}), "1 comprimé au réveil (décalage de 15 minutes).", ""},
	{"moment unknown", atMoments(prescription.DayMoment{Code: "ZZZ"}), "1 comprimé au moment ZZZ.", ""},
	{"moments of the day", atMoments(moments("MORN", "NOON", "AFT", "EVE", "NIGHT", "HS", "WAKE")...),
		"1 comprimé le matin, le midi, l'après-midi, le soir, la nuit, au coucher et au réveil.", ""},
	{"moments of meals", atMoments(moments("C", "CM", "CD", "CV", "AC", "ACD", "ACV", "PC", "PCM", "PCD", "PCV", "IC", "ICM", "ICD", "ICV")...),
		"1 comprimé au moment des repas, au petit-déjeuner, au déjeuner, au dîner, avant les repas, avant le déjeuner, avant le dîner, après les repas, après le petit-déjeuner, après le déjeuner, après le dîner, entre les repas, entre le petit-déjeuner et le déjeuner, entre le déjeuner et le dîner et entre le dîner et le coucher.", ""},
	{"moments of France", atMoments(moments("AGU", "PGU", "AT", "T", "PT", "ASK", "SK", "PSK", "AMS", "MS", "PMS", "AAS", "AS", "PAS", "ABT", "PBT", "PHS")...),
		"1 comprimé avant le lever, après le lever, avant la toilette, pendant la toilette, après la toilette, avant la collation, à la collation, après la collation, avant la collation du matin, à la collation du matin, après la collation du matin, avant la collation de l'après-midi, à la collation de l'après-midi, après la collation de l'après-midi, avant le coucher, après le coucher et après l'endormissement.", ""},
	{"moments with a part", atMoments(moments("MORN.early", "MORN.late", "AFT.early", "AFT.late", "EVE.early", "EVE.late")...),
		"1 comprimé en début de matinée, en fin de matinée, en début d'après-midi, en fin d'après-midi, en début de soirée et en fin de soirée.", ""},

	{"from a day", within(pBounds{Start: day(2026, 12, 1)}), "1 comprimé, à partir du 1er décembre 2026.", ""},
	{"until a day", within(pBounds{End: day(2027, 1, 1)}), "1 comprimé, jusqu'au 31 décembre 2026 inclus.", ""},
	{"from day to day", within(pBounds{Start: day(2026, 8, 2), End: day(2026, 8, 9)}), "1 comprimé, du 2 août 2026 au 8 août 2026 inclus.", ""},
	{"from an instant in winter", within(pBounds{Start: moment("2026-12-01T09:30:00+01:00")}), "1 comprimé, à partir du 1er décembre 2026 à 9 h 30.", ""},
	{"from an instant in summer", within(pBounds{Start: moment("2026-07-01T09:30:00+02:00")}), "1 comprimé, à partir du 1er juillet 2026 à 9 h 30.", ""},
	{"until an instant overseas", within(pBounds{End: moment("2026-12-01T09:00:00-04:00")}), "1 comprimé, jusqu'au 1er décembre 2026 à 9 h (UTC-4).", ""},
	{"from an instant in UTC", within(pBounds{Start: moment("2026-12-01T09:00:00Z")}), "1 comprimé, à partir du 1er décembre 2026 à 9 h (UTC).", ""},
	{"for some days", within(pBounds{Duration: span("5 d"), DurationMax: span("7 d")}), "1 comprimé pendant 5 à 7 jours.", ""},
	{"for some units", within(pBounds{Duration: span("5 d"), DurationMax: span("1 wk")}), "1 comprimé pendant 5 jours à 1 semaine.", ""},
	{"for at most", within(pBounds{DurationMax: span("7 d")}), "1 comprimé pendant au plus 7 jours.", ""},
	{"for a fraction", within(pBounds{Duration: span("1.5 h")}), "1 comprimé pendant 1,5 heure.", ""},

	{"until the first day of all", within(pBounds{End: day(1, 1, 1)}), "1 comprimé, jusqu'au 1er janvier 1 exclu.", ""},
	{"every, at most", take(pTiming{Style: prescription.Every, PeriodMax: span("3 d")}), "1 comprimé à intervalles d'au plus 3 jours.", ""},
	{"every, a range", take(pTiming{Style: prescription.Every, Period: span("4 h"), PeriodMax: span("6 h")}), "1 comprimé toutes les 4 à 6 heures.", ""},
	{"every, a range of units", take(pTiming{Style: prescription.Every, Period: span("24 h"), PeriodMax: span("2 d")}), "1 comprimé à intervalles de 24 heures à 2 jours.", ""},
	{"times in at most", take(pTiming{Style: prescription.TimesPer, Frequency: 2, PeriodMax: span("3 d")}), "1 comprimé 2 fois par période d'au plus 3 jours.", ""},
	{"maxima", line(pStep{Doses: dose("1", "comprimé"), Maxima: []prescription.Maximum{{Dose: *q("2", "comprimé"), Scope: prescription.PerPeriod},
		{Dose: *q("4", "comprimé"), Scope: prescription.PerPeriod, Period: span("4 h")}}}),
		"1 comprimé, sans dépasser 2 comprimés par période ni 4 comprimés par période de 4 heures.", ""},

	{"as needed", line(pStep{Doses: dose("1", "sachet"), AsNeeded: true}), "1 sachet si besoin.", ""},
	{"in a case", line(pStep{Doses: dose("1", "sachet"), Condition: pCode{Display: "Fièvre"}}), "1 sachet, si fièvre.", ""},
	{"in a case, elided", line(pStep{Doses: dose("1", "sachet"), Condition: pCode{Display: "il vomit"}}), "1 sachet, s'il vomit.", ""},
	{"in a case by its code", line(pStep{Doses: dose("1", "sachet"), AsNeeded: true,
		Condition: pCode{System: "http://snomed.info/sct", Code: "24199005"}}), "1 sachet, si besoin, en cas d'agitation.", ""},
	{"codes without labels", line(pStep{Doses: []prescription.Dose{{Amount: prescription.Amount{Value: q("4", "g")}, Basis: pCode{Code: "1215702"}}},
		Route: pCode{System: "http://standardterms.edqm.eu", Code: "1"}, Condition: pCode{Code: "38"}}), "4 g de [1215702] (voie : [1]), si [38].", ""},
	{"routes", line(
		pStep{Route: pCode{System: "http://standardterms.edqm.eu", Code: "20053000"}}, pStep{Route: pCode{System: "http://standardterms.edqm.eu", Code: "20003000"}},
		pStep{Route: pCode{System: "http://standardterms.edqm.eu", Code: "20070000"}}, pStep{Route: pCode{System: "http://standardterms.edqm.eu", Code: "20035000"}}),
		"Par voie orale ; par voie cutanée ; par voie transdermique ; par voie intramusculaire.", ""},
	{"abbreviation", line(pStep{Doses: dose("1", "sachet"), Condition: pCode{Display: "INR > 3"}}), "1 sachet, si INR > 3.", ""},
	{"aspirated h", line(pStep{Doses: dose("1", "sachet"), AsNeeded: true, Condition: pCode{Display: "Hoquet"}}), "1 sachet, si besoin, en cas de hoquet.", ""},
	{"events contracted", line(pStep{Doses: dose("1", "sachet"), StartEvent: pCode{Display: "le retrait du drain"}, EndEvent: pCode{Display: "les résultats"}}),
		"1 sachet, à partir du retrait du drain, jusqu'aux résultats.", ""},
	{"place", line(pStep{Doses: dose("1", "application"), Site: pCode{Display: "bras gauche"}, Method: pCode{Display: "en massage"}, Route: pCode{Display: "cutanée"}}),
		"1 application (voie : cutanée) (méthode : en massage) (site : bras gauche).", ""},
	{"route by its label", line(pStep{Doses: dose("1", "application"), Route: pCode{Display: "Voie vaginale"}}), "1 application par voie vaginale.", ""},
	{"text behind", line(pStep{Doses: dose("1", "sachet"), Instructions: []string{"À diluer.", "Boire aussitôt"}, Text: "sauf le dimanche !"}),
		"1 sachet. À diluer. Boire aussitôt. Sauf le dimanche !", ""},
	{"bounds of line and step", func() prescription.Line {
		l := within(pBounds{Duration: span("5 d")})
		l.Period = pBounds{Start: day(2026, 12, 1), Duration: span("1 mo")}
		return l
	}(), "1 comprimé pendant 5 jours. Traitement pendant 1 mois, à partir du 1er décembre 2026.", ""},
	{"parallel and ordered", line(
		pStep{Sequence: 2, Doses: dose("1", "comprimé"), Timing: pTiming{Moments: moments("MORN")}},
		pStep{Sequence: 1, Doses: dose("2", "comprimé"), Timing: pTiming{Moments: moments("MORN", "NOON")}, Bounds: pBounds{Duration: span("3 d")}},
		pStep{Sequence: 1, Doses: dose("1", "comprimé"), Timing: pTiming{Moments: moments("EVE")}, Bounds: pBounds{Duration: span("3 d")}}),
		"Pendant 3 jours : 2 comprimés le matin et le midi ; 1 comprimé le soir. Puis 1 comprimé le matin.", ""},
	{"parallel with bounds apart", line(
		pStep{Doses: dose("2", "comprimé"), Timing: pTiming{Moments: moments("MORN")}, Bounds: pBounds{Duration: span("3 d")}},
		pStep{Doses: dose("1", "comprimé"), Timing: pTiming{Moments: moments("EVE")}, Text: "au lit"}),
		"2 comprimés le matin pendant 3 jours ; 1 comprimé le soir (au lit).", ""},
}

func moments(codes ...string) (list []prescription.DayMoment) {
	for _, c := range codes {
		list = append(list, prescription.DayMoment{Code: c})
	}
	return list
}
