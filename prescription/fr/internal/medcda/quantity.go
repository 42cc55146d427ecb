package medcda

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// units are the EDQM units of presentation and of packaging met in official
// documents, with the UCUM annotation that the examples write for them.
var units = [...]struct{ code, annotation, label string }{
	{"15054000", "{tablet}", "comprimé"},
	{"15012000", "{capsule}", "gélule"},
	{"15052000", "{syringe}", "seringue"},
	{"15002000", "{ampoule}", "ampoule"},
	{"15036000", "{patch}", "dispositif transdermique"},
	{"15042000", "{plaster}", "emplâtre"},
	{"15005000", "{bag}", "poche"},
	{"15009000", "{bottle}", "flacon"},
	{"30009000", "", "boîte"},
	{"30067000", "", "tube"},
	{"30015500", "", "récipient"},
}

// PQ writes a quantity. A UCUM unit is the unit of the PQ. An EDQM unit stands
// with its code in a translation, beside the annotation that official
// documents use ("{tablet}"); a unit that is only words stands as the label of
// a translation without code. ref, when not empty, is the ID of the narrative
// that says the same.
func (r *Room) PQ(q prescription.Quantity, ref string) *cda.QTY {
	out := r.quantity(cda.QTY{Value: string(q.Value)})
	t := cda.PQR{}
	oid, name := oidOf(q.System)
	switch {
	case q.Code != "" && oid == OIDUcum:
		out.Unit = q.Code
		if q.Unit != "" && q.Unit != q.Code {
			t = cda.PQR{Value: string(q.Value), Code: q.Code, System: oid, SystemName: name, Display: q.Unit}
		}
	case q.Code != "" && oid != "":
		t = cda.PQR{Value: string(q.Value), Code: q.Code, System: oid, SystemName: name, Display: q.Unit}
		if oid == OIDEdqm {
			out.Unit = annotation(q.Code)
		}
	case q.Unit != "":
		t = cda.PQR{Null: cda.Other, Display: q.Unit}
	}
	if ref != "" {
		t.OriginalText = r.RefersTo(ref, "")
	}
	if t.Value != "" || t.Null != "" || t.OriginalText != nil {
		out.Translations = r.unit(t)
	}
	return out
}

// unit is a list of one quantity in another unit.
func (r *Room) unit(t cda.PQR) []cda.PQR {
	if r == nil {
		return []cda.PQR{t}
	}
	return append(r.units.list(1, 16), t)
}

func annotation(edqm string) string {
	for _, u := range units {
		if u.code == edqm {
			return u.annotation
		}
	}
	return ""
}

// Packs writes a quantity to hand out: the unit attribute holds an EDQM code
// of packaging (eP-MED-DM 2024.01, FR-Quantite-de-produit).
func (r *Room) Packs(q prescription.Quantity) *cda.QTY {
	out := r.PQ(q, "")
	if oid, _ := oidOf(q.System); oid == OIDEdqm && q.Code != "" {
		out.Unit, out.Translations = q.Code, nil
		if q.Unit != labelOf(q.Code) {
			out.Translations = r.PQ(q, "").Translations
		}
	}
	return out
}

func labelOf(edqm string) string {
	for _, u := range units {
		if u.code == edqm {
			return u.label
		}
	}
	return ""
}

// Quantity reads a PQ; nil when it has no number.
func Quantity(q *cda.QTY) *prescription.Quantity {
	if q == nil {
		return nil
	}
	value, ok := number(q.Value)
	if !ok {
		return nil
	}
	out := &prescription.Quantity{Value: value}
	for _, t := range q.Translations {
		switch {
		case t.Code != "" && t.System != "":
			out.System, out.Code, out.Unit = uriOf(t.System), t.Code, t.Display
			return out
		case t.Display != "":
			out.Unit = t.Display
			return out
		}
	}
	out.Unit, out.System, out.Code = unitOf(q.Unit)
	return out
}

// unitOf reads the unit attribute: an annotation or a code of EDQM, or UCUM.
func unitOf(unit string) (label, system, code string) {
	if unit == "" || unit == "1" {
		return "", "", ""
	}
	for _, u := range units {
		if u.code == unit || u.annotation != "" && strings.EqualFold(u.annotation, unit) {
			return u.label, uriEdqm, u.code
		}
	}
	if strings.HasPrefix(unit, "{") && strings.HasSuffix(unit, "}") {
		return strings.Trim(unit, "{}"), "", ""
	}
	if len(unit) == 8 && strings.Trim(unit, "0123456789") == "" {
		return "", uriEdqm, unit
	}
	return unit, uriUcum, unit
}

// number reads a decimal of XML Schema as one of the model: no plus sign, no
// leading zeros, no bare point.
func number(s string) (prescription.Decimal, bool) {
	s = strings.TrimPrefix(strings.TrimSpace(s), "+")
	minus := strings.HasPrefix(s, "-")
	whole, fraction, dot := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if dot && fraction != "" {
		whole += "." + fraction
	}
	if minus {
		whole = "-" + whole
	}
	d, err := prescription.ParseDecimal(whole)
	return d, err == nil && s != "" && s != "-" && s != "."
}

// Range writes a dose, both ends as IHE Pharmacy asks; a missing end is
// unknown. It returns nil for an amount that this form cannot hold without
// saying something else: a ratio.
func (r *Room) Range(a prescription.Amount, lowRef, highRef string) *cda.IVL {
	end := func(q *prescription.Quantity, ref string) *cda.QTY {
		if q == nil {
			return r.quantity(cda.QTY{Null: cda.Unknown})
		}
		return r.PQ(*q, ref)
	}
	switch {
	case a.Per != nil:
		return nil
	case a.Value != nil:
		return r.between(r.PQ(*a.Value, lowRef), r.PQ(*a.Value, highRef))
	case a.Low != nil || a.High != nil:
		return r.between(end(a.Low, lowRef), end(a.High, highRef))
	}
	return nil
}

// Amount reads a range; equal ends are one value. The zero Amount means that
// there is no number.
func Amount(x *cda.IVL) prescription.Amount {
	if x == nil {
		return prescription.Amount{}
	}
	low, high := Quantity(x.Low), Quantity(x.High)
	switch {
	case low != nil && high != nil && *low == *high:
		return prescription.Amount{Value: low}
	case low == nil && high == nil:
		return prescription.Amount{Value: Quantity(&cda.QTY{Value: x.Value, Unit: x.Unit})}
	}
	return prescription.Amount{Low: low, High: high}
}

// Agree reports whether the narrative that a quantity points at begins with
// the same number, or does not begin with one.
func (w *Words) Agree(q *cda.QTY) bool {
	if q == nil {
		return true
	}
	value, ok := number(q.Value)
	for _, t := range q.Translations {
		said := strings.Replace(w.Text(t.OriginalText), ",", ".", 1)
		end := strings.IndexFunc(said, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
		if end >= 0 {
			said = said[:end]
		}
		if n, isNumber := number(said); ok && isNumber && !n.Equal(value) {
			return false
		}
	}
	return true
}
