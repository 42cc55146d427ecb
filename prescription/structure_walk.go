package prescription

import (
	"iter"
	"strconv"
)

// The walks of this file go through all values of one type in a prescription,
// in the order of the JSON text, each with its JSON pointer (RFC 6901).

// itemAt is the pointer of an item.
func itemAt(path string, i int) string { return path + "/" + strconv.Itoa(i) }

func walkLines(p Prescription) iter.Seq2[string, Line] {
	return func(yield func(string, Line) bool) {
		for i, l := range p.Lines {
			if !yield(itemAt("/lines", i), l) {
				return
			}
		}
	}
}

func walkSteps(p Prescription) iter.Seq2[string, Step] {
	return func(yield func(string, Step) bool) {
		for path, l := range walkLines(p) {
			if l.Dosage == nil {
				continue
			}
			for i, s := range l.Dosage.Steps {
				if !yield(itemAt(path+"/dosage/steps", i), s) {
					return
				}
			}
		}
	}
}

// walkAmounts goes through strengths, doses and rates.
func walkAmounts(p Prescription) iter.Seq2[string, Amount] {
	return func(yield func(string, Amount) bool) {
		for path, l := range walkLines(p) {
			for where, i := range l.ingredients() {
				if i.Strength != nil && !yield(path+where+"/strength", *i.Strength) {
					return
				}
			}
		}
		for path, s := range walkSteps(p) {
			for i, d := range s.Doses {
				if !yield(itemAt(path+"/doses", i), d.Amount) {
					return
				}
			}
			if s.Rate != nil && !yield(path+"/rate", *s.Rate) {
				return
			}
		}
	}
}

// ingredients goes through the ingredients of a line, with pointers into it.
func (l Line) ingredients() iter.Seq2[string, Ingredient] {
	return func(yield func(string, Ingredient) bool) {
		var list []Ingredient
		path := ""
		switch {
		case l.Medicine != nil:
			list, path = l.Medicine.Ingredients, "/medicine/ingredients"
		case l.Preparation != nil:
			list, path = l.Preparation.Ingredients, "/preparation/ingredients"
		}
		for i, ingredient := range list {
			if !yield(itemAt(path, i), ingredient) {
				return
			}
		}
	}
}

// walkMaxima goes through the maxima of dosages and of steps.
func walkMaxima(p Prescription) iter.Seq2[string, Maximum] {
	return func(yield func(string, Maximum) bool) {
		for path, l := range walkLines(p) {
			if l.Dosage == nil {
				continue
			}
			for i, m := range l.Dosage.Maxima {
				if !yield(itemAt(path+"/dosage/maxima", i), m) {
					return
				}
			}
		}
		for path, s := range walkSteps(p) {
			for i, m := range s.Maxima {
				if !yield(itemAt(path+"/maxima", i), m) {
					return
				}
			}
		}
	}
}

// walkBounds goes through the bounds of lines and of steps.
func walkBounds(p Prescription) iter.Seq2[string, Bounds] {
	return func(yield func(string, Bounds) bool) {
		for path, l := range walkLines(p) {
			if !yield(path+"/period", l.Period) {
				return
			}
		}
		for path, s := range walkSteps(p) {
			if !yield(path+"/bounds", s.Bounds) {
				return
			}
		}
	}
}

// walkSpans calls visit with each length of time that is stated.
func walkSpans(p Prescription, visit func(path string, s Span)) {
	stated := func(path string, s Span) {
		if !s.IsZero() {
			visit(path, s)
		}
	}
	for path, l := range walkLines(p) {
		if l.Device != nil {
			stated(path+"/device/hire", l.Device.Hire)
		}
		stated(path+"/renewalPeriod", l.RenewalPeriod)
		stated(path+"/instalment", l.Instalment)
		for i, link := range l.Links {
			stated(itemAt(path+"/links", i)+"/offset", link.Offset)
		}
	}
	for path, s := range walkSteps(p) {
		stated(path+"/minInterval", s.MinInterval)
		stated(path+"/timing/period", s.Timing.Period)
		stated(path+"/timing/periodMax", s.Timing.PeriodMax)
		stated(path+"/timing/duration", s.Timing.Duration)
		stated(path+"/timing/durationMax", s.Timing.DurationMax)
	}
	for path, m := range walkMaxima(p) {
		stated(path+"/period", m.Period)
	}
	for path, b := range walkBounds(p) {
		stated(path+"/delay", b.Delay)
		stated(path+"/duration", b.Duration)
		stated(path+"/durationMax", b.DurationMax)
	}
}
