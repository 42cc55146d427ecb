package pdf_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
)

// A page is drawn once and given as a file for the printer and as a picture.
func Example() {
	doc := pdf.New(&pdf.Options{
		Title:   "Ordonnance",
		Created: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC),
	})
	page := doc.AddPage()
	page.Text(20, 20, "Dr Robert SPECIALISTE0021889", pdf.Style{Font: pdf.Bold, Size: 14})
	page.Line(20, 25, 190, 25, 0.2)
	y := 35.0
	body := pdf.Style{}
	for _, line := range pdf.Wrap("Amoxicilline 1 g : 1 comprimé matin et soir pendant 7 jours.", body, 60) {
		page.Text(20, y, line, body)
		y += body.LineHeight()
	}

	file, err := doc.PDF()
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := doc.Picture(1, 150)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, %d × %d pixels\n", file[:5], picture.Rect.Dx(), picture.Rect.Dy())
	// Output: %PDF-, 1240 × 1754 pixels
}

func ExampleWrap() {
	for _, line := range pdf.Wrap("1 comprimé matin et soir, au cours du repas ; ne pas dépasser 3 g par jour.", pdf.Style{}, 60) {
		fmt.Println(line)
	}
	// Output:
	// 1 comprimé matin et soir, au cours du
	// repas ; ne pas dépasser 3 g par jour.
}

func ExampleMeasure() {
	fmt.Printf("%.2f mm\n", pdf.Measure("Ordonnance", pdf.Style{Font: pdf.Bold, Size: 18}))
	// Output: 37.40 mm
}

// A module of 0.508 mm has exactly 3 pixels at 150 dpi.
func ExamplePage_Modules() {
	doc := pdf.New(nil)
	chessboard := func(x, y int) bool { return (x+y)%2 == 0 }
	doc.AddPage().Modules(20, 20, 0.508, 25, chessboard)
	picture, err := doc.Picture(1, 150)
	if err != nil {
		fmt.Println(err)
		return
	}
	for y := range 6 {
		for x := range 12 {
			fmt.Print(map[uint8]string{0: "#", 255: "."}[picture.GrayAt(118+x, 118+y).Y])
		}
		fmt.Println()
	}
	// Output:
	// ###...###...
	// ###...###...
	// ###...###...
	// ...###...###
	// ...###...###
	// ...###...###
}

// A character without a shape shows as � and is listed.
func ExampleDocument_Replaced() {
	doc := pdf.New(nil)
	page := doc.AddPage()
	page.Text(20, 20, "½ comprimé ✓", pdf.Style{})
	for _, r := range doc.Replaced() {
		fmt.Printf("page %d: %U\n", r.Page, r.Rune)
	}
	// Output: page 1: U+2713
}

// A text that would lose its end is refused, in both languages.
func ExampleDocument_Err() {
	doc := pdf.New(nil)
	doc.AddPage().Text(190, 20, "3 comprimés par jour", pdf.Style{})
	_, err := doc.PDF()
	fmt.Println(err)
	fmt.Println(pdf.ErrOverflow.French())
	// Output:
	// PDF-011: a text runs off the sheet
	// un texte sort de la feuille
}

func ExampleDocument_PDF() {
	doc := pdf.New(&pdf.Options{Title: "Ordonnance"})
	doc.AddPage().Text(20, 20, "Médecine générale", pdf.Style{})
	first, err := doc.PDF()
	if err != nil {
		fmt.Println(err)
		return
	}
	second, err := doc.PDF()
	fmt.Println(string(first) == string(second), err)
	// Output: true <nil>
}

func ExampleDocument_PNG() {
	doc := pdf.New(nil)
	doc.AddPage().Text(20, 20, "Médecine générale", pdf.Style{})
	file, err := doc.PNG(1, 300)
	fmt.Printf("%q %v\n", file[1:4], err)
	// Output: "PNG" <nil>
}

// A file of others is looked at before it is archived.
func ExampleCheckArchive() {
	doc := pdf.New(&pdf.Options{Title: "Ordonnance"})
	doc.AddPage().Text(20, 20, "Médecine générale", pdf.Style{})
	file, err := doc.PDF()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(pdf.CheckArchive(file)))

	scripted := strings.Replace(string(file), "/Type /Catalog", "/Type /Catalog /OpenAction <</S /JavaScript>>", 1)
	for _, f := range pdf.CheckArchive([]byte(scripted)) {
		fmt.Println(f.Code, f.FR)
	}
	// Output:
	// 0
	// PDF-117 le document contient un script ou une action non autorisée
}
