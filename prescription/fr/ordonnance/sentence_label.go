package ordonnance

import "strings"

// verbatimUnit writes a unit that no table has. A ratio of known ones is said
// where letters are asked for, and where its first unit is never abridged:
// "ug/kg" is "microgrammes par kg".
func (w *writer) verbatimUnit(s string, many bool) {
	if first, ratio := ratioUnit(s); ratio && (w.words || first.symbol == "") {
		w.unitWord(first, many)
		_, s, _ = strings.Cut(s, "/")
		for under := range strings.SplitSeq(s, "/") {
			w.add(" par ")
			w.unitWord(partUnit(under), false)
		}
		return
	}
	if s[0] >= '0' && s[0] <= '9' { // a code, not to be read as a number
		w.b = append(w.b, '[')
		w.add(s)
		w.b = append(w.b, ']')
		return
	}
	if many {
		w.declined(s)
		return
	}
	w.add(s)
}

// declined writes a label of several words in the plural: "doses correspondant
// à la graduation de 7 kg", "comprimés orodispersibles". One whose words are
// not known stays as it is.
func (w *writer) declined(s string) {
	first, rest, _ := strings.Cut(s, " ")
	u := labelled(first)
	switch {
	case rest == "" || u == nil || !u.counted:
		w.add(s)
	case begins(rest, invariable[:]):
		w.add(u.many)
		w.b = append(w.b, ' ')
		w.add(rest)
	case begins(rest, adjectives[:]) && !strings.Contains(rest, " "):
		w.add(u.many)
		w.b = append(w.b, ' ')
		w.add(strings.TrimSuffix(rest, "s"))
		w.b = append(w.b, 's')
	default:
		w.add(s)
	}
}

// What stands behind the name of a unit and does not vary, and what does.
var (
	invariable = [...]string{"à ", "au ", "de ", "d'", "d’", "en ", "pour ", "par ", "correspondant ", "contenant "}
	adjectives = [...]string{"orodispersible", "dispersible", "effervescent", "sublingual", "pelliculé", "enrobé", "sécable",
		"bisécable", "quadrisécable", "gastro-résistant", "gastrorésistant", "soluble", "buvable", "injectable", "préremplie",
		"molle", "nasale"}
)

// ratioUnit is the first unit of a ratio of units that are all known.
func ratioUnit(s string) (first *unit, ok bool) {
	over, under, ratio := strings.Cut(s, "/")
	if !ratio {
		return nil, false
	}
	for part := range strings.SplitSeq(under, "/") {
		if partUnit(part) == nil {
			return nil, false
		}
	}
	first = partUnit(over)
	return first, first != nil
}

// partUnit is the unit of a part of a ratio, a label or a UCUM code.
func partUnit(s string) *unit {
	if u := labelled(s); u != nil {
		return u
	}
	return ucumUnit(s)
}
