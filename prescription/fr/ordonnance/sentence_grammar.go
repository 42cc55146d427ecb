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

// de puts " de " or " d'" before a name.
func (w *writer) de(name string) {
	if vowel(name) {
		w.add(" d'")
	} else {
		w.add(" de ")
	}
	w.add(name)
}

// after puts a preposition before a noun phrase with the contractions of
// French: "à" + "le" is "au", "de" + "les" is "des", "de" + "un" is "d'un".
func (w *writer) after(preposition, noun string) {
	le, isLe := strings.CutPrefix(noun, "le ")
	les, isLes := strings.CutPrefix(noun, "les ")
	switch {
	case preposition == "à" && isLe:
		w.add("au ")
		w.add(le)
	case preposition == "à" && isLes:
		w.add("aux ")
		w.add(les)
	case preposition == "de" && isLe:
		w.add("du ")
		w.add(le)
	case preposition == "de" && isLes:
		w.add("des ")
		w.add(les)
	case preposition == "de" && vowel(noun):
		w.add("d'")
		w.add(noun)
	default:
		w.add(preposition)
		w.b = append(w.b, ' ')
		w.add(noun)
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
		for _, aspirated := range [...]string{"hanche", "haut", "hernie", "herpès", "hoquet", "huit", "hors"} {
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
	}
	if hasEnd(w.b, "…") {
		return
	}
	w.b = append(w.b, '.')
}
