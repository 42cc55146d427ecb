package ordonnance

import (
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// MomentHours returns hours for the moments that the French guide adds to those
// of HL7 (fr-additional-when-codes), for ScheduleOptions.Moments. They order a
// day and are not to be told as hours of intakes.
func MomentHours() map[string]prescription.Clock {
	hours := map[string]prescription.Clock{}
	for code, minutes := range map[string]int{"AGU": 6*60 + 30, "PGU": 6*60 + 50, "AT": 7*60 + 5, "T": 7*60 + 10, "PT": 7*60 + 15,
		"AMS": 9*60 + 50, "MS": 10 * 60, "PMS": 10*60 + 10, "AAS": 15*60 + 50, "AS": 16 * 60, "PAS": 16*60 + 10,
		"ASK": 15*60 + 50, "SK": 16 * 60, "PSK": 16*60 + 10, "ABT": 21*60 + 50, "PBT": 22*60 + 10} {
		hours[code] = prescription.Clock(minutes * 60)
	}
	return hours
}

// moments writes the moments of the day: "le matin, le midi et le soir". Those
// without a preposition come first: "avant le petit-déjeuner et le soir" is
// also before the evening.
func (w *writer) moments(moments []prescription.DayMoment) {
	begin, was := len(w.b), true
	for i := range moments {
		if i == 0 {
			w.word("")
		} else {
			w.list(i, len(moments))
		}
		bare := w.moment1(&moments[i])
		if bare && !was {
			w.b = w.b[:begin]
			w.moments(bareFirst(moments))
			return
		}
		was = bare
	}
}

// bareFirst is a copy with the moments without a preposition in front.
func bareFirst(moments []prescription.DayMoment) []prescription.DayMoment {
	sorted := slices.Clone(moments)
	slices.SortStableFunc(sorted, func(a, b prescription.DayMoment) int {
		switch x, y := isBare(a.Code), isBare(b.Code); {
		case x == y:
			return 0
		case x:
			return -1
		}
		return 1
	})
	return sorted
}

// isBare reports whether a moment is an article and a noun.
func isBare(code string) bool { return strings.HasPrefix(momentName(code), "l") }

// moment1 writes one moment. With a distance, the direction lies in the code
// ("30 minutes avant le petit-déjeuner"); a code that has none gets the
// distance in brackets. It reports whether the moment has no preposition.
func (w *writer) moment1(m *prescription.DayMoment) (bare bool) {
	direction, event := relative(m.Code)
	if m.Offset > 0 && direction != "" {
		w.minutes(m.Offset)
		w.b = append(w.b, ' ')
	}
	if direction != "" {
		w.add(direction)
		w.b = append(w.b, ' ')
		w.add(event)
		return false
	}
	if name := momentName(m.Code); name != "" {
		bare = name[0] == 'l'
		w.add(name)
	} else {
		w.add("au moment ")
		w.add(m.Code)
	}
	if m.Offset > 0 {
		w.add(" (décalage de ")
		i := len(w.b)
		w.minutes(m.Offset)
		w.elided(i)
		w.b = append(w.b, ')')
	}
	return bare
}

func (w *writer) minutes(n int) { w.counted(n, " minute") }

// relative gives the direction and the event of a code that says before or
// after what: HL7 v3 TimingEvent and FHIR R4 event-timing, and the French
// additions of fr-additional-when-codes (ans.fhir.fr.eprescription).
func relative(code string) (direction, event string) {
	switch code {
	case "AC":
		return "avant", "les repas"
	case "ACM":
		return "avant", "le petit-déjeuner"
	case "ACD":
		return "avant", "le déjeuner"
	case "ACV":
		return "avant", "le dîner"
	case "PC":
		return "après", "les repas"
	case "PCM":
		return "après", "le petit-déjeuner"
	case "PCD":
		return "après", "le déjeuner"
	case "PCV":
		return "après", "le dîner"
	case "PHS":
		return "après", "l'endormissement"
	case "AGU":
		return "avant", "le lever"
	case "PGU":
		return "après", "le lever"
	case "AT":
		return "avant", "la toilette"
	case "PT":
		return "après", "la toilette"
	case "ASK":
		return "avant", "la collation"
	case "PSK":
		return "après", "la collation"
	case "AMS":
		return "avant", "la collation du matin"
	case "PMS":
		return "après", "la collation du matin"
	case "AAS":
		return "avant", "la collation de l'après-midi"
	case "PAS":
		return "après", "la collation de l'après-midi"
	case "ABT":
		return "avant", "le coucher"
	case "PBT":
		return "après", "le coucher"
	}
	return "", ""
}

// momentName is a moment that is neither before nor after something.
func momentName(code string) string {
	switch code {
	case "MORN":
		return "le matin"
	case "NOON":
		return "le midi"
	case "AFT":
		return "l'après-midi"
	case "EVE":
		return "le soir"
	case "NIGHT":
		return "la nuit"
	case "HS":
		return "au coucher"
	case "WAKE":
		return "au réveil"
	case "C":
		return "au moment des repas"
	case "CM":
		return "au petit-déjeuner"
	case "CD":
		return "au déjeuner"
	case "CV":
		return "au dîner"
	case "IC":
		return "entre les repas"
	case "ICM":
		return "entre le petit-déjeuner et le déjeuner"
	case "ICD":
		return "entre le déjeuner et le dîner"
	case "ICV":
		return "entre le dîner et le coucher"
	case "T":
		return "pendant la toilette"
	case "SK":
		return "à la collation"
	case "MS":
		return "à la collation du matin"
	case "AS":
		return "à la collation de l'après-midi"
	}
	return partOfDay(code)
}

// partOfDay are the codes with a qualifier of FHIR R4 event-timing.
func partOfDay(code string) string {
	switch code {
	case "MORN.early":
		return "en début de matinée"
	case "MORN.late":
		return "en fin de matinée"
	case "AFT.early":
		return "en début d'après-midi"
	case "AFT.late":
		return "en fin d'après-midi"
	case "EVE.early":
		return "en début de soirée"
	case "EVE.late":
		return "en fin de soirée"
	}
	return ""
}
