package qrcode

// Refusals of the reader. A caller who shows a sentence to a person shows the
// one of the code that came back; a caller who decides compares with errors.Is.
var (
	// ErrNoCode: nothing in the picture looks like a code.
	ErrNoCode = &Error{Code: "QR-201",
		EN: "no code found in the picture",
		FR: "aucun code trouvé dans l'image"}
	// ErrDamaged: a code is there, large and sharp enough, but more of it is
	// wrong than its error correction makes up for.
	ErrDamaged = &Error{Code: "QR-202",
		EN: "a code was found but it is damaged beyond correction; use another copy, or enter the content by hand",
		FR: "un code a été trouvé mais il est trop abîmé pour être lu ; prendre un autre exemplaire, ou saisir le contenu à la main"}
	// ErrTooSmall: a code is there, but a module covers so few pixels that its
	// content cannot be told apart.
	ErrTooSmall = &Error{Code: "QR-203",
		EN: "a code was found but it is too small in the picture; come closer or scan at a higher resolution",
		FR: "un code a été trouvé mais il est trop petit dans l'image ; s'approcher ou numériser avec une meilleure résolution"}
	// ErrNotPicture: the bytes are not a picture of a kind read here, or are cut.
	ErrNotPicture = &Error{Code: "QR-204",
		EN: "not a picture that can be read here (PNG, JPEG, GIF, WebP, TIFF or BMP)",
		FR: "ce n'est pas une image lisible ici (PNG, JPEG, GIF, WebP, TIFF ou BMP)"}
	// ErrPictureTooLarge: more pixels than [DecodeOptions.MaxPixels], or more
	// bytes than a picture of that size can need.
	ErrPictureTooLarge = &Error{Code: "QR-205",
		EN: "the picture is too large",
		FR: "l'image est trop grande"}
	// ErrInterrupted: the context ended before a code was read; its cause is in
	// the chain.
	ErrInterrupted = &Error{Code: "QR-206",
		EN: "reading stopped before a code was found: time is up",
		FR: "lecture interrompue avant qu'un code soit trouvé : délai dépassé"}
	// ErrDecodeFormat: [DecodeOptions.Formats] names a format unknown here.
	ErrDecodeFormat = &Error{Code: "QR-207",
		EN: "unknown code format asked for",
		FR: "format de code demandé inconnu"}
	// ErrBlurred: a code is there, but its modules run into each other.
	ErrBlurred = &Error{Code: "QR-208",
		EN: "a code was found but the picture is blurred; hold still, let the camera focus, or scan again",
		FR: "un code a été trouvé mais l'image est floue ; tenir l'appareil immobile, laisser la mise au point se faire, ou numériser de nouveau"}
	// ErrTooDark: a code is there, but dark and light differ too little.
	ErrTooDark = &Error{Code: "QR-209",
		EN: "a code was found but it hardly stands out: too dark or too pale; add light or change the exposure",
		FR: "un code a été trouvé mais il se distingue à peine : trop sombre ou trop pâle ; mieux éclairer ou changer l'exposition"}
	// ErrCutOff: a code is there, but part of it lies outside the picture.
	ErrCutOff = &Error{Code: "QR-210",
		EN: "a code was found but part of it lies outside the picture; take it in whole",
		FR: "un code a été trouvé mais une partie est hors de l'image ; le cadrer en entier"}
	// ErrContent: a code was read without error, but its content is in a mode
	// unknown here.
	ErrContent = &Error{Code: "QR-211",
		EN: "a code was read but its content is written in a way this program does not know",
		FR: "un code a été lu mais son contenu est écrit sous une forme que ce programme ne connaît pas"}
)

// decodeRefusals lists the refusals of the reader, for [Refusals].
func decodeRefusals() []*Error {
	return []*Error{ErrNoCode, ErrDamaged, ErrTooSmall, ErrNotPicture, ErrPictureTooLarge, ErrInterrupted,
		ErrDecodeFormat, ErrBlurred, ErrTooDark, ErrCutOff, ErrContent}
}
