package ledger

import (
	"bytes"
	"maps"
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Ledger is a set of dispensations. The zero value is empty and ready. It may
// be read from several goroutines, and changed from one.
type Ledger struct {
	entries map[string][]*entry // by ID of the dispensation; the versions by their bytes
	answers map[string][]string // ID of a prescription to IDs of dispensations, in the order of arrival, one for each version
}

// entry is one content under an ID.
type entry struct {
	raw   []byte // the canonical JSON
	value prescription.Dispensation
}

// Outcome is what became of a dispensation that was added.
type Outcome int

// The values of [Outcome].
const (
	New         Outcome = iota + 1 // it was not there
	Known                          // it was there already; nothing has changed
	Conflicting                    // another content was there under its ID; both are kept
)

// String returns "new", "known" or "conflicting", and "" for no outcome.
func (o Outcome) String() string {
	switch o {
	case New:
		return "new"
	case Known:
		return "known"
	case Conflicting:
		return "conflicting"
	}
	return ""
}

// Add puts a dispensation into the set. It refuses with [ErrDispensation] what
// has no JSON form. Nothing says who made it: see [Ledger.AddVerified].
func (l *Ledger) Add(d prescription.Dispensation) (Outcome, error) {
	kind := prescription.DispensationKind()
	raw, _, err := kind.Encode(d)
	if err == nil && l.holds(d.ID, raw) {
		return Known, nil // judged when it came in
	}
	if err != nil || document.Validate(raw, kind) != nil {
		_, _, err = document.Write(d, kind)
		return 0, because(ErrDispensation, err)
	}
	return l.add(&entry{raw, d.Clone()}), nil
}

// holds reports whether a content is there, byte by byte.
func (l *Ledger) holds(id string, raw []byte) bool {
	_, there := slices.BinarySearchFunc(l.entries[id], &entry{raw: raw}, byContent)
	return there
}

// AddVerified puts a dispensation into the set that was opened from a token. It
// refuses with [ErrUnverified] the zero value, and with [ErrSigner] one that is
// not signed by who answers for it ([prescription.Dispenser.Answers]): every
// identifier stated there must be one that the receiver's own key list gives
// the holder of the key. A pharmacy thus speaks for itself only.
func (l *Ledger) AddVerified(v document.Verified[prescription.Dispensation]) (Outcome, error) {
	if v.IsZero() {
		return 0, ErrUnverified
	}
	d := v.Value()
	named, signer := d.Dispenser.Answers(), v.Key().Holder.Identifiers
	unknown := func(id identity.Identifier) bool { return !slices.Contains(signer, id) }
	if len(named) == 0 || slices.ContainsFunc(named, unknown) {
		return 0, ErrSigner
	}
	return l.Add(d)
}

func (l *Ledger) add(e *entry) Outcome {
	if l.entries == nil {
		l.entries, l.answers = map[string][]*entry{}, map[string][]string{}
	}
	id, versions := e.value.ID, l.entries[e.value.ID]
	at, there := slices.BinarySearchFunc(versions, e, byContent)
	if there {
		return Known
	}
	answered := e.value.Prescription.ID
	l.answers[answered] = append(l.answers[answered], id)
	l.entries[id] = slices.Insert(versions, at, e)
	if len(versions) > 0 {
		return Conflicting
	}
	return New
}

func byContent(a, b *entry) int { return bytes.Compare(a.raw, b.raw) }

// Merge returns the union of ledgers; it changes none of them. The order in
// which they are named, and naming one twice, make no difference.
func Merge(ledgers ...*Ledger) *Ledger {
	out := &Ledger{}
	for _, l := range ledgers {
		if l == nil {
			continue
		}
		for _, versions := range l.entries {
			for _, e := range versions {
				out.add(e)
			}
		}
	}
	return out
}

// Len returns the number of dispensations, every ID once.
func (l *Ledger) Len() int { return len(l.entries) }

// All returns every content of every dispensation, in the order in which
// [Write] writes them. The values are the caller's.
func (l *Ledger) All() []prescription.Dispensation {
	return l.values(slices.Sorted(maps.Keys(l.entries)), func(prescription.Dispensation) bool { return true })
}

// Of returns the dispensations on a prescription, by its ID: the history to
// hand to [prescription.Dispense]. Where two contents stand under one ID both
// are there. The values are the caller's.
func (l *Ledger) Of(id string) []prescription.Dispensation {
	return l.values(slices.Compact(slices.Sorted(slices.Values(l.answers[id]))), func(d prescription.Dispensation) bool {
		return d.Prescription.ID == id
	})
}

func (l *Ledger) values(ids []string, wanted func(prescription.Dispensation) bool) []prescription.Dispensation {
	var out []prescription.Dispensation
	for _, id := range ids {
		for _, e := range l.entries[id] {
			if wanted(e.value) {
				out = append(out, e.value.Clone())
			}
		}
	}
	return out
}

// Conflict is a dispensation with more than one content: a mistake in a
// program, or a lie.
type Conflict struct {
	ID       string
	Versions []prescription.Dispensation // two or more, in the order of their bytes
}

// Conflicts returns the dispensations with more than one content, by ID; nil
// when there is none.
func (l *Ledger) Conflicts() []Conflict {
	var out []Conflict
	for _, id := range slices.Sorted(maps.Keys(l.entries)) {
		if len(l.entries[id]) < 2 {
			continue
		}
		out = append(out, Conflict{id, l.values([]string{id}, func(prescription.Dispensation) bool { return true })})
	}
	return out
}
