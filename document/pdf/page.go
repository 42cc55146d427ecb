package pdf

import (
	"image"
	"math"
	"slices"
)

// Size of a sheet of A4 paper in millimetres (ISO 216).
const (
	Width  = 210.0
	Height = 297.0
)

// Limits of a document. Passing one is a refusal, never a cut.
const (
	MaxPages    = 100    // pages in a document
	maxOps      = 20_000 // elements on a page
	maxText     = 4_096  // bytes in one text
	maxModules  = 177    // side of a code: QR version 40 (ISO/IEC 18004)
	maxImage    = 4_096  // side of an image in pixels
	minDPI      = 36
	maxDPI      = 600
	maxReplaced = 1_000 // entries of Document.Replaced
)

// Document is a sequence of pages being drawn. It is made by [New]; the zero
// value is an empty document without a title. Drawing is for one goroutine;
// once drawn, the giving methods may run at the same time.
type Document struct {
	options  Options
	pages    []*Page
	replaced []Replacement
	err      error // first refusal
}

// Replacement is a character drawn as � because no font has a shape for it.
type Replacement struct {
	Page int  // page number, the first is 1
	Rune rune // the character; U+FFFD for bytes that are not UTF-8
}

// Page is one sheet. It is made by [Document.AddPage] only: the zero value cannot
// be drawn on.
type Page struct {
	doc    *Document
	number int
	ops    []any // textOp, lineOp, boxOp, codeOp, imageOp, in drawing order
}

// The elements of the display list, checked when recorded. Lengths are mm.
type (
	textOp struct {
		x, y  float64 // left end of the base line, alignment resolved
		text  string  // only characters the face has
		style Style
	}
	lineOp struct{ x1, y1, x2, y2, width float64 }
	boxOp  struct {
		x, y, w, h float64
		paint      Paint
	}
	codeOp struct {
		x, y, module float64
		size         int
		rects        []image.Rectangle // dark rectangles in modules, disjoint
	}
	imageOp struct {
		x, y, w, h float64
		picture    *image.Gray // one pixel a dot
	}
)

// New starts an empty document. Nil options stand for the zero value; a title,
// author, subject or language longer than a text may be is [ErrTooMuch].
func New(opts *Options) *Document {
	d := &Document{}
	if opts != nil {
		d.options = *opts
	}
	if !d.options.fits() {
		d.refuse(ErrTooMuch)
	}
	return d
}

// AddPage adds an empty sheet at the end. Past [MaxPages] the document is
// refused with [ErrPages] and the sheet returned belongs to nothing.
func (d *Document) AddPage() *Page {
	p := &Page{doc: d, number: len(d.pages) + 1}
	if len(d.pages) == MaxPages {
		d.refuse(ErrPages)
		return p
	}
	d.pages = append(d.pages, p)
	return p
}

// Pages returns the number of sheets.
func (d *Document) Pages() int { return len(d.pages) }

// Err returns the first refusal met while drawing, or nil.
func (d *Document) Err() error { return d.err }

// Replaced returns the characters drawn as �, in drawing order, each once per
// page, at most 1000. A caller that prints a prescription shows this list.
func (d *Document) Replaced() []Replacement { return slices.Clone(d.replaced) }

// Number returns the page number; the first is 1.
func (p *Page) Number() int { return p.number }

// Text draws one line of text whose base line is at y. It is not wrapped (see
// [Wrap]), and a line break inside is drawn as a space. A text that would run
// off the sheet is refused with [ErrOverflow]: a dose must not lose its end.
func (p *Page) Text(x, y float64, text string, style Style) {
	switch {
	case !style.valid():
		p.doc.refuse(ErrStyle)
		return
	case len(text) > maxText:
		p.doc.refuse(ErrTooMuch)
		return
	case !onSheet(x, y):
		p.doc.refuse(ErrPlace)
		return
	}
	face := openFace(style.Font)
	shown, missing := prepare(text, face)
	for _, r := range missing {
		p.doc.report(Replacement{Page: p.number, Rune: r})
	}
	if shown == "" {
		return
	}
	w := face.width(shown, style)
	switch style.Align {
	case Right:
		x -= w
	case Center:
		x -= w / 2
	}
	if !onSheet(x, y) || !onSheet(x+w, y) {
		p.doc.refuse(ErrOverflow)
		return
	}
	p.add(textOp{x: x, y: y, text: shown, style: style})
}

// Line draws a straight black line of the given width; its ends are cut square
// at the two points.
func (p *Page) Line(x1, y1, x2, y2, width float64) {
	if !onSheet(x1, y1) || !onSheet(x2, y2) || !(width > 0 && width <= Width) {
		p.doc.refuse(ErrPlace)
		return
	}
	p.add(lineOp{x1, y1, x2, y2, width})
}

// Rect draws a box: its inside first, then its outline.
func (p *Page) Rect(x, y, w, h float64, paint Paint) {
	ok := onSheet(x, y) && onSheet(x+w, y+h) && w >= 0 && h >= 0 &&
		paint.Border >= 0 && paint.Border <= Width &&
		isGray(paint.BorderGray) && isGray(paint.FillGray)
	if !ok {
		p.doc.refuse(ErrPlace)
		return
	}
	p.add(boxOp{x, y, w, h, paint})
}

// Modules draws a square 2D code of size × size modules, each module mm wide,
// its top left corner at (x, y). dark answers for column x and row y,
// both from 0; the caller leaves the quiet zone free.
//
// The PDF is exact. In a picture all modules have the same whole number of
// pixels: the code may come out a little smaller than asked, never larger,
// centred in its place. A picture too coarse for one pixel a module is refused
// with [ErrCoarse]. Modules of 0.508 mm (1/50 inch) lose nothing: they have 3, 6
// and 12 pixels at 150, 300 and 600 dpi.
func (p *Page) Modules(x, y, module float64, size int, dark func(x, y int) bool) {
	if size < 1 || size > maxModules || dark == nil || !(module > 0) {
		p.doc.refuse(ErrCode)
		return
	}
	side := module * float64(size)
	if !onSheet(x, y) || !onSheet(x+side, y+side) {
		p.doc.refuse(ErrPlace)
		return
	}
	p.add(codeOp{x, y, module, size, mergeModules(size, dark)})
}

// Image draws a picture supplied by the caller, for instance the picture of a
// national code, w mm wide; its height follows. It is drawn in grey; transparent
// parts are white.
//
// In a picture every dot of the image becomes the same whole number of pixels,
// so that it may come out a little smaller than asked, never larger, centred in
// its place. A dot is the largest square the whole image is made of: the
// picture of a 2D code drawn with 8 pixels a module counts as one dot a module.
// An image with more dots than the picture has pixels there (a photograph, a
// logo) is averaged.
func (p *Page) Image(x, y, w float64, picture image.Image) {
	if picture == nil {
		p.doc.refuse(ErrImage)
		return
	}
	size := picture.Bounds().Size()
	if size.X < 1 || size.Y < 1 || size.X > maxImage || size.Y > maxImage {
		p.doc.refuse(ErrImage)
		return
	}
	h := w * float64(size.Y) / float64(size.X)
	if !(w > 0) || !onSheet(x, y) || !onSheet(x+w, y+h) {
		p.doc.refuse(ErrPlace)
		return
	}
	p.add(imageOp{x, y, w, h, reduce(grayCopy(picture))})
}

// add records an element, or refuses when the page is full.
func (p *Page) add(op any) {
	if len(p.ops) == maxOps {
		p.doc.refuse(ErrTooMuch)
		return
	}
	p.ops = append(p.ops, op)
}

// refuse keeps the first refusal.
func (d *Document) refuse(err *Error) {
	if d.err == nil {
		d.err = err
	}
}

// report keeps a replaced character, once per page.
func (d *Document) report(r Replacement) {
	if len(d.replaced) < maxReplaced && !slices.Contains(d.replaced, r) {
		d.replaced = append(d.replaced, r)
	}
}

// ready returns the reason why the document cannot be given, or nil.
func (d *Document) ready() error {
	if d == nil {
		return ErrPages
	}
	if d.err != nil {
		return d.err
	}
	if len(d.pages) == 0 {
		return ErrPages
	}
	return nil
}

// onSheet reports whether a point lies on the sheet, within a rounding error;
// NaN and infinities do not.
func onSheet(x, y float64) bool {
	const slack = 1e-6
	return math.Abs(x-Width/2) <= Width/2+slack && math.Abs(y-Height/2) <= Height/2+slack
}
