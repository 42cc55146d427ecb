package epmed_test

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
)

// evening is a line that CDA cannot carry whole: "in the evening" is not one of
// its moments.
func evening() prescription.Line {
	return medicine("1", prescription.Line{Dosage: &prescription.Dosage{Steps: []prescription.Step{{
		Doses:  []prescription.Dose{{Amount: prescription.Amount{Value: measure("40", "mg")}}},
		Timing: prescription.Timing{Moments: []prescription.DayMoment{{Code: "EVE"}}},
	}}}})
}

func ExampleWrite() {
	rx := sample(evening(), device("2"))
	raw, left, err := epmed.Write(rx, &epmed.WriteOptions{PDF: pdf, Code: png})
	fmt.Println(len(raw) > 0, err)
	for _, o := range left {
		fmt.Println(o.Code, o.Path)
	}
	// Output:
	// true <nil>
	// EPMED-L27 /context/pregnant
	// EPMED-L01 /lines/0/dosage/steps/0/timing/moments
}

func ExampleRead() {
	raw, _, err := epmed.Write(sample(evening()), &epmed.WriteOptions{PDF: pdf})
	if err != nil {
		fmt.Println(err)
		return
	}
	got, faults, err := epmed.Read(raw)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range faults {
		fmt.Println(f.Code, f.Severity, f.Message.FR)
	}
	l := got.Prescription.Lines[0]
	fmt.Println(got.Version, l.ID, l.Medicine.Name)
	fmt.Println(l.Text)
	// Output:
	// FR-EPMED-031 warning le numéro national et le code 2D vont ensemble, et l'un manque
	// 2024.01 1 PARACETAMOL MYLAN 500 mg, comprimé
	// 40 mg le soir.
}

func ExampleLineUUID() {
	fmt.Println(epmed.LineUUID("7c9e6679-7425-40de-944b-e07fc1f90ae7", "1"))
	// Output: 91c03270-4c86-5911-af4c-5e71db60f0a5
}
