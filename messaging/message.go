package messaging

import (
	"slices"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Message is a message of one type; B is its body.
type Message[B any] struct {
	Envelope
	Body  B      `json:"body"`
	Parts []Part `json:"parts,omitempty"`
}

// Envelope is what all messages have.
type Envelope struct {
	// ID names the message: a UUID in lower case, made by the sender.
	ID string `json:"id"`
	// Sent is when the sender wrote it.
	Sent Instant `json:"sent"`
	From Party   `json:"from"`
	To   []Party `json:"to"`
	// InReplyTo is the ID of the message that this one answers.
	InReplyTo string `json:"inReplyTo,omitempty"`
	// Thread is the ID of the message with which the exchange began; "" in that
	// message.
	Thread string `json:"thread,omitempty"`
	// Patient identifies whose care the message is about, when one person's is.
	// A message is about one patient at most.
	Patient identity.Identifier `json:"patient,omitzero"`
}

// Party is a sender or a recipient: a professional, alone or at a place; a
// place; or a patient. At least one member is set, and Patient stands alone.
type Party struct {
	Practitioner *identity.Practitioner `json:"practitioner,omitempty"`
	Place        *identity.Organization `json:"place,omitempty"`
	Patient      *identity.Patient      `json:"patient,omitempty"`
}

// Part is one thing that a message is about: a token, an attachment or a text;
// just one of the three is set.
type Part struct {
	// Type is the "typ" of a token or the media type of a text. An attachment
	// has its own.
	Type string `json:"type,omitempty"`
	// Token is a signed document in compact form, exactly as it was made or
	// received.
	Token string `json:"token,omitempty"`
	// Attachment describes bytes that travel beside the message.
	Attachment *document.Attachment `json:"attachment,omitempty"`
	Text       string               `json:"text,omitempty"`
}

// Instant is a moment to the second with the offset of the clock it was read
// from. Its text form is RFC 3339, "2026-11-21T09:30:00+01:00". The zero value is no
// moment.
type Instant struct {
	unix   int64
	offset int32 // seconds east of UTC
	set    bool
}

// NewInstant returns the moment of t, to the second. Years outside 1 to 9999 give
// the zero value.
func NewInstant(t time.Time) Instant {
	if t.IsZero() || t.Year() < 1 || t.Year() > 9999 {
		return Instant{}
	}
	_, offset := t.Zone()
	offset -= offset % 60
	return Instant{t.Unix(), int32(offset), true}
}

// Time returns the moment in its own offset.
func (i Instant) Time() time.Time {
	if !i.set {
		return time.Time{}
	}
	if i.offset == 0 {
		return time.Unix(i.unix, 0).UTC()
	}
	return time.Unix(i.unix, 0).In(time.FixedZone("", int(i.offset)))
}

// IsZero reports whether no moment is stated.
func (i Instant) IsZero() bool { return !i.set }

// Before reports whether i is earlier than o.
func (i Instant) Before(o Instant) bool { return i.unix < o.unix }

// String returns the text form, "" for the zero value.
func (i Instant) String() string {
	if !i.set {
		return ""
	}
	return i.Time().Format(time.RFC3339)
}

// MarshalText writes the text form; the zero value is refused with [ErrInstant].
func (i Instant) MarshalText() ([]byte, error) {
	if !i.set {
		return nil, ErrInstant
	}
	return []byte(i.String()), nil
}

// UnmarshalText reads the text form, with whole seconds only; anything else, and
// "-00:00", is refused with [ErrInstant].
func (i *Instant) UnmarshalText(b []byte) error {
	t, err := time.Parse(time.RFC3339, string(b))
	if err != nil {
		return ErrInstant
	}
	v := NewInstant(t)
	if v.String() != string(b) {
		return ErrInstant
	}
	*i = v
	return nil
}

func (e Envelope) clone() Envelope {
	e.From = e.From.clone()
	e.To = slices.Clone(e.To)
	for i := range e.To {
		e.To[i] = e.To[i].clone()
	}
	return e
}

func (p Party) clone() Party {
	if p.Practitioner != nil {
		c := *p.Practitioner
		c.Identifiers = slices.Clone(c.Identifiers)
		p.Practitioner = &c
	}
	if p.Place != nil {
		c := *p.Place
		c.Identifiers, c.Address = slices.Clone(c.Identifiers), cloneAddress(c.Address)
		p.Place = &c
	}
	if p.Patient != nil {
		c := *p.Patient
		c.Identifiers, c.Address = slices.Clone(c.Identifiers), cloneAddress(c.Address)
		p.Patient = &c
	}
	return p
}

func cloneAddress(a *identity.Address) *identity.Address {
	if a == nil {
		return nil
	}
	c := *a
	c.Lines = slices.Clone(c.Lines)
	return &c
}

func cloneParts(parts []Part) []Part {
	parts = slices.Clone(parts)
	for i := range parts {
		if a := parts[i].Attachment; a != nil {
			c := *a
			parts[i].Attachment = &c
		}
	}
	return parts
}
