package symbol

import "math/bits"

// The weights of the features that make a symbol hard to read (ISO/IEC 18004
// §7.8.3.1, table 11).
const (
	runPenalty    = 3  // N1: five modules of a colour in line; one more for each module more
	blockPenalty  = 3  // N2: each 2 × 2 modules of a colour
	finderPenalty = 40 // N3: dark-light-dark×3-light-dark beside four light modules
	sharePenalty  = 10 // N4: each full 5 % by which the dark share is off 50 %
)

// penalty adds up the features of a symbol, and gives up above limit.
func (g *grid) penalty(limit int) int {
	sum := g.share()
	for y := range g.size {
		sum += g.lineFeatures(&g.rows[y]) + g.lineFeatures(&g.columns[y])
		if y > 0 {
			sum += g.blocks(&g.rows[y-1], &g.rows[y])
		}
		if sum > limit {
			return sum
		}
	}
	return sum
}

// lineFeatures counts runs and patterns like a finder in one line.
//
// The light modules beside such a pattern may lie in the quiet zone: the reader
// sees them there. A pattern with light on both sides counts once. Patterns
// larger than a finder count for nothing: the table speaks of light "four
// modules wide", so of modules, not of shares.
func (g *grid) lineFeatures(l *line) int {
	sum := 0
	for n := range g.windows {
		w := l.window(n)
		pair := ^(w ^ w>>1) & g.pairs.window(n) // a module like the one after it
		five := pair & (pair >> 1) & (pair >> 2) & (pair >> 3)
		sum += bits.OnesCount64(five&interest) + (runPenalty-1)*bits.OnesCount64(five&^(five<<1)&interest)

		core := w &^ (w >> 1) & (w >> 2) & (w >> 3) & (w >> 4) &^ (w >> 5) & (w >> 6) & interest
		if core == 0 {
			continue
		}
		before := w<<1 | w<<2 | w<<3 | w<<4
		after := w>>7 | w>>8 | w>>9 | w>>10
		sum += finderPenalty * bits.OnesCount64(core&^(before&after))
	}
	return sum
}

// blocks counts the squares of one colour between two rows.
func (g *grid) blocks(a, b *line) int {
	n := 0
	for i := range g.windows {
		v, w := a.window(i), b.window(i)
		n += bits.OnesCount64(^(v ^ v>>1) & ^(w ^ w>>1) & ^(v ^ w) & g.pairs.window(i) & interest)
	}
	return blockPenalty * n
}

// share weighs the share of dark modules.
func (g *grid) share() int {
	dark := 0
	for y := range g.size {
		dark += g.rows[y].dark()
	}
	off := 20*dark - 10*g.size*g.size // in twentieths of the symbol, times its size
	if off < 0 {
		off = -off
	}
	return off / (g.size * g.size) * sharePenalty
}
