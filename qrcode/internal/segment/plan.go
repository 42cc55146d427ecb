package segment

import "unicode/utf8"

// Mode is how the characters of a segment are written. The zero value is none.
type Mode uint8

// The modes that are written (ISO/IEC 18004 §7.3, table 2). Kanji mode is read
// only: French text has no use for it.
const (
	Numeric      Mode = numeric
	Alphanumeric Mode = alnum
	Bytes        Mode = bytesMode
)

// Segment is a run of a text written in one mode.
type Segment struct {
	Mode Mode
	Text string
}

// Plan is a way to write a text, good for all versions of a class.
type Plan struct {
	UTF8     bool // the character set of bytes is stated first
	Segments []Segment
	Bits     int // length with mode indicators and character counts, without terminator
}

// bitsUTF8 is the length of the statement of UTF-8 (§7.4.2): mode indicator and
// number of the set, ECI 26.
const (
	bitsUTF8 = 4 + 8
	eciUTF8  = 26
)

// Classes is the number of classes of versions.
const Classes = 3

// Class gives the class of a version: 0 for 1 to 9, 1 for 10 to 26, 2 for 27 to
// 40. In a class the lengths of the character counts are the same (table 3).
func Class(version int) int {
	switch {
	case version <= 9:
		return 0
	case version <= 26:
		return 1
	}
	return 2
}

// states are the modes in the order of the states of the search.
var states = [3]Mode{Numeric, Alphanumeric, Bytes}

// weight is what a character costs in each state, in sixths of a bit: ten bits
// for three digits, eleven for two characters, eight for a byte (§7.4.3 to
// §7.4.5).
var weight = [3]int{20, 33, 48}

// sixths is the unit of the search, in parts of a bit.
const sixths = 6

// never is more than any text costs.
const never = 1 << 40

// Best finds the shortest way to write a text in the versions of a class: every
// byte in one of the modes that hold it, so that mode indicators, counts and
// characters take the fewest bits. Text of other than ASCII goes into byte mode
// as UTF-8, whole characters at a time, which is stated first: bytes without a
// statement are Latin-1 (§7.3.5), and readers that guess instead guess wrong.
//
// QUIRK: zbar 0.23 took 9 of 60 short French texts without the statement for
// Big5.
//
// It goes through the text once and keeps, for each mode, the cheapest way to
// have written the text so far and be in that mode. Digits and pairs that are
// not complete round up to a whole bit only where their segment ends; rounding
// keeps the order of costs, so that the cheapest way before rounding is never
// the dearer one after.
func Best(text string, class int) Plan {
	var head, cost [3]int
	for s, m := range states {
		head[s] = sixths * (4 + countBits(int(m), [Classes]int{1, 10, 27}[class]))
		cost[s] = head[s]
	}
	came := make([]byte, len(text)) // state before each byte, two bits for each state after it
	for i := range len(text) {
		cost, came[i] = advance(cost, head, holds(text[i]), i == 0)
	}
	end := 0
	for s := range states {
		if whole(cost[s]) < whole(cost[end]) {
			end = s
		}
	}
	p := Plan{Segments: trace(text, came, end), Bits: whole(cost[end]) / sixths}
	if p.UTF8 = !isASCII(text); p.UTF8 {
		p.Bits += bitsUTF8
	}
	return p
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// advance writes one more byte, which the states in mask hold, in every state.
func advance(cost, head [3]int, mask byte, first bool) (next [3]int, came byte) {
	for s := range states {
		next[s] = never
		if mask>>s&1 == 0 {
			continue
		}
		from, best := s, cost[s]
		for k := range states {
			if c := whole(cost[k]) + head[s]; k != s && !first && c < best {
				from, best = k, c
			}
		}
		next[s] = best + weight[s]
		came |= byte(from) << (2 * s)
	}
	return next, came
}

// whole rounds a cost up to whole bits.
func whole(cost int) int { return (cost + sixths - 1) / sixths * sixths }

// trace reads the segments off the choices made, from the end.
func trace(text string, came []byte, end int) []Segment {
	n := 1
	for i, s := len(text)-1, end; i > 0; i-- {
		before := int(came[i] >> (2 * s) & 3)
		if before != s {
			n++
		}
		s = before
	}
	out := make([]Segment, n)
	stop := len(text)
	for i, s := len(text)-1, end; i >= 0; i-- {
		before := int(came[i] >> (2 * s) & 3)
		if before != s || i == 0 {
			n--
			out[n] = Segment{Mode: states[s], Text: text[i:stop]}
			stop = i
		}
		s = before
	}
	return out
}

// holds tells which states hold a byte: bit 0 numeric, 1 alphanumeric, 2 byte.
func holds(b byte) byte {
	switch {
	case b >= '0' && b <= '9':
		return 7
	case values[b] != none:
		return 6
	}
	return 4
}

// Floor is a length in bits that no way to write the text undercuts.
func Floor(text string) int {
	sum := 0
	for i := range len(text) {
		switch holds(text[i]) {
		case 7:
			sum += weight[0]
		case 6:
			sum += weight[1]
		default:
			sum += weight[2]
		}
	}
	return sum / sixths
}
