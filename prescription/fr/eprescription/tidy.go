package eprescription

import (
	"slices"
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

func itoa(n int) string { return strconv.Itoa(n) }

// tidy makes empty lists nil, as they are read.
func tidy(p *prescription.Prescription) {
	none(&p.Patient.Identifiers)
	none(&p.Prescriber.Practitioner.Identifiers)
	none(&p.Prescriber.Place.Identifiers)
	if a := p.Patient.Address; a != nil {
		none(&a.Lines)
	}
	if a := p.Prescriber.Place.Address; a != nil {
		none(&a.Lines)
	}
	if o := p.Executant; o != nil {
		none(&o.Identifiers)
		if o.Address != nil {
			none(&o.Address.Lines)
		}
	}
	none(&p.Tags)
	none(&p.Lines)
	for i := range p.Lines {
		tidyLine(&p.Lines[i])
	}
}

func tidyLine(l *prescription.Line) {
	if m := l.Medicine; m != nil {
		none(&m.Codes)
		none(&m.Ingredients)
	}
	if r := l.Preparation; r != nil {
		none(&r.Ingredients)
	}
	none(&l.Indications)
	l.Mentions = said(l.Mentions)
	none(&l.Links)
	if l.Dosage == nil {
		return
	}
	l.Dosage.Maxima = nil
	for i := range l.Dosage.Steps {
		s := &l.Dosage.Steps[i]
		none(&s.Doses)
		none(&s.Maxima)
		s.Instructions = said(s.Instructions)
		none(&s.Timing.Times)
		none(&s.Timing.Moments)
		none(&s.Timing.Weekdays)
	}
}

func none[T any](s *[]T) {
	if len(*s) == 0 {
		*s = nil
	}
}

// said leaves out texts that say nothing.
func said(texts []string) []string {
	texts = slices.DeleteFunc(texts, func(s string) bool { return s == "" })
	if len(texts) == 0 {
		return nil
	}
	return texts
}
