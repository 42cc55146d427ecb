package datamatrix

// placement tells for each bit of each code word, highest first, the index of
// its cell in the mapping matrix: the data regions joined, without borders.
type placement struct {
	rows, cols int
	cells      []uint16 // eight a code word
	taken      []bool
}

// place lays the code words along diagonals (ISO/IEC 16022, annex F.3).
func place(s Size) *placement {
	rows, cols := s.H-2*s.Down, s.W-2*s.Across
	p := &placement{rows: rows, cols: cols, cells: make([]uint16, 0, rows*cols), taken: make([]bool, rows*cols)}
	row, col := 4, 0
	for row < rows || col < cols {
		p.corner(row, col)
		for up := true; up; up = row >= 0 && col < cols {
			p.usual(row, col)
			row, col = row-2, col+2
		}
		row, col = row+1, col+3
		for down := true; down; down = row < rows && col >= 0 {
			p.usual(row, col)
			row, col = row+2, col-2
		}
		row, col = row+3, col+1
	}
	return p
}

// usual places a word whose last bit is at (row, col), unless that is taken or
// outside.
func (p *placement) usual(row, col int) {
	if row < 0 || row >= p.rows || col < 0 || col >= p.cols || p.taken[row*p.cols+col] {
		return
	}
	for _, d := range [8][2]int{{-2, -2}, {-2, -1}, {-1, -2}, {-1, -1}, {-1, 0}, {0, -2}, {0, -1}, {0, 0}} {
		p.bit(row+d[0], col+d[1])
	}
}

// corner places the word that fills the corners of some sizes, if the diagonal
// is at the place where it is due. Negative numbers count from the end.
func (p *placement) corner(row, col int) {
	var at [8][2]int
	switch {
	case row == p.rows && col == 0:
		at = [8][2]int{{-1, 0}, {-1, 1}, {-1, 2}, {0, -2}, {0, -1}, {1, -1}, {2, -1}, {3, -1}}
	case row == p.rows-2 && col == 0 && p.cols%4 != 0:
		at = [8][2]int{{-3, 0}, {-2, 0}, {-1, 0}, {0, -4}, {0, -3}, {0, -2}, {0, -1}, {1, -1}}
	case row == p.rows-2 && col == 0 && p.cols%8 == 4:
		at = [8][2]int{{-3, 0}, {-2, 0}, {-1, 0}, {0, -2}, {0, -1}, {1, -1}, {2, -1}, {3, -1}}
	case row == p.rows+4 && col == 2 && p.cols%8 == 0:
		at = [8][2]int{{-1, 0}, {-1, -1}, {0, -3}, {0, -2}, {0, -1}, {1, -3}, {1, -2}, {1, -1}}
	default:
		return
	}
	for _, d := range at {
		p.set((d[0]+p.rows)%p.rows, (d[1]+p.cols)%p.cols)
	}
}

// bit wraps places above and to the left of the matrix to its other side.
func (p *placement) bit(row, col int) {
	if row < 0 {
		row, col = row+p.rows, col+4-(p.rows+4)%8
	}
	if col < 0 {
		row, col = row+4-(p.cols+4)%8, col+p.cols
	}
	if row >= p.rows { // only in sizes of ISO/IEC 21471
		row -= p.rows
	}
	p.set(row, col)
}

func (p *placement) set(row, col int) {
	i := row*p.cols + col
	p.taken[i] = true
	p.cells = append(p.cells, uint16(i))
}

// module is the index of a cell among the modules of the symbol.
func (p *placement) module(s Size, cell int) int {
	row, col := cell/p.cols, cell%p.cols
	high, wide := p.rows/s.Down, p.cols/s.Across
	return (row+1+2*(row/high))*s.W + col + 1 + 2*(col/wide)
}
