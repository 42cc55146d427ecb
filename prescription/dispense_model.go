package prescription

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Dispensation is one act at one counter: who handed out what, when, on which
// prescription. It is an event: it is never changed. A mistake is put right by
// a later dispensation that cancels it.
//
// It is a plain value. Make one with [Dispense], which holds it against the
// prescription and against everything handed out before.
type Dispensation struct {
	// ID identifies the act: a UUID in lower case, made by the dispenser. The
	// same ID is the same act, however many copies of it arrive.
	ID string `json:"id"`
	// Prescription is what the act answers. [Dispense] fills it in.
	Prescription Reference `json:"prescription"`
	// At is when it took place, with the clock time where it is known.
	At        Moment    `json:"at"`
	Dispenser Dispenser `json:"dispenser"`
	// Items are what was done, line by line. A line may come more than once,
	// for two batches of the same product: Partial, then Full.
	Items []Item `json:"items"`
	// Note is addressed to the prescriber and concerns the whole act.
	Note string `json:"note,omitempty"`
}

// Reference names a prescription and the signed form of it that the dispenser
// had in hands.
type Reference struct {
	// ID is the ID of the prescription. It alone says which dispensations
	// count together.
	ID string `json:"id"`
	// Digest is document.Verified.Digest of the token, in lower-case
	// hexadecimal. It is evidence and never tells two prescriptions apart: the
	// same one may travel in a code and in a message, signed each time.
	Digest string `json:"digest,omitempty"`
}

// Dispenser is the professional who dispenses, at a place of activity. The one
// who answers for the act is the person, or the place where the person has no
// identifier: a pharmacist signs with a personal key, or the pharmacy with its
// own. An act is cancelled by the same person, or in the name of the same place
// by a dispensation that identifies no person. Names are never compared.
type Dispenser struct {
	Practitioner identity.Practitioner `json:"practitioner"`
	Place        identity.Organization `json:"place,omitzero"`
}

// Answers returns the identifiers of who answers for the act: those of the
// person, or of the place when the person has none.
func (d Dispenser) Answers() []identity.Identifier {
	if len(d.Practitioner.Identifiers) > 0 {
		return d.Practitioner.Identifiers
	}
	return d.Place.Identifiers
}

// mayCancel reports whether d may undo what other did. What other says of its
// place is believed as far as it concerns itself; what d says of its place is
// not, unless the place answers for d.
func (d Dispenser) mayCancel(other Dispenser) bool {
	theirs := other.Practitioner.Identifiers
	if len(d.Practitioner.Identifiers) == 0 {
		theirs = other.Place.Identifiers
	}
	return slices.ContainsFunc(d.Answers(), func(id identity.Identifier) bool { return slices.Contains(theirs, id) })
}

// Action is what was done with a line.
type Action string

// The values of [Action].
const (
	// Full hands out all that the current dispensing still lacks.
	Full Action = "full"
	// Partial hands out a part of it; the rest stays owed.
	Partial Action = "partial"
	// Refused hands nothing out (FHIR R4 MedicationDispense status declined).
	Refused Action = "refused"
	// Cancelled undoes what the same dispenser did with the line in an earlier
	// dispensation (FHIR R4 status entered-in-error).
	Cancelled Action = "cancelled"
)

// Item is what was done with one line.
type Item struct {
	Line   string `json:"line"` // ID of the prescribed line
	Action Action `json:"action"`

	// Quantity is what was handed out, in the unit of the line's quantity. It
	// may be left out of the request for a Full item: [Dispense] fills in what
	// the current dispensing lacks. On a line that states no quantity it is
	// kept and not counted: there, each Full item is one dispensing.
	Quantity *Quantity `json:"quantity,omitempty"`
	// Product is what was handed out; nil means the prescribed product.
	Product *Product `json:"product,omitempty"`
	// Substituted is set when Product stands in for the prescribed product.
	Substituted *Substituted `json:"substituted,omitempty"`

	// Dosage and Text are the posology, when it is not the prescribed one any
	// more; Text says it in words.
	Dosage *Dosage `json:"dosage,omitempty"`
	Text   string  `json:"text,omitempty"`

	// Agreement says who agreed to a departure from the line, and how, or names
	// the protocol that stands for it ("Dr X, by telephone, 10:30"). It lifts
	// the refusals DSP-031, DSP-032, DSP-039, DSP-042 and DSP-044, and stands in
	// the signed record.
	Agreement string `json:"agreement,omitempty"`

	// Reason is why a line was refused or an act cancelled; the codes of
	// [ReasonSystem] or national ones. A label alone is a reason.
	Reason Code `json:"reason,omitzero"`
	// Closes says, with Refused, that nothing more is to be handed out on this
	// line by anyone. Without it another pharmacy may still do so.
	Closes bool `json:"closes,omitempty"`
	// Cancels is the ID of the dispensation that Cancelled undoes, for this line.
	Cancels string `json:"cancels,omitempty"`

	// ForPatient and Note are addressed to the patient and to the prescriber.
	ForPatient string `json:"forPatient,omitempty"`
	Note       string `json:"note,omitempty"`
}

// ReasonSystem is the code system of the reasons below. No public list of
// motives exists (national services have their own, unpublished), so these
// four are of this module.
const ReasonSystem = "urn:ordonnance:dispensation-reason"

// The codes of [ReasonSystem].
const (
	ReasonPharmacist = "pharmacist" // the pharmacist's own judgement
	ReasonShortage   = "shortage"   // not available
	ReasonPatient    = "patient"    // not wanted by the patient
	ReasonError      = "error"      // recorded by mistake; for Cancelled
)

// Product is what was handed out; at most one of Medicine and Device is set.
type Product struct {
	Medicine *Medicine `json:"medicine,omitempty"`
	Device   *Device   `json:"device,omitempty"`
	Batch    string    `json:"batch,omitempty"` // batch number as printed (numéro de lot)
	// Expiry is the last day, or the last month, of use.
	Expiry identity.Date `json:"expiry,omitzero"`
	// Packs is the number of packs of this product, when they are not those in
	// which the line counts (one box of 90 for three of 30).
	Packs *Quantity `json:"packs,omitempty"`
}

// Substituted says how and why another product was handed out.
type Substituted struct {
	// Type is the kind of substitution, HL7 v3 substanceAdminSubstitution: "G"
	// for a generic.
	Type Code `json:"type,omitzero"`
	// Reason is mandatory; a label alone is a reason.
	Reason Code `json:"reason"`
}

// Clone returns a copy that shares nothing with d.
func (d Dispensation) Clone() Dispensation {
	d.Dispenser.Practitioner.Identifiers = slices.Clone(d.Dispenser.Practitioner.Identifiers)
	d.Dispenser.Place = cloneOrganization(d.Dispenser.Place)
	d.Items = cloneEach(d.Items, Item.clone)
	return d
}

func (i Item) clone() Item {
	i.Quantity = clonePointer(i.Quantity)
	i.Substituted = clonePointer(i.Substituted)
	i.Product = clonePointer(i.Product)
	if i.Product != nil {
		// A line has the same members, so its Clone copies the product.
		l := Line{Medicine: i.Product.Medicine, Device: i.Product.Device}.Clone()
		i.Product.Medicine, i.Product.Device = l.Medicine, l.Device
		i.Product.Packs = clonePointer(i.Product.Packs)
	}
	i.Dosage = clonePointer(i.Dosage)
	if i.Dosage != nil {
		*i.Dosage = i.Dosage.Clone()
	}
	return i
}
