package eprescription

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

const (
	extRecorded = "http://hl7.org/fhir/5.0/StructureDefinition/extension-MedicationDispense.recorded"
	extNewText  = "http://hl7.org/fhir/5.0/StructureDefinition/extension-MedicationDispense.renderedDosageInstruction"
)

// asPrescribed is the product of an item that names none.
const asPrescribed = "Produit prescrit"

// Beginnings of the notes of an item, which tell them apart.
const (
	noteAgreement  = "Accord : "
	notePatient    = "Au patient : "
	notePrescriber = "Au prescripteur : "
	noteWhole      = "Ensemble de la délivrance : "
)

// DispenseOptions are the choices of [WriteDispensation]; nil means all zero.
type DispenseOptions struct {
	Options
	// Renewals are the lines of which this is not the first dispensing. The
	// French code of an item says so, and the model does not.
	Renewals []string
}

// WriteDispensation writes a dispensation as a bundle with one
// MedicationDispense for each item and the people and places they refer to. It
// also returns what the bundle does not carry. The guide has no profile for
// dispensations: the form is that of R4, with the codes that the French CDA
// eDISP-MED uses for complete and partial dispensing. The same value always
// gives the same bytes.
func WriteDispensation(d prescription.Dispensation, opts *DispenseOptions) ([]byte, []document.Omission, error) {
	if d.At.IsZero() {
		return nil, nil, ErrNoDate
	}
	if opts == nil {
		opts = &DispenseOptions{}
	}
	carried, left := CarriedDispensation(d, opts)
	if len(carried.Items) == 0 {
		return nil, nil, ErrNoLine
	}
	w := writer{options: &opts.Options, id: d.ID, bundle: &fhir.Bundle{Type: "collection"}}
	id := urn(d.ID)
	w.bundle.Identifier = &id
	person := w.professional("dispenser", carried.Dispenser.Practitioner, identity.Organization{})
	performers := []fhir.DispensePerformer{{Actor: person}}
	if !carried.Dispenser.Place.IsZero() {
		performers = append(performers, fhir.DispensePerformer{Actor: w.add("place", organization(carried.Dispenser.Place))})
	}
	for i := range carried.Items {
		item := &carried.Items[i]
		r := w.dispense(&carried, item, slices.Contains(opts.Renewals, item.Line))
		r.Performer = performers
		w.add("item/"+itoa(i), r)
	}
	raw, err := fhir.Write(w.bundle)
	if err != nil {
		return nil, nil, err
	}
	return raw, left, nil
}

// dispense writes one item.
func (w *writer) dispense(d *prescription.Dispensation, i *prescription.Item, renewal bool) *fhir.MedicationDispense {
	status := map[prescription.Action]string{prescription.Full: "completed", prescription.Partial: "completed",
		prescription.Refused: "declined", prescription.Cancelled: "entered-in-error"}[i.Action]
	if i.Action == prescription.Refused && i.Closes {
		status = "stopped" // R4: halted for good
	}
	id := urn(d.ID)
	if i.Action == prescription.Cancelled {
		id = urn(i.Cancels) // the record that was made in error
	}
	line := lineIdentifier(d.Prescription.ID, i.Line)
	r := &fhir.MedicationDispense{Identifier: []fhir.Identifier{id}, Status: status, StatusReasonCodeableConcept: w.concept(i.Reason),
		AuthorizingPrescription: []fhir.Reference{{Type: "MedicationRequest", Identifier: &line}},
		Quantity:                quantity(i.Quantity), Note: itemNotes(d, i)}
	r.Extension = []fhir.Extension{{URL: extRecorded, DateTime: d.At.String()}}
	if i.Text != "" {
		r.Extension = append(r.Extension, fhir.Extension{URL: extNewText, Markdown: i.Text})
	}
	if i.Action == prescription.Full || i.Action == prescription.Partial {
		r.WhenHandedOver = d.At.String()
		r.Type = supply(i.Action, renewal)
	}
	w.handed(r, i.Product)
	if i.Dosage != nil {
		r.DosageInstruction = w.dosage(&r.Domain, i.Dosage)
	}
	if s := i.Substituted; s != nil {
		r.Substitution = &fhir.DispenseSubstitution{WasSubstituted: flag(true), Type: w.concept(s.Type)}
		if c := w.concept(s.Reason); c != nil {
			r.Substitution.Reason = []fhir.CodeableConcept{*c}
		}
	}
	return r
}

// supply is the completeness of an item (JDV 1.2.250.1.213.1.1.5.765): first or
// later dispensing, complete or partial.
func supply(a prescription.Action, renewal bool) *fhir.CodeableConcept {
	code := "FF"
	if renewal {
		code = "RF"
	}
	if a == prescription.Full {
		return concept(systemSupply, code+"C", "")
	}
	return concept(systemSupply, code+"P", "")
}

// handed writes the product that was handed out.
func (w *writer) handed(r *fhir.MedicationDispense, p *prescription.Product) {
	if p == nil || p.Medicine == nil {
		c := concept(systemAbsent, "not-applicable", "")
		c.Text = asPrescribed
		if p == nil {
			r.MedicationCodeableConcept = c
			return
		}
		w.batch(r, &fhir.Medication{Code: c}, p, nil)
		return
	}
	m := p.Medicine
	name := w.named(m.Codes, m.Name)
	if p.Batch == "" && p.Expiry.IsZero() && m.Form.IsZero() && len(m.Ingredients) == 0 && name != nil {
		r.MedicationCodeableConcept = name
		return
	}
	product, parts := w.medication(name, m.Form, m.Ingredients, len(m.Codes) > 0)
	product.Meta = nil // the profiles of the guide forbid a batch
	w.batch(r, product, p, parts)
}

func (w *writer) batch(r *fhir.MedicationDispense, m *fhir.Medication, p *prescription.Product, parts []fhir.Resource) {
	if p.Batch != "" || !p.Expiry.IsZero() {
		m.Batch = &fhir.Batch{LotNumber: p.Batch, ExpirationDate: p.Expiry.String()}
	}
	m.ID = "product"
	r.MedicationReference = &fhir.Reference{Reference: "#product"}
	r.Contained = append(append(r.Contained, m), parts...)
}

func itemNotes(d *prescription.Dispensation, i *prescription.Item) []fhir.Annotation {
	var out []fhir.Annotation
	for _, n := range []struct{ begin, text string }{{noteAgreement, i.Agreement}, {notePatient, i.ForPatient},
		{notePrescriber, i.Note}, {noteWhole, d.Note}} {
		if n.text != "" {
			out = append(out, fhir.Annotation{Text: n.begin + n.text})
		}
	}
	return out
}
