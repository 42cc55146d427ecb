package eprescription

import (
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// productOf reads what is prescribed.
func (r *reader) productOf(m *fhir.MedicationRequest, l *prescription.Line, path string) {
	if c := m.MedicationCodeableConcept; c != nil {
		l.Medicine = &prescription.Medicine{}
		l.Medicine.Codes, l.Medicine.Name = r.namedOf(c)
		return
	}
	product, ok := r.resolve(m, m.MedicationReference, path+"/medicationReference").(*fhir.Medication)
	if !ok {
		product = r.only()
	}
	if product == nil {
		l.Medicine = &prescription.Medicine{}
		if m.MedicationReference != nil {
			l.Medicine.Name = take(&m.MedicationReference.Display)
		}
		return
	}
	if !ok {
		r.found(foundOnly, path+"/medicationReference")
		r.used[product] = true
	}
	v := once(r, product, r.medicationOf)
	v = prescription.Line{Medicine: v.Medicine, Preparation: v.Preparation}.Clone()
	l.Medicine, l.Preparation = v.Medicine, v.Preparation
}

// only returns the one product of a bundle with one line, parts of products
// aside; nil when there is more than one.
// QUIRK: five examples of the guide misspell the reference to their product.
func (r *reader) only() *fhir.Medication {
	var all []*fhir.Medication
	part := make(map[fhir.Resource]bool)
	lines := 0
	for _, e := range r.bundle.Entry {
		switch m := e.Resource.(type) {
		case *fhir.MedicationRequest:
			lines++
		case *fhir.Medication:
			all = append(all, m)
			for i := range m.Ingredient {
				if ref := m.Ingredient[i].ItemReference; ref != nil {
					found, _ := r.index.Resolve(m, ref)
					part[found] = true
				}
			}
		}
	}
	all = slices.DeleteFunc(all, func(m *fhir.Medication) bool { return part[m] })
	if lines != 1 || len(all) != 1 {
		return nil
	}
	return all[0]
}

// named is what a product is called.
type named struct {
	codes []prescription.Code
	name  string
}

// namedOf reads all codes and the name of a product.
func (r *reader) namedOf(c *fhir.CodeableConcept) (codes []prescription.Code, name string) {
	if c == nil {
		return nil, ""
	}
	for i := range c.Coding {
		codes = append(codes, r.coding(&c.Coding[i]))
	}
	return codes, take(&c.Text)
}

// nameOf is what a Medication is called, however often it is asked.
func (r *reader) nameOf(m *fhir.Medication) named {
	return once(r, m, func(m *fhir.Medication) named {
		codes, name := r.namedOf(m.Code)
		return named{codes, name}
	})
}

// single is a name as one concept: the first code, in the words of the name.
func (r *reader) single(m *fhir.Medication) prescription.Code {
	n := r.nameOf(m)
	path := r.paths[m] + "/code"
	if len(n.codes) == 0 {
		return prescription.Code{Display: n.name}
	}
	if len(n.codes) > 1 {
		r.found(foundRest, path)
	}
	c := n.codes[0]
	if n.name != "" {
		if c.Display != "" && !strings.EqualFold(c.Display, n.name) {
			r.found(foundWording, path)
		}
		c.Display = n.name
	}
	return c
}

// medicationOf reads a Medication as a line that has only its product.
func (r *reader) medicationOf(m *fhir.Medication) prescription.Line {
	path := r.paths[m]
	form := r.concept(m.Form, path+"/form")
	var parts []prescription.Ingredient
	for i := range m.Ingredient {
		parts = append(parts, r.ingredient(m, &m.Ingredient[i], item(path+"/ingredient", i)))
	}
	n := r.nameOf(m)
	if len(n.codes) == 1 && n.codes[0].System == systemAbsent && n.name != "" {
		return prescription.Line{Preparation: &prescription.Preparation{Name: n.codes[0].Display, Formula: n.name, Form: form, Ingredients: parts}}
	}
	return prescription.Line{Medicine: &prescription.Medicine{Codes: n.codes, Name: n.name, Form: form, Ingredients: parts}}
}

// ingredient reads one part of a product: a substance, or another product of
// which only the code is taken over, and its amount when the part states none.
func (r *reader) ingredient(m *fhir.Medication, i *fhir.Ingredient, path string) prescription.Ingredient {
	out := prescription.Ingredient{Substance: r.concept(i.ItemCodeableConcept, path+"/itemCodeableConcept"),
		Strength: r.ratio(i.Strength, path+"/strength")}
	if active := i.IsActive; active != nil && *active {
		i.IsActive = nil
	}
	if e := extension(i.Extension, extVehicle); e != nil && e.Boolean != nil {
		out.Vehicle = *e.Boolean
	}
	part, ok := r.resolve(m, i.ItemReference, path+"/itemReference").(*fhir.Medication)
	if !ok || part == m {
		return out
	}
	v := once(r, part, func(p *fhir.Medication) prescription.Ingredient {
		return prescription.Ingredient{Substance: r.single(p), Strength: r.ratio(p.Amount, r.paths[p]+"/amount")}
	})
	out.Substance = v.Substance
	if out.Strength == nil {
		out.Strength = v.Strength
	}
	return out
}

// ratio reads so much for each of something; "for each 1" is for the whole.
func (r *reader) ratio(q *fhir.Ratio, path string) *prescription.Amount {
	if q == nil || q.Numerator == nil {
		return nil
	}
	out := &prescription.Amount{Value: r.quantity(q.Numerator, path+"/numerator"), Per: r.quantity(q.Denominator, path+"/denominator")}
	if out.Per != nil && *out.Per == (prescription.Quantity{Value: "1"}) {
		out.Per = nil
	}
	if out.Value == nil {
		return nil
	}
	return out
}
