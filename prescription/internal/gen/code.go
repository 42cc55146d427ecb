package gen

import (
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// codes are concepts in every system the French formats use (interop guides of
// ANS; EDQM; UCUM; SNOMED CT; WHO ATC), one in a system of no use, and shapes
// that packing has to keep apart.
var codes = []identity.Code{
	{System: "urn:oid:1.2.250.1.213.2.3.1", Code: "60234100", Display: "DOLIPRANE 500 mg"},
	{System: "urn:oid:1.2.250.1.213.2.3.2", Code: "3400936403114"},
	{System: "urn:oid:1.2.250.1.213.2.3.2", Code: "0000000000000"},
	{System: "urn:oid:1.2.250.1.213.2.62", Code: "3400892065366"},
	{System: "urn:oid:1.2.250.1.213.2.59", Code: "MV00000042", Display: "paracétamol 500 mg comprimé"},
	{System: "urn:oid:2.16.840.1.113883.3.6905.2", Code: "100000092047"},
	{System: "http://www.whocc.no/atc", Code: "N02BE01"},
	{System: "urn:oid:1.2.250.1.215.200.2.1", Code: "1215702"},
	{System: "urn:oid:1.2.250.1.213.2.68", Code: "V0806"},
	{System: "http://standardterms.edqm.eu", Code: "10219000", Display: "comprimé"},
	{System: "http://standardterms.edqm.eu", Code: "20053000", Display: "voie orale"},
	{System: "http://snomed.info/sct", Code: "22253000", Display: "douleur"},
	{System: "urn:oid:1.2.250.1.213.1.1.4.322", Code: "MED-1096"},
	{System: "urn:oid:1.2.250.1.213.1.1.4.322", Code: "GEN-180"},
	{System: "urn:oid:1.2.250.1.213.1.1.4.5", Code: "G15_10/SM26"},
	{System: "urn:ordonnance:fr:substitution-motive", Code: "MTE"},
	{System: "https://codes.example/système", Code: "ça, là!", Display: "autre"},
	{System: "urn:oid:2.999", Code: "007"},
	{System: "urn:oid:2.999", Code: "7"},
}

// code is a concept with a label, without, or a label alone.
func (s source) code() identity.Code {
	switch s.IntN(6) {
	case 0:
		return identity.Code{Display: s.line()}
	case 1:
		c := pick(s, codes)
		c.Display = s.line()
		return c
	}
	return pick(s, codes)
}

// units are units of quantities: EDQM units of presentation and packaging,
// UCUM, a label alone, and none.
var units = []prescription.Quantity{
	{System: "http://standardterms.edqm.eu", Code: "15054000", Unit: "comprimé"},
	{System: "http://standardterms.edqm.eu", Code: "15012000", Unit: "gélule"},
	{System: "http://standardterms.edqm.eu", Code: "15036000", Unit: "dispositif transdermique"},
	{System: "http://standardterms.edqm.eu", Code: "30009000", Unit: "boîte"},
	{System: "http://standardterms.edqm.eu", Code: "15002000"},
	{System: "http://unitsofmeasure.org", Code: "mg", Unit: "mg"},
	{System: "http://unitsofmeasure.org", Code: "mg/kg", Unit: "mg/kg"},
	{System: "http://unitsofmeasure.org", Code: "[iU]", Unit: "UI"},
	{System: "http://unitsofmeasure.org", Code: "mL"},
	{System: "http://unitsofmeasure.org", Code: "h"},
	{System: "https://units.example/x", Code: "µ", Unit: "micro"},
	{Unit: "dose correspondant à la graduation de 7 kg"},
	{Unit: "Application"},
	{},
}

// quantity is a number above zero of any unit.
func (s source) quantity() *prescription.Quantity {
	q := pick(s, units)
	q.Value = s.positive()
	return &q
}

// amount is a fixed quantity or a range, perhaps for each of another quantity.
func (s source) amount() *prescription.Amount {
	a := &prescription.Amount{Per: maybe(s, 5, s.quantity)}
	low, high := pick(s, units), prescription.Quantity{}
	low.Value = s.number()
	high = low
	switch s.IntN(6) {
	case 0:
		low.Value, high.Value = pick(s, ascending), "12.5"
		a.Low, a.High = &low, &high
	case 1:
		a.Low = &low
	case 2:
		a.High = &high
	default:
		a.Value = &low
	}
	return a
}

// ascending are low ends below 12.5.
var ascending = []prescription.Decimal{"0", "0.5", "1", "2.0", "12.50"}
