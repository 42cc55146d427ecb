package ordonnance

import (
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// maxWords bounds the numbers that are written in letters.
const maxWords = 999_999_999_999

// small are the numbers that have a name of their own, and 17 to 19.
var smallNumbers = [...]string{"zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf",
	"dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"}

var tensNames = [...]string{2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 7: "soixante", 8: "quatre-vingt", 9: "quatre-vingt"}

// Words returns a whole number in French letters in the traditional spelling
// ("vingt et un", "quatre-vingts", "deux cent un"); feminine chooses "une"
// over "un" at the end. Beyond ±999,999,999,999 it returns the digits.
func Words(n int, feminine bool) string { return string(appendWords(nil, int64(n), feminine)) }

// WordsOf returns a decimal number in French letters: "deux virgule
// vingt-cinq". Zeros after the last significant digit are not read. Something
// that is not a decimal, or is too long to read aloud, is returned as it is.
func WordsOf(d prescription.Decimal, feminine bool) string {
	return string(appendDecimalWords(nil, d, feminine))
}

func appendWords(b []byte, n int64, feminine bool) []byte {
	switch {
	case n > maxWords || n < -maxWords:
		return strconv.AppendInt(b, n, 10)
	case n < 0:
		return appendWords(append(b, "moins "...), -n, feminine)
	case n == 0:
		return append(b, smallNumbers[0]...)
	}
	start := len(b)
	for _, scale := range [...]struct {
		size int64
		name string
	}{{1_000_000_000, "milliard"}, {1_000_000, "million"}} {
		if part := n / scale.size; part > 0 {
			b = below1000(spaced(b, start), int(part), false, true)
			b = append(append(b, ' '), scale.name...)
			if part > 1 {
				b = append(b, 's')
			}
			n %= scale.size
		}
	}
	if part := n / 1000; part > 0 {
		b = spaced(b, start)
		if part > 1 { // "mille" stands alone and never varies
			b = append(below1000(b, int(part), false, false), ' ')
		}
		b = append(b, "mille"...)
		n %= 1000
	}
	if n > 0 {
		b = below1000(spaced(b, start), int(n), feminine, true)
	}
	return b
}

// below1000 writes 1 to 999. Vingt and cent take their plural s when they are
// multiplied and nothing follows; last says that no "mille" follows.
func below1000(b []byte, n int, feminine, last bool) []byte {
	if hundreds := n / 100; hundreds > 0 {
		if hundreds > 1 {
			b = append(append(b, smallNumbers[hundreds]...), ' ')
		}
		b = append(b, "cent"...)
		n %= 100
		if n == 0 {
			if hundreds > 1 && last {
				b = append(b, 's')
			}
			return b
		}
		b = append(b, ' ')
	}
	return below100(b, n, feminine, last)
}

// below100 writes 1 to 99.
func below100(b []byte, n int, feminine, last bool) []byte {
	if n < len(smallNumbers) {
		return unit100(b, n, feminine)
	}
	ten, rest := n/10, n%10
	b = append(b, tensNames[ten]...)
	if ten == 7 || ten == 9 { // soixante-dix, quatre-vingt-dix
		rest += 10
	}
	switch {
	case n == 80 && last:
		return append(b, 's')
	case rest == 0:
		return b
	case ten < 8 && (rest == 1 || rest == 11):
		b = append(b, " et "...)
	default:
		b = append(b, '-')
	}
	return unit100(b, rest, feminine)
}

func unit100(b []byte, n int, feminine bool) []byte {
	b = append(b, smallNumbers[n]...)
	if n == 1 && feminine {
		b = append(b, 'e')
	}
	return b
}

func spaced(b []byte, start int) []byte {
	if len(b) > start {
		b = append(b, ' ')
	}
	return b
}

func appendDecimalWords(b []byte, d prescription.Decimal, feminine bool) []byte {
	whole, fraction := splitDecimal(d)
	n, ok := readInteger(whole)
	_, readable := readInteger(fraction)
	if !ok || fraction != "" && !readable {
		return append(b, d...)
	}
	if whole[0] == '-' && n == 0 && fraction != "" {
		b = append(b, "moins "...)
	}
	if fraction == "" {
		return appendWords(b, n, feminine)
	}
	b = append(appendWords(b, n, false), " virgule "...)
	for fraction[0] == '0' { // the last digit is never 0
		b = append(append(b, smallNumbers[0]...), ' ')
		fraction = fraction[1:]
	}
	n, _ = readInteger(fraction)
	return appendWords(b, n, false)
}

// readInteger reads up to 12 digits with an optional minus in front.
func readInteger(s string) (int64, bool) {
	digits := strings.TrimPrefix(s, "-")
	if len(digits) == 0 || len(digits) > 12 {
		return 0, false
	}
	n := int64(0)
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '9' {
			return 0, false
		}
		n = n*10 + int64(digits[i]-'0')
	}
	if len(digits) != len(s) {
		n = -n
	}
	return n, true
}

// splitDecimal cuts a decimal at its point and drops the zeros at the end of the
// fraction, which change nothing and get misread ("1.0" as 10).
func splitDecimal(d prescription.Decimal) (whole, fraction string) {
	for i := range len(d) {
		if d[i] == '.' {
			whole, fraction = string(d[:i]), string(d[i+1:])
			for len(fraction) > 0 && fraction[len(fraction)-1] == '0' {
				fraction = fraction[:len(fraction)-1]
			}
			return whole, fraction
		}
	}
	return string(d), ""
}
