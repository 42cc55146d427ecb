package eprescription

import (
	"reflect"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// dosage writes one instruction for each step. Ingredients in which a dose is
// counted are contained in the request.
func (w *writer) dosage(r *fhir.Domain, d *prescription.Dosage) []fhir.Dosage {
	var out []fhir.Dosage
	for i := range d.Steps {
		s := &d.Steps[i]
		o := fhir.Dosage{Text: s.Text, Timing: timing(s), Site: w.concept(s.Site), Route: w.concept(s.Route), Method: w.concept(s.Method),
			DoseAndRate: w.doses(r, s)}
		if s.Sequence != 0 {
			o.Sequence = &s.Sequence
		}
		for _, text := range s.Instructions {
			o.AdditionalInstruction = append(o.AdditionalInstruction, fhir.CodeableConcept{Text: text})
		}
		if s.AsNeeded {
			o.AsNeededCodeableConcept = w.concept(s.Condition)
			if o.AsNeededCodeableConcept == nil {
				o.AsNeededBoolean = flag(true)
			}
		}
		for _, m := range s.Maxima {
			switch m.Scope {
			case prescription.PerPeriod:
				o.MaxDosePerPeriod = &fhir.Ratio{Numerator: quantity(&m.Dose), Denominator: duration(m.Period)}
			case prescription.PerAdministration:
				o.MaxDosePerAdministration = quantity(&m.Dose)
			case prescription.PerLifetime:
				o.MaxDosePerLifetime = quantity(&m.Dose)
			}
		}
		out = append(out, o)
	}
	return out
}

// doses writes the doses of a step and its speed, which goes with the ordered
// dose, or else with the first. The kind of an ordered dose is written only
// beside others.
func (w *writer) doses(d *fhir.Domain, s *prescription.Step) []fhir.DoseAndRate {
	var out []fhir.DoseAndRate
	at := 0
	for i, dose := range s.Doses {
		o := fhir.DoseAndRate{}
		switch {
		case dose.Kind == prescription.Calculated:
			o.Type = concept(systemDoseKind, "calculated", "Calculated")
		case len(s.Doses) > 1:
			o.Type = concept(systemDoseKind, "ordered", "Ordered")
		}
		if dose.Value != nil {
			o.DoseQuantity = quantity(dose.Value)
		} else {
			o.DoseRange = &fhir.Range{Low: quantity(dose.Low), High: quantity(dose.High)}
		}
		if !dose.Basis.IsZero() {
			o.Extension = []fhir.Extension{{URL: extBasis, Reference: w.basis(d, dose.Basis)}}
		}
		if dose.Kind == prescription.Ordered && (i == 0 || s.Doses[at].Kind != prescription.Ordered) {
			at = i
		}
		out = append(out, o)
	}
	if s.Rate == nil {
		return out
	}
	if out == nil {
		out = []fhir.DoseAndRate{{}}
	}
	switch a := s.Rate; {
	case a.Value != nil && a.Per != nil:
		out[at].RateRatio = &fhir.Ratio{Numerator: quantity(a.Value), Denominator: quantity(a.Per)}
	case a.Value != nil:
		out[at].RateQuantity = quantity(a.Value)
	default:
		out[at].RateRange = &fhir.Range{Low: quantity(a.Low), High: quantity(a.High)}
	}
	return out
}

// basis is the reference to a contained product that stands for an ingredient.
func (w *writer) basis(d *fhir.Domain, c prescription.Code) *fhir.Reference {
	m := &fhir.Medication{Code: w.concept(c)}
	m.Meta = w.claim(c)
	n := 1
	for _, r := range d.Contained {
		if len(r.Common().ID) > 6 && r.Common().ID[:6] == "basis-" {
			n++
		}
	}
	m.ID = "basis-" + itoa(n)
	d.Contained = append(d.Contained, m)
	return &fhir.Reference{Reference: "#" + m.ID}
}

// timing writes rhythm and bounds; nil when the step has neither.
func timing(s *prescription.Step) *fhir.Timing {
	t := &s.Timing
	if t.IsZero() && s.Bounds.IsZero() {
		return nil
	}
	r := &fhir.Repeat{Count: t.Count, CountMax: t.CountMax, Frequency: t.Frequency, FrequencyMax: t.FrequencyMax,
		Period: fhir.Decimal(t.Period.Value), PeriodMax: fhir.Decimal(t.PeriodMax.Value), PeriodUnit: t.Period.Unit.String(),
		Duration: fhir.Decimal(t.Duration.Value), DurationMax: fhir.Decimal(t.DurationMax.Value), DurationUnit: t.Duration.Unit.String()}
	for _, d := range t.Weekdays {
		r.DayOfWeek = append(r.DayOfWeek, string(d))
	}
	for _, c := range t.Times {
		text := c.String()
		if len(text) == len("08:00") {
			text += ":00"
		}
		r.TimeOfDay = append(r.TimeOfDay, text)
	}
	for _, m := range t.Moments {
		if frenchMoments[m.Code] {
			r.Extension = append(r.Extension, fhir.Extension{URL: extWhen, Code: m.Code})
			continue
		}
		r.When = append(r.When, m.Code)
		if m.Offset != 0 {
			r.Offset = &m.Offset
		}
	}
	bounds(r, s.Bounds)
	out := &fhir.Timing{}
	if t.Style != prescription.StyleUnknown {
		out.Code = &fhir.CodeableConcept{Text: rhythmWords(*t)}
	}
	if !reflect.DeepEqual(*r, fhir.Repeat{}) {
		out.Repeat = r
	}
	return out
}

func bounds(r *fhir.Repeat, b prescription.Bounds) {
	switch {
	case !b.DurationMax.IsZero():
		r.BoundsRange = &fhir.Range{Low: duration(b.Duration), High: duration(b.DurationMax)}
	case !b.Duration.IsZero():
		r.BoundsDuration = duration(b.Duration)
	default:
		r.BoundsPeriod = period(b.Start, b.End)
	}
}
