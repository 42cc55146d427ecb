package mssante

// Sent is what a sender keeps of a mail to know its receipts.
type Sent struct {
	ID         string // Message-ID, without brackets
	EnvelopeID string // ENVID of the submission; "" when none was given
}

// Match tells by what a mail was matched.
type Match string

// The values of [Match].
const (
	Unmatched    Match = ""
	ByOriginalID Match = "originalID" // the receipt names the mail
	ByEnvelopeID Match = "envelopeID" // the report names the submission
	ByInReplyTo  Match = "inReplyTo"  // the mail answers it
	ByReferences Match = "references" // the mail belongs to its thread
)

// Correlate finds the mail that a received one is about, by the surest sign that
// fits: what a receipt names, what a report names, what the mail answers, the
// thread it belongs to. index is the place in sent, -1 with [Unmatched]: then
// somebody has to look at it. So it is for nil.
func Correlate(sent []Sent, r *Received) (index int, by Match) {
	if r == nil {
		return -1, Unmatched
	}
	find := func(same func(s Sent) bool) int {
		for i, s := range sent {
			if same(s) {
				return i
			}
		}
		return -1
	}
	byID := func(id string) int {
		if id == "" {
			return -1
		}
		return find(func(s Sent) bool { return s.ID == id })
	}
	if r.Receipt != nil {
		if i := byID(r.Receipt.OriginalID); i >= 0 {
			return i, ByOriginalID
		}
		if e := r.Receipt.EnvelopeID; e != "" {
			if i := find(func(s Sent) bool { return s.EnvelopeID == e }); i >= 0 {
				return i, ByEnvelopeID
			}
		}
	}
	if i := byID(r.InReplyTo); i >= 0 {
		return i, ByInReplyTo
	}
	for n := len(r.References) - 1; n >= 0; n-- {
		if i := byID(r.References[n]); i >= 0 {
			return i, ByReferences
		}
	}
	return -1, Unmatched
}
