package identity

// Identifier is a value together with the system that gives it meaning. The
// same digits mean different things in different systems, so the pair is the
// identifier and neither half is one alone.
type Identifier struct {
	System string `json:"system"` // URI of the system, "urn:oid:1.2.…" for an OID
	Value  string `json:"value"`  // the value exactly as the system writes it
}

// IsZero reports whether the identifier says nothing.
func (id Identifier) IsZero() bool { return id == Identifier{} }

// Code is a coded concept: a code in a code system, with the label a person
// reads. Two codes are the same concept when system and code agree; the label
// is never compared (see [Code.Is]).
type Code struct {
	System  string `json:"system,omitempty"`  // URI of the code system
	Code    string `json:"code,omitempty"`    // code in that system
	Display string `json:"display,omitempty"` // label for people, may be all there is
}

// IsZero reports whether there is neither a code nor a label.
func (c Code) IsZero() bool { return c == Code{} }

// Is reports whether c is the concept (system, code). A concept that has only
// a label is never equal to a coded one.
func (c Code) Is(system, code string) bool {
	return c.Code != "" && c.System == system && c.Code == code
}
