package eprescription

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// ReadDispensation reads a bundle of MedicationDispense as one dispensation,
// each an item. It is as tolerant as [Read] and refuses a bundle without a
// MedicationDispense.
func ReadDispensation(raw []byte, opts *Options) (prescription.Dispensation, []document.Fault, error) {
	b, faults, err := fhir.ReadBundle(raw)
	if err != nil {
		return prescription.Dispensation{}, nil, err
	}
	r := newReader(b, faults, opts)
	acts := resources[*fhir.MedicationDispense](r)
	if len(acts) == 0 {
		return prescription.Dispensation{}, nil, ErrNoAct
	}
	if len(acts) > maxItems {
		return prescription.Dispensation{}, nil, ErrTooMany
	}
	var d prescription.Dispensation
	if id := b.Identifier; id != nil && id.Value != "" {
		d.ID = bare(id)
		*id = fhir.Identifier{}
	} else {
		d.ID = derived(string(raw))
		r.found(foundNoID, "/identifier")
	}
	for i, m := range acts {
		d.Items = append(d.Items, r.act(&d, m, i == 0))
	}
	r.rest()
	return d, r.faults, nil
}

// act reads one item, and what it repeats of the whole dispensation.
func (r *reader) act(d *prescription.Dispensation, m *fhir.MedicationDispense, first bool) prescription.Item {
	path := r.paths[m]
	i := prescription.Item{Reason: r.concept(m.StatusReasonCodeableConcept, path+"/statusReasonCodeableConcept"),
		Quantity: r.quantity(m.Quantity, path+"/quantity")}
	r.action(m, &i, path)
	r.line(d, m, &i, first, path)
	r.when(d, m, first, path)
	r.performers(d, m, first, path)
	r.handedOut(m, &i, path)
	r.itemNotes(d, m, &i, first, path)
	if e := extension(m.Extension, extNewText); e != nil {
		i.Text = e.Markdown
	}
	for n := range m.DosageInstruction {
		if i.Dosage == nil {
			i.Dosage = &prescription.Dosage{}
		}
		i.Dosage.Steps = append(i.Dosage.Steps, r.step(m, &m.DosageInstruction[n], item(path+"/dosageInstruction", n)))
	}
	if s := m.Substitution; s != nil && s.WasSubstituted != nil {
		if *take(&s.WasSubstituted) {
			i.Substituted = &prescription.Substituted{Type: r.concept(s.Type, path+"/substitution/type")}
			if len(s.Reason) > 0 {
				i.Substituted.Reason = r.concept(&s.Reason[0], path+"/substitution/reason/0")
			}
		}
	}
	return i
}

// action reads what was done from the status and the type.
func (r *reader) action(m *fhir.MedicationDispense, i *prescription.Item, path string) {
	kind := ""
	if m.Type != nil && len(m.Type.Coding) > 0 {
		kind = strings.TrimSpace(m.Type.Coding[0].Code) // QUIRK: the value set of the CI-SIS holds "FFC " with a space
	}
	switch take(&m.Status) {
	case "completed":
		switch kind {
		case "FFC", "RFC":
			i.Action = prescription.Full
			m.Type = nil
		case "FFP", "RFP":
			i.Action = prescription.Partial
			m.Type = nil
		default:
			i.Action = prescription.Full
			r.found(foundStatus, path+"/type")
		}
	case "declined":
		i.Action = prescription.Refused
	case "stopped":
		i.Action, i.Closes = prescription.Refused, true
	case "entered-in-error":
		i.Action = prescription.Cancelled
	default:
		i.Action = prescription.Refused
		r.found(foundStatus, path+"/status")
	}
}

// line reads which line of which prescription the item answers, and for a
// cancelled one which act it undoes.
func (r *reader) line(d *prescription.Dispensation, m *fhir.MedicationDispense, i *prescription.Item, first bool, path string) {
	rx := ""
	if len(m.AuthorizingPrescription) > 0 {
		ref := &m.AuthorizingPrescription[0]
		if id := ref.Identifier; id != nil {
			i.Line = id.Value
			if uuid, ok := strings.CutPrefix(id.System, "urn:uuid:"); ok && isUUID(uuid) {
				rx, id.System = uuid, ""
			}
			id.Value = ""
			ref.Type = ""
		}
	}
	again(r, first, &d.Prescription.ID, rx, path+"/authorizingPrescription")
	if len(m.Identifier) == 0 {
		return
	}
	id := bare(&m.Identifier[0])
	if i.Action == prescription.Cancelled {
		i.Cancels = id
	}
	if i.Action == prescription.Cancelled || id == d.ID {
		m.Identifier[0] = fhir.Identifier{}
	}
}

func (r *reader) when(d *prescription.Dispensation, m *fhir.MedicationDispense, first bool, path string) {
	handed := r.moment(&m.WhenHandedOver, path+"/whenHandedOver")
	at := handed
	if e := extension(m.Extension, extRecorded); e != nil {
		at = r.moment(&e.DateTime, path+"/extension")
		if !handed.IsZero() && handed != at {
			r.found(foundDisagree, path+"/whenHandedOver")
		}
	}
	again(r, first, &d.At, at, path+"/whenHandedOver")
}

func (r *reader) performers(d *prescription.Dispensation, m *fhir.MedicationDispense, first bool, path string) {
	var who prescription.Dispenser
	for n := range m.Performer {
		at := item(path+"/performer", n) + "/actor"
		switch found := r.resolve(m, m.Performer[n].Actor, at).(type) {
		case *fhir.Organization:
			who.Place = once(r, found, r.organizationOf)
		case *fhir.Practitioner:
			known, ok := r.prescribers[found]
			if !ok {
				known = r.person(found, prescription.Prescriber{})
				r.prescribers[found] = known
			}
			who.Practitioner = known.Practitioner
			if !known.Place.IsZero() {
				who.Place = known.Place
			}
		}
	}
	again(r, first, &d.Dispenser, who, path+"/performer")
}

// handedOut reads the product; the marker of the prescribed product is none.
func (r *reader) handedOut(m *fhir.MedicationDispense, i *prescription.Item, path string) {
	prescribed := func(v *prescription.Medicine) bool {
		return len(v.Codes) == 1 && v.Codes[0] == (prescription.Code{System: systemAbsent, Code: "not-applicable"}) && v.Name == asPrescribed
	}
	if c := m.MedicationCodeableConcept; c != nil {
		var v prescription.Medicine
		if v.Codes, v.Name = r.namedOf(c); !prescribed(&v) {
			i.Product = &prescription.Product{Medicine: &v}
		}
		return
	}
	product, ok := r.resolve(m, m.MedicationReference, path+"/medicationReference").(*fhir.Medication)
	if !ok {
		return
	}
	at := r.paths[product]
	n := r.nameOf(product)
	v := prescription.Medicine{Codes: n.codes, Name: n.name, Form: r.concept(product.Form, at+"/form")}
	for k := range product.Ingredient {
		v.Ingredients = append(v.Ingredients, r.ingredient(product, &product.Ingredient[k], item(at+"/ingredient", k)))
	}
	i.Product = &prescription.Product{}
	if !prescribed(&v) {
		i.Product.Medicine = &v
	}
	if b := product.Batch; b != nil {
		i.Product.Batch = take(&b.LotNumber)
		if day, err := identity.ParseDate(b.ExpirationDate); err == nil {
			i.Product.Expiry, b.ExpirationDate = day, ""
		}
	}
}

func (r *reader) itemNotes(d *prescription.Dispensation, m *fhir.MedicationDispense, i *prescription.Item, first bool, path string) {
	whole := ""
	for n := range m.Note {
		text := take(&m.Note[n].Text)
		field := &i.Note
		for begin, f := range map[string]*string{noteAgreement: &i.Agreement, notePatient: &i.ForPatient, notePrescriber: &i.Note, noteWhole: &whole} {
			if rest, ok := strings.CutPrefix(text, begin); ok {
				field, text = f, rest
				break
			}
		}
		if *field != "" {
			text = *field + "\n" + text
		}
		*field = text
	}
	again(r, first, &d.Note, whole, path+"/note")
}
