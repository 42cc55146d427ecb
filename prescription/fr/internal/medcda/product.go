package medcda

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// productTemplates are those of a product (CCD, IHE PCC, FR-Produit-de-sante),
// materialTemplates that of a medicine (IHE Pharmacy Medicine Entry).
var ( // never changed
	productTemplates = cda.Templates("2.16.840.1.113883.10.20.1.53", "1.3.6.1.4.1.19376.1.5.3.1.4.7.2",
		"1.2.250.1.213.1.1.3.43")
	materialTemplates = cda.Templates("1.3.6.1.4.1.19376.1.9.1.3.1")
)

// NoProduct is the product of an entry that repeats its line's.
func NoProduct() *cda.Consumable {
	p := (*Room)(nil).product()
	p.material.Code, p.material.Name = &cda.CD{Null: cda.NotApplicable}, &cda.EN{Null: cda.NotApplicable}
	return &cda.Consumable{Type: "CSM", Product: &p.consumed}
}

var noProduct = NoProduct() // for all doses of all lines: never changed

// Medicine writes a medicine. The main code is the speciality (CIS) or none
// (eP-MED-DM 2024.01, FR-Produit-de-sante); other codes are translations, ATC
// classes generalizations. ref is the ID of the narrative that names it.
func (r *Room) Medicine(m *prescription.Medicine, ref string) *cda.ManufacturedProduct {
	p := r.product()
	x := &p.material
	main, rest, classes := mainCode(m.Codes)
	if main != nil {
		x.Code = r.CD(*main)
	} else {
		x.Code = r.code(cda.CD{Null: cda.NotApplicable})
	}
	x.Code.OriginalText = r.RefersTo(ref, "")
	for i := range rest {
		if t := r.CD(rest[i]); t != nil {
			if x.Code.Translations == nil {
				x.Code.Translations = make([]cda.CD, 0, len(rest))
			}
			x.Code.Translations = append(x.Code.Translations, *t)
		}
	}
	x.Name = r.named(m.Name)
	x.Form = r.CD(m.Form)
	if len(classes) > 0 {
		x.Kinds = make([]cda.SpecializedKind, 0, len(classes))
	}
	for _, c := range classes {
		x.Kinds = append(x.Kinds, cda.SpecializedKind{Class: "GRIC", Of: &cda.MedicineClass{Class: "MMAT",
			Code: r.CD(c), Names: r.namesOf(c.Display)}})
	}
	x.Ingredients = r.substances(m.Ingredients)
	return &p.consumed
}

// Preparation writes a magistral preparation: no code, its formula in the
// narrative. One that has a name of its own repeats the formula as description,
// which tells it from a medicine without codes.
func (r *Room) Preparation(m *prescription.Preparation, ref string) *cda.ManufacturedProduct {
	p := r.product()
	x := &p.material
	x.Code = &cda.CD{Null: cda.NotApplicable, OriginalText: r.RefersTo(ref, "")}
	x.Name = r.named(m.Name)
	if m.Name != "" {
		x.Description = &cda.ED{Text: m.Formula}
	}
	x.Form = r.CD(m.Form)
	x.Ingredients = r.substances(m.Ingredients)
	return &p.consumed
}

func (r *Room) named(name string) *cda.EN {
	if name == "" {
		return &cda.EN{Null: cda.NotApplicable}
	}
	return &r.namesOf(name)[0]
}

func (r *Room) substances(list []prescription.Ingredient) []cda.Ingredient {
	if len(list) == 0 {
		return nil
	}
	out := make([]cda.Ingredient, 0, len(list))
	for i := range list {
		in := &list[i]
		x := cda.Ingredient{Class: "ACTI", Substance: &cda.Substance{Class: "MMAT", Determiner: "KIND",
			Code: r.CD(in.Substance), Names: r.namesOf(in.Substance.Display)}}
		if in.Vehicle {
			x.Class = "IACT"
		}
		if s := in.Strength; s != nil && s.Value != nil {
			x.Quantity = &cda.RTO{Numerator: typed(r.PQ(*s.Value, "")), Denominator: &cda.QTY{Type: cda.TypePQ, Value: "1"}}
			if s.Per != nil {
				x.Quantity.Denominator = typed(r.PQ(*s.Per, ""))
			}
		}
		out = append(out, x)
	}
	return out
}

func typed(q *cda.QTY) *cda.QTY {
	q.Type = cda.TypePQ
	return q
}

// Product reads a product: a medicine, or a magistral preparation where there
// is no code of any kind and either no name or a description.
func (r *Reading) Product(p *cda.ManufacturedProduct) (*prescription.Medicine, *prescription.Preparation) {
	if p == nil || p.Material == nil {
		return nil, nil
	}
	x := p.Material
	m := prescription.Medicine{Name: squeeze(x.Name.Text()), Form: r.Words.Code(x.Form)}
	if x.Code != nil {
		if x.Code.Code != "" {
			m.Codes = append(m.Codes, r.Words.Code(x.Code))
		}
		for i := range x.Code.Translations {
			if c := r.Words.Code(&x.Code.Translations[i]); !c.IsZero() {
				m.Codes = append(m.Codes, c)
			}
		}
	}
	for _, k := range x.Kinds {
		if k.Of != nil && k.Of.Code != nil && k.Of.Code.Code != "" {
			m.Codes = append(m.Codes, nameless(r.Words.Code(k.Of.Code), k.Of.Names))
		}
	}
	m.Ingredients = r.ingredients(x.Ingredients)
	words := ""
	if x.Code != nil {
		words = r.Words.Text(x.Code.OriginalText)
	}
	if len(m.Codes) > 0 || m.Name != "" && x.Description == nil {
		if m.Name == "" {
			m.Name = words
		}
		return &m, nil
	}
	prep := &prescription.Preparation{Name: m.Name, Formula: words, Form: m.Form, Ingredients: m.Ingredients}
	if x.Description != nil {
		prep.Formula = r.Words.Text(x.Description)
	}
	return nil, prep
}

// nameless fills in the label of a concept from names beside it.
func nameless(c prescription.Code, names []cda.EN) prescription.Code {
	if c.Display == "" && len(names) > 0 {
		c.Display = squeeze(names[0].Text())
	}
	return c
}

func (r *Reading) ingredients(list []cda.Ingredient) []prescription.Ingredient {
	var out []prescription.Ingredient
	for _, x := range list {
		if x.Substance == nil {
			continue
		}
		in := prescription.Ingredient{Substance: nameless(r.Words.Code(x.Substance.Code), x.Substance.Names), Vehicle: x.Class == "IACT"}
		if x.Quantity != nil {
			if value := Quantity(x.Quantity.Numerator); value != nil {
				in.Strength = &prescription.Amount{Value: value, Per: Quantity(x.Quantity.Denominator)}
				if per := in.Strength.Per; per != nil && *per == (prescription.Quantity{Value: "1"}) {
					in.Strength.Per = nil
				}
			}
		}
		out = append(out, in)
	}
	return out
}
