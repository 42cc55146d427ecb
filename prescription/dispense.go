package prescription

import (
	"bytes"
	"encoding/hex"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// DispenseOptions are the choices of [Dispense] and [StateOf]. nil is the zero
// value.
type DispenseOptions struct {
	// Location tells on which day an instant falls, where it is held against a
	// bare day: the zone in which the patient lives. nil takes the day as the
	// instant itself states it, in its own zone.
	Location *time.Location
	// Withdrawn is when the prescriber cancelled or replaced the prescription,
	// as far as the caller knows. Zero means that it stands.
	Withdrawn Moment
	// Presumed fills in, on a copy of a line, what a national rule says where
	// the prescriber said nothing: renewals, the least time between them. nil,
	// and a line returned as it came, leave the neutral reading: a line without
	// renewals is dispensed once, and renewals without a stated time between
	// them are not held apart.
	Presumed func(Line) Line
}

// Dispense answers the question "may this be handed out?". It holds the request
// against the prescription and against everything that was handed out on it
// before, and returns the dispensation to record, with the reference to the
// prescription and the quantities of Full items filled in. Otherwise it
// returns a [*DispenseError] with every reason, item by item, and the zero
// value: a request is accepted whole or not at all.
//
// History is all that is known to have been handed out, in any order, copies
// included; dispensations of other prescriptions do not count. What comes from
// elsewhere should have been opened (document.Open, [DispensationKind]) first.
// Several items on one line are taken one after the other, cancellations
// first.
//
// Quantity on a line is what one dispensing hands out; with n renewals the
// line is dispensed n+1 times. One hand-out never runs over into the next
// dispensing. A line without a quantity is counted in dispensings.
//
// Dispense is pure: it reads no clock, keeps nothing and changes nothing. Two
// counters that do not know of each other may both accept; merging their
// records (package ledger, [StateOf]) brings that up.
func Dispense(rx document.Verified[Prescription], request Dispensation, history []Dispensation, opts *DispenseOptions) (Dispensation, error) {
	if rx.IsZero() {
		return Dispensation{}, whole([]string{"DSP-001"}, nil)
	}
	d, p := request.Clone(), rx.Value()
	ref := referenceTo(rx, p.ID)
	if codes := wholeGates(d, p, ref, history, opts); len(codes) > 0 {
		return Dispensation{}, whole(codes, nil)
	}
	d.Prescription = ref
	c := newCounter(p, &d, history, opts)
	for i := range d.Items {
		c.judge(i)
	}
	if len(c.refused.list) > 0 {
		return Dispensation{}, c.answer()
	}
	if _, _, err := document.Write(d, DispensationKind()); err != nil {
		return Dispensation{}, whole([]string{"DSP-012"}, err)
	}
	return d, nil
}

// referenceTo names a verified prescription.
func referenceTo(rx document.Verified[Prescription], id string) Reference {
	digest := rx.Digest()
	return Reference{ID: id, Digest: hex.EncodeToString(digest[:])}
}

// wholeGates returns the codes of what is wrong with the act as such.
func wholeGates(d Dispensation, p Prescription, ref Reference, history []Dispensation, opts *DispenseOptions) (codes []string) {
	gate := func(code string, bad bool) {
		if bad {
			codes = append(codes, code)
		}
	}
	loc, start, end := opts.zone(), p.Validity.Start, p.Validity.End
	if start.IsZero() {
		start = p.Written
	}
	stated := d.Prescription
	gate("DSP-002", !uuidText(d.ID))
	gate("DSP-003", stated.ID != "" && stated.ID != ref.ID || stated.Digest != "" && stated.Digest != ref.Digest)
	if code := taken(d, ref, history); code != "" {
		codes = append(codes, code)
	}
	gate("DSP-006", d.At.IsZero())
	gate("DSP-007", len(d.Dispenser.Answers()) == 0)
	gate("DSP-008", len(d.Items) == 0)
	if !d.At.IsZero() {
		gate("DSP-009", earlier(d.At, start, loc))
		gate("DSP-010", !end.IsZero() && !earlier(d.At, end, loc))
		gate("DSP-011", opts.withdrawn(d.At))
	}
	return codes
}

// taken tells a number used before from an act recorded before. What Dispense
// fills in is no difference.
func taken(d Dispensation, ref Reference, history []Dispensation) string {
	for _, h := range history {
		if h.ID != d.ID {
			continue
		}
		d.Prescription = ref
		if sameRequest(d, h) {
			return "DSP-005"
		}
		return "DSP-004"
	}
	return ""
}

// sameRequest compares an act to record with a recorded one.
func sameRequest(d, recorded Dispensation) bool {
	d = d.Clone()
	for i := range d.Items {
		if item := &d.Items[i]; i < len(recorded.Items) && item.Action == Full && item.Quantity == nil {
			item.Quantity = recorded.Items[i].Quantity
		}
	}
	raw := contentOf(d)
	return raw != nil && bytes.Equal(raw, contentOf(recorded))
}

// uuidText reports whether s is a UUID in lower case (RFC 9562 §4).
func uuidText(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		c := s[i]
		switch i {
		case 8, 13, 18, 23:
			if c != '-' {
				return false
			}
		default:
			if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
				return false
			}
		}
	}
	return true
}
