package ordonnance_test

import (
	"fmt"
	"os"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// A prescriber's program checks a prescription before it is signed: morphine
// for 35 days, written in digits, without a word on the fractions, and the
// substitution refused without a motive.
func ExampleProfile() {
	raw, err := os.ReadFile("testdata/rules/faulty.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	rx, err := document.Read(raw, prescription.Kind())
	if err != nil {
		fmt.Println(err)
		return
	}
	// In real life this is the medicines database of the program.
	medicines := ordonnance.LawOf([]ordonnance.LawEntry{{
		Code: prescription.Code{System: ordonnance.SystemATC, Code: "N02AA01"},
		Law: ordonnance.Law{List: ordonnance.Narcotic,
			Fraction: prescription.Span{Value: "14", Unit: prescription.Day}},
	}})
	faults := document.Check(rx, ordonnance.Profile(&ordonnance.Options{Medicines: medicines}))
	for _, f := range faults {
		fmt.Printf("%s %s %s\n  %s\n", f.Code, f.Severity, f.Path, f.Message.FR)
	}
	fmt.Println("à ne pas signer :", document.Refuses(faults))
	// Output:
	// FR-RX-008 warning /prescriber/practitioner/phone
	//   Le téléphone du prescripteur manque ou n'est pas précédé de l'indicatif international +33.
	// FR-RX-200 error /lines/0/text
	//   Le nombre d'unités par prise et le nombre de prises doivent être écrits en toutes lettres.
	// FR-RX-201 warning /lines/0/text
	//   Le dosage de la spécialité doit être écrit en toutes lettres.
	// FR-RX-202 error /lines/0
	//   Un stupéfiant est prescrit pour plus de 28 jours, ou au-delà de la durée plus courte fixée pour ce médicament.
	// FR-RX-203 error /lines/0/instalment
	//   Ce médicament est soumis à délivrance fractionnée : indiquer la durée des fractions, ou « délivrance en une seule fois ».
	// FR-RX-300 error /lines/0/substitution/motive
	//   La substitution est refusée sans l'un des trois motifs légaux : MTE, EFG ou CIF.
	// à ne pas signer : true
}

// At the counter the moment counts as well: the same narcotic, presented on
// the fifth day.
func ExampleProfile_dispensing() {
	raw, err := os.ReadFile("testdata/rules/base.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	rx, err := document.Read(raw, prescription.Kind())
	if err != nil {
		fmt.Println(err)
		return
	}
	opts := &ordonnance.Options{
		Stage: ordonnance.Dispensing,
		At:    time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC),
		Medicines: ordonnance.LawOf([]ordonnance.LawEntry{{
			Code: prescription.Code{System: ordonnance.SystemCIP13, Code: "3400939001074"},
			Law:  ordonnance.Law{List: ordonnance.Narcotic},
		}}),
	}
	for _, f := range document.Check(rx, ordonnance.Profile(opts)) {
		fmt.Println(f.Code, f.Severity, f.Path)
		fmt.Println(f.Message.FR)
	}
	// Output:
	// FR-RX-504 warning /lines/1
	// Stupéfiant présenté plus de trois jours après la date de rédaction : ne délivrer que pour la durée restant à courir.
}
