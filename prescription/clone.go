package prescription

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Clone returns a copy that shares nothing with p: a change to one is never
// seen in the other.
func (p Prescription) Clone() Prescription {
	p.Patient.Identifiers = slices.Clone(p.Patient.Identifiers)
	p.Patient.Address = cloneAddress(p.Patient.Address)
	p.Prescriber.Practitioner.Identifiers = slices.Clone(p.Prescriber.Practitioner.Identifiers)
	p.Prescriber.Place = cloneOrganization(p.Prescriber.Place)
	p.Replaced = clonePointer(p.Replaced)
	if p.Replaced != nil {
		p.Replaced.Identifiers = slices.Clone(p.Replaced.Identifiers)
	}
	p.Executant = clonePointer(p.Executant)
	if p.Executant != nil {
		*p.Executant = cloneOrganization(*p.Executant)
	}
	p.Tags = slices.Clone(p.Tags)
	p.Context.Weight = clonePointer(p.Context.Weight)
	p.Context.Height = clonePointer(p.Context.Height)
	p.Context.Pregnant = clonePointer(p.Context.Pregnant)
	p.Lines = cloneEach(p.Lines, Line.Clone)
	return p
}

// Clone returns a copy that shares nothing with l.
func (l Line) Clone() Line {
	l.Medicine = clonePointer(l.Medicine)
	if l.Medicine != nil {
		l.Medicine.Codes = slices.Clone(l.Medicine.Codes)
		l.Medicine.Ingredients = cloneEach(l.Medicine.Ingredients, cloneIngredient)
	}
	l.Preparation = clonePointer(l.Preparation)
	if l.Preparation != nil {
		l.Preparation.Ingredients = cloneEach(l.Preparation.Ingredients, cloneIngredient)
	}
	l.Device = clonePointer(l.Device)
	if l.Device != nil {
		l.Device.Codes = slices.Clone(l.Device.Codes)
	}
	l.Dosage = clonePointer(l.Dosage)
	if l.Dosage != nil {
		*l.Dosage = l.Dosage.Clone()
	}
	l.Quantity = clonePointer(l.Quantity)
	l.Indications = slices.Clone(l.Indications)
	l.Mentions = slices.Clone(l.Mentions)
	l.Links = slices.Clone(l.Links)
	return l
}

// Clone returns a copy that shares nothing with d.
func (d Dosage) Clone() Dosage {
	d.Steps = cloneEach(d.Steps, Step.clone)
	d.Maxima = slices.Clone(d.Maxima)
	return d
}

func (s Step) clone() Step {
	s.Doses = cloneEach(s.Doses, func(d Dose) Dose {
		d.Amount = d.Amount.clone()
		return d
	})
	s.Rate = cloneAmount(s.Rate)
	s.Timing.Times = slices.Clone(s.Timing.Times)
	s.Timing.Moments = slices.Clone(s.Timing.Moments)
	s.Timing.Weekdays = slices.Clone(s.Timing.Weekdays)
	s.Maxima = slices.Clone(s.Maxima)
	s.Instructions = slices.Clone(s.Instructions)
	return s
}

func (a Amount) clone() Amount {
	return Amount{clonePointer(a.Value), clonePointer(a.Low), clonePointer(a.High), clonePointer(a.Per)}
}

func cloneAmount(a *Amount) *Amount {
	if a == nil {
		return nil
	}
	c := a.clone()
	return &c
}

func cloneIngredient(i Ingredient) Ingredient {
	i.Strength = cloneAmount(i.Strength)
	return i
}

func cloneOrganization(o identity.Organization) identity.Organization {
	o.Identifiers = slices.Clone(o.Identifiers)
	o.Address = cloneAddress(o.Address)
	return o
}

func cloneAddress(a *identity.Address) *identity.Address {
	c := clonePointer(a)
	if c != nil {
		c.Lines = slices.Clone(c.Lines)
	}
	return c
}

func clonePointer[T any](p *T) *T {
	if p == nil {
		return nil
	}
	c := *p
	return &c
}

func cloneEach[T any](in []T, clone func(T) T) []T {
	if in == nil {
		return nil
	}
	out := make([]T, len(in))
	for i, v := range in {
		out[i] = clone(v)
	}
	return out
}
