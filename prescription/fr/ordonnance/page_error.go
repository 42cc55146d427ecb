package ordonnance

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// The refusals of [Print], to be matched with errors.Is.
var (
	// ErrPageCode: a text that makes no 2D code; the cause says why.
	ErrPageCode = &prescription.Error{Code: "FR-PAGE-001",
		EN: "the text of a 2D code cannot be encoded",
		FR: "le texte d'un code 2D ne peut pas être encodé"}
	// ErrPageCodeSize: a code that has no room on the page with modules of at
	// least 0.43 mm.
	ErrPageCodeSize = &prescription.Error{Code: "FR-PAGE-002",
		EN: "a 2D code does not fit on the page in a readable size",
		FR: "un code 2D ne tient pas sur la page dans une taille lisible"}
	// ErrPageNumber: a national code without a number of 1 to 64 printable
	// ASCII characters, or with another number than the prescription bears.
	ErrPageNumber = &prescription.Error{Code: "FR-PAGE-003",
		EN: "the number under the national code is missing, not printable, or not the one of the prescription",
		FR: "le numéro sous le code national manque, n'est pas imprimable ou n'est pas celui de l'ordonnance"}
	// ErrPageCodeKind: a code in the place of the other.
	ErrPageCodeKind = &prescription.Error{Code: "FR-PAGE-004",
		EN: "the signed copy and the national code must not take each other's place",
		FR: "la copie signée et le code national ne doivent pas prendre la place l'un de l'autre"}
	// ErrPageCharacter: a character that no font of the page has, so that it
	// would not be readable; the cause is an [UnprintableError].
	ErrPageCharacter = &prescription.Error{Code: "FR-PAGE-005",
		EN: "the prescription holds a character that cannot be printed",
		FR: "l'ordonnance contient un caractère qui ne peut pas être imprimé"}
	// ErrPageEmpty: nothing is prescribed; a signed page without lines is an
	// invitation to add some.
	ErrPageEmpty = &prescription.Error{Code: "FR-PAGE-006",
		EN: "a prescription without lines is not printed",
		FR: "une ordonnance sans ligne n'est pas imprimée"}
	// ErrPageFull: a header that leaves no room for the lines, or more than 100
	// pages.
	ErrPageFull = &prescription.Error{Code: "FR-PAGE-007",
		EN: "the content does not fit on the pages",
		FR: "le contenu ne tient pas sur les pages"}
	// ErrPageDrawing: the page could not be drawn; the cause says why.
	ErrPageDrawing = &prescription.Error{Code: "FR-PAGE-008",
		EN: "the page cannot be drawn",
		FR: "la page ne peut pas être dessinée"}
)

// PageRefusals lists the refusals of [Print] in the order of their codes.
func PageRefusals() []*prescription.Error {
	return []*prescription.Error{ErrPageCode, ErrPageCodeSize, ErrPageNumber, ErrPageCodeKind,
		ErrPageCharacter, ErrPageEmpty, ErrPageFull, ErrPageDrawing}
}

// UnprintableError lists the characters that no font of the page has. They are
// content of the prescription, so that its text does not name them.
type UnprintableError struct {
	Characters []pdf.Replacement
}

// Error says what happened without naming a character.
func (e *UnprintableError) Error() string { return "no font has a shape for a character" }

// because returns the refusal with its cause.
func because(refusal *prescription.Error, cause error) error {
	e := *refusal
	e.Err = cause
	return &e
}
