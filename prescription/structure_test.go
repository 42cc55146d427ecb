package prescription_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

// vector is a change of a good prescription that breaks one rule.
type vector struct {
	name   string
	change func(p *prescription.Prescription)
	code   string
	path   string
}

func day(text string) prescription.Moment {
	m, err := prescription.ParseMoment(text)
	if err != nil {
		panic(err)
	}
	return m
}

func span(text string) prescription.Span {
	s, err := prescription.ParseSpan(text)
	if err != nil {
		panic(err)
	}
	return s
}

func milligrams(v prescription.Decimal) *prescription.Quantity {
	return &prescription.Quantity{Value: v, Unit: "mg", System: "http://unitsofmeasure.org", Code: "mg"}
}

// onLine, onStep, onTiming, onDose and onBounds make a change in the first line.
func onLine(f func(l *prescription.Line)) func(*prescription.Prescription) {
	return func(p *prescription.Prescription) { f(&p.Lines[0]) }
}

func onStep(f func(s *prescription.Step)) func(*prescription.Prescription) {
	return func(p *prescription.Prescription) { f(&p.Lines[0].Dosage.Steps[0]) }
}

func onTiming(f func(t *prescription.Timing)) func(*prescription.Prescription) {
	return onStep(func(s *prescription.Step) { f(&s.Timing) })
}

func onDose(f func(d *prescription.Dose)) func(*prescription.Prescription) {
	return onStep(func(s *prescription.Step) { f(&s.Doses[0]) })
}

func onBounds(f func(b *prescription.Bounds)) func(*prescription.Prescription) {
	return onStep(func(s *prescription.Step) { f(&s.Bounds) })
}

func vectors() []vector {
	return slices.Concat(wholeVectors(), lineVectors(), amountVectors(), timeVectors())
}

const (
	step   = "/lines/0/dosage/steps/0"
	timing = step + "/timing"
)

func wholeVectors() []vector {
	return []vector{
		{"validity ends when it starts", func(p *prescription.Prescription) {
			p.Validity = prescription.Period{Start: day("2026-12-01"), End: day("2026-12-01")}
		}, "RX-101", "/validity/end"},
		{"validity ends earlier on the same day", func(p *prescription.Prescription) {
			p.Validity = prescription.Period{Start: day("2026-12-01T10:00:00Z"), End: day("2026-12-01T10:30:00+01:00")}
		}, "RX-101", "/validity/end"},
		{"validity ends the day before, one of them with a time", func(p *prescription.Prescription) {
			p.Validity = prescription.Period{Start: day("2026-12-01T10:00:00Z"), End: day("2026-11-30")}
		}, "RX-101", "/validity/end"},
		{"validity over before writing", func(p *prescription.Prescription) { p.Validity.End = day("2026-11-19") }, "RX-102", "/validity/end"},
		{"replaces itself", func(p *prescription.Prescription) { p.Replaces = p.ID }, "RX-103", "/replaces"},
	}
}

func lineVectors() []vector {
	return []vector{
		{"two lines of one name", func(p *prescription.Prescription) { p.Lines[2].ID = "1" }, "RX-110", "/lines/2/id"},
		{"link to nowhere", onLine(func(l *prescription.Line) {
			l.Links = []prescription.Link{{Line: "2", Relation: prescription.After}, {Line: "9", Relation: prescription.After}}
		}), "RX-111", "/lines/0/links/1/line"},
		{"link to itself", onLine(func(l *prescription.Line) {
			l.Links = []prescription.Link{{Line: "1", Relation: prescription.After}}
		}), "RX-112", "/lines/0/links/0/line"},
		{"nothing prescribed", onLine(func(l *prescription.Line) { l.Medicine = nil }), "RX-113", "/lines/0"},
		{"two things prescribed", onLine(func(l *prescription.Line) {
			l.Preparation = &prescription.Preparation{Formula: "vaseline qsp 100 g"}
		}), "RX-113", "/lines/0"},
		{"medicine without a name", onLine(func(l *prescription.Line) {
			l.Medicine = &prescription.Medicine{Name: " ", Form: prescription.Code{Display: "comprimé"}}
		}), "RX-114", "/lines/0/medicine"},
		{"device without a name", onLine(func(l *prescription.Line) {
			l.Medicine, l.Device = nil, &prescription.Device{UDI: "1"}
		}), "RX-114", "/lines/0/device"},
		{"blank text", onLine(func(l *prescription.Line) { l.Text = " \u00a0\n" }), "RX-115", "/lines/0/text"},
		{"blank formula", onLine(func(l *prescription.Line) {
			l.Medicine, l.Preparation = nil, &prescription.Preparation{Formula: " "}
		}), "RX-115", "/lines/0/preparation/formula"},
		{"motive without refusal", onLine(func(l *prescription.Line) {
			l.Substitution.Motive = prescription.Code{Display: "MTE"}
		}), "RX-116", "/lines/0/substitution/motive"},
		{"fractions and none", onLine(func(l *prescription.Line) { l.AtOnce, l.Instalment = true, span("7 d") }), "RX-117", "/lines/0/instalment"},
		{"renewal period of nothing", onLine(func(l *prescription.Line) {
			l.Repeats, _ = prescription.Times(0)
			l.RenewalPeriod = span("1 mo")
		}), "RX-118", "/lines/0/renewalPeriod"},
	}
}

func amountVectors() []vector {
	return []vector{
		{"dose without amount", onDose(func(d *prescription.Dose) { d.Amount = prescription.Amount{Per: milligrams("1")} }), "RX-120", step + "/doses/0"},
		{"rate without amount", onStep(func(s *prescription.Step) { s.Rate = &prescription.Amount{} }), "RX-120", step + "/rate"},
		{"strength without amount", onLine(func(l *prescription.Line) {
			l.Medicine.Ingredients = []prescription.Ingredient{{Substance: prescription.Code{Display: "x"}, Strength: &prescription.Amount{}}}
		}), "RX-120", "/lines/0/medicine/ingredients/0/strength"},
		{"fixed and range", onDose(func(d *prescription.Dose) { d.High = d.Value }), "RX-121", step + "/doses/0/value"},
		{"range in two units", onDose(func(d *prescription.Dose) {
			d.Amount = prescription.Amount{Low: milligrams("1"), High: &prescription.Quantity{Value: "2", Unit: "mg"}}
		}), "RX-122", step + "/doses/0/high"},
		{"range in two labels", onDose(func(d *prescription.Dose) {
			d.Amount = prescription.Amount{Low: &prescription.Quantity{Value: "1", Unit: "g"}, High: &prescription.Quantity{Value: "2", Unit: "mg"}}
		}), "RX-122", step + "/doses/0/high"},
		{"range upside down", onDose(func(d *prescription.Dose) {
			d.Amount = prescription.Amount{Low: milligrams("10"), High: milligrams("9.99")}
		}), "RX-123", step + "/doses/0/low"},
		{"per nothing", onDose(func(d *prescription.Dose) { d.Per = milligrams("0.0") }), "RX-124", step + "/doses/0/per"},
		{"hands out nothing", onLine(func(l *prescription.Line) { l.Quantity = &prescription.Quantity{Value: "0"} }), "RX-125", "/lines/0/quantity/value"},
		{"two ordered doses", onStep(func(s *prescription.Step) { s.Doses = append(s.Doses, s.Doses[0]) }), "RX-126", step + "/doses/1"},
		{"maximum without period", onStep(func(s *prescription.Step) {
			s.Maxima = []prescription.Maximum{{Dose: *milligrams("1"), Scope: prescription.PerPeriod}}
		}), "RX-127", step + "/maxima/0/period"},
		{"maximum in a lifetime and a day", onLine(func(l *prescription.Line) {
			l.Dosage.Maxima = []prescription.Maximum{{Dose: *milligrams("1"), Scope: prescription.PerLifetime, Period: span("1 d")}}
		}), "RX-127", "/lines/0/dosage/maxima/0/period"},
	}
}

func timeVectors() []vector {
	return []vector{
		{"frequency in no period", onTiming(func(t *prescription.Timing) { t.Frequency = 2 }), "RX-130", timing + "/period"},
		{"style in no period", onTiming(func(t *prescription.Timing) { t.Style = prescription.Every }), "RX-130", timing + "/period"},
		{"longest period alone", onTiming(func(t *prescription.Timing) { t.PeriodMax = span("6 h") }), "RX-131", timing + "/periodMax"},
		{"periods in two units", onTiming(func(t *prescription.Timing) { t.Period, t.PeriodMax = span("4 h"), span("1 d") }), "RX-131", timing + "/periodMax"},
		{"longest period shorter", onTiming(func(t *prescription.Timing) { t.Period, t.PeriodMax = span("4 h"), span("3.9 h") }), "RX-131", timing + "/periodMax"},
		{"fewer at most", onTiming(func(t *prescription.Timing) { t.Period, t.Frequency, t.FrequencyMax = span("1 d"), 3, 2 }), "RX-132", timing + "/frequencyMax"},
		{"fewer in all at most", onTiming(func(t *prescription.Timing) { t.Count, t.CountMax = 3, 2 }), "RX-133", timing + "/countMax"},
		{"longest duration alone", onTiming(func(t *prescription.Timing) { t.DurationMax = span("6 h") }), "RX-134", timing + "/durationMax"},
		{"every 8 hours twice", onTiming(func(t *prescription.Timing) {
			t.Style, t.Frequency, t.Period = prescription.Every, 2, span("8 h")
		}), "RX-135", timing + "/frequency"},
		{"day outside the cycle", onTiming(func(t *prescription.Timing) { t.Cycle = prescription.Cycle{Length: 28, Days: "1-29"} }), "RX-136", timing + "/cycle/days"},
		{"32nd of the month", onTiming(func(t *prescription.Timing) { t.MonthDays = "1,32" }), "RX-137", timing + "/monthDays"},
		{"half an hour from within a meal", onTiming(func(t *prescription.Timing) {
			t.Moments = []prescription.DayMoment{{Code: "MORN"}, {Code: "CD", Offset: 30}}
		}), "RX-138", timing + "/moments/1"},
		{"step ends when it starts", onBounds(func(b *prescription.Bounds) {
			*b = prescription.Bounds{Start: day("2026-12-01"), End: day("2026-12-01")}
		}), "RX-140", step + "/bounds/end"},
		{"line ends before it starts", onLine(func(l *prescription.Line) {
			l.Period = prescription.Bounds{Start: day("2026-12-02"), End: day("2026-12-01T12:00:00Z")}
		}), "RX-140", "/lines/0/period/end"},
		{"end and length", onBounds(func(b *prescription.Bounds) { b.End = day("2026-12-01") }), "RX-141", step + "/bounds/end"},
		{"start and delay", onBounds(func(b *prescription.Bounds) { b.Start, b.Delay = day("2026-12-01"), span("1 d") }), "RX-142", step + "/bounds/delay"},
		{"longest length in another unit", onBounds(func(b *prescription.Bounds) { b.DurationMax = span("2 mo") }), "RX-143", step + "/bounds/durationMax"},
		{"no time at all", onLine(func(l *prescription.Line) { l.RenewalPeriod = span("0.0 mo") }), "RX-144", "/lines/0/renewalPeriod"},
		{"hired for no time", onLine(func(l *prescription.Line) {
			l.Medicine, l.Device = nil, &prescription.Device{Name: "lit", Hire: span("0 wk")}
		}), "RX-144", "/lines/0/device/hire"},
		{"offset of nothing", onLine(func(l *prescription.Line) {
			l.Links = []prescription.Link{{Line: "2", Relation: prescription.Before, Offset: span("0 h")}}
		}), "RX-144", "/lines/0/links/0/offset"},
		{"step that says nothing", onStep(func(s *prescription.Step) { *s = prescription.Step{Sequence: 1, Text: " "} }), "RX-150", step},
	}
}

func TestStructureRefuses(t *testing.T) {
	for _, tt := range vectors() {
		t.Run(tt.name, func(t *testing.T) {
			p := gen.Typical(3, false)
			tt.change(&p)
			faults := document.Check(p, prescription.Structure())
			if len(faults) != 1 || faults[0].Code != tt.code || faults[0].Path != tt.path {
				t.Fatalf("found %v, want %s at %s", faults, tt.code, tt.path)
			}
			if !document.Refuses(faults) {
				t.Error("does not refuse")
			}
		})
	}
}

func TestEveryRuleRefuses(t *testing.T) {
	refused := map[string]bool{}
	for _, v := range vectors() {
		refused[v.code] = true
	}
	form := regexp.MustCompile(`^RX-1[0-9][0-9]$`)
	seen := map[string]bool{}
	for _, r := range prescription.Structure().Rules {
		switch {
		case !form.MatchString(r.Code), seen[r.Code]:
			t.Errorf("%s: not a code of its own", r.Code)
		case r.Text.EN == "", r.Text.FR == "", r.Source == "":
			t.Errorf("%s: something is not said", r.Code)
		case !refused[r.Code]:
			t.Errorf("%s: no vector", r.Code)
		}
		seen[r.Code] = true
	}
}

func TestStructureAccepts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range draws(t) / 5 {
		p := gen.Prescription(r)
		if faults := document.Check(p, prescription.Structure()); faults != nil {
			t.Fatalf("value %d: %v", i, faults)
		}
	}
	for _, text := range []bool{false, true} {
		if faults := document.Check(gen.Typical(12, text), prescription.Structure()); faults != nil {
			t.Fatal(faults)
		}
	}
}

// TestStructureOfNothing runs the rules on values that no reader makes.
func TestStructureOfNothing(t *testing.T) {
	if faults := document.Check(prescription.Prescription{}, prescription.Structure()); faults != nil {
		t.Errorf("an empty value: %v", faults)
	}
	odd := prescription.Prescription{Lines: make([]prescription.Line, 2), Patient: identity.Patient{}}
	if len(document.Check(odd, prescription.Structure())) == 0 {
		t.Error("two empty lines pass")
	}
}
