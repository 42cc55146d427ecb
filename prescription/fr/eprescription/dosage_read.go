package eprescription

import (
	"reflect"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// dosages reads the instructions of a line. One that only repeats the text is
// the form of a posology without structure.
func (r *reader) dosages(m *fhir.MedicationRequest, l *prescription.Line, path string) {
	var d prescription.Dosage
	for i := range m.DosageInstruction {
		s := r.step(m, &m.DosageInstruction[i], item(path+"/dosageInstruction", i))
		if !reflect.DeepEqual(s, prescription.Step{}) { // nothing in it, or nothing that could be read and was not reported
			d.Steps = append(d.Steps, s)
		}
	}
	if len(d.Steps) == 0 {
		return
	}
	if l.Dosage = &d; l.Text != "" && onlyText(l) {
		l.Dosage = nil
	}
}

// step reads one instruction.
func (r *reader) step(m fhir.Resource, d *fhir.Dosage, path string) prescription.Step {
	s := prescription.Step{Text: take(&d.Text), Route: r.concept(d.Route, path+"/route"), Site: r.concept(d.Site, path+"/site"),
		Method: r.concept(d.Method, path+"/method")}
	if d.Sequence != nil && *d.Sequence > 0 && *d.Sequence <= 999 {
		s.Sequence, d.Sequence = *d.Sequence, nil
	}
	for i := range d.AdditionalInstruction {
		c := &d.AdditionalInstruction[i]
		text := take(&c.Text)
		if text == "" && len(c.Coding) > 0 {
			text = take(&c.Coding[0].Display)
		}
		if text != "" {
			s.Instructions = append(s.Instructions, text)
		}
	}
	if text := take(&d.PatientInstruction); text != "" {
		s.Instructions = append(s.Instructions, text)
	}
	if b := d.AsNeededBoolean; b != nil {
		s.AsNeeded = *b
		d.AsNeededBoolean = nil
	}
	if d.AsNeededCodeableConcept != nil {
		s.AsNeeded, s.Condition = true, r.concept(d.AsNeededCodeableConcept, path+"/asNeededCodeableConcept")
	}
	for i := range d.DoseAndRate {
		r.dose(m, &d.DoseAndRate[i], &s, item(path+"/doseAndRate", i))
	}
	r.maxima(d, &s, path)
	if d.Timing != nil && d.Timing.Repeat != nil {
		r.repeat(d.Timing.Repeat, &s, path+"/timing/repeat")
		if c := d.Timing.Code; c != nil {
			if style := styleOf(s.Timing, c.Text); style != prescription.StyleUnknown {
				s.Timing.Style, c.Text = style, ""
			}
		}
	}
	return s
}

// dose reads a dose and a speed.
func (r *reader) dose(m fhir.Resource, d *fhir.DoseAndRate, s *prescription.Step, path string) {
	var out prescription.Dose
	if d.Type != nil && len(d.Type.Coding) > 0 && d.Type.Coding[0].System == systemDoseKind {
		switch d.Type.Coding[0].Code {
		case "calculated":
			out.Kind = prescription.Calculated
			d.Type = nil
		case "ordered":
			d.Type = nil
		}
	}
	out.Value = r.quantity(d.DoseQuantity, path+"/doseQuantity")
	if d.DoseRange != nil {
		out.Low, out.High = r.quantity(d.DoseRange.Low, path+"/doseRange/low"), r.quantity(d.DoseRange.High, path+"/doseRange/high")
	}
	if e := extension(d.Extension, extBasis); e != nil && e.Reference != nil {
		if part, ok := r.resolve(m, e.Reference, path+"/extension").(*fhir.Medication); ok {
			out.Basis = r.single(part)
		}
	}
	if out.Value != nil || out.Low != nil || out.High != nil {
		s.Doses = append(s.Doses, out)
	}
	var rate prescription.Amount
	switch {
	case d.RateRatio != nil:
		if a := r.ratio(d.RateRatio, path+"/rateRatio"); a != nil {
			rate = *a
		}
	case d.RateRange != nil:
		rate.Low, rate.High = r.quantity(d.RateRange.Low, path+"/rateRange/low"), r.quantity(d.RateRange.High, path+"/rateRange/high")
	case d.RateQuantity != nil:
		rate.Value = r.quantity(d.RateQuantity, path+"/rateQuantity")
	}
	switch {
	case reflect.DeepEqual(rate, prescription.Amount{}):
	case s.Rate == nil:
		s.Rate = &rate
	case !reflect.DeepEqual(*s.Rate, rate):
		r.found(foundDisagree, path)
	}
}

func (r *reader) maxima(d *fhir.Dosage, s *prescription.Step, path string) {
	if q := d.MaxDosePerPeriod; q != nil {
		path := path + "/maxDosePerPeriod"
		if over := r.span(q.Denominator, path+"/denominator"); !over.IsZero() {
			if dose := r.quantity(q.Numerator, path+"/numerator"); dose != nil {
				s.Maxima = append(s.Maxima, prescription.Maximum{Dose: *dose, Scope: prescription.PerPeriod, Period: over})
			}
		}
	}
	if dose := r.quantity(d.MaxDosePerAdministration, path+"/maxDosePerAdministration"); dose != nil {
		s.Maxima = append(s.Maxima, prescription.Maximum{Dose: *dose, Scope: prescription.PerAdministration})
	}
	if dose := r.quantity(d.MaxDosePerLifetime, path+"/maxDosePerLifetime"); dose != nil {
		s.Maxima = append(s.Maxima, prescription.Maximum{Dose: *dose, Scope: prescription.PerLifetime})
	}
}
