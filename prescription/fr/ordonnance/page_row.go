package ordonnance

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
)

const pointMM = 25.4 / 72

// row is a strip across a column: texts on one base line, over an optional
// grey band or under a hairline. Rows are the smallest thing that a page break may separate.
type row struct {
	height float64
	texts  []rowText
	band   bool    // over a grey band
	hair   bool    // under a grey hairline
	frame  float64 // width of an empty box at the right, 0 for none
}

type rowText struct {
	x     float64 // from the left of the column
	text  string
	style pdf.Style
}

// base is the distance of the base line from the top of a row: one em of the
// largest text.
func (r row) base() float64 {
	size := 0.0
	for _, t := range r.texts {
		size = max(size, t.style.Size)
	}
	return size*pointMM + (r.height-rowHeight(r.texts))/2
}

func rowHeight(texts []rowText) float64 {
	h := 0.0
	for _, t := range texts {
		h = max(h, t.style.LineHeight())
	}
	return h
}

// column gathers rows of one width.
type column struct {
	width float64
	rows  []row
}

// text adds a text, wrapped.
func (c *column) text(s string, style pdf.Style) { c.indent(0, s, style) }

// indent adds a text that begins x from the left of the column, wrapped.
func (c *column) indent(x float64, s string, style pdf.Style) {
	for _, l := range pdf.Wrap(glued(strings.TrimSpace(s)), style, c.width-x) {
		c.add(rowText{x, l, style})
	}
}

// glued ties a number to what follows it, so that no line ends with "5" and
// the next begins with "mg".
func glued(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if s[i] == ' ' && i > 0 && s[i-1] >= '0' && s[i-1] <= '9' && i+1 < len(s) && counted(s[i+1:]) {
			b.WriteString(nbsp)
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// counted reports whether a text may be the unit of a number before it.
func counted(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' || r == '°'
}

// add adds one row of texts.
func (c *column) add(texts ...rowText) {
	c.rows = append(c.rows, row{height: rowHeight(texts), texts: texts})
}

// band adds a wrapped text over a grey band.
func (c *column) band(s string, style pdf.Style) {
	const inset, padding = 2.0, 0.9
	c.rows = append(c.rows, row{height: padding, band: true})
	for _, l := range pdf.Wrap(s, style, c.width-2*inset) {
		c.rows = append(c.rows, row{height: style.LineHeight(), band: true, texts: []rowText{{inset, l, style}}})
	}
	c.rows = append(c.rows, row{height: padding, band: true})
}

// space adds an empty row.
func (c *column) space(mm float64) { c.rows = append(c.rows, row{height: mm}) }

func (c *column) height() float64 { return heightOf(c.rows) }

func heightOf(rows []row) float64 {
	h := 0.0
	for _, r := range rows {
		h += r.height
	}
	return h
}

// drawBands draws the grey bands; rows that follow each other share one, since
// two would show a seam.
func drawBands(p *pdf.Page, x, y, width float64, rows []row) {
	high := 0.0
	for i, r := range rows {
		if r.band {
			high += r.height
		}
		y += r.height
		if high > 0 && (i+1 == len(rows) || !rows[i+1].band) {
			p.Rect(x, y-high, width, high, pdf.Paint{Fill: true, FillGray: 0.9})
			high = 0
		}
	}
}

// draw draws rows one under the other and returns where they end.
func draw(p *pdf.Page, x, y, width float64, rows []row) float64 {
	drawBands(p, x, y, width, rows)
	for _, r := range rows {
		if r.hair {
			p.Rect(x, y, width, hairline, pdf.Paint{Fill: true, FillGray: 0.75})
		}
		if r.frame > 0 {
			p.Rect(x+width-r.frame, y, r.frame, r.height, pdf.Paint{Border: hairline, BorderGray: 0.5})
		}
		for _, t := range r.texts {
			p.Text(x+t.x, y+r.base(), t.text, t.style)
		}
		y += r.height
	}
	return y
}
