package prescription

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// Code is a coded concept; see [identity.Code].
type Code = identity.Code

// Prescription is one ordonnance: who asks for what, for whom, when. It is the
// union of what the national and European formats can say, so that each of
// them is a view of it.
//
// It is a plain value. Nothing in it has been verified unless it came out of
// document.Open.
type Prescription struct {
	// ID identifies this version of the prescription: a UUID in lower case.
	ID string `json:"id"`
	// Number is the number a national service gave to the prescription, when
	// there is one. It is opaque: compared byte by byte, never interpreted.
	Number identity.Identifier `json:"number,omitzero"`
	// Written is when it was written (date de rédaction).
	Written Moment `json:"written"`
	// Validity is when it may be carried out. A zero start means from the
	// moment of writing; a zero end means that none was stated.
	Validity Period `json:"validity,omitzero"`
	// Replaces is the ID of the prescription that this one replaces.
	Replaces string `json:"replaces,omitempty"`

	Patient    identity.Patient `json:"patient"`
	Prescriber Prescriber       `json:"prescriber"`
	// Replaced is the prescriber for whom the prescriber stands in.
	Replaced *identity.Practitioner `json:"replaced,omitempty"`
	// Executant is the professional place asked to carry it out, when one is
	// named.
	Executant *identity.Organization `json:"executant,omitempty"`
	// Setting is the care setting in which it was written.
	Setting Code `json:"setting,omitzero"`
	// Tags qualify the ordonnance as a whole; several may stand together.
	Tags []Code `json:"tags,omitempty"`
	// Context is what the dispenser needs to know of the patient's body.
	Context Context `json:"context,omitzero"`
	// Lines are what is prescribed, in the order of the prescriber.
	Lines []Line `json:"lines"`
	// Comment is free text on the whole prescription.
	Comment string `json:"comment,omitempty"`
}

// Prescriber is the professional who prescribes, at a place of activity. The
// same person at another place is another prescriber.
type Prescriber struct {
	Practitioner identity.Practitioner `json:"practitioner"`
	Place        identity.Organization `json:"place,omitzero"`
}

// Context holds measurements and states that bear on the doses.
type Context struct {
	Weight *Quantity `json:"weight,omitempty"`
	Height *Quantity `json:"height,omitempty"`
	// Pregnant is nil when nothing was said.
	Pregnant *bool `json:"pregnant,omitempty"`
}

// IsZero reports whether nothing is said.
func (c Context) IsZero() bool { return c.Weight == nil && c.Height == nil && c.Pregnant == nil }

// Period is a half-open stretch of time [Start, End): End is the first moment
// that no longer belongs to it. A zero bound is not stated. When a bound is a
// bare day, it means the beginning of that day where the patient lives.
type Period struct {
	Start Moment `json:"start,omitzero"`
	End   Moment `json:"end,omitzero"`
}

// IsZero reports whether neither bound is stated.
func (p Period) IsZero() bool { return p == Period{} }

// Line looks a line up by its ID.
func (p Prescription) Line(id string) (Line, bool) {
	for _, l := range p.Lines {
		if l.ID == id {
			return l, true
		}
	}
	return Line{}, false
}
