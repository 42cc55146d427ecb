package qrcode

import "strings"

// format looks the identifier up in the table; nil where it is not there.
func (e GS1Element) format() *gs1Format {
	for i := range gs1Formats {
		f := &gs1Formats[i]
		if len(f.from) == len(e.AI) && e.AI >= f.from && (e.AI == f.from || e.AI <= f.to) {
			return f
		}
	}
	return nil
}

// maxUnknown is the longest value of an identifier that is not in the table:
// that of the longest in it.
const maxUnknown = 90

// check refuses a value that its identifier does not allow; free tells which
// characters a kind of text may have.
func (e GS1Element) check(free func(gs1Kind, byte) bool) error {
	f := e.format()
	if f == nil {
		f = &gs1Format{kind: anyText, min: 1, max: maxUnknown}
		if n := gs1Fixed(e.AI[:2]); n > 0 {
			f = &gs1Format{lead: n}
		}
	}
	if len(e.Value) < f.lead+f.min || len(e.Value) > f.lead+f.max {
		return ErrGS1Length
	}
	if !allDigits(e.Value[:f.lead]) {
		return ErrGS1Character
	}
	for i := f.lead; i < len(e.Value); i++ {
		if !free(f.kind, e.Value[i]) {
			return ErrGS1Character
		}
	}
	if f.check > 0 && !checkDigitHolds(e.Value[:f.check]) {
		return ErrGS1CheckDigit
	}
	if f.date && !validDate(e.Value[:6]) {
		return ErrGS1Date
	}
	return nil
}

// allows tells whether GS1 has a character in a set (§7.11).
func (k gs1Kind) allows(c byte) bool {
	letter := c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
	switch digit := c >= '0' && c <= '9'; k {
	case digitsOnly:
		return digit
	case set39:
		return digit || c >= 'A' && c <= 'Z' || strings.IndexByte("#-/", c) >= 0
	case set64:
		return digit || letter || strings.IndexByte("-_=", c) >= 0
	default:
		return digit || letter || strings.IndexByte(`!"%&'()*+,-./:;<=>?_`, c) >= 0
	}
}

// printable lets any printable ASCII through in texts.
func printable(k gs1Kind, c byte) bool {
	if k == digitsOnly {
		return k.allows(c)
	}
	return c >= 0x20 && c <= 0x7E
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// checkDigitHolds adds the digits with weights 3 and 1 in turn from the right,
// the check digit 1: the sum is a multiple of ten (§7.9.1).
func checkDigitHolds(digits string) bool {
	sum, weight := 0, 1
	for i := len(digits) - 1; i >= 0; i-- {
		sum += weight * int(digits[i]-'0')
		weight = 4 - weight
	}
	return sum%10 == 0
}
