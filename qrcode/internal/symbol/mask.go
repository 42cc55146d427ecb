package symbol

// masks is the number of masks.
const masks = 8

// masked tells whether mask k turns the module in row i and column j (ISO/IEC
// 18004, table 10). All repeat after 12 rows and after 6 columns.
func masked(k, i, j int) bool {
	switch k {
	case 0:
		return (i+j)%2 == 0
	case 1:
		return i%2 == 0
	case 2:
		return j%3 == 0
	case 3:
		return (i+j)%3 == 0
	case 4:
		return (i/2+j/3)%2 == 0
	case 5:
		return i*j%2+i*j%3 == 0
	case 6:
		return (i*j%2+i*j%3)%2 == 0
	}
	return ((i+j)%2+i*j%3)%2 == 0
}

// The rows and columns after which masks repeat.
const (
	maskRows    = 12
	maskColumns = 6
)

// pattern holds the lines of a mask.
type pattern struct {
	rows    [maskRows]line
	columns [maskColumns]line
}

// patternOf draws a mask.
func patternOf(k int) (p pattern) {
	var columns [maskColumns]uint64
	for i := range maskRows {
		row := uint64(0)
		for j := range maskRows { // two periods of columns
			if masked(k, i, j) {
				row |= 1 << j
				if j < maskColumns {
					columns[j] |= 1 << i
				}
			}
		}
		p.rows[i] = repeat(row)
	}
	for j, c := range columns {
		p.columns[j] = repeat(c)
	}
	return p
}

// repeat fills a line with twelve bits over and over, the first at module 0.
func repeat(twelve uint64) (l line) {
	const ones = 0x1001001001001001 // every twelfth bit
	for i := range l {
		// Bit 0 of word i is module 64*i-margin.
		phase := (64*i + 12 - margin) % 12
		turned := (twelve>>phase | twelve<<(12-phase)) & 0xFFF
		l[i] = turned * ones
	}
	return l
}
