package cda_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// TestOfficialExamples reads the official examples, writes them, and reads
// them back. All of them are valid to the schema, so that there is no fault but
// references that point at nothing, attributes without value, and a style
// sheet around.
func TestOfficialExamples(t *testing.T) {
	dir := os.Getenv("ORDONNANCE_CDA")
	if dir == "" {
		t.Skip("set ORDONNANCE_CDA to a checkout of ansforge/TestContenuCDA-3-0")
	}
	files, err := filepath.Glob(filepath.Join(dir, "ExemplesCDA", "*.xml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, err := cda.Read(src, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range got.Faults {
				if !strings.Contains("CDA-213 CDA-215 CDA-220", f.Code) {
					t.Error(f)
				}
			}
			roundTrip(t, got.Document)
		})
	}
}
