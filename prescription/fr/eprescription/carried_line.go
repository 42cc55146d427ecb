package eprescription

import (
	"reflect"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// line reduces one line.
func (c *carrier) line(l *prescription.Line, path string) {
	c.product(l, path)
	if l.Quantity != nil {
		c.quantity(l.Quantity, path+"/quantity", false)
	}
	l.Indications = c.codes(l.Indications, path+"/indications")
	if !l.Substitution.Refused {
		drop(c, &l.Substitution.Motive, path+"/substitution/motive", LostAltogether)
	}
	c.code(&l.Substitution.Motive, path+"/substitution/motive")
	c.counter(l, path)
	if l.Dosage != nil && len(l.Dosage.Steps) == 0 {
		l.Dosage = nil
	}
	c.treatment(l, path)
	c.addressee(l, path)
	if l.Dosage != nil {
		c.dosage(l.Dosage, path+"/dosage")
		if onlyText(l) {
			l.Dosage = nil
		}
	}
}

// onlyText reports whether the posology is one instruction that repeats the
// text of the line: the form in which the guide writes a posology without
// structure.
func onlyText(l *prescription.Line) bool {
	s := l.Dosage.Steps
	return len(s) == 1 && reflect.DeepEqual(s[0], prescription.Step{Instructions: []string{l.Text}})
}

// counter puts in words what R4 has no element for at the counter.
func (c *carrier) counter(l *prescription.Line, path string) {
	say := func(path, words string) {
		l.Mentions = append(l.Mentions, words)
		c.omit(path, LostStructure)
	}
	if l.Repeats.IsUnlimited() {
		l.Repeats = prescription.Repeats{}
		say(path+"/repeats", "Renouvelable sans limite du nombre de renouvellements")
	}
	if l.AtOnce {
		l.AtOnce = false
		say(path+"/atOnce", "Délivrance en une seule fois")
	}
	if !l.Instalment.IsZero() {
		words := "Délivrance fractionnée par périodes de " + spanWords(l.Instalment)
		l.Instalment = prescription.Span{}
		say(path+"/instalment", words)
	}
}

// treatment keeps dates of the whole treatment on the line and moves a length
// to the steps, where it says the same. The length of a treatment in several
// steps, one after the other, has no place: the guide carries lengths on each
// instruction and forbids validityPeriod and expectedSupplyDuration for it
// (ePrescription 1.1.0-ballot, "Règles de modélisation", dates and length of
// the prescription), and effectiveDosePeriod holds dates.
func (c *carrier) treatment(l *prescription.Line, path string) {
	path += "/period"
	kept, words, code := fit(l.Period)
	if kept.Start.IsZero() && kept.End.IsZero() && !(kept.Duration.IsZero() && kept.DurationMax.IsZero()) {
		if code == "" && sideBySide(l.Dosage) {
			for i := range l.Dosage.Steps {
				l.Dosage.Steps[i].Bounds = kept
			}
			l.Period = prescription.Bounds{}
			c.omit(path, RestatedPeriod)
			return
		}
		kept, words, code = prescription.Bounds{}, l.Period, LostStructure
	}
	if code != "" {
		c.omit(path, code)
	}
	if !words.IsZero() {
		l.Mentions = append(l.Mentions, "Ensemble du traitement : "+
			sentence(prescription.Step{Bounds: words}))
	}
	l.Period = kept
}

// sideBySide reports whether all steps run over the whole line.
func sideBySide(d *prescription.Dosage) bool {
	if d == nil {
		return false
	}
	for _, s := range d.Steps {
		if s.Sequence != d.Steps[0].Sequence || !s.Bounds.IsZero() || !s.StartEvent.IsZero() || !s.EndEvent.IsZero() {
			return false
		}
	}
	return true
}

// addressee moves the words to the patient.
// QUIRK: R4 has Dosage.patientInstruction for them; the guide forbids it
// (fr-medicationrequest, maximum 0) and puts them in additionalInstruction.
func (c *carrier) addressee(l *prescription.Line, path string) {
	if l.ForPatient == "" {
		return
	}
	if l.Dosage != nil {
		s := &l.Dosage.Steps[0]
		s.Instructions = append(s.Instructions, l.ForPatient)
	} else {
		l.Mentions = append(l.Mentions, l.ForPatient)
	}
	l.ForPatient = ""
	c.omit(path+"/forPatient", RestatedAddressee)
}

// product makes the product fit.
func (c *carrier) product(l *prescription.Line, path string) {
	if m := l.Medicine; m != nil {
		path += "/medicine"
		m.Codes = c.codes(m.Codes, path+"/codes")
		c.code(&m.Form, path+"/form")
		c.ingredients(m.Ingredients, path)
	}
	if r := l.Preparation; r != nil {
		path += "/preparation"
		c.code(&r.Form, path+"/form")
		c.ingredients(r.Ingredients, path)
	}
}

func (c *carrier) ingredients(list []prescription.Ingredient, path string) {
	for i := range list {
		at := item(path+"/ingredients", i)
		c.code(&list[i].Substance, at+"/substance")
		if list[i].Strength != nil && !c.strength(list[i].Strength, at+"/strength") {
			list[i].Strength = nil
		}
	}
}

// strength makes a strength a ratio; false when it is none.
func (c *carrier) strength(a *prescription.Amount, path string) bool {
	if a.Value == nil || a.Low != nil || a.High != nil {
		c.omit(path, LostAltogether)
		return false
	}
	c.quantity(a.Value, path+"/value", true)
	if a.Per == nil {
		return true
	}
	if *a.Per == (prescription.Quantity{Value: "1"}) {
		a.Per = nil
		c.omit(path+"/per", RestatedUnit)
		return true
	}
	c.quantity(a.Per, path+"/per", true)
	if *a.Per == (prescription.Quantity{Value: "1"}) {
		a.Per = nil
	}
	return true
}

// sentence is the French for one step.
func sentence(s prescription.Step) string {
	return ordonnance.Sentence(prescription.Line{Dosage: &prescription.Dosage{Steps: []prescription.Step{s}}})
}

// spanWords is a length in French.
func spanWords(s prescription.Span) string {
	one, many := "", ""
	switch s.Unit {
	case prescription.Second:
		one, many = "seconde", "secondes"
	case prescription.Minute:
		one, many = "minute", "minutes"
	case prescription.Hour:
		one, many = "heure", "heures"
	case prescription.Day:
		one, many = "jour", "jours"
	case prescription.Week:
		one, many = "semaine", "semaines"
	case prescription.Month:
		one, many = "mois", "mois"
	case prescription.Year:
		one, many = "an", "ans"
	}
	if s.Value == "1" {
		return "1 " + one
	}
	return string(s.Value) + " " + many
}
