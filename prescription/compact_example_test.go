package prescription_test

import (
	"fmt"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

func ExampleCore() {
	rx := gen.Typical(1, true)
	core, left := prescription.Core(rx, nil)
	fmt.Printf("%q -> %q\n", rx.Lines[0].Medicine.Name, core.Lines[0].Medicine.Name)
	fmt.Println(left[0].Path, left[0].Reason.EN)
	// Output:
	// "MEDICAMENT A 500 mg, comprimé" -> ""
	// /lines/0/medicine/name the compact code carries the code of a product and not its label
}
