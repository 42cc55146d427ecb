package eprescription

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// dosage reduces a posology step by step; one step may become several.
func (c *carrier) dosage(d *prescription.Dosage, path string) {
	words := c.common(d, path)
	var steps []prescription.Step
	for i, s := range d.Steps {
		steps = append(steps, c.step(s, words[i], item(path+"/steps", i))...)
	}
	d.Steps = steps
}

// common moves the maxima of the whole posology to the steps: R4 has them on
// each instruction only. It returns, for each step, those that found their
// place taken.
func (c *carrier) common(d *prescription.Dosage, path string) [][]prescription.Maximum {
	words := make([][]prescription.Maximum, len(d.Steps))
	if len(d.Maxima) == 0 {
		return words
	}
	code := RestatedMaximum
	if len(d.Steps) > 1 {
		code = LostMaximum
	}
	c.omit(path+"/maxima", code)
	for i := range d.Steps {
		s := &d.Steps[i]
		for _, m := range d.Maxima {
			taken := slices.ContainsFunc(s.Maxima, func(o prescription.Maximum) bool { return o.Scope == m.Scope })
			if taken {
				words[i] = append(words[i], m)
				c.omit(path+"/maxima", LostStructure)
				continue
			}
			s.Maxima = append(s.Maxima, m)
		}
	}
	return words
}

// step reduces one step. What only words can say is gathered in a step of its
// own, whose sentence becomes an instruction.
func (c *carrier) step(s prescription.Step, maxima []prescription.Maximum, path string) []prescription.Step {
	lost := prescription.Step{Maxima: maxima}
	c.doses(&s, &lost, path)
	c.rate(&s, &lost, path)
	c.maxima(&s, &lost, path)
	c.conditions(&s, &lost, path)
	kept, words, code := fit(s.Bounds)
	if code != "" {
		c.omit(path+"/bounds", code)
	}
	s.Bounds, lost.Bounds = kept, words
	for _, v := range []struct {
		code *prescription.Code
		path string
	}{{&s.Route, "/route"}, {&s.Site, "/site"}, {&s.Method, "/method"}} {
		c.code(v.code, path+v.path)
	}
	timings := c.timing(&s, &lost, path+"/timing")
	if text := sentence(lost); text != "" {
		s.Instructions = append(s.Instructions, text)
	}
	steps := make([]prescription.Step, len(timings))
	for i, t := range timings {
		steps[i] = cloneStep(s)
		steps[i].Timing = t
	}
	return steps
}

// conditions puts in words the condition of a step that is not taken as
// needed, the events and the least interval (guide, "Dosage": condition and
// delay between takes).
func (c *carrier) conditions(s, lost *prescription.Step, path string) {
	if s.AsNeeded {
		c.code(&s.Condition, path+"/condition")
	} else {
		lost.Condition = s.Condition
		drop(c, &s.Condition, path+"/condition", LostStructure)
	}
	lost.StartEvent, lost.EndEvent, lost.MinInterval = s.StartEvent, s.EndEvent, s.MinInterval
	drop(c, &s.StartEvent, path+"/startEvent", LostStructure)
	drop(c, &s.EndEvent, path+"/endEvent", LostStructure)
	drop(c, &s.MinInterval, path+"/minInterval", LostStructure)
}

// maxima keeps one maximum of each scope, in the order of R4.
func (c *carrier) maxima(s, lost *prescription.Step, path string) {
	var kept []prescription.Maximum
	for _, scope := range []prescription.MaximumScope{prescription.PerPeriod, prescription.PerAdministration, prescription.PerLifetime} {
		found := false
		for i, m := range s.Maxima {
			at := item(path+"/maxima", i)
			if m.Scope != scope {
				continue
			}
			if found || (scope == prescription.PerPeriod) == m.Period.IsZero() {
				lost.Maxima = append(lost.Maxima, m)
				c.omit(at, LostStructure)
				continue
			}
			found = true
			c.quantity(&m.Dose, at+"/dose", true)
			kept = append(kept, m)
		}
	}
	s.Maxima = kept
}

// doses makes the doses fit. A dose that only words can say is left out whole:
// half of it would be another dose.
func (c *carrier) doses(s, lost *prescription.Step, path string) {
	var kept []prescription.Dose
	for i, d := range s.Doses {
		at := item(path+"/doses", i)
		before := cloneStep(prescription.Step{Doses: []prescription.Dose{d}}).Doses[0]
		if !c.amount(&d.Amount, at) {
			lost.Doses = append(lost.Doses, before)
			c.omit(at, LostStructure)
			continue
		}
		c.code(&d.Basis, at+"/basis")
		kept = append(kept, d)
	}
	s.Doses = kept
}

// amount makes an amount a quantity or a range; false when it is neither.
func (c *carrier) amount(a *prescription.Amount, path string) bool {
	if !whole(a) {
		return false
	}
	if a.Per != nil && !merge(a) {
		return false
	}
	if a.Per != nil {
		a.Per = nil
		c.omit(path+"/per", RestatedUnit)
	}
	c.ends(a, path)
	return true
}

// whole reports whether an amount is one number or one range.
func whole(a *prescription.Amount) bool {
	return (a.Value != nil) != (a.Low != nil || a.High != nil)
}

func (c *carrier) ends(a *prescription.Amount, path string) {
	for _, e := range []struct {
		q    *prescription.Quantity
		path string
	}{{a.Value, "/value"}, {a.Low, "/low"}, {a.High, "/high"}, {a.Per, "/per"}} {
		if e.q != nil {
			c.quantity(e.q, path+e.path, true)
		}
	}
}

// rate makes a speed a ratio, a range or a quantity.
func (c *carrier) rate(s, lost *prescription.Step, path string) {
	if s.Rate == nil {
		return
	}
	before := cloneStep(prescription.Step{Rate: s.Rate}).Rate
	switch {
	case !whole(s.Rate) || s.Rate.Value == nil && s.Rate.Per != nil && !merge(s.Rate):
		lost.Rate, s.Rate = before, nil
		c.omit(path+"/rate", LostStructure)
		return
	case s.Rate.Value == nil && s.Rate.Per != nil:
		s.Rate.Per = nil
		c.omit(path+"/rate/per", RestatedUnit)
	}
	c.ends(s.Rate, path+"/rate")
}

func cloneStep(s prescription.Step) prescription.Step {
	return prescription.Dosage{Steps: []prescription.Step{s}}.Clone().Steps[0]
}
