package prescription

// Refusals of the compact form.
var (
	// ErrCompact refuses bytes that are no compact prescription, or not whole.
	ErrCompact = &Error{Code: "RX-201",
		EN: "not a compact prescription, or a damaged one",
		FR: "ce n'est pas une ordonnance compacte, ou elle est endommagée"}
	// ErrCompactSpelling refuses bytes that can be read but are not the ones
	// that the encoder writes for that content.
	ErrCompactSpelling = &Error{Code: "RX-202",
		EN: "the compact prescription is not in its only valid form",
		FR: "l'ordonnance compacte n'est pas dans sa seule forme valide"}
	// ErrCompactVocabulary refuses a prescription written with a vocabulary
	// that was not given to the reader, or with a format that is newer.
	ErrCompactVocabulary = &Error{Code: "RX-203",
		EN: "the compact prescription uses tables this program does not have; update the software",
		FR: "l'ordonnance compacte utilise des tables inconnues de ce logiciel ; mettez-le à jour"}
	// ErrCompactValue refuses to write a prescription that is not valid: a value
	// outside its list, a number that is none, text that is not UTF-8, a line
	// that is not exactly one of medicine, preparation and device.
	ErrCompactValue = &Error{Code: "RX-204",
		EN: "the prescription holds a value that is not valid",
		FR: "l'ordonnance contient une valeur non valide"}
	// ErrCompactSize refuses to write or read a prescription above the bounds.
	ErrCompactSize = &Error{Code: "RX-205",
		EN: "the prescription is too large",
		FR: "l'ordonnance est trop volumineuse"}
	// ErrVocabulary refuses tables that no format can be made of.
	ErrVocabulary = &Error{Code: "RX-206",
		EN: "the tables of the vocabulary contradict each other",
		FR: "les tables du vocabulaire se contredisent"}
)
