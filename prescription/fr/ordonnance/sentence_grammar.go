package ordonnance

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// nameOf is what is read of a concept: its label, or its code in brackets when
// it has none, lest digits be read as a number.
func nameOf(c prescription.Code) string {
	if c.Display != "" || c.Code == "" {
		return c.Display
	}
	return "[" + c.Code + "]"
}

func hasEnd(b []byte, s string) bool { return len(b) >= len(s) && string(b[len(b)-len(s):]) == s }

// elided turns the "de " that ends at i into "d'" before "un" and "une", which
// only a number in letters or a fraction begins with: "un délai d'un jour".
func (w *writer) elided(i int) {
	if rest := w.b[i:]; len(rest) < 2 || rest[0] != 'u' || rest[1] != 'n' {
		return
	}
	w.b[i-2] = '\''
	w.b = append(w.b[:i-1], w.b[i:]...)
}

// de puts " de " or " d'" before a name.
func (w *writer) de(name string) {
	w.deBefore(name)
	w.add(name)
}

// deLower is de with the first letter of a label in lower case.
func (w *writer) deLower(name string) {
	w.deBefore(name)
	w.lower(name)
}

func (w *writer) deBefore(name string) {
	if vowel(name) {
		w.add(" d'")
	} else {
		w.add(" de ")
	}
}

// after puts a preposition before a noun phrase with the contractions of
// French: "à" + "le" is "au", "de" + "les" is "des", "de" + "un" is "d'un".
func (w *writer) after(preposition, noun string) {
	isLe, isLes := hasHead(noun, "le "), hasHead(noun, "les ")
	switch {
	case preposition == "à" && isLe:
		w.add("au ")
		w.add(noun[len("le "):])
	case preposition == "à" && isLes:
		w.add("aux ")
		w.add(noun[len("les "):])
	case preposition == "de" && isLe:
		w.add("du ")
		w.add(noun[len("le "):])
	case preposition == "de" && isLes:
		w.add("des ")
		w.add(noun[len("les "):])
	case preposition == "de" && vowel(noun):
		w.add("d'")
		w.lower(noun)
	default:
		w.add(preposition)
		w.b = append(w.b, ' ')
		w.lower(noun)
	}
}

// vowel reports whether "de" is elided before a word: a vowel, or an h that is
// not aspirated. The aspirated ones listed are those of medicine.
func vowel(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch plainLetter(unicode.ToLower(r)) {
	case 'a', 'e', 'i', 'o', 'u', 'œ', 'æ':
		return !strings.HasPrefix(s, "onze")
	case 'h':
		for _, aspirated := range [...]string{"halèt", "hanche", "handicap", "hauss", "haut", "hernie", "herpès", "heurt", "hoquet", "huit", "hors"} {
			if len(s) >= len(aspirated) && strings.EqualFold(s[:len(aspirated)], aspirated) {
				return false
			}
		}
		return len(s) > 2
	}
	return false
}

// lower writes a label inside a sentence: its first letter in lower case,
// unless it begins an abbreviation ("INR").
func (w *writer) lower(s string) {
	first, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	if unicode.IsUpper(first) && unicode.IsLower(second) {
		w.b = utf8.AppendRune(w.b, unicode.ToLower(first))
		s = s[size:]
	}
	w.add(s)
}

// capital puts the first letter from i on in upper case.
func (w *writer) capital(i int) {
	switch {
	case i >= len(w.b):
	case w.b[i] >= 'a' && w.b[i] <= 'z':
		w.b[i] -= 'a' - 'A'
	case w.b[i] == 0xc3 && i+1 < len(w.b) && w.b[i+1] >= 0xa0: // à, é: U+00E0 to U+00FE
		w.b[i+1] -= 0x20
	}
}

// stop ends a sentence that is not ended yet.
func (w *writer) stop() {
	if len(w.b) == 0 {
		return
	}
	switch w.b[len(w.b)-1] {
	case '.', '!', '?':
		return
	case "…"[2]:
		if hasEnd(w.b, "…") {
			return
		}
	}
	w.b = append(w.b, '.')
}
