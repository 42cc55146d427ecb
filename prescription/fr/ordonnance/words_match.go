package ordonnance

import (
	"slices"
	"strings"
)

// ContainsInWords reports whether a text holds the given words as whole words,
// whatever the case, the accents and the hyphens: both spellings of numbers
// are in use. Numbers are not found inside longer ones: "deux comprimés" is
// not in "vingt-deux comprimés". Empty words are in no text.
//
// It serves the rule that a narcotic is prescribed in letters (CSP R5132-29).
func ContainsInWords(text, words string) bool {
	have, want := plainWords(text), plainWords(words)
	if len(want) == 0 {
		return false
	}
	for i := 0; i+len(want) <= len(have); i++ {
		if slices.Equal(have[i:i+len(want)], want) && wholeNumber(have, i, i+len(want)) {
			return true
		}
	}
	return false
}

// wholeNumber reports whether the words from i to j cut no number in two.
func wholeNumber(have []string, i, j int) bool {
	number := func(k int) bool { return k >= 0 && k < len(have) && isNumber(have[k]) }
	if number(i) && (number(i-1) || i > 0 && have[i-1] == "et" && number(i-2)) {
		return false
	}
	return !number(j-1) || !number(j) && (j >= len(have) || have[j] != "et" || !number(j+1))
}

func isNumber(w string) bool {
	switch w {
	case "zero", "un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
		"onze", "douze", "treize", "quatorze", "quinze", "seize", "vingt", "vingts", "trente", "quarante",
		"cinquante", "soixante", "cent", "cents", "mille", "million", "millions", "milliard", "milliards",
		"virgule":
		return true
	}
	return false
}

// plainWords cuts a text into words in lower case without accents.
func plainWords(s string) []string {
	s = strings.Map(plainLetter, strings.ToLower(s))
	s = strings.ReplaceAll(strings.ReplaceAll(s, "œ", "oe"), "æ", "ae")
	return strings.FieldsFunc(s, func(r rune) bool {
		return r != '%' && r != '/' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && r < 0x80 || r == '\u00a0' || r == '\u202f'
	})
}

// plainLetter takes the accent off a letter of French, and drops combining
// accents.
func plainLetter(r rune) rune {
	switch r {
	case 'à', 'â', 'ä', 'á':
		return 'a'
	case 'ç':
		return 'c'
	case 'é', 'è', 'ê', 'ë':
		return 'e'
	case 'î', 'ï', 'í':
		return 'i'
	case 'ô', 'ö', 'ó':
		return 'o'
	case 'ù', 'û', 'ü', 'ú':
		return 'u'
	case 'ÿ':
		return 'y'
	case '’', '‐', '‑', '–', '—', '«', '»':
		return ' '
	}
	if r >= 0x300 && r < 0x370 {
		return -1
	}
	return r
}
