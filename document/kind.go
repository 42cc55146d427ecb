package document

// Kind ties a wire name and its versions to a Go type: it says how a value of
// type T becomes bytes and back. A Kind is a plain value made by the package
// that owns T; nothing is registered anywhere.
type Kind[T any] struct {
	// Name is the media type without "application/" and without version:
	// "vnd.ordonnance.prescription+json". Tokens carry Name + ";v=" + Version
	// in their "typ" header (RFC 7515 §4.1.9 lets "application/" fall away
	// only when the rest holds no other slash, so Name holds none).
	Name string
	// Version is the version written, from 1.
	Version int
	// Reads lists older versions that Decode still understands.
	Reads []int
	// MaxBytes bounds the payload, in bytes. 0 means the default of 1 MiB.
	MaxBytes int
	// Schema is what a payload has to satisfy where the wire form is JSON. It
	// accepts every version that is read. A payload of more than 32 768 JSON
	// values is refused before as too large (DOC-101). nil means that the wire
	// form is not JSON: the JSON gates are left out and Decode alone judges the
	// bytes, so it must be strict.
	Schema *Schema
	// Encode turns a value into bytes, with the list of what it left out. The
	// same value always gives the same bytes.
	Encode func(value T) ([]byte, []Omission, error)
	// Decode turns bytes of a version into a value. It refuses everything
	// that Encode would not write in that version. Its errors never hold
	// content of the document.
	Decode func(version int, payload []byte) (T, error)
	// Clone returns a deep copy, so that nobody can change what was verified.
	// nil means that T holds no reference (pointer, slice, map).
	Clone func(value T) T
}
