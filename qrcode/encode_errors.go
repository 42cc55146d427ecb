package qrcode

// The refusals of writing a symbol ([Encode] and the methods of [Matrix]).
var (
	// ErrNoText: there is nothing to encode.
	ErrNoText = &Error{Code: "QR-110",
		EN: "there is no text to put into the code",
		FR: "aucun texte à mettre dans le code"}
	// ErrNotUTF8: the text is not valid UTF-8.
	ErrNotUTF8 = &Error{Code: "QR-111",
		EN: "the text for the code is not valid UTF-8",
		FR: "le texte destiné au code n'est pas de l'UTF-8 valide"}
	// ErrTooLong: the text exceeds what the largest symbol holds at the level
	// asked.
	ErrTooLong = &Error{Code: "QR-112",
		EN: "the text is too long for a code at this level of correction",
		FR: "le texte est trop long pour un code à ce niveau de correction"}
	// ErrEncodeOptions: an unknown level, two levels, a version outside 0 to 40,
	// or a least module without a print size.
	ErrEncodeOptions = &Error{Code: "QR-113",
		EN: "unknown level of correction or version of the code",
		FR: "niveau de correction ou version de code inconnus"}
	// ErrSelfCheck: the finished symbol did not read back as its text, or the
	// encoder failed. The symbol is withheld.
	ErrSelfCheck = &Error{Code: "QR-114",
		EN: "the finished code could not be read back; it was not issued",
		FR: "le code produit n'a pas pu être relu ; il n'a pas été émis"}
	// ErrPictureOptions: pixels per module, quiet zone or size of the picture
	// are out of range.
	ErrPictureOptions = &Error{Code: "QR-115",
		EN: "pixels per module, quiet zone or size of the picture out of range",
		FR: "pixels par module, marge ou taille de l'image hors limites"}
	// ErrPrintSize: a printed length is not a number, not positive, or beyond
	// one metre.
	ErrPrintSize = &Error{Code: "QR-116",
		EN: "the print size is not a length between 0 and 1000 mm",
		FR: "la taille d'impression n'est pas une longueur entre 0 et 1000 mm"}
	// ErrPrintTooSmall: at this print size a module is smaller than the
	// smallest that readers are expected to manage.
	ErrPrintTooSmall = &Error{Code: "QR-117",
		EN: "printed at this size the code is too fine to be read reliably",
		FR: "imprimé à cette taille, le code est trop fin pour être lu de façon fiable"}
)

// encodeRefusals lists them, for [Refusals].
func encodeRefusals() []*Error {
	return []*Error{ErrNoText, ErrNotUTF8, ErrTooLong, ErrEncodeOptions,
		ErrSelfCheck, ErrPictureOptions, ErrPrintSize, ErrPrintTooSmall}
}
