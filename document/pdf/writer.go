package pdf

import (
	"fmt"
	"strings"
)

// PDF gives the document as a PDF/A-1b file (ISO 19005-1:2005, level B): all
// fonts embedded, its text readable by programs. The same document gives the
// same bytes. It returns the first refusal met while drawing, if any.
func (d *Document) PDF() ([]byte, error) {
	if err := d.ready(); err != nil {
		return nil, err
	}
	w := writer{file: newFile(), faces: typefaces(d.pages)}
	raw, err := w.document(d)
	if err != nil {
		return nil, because(ErrWrite, err)
	}
	return raw, nil
}

// writer replays a display list into a PDF file.
type writer struct {
	*file
	faces [4]*typeface
	fonts string // entries of the resources
}

// document writes everything.
func (w *writer) document(d *Document) ([]byte, error) {
	o := d.options.settled()
	catalog, pages := w.reserve(), w.reserve()
	info := w.add(o.info())
	// The metadata must be readable without inflating (ISO 19005-1 §6.7.2).
	metadata := w.stream("/Type /Metadata /Subtype /XML", o.xmp())
	profile, err := w.flate("/N 1", grayProfile())
	if err != nil {
		return nil, err
	}
	if err := w.embedFonts(); err != nil {
		return nil, err
	}
	var kids strings.Builder
	for _, p := range d.pages {
		n, err := w.page(p, pages)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&kids, "%d 0 R ", n)
	}
	w.put(pages, fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 %s %s]>>",
		strings.TrimSpace(kids.String()), len(d.pages), number(Width*pointsPerMM), number(Height*pointsPerMM)))
	w.put(catalog, fmt.Sprintf("<</Type /Catalog /Pages %d 0 R /Metadata %d 0 R /Lang %s /ViewerPreferences <</DisplayDocTitle true>> "+
		"/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (Custom) "+
		"/Info (Gray gamma 2.2) /DestOutputProfile %d 0 R>>]>>", pages, metadata, textString(o.Language), profile))
	return w.finish(catalog, info), nil
}

// embedFonts writes the faces that the document uses.
func (w *writer) embedFonts() error {
	for i, t := range w.faces {
		if t == nil {
			continue
		}
		n, err := t.embed(w.file)
		if err != nil {
			return err
		}
		w.fonts += fmt.Sprintf("/F%d %d 0 R ", i, n)
	}
	return nil
}

// page replays one sheet and gives its number.
func (w *writer) page(p *Page, parent int) (int, error) {
	c := content{faces: &w.faces}
	images := ""
	for i, op := range p.ops {
		switch op := op.(type) {
		case textOp:
			c.text(op)
		case lineOp:
			c.line(op)
		case boxOp:
			c.box(op)
		case codeOp:
			c.code(op)
		case imageOp:
			n, err := w.image(op)
			if err != nil {
				return 0, err
			}
			name := fmt.Sprintf("/I%d", i)
			images += fmt.Sprintf("%s %d 0 R ", name, n)
			c.image(op, name)
		}
	}
	body, err := w.flate("", c.out.Bytes())
	if err != nil {
		return 0, err
	}
	resources := ""
	if w.fonts != "" {
		resources += fmt.Sprintf("/Font <<%s>> ", strings.TrimSpace(w.fonts))
	}
	if images != "" {
		resources += fmt.Sprintf("/XObject <<%s>> ", strings.TrimSpace(images))
	}
	return w.add(fmt.Sprintf("<</Type /Page /Parent %d 0 R /Resources <<%s>> /Contents %d 0 R>>",
		parent, strings.TrimSpace(resources), body)), nil
}

// image writes a picture in 256 greys.
func (w *writer) image(op imageOp) (int, error) {
	large := enlarge(op.picture)
	size := large.Rect.Size()
	return w.flate(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8",
		size.X, size.Y), large.Pix)
}
