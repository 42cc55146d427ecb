package messaging

import (
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// Record is what a receiver keeps of each message it has handled, to recognise
// it again. It holds no content.
type Record struct {
	ID        string          `json:"id"`
	Type      string          `json:"type"`
	Digest    document.Digest `json:"digest"`
	InReplyTo string          `json:"inReplyTo,omitempty"`
	Thread    string          `json:"thread,omitempty"`
	Sent      Instant         `json:"sent"`
	KeyID     string          `json:"keyId"`
}

// Record returns what is to be kept of the message.
func (o Opened) Record() Record {
	e := o.envelope
	return Record{ID: e.ID, Type: o.name, Digest: o.digest, InReplyTo: e.InReplyTo, Thread: e.Thread, Sent: e.Sent, KeyID: o.keyID}
}

// State is what a received message is to those before it.
type State string

// The values of [State].
const (
	// Fresh was not seen before: handle it.
	Fresh State = "fresh"
	// Duplicate is the same content again, by a second delivery or a replay: it
	// was handled.
	Duplicate State = "duplicate"
	// Conflict has the ID of another message with other content: handle neither
	// without a person.
	Conflict State = "conflict"
)

// Receive says what a message is to the records of those handled before, in any
// order. A message is the same when its signed content is; a second signature
// over the same content is a duplicate too. Findings (MSG-2nn) tell more: an
// answer to a message that is not among the records is fresh and reported, so
// that it is never lost.
func Receive(known []Record, o Opened) (State, []document.Fault) {
	r := o.Record()
	state := Fresh
	var faults []document.Fault
	for _, k := range known {
		if k.ID != r.ID {
			continue
		}
		if k.Digest != r.Digest {
			return Conflict, []document.Fault{finding("MSG-202", "/id")}
		}
		state = Duplicate
	}
	if state == Duplicate {
		return state, []document.Fault{finding("MSG-201", "/id")}
	}
	if r.InReplyTo != "" {
		i := slices.IndexFunc(known, func(k Record) bool { return k.ID == r.InReplyTo })
		switch {
		case i < 0:
			faults = append(faults, finding("MSG-203", "/inReplyTo"))
		case r.Thread != "" && r.Thread != known[i].threadID():
			faults = append(faults, finding("MSG-204", "/thread"))
		case r.Sent.Before(known[i].Sent):
			faults = append(faults, finding("MSG-205", "/sent"))
		}
	}
	return state, faults
}

// threadID is the thread a message belongs to: its own when it began one.
func (r Record) threadID() string {
	if r.Thread == "" {
		return r.ID
	}
	return r.Thread
}

// Exchange is a set of messages, put in order.
type Exchange struct {
	// Threads are the messages by thread, each in the order of sending; the
	// threads are in the order of their first message.
	Threads [][]Record
	// Unmatched are answers to messages that are not there; they stand in
	// Threads too.
	Unmatched []Record
	// Conflicts are messages that share an ID with others of other content; they
	// stand nowhere else.
	Conflicts []Record
}

// Merge puts records of several mailboxes together. Copies of one message count
// once. The result does not depend on the order of the records, nor on how often
// one is there.
func Merge(lists ...[]Record) Exchange {
	all := slices.Concat(lists...)
	slices.SortFunc(all, compareRecords)
	all = slices.CompactFunc(all, func(a, b Record) bool { return a.ID == b.ID && a.Digest == b.Digest })
	var e Exchange
	var good []Record
	for i, r := range all {
		if i > 0 && all[i-1].ID == r.ID || i+1 < len(all) && all[i+1].ID == r.ID {
			e.Conflicts = append(e.Conflicts, r)
			continue
		}
		good = append(good, r)
	}
	byThread := map[string][]Record{}
	ids := map[string]bool{}
	for _, r := range good {
		ids[r.ID] = true
		byThread[r.threadID()] = append(byThread[r.threadID()], r)
	}
	for _, r := range good {
		if r.InReplyTo != "" && !ids[r.InReplyTo] {
			e.Unmatched = append(e.Unmatched, r)
		}
	}
	for _, t := range byThread {
		slices.SortFunc(t, compareSent)
		e.Threads = append(e.Threads, t)
	}
	slices.SortFunc(e.Threads, func(a, b []Record) int { return compareSent(a[0], b[0]) })
	return e
}

// compareRecords is a total order on records of different content: those alike in
// it hold the same signed content, and differ in who signed it at most.
func compareRecords(a, b Record) int {
	if c := strings.Compare(a.ID, b.ID); c != 0 {
		return c
	}
	if c := slices.Compare(a.Digest[:], b.Digest[:]); c != 0 {
		return c
	}
	return strings.Compare(a.KeyID, b.KeyID)
}

func compareSent(a, b Record) int {
	switch {
	case a.Sent.Before(b.Sent):
		return -1
	case b.Sent.Before(a.Sent):
		return 1
	}
	return strings.Compare(a.ID, b.ID)
}

// Findings lists what [Receive] may find, as faults without a path.
func Findings() []document.Fault {
	fault := func(code string, severity document.Severity, en, fr string) document.Fault {
		return document.Fault{Code: code, Severity: severity, Message: document.Text{EN: en, FR: fr}}
	}
	return []document.Fault{
		fault("MSG-201", document.Information, "this message was received before", "ce message a déjà été reçu"),
		fault("MSG-202", document.Failure, "another message with this number was received before", "un autre message portant ce numéro a déjà été reçu"),
		fault("MSG-203", document.Warning, "it answers a message that is not known here", "il répond à un message inconnu ici"),
		fault("MSG-204", document.Warning, "it answers a message of another thread", "il répond à un message d'un autre fil"),
		fault("MSG-205", document.Warning, "it was sent before the message that it answers", "il a été envoyé avant le message auquel il répond"),
	}
}

func finding(code, path string) document.Fault {
	for _, f := range Findings() {
		if f.Code == code {
			f.Path = path
			return f
		}
	}
	return document.Fault{}
}
