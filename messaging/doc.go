// Package messaging holds the messages that prescribers, pharmacies and
// patients' programs exchange around health documents: typed, signed, checked
// against a schema, answered, and never handled twice.
//
//	message := messaging.Message[messaging.NewPrescription]{
//		Envelope: messaging.Envelope{ID: id, Sent: messaging.NewInstant(now), From: prescriber, To: []messaging.Party{pharmacy}},
//		Body:     messaging.NewPrescription{Prescription: rx.ID},
//		Parts:    []messaging.Part{{Type: "vnd.ordonnance.prescription+json;v=1", Token: rxToken}},
//	}
//	token, _, err := document.Sign(message, messaging.NewPrescriptionKind(), signer, nil)
//
//	opened, err := messaging.Open(token, keys, nil)   // the other side
//	switch m := opened.Content().(type) {
//	case messaging.Message[messaging.NewPrescription]:
//
// Each type of message is a document.Kind of its own, so the verbs of package
// document sign, open, validate and check it, and a key may be allowed to sign
// some types and not others. How the token travels (mail, API, file) is not this
// package's: messaging/fr/mssante does it for France.
//
// # What a message carries
//
// An [Envelope] says who writes to whom, when, and in answer to what. The body
// says what is asked or told. The [Part]s are what it is about: signed tokens,
// carried exactly as they were received, attachments by their digest, texts. A
// message never repeats the content of a token, so that there is one place to
// verify.
//
// # Codes
//
// Refusals are MSG-0nn ([Refusals]), the rules of [Profile] MSG-1nn ([Rules]),
// what [Receive] finds MSG-2nn ([Findings]).
package messaging
