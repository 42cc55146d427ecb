package main

import (
	"image"
	"image/color"
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// pen draws on the contact sheet.
type pen struct{ on *image.RGBA }

// frame draws the border of a tile, one pixel outside r.
func (p *pen) frame(r image.Rectangle, c color.Color) {
	for x := r.Min.X - 1; x <= r.Max.X; x++ {
		p.on.Set(x, r.Min.Y-1, c)
		p.on.Set(x, r.Max.Y, c)
	}
	for y := r.Min.Y - 1; y <= r.Max.Y; y++ {
		p.on.Set(r.Min.X-1, y, c)
		p.on.Set(r.Max.X, y, c)
	}
}

// quad draws the outline of a code, its own upper left corner as a red dot.
func (p *pen) quad(q [4][2]float64, f float64, at image.Point) {
	for i := range q {
		j := (i + 1) % 4
		p.line(q[i][0]*f, q[i][1]*f, q[j][0]*f, q[j][1]*f, at)
	}
	p.dot(q[0][0]*f, q[0][1]*f, at, 2, bad)
}

// line is drawn two pixels wide.
func (p *pen) line(x0, y0, x1, y1 float64, at image.Point) {
	n := math.Ceil(math.Hypot(x1-x0, y1-y0)) + 1
	if n > 4*largeTile { // a corner far outside the picture
		return
	}
	for i := 0.0; i <= n; i++ {
		p.dot(x0+(x1-x0)*i/n, y0+(y1-y0)*i/n, at, 1, good)
	}
}

func (p *pen) dot(x, y float64, at image.Point, r int, c color.Color) {
	for dy := -r; dy < r; dy++ {
		for dx := -r; dx < r; dx++ {
			p.on.Set(at.X+int(math.Round(x))+dx, at.Y+int(math.Round(y))+dy, c)
		}
	}
}

// Sizes of letters, in pixels. Two rows over the letters are for accents.
const (
	glyphWidth   = 5
	glyphHeight  = 7
	advance      = 6
	overhead     = 2
	firstGlyph   = ' '
	lastGlyph    = '~'
	glyphDigits  = 2 * glyphWidth
	lowerAccent  = 2 // small letters begin two rows lower
	unknownGlyph = '?'
)

// write sets words in lines of at most width pixels below a point; what does
// not fit into the lines is left out, with an ellipsis.
func (p *pen) write(s string, at image.Point, width, lines int, c color.Color) {
	room := width / advance
	words := strings.Fields(s)
	for n := 0; n < lines && len(words) > 0; n++ {
		line := words[0]
		words = words[1:]
		for len(words) > 0 && len([]rune(line))+1+len([]rune(words[0])) <= room {
			line, words = line+" "+words[0], words[1:]
		}
		if runes := []rune(line); len(runes) > room || n == lines-1 && len(words) > 0 {
			line = string(runes[:max(min(len(runes), room-3), 0)]) + "…"
		}
		p.letters(line, at.Add(image.Pt(0, n*lineHeight+overhead+2)), c)
	}
}

// letters draws one line; at is the upper left of the first letter.
func (p *pen) letters(line string, at image.Point, c color.Color) {
	x, small := at.X-advance, 0
	for _, r := range norm.NFD.String(line) {
		if dots, ok := accents[r]; ok {
			for _, d := range dots {
				p.on.Set(x+d[0], at.Y-overhead+small+d[1], c)
			}
			continue
		}
		shown, ok := alike[r]
		if !ok {
			shown = string(r)
		}
		for _, r := range shown {
			x += advance
			if small = 0; r >= 'a' && r <= 'z' {
				small = lowerAccent
			}
			p.letter(r, x, at.Y, c)
		}
	}
}

func (p *pen) letter(r rune, x, y int, c color.Color) {
	if r < firstGlyph || r > lastGlyph {
		r = unknownGlyph
	}
	columns := glyphs[int(r-firstGlyph)*glyphDigits:][:glyphDigits]
	for i := range glyphWidth {
		bits, err := strconv.ParseUint(columns[2*i:2*i+2], 16, 8)
		if err != nil {
			return
		}
		for row := range glyphHeight {
			if bits>>row&1 == 1 {
				p.on.Set(x+i, y+row, c)
			}
		}
	}
}
