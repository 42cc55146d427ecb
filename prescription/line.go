package prescription

// Line is one prescribed thing: a medicine, a magistral preparation or a
// device; exactly one of the three is set.
type Line struct {
	// ID is unique in the prescription. A dispensation refers to it.
	ID string `json:"id"`

	Medicine    *Medicine    `json:"medicine,omitempty"`
	Preparation *Preparation `json:"preparation,omitempty"`
	Device      *Device      `json:"device,omitempty"`

	// Text says in words what Dosage says in structure: how, how much, how
	// often, how long (for a device, how it is used). It is mandatory and it is
	// what the law and the pharmacist read. When it was typed by hand it is
	// kept as typed, beside or instead of the structure.
	Text string `json:"text"`
	// Dosage is the structured posology; nil when there is only Text.
	Dosage *Dosage `json:"dosage,omitempty"`

	// Period is the whole treatment of this line.
	Period Bounds `json:"period,omitzero"`
	// Quantity is what one dispensing hands out, in packs or units.
	Quantity *Quantity `json:"quantity,omitempty"`
	// Repeats is how many times the line may be dispensed again.
	Repeats Repeats `json:"repeats,omitzero"`
	// RenewalPeriod is the least time between two dispensings.
	RenewalPeriod Span `json:"renewalPeriod,omitzero"`
	// Instalment is how long one handed-out fraction lasts, when the prescriber
	// asks for fractions (délivrance fractionnée).
	Instalment Span `json:"instalment,omitzero"`
	// AtOnce says that the prescriber excludes fractions (délivrance en une
	// seule fois).
	AtOnce bool `json:"atOnce,omitempty"`

	Substitution Substitution `json:"substitution,omitzero"`
	Flags        Flags        `json:"flags"`
	// Indications are the reasons for the line.
	Indications []Code `json:"indications,omitempty"`
	// Mentions are further statements that a rule asks for or that the
	// prescriber adds, one sentence each.
	Mentions []string `json:"mentions,omitempty"`
	// ForPatient and ForDispenser are instructions addressed to one of the two.
	ForPatient   string `json:"forPatient,omitempty"`
	ForDispenser string `json:"forDispenser,omitempty"`
	// Links tie the line to other lines of the same prescription.
	Links []Link `json:"links,omitempty"`
}

// Medicine is a marketed medicine, or one prescribed by its common name.
type Medicine struct {
	// Codes name the product, the main code first: speciality, pack, virtual
	// product, substance… in whatever systems the prescriber's tables have.
	Codes []Code `json:"codes,omitempty"`
	// Name is the designation as printed.
	Name string `json:"name,omitempty"`
	// Form is the pharmaceutical form.
	Form Code `json:"form,omitzero"`
	// Ingredients are the active substances with their strength, and vehicles.
	Ingredients []Ingredient `json:"ingredients,omitempty"`
}

// Preparation is a magistral preparation: made for one patient, without a
// product code.
type Preparation struct {
	Name string `json:"name,omitempty"`
	// Formula is the full composition in words. Mandatory.
	Formula     string       `json:"formula"`
	Form        Code         `json:"form,omitzero"`
	Ingredients []Ingredient `json:"ingredients,omitempty"`
}

// Ingredient is one substance of a medicine or a preparation.
type Ingredient struct {
	Substance Code `json:"substance"`
	// Strength is the amount of substance, per the amount in Per when stated.
	Strength *Amount `json:"strength,omitempty"`
	// Vehicle marks the liquid that only carries the others.
	Vehicle bool `json:"vehicle,omitempty"`
}

// Device is a medical device or another listed product.
type Device struct {
	Codes []Code `json:"codes,omitempty"`
	Name  string `json:"name,omitempty"`
	UDI   string `json:"udi,omitempty"` // unique device identifier
	// Hire is for how long it is rented out; zero means it is not.
	Hire Span `json:"hire,omitzero"`
}

// Substitution says whether the dispenser may replace the product. The zero
// value allows it.
type Substitution struct {
	Refused bool `json:"refused,omitempty"`
	// Motive is the reason for a refusal, coded as the national rule has it.
	Motive Code `json:"motive,omitzero"`
}

// IsZero reports whether substitution is allowed without more being said.
func (s Substitution) IsZero() bool { return s == Substitution{} }

// Flags are the statements that every line makes; false is a statement too.
type Flags struct {
	LongTerm      bool `json:"longTerm"`      // related to a recognised long-term condition (en rapport avec une ALD)
	WorkRelated   bool `json:"workRelated"`   // accident at work or occupational disease (AT/MP)
	Preventive    bool `json:"preventive"`    // prevention
	NotReimbursed bool `json:"notReimbursed"` // non remboursable
	OffLabel      bool `json:"offLabel"`      // outside the marketing authorisation (hors AMM)
}

// Relation is how a line stands to another.
type Relation string

// The values of [Relation]: the first three as in FHIR R4
// action-relationship-type, reduced to their direction.
const (
	Before      Relation = "before"
	Concurrent  Relation = "concurrent"
	After       Relation = "after"
	Alternative Relation = "alternative" // one or the other
)

// Link ties a line to another line of the same prescription.
type Link struct {
	Line     string   `json:"line"` // ID of the other line
	Relation Relation `json:"relation"`
	Offset   Span     `json:"offset,omitzero"` // time between the two
}
