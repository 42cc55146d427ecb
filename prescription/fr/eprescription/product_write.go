package eprescription

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// product writes what is prescribed: a concept where codes and a name are all,
// a contained Medication otherwise.
func (w *writer) product(r *fhir.MedicationRequest, l *prescription.Line) {
	m := l.Medicine
	if m != nil && m.Form.IsZero() && len(m.Ingredients) == 0 {
		r.MedicationCodeableConcept = w.named(m.Codes, m.Name)
		return
	}
	var product *fhir.Medication
	var parts []fhir.Resource
	if m != nil {
		product, parts = w.medication(w.named(m.Codes, m.Name), m.Form, m.Ingredients, len(m.Codes) > 0)
	} else {
		product, parts = w.preparation(l.Preparation)
	}
	product.ID = "product"
	r.MedicationReference = &fhir.Reference{Reference: "#product"}
	r.Contained = append(append(r.Contained, product), parts...)
}

// guided reports whether the product is as the guide wants it: a concept with
// a code of its value set (fr-medication-code, required), or a product that
// claims one of its profiles, and so do its components. A product that is only
// named is written all the same, and the line claims no profile.
func guided(r *fhir.MedicationRequest) bool {
	if c := r.MedicationCodeableConcept; c != nil {
		return slices.ContainsFunc(c.Coding, func(x fhir.Coding) bool { return slices.Contains(productSystems, x.System) && x.Code != "" })
	}
	return !slices.ContainsFunc(r.Contained, func(c fhir.Resource) bool {
		m, product := c.(*fhir.Medication)
		return product && m.Meta == nil
	})
}

// productSystems are the systems of the guide's value set fr-medication-code.
var productSystems = []string{ansm + "UCD", ansm + "codeSMS", ansm + "substance", ansm + "Presentation", ansm + "SpecialitePharmaceutique"} // never changed

// named is the concept of a product; nil when nothing names it.
func (w *writer) named(codes []prescription.Code, name string) *fhir.CodeableConcept {
	if len(codes) == 0 && name == "" {
		return nil
	}
	c := &fhir.CodeableConcept{Text: name}
	for _, code := range codes {
		c.Coding = append(c.Coding, w.coding(code))
	}
	return c
}

// medication writes a product with its form and ingredients. One with a
// vehicle, or without a code, is a mixture of contained products (guide,
// fr-medication-compound); otherwise the ingredients are concepts.
func (w *writer) medication(name *fhir.CodeableConcept, form prescription.Code, list []prescription.Ingredient, coded bool) (*fhir.Medication, []fhir.Resource) {
	m := &fhir.Medication{Code: name, Form: w.concept(form)}
	mixture := false
	for _, i := range list {
		mixture = mixture || i.Vehicle
	}
	// The guide holds a coded product to have no reference among its
	// ingredients (frmed-med-1, of fr-medication-noncompound only).
	mixture = mixture || len(list) > 0 && !coded
	var parts []fhir.Resource
	for n, i := range list {
		item := fhir.Ingredient{ItemCodeableConcept: w.concept(i.Substance), Strength: strength(i.Strength)}
		if i.Vehicle {
			item.Extension = []fhir.Extension{{URL: extVehicle, Boolean: flag(true)}}
		}
		if mixture {
			part := &fhir.Medication{Code: item.ItemCodeableConcept}
			part.ID = "component-" + itoa(n+1)
			part.Meta = w.claim(i.Substance)
			parts = append(parts, part)
			item.ItemCodeableConcept, item.ItemReference = nil, &fhir.Reference{Reference: "#" + part.ID}
		}
		m.Ingredient = append(m.Ingredient, item)
	}
	switch {
	case mixture:
		m.Meta = &fhir.Meta{Profile: []string{profileCompound}}
	case name != nil:
		m.Meta = w.claim(w.identifying(name)...)
	}
	return m, parts
}

// claim names the profile of a coded product, which asks for exactly one code
// of those that identify one.
func (w *writer) claim(codes ...prescription.Code) *fhir.Meta {
	n := 0
	for _, c := range codes {
		if identifies(c) {
			n++
		}
	}
	if n != 1 {
		return nil
	}
	return &fhir.Meta{Profile: []string{profileNonCompound}}
}

func (w *writer) identifying(name *fhir.CodeableConcept) []prescription.Code {
	var out []prescription.Code
	for _, c := range name.Coding {
		out = append(out, prescription.Code{System: w.options.toModel(c.System), Code: c.Code})
	}
	return out
}

// strength is an amount as a ratio; the guide's examples write "for each 1"
// where it is for the whole.
func strength(a *prescription.Amount) *fhir.Ratio {
	if a == nil {
		return nil
	}
	r := &fhir.Ratio{Numerator: quantity(a.Value), Denominator: quantity(a.Per)}
	if r.Denominator == nil {
		r.Denominator = &fhir.Quantity{Value: "1"}
	}
	return r
}

// preparation writes a magistral preparation. It has no code, which is said as
// the French CDA says it (nullFlavor NA); its formula is the text, its name the
// label of the missing code.
func (w *writer) preparation(p *prescription.Preparation) (*fhir.Medication, []fhir.Resource) {
	name := concept(systemAbsent, "not-applicable", p.Name)
	name.Text = p.Formula
	return w.medication(name, p.Form, p.Ingredients, false)
}
