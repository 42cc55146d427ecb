package medcda_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

var room *medcda.Room // the heap

const (
	ucum = "http://unitsofmeasure.org"
	edqm = "http://standardterms.edqm.eu"
)

func TestDerived(t *testing.T) {
	// RFC 9562 A.4: version 5 of "www.example.com" in the name space of DNS.
	got := medcda.Derived("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")
	if got != "2ed6657d-e927-568b-95e1-2665a8aea6a2" {
		t.Error(got)
	}
	rx := "7c9e6679-7425-40de-944b-e07fc1f90ae7"
	for _, id := range []string{"1", "ligne é", "0f8fad5b-d9cb-469f-a165-70867728950e"} {
		if back := medcda.LineID(rx, medcda.LineII(rx, id)); back != id {
			t.Errorf("%q gives %q", id, back)
		}
	}
	if medcda.DocumentUUID("1.2.3", "") == medcda.DocumentUUID("1.2.3", "4") || !medcda.IsUUID(medcda.DocumentUUID("1.2.3", "4")) {
		t.Error("identifiers of documents")
	}
}

func TestQuantities(t *testing.T) {
	for _, q := range []prescription.Quantity{
		{Value: "0.50", Unit: "mg", System: ucum, Code: "mg"},
		{Value: "1", Unit: "milligramme", System: ucum, Code: "mg"},
		{Value: "0.75", Unit: "comprimé", System: edqm, Code: "15054000"},
		{Value: "2", Unit: "boîte", System: edqm, Code: "30009000"},
		{Value: "12000", Unit: "UI anti-Xa"},
		{Value: "3"},
	} {
		if got := medcda.Quantity(room.PQ(q, "x")); got == nil || *got != q {
			t.Errorf("%+v gives %+v", q, got)
		}
		if got := medcda.Quantity(room.Packs(q)); got == nil || *got != q {
			t.Errorf("packs %+v gives %+v", q, got)
		}
	}
	for value, want := range map[string]prescription.Decimal{"+1": "1", "007.50": "7.50", ".5": "0.5", "1.": "1", "-2": "-2"} {
		if got := medcda.Quantity(&cda.QTY{Value: value}); got == nil || got.Value != want {
			t.Errorf("%q gives %+v", value, got)
		}
	}
	for _, value := range []string{"", "1e3", "x", "-", ".", "--1"} {
		if got := medcda.Quantity(&cda.QTY{Value: value}); got != nil {
			t.Errorf("%q gives %+v", value, got)
		}
	}
}

func TestRates(t *testing.T) {
	q := func(v, u string) *prescription.Quantity {
		return &prescription.Quantity{Value: prescription.Decimal(v), Unit: u, System: ucum, Code: u}
	}
	bare := func(v, u string) *prescription.Quantity {
		return &prescription.Quantity{Value: prescription.Decimal(v), System: ucum, Code: u}
	}
	for _, a := range []prescription.Amount{
		{Value: q("500", "mL"), Per: bare("12", "h")},
		{Low: q("1500", "mg"), High: q("3000", "mg"), Per: bare("1", "d")},
		{High: q("50", "mL"), Per: bare("1", "h")},
		{Value: q("2", "L")},
	} {
		if got := medcda.RateAmount(room.Rate(a, "", "")); got == nil || !reflect.DeepEqual(*got, a) {
			t.Errorf("%+v gives %+v", a, got)
		}
	}
}

// A rhythm reads back as it was, part by part.
func TestRhythm(t *testing.T) {
	span := func(v string, u prescription.TimeUnit) prescription.Span {
		return prescription.Span{Value: prescription.Decimal(v), Unit: u}
	}
	a := medcda.Anchor{Day: identity.Date{Year: 2026, Month: 11, Day: 20}, Known: true}
	for name, x := range map[string]prescription.Timing{
		"three a day":   {Style: prescription.TimesPer, Frequency: 3, Period: span("1", prescription.Day)},
		"twice a week":  {Style: prescription.TimesPer, Frequency: 2, Period: span("1", prescription.Week)},
		"every 72 h":    {Style: prescription.Every, Frequency: 1, Period: span("72", prescription.Hour), Duration: span("72", prescription.Hour)},
		"4 to 6 h":      {Style: prescription.Every, Frequency: 1, Period: span("4", prescription.Hour), PeriodMax: span("6", prescription.Hour)},
		"unknown":       {Frequency: 1, Period: span("8", prescription.Hour)},
		"at 20":         {Times: []prescription.Clock{20*3600 + 30}},
		"before dinner": {Moments: []prescription.DayMoment{{Code: "ACV", Offset: 30}}, Duration: span("20", prescription.Minute)},
		"tuesday":       {Weekdays: []prescription.Weekday{prescription.Tuesday}},
		"the 31st":      {MonthDays: "31"},
		"day 3 of 7":    {Cycle: prescription.Cycle{Length: 7, Days: "3"}},
		"monday at 8":   {Weekdays: []prescription.Weekday{prescription.Monday}, Times: []prescription.Clock{8 * 3600}},
	} {
		parts := medcda.Rhythm(x, a, "")
		if len(parts) != 1 {
			t.Fatalf("%s: %d parts", name, len(parts))
		}
		got, bounds := medcda.Timing(parts[0], a, time.UTC, nil)
		if !reflect.DeepEqual(got, x) || !bounds.IsZero() {
			t.Errorf("%s: %+v gives %+v", name, x, got)
		}
	}
	for name, x := range map[string]prescription.Timing{
		"range":          {Frequency: 1, FrequencyMax: 2, Period: span("1", prescription.Day)},
		"no exact part":  {Style: prescription.TimesPer, Frequency: 7, Period: span("1", prescription.Day)},
		"too many parts": {Cycle: prescription.Cycle{Length: 28, Days: "1-21"}},
		"two kinds":      {MonthDays: "1", Weekdays: []prescription.Weekday{prescription.Monday}},
	} {
		if parts := medcda.Rhythm(x, a, ""); parts != nil {
			t.Errorf("%s: %d parts", name, len(parts))
		}
	}
}

func TestMoments(t *testing.T) {
	zone := time.FixedZone("", 3600)
	for _, text := range []string{"2026-11-20", "2026-11-20T09:30:00+01:00"} {
		m, _ := prescription.ParseMoment(text)
		if got, ok := medcda.Moment(medcda.TS(m), zone); !ok || got != m {
			t.Errorf("%s gives %s", text, got)
		}
	}
	if got, ok := medcda.Moment(&cda.TS{Value: "202611200930"}, zone); !ok || got.String() != "2026-11-20T09:30:00+01:00" {
		t.Error(got)
	}
	for _, text := range []string{"", "2026", "202611", "20261340", "x"} {
		if _, ok := medcda.Moment(&cda.TS{Value: text}, zone); ok {
			t.Errorf("%q is a moment", text)
		}
	}
}

func TestCompare(t *testing.T) {
	a := prescription.Line{ID: "1", Mentions: []string{"x"}, Medicine: &prescription.Medicine{Name: "A"}}
	b := prescription.Line{ID: "1", Medicine: &prescription.Medicine{Name: "B"}, Repeats: prescription.Unlimited}
	if got := medcda.Compare(a, b); !reflect.DeepEqual(got, []string{"/medicine/name", "/repeats", "/mentions"}) {
		t.Error(got)
	}
	if got := medcda.Compare(a, a.Clone()); got != nil {
		t.Error(got)
	}
}
