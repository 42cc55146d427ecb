package has

import (
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Case is one posology of the catalogue.
type Case struct {
	ID      string // number of the instance, "04a"
	Product string // what is prescribed
	Meaning string // the posology in one line
	Line    prescription.Line
}

// Cases returns the 47 cases, made afresh at each call.
func Cases() []Case {
	var cases []Case
	for _, part := range [...][]Case{simple(), rhythms(), limited(), ordered()} {
		cases = append(cases, part...)
	}
	return cases
}

type (
	code   = prescription.Code
	step   = prescription.Step
	dose   = prescription.Dose
	amount = prescription.Amount
	timing = prescription.Timing
	span   = prescription.Span
	bounds = prescription.Bounds
	moment = prescription.DayMoment
	clock  = prescription.Clock
)

const (
	edqm   = "http://standardterms.edqm.eu"
	ucum   = "http://unitsofmeasure.org"
	snomed = "http://snomed.info/sct"
)

func quantity(value, label, system, code string) *prescription.Quantity {
	return &prescription.Quantity{Value: prescription.Decimal(value), Unit: label, System: system, Code: code}
}

func tablets(n string) *prescription.Quantity  { return quantity(n, "comprimé", edqm, "15054000") }
func capsules(n string) *prescription.Quantity { return quantity(n, "gélule", edqm, "15012000") }
func syringes(n string) *prescription.Quantity { return quantity(n, "seringue", edqm, "15052000") }
func ampoules(n string) *prescription.Quantity { return quantity(n, "ampoule", edqm, "15002000") }
func patches(n string) *prescription.Quantity {
	return quantity(n, "dispositif transdermique", edqm, "15036000")
}
func plasters(n string) *prescription.Quantity { return quantity(n, "emplâtre", edqm, "15042000") }
func milligrams(n string) *prescription.Quantity {
	return quantity(n, "mg", ucum, "mg")
}
func text(n, unit string) *prescription.Quantity { return quantity(n, unit, "", "") }

// fixed is one ordered dose.
func fixed(q *prescription.Quantity) []dose { return []dose{{Amount: amount{Value: q}}} }

func between(low, high *prescription.Quantity) []dose {
	return []dose{{Amount: amount{Low: low, High: high}}}
}

// times is n times per period, every one each period.
func times(n int, period string) timing {
	return timing{Style: prescription.TimesPer, Frequency: n, Period: length(period)}
}

func every(period string) timing {
	return timing{Style: prescription.Every, Frequency: 1, Period: length(period)}
}

func at(hours ...int) timing {
	var t timing
	for _, h := range hours {
		t.Times = append(t.Times, clock(h*3600))
	}
	return t
}

func when(codes ...string) timing {
	var t timing
	for _, c := range codes {
		t.Moments = append(t.Moments, moment{Code: c})
	}
	return t
}

func weekly(days ...prescription.Weekday) timing {
	t := times(1, "1 wk")
	t.Weekdays = days
	return t
}

// length reads a span; a mistake here shows in the tests as a missing bound.
func length(s string) span {
	v, err := prescription.ParseSpan(s)
	if err != nil {
		return span{}
	}
	return v
}

func during(s string) bounds { return bounds{Duration: length(s)} }

// on is a day of December 2026.
func on(day int) prescription.Moment {
	return prescription.On(identity.Date{Year: 2026, Month: 12, Day: day})
}

func perDay(q *prescription.Quantity) prescription.Maximum {
	return prescription.Maximum{Dose: *q, Scope: prescription.PerPeriod, Period: length("1 d")}
}

func perTake(q *prescription.Quantity) prescription.Maximum {
	return prescription.Maximum{Dose: *q, Scope: prescription.PerAdministration}
}

func words(s string) code { return code{Display: s} }

var ( // never changed
	pain         = code{System: snomed, Code: "22253000", Display: "Douleur"}
	agitation    = code{System: snomed, Code: "24199005", Display: "Agitation"}
	subcutaneous = code{System: edqm, Code: "20066000", Display: "Voie sous-cutanée"}
	inhaled      = code{System: edqm, Code: "20020000", Display: "Voie inhalée"}
	intravenous  = code{System: edqm, Code: "20045000", Display: "Voie intraveineuse"}
)

// line is a line with the steps given and no other content than its posology.
func line(steps ...step) prescription.Line {
	return prescription.Line{ID: "1", Medicine: &prescription.Medicine{}, Dosage: &prescription.Dosage{Steps: steps}}
}
