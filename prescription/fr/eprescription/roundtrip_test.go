package eprescription_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/has"
)

// whole makes a prescription of one line.
func whole(name string, l prescription.Line) prescription.Prescription {
	p := gen.Typical(1, false)
	if l.Medicine != nil && l.Medicine.Name == "" {
		l.Medicine.Name = name
	}
	l.Text = ordonnance.Sentence(l)
	p.Lines = []prescription.Line{l}
	return p
}

func text(t *testing.T, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// roundTrip writes and reads, and holds what comes back against Carried.
func roundTrip(t *testing.T, p prescription.Prescription) (prescription.Prescription, []document.Omission) {
	t.Helper()
	raw, left, err := eprescription.Write(p, nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, text(t, p))
	}
	back, faults, err := eprescription.Read(raw, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		if f.Code != "FHIR-222" { // legal in R4, and in the model
			t.Errorf("own bundle: %s %s %s", f.Code, f.Path, f.Message.EN)
		}
	}
	want, again := eprescription.Carried(p, nil)
	if !reflect.DeepEqual(left, again) {
		t.Error("Write and Carried list different omissions")
	}
	if !reflect.DeepEqual(back, want) {
		t.Fatal(difference(text(t, back), text(t, want)))
	}
	twice, more := eprescription.Carried(want, nil)
	if len(more) != 0 || !reflect.DeepEqual(twice, want) {
		t.Errorf("Carried is not stable: %v", more)
	}
	return back, left
}

func TestCasesOfTheCatalogue(t *testing.T) {
	for _, c := range append(has.Cases(), has.Others()...) {
		t.Run(c.ID, func(t *testing.T) {
			p := whole(c.Product, c.Line)
			back, left := roundTrip(t, p)
			sameSchedule(t, p, back, left)
			for _, o := range left {
				t.Logf("%s %s", o.Code, o.Path)
			}
		})
	}
}

func TestRandomPrescriptions(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	n := 150
	if testing.Short() {
		n = 50
	}
	written := 0
	for range n {
		p := gen.Prescription(r)
		if _, _, err := eprescription.Write(p, nil); err == eprescription.ErrNoLine {
			continue
		}
		back, left := roundTrip(t, p)
		sameSchedule(t, p, back, left)
		written++
	}
	t.Logf("%d of %d", written, n)
}

// sameSchedule compares the schedules of the lines of which nothing is lost.
func sameSchedule(t *testing.T, p, back prescription.Prescription, left []document.Omission) {
	t.Helper()
	for i, l := range p.Lines {
		again, there := back.Line(l.ID)
		if !there || l.Dosage == nil || lossy(left, i) {
			continue
		}
		want, wantErr := intakes(l)
		got, gotErr := intakes(again)
		for _, o := range left {
			if o.Code == eprescription.RestatedUnit { // the same dose in another shape
				for _, list := range [][]prescription.Intake{got, want} {
					for k := range list {
						list[k].Dose = nil
					}
				}
			}
		}
		if !reflect.DeepEqual(got, want) || (gotErr == nil) != (wantErr == nil) {
			t.Errorf("line %s: schedule differs: %d intakes (%v), want %d (%v)", l.ID, len(got), gotErr, len(want), wantErr)
		}
	}
}

func lossy(left []document.Omission, line int) bool {
	prefix := "/lines/" + strconv.Itoa(line)
	for _, o := range left {
		if eprescription.Lost(o) && len(o.Path) >= len(prefix) && o.Path[:len(prefix)] == prefix &&
			(len(o.Path) == len(prefix) || o.Path[len(prefix)] == '/') && (strings.Contains(o.Path, "/dosage") || strings.Contains(o.Path, "/period")) {
			return true
		}
	}
	return false
}

// intakes is the schedule of a few weeks without what only names steps.
func intakes(l prescription.Line) (out []prescription.Intake, err error) {
	from := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	o := &prescription.ScheduleOptions{Start: prescription.On(identity.Date{Year: 2026, Month: 12, Day: 1}), AsNeeded: true, Most: 2000}
	for in, e := range l.Schedule(from, from.AddDate(0, 0, 40), o) {
		if e != nil {
			return out, e
		}
		in.Step = 0
		out = append(out, in)
	}
	return out, nil
}

// difference is the lines around the first that differs.
func difference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "read back\n" + strings.Join(a[max(0, i-8):min(len(a), i+8)], "\n") + "\nwant\n" + strings.Join(b[max(0, i-8):min(len(b), i+8)], "\n")
		}
	}
	return "one is longer, or they differ in what JSON does not show"
}
