package symbol

import "math"

// Symbol is a finished symbol.
type Symbol struct {
	Size int
	Mask int
	Dark []bool // row after row
}

// Best leaves the choice of the mask to the penalties.
const Best = -1

// Build lays out a symbol from its data code words, [DataWords] of them for the
// version and level. The mask is one of 0 to 7, or [Best]: that of the smallest
// penalty, the lowest of several (ISO/IEC 18004 §7.8.3).
func Build(data []byte, version int, level Level, mask int) Symbol {
	g := newGrid(version)
	g.place(interleave(data, version, level))
	if mask == Best {
		mask = g.best(level)
	}
	g.apply(mask, level)
	s := Symbol{Size: g.size, Mask: mask, Dark: make([]bool, g.size*g.size)}
	for y := range g.size {
		row := s.Dark[y*g.size : (y+1)*g.size]
		for x := range row {
			row[x] = g.rows[y].at(x)
		}
	}
	return s
}

// place lays the code words into the data modules: in pairs of columns from the
// right, up and down by turns, the right module of a pair first (§7.7.3). What
// is left over stays light.
func (g *grid) place(words []byte) {
	bit, total := 0, 8*len(words)
	up := true
	for right := g.size - 1; right > 0; right -= 2 {
		if right == 6 { // the column of timing
			right--
		}
		for i := range g.size {
			y := i
			if up {
				y = g.size - 1 - i
			}
			for x := right; x >= right-1; x-- {
				if !g.data.columns[x].at(y) {
					continue
				}
				if bit < total && words[bit>>3]>>(7-bit&7)&1 != 0 {
					g.rows[y].flip(x)
					g.columns[x].flip(y)
				}
				bit++
			}
		}
		up = !up
	}
}

// best tries every mask; the grid is unmasked before and after.
func (g *grid) best(level Level) int {
	choice, least := 0, math.MaxInt
	trial := *g
	for k := range masks {
		trial.rows, trial.columns = g.rows, g.columns
		trial.apply(k, level)
		if p := trial.penalty(least); p < least {
			choice, least = k, p
		}
	}
	return choice
}

// apply turns the data modules that a mask names and draws the format.
func (g *grid) apply(mask int, level Level) {
	p := patternOf(mask)
	for i := range g.size {
		g.rows[i].xorAnd(&p.rows[i%maskRows], &g.data.rows[i])
		g.columns[i].xorAnd(&p.columns[i%maskColumns], &g.data.columns[i])
	}
	g.formatInformation(level, mask)
}
