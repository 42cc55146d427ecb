package qrcode

// Refusals of the reader. A caller who shows a sentence to a person shows the
// one of the code that came back; a caller who decides compares with errors.Is.
var (
	// ErrNoCode: nothing in the picture looks like a code.
	ErrNoCode = &Error{Code: "QR-201",
		EN: "no code found in the picture",
		FR: "aucun code trouvé dans l'image"}
	// ErrUnreadable: the marks of a code are there, but its content cannot be
	// read: blurred, too small, cut off or damaged beyond correction.
	ErrUnreadable = &Error{Code: "QR-202",
		EN: "a code was found but cannot be read: blurred, cut off or damaged; take the picture again, flat and sharp",
		FR: "un code a été trouvé mais il est illisible : flou, coupé ou abîmé ; reprendre l'image, à plat et nette"}
	// ErrTooSmall: the marks of a code are there, but a module covers so few
	// pixels that its content cannot be told apart.
	ErrTooSmall = &Error{Code: "QR-203",
		EN: "a code was found but it is too small in the picture; come closer or scan at a higher resolution",
		FR: "un code a été trouvé mais il est trop petit dans l'image ; s'approcher ou numériser avec une meilleure résolution"}
	// ErrNotPicture: the bytes are not a PNG, JPEG or GIF picture, or are cut.
	ErrNotPicture = &Error{Code: "QR-204",
		EN: "not a readable PNG, JPEG or GIF picture",
		FR: "ce n'est pas une image PNG, JPEG ou GIF lisible"}
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
)

// decodeRefusals lists the refusals of the reader, for [Refusals].
func decodeRefusals() []*Error {
	return []*Error{ErrNoCode, ErrUnreadable, ErrTooSmall, ErrNotPicture,
		ErrPictureTooLarge, ErrInterrupted, ErrDecodeFormat}
}
