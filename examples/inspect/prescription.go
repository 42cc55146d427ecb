package main

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
)

// showPrescription fills in a prescription and asks the rules.
func showPrescription(r *report, rx prescription.Prescription) {
	r.Type, r.Title = "prescription", "Ordonnance"
	if len(rx.Tags) > 0 {
		var tags []string
		for _, t := range rx.Tags {
			tags = append(tags, cmp.Or(t.Display, ordonnance.Tag(t.Code).Display, t.Code))
		}
		r.Title = strings.Join(tags, ", ")
	}
	r.ID, r.Written = rx.ID, rx.Written.String()
	r.Patient = &rx.Patient
	r.By = professional(rx.Prescriber.Practitioner, rx.Prescriber.Place)
	for _, l := range rx.Lines {
		r.Lines = append(r.Lines, lineOf(l))
	}
	r.Faults = append(r.Faults, document.Check(rx, prescription.Structure(), ordonnance.Profile(law(r.Form)))...)
}

// law chooses where French law is asked: what the printed code leaves to the
// tables of the pharmacy is not missed in it.
func law(f form) *ordonnance.Options {
	switch f {
	case packedForm, compactForm, tokenForm:
		return &ordonnance.Options{Stage: ordonnance.Dispensing}
	}
	return nil
}

func professional(p identity.Practitioner, place identity.Organization) *person {
	return &person{Name: join(p.Title, p.GivenName, p.FamilyName), Identifiers: p.Identifiers,
		Profession: p.Profession, Place: place.Name, PlaceIDs: place.Identifiers}
}

func lineOf(l prescription.Line) line {
	out := line{ID: l.ID, Text: l.Text, Quantity: l.Quantity, Repeats: l.Repeats}
	if said := ordonnance.Sentence(l); said != l.Text {
		out.Sentence = said
	}
	switch {
	case l.Medicine != nil:
		out.Kind, out.Name, out.Codes = "medicine", medicineName(*l.Medicine), l.Medicine.Codes
	case l.Preparation != nil:
		out.Kind, out.Name = "preparation", cmp.Or(l.Preparation.Name, l.Preparation.Formula)
	case l.Device != nil:
		out.Kind, out.Name, out.Codes = "device", cmp.Or(l.Device.Name, label(l.Device.Codes)), l.Device.Codes
	}
	return out
}

// medicineName is the name, or a label, or what is in it, or a bare code.
func medicineName(m prescription.Medicine) string {
	var inside []string
	for _, i := range m.Ingredients {
		inside = append(inside, cmp.Or(i.Substance.Display, i.Substance.Code))
	}
	return cmp.Or(m.Name, label(m.Codes), strings.Join(inside, " + "))
}

// label is the first label, or else the first code.
func label(codes []prescription.Code) (text string) {
	for _, c := range codes {
		if c.Display != "" {
			return c.Display
		}
		text = cmp.Or(text, c.Code)
	}
	return text
}

// showDispensation fills in what was handed out.
func showDispensation(r *report, d prescription.Dispensation) {
	r.Type, r.Title = "dispensation", "Délivrance"
	r.ID, r.Written = d.ID, d.At.String()
	r.By = professional(d.Dispenser.Practitioner, d.Dispenser.Place)
	r.Lines = append(r.Lines, itemsOf(d)...)
}

func itemsOf(d prescription.Dispensation) (lines []line) {
	for _, i := range d.Items {
		out := line{ID: i.Line, Action: i.Action, Quantity: i.Quantity, Text: i.Text, Prescription: d.Prescription.ID}
		if p := i.Product; p != nil && p.Medicine != nil {
			out.Kind, out.Name, out.Codes = "medicine", medicineName(*p.Medicine), p.Medicine.Codes
		} else if p != nil && p.Device != nil {
			out.Kind, out.Name, out.Codes = "device", cmp.Or(p.Device.Name, label(p.Device.Codes)), p.Device.Codes
		}
		lines = append(lines, out)
	}
	return lines
}

// lookLedger lists the items of all dispensations.
func lookLedger(r *report, raw []byte) error {
	book, err := ledger.Read(bytes.NewReader(raw), nil)
	if err != nil {
		return err
	}
	r.Type, r.Title = "record of dispensations", "Registre de délivrances"
	for _, d := range book.All() {
		r.Lines = append(r.Lines, itemsOf(d)...)
	}
	return nil
}

// join puts the words that are there together.
func join(words ...string) string {
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}
