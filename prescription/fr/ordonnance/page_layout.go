package ordonnance

import "github.com/ordonnance-numerique/ordonnance-go/document/pdf"

// Measures of the page in millimetres.
const (
	marginX     = 15.0
	marginTop   = 12.0
	bodyWidth   = pdf.Width - 2*marginX
	footerTop   = 284.5 // nothing but the footer stands below
	bodyBottom  = footerTop - 1.5
	columnGap   = 6.0
	patientSide = 86.0  // width of the patient's box
	scannedSide = 102.0 // the same with the Datamatrix INS in it
	boxPadding  = 2.5
	numberWidth = 8.0  // column of the line numbers
	codeColumn  = 60.0 // most width of the code beside a name
	shortID     = 16   // characters of a line ID that stand beside the name
	blockGap    = 2.2  // above and below the hairline between two lines
	leastBody   = 60.0 // room for lines that every page but the first must have
	leastRoom   = 20.0 // room under which a page takes no part of a long line
	signWidth   = 92.0
	signRoom    = 16.0 // to sign by hand
	hairline    = 0.15
	codeGap     = 3.0 // above the codes
)

// Measures of the codes in millimetres.
const (
	pixel150     = 25.4 / 150 // one pixel at 150 dots per inch
	wantedSide   = 31.1       // 30 mm, and what whole pixels need for version 9
	leastPixels  = 3          // of a module at 150 dots per inch: 0.508 mm
	mostSide     = 80.0       // two codes stand side by side with a gap
	quietZone    = 4          // modules (ISO/IEC 18004 §5.3.8)
	captionSide  = 66.0       // width of the words around a code
	captionDrift = 6.0        // most height between the words over a code and the code
	insSide      = 20.0       // side of the Datamatrix INS
)

// Styles of the page.
var (
	styleName    = pdf.Style{Font: pdf.Bold, Size: 12}
	styleBody    = pdf.Style{Size: 9}
	styleSmall   = pdf.Style{Size: 8, Gray: 0.25}
	styleTiny    = pdf.Style{Size: 7, Gray: 0.3}
	styleLabel   = pdf.Style{Font: pdf.Bold, Size: 7, Gray: 0.4}
	styleStrong  = pdf.Style{Font: pdf.Bold, Size: 9}
	styleTitle   = pdf.Style{Font: pdf.Bold, Size: 17}
	styleZone    = pdf.Style{Font: pdf.Bold, Size: 7.6}
	styleProduct = pdf.Style{Font: pdf.Bold, Size: 10.5}
	styleDosage  = pdf.Style{Size: 10}
	styleAdvice  = pdf.Style{Font: pdf.Italic, Size: 9}
	styleNumber  = pdf.Style{Font: pdf.Mono, Size: 9}
)

// right is a style that ends where it is put.
func right(s pdf.Style) pdf.Style {
	s.Align = pdf.Right
	return s
}

// center is a style around where it is put.
func center(s pdf.Style) pdf.Style {
	s.Align = pdf.Center
	return s
}
