package fhir_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
)

// TestOfficialBundles reads every bundle of a folder: the output of the
// French guide (branch gh-pages of ansforge/interop-ig-fhir-ePrescription).
func TestOfficialBundles(t *testing.T) {
	folder := os.Getenv("ORDONNANCE_FHIR")
	if folder == "" {
		t.Skip("set ORDONNANCE_FHIR to a folder of FHIR bundles")
	}
	files, err := filepath.Glob(filepath.Join(folder, "Bundle-*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("no Bundle-*.json in ORDONNANCE_FHIR")
	}
	found := map[string]int{}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b, faults, err := fhir.ReadBundle(raw)
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(name), err)
			continue
		}
		for _, f := range faults {
			found[f.Code]++
			t.Logf("%s: %s %s", filepath.Base(name), f.Code, f.Path)
		}
		again, err := fhir.Write(b)
		if (err != nil) != document.Refuses(faults) {
			t.Errorf("%s: %v", filepath.Base(name), err)
		}
		if err != nil {
			continue
		}
		b2, _, err := fhir.ReadBundle(again)
		if err != nil {
			t.Fatal(err)
		}
		third, err := fhir.Write(b2)
		if err != nil || !bytes.Equal(again, third) {
			t.Errorf("%s: not written alike", filepath.Base(name))
		}
	}
	t.Logf("%d bundles, faults %v", len(files), found)
}
