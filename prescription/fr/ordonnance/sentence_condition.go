package ordonnance

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// What a condition or an event is called comes from people and fits no grammar:
// a noun ("douleur"), a clause ("la douleur persiste"), or words that bring
// their own conjunction ("pour dormir"). The beginning of the label tells them
// apart.

// events writes what begins and ends the step when no date does.
func (w *writer) events(s *prescription.Step) {
	if !uncoded(&s.StartEvent) {
		w.startEvent(unstopped(nameOf(s.StartEvent)))
	}
	if !uncoded(&s.EndEvent) {
		w.endEvent(unstopped(nameOf(s.EndEvent)))
	}
}

func (w *writer) startEvent(name string) {
	switch {
	case name == "": // a system only
	case hasDigit(name[:1]), begins(name, ownBegins[:]):
		// "à partir de 12 heures avant…" would be noon.
		w.comma("en commençant ")
		w.lower(name)
	default:
		w.comma("à partir ")
		w.after("de", name)
	}
}

func (w *writer) endEvent(name string) {
	switch {
	case name == "":
	case hasHead(name, "jusqu"), hasHead(name, "tant "), hasHead(name, "pendant "):
		w.comma("")
		w.lower(name)
	case hasHead(name, "que "), hasHead(name, "qu'"), hasHead(name, "qu’"):
		w.comma("jusqu'à ce ")
		w.lower(name)
	case begins(name, ownEnds[:]):
		w.comma("arrêt ")
		w.lower(name)
	case begins(name, ownPlaces[:]):
		w.comma("jusqu'")
		w.lower(name)
	default:
		w.comma("jusqu'")
		w.after("à", name)
	}
}

// The beginnings of labels that no preposition goes before.
var (
	ownBegins = [...]string{"après ", "avant ", "dès ", "à ", "au ", "aux ", "lors ", "lorsqu", "quand ", "si ", "pendant ", "en "}
	ownEnds   = [...]string{"dès ", "lors ", "lorsqu", "quand ", "si ", "s'", "s’", "en cas "}
	ownPlaces = [...]string{"à ", "au ", "aux ", "après ", "avant "}

	ownConditions = [...]string{"si ", "s'", "s’", "en ", "selon ", "suivant ", "quand ", "lors ", "lorsqu", "pour ", "contre ",
		"avant ", "après ", "dès ", "à ", "au ", "aux ", "sauf ", "uniquement ", "seulement ", "chaque ", "devant ", "sous "}
	elided  = [...]string{"il ", "ils "}
	clauses = [...]string{"elle ", "elles ", "on ", "ce ", "cela ", "ça "}
	// A noun with its article or a clause; and what would be read as an end.
	unclear = [...]string{"le ", "la ", "les ", "l'", "l’", "un ", "une ", "des ", "tant ", "jusqu", "pendant "}
)

// conditions writes "si besoin" and the condition. What is only needed in a
// case ("si besoin, en cas de douleur") is told apart from what is due in that
// case ("si douleur").
func (w *writer) conditions(s *prescription.Step) {
	name := conditionName(s.Condition)
	if s.AsNeeded {
		if name == "" && !w.commas {
			w.word("si besoin")
			return
		}
		w.comma("si besoin")
	}
	switch {
	case name == "":
	case begins(name, ownConditions[:]):
		w.comma("")
		w.lower(name)
	case begins(name, elided[:]):
		w.comma("s'")
		w.lower(name)
	case begins(name, unclear[:]):
		w.word("(condition : ")
		w.lower(name)
		w.b = append(w.b, ')')
	case !s.AsNeeded, begins(name, clauses[:]):
		w.comma("si ")
		w.lower(name)
	default:
		w.comma("en cas")
		w.deLower(name)
	}
}

// conditionName reads the label of a condition, or knows its code: the two of
// SNOMED CT in the official examples.
func conditionName(c prescription.Code) string {
	switch {
	case c.Display != "":
	case c.Is(SystemSNOMED, "22253000"):
		return "douleur"
	case c.Is(SystemSNOMED, "24199005"):
		return "agitation"
	}
	return unstopped(nameOf(c))
}

// unstopped is a label without the point that would end the sentence.
func unstopped(s string) string {
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") && len(s) > 1 {
		return s[:len(s)-1]
	}
	return s
}

// begins reports whether a label begins with one of the heads.
func begins(s string, heads []string) bool {
	for _, head := range heads {
		if hasHead(s, head) {
			return true
		}
	}
	return false
}

// hasHead is strings.HasPrefix whatever the case; both apostrophes are stated
// where they may stand.
func hasHead(s, head string) bool {
	return len(s) >= len(head) && s[0]|0x20 == head[0]|0x20 && strings.EqualFold(s[:len(head)], head)
}
