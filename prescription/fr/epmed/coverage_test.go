package epmed_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/has"
)

var updateCoverage = flag.Bool("update-coverage", false, "write ../COVERAGE.md anew")

const coverageHead = `# What each form carries of the posologies of the HAS

Written by ` + "`go test ./prescription/fr/epmed -run Coverage -update-coverage`" + `; a
test fails when it is no longer true. Each of the 47 cases goes from the model
into a form and back. **whole**: everything came back. **words**: the codes say
what is no longer structure and stands in the text of the line. Wherever
nothing of the posology is lost, the schedule computed from what came back is
that of the original (the same test). What each sentence names of the official
label stands in ` + "`epmed/testdata/labels.tsv`" + `.

| case | JSON | compact | FHIR (ePrescription) | CDA (eP-MED-DM) | sentence |
|---|---|---|---|---|---|
`

// TestCoverage holds the table of what each form carries against the codecs.
func TestCoverage(t *testing.T) {
	var b strings.Builder
	b.WriteString(coverageHead)
	for _, c := range has.Cases() {
		l := medicine("1", c.Line)
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", c.ID,
			throughJSON(t, l), throughCompact(t, l), throughFHIR(t, l), throughCDA(t, l), ordonnance.Sentence(l))
	}
	const file = "../COVERAGE.md"
	if *updateCoverage {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(file)
	if err != nil || string(have) != b.String() {
		t.Errorf("%s does not say what the forms carry: -update-coverage (%v)", file, err)
	}
}

// carried is a cell, and holds the schedule of what came back against the
// original where nothing of the posology is lost.
func carried(t *testing.T, l, back prescription.Line, lost []string) string {
	t.Helper()
	if len(lost) > 0 {
		slices.Sort(lost)
		return "words: " + strings.Join(slices.Compact(lost), ", ")
	}
	if a, b := intakes(l), intakes(back); a != b {
		t.Errorf("nothing is said to be lost, and the schedule differs:\n%s\n%s", a, b)
	}
	return "whole"
}

func throughJSON(t *testing.T, l prescription.Line) string {
	raw, left, err := document.Write(sample(l), prescription.Kind())
	if err != nil {
		t.Fatal(err)
	}
	got, err := document.Read(raw, prescription.Kind())
	if err != nil {
		t.Fatal(err)
	}
	return carried(t, l, got.Lines[0], posologyCodes(left, nil))
}

func throughCompact(t *testing.T, l prescription.Line) string {
	raw, left, err := document.Write(sample(l), ordonnance.CompactKind(nil))
	if err != nil {
		t.Fatal(err)
	}
	got, err := document.Read(raw, ordonnance.CompactKind(nil))
	if err != nil {
		t.Fatal(err)
	}
	return carried(t, l, got.Lines[0], posologyCodes(left, nil))
}

func throughFHIR(t *testing.T, l prescription.Line) string {
	raw, left, err := eprescription.Write(sample(l), nil)
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := eprescription.Read(raw, nil)
	if err != nil {
		t.Fatal(err)
	}
	return carried(t, l, got.Lines[0], posologyCodes(left, eprescription.Lost))
}

func throughCDA(t *testing.T, l prescription.Line) string {
	_, left, err := epmed.Write(sample(l), &epmed.WriteOptions{PDF: pdf})
	if err != nil {
		t.Fatal(err)
	}
	got, _ := back(t, l)
	return carried(t, l, got, posologyCodes(left, nil))
}

// posologyCodes are the codes of what a form leaves out of the posology.
func posologyCodes(left []document.Omission, counts func(document.Omission) bool) (codes []string) {
	for _, o := range left {
		if timed([]document.Omission{o}) && (counts == nil || counts(o)) {
			codes = append(codes, o.Code)
		}
	}
	return codes
}
