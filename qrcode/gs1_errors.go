package qrcode

// The refusals of [ParseGS1], [FormatGS1] and the values read from elements.
var (
	// ErrGS1Empty: there is no element.
	ErrGS1Empty = &Error{Code: "QR-401",
		EN: "no GS1 element in the code",
		FR: "aucun élément GS1 dans le code"}
	// ErrGS1Unknown: no application identifier of GS1 begins so; where its
	// value ends cannot be told.
	ErrGS1Unknown = &Error{Code: "QR-402",
		EN: "unknown GS1 application identifier",
		FR: "identifiant d'application GS1 inconnu"}
	// ErrGS1Length: a value is shorter or longer than its identifier allows.
	ErrGS1Length = &Error{Code: "QR-403",
		EN: "a GS1 value has the wrong length",
		FR: "une valeur GS1 n'a pas la bonne longueur"}
	// ErrGS1Character: a value holds a character that its identifier does not
	// allow.
	ErrGS1Character = &Error{Code: "QR-404",
		EN: "a GS1 value holds a character that is not allowed there",
		FR: "une valeur GS1 contient un caractère non admis"}
	// ErrGS1CheckDigit: the check digit of a GTIN, SSCC or like key is wrong.
	ErrGS1CheckDigit = &Error{Code: "QR-405",
		EN: "the check digit of a GS1 key is wrong",
		FR: "la clé de contrôle d'un identifiant GS1 est fausse"}
	// ErrGS1Date: a date does not exist.
	ErrGS1Date = &Error{Code: "QR-406",
		EN: "a GS1 date does not exist",
		FR: "une date GS1 n'existe pas"}
	// ErrGS1Conflict: an identifier is there twice with different values.
	ErrGS1Conflict = &Error{Code: "QR-407",
		EN: "a GS1 identifier appears twice with different values",
		FR: "un identifiant GS1 figure deux fois avec des valeurs différentes"}
	// ErrGS1TooLong: more characters than a Data Matrix can hold.
	ErrGS1TooLong = &Error{Code: "QR-408",
		EN: "the GS1 element string is too long",
		FR: "la chaîne d'éléments GS1 est trop longue"}
	// ErrGS1NoItem: there is no GTIN (01), or it does not stand alone.
	ErrGS1NoItem = &Error{Code: "QR-409",
		EN: "the code holds no GTIN of a trade item",
		FR: "le code ne contient pas de GTIN d'article"}
)

// gs1Refusals lists them, for [Refusals].
func gs1Refusals() []*Error {
	return []*Error{ErrGS1Empty, ErrGS1Unknown, ErrGS1Length, ErrGS1Character, ErrGS1CheckDigit,
		ErrGS1Date, ErrGS1Conflict, ErrGS1TooLong, ErrGS1NoItem}
}
