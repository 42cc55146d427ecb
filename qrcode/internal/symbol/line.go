package symbol

import "math/bits"

// margin is the number of light modules kept before a line, as many as the
// penalty for patterns like a finder looks back.
const margin = 4

// line is a row or a column: bit margin+i is module i, 1 for dark; all bits
// beyond the symbol are 0, light like the quiet zone.
type line [4]uint64

// flip turns module i.
func (l *line) flip(i int) { l[(i+margin)>>6] ^= 1 << ((i + margin) & 63) }

// put sets module i.
func (l *line) put(i int, dark bool) {
	if bit := uint64(1) << ((i + margin) & 63); dark {
		l[(i+margin)>>6] |= bit
	} else {
		l[(i+margin)>>6] &^= bit
	}
}

// at tells whether module i is dark.
func (l *line) at(i int) bool { return l[(i+margin)>>6]>>((i+margin)&63)&1 != 0 }

// xorAnd turns the modules that pattern and where both name.
func (l *line) xorAnd(pattern, where *line) {
	for i := range l {
		l[i] ^= pattern[i] & where[i]
	}
}

// dark counts the dark modules.
func (l *line) dark() int {
	return bits.OnesCount64(l[0]) + bits.OnesCount64(l[1]) + bits.OnesCount64(l[2]) + bits.OnesCount64(l[3])
}

// A line is looked at through windows of 64 bits, each of which judges the span
// modules from bit margin on and sees enough of what is before and after.
const (
	span     = 48
	interest = (1<<span - 1) << margin
)

// window gives the bits of the window of a number.
func (l *line) window(n int) uint64 {
	at := n * span
	i, shift := at>>6, at&63
	w := l[i] >> shift
	if i+1 < len(l) {
		w |= l[i+1] << (64 - shift)
	}
	return w
}

// windows is the number of windows a line of a symbol needs.
func windows(size int) int { return (size + span - 1) / span }
