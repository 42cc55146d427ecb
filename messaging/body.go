package messaging

import (
	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// NewPrescription hands a prescription over; its token is a part.
type NewPrescription struct {
	Prescription string `json:"prescription"` // its ID
	// Urgent asks for it to be prepared at once.
	Urgent bool   `json:"urgent,omitempty"`
	Text   string `json:"text,omitempty"` // to the dispenser
}

// DispensationReport tells the prescriber what was handed out; the tokens of the
// dispensations are parts.
type DispensationReport struct {
	Prescription  string   `json:"prescription"`
	Dispensations []string `json:"dispensations"` // their IDs
	// Complete says that nothing more will be handed out.
	Complete bool   `json:"complete,omitempty"`
	Text     string `json:"text,omitempty"`
}

// Refusal tells that a pharmacist does not dispense a prescription, or some of
// its lines, and why.
type Refusal struct {
	Prescription string        `json:"prescription"`
	Lines        []string      `json:"lines,omitempty"` // IDs; none means all
	Reason       identity.Code `json:"reason"`          // a label alone is a reason
	Text         string        `json:"text,omitempty"`
}

// Question asks the prescriber before dispensing.
type Question struct {
	Prescription string        `json:"prescription"`
	Lines        []string      `json:"lines,omitempty"`
	Topic        identity.Code `json:"topic,omitzero"`
	Text         string        `json:"text"`
	// Waiting says that nothing is handed out before the answer.
	Waiting bool `json:"waiting,omitempty"`
}

// Decision is what an [Answer] decides.
type Decision string

// The values of [Decision].
const (
	Agreed   Decision = "agreed"   // as proposed
	Declined Decision = "declined" // as prescribed, or not at all
	Replaced Decision = "replaced" // by the new prescription among the parts
	Told     Decision = "told"     // nothing was to be decided
)

// Answer answers a [Question], a [Refusal] or a [RenewalRequest].
type Answer struct {
	Decision Decision `json:"decision"`
	// Prescription is the ID of the new prescription, with [Replaced].
	Prescription string `json:"prescription,omitempty"`
	Text         string `json:"text,omitempty"`
}

// RenewalRequest asks for a new prescription like an earlier one.
type RenewalRequest struct {
	Prescription string   `json:"prescription"`
	Lines        []string `json:"lines,omitempty"`
	Text         string   `json:"text,omitempty"`
}

// Change is what happened to a document.
type Change string

// The values of [Change].
const (
	Added    Change = "added"
	Revised  Change = "revised" // replaced by a new version
	Deleted  Change = "deleted"
	Hidden   Change = "hidden"   // from some readers
	Revealed Change = "revealed" // again
)

// DocumentNotice tells that a document is there, or is there no more.
type DocumentNotice struct {
	Document string        `json:"document"` // its unique ID
	Replaces string        `json:"replaces,omitempty"`
	Change   Change        `json:"change"`
	Type     identity.Code `json:"type,omitzero"`
	Date     identity.Date `json:"date,omitzero"` // of the act
	Text     string        `json:"text,omitempty"`
}

// Subject is what a [Cancellation] takes back.
type Subject string

// The values of [Subject].
const (
	TheMessage      Subject = "message"
	ThePrescription Subject = "prescription"
	TheDispensation Subject = "dispensation"
	TheDocument     Subject = "document"
)

// Cancellation takes something back that the sender sent.
type Cancellation struct {
	Subject Subject       `json:"subject"`
	ID      string        `json:"id"` // of the subject
	Reason  identity.Code `json:"reason"`
	Text    string        `json:"text,omitempty"`
}

// Outcome is what became of a message.
type Outcome string

// The values of [Outcome].
const (
	Accepted  Outcome = "accepted"
	Refused   Outcome = "refused"   // understood, and not taken
	NotOpened Outcome = "notOpened" // its signature or its form was refused
)

// Acknowledgement tells the sender what became of a message.
type Acknowledgement struct {
	Outcome Outcome `json:"outcome"`
	// Code and Reason say why, when it was not accepted: the stable code of a
	// refusal and its texts (document.Explain), never content of the message.
	Code   string        `json:"code,omitempty"`
	Reason document.Text `json:"reason,omitzero"`
}

// Reminder tells a patient what care they may arrange. It is health data: it
// travels on secure channels only.
type Reminder struct {
	Items []ReminderItem `json:"items"`
}

// ReminderItem is one act of a [Reminder]; see package prevention.
type ReminderItem struct {
	Programme string        `json:"programme"`
	Rule      string        `json:"rule"`
	Title     document.Text `json:"title"`
	First     identity.Date `json:"first"`
	Last      identity.Date `json:"last,omitzero"`
}
