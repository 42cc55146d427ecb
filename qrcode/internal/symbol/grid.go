package symbol

const maxSize = 177

// grid is a symbol being laid out, by rows and by columns.
type grid struct {
	size, version int
	windows       int
	pairs         line // modules that have one after them
	rows, columns [maxSize]line
	data          struct{ rows, columns [maxSize]line } // 1 where a data module is
}

// newGrid draws the patterns of a version: finders with separators, timing,
// alignment, version information, and the dark module (ISO/IEC 18004 §6.3,
// §7.10). Places of format information stay light.
func newGrid(version int) *grid {
	g := &grid{size: Size(version), version: version, windows: windows(Size(version))}
	var all line
	for i := range g.size {
		all.put(i, true)
	}
	for i := range g.size {
		g.data.rows[i], g.data.columns[i] = all, all
	}
	g.pairs = all
	g.pairs.put(g.size-1, false)
	for i := range g.size {
		g.pattern(i, 6, i%2 == 0)
		g.pattern(6, i, i%2 == 0)
	}
	g.finder(0, 0)
	g.finder(g.size-7, 0)
	g.finder(0, g.size-7)
	g.alignments()
	if version >= 7 {
		g.versionInformation()
	}
	for i := range 9 {
		g.reserve(i, 8)
		g.reserve(8, i)
	}
	for i := range 8 {
		g.reserve(g.size-1-i, 8)
		g.reserve(8, g.size-1-i)
	}
	g.pattern(8, g.size-8, true)
	return g
}

// set colours a module in column x and row y.
func (g *grid) set(x, y int, dark bool) {
	g.rows[y].put(x, dark)
	g.columns[x].put(y, dark)
}

// reserve keeps a module from the data.
func (g *grid) reserve(x, y int) {
	g.data.rows[y].put(x, false)
	g.data.columns[x].put(y, false)
}

// pattern colours a module and keeps it from the data.
func (g *grid) pattern(x, y int, dark bool) {
	g.set(x, y, dark)
	g.reserve(x, y)
}

// finder draws a finder with its separator; the corner is that of the finder.
func (g *grid) finder(left, top int) {
	for dy := -1; dy <= 7; dy++ {
		for dx := -1; dx <= 7; dx++ {
			x, y := left+dx, top+dy
			if x < 0 || y < 0 || x >= g.size || y >= g.size {
				continue
			}
			ring := max(abs(dx-3), abs(dy-3))
			g.pattern(x, y, ring != 2 && ring != 4)
		}
	}
}

// alignments draws the alignment patterns but where a finder stands.
func (g *grid) alignments() {
	at := alignment(g.version)
	last := len(at) - 1
	for i, y := range at {
		for j, x := range at {
			if i == 0 && (j == 0 || j == last) || i == last && j == 0 {
				continue
			}
			for dy := -2; dy <= 2; dy++ {
				for dx := -2; dx <= 2; dx++ {
					g.pattern(x+dx, y+dy, max(abs(dx), abs(dy)) != 1)
				}
			}
		}
	}
}

// versionInformation draws the version, six bits and twelve of correction, twice
// (§7.10).
func (g *grid) versionInformation() {
	code := g.version<<12 | remainder(g.version, 12, 0x1F25)
	for i := range 18 {
		dark := code>>i&1 != 0
		g.pattern(g.size-11+i%3, i/3, dark)
		g.pattern(i/3, g.size-11+i%3, dark)
	}
}

// formatInformation draws level and mask, five bits and ten of correction, twice
// (§7.9).
func (g *grid) formatInformation(level Level, mask int) {
	code := formatCode(int(levelBits[level])<<3 | mask)
	last := g.size - 1
	for i := range 15 {
		dark := code>>i&1 != 0
		switch {
		case i < 6:
			g.set(8, i, dark)
		case i < 8:
			g.set(8, i+1, dark)
		case i == 8:
			g.set(7, 8, dark)
		default:
			g.set(14-i, 8, dark)
		}
		if i < 8 {
			g.set(last-i, 8, dark)
		} else {
			g.set(8, last-14+i, dark)
		}
	}
}

// remainder is that of a value, shifted by n bits, divided by a generator of
// degree n over the field of two elements (annexes C and D).
func remainder(v, n, generator int) int {
	v <<= n
	for i := 17; i >= n; i-- {
		if v>>i&1 != 0 {
			v ^= generator << (i - n)
		}
	}
	return v
}

func abs(v int) int { return max(v, -v) }
