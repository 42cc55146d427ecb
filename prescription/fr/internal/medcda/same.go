package medcda

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Same reports whether two lines are the same in every member. It is a quick
// look before [Compare], which says what differs: false may also mean that it
// did not look closely.
func Same(a, b *prescription.Line) bool {
	return a.ID == b.ID && a.Text == b.Text && a.Period == b.Period && same(a.Quantity, b.Quantity) && a.Repeats == b.Repeats &&
		a.RenewalPeriod == b.RenewalPeriod && a.Instalment == b.Instalment && a.AtOnce == b.AtOnce &&
		a.Substitution == b.Substitution && a.Flags == b.Flags && slices.Equal(a.Indications, b.Indications) &&
		slices.Equal(a.Mentions, b.Mentions) && a.ForPatient == b.ForPatient && a.ForDispenser == b.ForDispenser &&
		slices.Equal(a.Links, b.Links) && both(a.Medicine, b.Medicine, sameMedicine) &&
		both(a.Preparation, b.Preparation, samePreparation) && both(a.Device, b.Device, sameDevice) &&
		both(a.Dosage, b.Dosage, sameDosage)
}

// same compares what pointers point at.
func same[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }

func both[T any](a, b *T, equal func(a, b *T) bool) bool {
	return a == b || a != nil && b != nil && equal(a, b)
}

func each[T any](a, b []T, equal func(a, b *T) bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !equal(&a[i], &b[i]) {
			return false
		}
	}
	return true
}

func sameMedicine(a, b *prescription.Medicine) bool {
	return a.Name == b.Name && a.Form == b.Form && slices.Equal(a.Codes, b.Codes) && each(a.Ingredients, b.Ingredients, sameIngredient)
}

func samePreparation(a, b *prescription.Preparation) bool {
	return a.Name == b.Name && a.Formula == b.Formula && a.Form == b.Form && each(a.Ingredients, b.Ingredients, sameIngredient)
}

func sameIngredient(a, b *prescription.Ingredient) bool {
	return a.Substance == b.Substance && a.Vehicle == b.Vehicle && both(a.Strength, b.Strength, sameAmount)
}

func sameDevice(a, b *prescription.Device) bool {
	return slices.Equal(a.Codes, b.Codes) && a.Name == b.Name && a.UDI == b.UDI && a.Hire == b.Hire
}

func sameDosage(a, b *prescription.Dosage) bool {
	return each(a.Steps, b.Steps, sameStep) && slices.Equal(a.Maxima, b.Maxima)
}

func sameStep(a, b *prescription.Step) bool {
	return sameTiming(&a.Timing, &b.Timing) && sameBesides(a, b)
}

// sameBesides reports whether two steps are the same but for their timing.
func sameBesides(a, b *prescription.Step) bool {
	return a.Sequence == b.Sequence && each(a.Doses, b.Doses, sameDose) && both(a.Rate, b.Rate, sameAmount) &&
		a.AsNeeded == b.AsNeeded && a.Condition == b.Condition && a.Bounds == b.Bounds &&
		a.StartEvent == b.StartEvent && a.EndEvent == b.EndEvent && slices.Equal(a.Maxima, b.Maxima) &&
		a.MinInterval == b.MinInterval && a.Route == b.Route && a.Site == b.Site && a.Method == b.Method &&
		slices.Equal(a.Instructions, b.Instructions) && a.Text == b.Text
}

func sameDose(a, b *prescription.Dose) bool {
	return a.Kind == b.Kind && sameAmount(&a.Amount, &b.Amount) && a.Basis == b.Basis
}

func sameAmount(a, b *prescription.Amount) bool {
	return same(a.Value, b.Value) && same(a.Low, b.Low) && same(a.High, b.High) && same(a.Per, b.Per)
}

func sameTiming(a, b *prescription.Timing) bool {
	return a.Style == b.Style && a.Frequency == b.Frequency && a.FrequencyMax == b.FrequencyMax && a.Period == b.Period &&
		a.PeriodMax == b.PeriodMax && a.Count == b.Count && a.CountMax == b.CountMax && slices.Equal(a.Times, b.Times) &&
		slices.Equal(a.Moments, b.Moments) && slices.Equal(a.Weekdays, b.Weekdays) && a.MonthDays == b.MonthDays &&
		a.Cycle == b.Cycle && a.Duration == b.Duration && a.DurationMax == b.DurationMax
}
