package epmed

import (
	"math/big"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

const (
	loincWeight = "29463-7"
	loincHeight = "8302-2"
	ucum        = "http://unitsofmeasure.org"
)

// vitalsSection writes weight in kilograms and height in centimetres, the only
// units the content model takes (FR-Signes-vitaux).
func (w *writing) vitalsSection() *cda.Section {
	o := &cda.Organizer{Class: "CLUSTER", Mood: "EVN", Infra: cda.Infra{TemplateIDs: cda.Templates("2.16.840.1.113883.10.20.1.32",
		"2.16.840.1.113883.10.20.1.35", "1.3.6.1.4.1.19376.1.5.3.1.4.13.1", "1.2.250.1.213.1.1.3.49")},
		IDs: []cda.II{*w.id("vitaux")}, Code: medcda.Coded(medcda.OIDLoinc, "85353-1", "Signes vitaux"),
		Status: medcda.Completed(), EffectiveTime: w.day()}
	var rows []cda.Node
	day := french(w.rx.Written)
	sign := func(q *prescription.Quantity, unit, loinc, display, name, id string) {
		value, ok := inUnit(q, unit)
		if !ok {
			return
		}
		rows = append(rows, cda.El("tr", medcda.TextCell(day), medcda.TextCell(name),
			medcda.Cell(medcda.Phrase(id, strings.Replace(string(value), ".", ",", 1)+" "+unit))))
		o.Components = append(o.Components, cda.OrganizerComponent{Type: "COMP", Statement: cda.Statement{Observation: &cda.Observation{
			Class: "OBS", Mood: "EVN", Infra: cda.Infra{TemplateIDs: cda.Templates("2.16.840.1.113883.10.20.1.31",
				"1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.3.6.1.4.1.19376.1.5.3.1.4.13.2", "1.2.250.1.213.1.1.3.50")},
			IDs: []cda.II{*w.id("vitaux/" + loinc)}, Code: medcda.Coded(medcda.OIDLoinc, loinc, display), Text: cda.RefersTo(id),
			Status: medcda.Completed(), EffectiveTime: w.day(),
			Values: []cda.Value{&cda.QTY{Type: cda.TypePQ, Value: string(value), Unit: unit}}}}})
	}
	sign(w.rx.Context.Weight, "kg", loincWeight, "Poids (mesuré)", "Poids", "poids")
	sign(w.rx.Context.Height, "cm", loincHeight, "Taille", "Taille", "taille")
	if rows == nil {
		return nil
	}
	s := w.section("8716-3", "Signes vitaux", "Signes vitaux", "2.16.840.1.113883.10.20.1.16",
		"1.3.6.1.4.1.19376.1.5.3.1.3.25", "1.3.6.1.4.1.19376.1.5.3.1.1.5.3.2", sectionVitals)
	s.Text = narrative(medcda.Table([]string{"Date", "Signe vital", "Valeur"}, rows...))
	s.Entries = []cda.Entry{{Statement: cda.Statement{Organizer: o}}}
	return s
}

// factors are what one unit is in kilograms or centimetres.
func factor(code, unit string) *big.Rat {
	switch code + " " + unit {
	case "kg kg", "cm cm":
		return big.NewRat(1, 1)
	case "g kg":
		return big.NewRat(1, 1000)
	case "m cm":
		return big.NewRat(100, 1)
	}
	return nil
}

// inUnit converts a quantity exactly; ok is false for another unit.
func inUnit(q *prescription.Quantity, unit string) (prescription.Decimal, bool) {
	if q == nil || q.System != ucum {
		return "", false
	}
	f, value := factor(q.Code, unit), q.Value.Rat()
	if f == nil || value == nil {
		return "", false
	}
	if q.Code == unit {
		return q.Value, true
	}
	r := new(big.Rat).Mul(value, f)
	places, exact := r.FloatPrec()
	d, err := prescription.ParseDecimal(r.FloatString(places))
	return d, exact && err == nil
}

// pregnancySection states a pregnancy; the volet has no code for its absence
// (FR-Historique-des-grossesses).
func (w *writing) pregnancySection() *cda.Section {
	if w.rx.Context.Pregnant == nil || !*w.rx.Context.Pregnant {
		return nil
	}
	s := w.section("10162-6", "Historique des grossesses", "Historique des grossesses", "1.3.6.1.4.1.19376.1.5.3.1.1.5.3.4", sectionPregnancy)
	s.Text = narrative(medcda.Table([]string{"Statut"}, cda.El("tr", medcda.Cell(medcda.Phrase("grossesse", "Enceinte")))))
	s.Entries = []cda.Entry{{Statement: cda.Statement{Observation: &cda.Observation{Class: "OBS", Mood: "EVN",
		Infra: cda.Infra{TemplateIDs: cda.Templates("1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.3.6.1.4.1.19376.1.5.3.1.4.13.5", "1.2.250.1.213.1.1.3.53")},
		IDs:   []cda.II{*w.id("grossesse")}, Code: medcda.Coded(medcda.OIDLoinc, "11449-6", "Statut de grossesse"),
		Text: cda.RefersTo("grossesse"), Status: medcda.Completed(), EffectiveTime: w.day(),
		Values: []cda.Value{typedCode(cda.TypeCE, medcda.Coded(medcda.OIDSnomed, "77386006", "grossesse en cours"))}}}}}
	return s
}

// french writes a day as people read it.
func french(m prescription.Moment) string {
	if m.IsZero() {
		return ""
	}
	return m.Time(nil).Format("02/01/2006")
}
