package eprescription_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

type (
	rx   = prescription.Prescription
	line = prescription.Line
)

func tablet(n string) *prescription.Quantity {
	return &prescription.Quantity{Value: prescription.Decimal(n), Unit: "comprimé", System: "http://standardterms.edqm.eu", Code: "15054000"}
}

func span(t testing.TB, s string) prescription.Span {
	t.Helper()
	v, err := prescription.ParseSpan(s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func daily(t testing.TB, n string) prescription.Maximum {
	return prescription.Maximum{Dose: *tablet(n), Scope: prescription.PerPeriod, Period: span(t, "1 d")}
}

// TestOmissions changes one thing in a prescription of which everything is
// carried, and says what is then left out and what words stand for it.
func TestOmissions(t *testing.T) {
	first := func(p *rx) *line { return &p.Lines[0] }
	one := func(p *rx) *prescription.Step { return &p.Lines[0].Dosage.Steps[0] }
	vectors := []struct {
		name   string
		change func(p *rx)
		want   []string
		words  string
	}{
		{"nothing", func(*rx) {}, nil, ""},
		{"maximum of one step", func(p *rx) { first(p).Dosage.Maxima = []prescription.Maximum{daily(t, "4")} }, []string{"EPR-201 /lines/0/dosage/maxima"}, ""},
		{"two offsets", func(p *rx) {
			one(p).Timing.Moments = []prescription.DayMoment{{Code: "ACM", Offset: 30}, {Code: "HS"}}
		}, []string{"EPR-202 /lines/0/dosage/steps/0/timing"}, ""},
		{"start and length", func(p *rx) { one(p).Bounds.Start = prescription.On(identity.Date{Year: 2026, Month: 12, Day: 1}) },
			[]string{"EPR-203 /lines/0/dosage/steps/0/bounds"}, ""},
		{"length of the line", func(p *rx) { first(p).Period, one(p).Bounds = one(p).Bounds, prescription.Bounds{} }, []string{"EPR-204 /lines/0/period"}, ""},
		{"milligrams for each kilogram", func(p *rx) {
			one(p).Doses[0].Amount = prescription.Amount{Value: &prescription.Quantity{Value: "15", System: "http://unitsofmeasure.org", Code: "mg"},
				Per: &prescription.Quantity{Value: "1", System: "http://unitsofmeasure.org", Code: "kg"}}
		}, []string{"EPR-205 /lines/0/dosage/steps/0/doses/0/per"}, ""},
		{"to the patient", func(p *rx) { first(p).ForPatient = "Bien boire" }, []string{"EPR-206 /lines/0/forPatient"}, "Bien boire"},
		{"another address", func(p *rx) {
			p.Tags = []prescription.Code{{System: "https://smt.esante.gouv.fr/fhir/CodeSystem/terminologie-cisis", Code: "MED-1096"}}
		}, []string{"EPR-207 /tags/0/system"}, ""},
		{"first given name alone", func(p *rx) { p.Patient.GivenNames, p.Patient.FirstGivenName = "", "MARIE" }, []string{"EPR-208 /patient/firstGivenName"}, ""},
		{"words of two styles", func(p *rx) { one(p).Timing = prescription.Timing{Style: prescription.TimesPer} }, []string{"EPR-301 /lines/0/dosage/steps/0/timing/style"}, ""},
		{"unit of another system", func(p *rx) { one(p).Doses[0].Value.System = "urn:x:y" }, []string{"EPR-302 /lines/0/dosage/steps/0/doses/0/value/code"}, ""},
		{"annotated unit", func(p *rx) {
			*one(p).Doses[0].Value = prescription.Quantity{Value: "1", System: "http://unitsofmeasure.org", Code: "{tablet}"}
		}, []string{"EPR-302 /lines/0/dosage/steps/0/doses/0/value/code"}, ""},
		{"least interval", func(p *rx) { one(p).MinInterval = span(t, "4 h") }, []string{"EPR-303 /lines/0/dosage/steps/0/minInterval"}, "d'au moins 4 heures"},
		{"condition", func(p *rx) { one(p).Condition.Display = "fièvre" }, []string{"EPR-303 /lines/0/dosage/steps/0/condition"}, "fièvre"},
		{"event", func(p *rx) { one(p).EndEvent.Display = "guérison" }, []string{"EPR-303 /lines/0/dosage/steps/0/endEvent"}, "Jusqu'à guérison"},
		{"days of a cycle", func(p *rx) {
			one(p).Timing = prescription.Timing{Cycle: prescription.Cycle{Length: 28, Days: "1,8,15"}}
		}, []string{"EPR-303 /lines/0/dosage/steps/0/timing/cycle"}, "cycle de 28 jours"},
		{"day of the month", func(p *rx) { one(p).Timing = prescription.Timing{MonthDays: "1"} },
			[]string{"EPR-303 /lines/0/dosage/steps/0/timing/monthDays"}, "1er de chaque mois"},
		{"hours and moments", func(p *rx) { one(p).Timing.Times = []prescription.Clock{20 * 3600} }, []string{"EPR-303 /lines/0/dosage/steps/0/timing"}, "20"},
		{"between meals", func(p *rx) { one(p).Timing.Moments[0].Code = "IC" }, []string{"EPR-303 /lines/0/dosage/steps/0/timing"}, "ntre les repas"},
		{"a dose a day", func(p *rx) {
			one(p).Doses[0].Per = &prescription.Quantity{Value: "1", System: "http://unitsofmeasure.org", Code: "d"}
		}, []string{"EPR-303 /lines/0/dosage/steps/0/doses/0"}, "par jour"},
		{"two maxima", func(p *rx) { one(p).Maxima = []prescription.Maximum{daily(t, "4"), daily(t, "5")} },
			[]string{"EPR-303 /lines/0/dosage/steps/0/maxima/1"}, "5 comprimés"},
		{"delay", func(p *rx) { one(p).Bounds.Delay = span(t, "3 d") }, []string{"EPR-303 /lines/0/dosage/steps/0/bounds"}, "3 jours"},
		{"without limit", func(p *rx) { first(p).Repeats = prescription.Unlimited }, []string{"EPR-303 /lines/0/repeats"}, "sans limite"},
		{"at once", func(p *rx) { first(p).AtOnce = true }, []string{"EPR-303 /lines/0/atOnce"}, "en une seule fois"},
		{"in fractions", func(p *rx) { first(p).Instalment = span(t, "1 wk") }, []string{"EPR-303 /lines/0/instalment"}, "1 semaine"},
		{"stand-in", func(p *rx) { p.Replaced = &identity.Practitioner{FamilyName: "X"} }, []string{"EPR-304 /replaced"}, ""},
		{"device", func(p *rx) {
			p.Lines = append(p.Lines, line{ID: "2", Text: "x", Device: &prescription.Device{Name: "x"}})
		}, []string{"EPR-308 /lines/1"}, ""},
		{"at most 21", func(p *rx) { one(p).Timing.CountMax = 21 }, []string{"EPR-305 /lines/0/dosage/steps/0/timing/countMax"}, ""},
		{"maximum of two steps", func(p *rx) {
			d := first(p).Dosage
			d.Steps = append(d.Steps, d.Steps[0])
			d.Maxima = []prescription.Maximum{daily(t, "4")}
		}, []string{"EPR-306 /lines/0/dosage/maxima"}, ""},
		{"days from an instant", func(p *rx) { one(p).Bounds.Start = prescription.At(time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC)) },
			[]string{"EPR-307 /lines/0/dosage/steps/0/bounds"}, ""},
	}
	for _, v := range vectors {
		t.Run(v.name, func(t *testing.T) {
			p := gen.Typical(1, true)
			p.Lines[0].Dosage.Steps[0].Timing.Moments = []prescription.DayMoment{{Code: "MORN"}}
			v.change(&p)
			back, left := roundTrip(t, p)
			var got []string
			for _, o := range left {
				got = append(got, o.Code+" "+o.Path)
				if o.Reason.EN == "" || o.Reason.FR == "" || eprescription.Lost(o) != strings.HasPrefix(o.Code, "EPR-3") {
					t.Error("no reason")
				}
			}
			if !slices.Equal(got, v.want) {
				t.Errorf("left out %q, want %q", got, v.want)
			}
			l := back.Lines[0]
			if said := strings.Join(append(l.Mentions, l.Dosage.Steps[0].Instructions...), " "); !strings.Contains(said, v.words) {
				t.Errorf("words %q, want %q", said, v.words)
			}
			sameSchedule(t, p, back, left)
		})
	}
}

func TestRefusalsToWrite(t *testing.T) {
	for name, v := range map[string]struct {
		change func(p *rx)
		code   string
	}{
		"no line":    {func(p *rx) { p.Lines = nil }, "EPR-001"},
		"no date":    {func(p *rx) { p.Written = prescription.Moment{} }, "EPR-002"},
		"no text":    {func(p *rx) { p.Lines[0].Text = " " }, "EPR-003"},
		"no product": {func(p *rx) { p.Lines[0].Medicine = &prescription.Medicine{} }, "EPR-004"},
		"not UTF-8":  {func(p *rx) { p.Comment = "\xff" }, "FHIR-013"},
		"no number":  {func(p *rx) { p.Lines[0].Quantity = &prescription.Quantity{Value: "x"} }, "FHIR-013"},
		"no system":  {func(p *rx) { p.Patient.Identifiers = []identity.Identifier{{System: "a b", Value: "1"}} }, "FHIR-011"},
	} {
		p := gen.Typical(1, true)
		v.change(&p)
		raw, left, err := eprescription.Write(p, nil)
		if raw != nil || left != nil || err == nil || !strings.Contains(err.Error(), v.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := eprescription.WriteDispensation(prescription.Dispensation{}, nil); err != error(eprescription.ErrNoDate) {
		t.Error(err)
	}
	d := prescription.Dispensation{At: gen.Typical(1, true).Written}
	if _, _, err := eprescription.WriteDispensation(d, nil); err != error(eprescription.ErrNoLine) {
		t.Error(err)
	}
}

func TestMVSystem(t *testing.T) {
	o := &eprescription.Options{MVSystem: "https://mv.example/fhir"}
	p := gen.Typical(1, true)
	p.Lines[0].Medicine.Codes = []prescription.Code{{System: "urn:oid:1.2.250.1.213.2.59", Code: "MV00000042"}}
	raw, left, err := eprescription.Write(p, o)
	if err != nil || left != nil || !strings.Contains(string(raw), o.MVSystem) {
		t.Fatal(err, left)
	}
	for _, text := range []string{string(raw), strings.Replace(string(raw), o.MVSystem, "http://BogusSystemMedicabase.com", 1)} {
		back, _, err := eprescription.Read([]byte(text), o)
		if err != nil || back.Lines[0].Medicine.Codes[0] != p.Lines[0].Medicine.Codes[0] {
			t.Error(err, back.Lines)
		}
	}
}

// TestNothingOfTheInputChanges writes twice from one value.
func TestNothingOfTheInputChanges(t *testing.T) {
	p := gen.Typical(5, true)
	before := p.Clone()
	a, _, err := eprescription.Write(p, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := eprescription.Write(before, nil)
	if err != nil || string(a) != string(b) {
		t.Error("not the same bytes", err)
	}
	if _, _, err := document.Write(p, prescription.Kind()); err != nil {
		t.Error(err)
	}
}
