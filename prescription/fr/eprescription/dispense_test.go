package eprescription_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

// act is a dispensation made of the parts of a random prescription.
func act(r *rand.Rand) prescription.Dispensation {
	p := gen.Prescription(r)
	other := gen.Prescription(r)
	d := prescription.Dispensation{ID: p.ID, Prescription: prescription.Reference{ID: other.ID}, At: p.Written,
		Dispenser: prescription.Dispenser{Practitioner: p.Prescriber.Practitioner, Place: p.Prescriber.Place}, Note: p.Comment}
	for _, l := range p.Lines {
		i := prescription.Item{Line: l.ID, Action: prescription.Full, Quantity: l.Quantity, Note: l.ForDispenser, ForPatient: l.ForPatient}
		switch r.IntN(5) {
		case 0:
			i.Action = prescription.Partial
			i.Dosage, i.Text = l.Dosage, l.Text
		case 1:
			i = prescription.Item{Line: l.ID, Action: prescription.Refused, Closes: r.IntN(2) == 0,
				Reason: prescription.Code{System: prescription.ReasonSystem, Code: prescription.ReasonShortage}}
		case 2:
			i = prescription.Item{Line: l.ID, Action: prescription.Cancelled, Cancels: other.ID, Reason: prescription.Code{Display: "saisie erronée"}}
		case 3:
			i.Product = &prescription.Product{Medicine: l.Medicine, Device: l.Device, Batch: "A1", Expiry: identity.Date{Year: 2027, Month: 5}}
			i.Substituted = &prescription.Substituted{Type: prescription.Code{System: "http://terminology.hl7.org/CodeSystem/v3-substanceAdminSubstitution", Code: "G"},
				Reason: prescription.Code{Display: "rupture"}}
			i.Agreement = "Dr DOCTEUR, par téléphone"
		}
		d.Items = append(d.Items, i)
	}
	return d
}

func TestRandomDispensations(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		d := act(r)
		raw, left, err := eprescription.WriteDispensation(d, &eprescription.DispenseOptions{Renewals: []string{"1"}})
		if err == eprescription.ErrNoLine {
			continue
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, text(t, d))
		}
		back, faults, err := eprescription.ReadDispensation(raw, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range faults {
			if f.Code != "FHIR-222" {
				t.Errorf("own bundle: %s %s", f.Code, f.Path)
			}
		}
		want, again := eprescription.CarriedDispensation(d, nil)
		if !reflect.DeepEqual(left, again) {
			t.Error("two lists of omissions")
		}
		if !reflect.DeepEqual(back, want) {
			t.Fatal(difference(text(t, back), text(t, want)))
		}
	}
}
