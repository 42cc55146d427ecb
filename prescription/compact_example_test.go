package prescription_test

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

func ExampleCore() {
	rx := prescription.Prescription{
		Lines: []prescription.Line{{
			ID: "1", Text: "1 comprimé par jour",
			Medicine: &prescription.Medicine{
				Name:  "PARACETAMOL MYLAN 500 mg, comprimé",
				Codes: []prescription.Code{{System: "urn:oid:2.51.1.1", Code: "03400933516390"}},
			},
		}},
	}
	core, left := prescription.Core(rx, nil)
	fmt.Printf("%q -> %q\n", rx.Lines[0].Medicine.Name, core.Lines[0].Medicine.Name)
	fmt.Println(left[0].Path, left[0].Reason.EN)
	// Output:
	// "PARACETAMOL MYLAN 500 mg, comprimé" -> ""
	// /lines/0/medicine/name the compact code carries the code of a product and not its label
}
