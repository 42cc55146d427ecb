package research_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/research"
)

const authority = "urn:oid:1.2.250.1.213.1.4.10"

var secret = bytes.Repeat([]byte("test secret "), 3)

// first takes the first identifier of a patient as it is.
func first(p identity.Patient) (string, string, bool) {
	if len(p.Identifiers) == 0 {
		return "", "", false
	}
	return p.Identifiers[0].System, p.Identifiers[0].Value, true
}

func options() *research.Options {
	return &research.Options{Purpose: "a test", Authorisation: "none needed", Secret: secret, Subject: first,
		Practitioners: true, Places: true}
}

func sample() prescription.Prescription {
	p := gen.Typical(3, true)
	p.Patient.Identifiers = []identity.Identifier{{System: authority, Value: "2690549588157"}}
	return p
}

func export(t *testing.T, opts *research.Options, list ...prescription.Prescription) (string, research.Manifest) {
	t.Helper()
	var out bytes.Buffer
	w, err := research.NewWriter(&out, opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		if err := w.Prescription(p); err != nil {
			t.Fatal(err)
		}
	}
	m, err := w.Close()
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), m
}

// mayLeave are the JSON names under which a string of the model may leave.
var mayLeave = regexp.MustCompile(`/(system|code|value|style|period|periodMax|duration|durationMax|delay|times|moments|weekdays|` +
	`monthDays|days|kind|scope|minInterval|hire|renewalPeriod|instalment|repeats|sex)(/\d+)?$`)

// ownText are strings that the export itself makes.
var ownText = regexp.MustCompile(`^([A-Z2-7]{26}|\d{4}(-\d{2}(-\d{2})?)?|prescription|line|medicine|preparation|device)$`)

// TestNothingElseLeaves holds every string of the output of random
// prescriptions, which use every field of the model, against what may leave.
func TestNothingElseLeaves(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	leaving := 0
	for range 300 {
		p := gen.Prescription(r)
		if len(p.Patient.Identifiers) == 0 {
			p.Patient.Identifiers = []identity.Identifier{{System: authority, Value: "1"}}
		}
		out, _ := export(t, options(), p)
		allowed, forbidden := map[string]bool{}, map[string]bool{}
		raw, _ := json.Marshal(p)
		walk(t, raw, func(path, text string) {
			if mayLeave.MatchString(path) && !strings.Contains(path, "/identifiers/") && !strings.HasPrefix(path, "/number/") {
				allowed[text] = true
			} else {
				forbidden[text] = true
			}
		})
		for _, record := range strings.Split(strings.TrimSpace(out), "\n") {
			walk(t, []byte(record), func(path, text string) {
				leaving++
				if !allowed[text] && !ownText.MatchString(text) {
					t.Errorf("%s leaves at %s", text, path)
				}
			})
		}
		for text := range forbidden {
			if len(text) > 8 && !allowed[text] && strings.Contains(out, text) {
				t.Errorf("%q leaves", text)
			}
		}
	}
	if leaving < 10_000 {
		t.Errorf("only %d strings looked at", leaving)
	}
}

// walk calls see with each string of a JSON text and its pointer.
func walk(t *testing.T, raw []byte, see func(path, text string)) {
	t.Helper()
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	var down func(path string, v any)
	down = func(path string, v any) {
		switch v := v.(type) {
		case string:
			see(path, v)
		case []any:
			for _, one := range v {
				down(path+"/0", one)
			}
		case map[string]any:
			for name, one := range v {
				down(path+"/"+name, one)
			}
		}
	}
	down("", v)
}

func TestWordsInPlaceOfCodesAreDropped(t *testing.T) {
	p := sample()
	l := &p.Lines[0]
	l.Indications = []prescription.Code{
		{System: "urn:local", Code: "Nathalie PATIENTE"}, {Display: "otite"}, {System: "mailto:nathalie@patiente.fr", Code: "1"},
		{System: "http://hl7.org/fhir/sid/icd-10", Code: "H66.9", Display: "Otite moyenne"}}
	l.Quantity = &prescription.Quantity{Value: "2", Unit: "boîtes comme la dernière fois"}
	out, m := export(t, options(), p)
	if m.Dropped.Codes < 3 || m.Dropped.Quantities < 1 || !strings.Contains(out, `"H66.9"`) {
		t.Errorf("dropped %+v\n%s", m.Dropped, out)
	}
	for _, word := range []string{"Nathalie", "otite", "Otite", "mailto", "patiente.fr", "boîtes"} {
		if strings.Contains(out, word) {
			t.Errorf("%q leaves", word)
		}
	}
}

func TestPseudonyms(t *testing.T) {
	p := sample()
	one, _ := export(t, options(), p)
	if again, _ := export(t, options(), p); again != one {
		t.Error("the same input gives another output")
	}
	q := p.Clone()
	q.ID = "0b7ac1f2-0000-4000-8000-000000000001"
	two, _ := export(t, options(), q)
	if subjectOf(t, one) != subjectOf(t, two) {
		t.Error("one person, two pseudonyms")
	}
	other := options()
	other.Secret = bytes.Repeat([]byte("another one "), 3)
	if elsewhere, _ := export(t, other, p); subjectOf(t, elsewhere) == subjectOf(t, one) {
		t.Error("two projects share a pseudonym")
	}
	q.Patient.Identifiers = []identity.Identifier{{System: authority + "1", Value: "2690549588157"}}
	if test, _ := export(t, options(), q); subjectOf(t, test) == subjectOf(t, one) {
		t.Error("two authorities share a pseudonym")
	}
}

func subjectOf(t *testing.T, out string) research.Pseudonym {
	t.Helper()
	var r research.Prescription
	if err := json.Unmarshal([]byte(strings.SplitN(out, "\n", 2)[0]), &r); err != nil {
		t.Fatal(err)
	}
	return r.Subject
}

func TestDatesKeepTheirIntervals(t *testing.T) {
	p, q := sample(), sample()
	q.ID = "0b7ac1f2-0000-4000-8000-000000000001"
	q.Written = prescription.On(p.Written.Date().AddDays(40))
	q.Validity, p.Validity = prescription.Period{}, prescription.Period{}
	out, _ := export(t, options(), p, q)
	var written []identity.Date
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		var r research.Prescription
		if json.Unmarshal([]byte(line), &r) == nil && r.Record == "prescription" {
			d, err := identity.ParseDate(r.Written)
			if err != nil {
				t.Fatal(err)
			}
			written = append(written, d)
		}
	}
	real := p.Written.Date()
	if len(written) != 2 || written[0].AddDays(40) != written[1] || written[0] == real {
		t.Errorf("written %v, really %v", written, real)
	}
	if moved := written[0].Time(nil).Sub(real.Time(nil)).Hours() / 24; int(moved)%7 != 0 || moved > 371 || moved < -371 {
		t.Errorf("moved by %v days", moved)
	}
	months := options()
	months.Dates, months.Birth = research.Months, research.FiveYears
	out, m := export(t, months, p)
	if !strings.Contains(out, `"written":"`+real.String()[:7]+`"`) || m.Dates != "months" || m.Birth != "five-years" {
		t.Errorf("%+v\n%s", m, out)
	}
}

func TestGroups(t *testing.T) {
	var list []prescription.Prescription
	for i, year := range []int{1950, 1950, 1951} {
		p := sample()
		p.Patient.Identifiers[0].Value = string(rune('1' + i))
		p.Patient.BirthDate.Year = year
		list = append(list, p, p)
	}
	_, m := export(t, options(), list...)
	want := research.Groups{Number: 2, Smallest: 1, Alone: 1, BelowTen: 3}
	if m.Groups == nil || *m.Groups != want || m.Records.Subjects != 3 || m.Records.Prescriptions != 6 || m.Records.Lines != 18 {
		t.Errorf("%+v %+v", m.Groups, m.Records)
	}
	few := options()
	few.MaxSubjects = 2
	if _, m := export(t, few, list...); m.Groups != nil || m.Records.Subjects != -1 || m.Records.Prescriptions != 6 {
		t.Errorf("above the bound: %+v", m)
	}
}

func TestRefusals(t *testing.T) {
	with := func(change func(*research.Options)) *research.Options {
		o := options()
		change(o)
		return o
	}
	for name, c := range map[string]struct {
		opts *research.Options
		want error
	}{
		"no options":       {nil, research.ErrPurpose},
		"no purpose":       {with(func(o *research.Options) { o.Purpose = " " }), research.ErrPurpose},
		"no authorisation": {with(func(o *research.Options) { o.Authorisation = "" }), research.ErrPurpose},
		"short secret":     {with(func(o *research.Options) { o.Secret = o.Secret[:31] }), research.ErrSecret},
		"no subject":       {with(func(o *research.Options) { o.Subject = nil }), research.ErrSubject},
	} {
		if _, err := research.NewWriter(io.Discard, c.opts); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRefusedRecords(t *testing.T) {
	var out bytes.Buffer
	w, err := research.NewWriter(&out, options())
	if err != nil {
		t.Fatal(err)
	}
	nobody, words := sample(), sample()
	nobody.Patient.Identifiers = nil
	words.Patient.Sex = "Mme PATIENTE"
	if err := w.Prescription(nobody); !errors.Is(err, research.ErrSubject) {
		t.Errorf("no identifier: %v", err)
	}
	if err := w.Prescription(words); !errors.Is(err, research.ErrContent) {
		t.Errorf("words in place of a code: %v", err)
	}
	act := dispensation(sample())
	if err := w.Dispensation(nobody, act); !errors.Is(err, research.ErrSubject) {
		t.Errorf("dispensation, no identifier: %v", err)
	}
	other := act
	other.Prescription.ID = "0b7ac1f2-0000-4000-8000-00000000ffff"
	if err := w.Dispensation(sample(), other); !errors.Is(err, research.ErrOther) {
		t.Errorf("another prescription: %v", err)
	}
	other.ID = "Nathalie"
	if err := w.Dispensation(sample(), other); !errors.Is(err, research.ErrContent) {
		t.Errorf("not a dispensation: %v", err)
	}
	if out.Len() != 0 {
		t.Errorf("something was written: %s", &out)
	}
	m, err := w.Close()
	if err != nil || m.Records != (research.Records{}) {
		t.Errorf("%+v %v", m, err)
	}
	_, again := w.Close()
	for _, err := range []error{again, w.Prescription(sample()), w.Dispensation(sample(), act)} {
		if !errors.Is(err, research.ErrClosed) {
			t.Errorf("after Close: %v", err)
		}
	}
}

func TestFailedOutput(t *testing.T) {
	read, write := io.Pipe()
	read.Close()
	w, _ := research.NewWriter(write, options())
	if err := w.Prescription(sample()); !errors.Is(err, research.ErrWrite) {
		t.Errorf("%v", err)
	}
	if err := w.Prescription(sample()); !errors.Is(err, research.ErrClosed) {
		t.Errorf("after a torn line: %v", err)
	}
}

func dispensation(p prescription.Prescription) prescription.Dispensation {
	return prescription.Dispensation{
		ID:           "5d9c61a4-5f0e-4c8e-9b1e-6d2a3f4b5c6d",
		Prescription: prescription.Reference{ID: p.ID},
		At:           p.Written,
		Dispenser: prescription.Dispenser{
			Practitioner: identity.Practitioner{FamilyName: "DOC", Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700000001"}}},
			Place:        identity.Organization{Name: "Pharmacie de test", Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "1990000001"}}},
		},
		Items: []prescription.Item{{Line: p.Lines[0].ID, Action: prescription.Full, Note: "a rappelé Mme PATIENTE",
			Product: &prescription.Product{Batch: "LOT42", Medicine: &prescription.Medicine{
				Name: "AMOXICILLINE", Codes: []prescription.Code{{System: "urn:oid:1.2.250.1.213.2.3.2", Code: "3400930000001"}}}}}},
	}
}

func TestDispensation(t *testing.T) {
	var out bytes.Buffer
	w, err := research.NewWriter(&out, options())
	if err != nil {
		t.Fatal(err)
	}
	p := sample()
	if err := errors.Join(w.Prescription(p), w.Dispensation(p, dispensation(p))); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	var line research.Line
	var act research.Dispensation
	var item research.Item
	if json.Unmarshal([]byte(lines[1]), &line) != nil || json.Unmarshal([]byte(lines[4]), &act) != nil || json.Unmarshal([]byte(lines[5]), &item) != nil {
		t.Fatal(out.String())
	}
	if act.Subject != subjectOf(t, out.String()) || act.Prescription != line.Prescription || item.Dispensation != act.ID ||
		item.Line != line.ID || act.Place == "" || act.Practitioner == "" || item.Product == nil || len(item.Product.Codes) != 1 {
		t.Errorf("%+v\n%+v\n%+v", line, act, item)
	}
	for _, word := range []string{"LOT42", "PATIENTE", "Pharmacie", "AMOXI", "DOC", p.ID, "8997"} {
		if strings.Contains(out.String(), word) {
			t.Errorf("%q leaves", word)
		}
	}
}

// BenchmarkPrescription writes one prescription of five lines.
func BenchmarkPrescription(b *testing.B) {
	p := gen.Typical(5, true)
	p.Patient.Identifiers = []identity.Identifier{{System: authority, Value: "2690549588157"}}
	w, _ := research.NewWriter(io.Discard, options())
	for b.Loop() {
		if err := w.Prescription(p); err != nil {
			b.Fatal(err)
		}
	}
}
