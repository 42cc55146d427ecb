package cisis_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
)

// TestOfficialExamples wants of the official examples what the official
// schematron says of them: all pass but one, whose patient has a name with
// qualifier SP.
func TestOfficialExamples(t *testing.T) {
	dir := os.Getenv("ORDONNANCE_CDA")
	if dir == "" {
		t.Skip("set ORDONNANCE_CDA to a checkout of ansforge/TestContenuCDA-3-0")
	}
	files, err := filepath.Glob(filepath.Join(dir, "ExemplesCDA", "*.xml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	profile := cisis.HeaderProfile()
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got, err := cda.Read(src, nil)
		if err != nil {
			t.Fatal(err)
		}
		faults := document.Check(got.Document, profile)
		for _, f := range faults {
			t.Log(filepath.Base(file), f.Code, f.Severity, f.Path)
		}
		if document.Refuses(faults) != strings.HasPrefix(filepath.Base(file), "eDISP-MED") {
			t.Errorf("%s: %v", filepath.Base(file), faults)
		}
	}
}
