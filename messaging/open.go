package messaging

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

// Opened is a message of any type whose signature was verified. Only [Open]
// fills it.
type Opened struct {
	name     string
	content  any // a Message of the type
	envelope Envelope
	parts    []Part
	digest   document.Digest
	token    string
	keyID    string
	faults   []document.Fault
}

// Open opens a message of whichever type it is. It refuses what
// document.Open refuses, with the same errors, and a token of another kind with
// [ErrType]. Whether the message is right is told by [Opened.Faults].
func Open(token string, keys document.Keys, opts *document.OpenOptions) (Opened, error) {
	switch typeOf(token) {
	case typePrescription:
		return open(token, typePrescription, NewPrescriptionKind(), keys, opts)
	case typeDispensation:
		return open(token, typeDispensation, DispensationReportKind(), keys, opts)
	case typeRefusal:
		return open(token, typeRefusal, RefusalKind(), keys, opts)
	case typeQuestion:
		return open(token, typeQuestion, QuestionKind(), keys, opts)
	case typeAnswer:
		return open(token, typeAnswer, AnswerKind(), keys, opts)
	case typeRenewal:
		return open(token, typeRenewal, RenewalRequestKind(), keys, opts)
	case typeDocument:
		return open(token, typeDocument, DocumentNoticeKind(), keys, opts)
	case typeCancellation:
		return open(token, typeCancellation, CancellationKind(), keys, opts)
	case typeAcknowledgement:
		return open(token, typeAcknowledgement, AcknowledgementKind(), keys, opts)
	case typeReminder:
		return open(token, typeReminder, ReminderKind(), keys, opts)
	}
	// A token that is not even one is refused for that, with the right code.
	_, err := document.Open(token, AcknowledgementKind(), keys, opts)
	if code, _, _ := document.Explain(err); code < "DOC-301" {
		return Opened{}, err
	}
	return Opened{}, ErrType
}

// typeOf reads the type that a token states, "" when it is none of ours. The
// statement is not verified: document.Open compares it again.
func typeOf(token string) string {
	if len(token) > 2*MaxBytes {
		return ""
	}
	c, err := jws.Split(token)
	if err != nil {
		return ""
	}
	h, err := jws.ParseHeader(c.Header)
	if err != nil {
		return ""
	}
	return typeName(h.Type)
}

// typeName cuts the type out of the "typ" of a token.
func typeName(typ string) string {
	name, _, _ := strings.Cut(typ, ";")
	name, ours := strings.CutPrefix(name, KindPrefix)
	name, json := strings.CutSuffix(name, "+json")
	if !ours || !json {
		return ""
	}
	return name
}

func open[B any](token, name string, kind document.Kind[Message[B]], keys document.Keys, opts *document.OpenOptions) (Opened, error) {
	v, err := document.Open(token, kind, keys, opts)
	if err != nil {
		return Opened{}, err
	}
	m := v.Value()
	return Opened{name: name, content: m, envelope: m.Envelope, parts: m.Parts, digest: v.Digest(), token: token,
		keyID: v.Key().ID, faults: document.Check(m, Profile[B]())}, nil
}

// Type returns the type of the message, one of [Types].
func (o Opened) Type() string { return o.name }

// Content returns the message as a Message of its type:
// Message[NewPrescription], Message[Answer]…
func (o Opened) Content() any { return o.content }

// Envelope returns who wrote to whom, when, in answer to what.
func (o Opened) Envelope() Envelope { return o.envelope.clone() }

// Parts returns what the message is about. The tokens among them are not
// verified by opening the message: each is opened for itself.
func (o Opened) Parts() []Part { return cloneParts(o.parts) }

// Digest identifies the signed content (document.Verified.Digest).
func (o Opened) Digest() document.Digest { return o.digest }

// Token returns the token exactly as received.
func (o Opened) Token() string { return o.token }

// KeyID returns the id of the key that signed.
func (o Opened) KeyID() string { return o.keyID }

// Faults returns what the rules of [Rules] find in the message.
func (o Opened) Faults() []document.Fault { return o.faults }

// IsZero reports whether this is the zero value, which verifies nothing.
func (o Opened) IsZero() bool { return o.content == nil }

// String names the type of the message and nothing of its content.
func (o Opened) String() string { return "messaging.Opened(" + o.name + ")" }

// GoString is [Opened.String].
func (o Opened) GoString() string { return o.String() }
