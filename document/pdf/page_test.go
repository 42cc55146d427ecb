package pdf_test

import (
	"image"
	"image/color"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
)

// checker is a 2D code of no meaning: finder-like corners and a busy inside.
func checker(x, y int) bool { return (x*7+y*13+x*y)%3 == 0 }

// dots is a picture of 20 × 20 dots, 6 pixels each.
func dots() image.Image {
	img := image.NewGray(image.Rect(0, 0, 120, 120))
	for y := range 120 {
		for x := range 120 {
			c := color.Gray{Y: 0xff}
			if checker(x/6, y/6) {
				c.Y = 0
			}
			img.SetGray(x, y, c)
		}
	}
	return img
}

// accents are all the letters and signs a French prescription may hold.
const accents = "é è ê ë à â ç ù û ü î ï ô œ Œ Æ É À Ç « » ’ ½ ¾ ¼ € µ ° – — … • ≤ ≥ ² ÿ Ÿ"

// ordonnance draws a page like a printed prescription; the people are invented.
func ordonnance() *pdf.Document {
	d := pdf.New(&pdf.Options{Title: "Ordonnance", Author: "Robert SPECIALISTE0021889",
		Created: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)})
	p := d.AddPage()
	bold := pdf.Style{Font: pdf.Bold, Size: 14}
	p.Text(20, 20, "Dr Robert SPECIALISTE0021889", bold)
	p.Text(20, 26, "Médecine générale — RPPS 99700218896", pdf.Style{})
	p.Text(190, 20, "Fait le 2 mars 2026", pdf.Style{Align: pdf.Right})
	p.Text(105, 40, "ORDONNANCE", pdf.Style{Font: pdf.Bold, Size: 18, Align: pdf.Center})
	p.Rect(20, 45, 170, 18, pdf.Paint{Border: 0.3, Fill: true, FillGray: 0.93})
	p.Text(23, 52, "Patient : PAT-TROIS Dominique, née le 28/03/1979", pdf.Style{})
	p.Text(23, 58, "2 79 03 51 215 189 89", pdf.Style{Font: pdf.Mono})
	p.Line(20, 68, 190, 68, 0.2)
	y := 76.0
	for range 4 {
		p.Text(20, y, "Amoxicilline 1 g, comprimé dispersible", pdf.Style{Font: pdf.Bold})
		y += 5
		text := "1⅓ comprimé par voie orale matin et soir, au cours du repas, pendant 7 jours ; " +
			"ne pas dépasser 3 g par 24 heures. « Boire un grand verre d’eau »\u202F: prise à 8 h et à 20 h."
		for _, line := range pdf.Wrap(text, pdf.Style{}, 160) {
			p.Text(25, y, line, pdf.Style{})
			y += pdf.Style{}.LineHeight()
		}
		p.Text(25, y, "Non substituable (MTE)", pdf.Style{Font: pdf.Italic, Gray: 0.4, Size: 9})
		y += 8
	}
	p.Text(20, 175, accents, pdf.Style{})
	p.Text(20, 181, accents, pdf.Style{Font: pdf.Bold})
	p.Text(20, 187, accents, pdf.Style{Font: pdf.Italic})
	p.Text(20, 193, accents, pdf.Style{Font: pdf.Mono, Size: 8})
	p.Text(20, 200, "sans glyphe : ✓ ☐ 漢", pdf.Style{})
	p.Line(100, 205, 190, 215, 1)
	p.Rect(100, 220, 20, 10, pdf.Paint{Border: 1})
	p.Modules(20, 230, 30.0/53, 53, checker)
	p.Image(160, 240, 20, dots())
	p.Text(105, 290, "page 1 / 1", pdf.Style{Size: 8, Align: pdf.Center})
	return d
}
