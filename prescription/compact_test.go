package prescription_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

func TestCompactRoundTrip(t *testing.T) {
	n := 2000
	if testing.Short() {
		n = 300
	}
	r := rand.New(rand.NewPCG(1, 7))
	for _, opts := range []*prescription.CompactOptions{nil, {Labels: true, Addresses: true}} {
		kind := prescription.CompactKind(opts)
		for i := range n {
			checkRoundTrip(t, i, gen.Prescription(r), kind, opts)
		}
	}
}

// Empty lists are the same as none, as in JSON.
func TestCoreIsTidy(t *testing.T) {
	v := gen.Typical(1, true)
	v.Tags = []prescription.Code{}
	v.Lines[0].Mentions = []string{}
	v.Lines[0].Dosage.Steps[0].Timing.Times = []prescription.Clock{}
	checkRoundTrip(t, 0, v, prescription.CompactKind(nil), nil)
}

// Every refusal of the writer, each with its code, and no value beside it.
func TestCompactRefusesToWrite(t *testing.T) {
	refuse := func(change func(v *prescription.Prescription)) func(*testing.T, *prescription.Error) {
		return func(t *testing.T, want *prescription.Error) {
			v := gen.Typical(2, true)
			change(&v)
			raw, left, err := prescription.CompactKind(nil).Encode(v)
			if !errors.Is(err, want) || raw != nil || left != nil {
				t.Errorf("got %v, want %v", err, want)
			}
		}
	}
	for _, c := range []struct {
		name string
		want *prescription.Error
		run  func(*testing.T, *prescription.Error)
	}{
		{"unknown sex", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) { v.Patient.Sex = "x" })},
		{"no day of writing", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) { v.Written = prescription.Moment{} })},
		{"no such date", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) { v.Patient.BirthDate.Day = 31; v.Patient.BirthDate.Month = 2 })},
		{"not UTF-8", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) { v.Lines[0].Text = "\xff" })},
		{"name not UTF-8", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) { v.Patient.FamilyName = "A\xff" })},
		{"not a number", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) { v.Lines[0].Dosage.Steps[0].Doses[0].Value.Value = "1,5" })},
		{"unknown unit of time", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) {
			v.Lines[0].RenewalPeriod = prescription.Span{Value: "1", Unit: 99}
		})},
		{"negative span", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) {
			v.Lines[0].RenewalPeriod = prescription.Span{Value: "-1", Unit: prescription.Day}
		})},
		{"unknown style", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) { v.Lines[0].Dosage.Steps[0].Timing.Style = "x" })},
		{"unknown kind of dose", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) { v.Lines[0].Dosage.Steps[0].Doses[0].Kind = "x" })},
		{"unknown weekday", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) {
			v.Lines[0].Dosage.Steps[0].Timing.Weekdays = []prescription.Weekday{"x"}
		})},
		{"not a set of days", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) { v.Lines[0].Dosage.Steps[0].Timing.MonthDays = "2,1" })},
		{"not a moment of the day", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) {
			v.Lines[0].Dosage.Steps[0].Timing.Moments = []prescription.DayMoment{{Code: "morn"}}
		})},
		{"time out of the day", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) {
			v.Lines[0].Dosage.Steps[0].Timing.Times = []prescription.Clock{86400}
		})},
		{"negative count", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) { v.Lines[0].Dosage.Steps[0].Timing.Count = -1 })},
		{"nothing prescribed", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) { v.Lines[0].Medicine = nil })},
		{"two things in a line", prescription.ErrCompactValue, refuse(func(v *prescription.Prescription) { v.Lines[0].Device = new(prescription.Device) })},
		{"too many lines", prescription.ErrCompactSize, refuse(func(v *prescription.Prescription) { v.Lines = make([]prescription.Line, 201) })},
		{"text too long", prescription.ErrCompactSize, refuse(func(v *prescription.Prescription) { v.Comment = strings.Repeat("a", 16001) })},
	} {
		t.Run(c.name, func(t *testing.T) { c.run(t, c.want) })
	}
}

func TestCompactRefusesOtherVersions(t *testing.T) {
	kind := prescription.CompactKind(nil)
	raw, _, err := kind.Encode(gen.Typical(1, true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := kind.Decode(2, raw); !errors.Is(err, prescription.ErrCompactVocabulary) {
		t.Errorf("version 2: %v", err)
	}
	if _, err := kind.Decode(1, make([]byte, 1<<20)); !errors.Is(err, prescription.ErrCompactSize) {
		t.Errorf("a megabyte: %v", err)
	}
}

func TestVocabularyRefusals(t *testing.T) {
	end := prescription.Token{Cost: 40}
	for name, tables := range map[string]prescription.Tables{
		"no number":         {},
		"number too high":   {Number: 1 << 20},
		"equal systems":     {Number: 1, Systems: []string{"a", "a"}},
		"no end of text":    {Number: 1, Texts: []prescription.Token{{Text: "a", Cost: 40}}},
		"equal tokens":      {Number: 1, Texts: []prescription.Token{end, {Text: "a", Cost: 40}, {Text: "a", Cost: 40}}},
		"tokens too cheap":  {Number: 1, Texts: []prescription.Token{end, {Text: "a", Cost: 8}, {Text: "b", Cost: 8}}},
		"token not UTF-8":   {Number: 1, Texts: []prescription.Token{end, {Text: "\xff", Cost: 40}}},
		"name in small":     {Number: 1, FamilyNames: []prescription.NameCount{{Name: "a", Count: 1}}},
		"name not counted":  {Number: 1, GivenNames: []prescription.NameCount{{Name: "A"}}},
		"equal entries":     {Number: 1, Entries: map[prescription.Field][]prescription.Entry{prescription.FieldUnit: {{Pattern: "a"}, {Pattern: "a"}}}},
		"check missing":     {Number: 1, Entries: map[prescription.Field][]prescription.Entry{prescription.FieldUnit: {{Pattern: "#="}}}},
		"check inside":      {Number: 1, Entries: map[prescription.Field][]prescription.Entry{prescription.FieldUnit: {{Pattern: "=#"}}}},
		"no such field":     {Number: 1, Entries: map[prescription.Field][]prescription.Entry{-1: nil}},
		"system of a title": {Number: 1, Entries: map[prescription.Field][]prescription.Entry{prescription.FieldTitle: {{System: "a", Pattern: "b"}}}},
	} {
		t.Run(name, func(t *testing.T) {
			if v, err := prescription.NewVocabulary(tables); !errors.Is(err, prescription.ErrVocabulary) || v != nil {
				t.Errorf("got %v", err)
			}
		})
	}
}

func FuzzCompact(f *testing.F) {
	kind := prescription.CompactKind(&prescription.CompactOptions{Labels: true, Addresses: true})
	r := rand.New(rand.NewPCG(5, 5))
	for range 40 {
		raw, _, err := kind.Encode(gen.Prescription(r))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		v, err := kind.Decode(kind.Version, raw)
		var refusal *identity.Error
		if err != nil {
			if !errors.As(err, &refusal) {
				t.Fatalf("untyped refusal %v", err)
			}
			return
		}
		again, left, err := kind.Encode(v)
		if err != nil || !bytes.Equal(again, raw) || len(left) != 0 {
			t.Fatalf("read %x, written %x (%v)", raw, again, err)
		}
	})
}

// Walks share memory that was used before; they must not share more.
func TestCompactConcurrent(t *testing.T) {
	kind := prescription.CompactKind(nil)
	var all sync.WaitGroup
	for seed := range uint64(4) {
		all.Go(func() {
			r := rand.New(rand.NewPCG(seed, 9))
			for range 40 {
				v := gen.Prescription(r)
				raw, _, err := kind.Encode(v)
				if err != nil {
					t.Error(err)
					return
				}
				first, err1 := kind.Decode(kind.Version, raw)
				if _, err := kind.Decode(kind.Version, raw[:len(raw)/2]); err == nil {
					t.Error("half a payload accepted")
				}
				core, _ := prescription.Core(v, nil)
				if err1 != nil || !reflect.DeepEqual(first, core) {
					t.Errorf("decoded another value: %v", err1)
				}
			}
		})
	}
	all.Wait()
}
