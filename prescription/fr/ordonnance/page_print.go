package ordonnance

import (
	"strconv"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// layout is one ordonnance on its way to the page: measured first, since every
// page says how many there are, drawn then.
type layout struct {
	rx               *prescription.Prescription
	codes            Codes
	options          PageOptions
	national, signed *codeBox
	first, later     header
	pages            [][]row // the body of each page
}

// newLayout measures an ordonnance.
func newLayout(rx *prescription.Prescription, codes Codes, opts *PageOptions) (*layout, error) {
	l := &layout{rx: rx, codes: codes}
	if opts != nil {
		l.options = *opts
	}
	if len(rx.Lines) == 0 {
		return nil, ErrPageEmpty
	}
	if codes.INS != nil && codes.INS.Bounds().Dx() != codes.INS.Bounds().Dy() {
		return nil, ErrPageCodeSize
	}
	var err error
	if l.national, l.signed, err = codeBoxes(rx, codes, l.options.CodeSide); err != nil {
		return nil, err
	}
	l.first, l.later = firstHeader(rx, codes, &l.options), laterHeader(rx)
	if err := l.flow(); err != nil {
		return nil, err
	}
	return l, nil
}

// codesHeight is the room that the codes take at the bottom of the first page.
func (l *layout) codesHeight() float64 {
	if l.national == nil && l.signed == nil {
		return 0
	}
	return max(l.national.height(), l.signed.height()) + codeGap
}

// flow puts the lines on pages.
func (l *layout) flow() error {
	f := flow{
		first: bodyBottom - marginTop - l.first.height() - l.codesHeight(),
		later: bodyBottom - marginTop - l.later.height(),
	}
	if f.first < 0 || f.later < leastBody {
		return ErrPageFull
	}
	blocks := l.blocks()
	end := endRows(l.rx, &l.options)
	for i, b := range blocks {
		tail := 0.0
		if i == len(blocks)-1 {
			tail = min(heightOf(end), leastBody)
		}
		f.add(b, tail)
	}
	for _, r := range end {
		if r.height > f.room() {
			f.breakPage()
		}
		f.put(r)
	}
	if len(f.pages) > pdf.MaxPages {
		return ErrPageFull
	}
	l.pages = f.pages
	return nil
}

// blocks are the lines zone by zone, numbered through.
func (l *layout) blocks() []block {
	zones, lines := zonesOf(l.rx)
	c := lineColumn{rx: l.rx, options: &l.options, numbers: map[string]int{}}
	n := 0
	for _, inZone := range lines {
		for _, line := range inZone {
			n++
			c.numbers[line.ID] = n
		}
	}
	var blocks []block
	n = 0
	for i, z := range zones {
		if len(lines[i]) == 0 {
			none := column{width: bodyWidth}
			none.indent(numberWidth, "Aucune prescription dans cette zone.", styleAdvice)
			blocks = append(blocks, block{zone: z, rows: none.rows})
		}
		for _, line := range lines[i] {
			n++
			blocks = append(blocks, block{zone: z, number: strconv.Itoa(n) + ".", rows: c.rowsOf(n, line)})
		}
	}
	return blocks
}

// draw draws what was measured.
func (l *layout) draw() Printed {
	doc := pdf.New(&pdf.Options{Title: "Ordonnance", Subject: "Ordonnance " + l.rx.ID, Created: l.created()})
	printed := Printed{Document: doc}
	for n, rows := range l.pages {
		p := doc.AddPage()
		head := &l.later
		if n == 0 {
			head = &l.first
			top := bodyBottom + codeGap - l.codesHeight()
			printed.National = l.national.draw(p, top)
			printed.Signed = l.signed.draw(p, top)
		}
		draw(p, marginX, head.draw(p, l.codes), bodyWidth, rows)
		p.Rect(marginX, footerTop, bodyWidth, hairline, pdf.Paint{Fill: true, FillGray: 0.6})
		draw(p, marginX, footerTop+1.5, bodyWidth, footerRows(l.rx, n+1, len(l.pages)))
	}
	return printed
}

// created is the date of the file: when it was signed, or written.
func (l *layout) created() time.Time {
	if l.options.Signature != nil {
		return l.options.Signature.At
	}
	return l.rx.Written.Time(nil)
}
