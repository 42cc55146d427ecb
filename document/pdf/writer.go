package pdf

import (
	"bytes"
	"fmt"
	"image/png"
	"math"
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// PDF gives the document as a PDF file, all fonts embedded, its text readable
// by programs. The same document gives the same bytes. It returns the first
// refusal met while drawing, if any.
func (d *Document) PDF() ([]byte, error) {
	if err := d.ready(); err != nil {
		return nil, err
	}
	w := writer{out: fpdf.New("P", "mm", "A4", "")}
	w.describe(d.options.settled())
	for _, p := range d.pages {
		w.page(p)
	}
	var file bytes.Buffer
	if err := w.out.Output(&file); err != nil {
		return nil, because(ErrWrite, err)
	}
	return file.Bytes(), nil
}

// writer replays a display list into the PDF library.
type writer struct {
	out    *fpdf.Fpdf
	fonts  [4]bool // which are registered
	images int
}

// describe states what is known about the document but not drawn.
func (w *writer) describe(o Options) {
	w.out.SetCatalogSort(true) // the library lists fonts in random order otherwise
	w.out.SetAutoPageBreak(false, 0)
	w.out.SetMargins(0, 0, 0)
	w.out.SetCreationDate(o.Created)
	w.out.SetModificationDate(o.Created)
	w.out.SetProducer(producer, true)
	if o.Title != "" { // an empty one would be written as a byte order mark
		w.out.SetTitle(o.Title, true)
	}
	if o.Author != "" {
		w.out.SetAuthor(o.Author, true)
	}
	if o.Subject != "" {
		w.out.SetSubject(o.Subject, true)
	}
	w.out.SetLang(o.Language)
	w.out.SetXmpMetadata(o.xmp())
}

// page replays one sheet.
func (w *writer) page(p *Page) {
	w.out.AddPage()
	for _, op := range p.ops {
		switch op := op.(type) {
		case textOp:
			w.text(op)
		case lineOp:
			w.line(op)
		case boxOp:
			w.box(op)
		case codeOp:
			w.code(op)
		case imageOp:
			w.image(op)
		}
	}
}

// fontNames are the names the library knows the faces by.
var fontNames = [4]string{Regular: "goregular", Bold: "gobold", Italic: "goitalic", Mono: "gomono"}

// text writes one line of text.
//
// QUIRK: fpdf v0.12 appends to slices of the font program it is given, so that
// it writes into it: it gets a copy.
func (w *writer) text(op textOp) {
	name := fontNames[op.style.Font]
	if !w.fonts[op.style.Font] {
		w.out.AddUTF8FontFromBytes(name, "", bytes.Clone(ttf(op.style.Font)))
		w.fonts[op.style.Font] = true
	}
	w.out.SetFont(name, "", op.style.size())
	g := int(level(op.style.Gray))
	w.out.SetTextColor(g, g, g)
	w.out.Text(op.x, op.y, op.text)
}

func (w *writer) line(op lineOp) {
	w.out.SetDrawColor(0, 0, 0)
	w.out.SetLineWidth(op.width)
	w.out.Line(op.x1, op.y1, op.x2, op.y2)
}

func (w *writer) box(op boxOp) {
	if op.paint.Fill {
		g := int(level(op.paint.FillGray))
		w.out.SetFillColor(g, g, g)
		w.out.Rect(op.x, op.y, op.w, op.h, "F")
	}
	if op.paint.Border > 0 {
		g := int(level(op.paint.BorderGray))
		w.out.SetDrawColor(g, g, g)
		w.out.SetLineWidth(op.paint.Border)
		w.out.Rect(op.x, op.y, op.w, op.h, "D")
	}
}

// code writes a 2D code as one path of whole numbers under one scaling, filled
// once: no rounding between modules, and no seam, because a viewer blends the
// edge of a path only with what lies under it.
func (w *writer) code(op codeOp) {
	var path strings.Builder
	scale := op.module * pointsPerMM
	fmt.Fprintf(&path, "q 0 g %s 0 0 %s %s %s cm\n", number(scale), number(-scale),
		number(op.x*pointsPerMM), number((Height-op.y)*pointsPerMM))
	for _, r := range op.rects {
		fmt.Fprintf(&path, "%d %d %d %d re\n", r.Min.X, r.Min.Y, r.Dx(), r.Dy())
	}
	path.WriteString("f Q")
	w.out.RawWriteStr(path.String())
}

func (w *writer) image(op imageOp) {
	var file bytes.Buffer
	if err := png.Encode(&file, enlarge(op.picture)); err != nil {
		w.out.SetError(err)
		return
	}
	w.images++
	name := strconv.Itoa(w.images)
	kind := fpdf.ImageOptions{ImageType: "PNG"}
	w.out.RegisterImageOptionsReader(name, kind, &file)
	w.out.ImageOptions(name, op.x, op.y, op.w, op.h, false, kind, 0, "")
}

// number writes a length in points for the page description.
func number(v float64) string { return strconv.FormatFloat(v, 'f', 5, 64) }

// level turns a grey of 0 to 1 into one of 256 levels, the same in both forms.
func level(gray float64) uint8 { return uint8(math.Round(gray * 255)) }
