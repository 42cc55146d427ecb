package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Measure returns the width of one line of text in millimetres, as both the
// PDF and the picture draw it.
func Measure(text string, style Style) float64 {
	f := openFace(style.Font)
	shown, _ := prepare(text, f)
	return f.width(shown, style)
}

// Wrap breaks text into lines at most widthMM wide, to be drawn one by one with
// [Page.Text]. Empty text gives no line.
//
// It breaks at line ends already there, then at spaces, but not at non-breaking
// ones nor beside French punctuation (before : ; ! ? » and after «). A word
// wider than the line is broken between characters, never inside a letter and
// its accents; a single character wider than the line stands alone. Only the
// white space at a break is left out; every other character is in the result,
// in order, in composed form (NFC), with U+FFFD for
// bytes that are not UTF-8.
func Wrap(text string, style Style, widthMM float64) []string {
	if text == "" {
		return nil
	}
	var lines []string
	for _, paragraph := range strings.Split(unifyBreaks(norm.NFC.String(text)), "\n") {
		lines = append(lines, wrapParagraph(paragraph, style, widthMM)...)
	}
	return lines
}

// unifyBreaks writes every line end of Unicode (UAX #14, class BK, CR, LF, NL)
// as one line feed.
func unifyBreaks(text string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n",
		"\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
}

// wrapParagraph wraps text without line ends; it gives at least one line.
func wrapParagraph(text string, style Style, limit float64) []string {
	var lines []string
	line, used := "", 0.0
	for _, part := range splitParts(text) {
		word := strings.TrimLeftFunc(part, isBreakingSpace)
		if w := Measure(part, style); word == "" || used+w <= limit {
			line, used = line+part, used+w
			continue
		}
		if strings.TrimFunc(line, isBreakingSpace) != "" {
			lines = append(lines, trimEnd(line))
		}
		for head := fit(word, style, limit); head < len(word); head = fit(word, style, limit) {
			lines = append(lines, word[:head])
			word = word[head:]
		}
		line, used = word, Measure(word, style)
	}
	return append(lines, trimEnd(line))
}

// trimEnd drops the white space at the end of a line.
func trimEnd(line string) string { return strings.TrimRightFunc(line, isBreakingSpace) }

// splitParts cuts text before each run of spaces that allows a break, so that
// every part but the first is spaces followed by a word.
func splitParts(text string) []string {
	var parts []string
	runes := []rune(text)
	start := 0
	for i := 0; i < len(runes); {
		if !isBreakingSpace(runes[i]) {
			i++
			continue
		}
		end := i
		for end < len(runes) && isBreakingSpace(runes[end]) {
			end++
		}
		glued := i > 0 && runes[i-1] == '«' ||
			end < len(runes) && strings.ContainsRune(":;!?»", runes[end])
		if !glued && i > start {
			parts = append(parts, string(runes[start:i]))
			start = i
		}
		i = end
	}
	return append(parts, string(runes[start:]))
}

// fit returns how many bytes of a word fit on a line: at least one character,
// and never a letter without its accents.
func fit(word string, style Style, limit float64) int {
	p := preparer{face: openFace(style.Font)}
	best, used := 0, 0.0
	for i, r := range word {
		if i > 0 && !unicode.Is(unicode.M, r) {
			best = i
		}
		used += p.face.width(p.next(r), style)
		if used > limit && best > 0 {
			return best
		}
	}
	return len(word)
}

// isBreakingSpace reports white space at which a line may end.
func isBreakingSpace(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00A0' && r != '\u202F' && r != '\u2007'
}
