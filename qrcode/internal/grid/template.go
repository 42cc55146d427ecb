// Package grid lays the module grid of a QR Code over a picture: it knows the
// fixed patterns of every version, measures how well a placement fits them,
// improves the placement and samples the modules.
package grid

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/geom"
)

// Cell is a module whose colour every symbol of its version shares.
type Cell struct {
	X, Y int16 // column and row, −1 in the quiet zone before the first
	Dark bool
}

// centre is in modules from the outer upper left corner.
func (c Cell) centre() (u, v float64) { return float64(c.X) + 0.5, float64(c.Y) + 0.5 }

// Part is a group of cells that are judged together: one mark, one timing line.
type Part []Cell

// Template lists the fixed patterns of a version.
type Template struct {
	Version int
	Size    int       // modules a side
	Finders []Part    // three corner marks with their light border
	Timing  []Part    // row 6 and column 6
	Align   []Part    // alignment patterns, in the order of Nodes
	Nodes   []float64 // centres of alignment patterns along either axis

	all []Part
}

// Size returns the modules a side of a version (ISO/IEC 18004, 5.3.1).
func Size(version int) int { return 17 + 4*version }

// NewTemplate returns the patterns of version 1 to 40.
func NewTemplate(version int) *Template {
	n := Size(version)
	t := &Template{Version: version, Size: n}
	t.Finders = []Part{corner(0, 0, n), corner(n-7, 0, n), corner(0, n-7, n)}
	row, col := make(Part, 0, n-16), make(Part, 0, n-16)
	for i := 8; i < n-8; i++ {
		row = append(row, cell(i, 6, i%2 == 0))
		col = append(col, cell(6, i, i%2 == 0))
	}
	t.Timing = []Part{row, col}
	centres := alignments(version)
	for _, c := range centres {
		t.Nodes = append(t.Nodes, float64(c)+0.5)
	}
	for _, y := range centres {
		for _, x := range centres {
			if !inFinder(x, y, n) {
				t.Align = append(t.Align, Bullseye(x, y))
			}
		}
	}
	t.all = slices.Concat(t.Finders, t.Timing, t.Align)
	return t
}

// Book keeps the templates of QR Codes and the borders of Data Matrix symbols
// made so far. The zero value is empty.
type Book struct {
	codes   [41]*Template
	shapes  []Shape
	borders map[Shape][]Part
	starts  [2]geom.Homography // memory of initial
}

// Template returns the patterns of version 1 to 40.
func (b *Book) Template(version int) *Template {
	if b.codes[version] == nil {
		b.codes[version] = NewTemplate(version)
	}
	return b.codes[version]
}

// border returns what all symbols of a shape share.
func (b *Book) border(s Shape) []Part {
	if b.borders == nil {
		b.borders = map[Shape][]Part{}
	}
	parts, ok := b.borders[s]
	if !ok {
		parts = border(s)
		b.borders[s] = parts
	}
	return parts
}

// sizes lists all shapes.
func (b *Book) sizes() []Shape {
	if b.shapes == nil {
		b.shapes = shapes()
	}
	return b.shapes
}

// Parts returns all groups: finders, timing, alignment.
func (t *Template) Parts() []Part { return t.all }

func cell(x, y int, dark bool) Cell { return Cell{int16(x), int16(y), dark} }

// corner is the mark at (x0, y0) and its separator, inside the symbol.
func corner(x0, y0, n int) Part {
	p := make(Part, 0, 64)
	for y := max(y0-1, 0); y < min(y0+8, n); y++ {
		for x := max(x0-1, 0); x < min(x0+8, n); x++ {
			r := max(abs(x-x0-3), abs(y-y0-3))
			p = append(p, cell(x, y, r != 2 && r != 4))
		}
	}
	return p
}

// alone is a corner mark with light all around.
func alone() Part {
	var p Part
	for y := -1; y <= 7; y++ {
		for x := -1; x <= 7; x++ {
			r := max(abs(x-3), abs(y-3))
			p = append(p, cell(x, y, r != 2 && r != 4))
		}
	}
	return p
}

// Bullseye is the alignment pattern around module (cx, cy).
func Bullseye(cx, cy int) Part {
	p := make(Part, 0, 25)
	for y := -2; y <= 2; y++ {
		for x := -2; x <= 2; x++ {
			p = append(p, cell(cx+x, cy+y, max(abs(x), abs(y)) != 1))
		}
	}
	return p
}

func inFinder(x, y, n int) bool {
	return x == 6 && y == 6 || x == 6 && y == n-7 || x == n-7 && y == 6
}

// alignments returns the centre coordinates of the alignment patterns
// (ISO/IEC 18004, Annex E): 6, then equal even steps that end at size−7.
func alignments(version int) []int {
	if version < 2 {
		return nil
	}
	count := version/7 + 2
	step := (version*4 + count*2 + 1) / (count*2 - 2) * 2
	if version == 32 { // the table's one exception
		step = 26
	}
	out := make([]int, count)
	for i, at := count-1, Size(version)-7; i > 0; i, at = i-1, at-step {
		out[i] = at
	}
	out[0] = 6
	return out
}

func abs(x int) int { return max(x, -x) }
