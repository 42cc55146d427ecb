package xdm

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Record is something that was said of a document: an entry of a registry, or
// of an archive, with what its sender wanted.
type Record struct {
	Entry  DocumentEntry
	Header Header // of the document, where it was read
	Action Action
	// Replaces are the uniqueId or entryUUID of documents that this one takes
	// the place of, besides the one the header names.
	Replaces    []string
	SubmittedAt DTM
}

// LifeRules are what a country adds to [LifeCycle].
type LifeRules struct {
	Deleted  []string        // statuses of a deleted entry
	Archived []string        // statuses of an archived one
	Hiding   []identity.Code // confidentiality codes that hide a document
}

// Condition is where a document stands. The zero value is [Current].
type Condition int

// The conditions, each stronger than the one before.
const (
	Current  Condition = iota
	Archived           // set aside
	Replaced           // another version took its place
	Deleted
)

// String returns a name, "unknown" for a value outside the list.
func (c Condition) String() string {
	if c < Current || c > Deleted {
		return "unknown"
	}
	return [...]string{"current", "archived", "replaced", "deleted"}[c]
}

// MarshalText is [Condition.String] as bytes.
func (c Condition) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// State is one version of a document with what became of it.
type State struct {
	Entry     DocumentEntry   `json:"entry"` // as last said
	Header    Header          `json:"header"`
	Condition Condition       `json:"condition"`
	HiddenBy  []identity.Code `json:"hiddenBy,omitempty"` // codes that hide it
	By        []string        `json:"by,omitempty"`       // uniqueIds of the versions that took its place
	Copies    int             `json:"copies"`             // how many records tell of it
	// Conflict says that records give the same uniqueId other bytes, or another
	// place among the versions: one of them is wrong.
	Conflict bool `json:"conflict,omitempty"`
}

// RecordsOf makes records of a submission: of its entries, and of the
// associations that replace or change the status of others. action says what a
// sender wanted with an entry, nil takes every one for new; headers go with the
// entries and may be nil.
func RecordsOf(s Submission, headers []Header, action func(DocumentEntry) Action) []Record {
	var list []Record
	for i, e := range s.Entries {
		r := Record{Entry: e, SubmittedAt: s.Set.SubmissionTime}
		if i < len(headers) {
			r.Header = headers[i]
		}
		if action != nil {
			r.Action = action(e)
		}
		for _, a := range s.Associations {
			if a.Type == Replaces && a.Source == e.EntryUUID {
				r.Replaces = append(r.Replaces, a.Target)
			}
		}
		list = append(list, r)
	}
	for _, a := range s.Associations {
		if status := a.Slot(NewStatus); a.Type == UpdateStatus && status != "" {
			list = append(list, Record{Entry: DocumentEntry{EntryUUID: a.Target, Status: status}, SubmittedAt: s.Set.SubmissionTime})
		}
	}
	return list
}

// LifeCycle says of every version of every document in a pile of records what
// became of it: the same answer for the same records in whatever order and
// however often they come. A version is replaced when one of the pile names it
// or has the same setId and a higher number, and stays so when that one is
// deleted; what was deleted stays deleted. The list is sorted by setId, number
// and uniqueId. Time and memory grow with the number of records (times its
// logarithm).
func LifeCycle(records []Record, rules *LifeRules) []State {
	if rules == nil {
		rules = &LifeRules{}
	}
	l := living{names: map[string]string{}, piles: map[string][]*Record{}}
	l.sort(records)
	states := make([]State, 0, len(l.piles))
	at := map[string]int{}
	for _, id := range l.order {
		at[id] = len(states)
		states = append(states, l.state(l.piles[id], rules))
	}
	l.replace(states, at)
	return sorted(states)
}

// sorted orders states, each of which is above 1 kB: they are moved once.
func sorted(states []State) []State {
	order := make([]*State, len(states))
	for i := range states {
		order[i] = &states[i]
	}
	slices.SortFunc(order, func(a, b *State) int {
		return cmp.Or(strings.Compare(a.Header.SetID, b.Header.SetID), cmp.Compare(a.Header.Version, b.Header.Version),
			strings.Compare(a.Entry.UniqueID, b.Entry.UniqueID), strings.Compare(a.Entry.EntryUUID, b.Entry.EntryUUID))
	})
	out := make([]State, len(states))
	for i, s := range order {
		out[i] = *s
	}
	return out
}

// living sorts records into one pile for each version of a document.
type living struct {
	names map[string]string // entryUUID or logicalId to uniqueId
	piles map[string][]*Record
	order []string
}

func (l *living) sort(records []Record) {
	for i := range records {
		r := &records[i]
		for _, name := range [...]string{r.Entry.EntryUUID, r.Entry.LogicalID} {
			// The smallest of contradicting names, so that order does not count.
			if id := r.Entry.UniqueID; name != "" && id != "" && (l.names[name] == "" || id < l.names[name]) {
				l.names[name] = id
			}
		}
	}
	for i := range records {
		r := &records[i]
		id := l.id(cmp.Or(r.Entry.UniqueID, r.Entry.EntryUUID))
		if l.piles[id] == nil {
			l.order = append(l.order, id)
		}
		l.piles[id] = append(l.piles[id], r)
	}
	slices.Sort(l.order)
}

// id returns the uniqueId that a name stands for, or the name.
func (l *living) id(name string) string {
	if id := l.names[name]; id != "" {
		return id
	}
	return name
}

// state makes one of the records of a version: the last one speaks.
func (l *living) state(pile []*Record, rules *LifeRules) State {
	slices.SortFunc(pile, compareRecords)
	s := State{Copies: len(pile)}
	for _, r := range pile {
		if r.Entry.UniqueID != "" || s.Entry.UniqueID == "" {
			status := r.Entry.Status
			if s.conflicts(r) {
				s.Conflict = true
			}
			s.Entry = r.Entry
			s.Entry.Status = status
		} else {
			s.Entry.Status = r.Entry.Status // a change of status alone
		}
		s.Header = Header{SetID: cmp.Or(s.Header.SetID, r.Header.SetID), Version: cmp.Or(s.Header.Version, r.Header.Version),
			Replaces: cmp.Or(s.Header.Replaces, r.Header.Replaces)}
		if r.Action == Delete || slices.Contains(rules.Deleted, r.Entry.Status) {
			s.Condition = Deleted
		}
	}
	switch last := pile[len(pile)-1]; {
	case s.Condition == Deleted:
	case s.Entry.Status == StatusDeprecated:
		s.Condition = Replaced
	case slices.Contains(rules.Archived, s.Entry.Status) || last.Action == SetAside:
		s.Condition = Archived
	}
	for _, c := range s.Entry.ConfidentialityCodes {
		if slices.ContainsFunc(rules.Hiding, func(h identity.Code) bool { return c.Is(h.System, h.Code) }) {
			s.HiddenBy = append(s.HiddenBy, c)
		}
	}
	return s
}

// conflicts reports whether a record contradicts the ones before it.
func (s *State) conflicts(r *Record) bool {
	differ := func(a, b string) bool { return a != "" && b != "" && !strings.EqualFold(a, b) }
	return differ(s.Entry.Hash, r.Entry.Hash) || differ(s.Header.SetID, r.Header.SetID) ||
		s.Header.Version != 0 && r.Header.Version != 0 && s.Header.Version != r.Header.Version
}

// compareRecords orders the records of one version by time; what follows only
// makes the order the same for the same records.
func compareRecords(a, b *Record) int {
	if by := cmp.Or(strings.Compare(string(a.SubmittedAt), string(b.SubmittedAt)), cmp.Compare(number(a.Entry.Version), number(b.Entry.Version)),
		cmp.Compare(a.Action, b.Action), strings.Compare(a.Entry.EntryUUID, b.Entry.EntryUUID), strings.Compare(a.Entry.Status, b.Entry.Status),
		strings.Compare(a.Entry.Hash, b.Entry.Hash), strings.Compare(a.Header.SetID, b.Header.SetID), cmp.Compare(a.Header.Version, b.Header.Version),
		strings.Compare(a.Header.Replaces, b.Header.Replaces)); by != 0 {
		return by
	}
	return slices.CompareFunc(attributes(a.Entry), attributes(b.Entry), func(x, y aspect) int { return slices.Compare(x.values, y.values) })
}

// replace marks the versions whose place was taken.
func (l *living) replace(states []State, at map[string]int) {
	take := func(old, by string) {
		i, ok := at[old]
		if !ok || old == by {
			return
		}
		states[i].By = append(states[i].By, by)
		states[i].Condition = max(states[i].Condition, Replaced)
	}
	highest := map[string]int{}
	for _, id := range l.order {
		if h := states[at[id]].Header; h.SetID != "" {
			highest[h.SetID] = max(highest[h.SetID], h.Version)
		}
		for _, r := range l.piles[id] {
			if r.Header.Replaces != "" {
				take(l.id(r.Header.Replaces), id)
			}
			for _, old := range r.Replaces {
				if old != "" {
					take(l.id(old), id)
				}
			}
		}
	}
	for i := range states {
		if by := states[i].By; len(by) > 1 {
			slices.Sort(by)
			states[i].By = slices.Compact(by)
		}
	}
	for _, id := range l.order {
		h := states[at[id]].Header
		if h.SetID != "" && h.Version > 0 && h.Version < highest[h.SetID] {
			states[at[id]].Condition = max(states[at[id]].Condition, Replaced)
		}
	}
}

// Change is something a reader has to be told.
type Change struct {
	UniqueID string    `json:"uniqueId"`
	EntryID  string    `json:"entryUUID,omitempty"`
	New      bool      `json:"new,omitempty"` // was not there before
	From     Condition `json:"from"`
	To       Condition `json:"to"`                // equal to From when only visibility changed
	Hidden   bool      `json:"hidden,omitempty"`  // is hidden now and was not
	Shown    bool      `json:"visible,omitempty"` // was hidden and is not
}

// Changes compares two answers of [LifeCycle], the earlier first, and returns
// what is new, replaced, archived, deleted, hidden or shown, in the order of
// the later.
func Changes(before, after []State) []Change {
	name := func(s State) string { return cmp.Or(s.Entry.UniqueID, s.Entry.EntryUUID) }
	known := make(map[string]State, len(before))
	for _, s := range before {
		known[name(s)] = s
	}
	var list []Change
	for _, s := range after {
		old, there := known[name(s)]
		c := Change{UniqueID: s.Entry.UniqueID, EntryID: s.Entry.EntryUUID, New: !there, From: old.Condition, To: s.Condition,
			Hidden: len(s.HiddenBy) > 0 && len(old.HiddenBy) == 0, Shown: there && len(s.HiddenBy) == 0 && len(old.HiddenBy) > 0}
		if c.New || c.From != c.To || c.Hidden || c.Shown {
			list = append(list, c)
		}
	}
	return list
}
