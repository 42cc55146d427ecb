package ordonnance_test

import (
	"os"
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// What the printed code leaves to the tables of the pharmacy is missed when the
// prescription is written and not at the counter; what is wrong there is found
// at both.
func TestCounterKnowsTheProducts(t *testing.T) {
	raw, err := os.ReadFile("../../testdata/chronic.json")
	if err != nil {
		t.Fatal(err)
	}
	rx, err := document.Read(raw, prescription.Kind())
	if err != nil {
		t.Fatal(err)
	}
	core, _ := prescription.Core(rx, nil)
	for i := range core.Lines {
		core.Lines[i].Medicine.Ingredients = nil // a name by itself
	}
	uncoded := core.Clone()
	uncoded.Lines[0].Medicine.Codes = nil
	abroad := core.Clone()
	abroad.Prescriber.Place.Address = &identity.Address{City: "BRUXELLES", Country: "BE"}
	for _, c := range []struct {
		name  string
		rx    prescription.Prescription
		stage ordonnance.Stage
		code  string
		want  bool
	}{
		{"name, written", core, ordonnance.Writing, "FR-RX-040", true},
		{"name, counter", core, ordonnance.Dispensing, "FR-RX-040", false},
		{"neither name nor code, counter", uncoded, ordonnance.Dispensing, "FR-RX-040", true},
		{"address, written", core, ordonnance.Writing, "FR-RX-007", true},
		{"address, counter", core, ordonnance.Dispensing, "FR-RX-007", false},
		{"address of another country, counter", abroad, ordonnance.Dispensing, "FR-RX-007", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			faults := document.Check(c.rx, ordonnance.Profile(&ordonnance.Options{Stage: c.stage}))
			found := slices.ContainsFunc(faults, func(f document.Fault) bool { return f.Code == c.code })
			if found != c.want {
				t.Errorf("%s found: %t, want %t", c.code, found, c.want)
			}
		})
	}
}
