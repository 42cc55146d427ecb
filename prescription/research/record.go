package research

import "github.com/ordonnance-numerique/ordonnance-go/prescription"

// Code is a code in a code system, without its label.
type Code struct {
	System string `json:"system"`
	Code   string `json:"code"`
}

// Quantity is a number of coded units, or a bare number.
type Quantity struct {
	Value  prescription.Decimal `json:"value"`
	System string               `json:"system,omitempty"`
	Code   string               `json:"code,omitempty"`
}

// Prescription is the record of one prescription ("record":"prescription").
type Prescription struct {
	Record       string    `json:"record"`
	ID           Pseudonym `json:"prescription"`
	Replaces     Pseudonym `json:"replaces,omitempty"`
	Subject      Pseudonym `json:"subject"`
	Birth        string    `json:"birth,omitempty"`
	Sex          string    `json:"sex,omitempty"`
	Area         string    `json:"area,omitempty"`
	Written      string    `json:"written"`
	ValidFrom    string    `json:"validFrom,omitempty"`
	ValidTo      string    `json:"validTo,omitempty"`
	Profession   *Code     `json:"profession,omitempty"`
	Practitioner Pseudonym `json:"practitioner,omitempty"`
	Place        Pseudonym `json:"place,omitempty"`
	Setting      *Code     `json:"setting,omitempty"`
	Tags         []Code    `json:"tags,omitempty"`
	Weight       *Quantity `json:"weight,omitempty"`
	Height       *Quantity `json:"height,omitempty"`
	Pregnant     *bool     `json:"pregnant,omitempty"`
	Lines        int       `json:"lines"`
}

// Line is the record of one prescribed thing ("record":"line").
type Line struct {
	Record       string    `json:"record"`
	Prescription Pseudonym `json:"prescription"`
	ID           Pseudonym `json:"line"`
	Sequence     int       `json:"sequence"` // from 1, in the order of the prescription
	Kind         string    `json:"kind"`     // medicine, preparation, device
	Product

	Dosage        *Dosage              `json:"dosage,omitempty"`
	Period        *Bounds              `json:"period,omitempty"`
	Quantity      *Quantity            `json:"quantity,omitempty"`
	Repeats       prescription.Repeats `json:"repeats,omitzero"`
	RenewalPeriod prescription.Span    `json:"renewalPeriod,omitzero"`
	Instalment    prescription.Span    `json:"instalment,omitzero"`
	AtOnce        bool                 `json:"atOnce,omitempty"`
	Refused       bool                 `json:"substitutionRefused,omitempty"`
	Motive        *Code                `json:"substitutionMotive,omitempty"`
	Flags         prescription.Flags   `json:"flags"`
	Indications   []Code               `json:"indications,omitempty"`
}

// Product is what was prescribed or handed out.
type Product struct {
	Codes       []Code            `json:"codes,omitempty"`
	Form        *Code             `json:"form,omitempty"`
	Ingredients []Ingredient      `json:"ingredients,omitempty"`
	Hire        prescription.Span `json:"hire,omitzero"`
}

// Ingredient is one substance of a product.
type Ingredient struct {
	Substance *Code   `json:"substance,omitempty"`
	Strength  *Amount `json:"strength,omitempty"`
	Vehicle   bool    `json:"vehicle,omitempty"`
}

// Amount is a fixed quantity or a range, as in [prescription.Amount].
type Amount struct {
	Value *Quantity `json:"value,omitempty"`
	Low   *Quantity `json:"low,omitempty"`
	High  *Quantity `json:"high,omitempty"`
	Per   *Quantity `json:"per,omitempty"`
}

// Dosage is a posology, as in [prescription.Dosage], without its texts.
type Dosage struct {
	Steps  []Step    `json:"steps"`
	Maxima []Maximum `json:"maxima,omitempty"`
}

// Step is one part of a posology.
type Step struct {
	Sequence    int                 `json:"sequence,omitempty"`
	Doses       []Dose              `json:"doses,omitempty"`
	Rate        *Amount             `json:"rate,omitempty"`
	Timing      prescription.Timing `json:"timing,omitzero"`
	AsNeeded    bool                `json:"asNeeded,omitempty"`
	Condition   *Code               `json:"condition,omitempty"`
	Bounds      *Bounds             `json:"bounds,omitempty"`
	StartEvent  *Code               `json:"startEvent,omitempty"`
	EndEvent    *Code               `json:"endEvent,omitempty"`
	Maxima      []Maximum           `json:"maxima,omitempty"`
	MinInterval prescription.Span   `json:"minInterval,omitzero"`
	Route       *Code               `json:"route,omitempty"`
	Site        *Code               `json:"site,omitempty"`
	Method      *Code               `json:"method,omitempty"`
}

// Dose is an amount at one administration.
type Dose struct {
	Kind prescription.DoseKind `json:"kind,omitempty"`
	Amount
	Basis *Code `json:"basis,omitempty"`
}

// Maximum is a dose not to be exceeded.
type Maximum struct {
	Dose   *Quantity                 `json:"dose,omitempty"`
	Scope  prescription.MaximumScope `json:"scope"`
	Period prescription.Span         `json:"period,omitzero"`
}

// Bounds limits a step or a line in time, as in [prescription.Bounds].
type Bounds struct {
	Start       string            `json:"start,omitempty"`
	End         string            `json:"end,omitempty"`
	Delay       prescription.Span `json:"delay,omitzero"`
	Duration    prescription.Span `json:"duration,omitzero"`
	DurationMax prescription.Span `json:"durationMax,omitzero"`
}

// Dispensation is the record of one act at a counter
// ("record":"dispensation").
type Dispensation struct {
	Record       string    `json:"record"`
	ID           Pseudonym `json:"dispensation"`
	Prescription Pseudonym `json:"prescription"`
	Subject      Pseudonym `json:"subject"`
	At           string    `json:"at"`
	Profession   *Code     `json:"profession,omitempty"`
	Practitioner Pseudonym `json:"practitioner,omitempty"`
	Place        Pseudonym `json:"place,omitempty"`
	Items        int       `json:"items"`
}

// Item is the record of what was done with one line ("record":"item").
type Item struct {
	Record       string              `json:"record"`
	Dispensation Pseudonym           `json:"dispensation"`
	Line         Pseudonym           `json:"line"`
	Action       prescription.Action `json:"action"`
	Quantity     *Quantity           `json:"quantity,omitempty"`
	Product      *Product            `json:"product,omitempty"`
	Packs        *Quantity           `json:"packs,omitempty"`
	Substitution *Code               `json:"substitution,omitempty"`
	Substituted  *Code               `json:"substitutionReason,omitempty"`
	Dosage       *Dosage             `json:"dosage,omitempty"`
	Reason       *Code               `json:"reason,omitempty"`
	Closes       bool                `json:"closes,omitempty"`
	Cancels      Pseudonym           `json:"cancels,omitempty"`
}
