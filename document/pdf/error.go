package pdf

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// Error is the refusal to draw or to give a page; see [identity.Error] for what
// it promises. Nothing of a page appears in it.
type Error = identity.Error

// The refusals of this package, to be matched with [errors.Is].
var (
	// ErrPages: more than [MaxPages] pages, or none at all.
	ErrPages = &Error{Code: "PDF-001",
		EN: "a document has between 1 and 100 pages",
		FR: "un document compte de 1 à 100 pages"}
	// ErrPlace: a position, a length or a grey that is not a finite number, is
	// negative where it must not be, or lies outside the sheet.
	ErrPlace = &Error{Code: "PDF-002",
		EN: "a position, a size or a grey lies outside the sheet or its range",
		FR: "une position, une taille ou un gris sort de la feuille ou de ses bornes"}
	// ErrStyle: a font, an alignment or a font size that does not exist.
	ErrStyle = &Error{Code: "PDF-003",
		EN: "unknown font or alignment, or font size outside 1 to 144 points",
		FR: "police ou alignement inconnu, ou taille hors de 1 à 144 points"}
	// ErrTooMuch: more drawing on a page, or a longer text, than a sheet holds.
	ErrTooMuch = &Error{Code: "PDF-004",
		EN: "too many elements on a page, or a text too long",
		FR: "trop d'éléments sur une page, ou un texte trop long"}
	// ErrCode: a 2D code without modules, or larger than any symbol.
	ErrCode = &Error{Code: "PDF-005",
		EN: "a 2D code has between 1 and 177 modules on a side and a module size",
		FR: "un code 2D compte de 1 à 177 modules de côté et a une taille de module"}
	// ErrCoarse: a picture so coarse that a module of a 2D code is smaller than
	// one pixel.
	ErrCoarse = &Error{Code: "PDF-006",
		EN: "resolution too low: a module of the 2D code is smaller than one pixel",
		FR: "résolution trop faible : un module du code 2D est plus petit qu'un pixel"}
	// ErrImage: an image that is nil, empty or larger than 4096 × 4096.
	ErrImage = &Error{Code: "PDF-007",
		EN: "an image has between 1 and 4096 pixels on a side",
		FR: "une image compte de 1 à 4096 pixels de côté"}
	// ErrResolution: a resolution outside 36 to 600 dots per inch.
	ErrResolution = &Error{Code: "PDF-008",
		EN: "the resolution of a picture lies between 36 and 600 dots per inch",
		FR: "la résolution d'une image va de 36 à 600 points par pouce"}
	// ErrNoPage: the page number asked for does not exist.
	ErrNoPage = &Error{Code: "PDF-009",
		EN: "no page has this number",
		FR: "aucune page ne porte ce numéro"}
	// ErrWrite: the PDF or PNG writer failed; not caused by the content.
	ErrWrite = &Error{Code: "PDF-010",
		EN: "the file could not be written",
		FR: "le fichier n'a pas pu être écrit"}
	// ErrOverflow: a text wider than the sheet has room for.
	ErrOverflow = &Error{Code: "PDF-011",
		EN: "a text runs off the sheet",
		FR: "un texte sort de la feuille"}
)

// because gives a refusal with its cause.
func because(e *Error, err error) *Error {
	c := *e
	c.Err = err
	return &c
}

// Refusals lists every refusal of this package, and the findings of
// [CheckArchive], in the order of their codes.
func Refusals() []*Error {
	return append([]*Error{ErrPages, ErrPlace, ErrStyle, ErrTooMuch, ErrCode, ErrCoarse, ErrImage, ErrResolution,
		ErrNoPage, ErrWrite, ErrOverflow}, archiveRefusals()...)
}
