package epmed_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

// intakes is the schedule of three months as text, with the error that ends it.
func intakes(l prescription.Line) string {
	from := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	opts := &prescription.ScheduleOptions{Start: prescription.On(written.Date()), AsNeeded: true, Most: 2000}
	var b strings.Builder
	for in, err := range l.Schedule(from, from.AddDate(0, 3, 0), opts) {
		if err != nil {
			var refusal *prescription.Error
			errors.As(err, &refusal)
			fmt.Fprintf(&b, "%v\n", refusal)
			continue
		}
		dose, _ := json.Marshal(in.Dose)
		in.Dose = nil
		fmt.Fprintf(&b, "%+v %s\n", in, dose)
	}
	return b.String()
}

// timed reports whether a loss concerns what a schedule is computed from.
func timed(left []document.Omission) bool {
	for _, o := range left {
		if strings.HasPrefix(o.Path, "/lines/0/dosage") || strings.HasPrefix(o.Path, "/lines/0/period") || o.Path == "/lines/0" {
			return true
		}
	}
	return false
}

// back writes a line and reads it again.
func back(t *testing.T, l prescription.Line) (prescription.Line, []document.Omission) {
	t.Helper()
	raw, left, err := epmed.Write(sample(l), &epmed.WriteOptions{PDF: pdf})
	if err != nil {
		t.Fatal(err)
	}
	got, faults, err := epmed.Read(raw)
	if err != nil || len(got.Prescription.Lines) != 1 {
		t.Fatalf("%v", err)
	}
	for _, f := range faults {
		if f.Severity == document.Failure && f.Code != "FR-EPMED-020" {
			t.Errorf("%s %s", f.Code, f.Path)
		}
	}
	return got.Prescription.Lines[0], left
}

// Where no loss of the posology is reported, the schedule is the same.
func TestScheduleCatalogue(t *testing.T) {
	whole := 0
	for _, c := range catalogue() {
		l := medicine("1", c.Line)
		got, left := back(t, l)
		if timed(left) {
			continue
		}
		whole++
		if a, b := intakes(l), intakes(got); a != b {
			t.Errorf("%s:\n%s\n%s", c.ID, a, b)
		}
	}
	if whole < 28 {
		t.Errorf("only %d posologies without loss", whole)
	}
}

func TestScheduleRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	whole := 0
	for i := range 400 {
		l := gen.Line(r, "1")
		l.Links = nil
		if l.Medicine != nil && l.Medicine.Name == "" && len(l.Medicine.Codes) == 0 || l.Device != nil {
			continue
		}
		raw, left, err := epmed.Write(sample(l), &epmed.WriteOptions{PDF: pdf})
		if err != nil {
			continue // a random value that the document cannot hold
		}
		got, _, err := epmed.Read(raw)
		if err != nil {
			t.Fatal(i, err)
		}
		if timed(left) {
			continue
		}
		whole++
		if a, b := intakes(l), intakes(got.Prescription.Lines[0]); a != b {
			t.Errorf("%d: %+v\n%s\n%s", i, l.Dosage, a, b)
		}
	}
	if whole < 15 {
		t.Errorf("only %d lines without loss", whole)
	}
}

// Simple random posologies, of which CDA carries many.
func TestSchedulePlain(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	whole := 0
	for range 400 {
		steps := make([]prescription.Step, 1+r.IntN(3))
		for i := range steps {
			steps[i] = plainStep(r)
			if len(steps) > 1 {
				steps[i].Sequence = r.IntN(3)
			}
		}
		l := medicine("1", prescription.Line{Dosage: &prescription.Dosage{Steps: steps}})
		got, left := back(t, l)
		if timed(left) {
			continue
		}
		whole++
		if a, b := intakes(l), intakes(got); a != b {
			t.Errorf("%+v\n%s\n%s", steps, a, b)
		}
	}
	if whole < 190 {
		t.Errorf("only %d of 400 without loss", whole)
	}
}

func plainStep(r *rand.Rand) prescription.Step {
	days := []prescription.Weekday{prescription.Monday, prescription.Tuesday, prescription.Friday, prescription.Sunday}
	spans := []string{"1 d", "2 d", "8 h", "12 h", "1 wk", "1 mo", "3 d", "36 h", "10 d"}
	span := func() prescription.Span { s, _ := prescription.ParseSpan(spans[r.IntN(len(spans))]); return s }
	s := prescription.Step{Doses: []prescription.Dose{{Amount: prescription.Amount{Value: measure(strconv.Itoa(1+r.IntN(9)), "mg")}}}}
	t := &s.Timing
	switch r.IntN(6) {
	case 0:
		t.Style, t.Frequency, t.Period = prescription.Every, 1, span()
	case 1:
		t.Style, t.Frequency, t.Period = prescription.TimesPer, 1+r.IntN(5), span()
	case 2:
		t.Times = []prescription.Clock{prescription.Clock(r.IntN(12) * 3600), prescription.Clock(12*3600 + r.IntN(36000))}
	case 3:
		t.Moments = []prescription.DayMoment{{Code: "ACM", Offset: r.IntN(40)}, {Code: "HS"}}[:1+r.IntN(2)]
	case 4:
		t.Cycle = prescription.Cycle{Length: 2 + r.IntN(5), Days: "1-2"}
	case 5:
		t.MonthDays = "1,15"
	}
	if r.IntN(3) == 0 && t.Cycle.IsZero() && t.MonthDays == "" {
		t.Weekdays = days[r.IntN(2) : 2+r.IntN(3)]
	}
	if r.IntN(2) == 0 {
		s.Bounds.Duration = span()
	}
	if r.IntN(6) == 0 {
		s.Bounds.Start = prescription.On(written.Date().AddDays(r.IntN(9)))
	}
	if r.IntN(4) == 0 {
		s.AsNeeded = true
	}
	return s
}

// A document that was read is written again to the same content, and to the
// same bytes from then on.
func TestStable(t *testing.T) {
	lines := []prescription.Line{preparation("2"), device("3")}
	for i, c := range catalogue()[:20] {
		lines = append(lines, medicine("m"+strconv.Itoa(i), c.Line))
	}
	opts := &epmed.WriteOptions{PDF: pdf, Code: png}
	raw, _, err := epmed.Write(sample(lines...), opts)
	if err != nil {
		t.Fatal(err)
	}
	first, _, err := epmed.Read(raw)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.PDF, pdf) || !bytes.Equal(first.Code, png) || &first.Original[0] != &raw[0] {
		t.Error("attachments")
	}
	again, left, err := epmed.Write(first.Prescription, opts)
	if err != nil || len(left) > 0 {
		t.Fatalf("%v %v", left, err)
	}
	second, _, err := epmed.Read(again)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(first.Prescription)
	b, _ := json.Marshal(second.Prescription)
	if !bytes.Equal(a, b) {
		t.Errorf("%s\n%s", a, b)
	}
	third, _, _ := epmed.Write(second.Prescription, opts)
	if !bytes.Equal(again, third) {
		t.Error("written differently")
	}
	if n := bytes.Count(raw, []byte("xmlns")); n > 3 {
		t.Errorf("%d namespace declarations", n)
	}
}

// The whole header, a preparation and a device read back as they were.
func TestWhole(t *testing.T) {
	rx := sample(medicine("1", catalogue()[2].Line), preparation("b"), device("3"))
	yes := true
	rx.Context.Pregnant = &yes
	rx.Replaces = "5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a01"
	rx.Tags = append(rx.Tags, ordonnance.Tag(ordonnance.TagBizone))
	raw, left, err := epmed.Write(rx, &epmed.WriteOptions{PDF: pdf, Code: png, ID: "1.2.250.1.213.1.1.1.39.9.1", Version: 2, ExecuteBy: written})
	if err != nil || len(left) > 0 {
		t.Fatalf("%v %v", left, err)
	}
	got, faults, err := epmed.Read(raw)
	if err != nil || len(faults) > 0 {
		t.Fatalf("%v %v", faults, err)
	}
	if got.ExecuteBy != written {
		t.Error("the wanted date of execution", got.ExecuteBy)
	}
	rx.Setting = got.Prescription.Setting // ambulatory when not stated
	a, _ := json.Marshal(rx)
	b, _ := json.Marshal(got.Prescription)
	if !bytes.Equal(a, b) {
		t.Errorf("%s\n%s", a, b)
	}
	if dir := os.Getenv("ORDONNANCE_CDA_OUT"); dir != "" {
		os.WriteFile(filepath.Join(dir, "whole.xml"), raw, 0o644)
	}
}
