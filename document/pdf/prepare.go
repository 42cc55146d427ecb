package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// preparer turns characters, one after the other, into those a face has: white
// space as spaces, equals for a few signs, � for the rest.
type preparer struct {
	face     *face
	missing  []rune // characters given as �, in order
	last     rune   // the character before
	fraction bool   // whether it was written as a fraction
}

// next returns what is drawn for one character.
func (p *preparer) next(r rune) string {
	shown, fraction := string(r), false
	switch {
	case invisible(r):
		return ""
	case r == unicode.ReplacementChar:
		p.missing = append(p.missing, r)
	case p.face.glyph(r) != 0:
	case equalOf(r) != "":
		shown = equalOf(r)
		fraction = strings.Contains(shown, "/")
	default:
		p.missing = append(p.missing, r)
		shown = string(unicode.ReplacementChar)
	}
	// 1⅓ must not read 11/3, nor ⅓0 read 1/30.
	if fraction && unicode.IsDigit(p.last) || p.fraction && (fraction || unicode.IsDigit(r)) {
		shown = " " + shown
	}
	p.last, p.fraction = r, fraction
	return shown
}

// prepare turns a text in composed form (NFC) into characters the face has, and
// returns those it replaced by �.
func prepare(text string, f *face) (shown string, missing []rune) {
	p := preparer{face: f}
	var out strings.Builder
	for _, r := range norm.NFC.String(text) {
		out.WriteString(p.next(r))
	}
	return out.String(), p.missing
}

// invisible reports whether a character shows nothing by itself: places where a
// line may break, and the byte order mark. They come along with pasted text.
func invisible(r rune) bool {
	return r == '\u200B' || r == '\u00AD' || r == '\uFEFF'
}

// equalOf returns the characters that stand for one the fonts lack without any
// loss for the reader, or "".
//
// QUIRK: French typography asks for a narrow non-breaking space (U+202F) before
// ; ! ? and in numbers; the Go fonts lack it, the wide one (U+00A0) is drawn.
func equalOf(r rune) string {
	switch r {
	case '\u202F', '\u2007':
		return "\u00A0"
	case '\u2011': // non-breaking hyphen
		return "-"
	case '⅓':
		return "1/3"
	case '⅔':
		return "2/3"
	case '⅕':
		return "1/5"
	case '⅖':
		return "2/5"
	case '⅗':
		return "3/5"
	case '⅘':
		return "4/5"
	case '⅙':
		return "1/6"
	case '⅚':
		return "5/6"
	case '⅐':
		return "1/7"
	case '⅑':
		return "1/9"
	case '⅒':
		return "1/10"
	}
	if unicode.IsSpace(r) {
		return " "
	}
	return ""
}
