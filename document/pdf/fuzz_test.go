package pdf_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
)

// FuzzDraw draws anything anywhere: either both forms come out or both are
// refused, nothing panics, and nothing takes for ever.
func FuzzDraw(f *testing.F) {
	f.Add("Médecine", uint8(0), uint8(0), 10.0, 10.0, 20.0, 20.0, 0.5, 21)
	f.Add("✓\xff", uint8(3), uint8(2), 210.0, 297.0, 0.0, 5e-324, 1e-300, 177)
	f.Add("x", uint8(1), uint8(1), 0.0, 0.0, 200.0, 1e-14, 100.0, 1)
	f.Fuzz(func(t *testing.T, text string, font, align uint8, x, y, w, h, width float64, size int) {
		for _, on := range []func(*pdf.Page){
			func(p *pdf.Page) {
				p.Text(x, y, text, pdf.Style{Font: pdf.Font(font), Align: pdf.Align(align), Size: width, Gray: h})
			},
			func(p *pdf.Page) { p.Line(x, y, w, h, width) },
			func(p *pdf.Page) { p.Rect(x, y, w, h, pdf.Paint{Border: width, Fill: align%2 == 0, FillGray: h}) },
			func(p *pdf.Page) { p.Modules(x, y, width, size, checker) },
			func(p *pdf.Page) { p.Image(x, y, w, dots()) },
		} {
			d := pdf.New(&pdf.Options{Title: text, Language: text})
			on(d.AddPage())
			_, err := d.PDF()
			_, err2 := d.Picture(1, 36)
			if err != nil && err2 == nil {
				t.Fatal("a refused page was drawn")
			}
			if err2 != nil && err == nil && err2 != error(pdf.ErrCoarse) {
				t.Fatalf("only the picture was refused: %v", err2)
			}
		}
	})
}
