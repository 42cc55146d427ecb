package epmed

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

func yesNo(b bool) string {
	if b {
		return "Oui"
	}
	return "Non"
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// periodWords are the words of a treatment period.
func periodWords(b prescription.Bounds) string {
	var words []string
	if !b.Start.IsZero() {
		words = append(words, "du "+french(b.Start))
	}
	if !b.End.IsZero() {
		words = append(words, "au "+french(medcda.LastDay(b.End)))
	}
	if !b.Duration.IsZero() {
		words = append(words, "pendant "+spanWords(b.Duration))
	}
	if !b.DurationMax.IsZero() {
		words = append(words, "jusqu'à "+spanWords(b.DurationMax))
	}
	return dash(strings.Join(words, " "))
}

// unitWords are units of time in one and in many.
func unitWords(u prescription.TimeUnit) (one, many string) {
	switch u {
	case prescription.Second:
		return "seconde", "secondes"
	case prescription.Minute:
		return "minute", "minutes"
	case prescription.Hour:
		return "heure", "heures"
	case prescription.Day:
		return "jour", "jours"
	case prescription.Week:
		return "semaine", "semaines"
	case prescription.Month:
		return "mois", "mois"
	}
	return "an", "ans"
}

func spanWords(s prescription.Span) string {
	if s.IsZero() {
		return ""
	}
	one, many := unitWords(s.Unit)
	if n, ok := s.Whole(); ok && n <= 1 {
		many = one
	}
	return strings.Replace(string(s.Value), ".", ",", 1) + " " + many
}

func repeatWords(r prescription.Repeats) string {
	switch {
	case r.IsUnlimited():
		return "illimité"
	case r.IsZero():
		return "0"
	}
	return r.String()
}

func codeWords(c prescription.Code) string {
	if c.Display != "" {
		return c.Display
	}
	return c.Code
}

// substitutionWords say whether a generic may be handed out. The motives of
// the law stand with their three letters (arrêté du 12 novembre 2019).
func substitutionWords(s prescription.Substitution) string {
	m := s.Motive
	switch {
	case !s.Refused && m.IsZero():
		return "Oui"
	case !s.Refused:
		return "Oui (" + codeWords(m) + ")"
	case m.IsZero():
		return "Non"
	case m.System == ordonnance.SystemMotive && m.Display != "":
		return "Non (" + m.Code + " : " + m.Display + ")"
	case m.System == ordonnance.SystemMotive:
		return "Non (" + m.Code + ")"
	}
	return "Non (" + codeWords(m) + ")"
}

// motive reads the words of a refusal: one of the three letters, or the words
// that official examples use for it; any other text is a motive in words.
func motive(words string) prescription.Code {
	_, inside, ok := strings.Cut(words, "(")
	if !ok {
		return prescription.Code{}
	}
	inside = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(inside), ")"))
	letters, label, _ := strings.Cut(inside, " : ")
	lower := strings.ToLower(inside)
	switch {
	case letters == ordonnance.MotiveMTE, letters == ordonnance.MotiveEFG, letters == ordonnance.MotiveCIF:
		return prescription.Code{System: ordonnance.SystemMotive, Code: letters, Display: label}
	case strings.Contains(lower, "marge thérapeutique étroite"):
		return ordonnance.Motive(ordonnance.MotiveMTE)
	case strings.Contains(lower, "forme galénique"), strings.Contains(lower, "forme pharmaceutique"):
		return ordonnance.Motive(ordonnance.MotiveEFG)
	case strings.Contains(lower, "contre-indication"):
		return ordonnance.Motive(ordonnance.MotiveCIF)
	}
	return prescription.Code{Display: inside}
}

// linkWords say how a line stands to another.
func linkWords(l prescription.Link) string {
	words := map[prescription.Relation]string{prescription.Before: "avant", prescription.Concurrent: "en même temps que",
		prescription.After: "après", prescription.Alternative: "ou bien"}[l.Relation] + " la ligne " + l.Line
	if !l.Offset.IsZero() {
		words = spanWords(l.Offset) + " " + words
	}
	return words
}
