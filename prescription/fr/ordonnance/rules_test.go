package ordonnance_test

import (
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// ruleVector is a change of testdata/rules/base.json and what a rule says of
// it. No path means that the rule has to be silent.
type ruleVector struct {
	Code  string         `json:"code"`
	Why   string         `json:"why"`
	Set   map[string]any `json:"set"` // JSON pointer to new value; null takes it away
	Paths []string       `json:"paths"`

	Options struct {
		Dispensing  bool           `json:"dispensing"`
		At          time.Time      `json:"at"`
		Production  bool           `json:"production"`
		Begun       []string       `json:"begun"`
		Earlier     map[string]any `json:"earlier"` // changes of the base that make an earlier prescription
		Paper       bool           `json:"paper"`
		PaperMotive string         `json:"paperMotive"`
		Abroad      bool           `json:"abroad"`
		NobodyMay   bool           `json:"nobodyMay"`
	} `json:"options"`
	// Laws are by CIP13 or MV; the members are those of ordonnance.Law, in lower case
	// or upper. Empty means those of the base.
	Laws map[string]ordonnance.Law `json:"laws"`
	// Unknown leaves the laws of all medicines unknown.
	Unknown bool `json:"unknown"`
}

func baseLaws() map[string]ordonnance.Law {
	return map[string]ordonnance.Law{
		"3400930000014": {List: ordonnance.ListI},
		"3400939001074": {List: ordonnance.Narcotic, Fraction: prescription.Span{Value: "14", Unit: prescription.Day}},
	}
}

func lawsByCode(laws map[string]ordonnance.Law) func(prescription.Medicine, identity.Date) (ordonnance.Law, bool) {
	var entries []ordonnance.LawEntry
	for code, law := range laws {
		system := ordonnance.SystemCIP13
		if strings.HasPrefix(code, "MV") {
			system = ordonnance.SystemMV
		}
		entries = append(entries, ordonnance.LawEntry{Code: prescription.Code{System: system, Code: code}, Law: law})
	}
	return ordonnance.LawOf(entries)
}

func readRuleFile(tb testing.TB, name string) []byte {
	tb.Helper()
	raw, err := os.ReadFile("testdata/rules/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	return raw
}

// changedBase is the base with changes. It is decoded without the schema, so that
// the rules are held against what other wire forms let through.
func changedBase(tb testing.TB, set map[string]any) prescription.Prescription {
	tb.Helper()
	var tree any
	if err := json.Unmarshal(readRuleFile(tb, "base.json"), &tree); err != nil {
		tb.Fatal(err)
	}
	for pointer, value := range set {
		tree = putAt(tb, tree, strings.Split(pointer, "/")[1:], value)
	}
	raw, err := json.Marshal(tree)
	if err != nil {
		tb.Fatal(err)
	}
	var rx prescription.Prescription
	if err := json.Unmarshal(raw, &rx); err != nil {
		tb.Fatal(err)
	}
	return rx
}

func putAt(tb testing.TB, tree any, path []string, value any) any {
	tb.Helper()
	if len(path) == 0 {
		return value
	}
	switch at := tree.(type) {
	case map[string]any:
		if len(path) == 1 && value == nil {
			delete(at, path[0])
			return at
		}
		child := at[path[0]]
		if child == nil {
			child = map[string]any{}
		}
		at[path[0]] = putAt(tb, child, path[1:], value)
		return at
	case []any:
		n, err := strconv.Atoi(path[0])
		if err != nil || n >= len(at) {
			tb.Fatalf("no such element: %s", path[0])
		}
		if len(path) == 1 && value == nil {
			return slices.Delete(at, n, n+1)
		}
		at[n] = putAt(tb, at[n], path[1:], value)
		return at
	}
	tb.Fatalf("nothing to change at %v", path)
	return nil
}

func (v *ruleVector) options(tb testing.TB) *ordonnance.Options {
	tb.Helper()
	o := &ordonnance.Options{At: v.Options.At, Production: v.Options.Production, Begun: v.Options.Begun,
		Paper: v.Options.Paper, PaperMotive: v.Options.PaperMotive, Abroad: v.Options.Abroad}
	if v.Options.Dispensing {
		o.Stage = ordonnance.Dispensing
	}
	if v.Options.Earlier != nil {
		o.Earlier = []prescription.Prescription{changedBase(tb, v.Options.Earlier)}
	}
	if v.Options.NobodyMay {
		o.MayPrescribe = func(prescription.Code, prescription.Line) bool { return false }
	}
	laws := baseLaws()
	for code, law := range v.Laws {
		laws[code] = law
	}
	if !v.Unknown {
		o.Medicines = lawsByCode(laws)
	}
	return o
}

func ruleVectors(tb testing.TB) []ruleVector {
	tb.Helper()
	var all []ruleVector
	d := json.NewDecoder(strings.NewReader(string(readRuleFile(tb, "vectors.json"))))
	d.DisallowUnknownFields()
	if err := d.Decode(&all); err != nil {
		tb.Fatal(err)
	}
	return all
}

func TestVectors(t *testing.T) {
	refused := map[string]bool{}
	for _, v := range ruleVectors(t) {
		refused[v.Code] = refused[v.Code] || len(v.Paths) > 0
		t.Run(v.Code+" "+v.Why, func(t *testing.T) {
			rx := changedBase(t, v.Set)
			before := rx.Clone()
			var paths []string
			for _, f := range document.Check(rx, ordonnance.Profile(v.options(t))) {
				if f.Code == v.Code {
					paths = append(paths, f.Path)
				}
			}
			if !slices.Equal(paths, v.Paths) {
				t.Errorf("found at %q, want %q", paths, v.Paths)
			}
			if !equalJSON(t, rx, before) {
				t.Error("the prescription was changed")
			}
		})
	}
	for _, r := range ordonnance.Profile(nil).Rules {
		if !refused[r.Code] {
			t.Errorf("%s has no refusing vector", r.Code)
		}
	}
}

func equalJSON(tb testing.TB, a, b prescription.Prescription) bool {
	tb.Helper()
	x, err := json.Marshal(a)
	if err != nil {
		tb.Fatal(err)
	}
	y, err := json.Marshal(b)
	if err != nil {
		tb.Fatal(err)
	}
	return string(x) == string(y)
}

// The base is well-formed and breaks no rule, at both stages.
func TestBase(t *testing.T) {
	rx, err := document.Read(readRuleFile(t, "base.json"), prescription.Kind())
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 20, 18, 0, 0, 0, time.UTC)
	for name, o := range map[string]*ordonnance.Options{
		"nil":        nil,
		"content":    {},
		"writing":    {At: at, Medicines: lawsByCode(baseLaws())},
		"dispensing": {Stage: ordonnance.Dispensing, At: at, Medicines: lawsByCode(baseLaws())},
	} {
		if faults := document.Check(rx, ordonnance.Profile(o)); faults != nil {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

// The catalogue is the same whatever the options, complete in both languages
// and in ascending order of unique codes.
func TestCatalogue(t *testing.T) {
	rules := ordonnance.Profile(nil).Rules
	other := ordonnance.Profile(&ordonnance.Options{Stage: ordonnance.Dispensing, Production: true}).Rules
	last := ""
	for n, r := range rules {
		if r.Code <= last || !strings.HasPrefix(r.Code, "FR-RX-") || len(r.Code) != len("FR-RX-000") {
			t.Errorf("%s after %s", r.Code, last)
		}
		last = r.Code
		if other[n].Code != r.Code || other[n].Text != r.Text || other[n].Severity != r.Severity {
			t.Errorf("%s depends on the options", r.Code)
		}
		if !strings.HasSuffix(r.Text.FR, ".") || !strings.HasSuffix(r.Text.EN, ".") || r.Text.FR == r.Text.EN {
			t.Errorf("%s: text of %q, %q", r.Code, r.Text.EN, r.Text.FR)
		}
		mark := r.Source[strings.LastIndex(r.Source, "(")+1:]
		if len(r.Source) < len("CSS (S)") || !slices.Contains([]string{"V)", "S)", "D)", "K)"}, mark) {
			t.Errorf("%s: source %q", r.Code, r.Source)
		}
		if (mark == "K)" || mark == "D)") && r.Severity == document.Failure {
			t.Errorf("%s: refuses on hearsay", r.Code)
		}
	}
}
