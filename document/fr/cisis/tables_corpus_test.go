package cisis_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
)

// The types, models and files of the official examples are in the tables. What
// they contradict is listed with its reason.
func TestTablesOnOfficialExamples(t *testing.T) {
	dir := os.Getenv("ORDONNANCE_CDA")
	if dir == "" {
		t.Skip("set ORDONNANCE_CDA to the folder of TestContenuCDA")
	}
	files, err := filepath.Glob(filepath.Join(dir, "ExemplesCDA", "*.xml"))
	if err != nil || len(files) < 50 {
		t.Fatal("no examples", err)
	}
	var tables *cisis.Tables
	counts := map[string]int{}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got, err := cda.Read(raw, nil)
		if err != nil {
			continue // the style sheets among them
		}
		sniffed, err := document.ReadDocument(raw, nil)
		if err != nil || sniffed.Form() != document.FormCDA && sniffed.Form() != document.FormStyledCDA {
			t.Errorf("%s: form %q %v", filepath.Base(file), sniffed.Form(), err)
		}
		counts[string(sniffed.Form())]++
		doc := got.Document
		typ, known := tables.Type(doc.Code.Concept())
		format, ok := tables.Format(doc)
		if !known || typ.Class.IsZero() || typ.Kind == "" || !ok || format.Display == "" {
			t.Errorf("%s: %+v, %+v", filepath.Base(file), typ, format)
		}
		for _, f := range document.Check(doc, cisis.CodeProfile(nil)) {
			counts[f.Code]++
			t.Logf("%s: %s %s %s", filepath.Base(file), f.Code, f.Severity, f.Path)
		}
	}
	t.Log(counts)
	if counts["FR-DOC-304"] > 0 || counts["FR-DOC-301"] > 0 || counts["FR-DOC-313"] > 0 {
		t.Error("types, models or files are not what the tables say")
	}
}
