package document

// Text is a sentence for a person, in the two languages of this module. It
// never holds a value taken from a document.
type Text struct {
	EN string `json:"en"` // English
	FR string `json:"fr"` // French, fit for a screen in a pharmacy
}

// IsZero reports whether nothing is said in either language.
func (t Text) IsZero() bool { return t == Text{} }

// Omission is something of a value that a wire form could not carry. Encoders
// report one for every thing they leave out: nothing is dropped silently.
type Omission struct {
	Path   string `json:"path"`   // JSON pointer (RFC 6901) into the value
	Code   string `json:"code"`   // stable code of the reason
	Reason Text   `json:"reason"` // the reason, for people
}
