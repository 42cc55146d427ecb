package ordonnance

import (
	"image"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Codes are the 2D codes of a page. Each has its own place, so that nobody
// takes one for another. The zero value prints none.
type Codes struct {
	// National is the code of the ordonnance numérique, printed at the bottom
	// left. nil: there is none.
	National *NationalCode
	// Signed is the text of our signed copy, as [qrcode.Pack] gives it, printed
	// at the bottom right and labelled as such. "": there is none.
	Signed string
	// INS is a square picture of the Datamatrix INS with its quiet zone, printed
	// 20 mm wide in the box of the patient (EXI DIF 02). nil: there is none.
	INS image.Image
}

// NationalCode is the code that the national service gave to the prescription.
// Its format is not public: it is drawn exactly as the caller supplies it.
type NationalCode struct {
	// Payload is the text of the QR code, kept byte for byte.
	Payload string
	// Number is printed in clear under the code: 1 to 64 printable ASCII
	// characters. "" means the prescription's own number.
	Number string
}

// Signature is what the page says of the electronic signature. The page itself
// proves nothing: the code does.
type Signature struct {
	At  time.Time // printed in its own location
	Key string    // id of the key; "": not printed
}

// PageOptions are the choices of [Print]. nil is the zero value.
type PageOptions struct {
	// Medicines gives the law of a medicine, as in [Options]: it decides where
	// amounts are repeated in letters. nil knows none; then only the tag of the
	// ordonnance sécurisée does.
	Medicines func(m prescription.Medicine, on identity.Date) (Law, bool)
	// Signature fills the block of the signature. nil leaves room to sign by
	// hand.
	Signature *Signature
	// PaperMotive is why the ordonnance is on paper and not electronic (CSP
	// R4073-2), printed under its title. "": nothing is printed.
	PaperMotive string
	// CodeSide is the side of each code in millimetres, quiet zone included. 0
	// means about 30, rounded so that a module is a whole number of pixels at
	// 150 dots per inch, and more where the content needs it. A side that makes
	// modules smaller than 0.43 mm is refused.
	CodeSide float64
}

// Printed is a page ready to be given as PDF and as picture, and what became
// of the codes on it.
type Printed struct {
	Document *pdf.Document
	National PrintedCode // zero when there is none
	Signed   PrintedCode // zero when there is none
}

// PrintedCode says where a code is on the first page, and how large. Lengths
// are millimetres; the place is the upper left corner of the quiet zone, four
// modules wide.
type PrintedCode struct {
	Version int     // of the QR code, 1 to 40
	Modules int     // on a side, quiet zone not counted
	Module  float64 // side of a module
	Side    float64 // side of the code, quiet zone included
	X, Y    float64
}

// Print lays an ordonnance out on sheets of A4 in portrait. The lines keep the
// order of the prescriber and are numbered from 1 over all pages; an ordonnance
// bizone has its two zones. Every page repeats the prescriber and the patient's
// traits, and says which of how many it is; a line stands on one page where it
// fits on one. Nothing is cut: what is long is wrapped.
//
// Where a line has a structured posology and a text of its own, the text is
// printed. Contacts of the patient are printed for an ordonnance to be carried
// out at home only.
//
// It judges nothing: an ordonnance that breaks the rules is printed as it is.
// It refuses what it cannot print whole (the refusals are in [PageRefusals]).
// The same input gives the same page.
func Print(rx prescription.Prescription, codes Codes, opts *PageOptions) (Printed, error) {
	l, err := newLayout(&rx, codes, opts)
	if err != nil {
		return Printed{}, err
	}
	printed := l.draw()
	if list := printed.Document.Replaced(); len(list) > 0 {
		return Printed{}, because(ErrPageCharacter, &UnprintableError{list})
	}
	if err := printed.Document.Err(); err != nil {
		return Printed{}, because(ErrPageDrawing, err)
	}
	return printed, nil
}
