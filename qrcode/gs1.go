package qrcode

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/datamatrix"
)

// groupSeparator ends a value of variable length in a GS1 element string: the
// character GS, in symbols FNC1.
const groupSeparator = 0x1D

// GS1Element is one value of a GS1 element string with its application
// identifier (GS1 General Specifications 2025, §3.2).
type GS1Element struct {
	AI    string // two to four digits
	Value string
}

// ParseGS1 cuts a GS1 element string into its elements: the Text or Bytes of a
// [Symbol] whose GS1 is set, or what a hand scanner sends. A leading group
// separator or symbology identifier ("]d2" and its like) is passed over.
//
// Lengths, digits, check digits and dates are checked by the table of the
// General Specifications. Of identifiers that the table does not know, those
// whose length can be told are kept as they are. In texts any printable ASCII
// is let through, more than GS1 allows: the box is in the pharmacist's hand.
//
// The refusals are [ErrGS1Empty], [ErrGS1Unknown], [ErrGS1Length],
// [ErrGS1Character], [ErrGS1CheckDigit], [ErrGS1Date], [ErrGS1Conflict] and
// [ErrGS1TooLong].
func ParseGS1(text string) ([]GS1Element, error) {
	if len(text) > datamatrix.MaxChars {
		return nil, ErrGS1TooLong
	}
	rest := withoutSymbology(text)
	var out []GS1Element
	for {
		rest = strings.TrimLeft(rest, string(rune(groupSeparator)))
		if rest == "" {
			break
		}
		e, after, err := nextElement(rest)
		if err != nil {
			return nil, err
		}
		rest = after
		if err := e.check(printable); err != nil {
			return nil, err
		}
		for _, o := range out {
			if o.AI == e.AI && o.Value != e.Value {
				return nil, ErrGS1Conflict
			}
		}
		out = append(out, e)
	}
	if len(out) == 0 {
		return nil, ErrGS1Empty
	}
	return out, nil
}

// withoutSymbology cuts off the identifier by which a scanner says that what
// follows is of GS1 (ISO/IEC 15424).
func withoutSymbology(text string) string {
	for _, id := range []string{"]d2", "]Q3", "]C1", "]e0", "]J1"} {
		if rest, ok := strings.CutPrefix(text, id); ok {
			return rest
		}
	}
	return text
}

// nextElement cuts the first element off.
func nextElement(text string) (e GS1Element, rest string, err error) {
	n := identifierLength(text)
	if n == 0 || len(text) < n || !allDigits(text[:n]) {
		return GS1Element{}, "", ErrGS1Unknown
	}
	e.AI, text = text[:n], text[n:]
	end := strings.IndexByte(text, groupSeparator)
	if end < 0 {
		end = len(text)
	}
	if fixed := gs1Fixed(e.AI[:2]); fixed > 0 {
		if end < fixed {
			return GS1Element{}, "", ErrGS1Length
		}
		end = fixed
	}
	e.Value = text[:end]
	return e, text[end:], nil
}

// identifierLength tells how long the identifier at the beginning is; 0 for
// none.
func identifierLength(text string) int {
	if len(text) < 2 || !allDigits(text[:2]) {
		return 0
	}
	return int(gs1Digits[10*int(text[0]-'0')+int(text[1]-'0')] - '0')
}

// FormatGS1 writes elements as one string, in their order, with a group
// separator after each value of variable length but the last. It is stricter
// than [ParseGS1]: only characters of the GS1 sets, only identifiers of the
// table. The refusals are the same.
func FormatGS1(elements []GS1Element) (string, error) {
	if len(elements) == 0 {
		return "", ErrGS1Empty
	}
	var b strings.Builder
	for i, e := range elements {
		if len(e.AI) < 2 || identifierLength(e.AI) != len(e.AI) || !allDigits(e.AI) || e.format() == nil {
			return "", ErrGS1Unknown
		}
		if err := e.check(gs1Kind.allows); err != nil {
			return "", err
		}
		for _, o := range elements[:i] {
			if o.AI == e.AI && o.Value != e.Value {
				return "", ErrGS1Conflict
			}
		}
		b.WriteString(e.AI)
		b.WriteString(e.Value)
		if i < len(elements)-1 && gs1Fixed(e.AI[:2]) == 0 {
			b.WriteByte(groupSeparator)
		}
	}
	if b.Len() > datamatrix.MaxChars {
		return "", ErrGS1TooLong
	}
	return b.String(), nil
}
