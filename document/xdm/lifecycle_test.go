package xdm_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

const deleted = "urn:example:Deleted"

var mask = identity.Code{System: "urn:oid:1.2.9", Code: "MASK"}

func lifeRules() *xdm.LifeRules {
	return &xdm.LifeRules{Deleted: []string{deleted}, Archived: []string{"urn:example:Archived"}, Hiding: []identity.Code{mask}}
}

// record tells of a version of a document.
func record(unique string, version int, action xdm.Action, at xdm.DTM) xdm.Record {
	return xdm.Record{Entry: xdm.DocumentEntry{UniqueID: unique, EntryUUID: "e-" + unique, Status: xdm.StatusApproved},
		Header: xdm.Header{SetID: "set", Version: version}, Action: action, SubmittedAt: at}
}

func TestLifeCycle(t *testing.T) {
	v1, v2, v3 := record("1.1", 1, xdm.New, "20260101"), record("1.2", 2, xdm.Replace, "20260102"), record("1.3", 3, xdm.Replace, "20260103")
	status := func(entry, status string, at xdm.DTM) xdm.Record {
		return xdm.Record{Entry: xdm.DocumentEntry{EntryUUID: entry, Status: status}, SubmittedAt: at}
	}
	hidden := record("1.1", 1, xdm.ChangeVisibility, "20260104")
	hidden.Entry.ConfidentialityCodes = []identity.Code{mask}
	byAssociation := xdm.Record{Entry: xdm.DocumentEntry{UniqueID: "9.2", EntryUUID: "n"}, Replaces: []string{"e-1.1"}}
	byHeader := xdm.Record{Entry: xdm.DocumentEntry{UniqueID: "9.2"}, Header: xdm.Header{Replaces: "1.1"}}
	other := record("1.1", 1, xdm.New, "20260101")
	other.Entry.Hash = "00"
	withHash := v1
	withHash.Entry.Hash = "11"
	tests := []struct {
		name    string
		records []xdm.Record
		want    map[string]string // uniqueId to condition, with + when hidden and ! when in conflict
	}{
		{"new", []xdm.Record{v1}, map[string]string{"1.1": "current"}},
		{"the same twice", []xdm.Record{v1, v1}, map[string]string{"1.1": "current"}},
		{"three versions", []xdm.Record{v1, v2, v3}, map[string]string{"1.1": "replaced", "1.2": "replaced", "1.3": "current"}},
		{"the newest deleted", []xdm.Record{v1, v2, record("1.2", 2, xdm.Delete, "20260103")}, map[string]string{"1.1": "replaced", "1.2": "deleted"}},
		{"deleted, then a late copy", []xdm.Record{record("1.1", 1, xdm.Delete, "20260101"), record("1.1", 1, xdm.New, "20260109")}, map[string]string{"1.1": "deleted"}},
		{"by association", []xdm.Record{v1, byAssociation}, map[string]string{"1.1": "replaced", "9.2": "current"}},
		{"by the header", []xdm.Record{v1, byHeader}, map[string]string{"1.1": "replaced", "9.2": "current"}},
		{"status deleted", []xdm.Record{v1, status("e-1.1", deleted, "20260105")}, map[string]string{"1.1": "deleted"}},
		{"status replaced", []xdm.Record{v1, status("e-1.1", xdm.StatusDeprecated, "20260105")}, map[string]string{"1.1": "replaced"}},
		{"archived", []xdm.Record{v1, status("e-1.1", "urn:example:Archived", "20260105")}, map[string]string{"1.1": "archived"}},
		{"archived and back", []xdm.Record{v1, status("e-1.1", "urn:example:Archived", "20260105"), status("e-1.1", xdm.StatusApproved, "20260106")}, map[string]string{"1.1": "current"}},
		{"hidden", []xdm.Record{v1, hidden}, map[string]string{"1.1": "current+"}},
		{"other bytes", []xdm.Record{withHash, other}, map[string]string{"1.1": "current!"}},
		{"itself", []xdm.Record{{Entry: xdm.DocumentEntry{UniqueID: "1.1"}, Header: xdm.Header{Replaces: "1.1"}}}, map[string]string{"1.1": "current"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			first := xdm.LifeCycle(tt.records, lifeRules())
			got := map[string]string{}
			for _, s := range first {
				word := s.Condition.String()
				if len(s.HiddenBy) > 0 {
					word += "+"
				}
				if s.Conflict {
					word += "!"
				}
				got[s.Entry.UniqueID] = word
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Error(got)
			}
			shuffle := rand.New(rand.NewPCG(1, 2))
			for range 20 {
				mixed := slices.Clone(tt.records)
				shuffle.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
				if again := xdm.LifeCycle(mixed, lifeRules()); !reflect.DeepEqual(again, first) {
					t.Fatalf("in another order: %+v\n%+v", again, first)
				}
			}
		})
	}
}

func TestRecordsOf(t *testing.T) {
	s := submission(1)
	s.Entries[0].EntryUUID = "urn:uuid:00000000-0000-4000-8000-0000000000aa"
	s.Associations = []xdm.Association{
		{Type: xdm.Replaces, Source: s.Entries[0].EntryUUID, Target: "urn:uuid:00000000-0000-4000-8000-0000000000bb"},
		{Type: xdm.UpdateStatus, Target: "urn:uuid:00000000-0000-4000-8000-0000000000cc", Slots: []xdm.Slot{{Name: xdm.NewStatus, Values: []string{deleted}}}},
	}
	old := xdm.Record{Entry: xdm.DocumentEntry{UniqueID: "1.0", EntryUUID: "urn:uuid:00000000-0000-4000-8000-0000000000bb"}}
	gone := xdm.Record{Entry: xdm.DocumentEntry{UniqueID: "0.9", EntryUUID: "urn:uuid:00000000-0000-4000-8000-0000000000cc"}}
	records := append(xdm.RecordsOf(s, []xdm.Header{{SetID: "set", Version: 2}}, func(xdm.DocumentEntry) xdm.Action { return xdm.Replace }), old, gone)
	states := xdm.LifeCycle(records, lifeRules())
	got := map[string]xdm.Condition{}
	for _, x := range states {
		got[x.Entry.UniqueID] = x.Condition
	}
	if want := map[string]xdm.Condition{"1.2.250.1.213.1.1.9.1": xdm.Current, "1.0": xdm.Replaced, "0.9": xdm.Deleted}; !reflect.DeepEqual(got, want) {
		t.Error(got)
	}
	if raw, err := json.Marshal(states); err != nil || len(raw) == 0 {
		t.Error(err)
	}
}

func TestChanges(t *testing.T) {
	v1, v2 := record("1.1", 1, xdm.New, "20260101"), record("1.2", 2, xdm.Replace, "20260102")
	hidden := record("1.2", 2, xdm.ChangeVisibility, "20260104")
	hidden.Entry.ConfidentialityCodes = []identity.Code{mask}
	before := xdm.LifeCycle([]xdm.Record{v1}, lifeRules())
	after := xdm.LifeCycle([]xdm.Record{v1, v2}, lifeRules())
	veiled := xdm.LifeCycle([]xdm.Record{v1, v2, hidden}, lifeRules())
	if c := xdm.Changes(before, after); len(c) != 2 || c[0].From != xdm.Current || c[0].To != xdm.Replaced || !c[1].New {
		t.Errorf("%+v", c)
	}
	if c := xdm.Changes(after, veiled); len(c) != 1 || !c[0].Hidden || c[0].New {
		t.Errorf("%+v", c)
	}
	if c := xdm.Changes(veiled, after); len(c) != 1 || !c[0].Shown {
		t.Errorf("%+v", c)
	}
	if c := xdm.Changes(after, after); c != nil {
		t.Error(c)
	}
}

func TestActionText(t *testing.T) {
	for a := xdm.New; a <= xdm.SetAside; a++ {
		raw, _ := a.MarshalText()
		var back xdm.Action
		if err := back.UnmarshalText(raw); err != nil || back != a {
			t.Error(a, err)
		}
	}
	var a xdm.Action
	if a.UnmarshalText([]byte("unknown")) == nil || xdm.Action(99).String() != "unknown" || xdm.Condition(9).String() != "unknown" {
		t.Error("an unknown action was taken")
	}
}
