package prescription_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// A file written by hand becomes a value.
func ExampleKind() {
	raw, err := os.ReadFile("testdata/antibiotic.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := document.Read(raw, prescription.Kind())
	if err != nil {
		fmt.Println(err)
		return
	}
	line := p.Lines[0]
	fmt.Println(p.Written, line.Medicine.Name)
	fmt.Println(line.Text)
	fmt.Println(line.Dosage.Steps[0].Timing.Moments, line.Dosage.Steps[0].Bounds.Duration)
	// Output:
	// 2026-11-20 AMOXICILLINE 1 g, comprimé dispersible
	// 1 comprimé le matin et le soir pendant 7 jours
	// [MORN EVE] 7 d
}

// A value becomes JSON, always the same bytes.
func ExampleKind_write() {
	p := prescription.Prescription{ID: "5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a01"}
	p.Written, _ = prescription.ParseMoment("2026-11-20")
	p.Patient.FamilyName = "PAT-TROIS"
	p.Prescriber.Practitioner.FamilyName = "DOC0024566"
	p.Lines = []prescription.Line{{
		ID:     "1",
		Device: &prescription.Device{Name: "Bas de contention"},
		Text:   "à porter chaque jour du lever au coucher",
	}}
	raw, _, err := document.Write(p, prescription.Kind())
	if err != nil {
		fmt.Println(err)
		return
	}
	text := string(raw)
	fmt.Println(text[:strings.Index(text, `,"id"`)])
	fmt.Println(text[strings.Index(text, `"lines"`):])
	// Output:
	// {"format":"prescription/1"
	// "lines":[{"id":"1","device":{"name":"Bas de contention"},"text":"à porter chaque jour du lever au coucher","flags":{"longTerm":false,"workRelated":false,"preventive":false,"notReimbursed":false,"offLabel":false}}]}
}

// Mistakes in a file are named with their place.
func ExampleKind_mistakes() {
	raw, err := os.ReadFile("testdata/antibiotic.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	wrong := strings.NewReplacer(`"7 d"`, `"7 jours"`, `"sex"`, `"sexe"`).Replace(string(raw))
	for _, fault := range document.Validate([]byte(wrong), prescription.Kind()) {
		fmt.Println(fault.Path)
	}
	// Output:
	// /lines/0/dosage/steps/0/bounds/duration
	// /patient/sexe
}

// What contradicts itself is well formed and still not right.
func ExampleStructure() {
	raw, err := os.ReadFile("testdata/narcotic.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := document.Read(raw, prescription.Kind())
	if err != nil {
		fmt.Println(err)
		return
	}
	p.Lines[0].Instalment, _ = prescription.ParseSpan("7 d")
	for _, fault := range document.Check(p, prescription.Structure()) {
		fmt.Println(fault.Code, fault.Path)
		fmt.Println(fault.Message.FR)
	}
	// Output:
	// RX-117 /lines/0/instalment
	// la délivrance fractionnée est à la fois demandée et exclue
}
