package pdf_test

import (
	"errors"
	"image"
	"math"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
)

// refusals names every refusal of the package, and what brings it about.
// ErrWrite is missing: it stands for a failure of the libraries, which no
// drawing is known to cause.
var refusals = []struct {
	name string
	want *pdf.Error
	give func() error
}{
	{"no page", pdf.ErrPages, func() error { return give(pdf.New(nil)) }},
	{"101 pages", pdf.ErrPages, func() error {
		d := pdf.New(nil)
		for range pdf.MaxPages + 1 {
			d.AddPage().Text(10, 10, "x", pdf.Style{})
		}
		return give(d)
	}},
	{"text off the sheet", pdf.ErrPlace, draw(func(p *pdf.Page) { p.Text(10, 300, "x", pdf.Style{}) })},
	{"text nowhere", pdf.ErrPlace, draw(func(p *pdf.Page) { p.Text(math.NaN(), 10, "x", pdf.Style{}) })},
	{"line off the sheet", pdf.ErrPlace, draw(func(p *pdf.Page) { p.Line(0, 0, 211, 10, 1) })},
	{"line without width", pdf.ErrPlace, draw(func(p *pdf.Page) { p.Line(0, 0, 10, 10, 0) })},
	{"box off the sheet", pdf.ErrPlace, draw(func(p *pdf.Page) { p.Rect(200, 10, 20, 10, pdf.Paint{}) })},
	{"box inside out", pdf.ErrPlace, draw(func(p *pdf.Page) { p.Rect(50, 50, -20, 10, pdf.Paint{}) })},
	{"box darker than black", pdf.ErrPlace, draw(func(p *pdf.Page) { p.Rect(50, 50, 20, 10, pdf.Paint{FillGray: -1}) })},
	{"box with endless outline", pdf.ErrPlace, draw(func(p *pdf.Page) { p.Rect(50, 50, 20, 10, pdf.Paint{Border: math.Inf(1)}) })},
	{"code off the sheet", pdf.ErrPlace, draw(func(p *pdf.Page) { p.Modules(190, 10, 1, 21, checker) })},
	{"image off the sheet", pdf.ErrPlace, draw(func(p *pdf.Page) { p.Image(190, 10, 21, dots()) })},
	{"image without width", pdf.ErrPlace, draw(func(p *pdf.Page) { p.Image(190, 10, 0, dots()) })},
	{"unknown font", pdf.ErrStyle, draw(func(p *pdf.Page) { p.Text(10, 10, "x", pdf.Style{Font: 4}) })},
	{"unknown alignment", pdf.ErrStyle, draw(func(p *pdf.Page) { p.Text(10, 10, "x", pdf.Style{Align: 3}) })},
	{"font too small", pdf.ErrStyle, draw(func(p *pdf.Page) { p.Text(10, 10, "x", pdf.Style{Size: 0.5}) })},
	{"font without size", pdf.ErrStyle, draw(func(p *pdf.Page) { p.Text(10, 10, "x", pdf.Style{Size: math.NaN()}) })},
	{"text lighter than white", pdf.ErrStyle, draw(func(p *pdf.Page) { p.Text(10, 10, "x", pdf.Style{Gray: 1.1}) })},
	{"long text", pdf.ErrTooMuch, draw(func(p *pdf.Page) { p.Text(10, 10, strings.Repeat("x", 4097), pdf.Style{}) })},
	{"long title", pdf.ErrTooMuch, func() error {
		d := pdf.New(&pdf.Options{Title: strings.Repeat("x", 4097)})
		d.AddPage()
		return give(d)
	}},
	{"full page", pdf.ErrTooMuch, draw(func(p *pdf.Page) {
		for range 20_001 {
			p.Rect(1, 1, 1, 1, pdf.Paint{})
		}
	})},
	{"code without modules", pdf.ErrCode, draw(func(p *pdf.Page) { p.Modules(10, 10, 1, 0, checker) })},
	{"code of 178 modules", pdf.ErrCode, draw(func(p *pdf.Page) { p.Modules(10, 10, 1, 178, checker) })},
	{"code of points", pdf.ErrCode, draw(func(p *pdf.Page) { p.Modules(10, 10, 0, 21, checker) })},
	{"code of nothing", pdf.ErrCode, draw(func(p *pdf.Page) { p.Modules(10, 10, 1, 21, nil) })},
	{"module below a pixel", pdf.ErrCoarse, func() error {
		d := pdf.New(nil)
		d.AddPage().Modules(10, 10, 0.5, 21, checker)
		_, err := d.Picture(1, 36)
		return err
	}},
	{"no image", pdf.ErrImage, draw(func(p *pdf.Page) { p.Image(10, 10, 10, nil) })},
	{"empty image", pdf.ErrImage, draw(func(p *pdf.Page) { p.Image(10, 10, 10, image.NewGray(image.Rectangle{})) })},
	{"image too large", pdf.ErrImage, draw(func(p *pdf.Page) { p.Image(10, 10, 10, image.NewUniform(image.Black.C)) })},
	{"picture too coarse", pdf.ErrResolution, func() error { _, err := ordonnance().Picture(1, 35); return err }},
	{"picture too fine", pdf.ErrResolution, func() error { _, err := ordonnance().PNG(1, 601); return err }},
	{"page 0", pdf.ErrNoPage, func() error { _, err := ordonnance().Picture(0, 150); return err }},
	{"page after the last", pdf.ErrNoPage, func() error { _, err := ordonnance().PNG(2, 150); return err }},
	{"text off the right edge", pdf.ErrOverflow, draw(func(p *pdf.Page) { p.Text(200, 10, "Amoxicilline", pdf.Style{}) })},
	{"text off the left edge", pdf.ErrOverflow, draw(func(p *pdf.Page) { p.Text(10, 10, "Amoxicilline", pdf.Style{Align: pdf.Right}) })},
}

// draw makes a document of one page and gives what comes of it.
func draw(on func(*pdf.Page)) func() error {
	return func() error {
		d := pdf.New(nil)
		on(d.AddPage())
		return give(d)
	}
}

// give asks for both forms, which must agree, and for no value beside an error.
func give(d *pdf.Document) error {
	file, err := d.PDF()
	picture, err2 := d.Picture(1, 72)
	if !errors.Is(err2, err) || err != nil && (file != nil || picture != nil) {
		return errors.New("the two forms disagree, or a value came with an error")
	}
	return err
}

func TestRefusals(t *testing.T) {
	for _, c := range refusals {
		t.Run(c.name, func(t *testing.T) {
			if err := c.give(); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestErrorTexts(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range pdf.Refusals() {
		if seen[e.Code] {
			t.Errorf("%s used twice", e.Code)
		}
		seen[e.Code] = true
		if e.EN == "" || e.French() == "" || e.Error() != e.Code+": "+e.EN || e.Unwrap() != nil {
			t.Errorf("%s: texts or cause wrong", e.Code)
		}
	}
	for _, c := range refusals {
		delete(seen, c.want.Code)
	}
	delete(seen, pdf.ErrWrite.Code)
	for _, c := range archiveVectors() {
		delete(seen, c.want.Code)
	}
	if len(seen) > 0 {
		t.Errorf("no vector refuses with %v", seen)
	}
	cause := errors.New("disk")
	wrapped := &pdf.Error{Code: "PDF-010", EN: "x", Err: cause}
	if !errors.Is(wrapped, cause) || !errors.Is(wrapped, pdf.ErrWrite) || wrapped.Error() != "PDF-010: x: disk" {
		t.Error("a cause is lost")
	}
}

func TestFirstRefusalIsKept(t *testing.T) {
	d := pdf.New(nil)
	p := d.AddPage()
	if d.Err() != nil {
		t.Fatal("a new document is refused")
	}
	p.Text(10, 300, "x", pdf.Style{})
	p.Text(10, 10, "x", pdf.Style{Font: 9})
	if !errors.Is(d.Err(), pdf.ErrPlace) {
		t.Errorf("got %v", d.Err())
	}
}
