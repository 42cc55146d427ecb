package prescription

import (
	"math/big"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// Status is where the execution of a prescription stands.
type Status string

// The values of [Status].
const (
	StatusIssued      Status = "issued"      // nothing done yet
	StatusInExecution Status = "inExecution" // something done, something left
	StatusExecuted    Status = "executed"    // every line is done or closed
	StatusExpired     Status = "expired"     // the validity is over and something was left
	StatusCancelled   Status = "cancelled"   // withdrawn by the prescriber
)

// LineStatus is where the execution of a line stands.
type LineStatus string

// The values of [LineStatus]. A dispensing is complete when its whole quantity
// was handed out.
const (
	LineNotStarted  LineStatus = "notStarted"  // nothing done
	LinePartFirst   LineStatus = "partFirst"   // first dispensing begun and not complete
	LineFullFirst   LineStatus = "fullFirst"   // first dispensing complete, renewals left
	LinePartRenewal LineStatus = "partRenewal" // a renewal begun and not complete
	LineFullRenewal LineStatus = "fullRenewal" // a renewal complete, renewals left
	LineDone        LineStatus = "done"        // everything prescribed was handed out
	LineRefused     LineStatus = "refused"     // refused, nothing handed out, still open
	LineClosed      LineStatus = "closed"      // refused for good, or its alternative was handed out
)

// Completeness is the kind of one hand-out, HL7 v3 ActPharmacySupplyType: a
// part fill hands out less than one whole dispensing, also when it completes
// one that was begun.
type Completeness string

// The values of [Completeness].
const (
	FirstFull    Completeness = "FFC" // first fill, complete
	FirstPart    Completeness = "FFP" // first fill, part
	RenewalPart  Completeness = "RFP" // refill, part
	RenewalWhole Completeness = "RFC" // refill, complete
)

// State is how far a prescription is carried out, computed from events; it is
// never stored.
type State struct {
	Status Status      `json:"status"`
	Lines  []LineState `json:"lines"` // in the order of the prescription
	// Findings are what the events themselves have against them: too much
	// handed out, two contents under one ID. Merging histories brings them up.
	Findings []Finding `json:"findings,omitempty"`
}

// Line looks the state of a line up by the line's ID.
func (s State) Line(id string) (LineState, bool) {
	for _, l := range s.Lines {
		if l.Line == id {
			return l, true
		}
	}
	return LineState{}, false
}

// LineState is how far a line is carried out.
type LineState struct {
	Line   string     `json:"line"`
	Status LineStatus `json:"status"`
	// Complete is the number of complete dispensings.
	Complete int `json:"complete"`
	// Left is the number of dispensings not complete yet, the one that was
	// begun included; -1 when renewals are unlimited.
	Left int `json:"left"`
	// Remaining is what a Full hand-out would give now: the rest of the
	// dispensing that was begun, or a whole one. nil when nothing is left and
	// when the line states no quantity.
	Remaining *Quantity `json:"remaining,omitempty"`
	// Next is the earliest moment of the next hand-out; zero when nothing has
	// to be waited for.
	Next Moment `json:"next,omitzero"`
	// Deliveries are the hand-outs that count, in the order of time.
	Deliveries []Delivery `json:"deliveries,omitempty"`
}

// Delivery is one hand-out on a line.
type Delivery struct {
	Dispensation string       `json:"dispensation"` // ID
	Item         int          `json:"item"`         // index in Items
	At           Moment       `json:"at"`
	Quantity     *Quantity    `json:"quantity,omitempty"`
	Completeness Completeness `json:"completeness"`
	// Over says that it lies, wholly or in part, beyond what was prescribed.
	Over bool `json:"over,omitempty"`
}

// Finding is something wrong with the events themselves: a dispensation that
// should not have taken place, or that contradicts another. Its code is one of
// [HistoryFindings].
type Finding struct {
	Code string `json:"code"`
	Line string `json:"line,omitempty"` // ID of the line; "" for all of the dispensation
	// Dispensations are the IDs concerned, in the order of time.
	Dispensations []string      `json:"dispensations"`
	Message       document.Text `json:"message"`
}

// StateOf computes how far a prescription is carried out at a moment: from all
// of the history, whatever its order and however many copies of a dispensation
// it holds. Dispensations of other prescriptions do not count. The history is
// taken as it is: open what comes from elsewhere (document.Open) before.
//
// A dispensation never counts twice; of two contents under one ID one counts,
// the same for every reader, and the finding DSP-102 says so. The moment only
// decides whether the prescription has expired or was withdrawn by then; zero
// leaves both out.
func StateOf(rx Prescription, history []Dispensation, at Moment, opts *DispenseOptions) State {
	t := newTally(rx, opts)
	t.replay(newRecord(rx.ID, history, t.loc))
	s := State{Lines: make([]LineState, len(t.order)), Findings: t.found.sorted()}
	for i, lt := range t.order {
		s.Lines[i] = lt.state(t)
	}
	s.Status = statusOf(s.Lines, rx, at, opts)
	return s
}

func statusOf(lines []LineState, rx Prescription, at Moment, opts *DispenseOptions) Status {
	over, begun := true, false
	for _, l := range lines {
		over = over && (l.Status == LineDone || l.Status == LineClosed)
		begun = begun || l.Status != LineNotStarted
	}
	loc, end := opts.zone(), rx.Validity.End
	switch {
	case over && len(lines) > 0:
		return StatusExecuted
	case opts.withdrawn(at):
		return StatusCancelled
	case !at.IsZero() && !end.IsZero() && !earlier(at, end, loc):
		return StatusExpired
	case begun:
		return StatusInExecution
	}
	return StatusIssued
}

// withdrawn reports whether the prescription was withdrawn at the moment.
func (o *DispenseOptions) withdrawn(at Moment) bool {
	return o != nil && !at.IsZero() && !o.Withdrawn.IsZero() && !earlier(at, o.Withdrawn, o.Location)
}

func (lt *lineTally) state(t *tally) LineState {
	s := LineState{
		Line:       lt.line.ID,
		Status:     lt.status(),
		Complete:   lt.complete,
		Left:       -1,
		Deliveries: lt.deliveries,
	}
	if lt.total >= 0 {
		s.Left = max(lt.total-lt.complete, 0)
	}
	if s.Status == LineDone || s.Status == LineClosed {
		s.Left = 0
		return s
	}
	if lt.each != nil {
		s.Remaining = lt.remaining()
	}
	switch {
	case lt.open:
		s.Next = lt.nextFraction(t.loc)
	case lt.complete > 0:
		s.Next = lt.nextRenewal(t.loc)
	}
	return s
}

func (lt *lineTally) status() LineStatus {
	switch {
	case lt.done():
		return LineDone
	case lt.closed || lt.barred():
		return LineClosed
	case len(lt.deliveries) == 0 && lt.refused:
		return LineRefused
	case len(lt.deliveries) == 0:
		return LineNotStarted
	case lt.open && lt.complete == 0:
		return LinePartFirst
	case lt.open:
		return LinePartRenewal
	case lt.complete == 1:
		return LineFullFirst
	}
	return LineFullRenewal
}

// remaining is what is owed, as a quantity of the line.
func (lt *lineTally) remaining() *Quantity {
	q := *lt.line.Quantity
	if lt.given.Sign() > 0 {
		q.Value = decimalOf(lt.owed())
	}
	return &q
}

// decimalOf writes a number as a decimal; what does not fit is cut off, so
// that it never says more than there is.
func decimalOf(r *big.Rat) Decimal {
	const places = maxDecimal + 1
	whole, fraction, _ := strings.Cut(r.FloatString(2*places), ".")
	if room := maxDecimal - len(whole) - 1; room > 0 {
		whole = strings.TrimRight(strings.TrimRight(whole+"."+fraction[:room], "0"), ".")
	}
	return Decimal(whole)
}
