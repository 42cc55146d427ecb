package qrcode

// The refusals of packing and unpacking ([Pack], [Unpack]).
var (
	// ErrNotToken: the text is not a compact JWS (RFC 7515 §7.1): three parts
	// of canonical base64url without padding, the header not empty.
	ErrNotToken = &Error{Code: "QR-101",
		EN: "not a signed token in compact form",
		FR: "ce n'est pas un jeton signé sous forme compacte"}
	// ErrTokenTooLong: packed, the token would not fit the largest symbol.
	ErrTokenTooLong = &Error{Code: "QR-102",
		EN: "the signed token is too long for a code",
		FR: "le jeton signé est trop long pour tenir dans un code"}
	// ErrNotPacked: the text of the symbol is not of this format.
	ErrNotPacked = &Error{Code: "QR-103",
		EN: "this code does not hold a packed signed document",
		FR: "ce code ne contient pas de document signé au format attendu"}
	// ErrBase45: the text after the prefix is not strict base45 (RFC 9285).
	ErrBase45 = &Error{Code: "QR-104",
		EN: "the content of the code is damaged (base45)",
		FR: "le contenu du code est endommagé (base45)"}
	// ErrTruncated: the carrier ends before what it announces.
	ErrTruncated = &Error{Code: "QR-105",
		EN: "the content of the code is incomplete",
		FR: "le contenu du code est incomplet"}
	// ErrUnknownTemplate: a header template this version does not know; a
	// newer version may.
	ErrUnknownTemplate = &Error{Code: "QR-106",
		EN: "the code was written by a newer version; update the software",
		FR: "le code provient d'une version plus récente ; mettez le logiciel à jour"}
	// ErrNotCanonical: the carrier can be read but Pack would have written it
	// otherwise.
	ErrNotCanonical = &Error{Code: "QR-107",
		EN: "the content of the code is not in its only valid form",
		FR: "le contenu du code n'est pas dans sa seule forme valide"}
)

// packRefusals lists them, for [Refusals].
func packRefusals() []*Error {
	return []*Error{ErrNotToken, ErrTokenTooLong, ErrNotPacked, ErrBase45,
		ErrTruncated, ErrUnknownTemplate, ErrNotCanonical}
}
