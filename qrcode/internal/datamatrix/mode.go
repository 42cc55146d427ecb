package datamatrix

// mode is a way to encode characters (ISO/IEC 16022, 5.2).
type mode uint8

const (
	ascii mode = iota
	c40
	text
	x12
	edifact
	base256
)

// FNC1 among the characters handed to [NewPlan] is the function character of
// GS1; the others are bytes.
const FNC1 = 256

// Code words that switch (ISO/IEC 16022, table 2).
const (
	wordPad        = 129
	wordFNC1       = 232
	wordUpperShift = 235
	wordUnlatch    = 254
)

// latch is the code word that starts a mode.
var latch = [...]byte{c40: 230, text: 239, x12: 238, edifact: 240, base256: 231}

// Values of C40 and Text that are not characters (5.2.5).
const (
	shift1, shift2, shift3 = 0, 1, 2
	valueFNC1              = 27
	valueUpper             = 30
)

// packed appends the values of a character in C40, Text or X12; ok is false
// where the mode has none.
func packed(dst []byte, m mode, c int) (values []byte, ok bool) {
	if m == x12 {
		return packedX12(dst, c)
	}
	if c == FNC1 {
		return append(dst, shift2, valueFNC1), true
	}
	if c > 127 {
		dst, c = append(dst, shift2, valueUpper), c-128
	}
	basic, other := int('A'), int('a')
	if m == text {
		basic, other = other, basic
	}
	switch {
	case c == ' ':
		return append(dst, 3), true
	case digit(c):
		return append(dst, byte(c-'0'+4)), true
	case c >= basic && c < basic+26:
		return append(dst, byte(c-basic+14)), true
	case c >= other && c < other+26:
		return append(dst, shift3, byte(c-other+1)), true
	}
	return append(dst, shifted(c)...), true
}

// shifted gives the two values of a character that is in the same set in C40
// and Text (annex C).
func shifted(c int) []byte {
	switch {
	case c < 32:
		return []byte{shift1, byte(c)}
	case c <= '/':
		return []byte{shift2, byte(c - '!')}
	case c <= '@':
		return []byte{shift2, byte(c - ':' + 15)}
	case c >= '[' && c <= '_':
		return []byte{shift2, byte(c - '[' + 22)}
	case c == '`':
		return []byte{shift3, 0}
	}
	return []byte{shift3, byte(c - '{' + 27)}
}

func packedX12(dst []byte, c int) ([]byte, bool) {
	switch {
	case c == '\r':
		return append(dst, 0), true
	case c == '*':
		return append(dst, 1), true
	case c == '>':
		return append(dst, 2), true
	case c == ' ':
		return append(dst, 3), true
	case c >= '0' && c <= '9':
		return append(dst, byte(c-'0'+4)), true
	case c >= 'A' && c <= 'Z':
		return append(dst, byte(c-'A'+14)), true
	}
	return dst, false
}

// inEDIFACT tells whether the mode of six bits a character has it (5.2.8).
func inEDIFACT(c int) bool { return c >= 32 && c <= 94 }

func digit(c int) bool { return c >= '0' && c <= '9' }

// asciiWords is the number of code words of characters in ASCII (5.2.3).
func asciiWords(chars []int) int {
	n := 0
	for i := 0; i < len(chars); i++ {
		n++
		switch {
		case digit(chars[i]) && i+1 < len(chars) && digit(chars[i+1]):
			i++
		case chars[i] > 127 && chars[i] != FNC1:
			n++
		}
	}
	return n
}
