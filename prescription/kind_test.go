package prescription_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

// draws is the number of random values of a test.
func draws(t testing.TB) int {
	if testing.Short() {
		return 500
	}
	return 10_000
}

func TestRoundTrip(t *testing.T) {
	const shards = 4
	for shard := range uint64(shards) {
		t.Run(fmt.Sprint("source ", shard), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(1, shard))
			for range draws(t) / shards {
				roundTrip(t, gen.Prescription(r))
			}
		})
	}
}

// roundTrip writes p, reads it, and encodes it once more.
func roundTrip(t *testing.T, p prescription.Prescription) {
	t.Helper()
	kind := prescription.Kind()
	raw, left, err := document.Write(p, kind)
	if err != nil || left != nil {
		t.Fatalf("%v, left %v\n%#v", err, left, p)
	}
	back, err := document.Read(raw, kind)
	if err != nil {
		t.Fatalf("%v\n%s", err, raw)
	}
	if !reflect.DeepEqual(back, p) {
		t.Fatalf("not what was written\n got %#v\nwant %#v", back, p)
	}
	again, _, err := kind.Encode(back)
	if err != nil || !bytes.Equal(again, raw) {
		t.Fatalf("bytes differ the second time: %v", err)
	}
	if clone := p.Clone(); !reflect.DeepEqual(clone, p) {
		t.Fatal("clone differs")
	}
}

func TestHandWrittenRoundTrip(t *testing.T) {
	for _, name := range []string{"antibiotic", "chronic", "narcotic"} {
		once, err := document.Read([]byte(handWritten(t, name)), prescription.Kind())
		if err != nil {
			t.Fatal(err)
		}
		raw, _, err := document.Write(once, prescription.Kind())
		if err != nil {
			t.Fatal(err)
		}
		twice, err := document.Read(raw, prescription.Kind())
		if err != nil || !reflect.DeepEqual(once, twice) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestForm(t *testing.T) {
	raw, _, err := document.Write(gen.Typical(1, false), prescription.Kind())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(raw, []byte(`{"format":"prescription/1","id":"`)) || bytes.ContainsAny(raw, "\n\t") {
		t.Errorf("%s", raw)
	}
	for _, stated := range []string{`"longTerm":false`, `"repeats":5`, `"duration":"30 d"`, `comprimé`} {
		if !bytes.Contains(raw, []byte(stated)) {
			t.Errorf("%s is not in %s", stated, raw)
		}
	}
}

// TestText keeps characters that encoders like to change.
func TestText(t *testing.T) {
	for _, text := range []string{"<b>&\"'", "\ufffd", `\ufffd`, `\\ufffd`, "\\", "ligne\r\n\tligne", "👩‍⚕️ e\u0301", "a\u00a0½ µg"} {
		p := gen.Typical(1, false)
		p.Comment = text
		raw, _, err := document.Write(p, prescription.Kind())
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		back, err := document.Read(raw, prescription.Kind())
		if err != nil || back.Comment != text {
			t.Errorf("%q became %q: %v", text, back.Comment, err)
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	tests := []struct {
		name   string
		change func(p *prescription.Prescription)
		path   string // "" where the refusal comes before the schema
	}{
		{"invalid UTF-8", func(p *prescription.Prescription) { p.Comment = "caf\xe9" }, ""},
		{"invalid UTF-8 behind a backslash", func(p *prescription.Prescription) { p.Comment = "\\\xff" }, ""},
		{"days not in their one spelling", onTiming(func(t *prescription.Timing) { t.MonthDays = "1,2,3" }), ""},
		{"length of time without unit", onBounds(func(b *prescription.Bounds) { b.Duration.Unit = 0 }), ""},
		{"clock of the next day", onTiming(func(t *prescription.Timing) { t.Times = []prescription.Clock{86400} }), ""},
		{"moment without code", onTiming(func(t *prescription.Timing) { t.Moments = make([]prescription.DayMoment, 1) }), ""},
		{"birth date not in the calendar", func(p *prescription.Prescription) { p.Patient.BirthDate = identity.Date{Year: 2026, Day: 3} }, ""},
		{"date of writing not in the calendar", func(p *prescription.Prescription) {
			p.Written = prescription.On(identity.Date{Year: 2026, Month: 2, Day: 30})
		}, "/written"},
		{"date of writing unknown", func(p *prescription.Prescription) { p.Written = prescription.Moment{} }, "/written"},
		{"month of writing", func(p *prescription.Prescription) { p.Written = prescription.On(identity.Date{Year: 2026, Month: 2}) }, "/written"},
		{"no lines", func(p *prescription.Prescription) { p.Lines = nil }, "/lines"},
		{"too many lines", func(p *prescription.Prescription) { *p = gen.Typical(201, false) }, "/lines"},
		{"no ID", func(p *prescription.Prescription) { p.ID = "" }, "/id"},
		{"no steps", onLine(func(l *prescription.Line) { l.Dosage.Steps = nil }), "/lines/0/dosage/steps"},
		{"not a decimal", onDose(func(d *prescription.Dose) { d.Value.Value = "1,5" }), step + "/doses/0/value/value"},
		{"negative dose", onDose(func(d *prescription.Dose) { d.Value.Value = "-1" }), step + "/doses/0/value/value"},
		{"text of 4001 characters", func(p *prescription.Prescription) { p.Comment = strings.Repeat("é", 4001) }, "/comment"},
		{"sequence of 1000", onStep(func(s *prescription.Step) { s.Sequence = 1000 }), step + "/sequence"},
		{"negative frequency", onTiming(func(t *prescription.Timing) { t.Period, t.Frequency = span("1 d"), -1 }), timing + "/frequency"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := gen.Typical(1, false)
			tt.change(&p)
			raw, _, err := document.Write(p, prescription.Kind())
			var refusal *document.Error
			if raw != nil || !errors.As(err, &refusal) {
				t.Fatalf("wrote %s, %v", raw, err)
			}
			if got := firstPath(refusal); got != tt.path {
				t.Errorf("at %q, want %q (%v)", got, tt.path, err)
			}
		})
	}
}

func firstPath(e *document.Error) string {
	if len(e.Faults) == 0 {
		return ""
	}
	return e.Faults[0].Path
}

// TestDecodeAlone holds the decoder, without the gates before it, against what
// it must not let through, and its errors against words of the text.
func TestDecodeAlone(t *testing.T) {
	const secret = "PAT-TROIS"
	sample := handWritten(t, "antibiotic")
	tests := map[string]string{
		"no JSON":         secret,
		"nothing":         ``,
		"list":            `["` + secret + `"]`,
		"without format":  strings.Replace(sample, `"format": "prescription/1",`, ``, 1),
		"another format":  strings.Replace(sample, `prescription/1`, secret, 1),
		"unknown member":  strings.Replace(sample, `"repeats"`, `"`+secret+`"`, 1),
		"wrong type":      strings.Replace(sample, `"format"`, `"lines": "`+secret+`", "format"`, 1),
		"wrong moment":    strings.Replace(sample, `2026-11-20`, secret, 1),
		"two values":      sample + sample,
		"words behind it": sample + secret,
	}
	for name, text := range tests {
		got, err := prescription.Kind().Decode(1, []byte(text))
		var refusal *prescription.Error
		if !errors.As(err, &refusal) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if strings.Contains(fmt.Sprint(err, refusal.French()), secret) || !reflect.DeepEqual(got, prescription.Prescription{}) {
			t.Errorf("%s: gave %v with %v", name, got, err)
		}
	}
}

// TestEmptyLists shows the one form of what is not stated: lists without items
// are not written, and read as nil.
func TestEmptyLists(t *testing.T) {
	p := gen.Typical(1, false)
	want := p.Clone()
	p.Tags, p.Lines[0].Mentions = []prescription.Code{}, []string{}
	raw, _, err := document.Write(p, prescription.Kind())
	if err != nil {
		t.Fatal(err)
	}
	if back, err := document.Read(raw, prescription.Kind()); err != nil || !reflect.DeepEqual(back, want) {
		t.Errorf("%v, %v", back, err)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"antibiotic", "chronic", "narcotic"} {
		f.Add([]byte(handWritten(f, name)))
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		raw, _, err := document.Write(gen.Prescription(r), prescription.Kind())
		if err != nil {
			f.Fatal(err)
		}
		if len(raw) < 4000 {
			f.Add(raw)
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := document.Read(raw, prescription.Kind())
		if err != nil {
			return
		}
		document.Check(p, prescription.Structure())
		again, _, err := document.Write(p, prescription.Kind())
		if err != nil {
			t.Fatalf("read and not written: %v", err)
		}
		back, err := document.Read(again, prescription.Kind())
		if err != nil || !reflect.DeepEqual(p, back) {
			t.Fatalf("changed by writing: %v", err)
		}
	})
}
