package prescription

// Dosage is a posology: what is taken, how much, when, under which condition
// and for how long. It is a list of steps. Steps with the same sequence number
// run side by side; a higher number begins when the lower ones are over; 0
// stands outside the order and runs during the whole line.
type Dosage struct {
	Steps []Step `json:"steps"`
	// Maxima bind all steps together.
	Maxima []Maximum `json:"maxima,omitempty"`
}

// Step is one part of a posology with its own dose, rhythm and bounds.
type Step struct {
	Sequence int `json:"sequence,omitempty"`

	// Doses is what is taken at one administration. More than one entry only
	// to state a calculated dose beside the ordered one.
	Doses []Dose `json:"doses,omitempty"`
	// Rate is the speed of an administration (infusion, oxygen).
	Rate   *Amount `json:"rate,omitempty"`
	Timing Timing  `json:"timing,omitzero"`

	// AsNeeded says that the patient takes it only when needed.
	AsNeeded bool `json:"asNeeded,omitempty"`
	// Condition is what must be so for the step to apply.
	Condition Code `json:"condition,omitzero"`

	// Bounds is how long the step lasts.
	Bounds Bounds `json:"bounds,omitzero"`
	// StartEvent and EndEvent bound the step by something that happens rather
	// than by a date ("12 h before surgery", "until the test is negative").
	StartEvent Code `json:"startEvent,omitzero"`
	EndEvent   Code `json:"endEvent,omitzero"`

	Maxima []Maximum `json:"maxima,omitempty"`
	// MinInterval is the least time between two administrations.
	MinInterval Span `json:"minInterval,omitzero"`

	Route  Code `json:"route,omitzero"`
	Site   Code `json:"site,omitzero"`
	Method Code `json:"method,omitzero"`

	// Instructions go with every administration of the step.
	Instructions []string `json:"instructions,omitempty"`
	// Text keeps, word for word, what the structure of this step cannot hold.
	Text string `json:"text,omitempty"`
}

// DoseKind tells an ordered dose from one that was only calculated.
type DoseKind string

// The values of [DoseKind].
const (
	Ordered    DoseKind = ""
	Calculated DoseKind = "calculated"
)

// Dose is an amount at one administration.
type Dose struct {
	Kind DoseKind `json:"kind,omitempty"`
	Amount
	// Basis names the ingredient in which the dose is counted, when it is not
	// counted in the whole product.
	Basis Code `json:"basis,omitzero"`
}

// Amount is a fixed quantity, or a range with one or two ends. Per, when set,
// makes it a ratio: so much for each Per (15 mg per 1 kg of body weight, 500
// mL per 12 h).
type Amount struct {
	Value *Quantity `json:"value,omitempty"` // fixed amount; excludes Low and High
	Low   *Quantity `json:"low,omitempty"`   // at least
	High  *Quantity `json:"high,omitempty"`  // at most
	Per   *Quantity `json:"per,omitempty"`
}

// MaximumScope is what a [Maximum] is counted over.
type MaximumScope string

// The values of [MaximumScope].
const (
	PerPeriod         MaximumScope = "period" // over Maximum.Period, rolling
	PerAdministration MaximumScope = "administration"
	PerLifetime       MaximumScope = "lifetime"
)

// Maximum is a dose not to be exceeded.
type Maximum struct {
	Dose   Quantity     `json:"dose"`
	Scope  MaximumScope `json:"scope"`
	Period Span         `json:"period,omitzero"` // with PerPeriod only
}

// Bounds limits a step or a line in time. Start and End are half-open as in
// [Period]. Delay counts from the start of what it belongs to. Duration and
// DurationMax give a length instead of dates.
type Bounds struct {
	Start       Moment `json:"start,omitzero"`
	End         Moment `json:"end,omitzero"`
	Delay       Span   `json:"delay,omitzero"`
	Duration    Span   `json:"duration,omitzero"`
	DurationMax Span   `json:"durationMax,omitzero"`
}

// IsZero reports whether nothing bounds it.
func (b Bounds) IsZero() bool { return b == Bounds{} }
