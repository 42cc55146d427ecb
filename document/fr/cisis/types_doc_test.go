package cisis_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
)

var update = flag.Bool("update", false, "write TYPES.md again")

// TYPES.md is the table of types as this package has it.
func TestTypesDocument(t *testing.T) {
	e := cisis.Embedded()
	var b strings.Builder
	fmt.Fprintf(&b, "# Types de documents\n\nThe types of %s (OID %s, %s) with their class (%s, %s), purpose, models and formats (%s, %s).\n",
		e.Types.Name, e.Types.OID, e.Types.Date, e.TypeClass.Name, e.TypeClass.Date, e.TemplateFormat.Name, e.TemplateFormat.Date)
	b.WriteString("A type without a model has documents of level 1 only, whose format is that of the file in them (last table); with a model it has both. Three types are no CDA documents and have a format of their own. " +
		"`.nn` stands for the model 1.2.250.1.213.1.1.1.nn.\n\nMade by `go test ./document/fr/cisis -run TypesDocument -update`.\n\n")
	b.WriteString("| code | système | libellé | classe | famille | modèle → format |\n|---|---|---|---|---|---|\n")
	known := cisis.Kinds()
	for _, typ := range e.AllTypes() {
		if !slices.Contains(known, typ.Kind) {
			t.Errorf("%s: kind %q", typ.Code.Code, typ.Kind)
		}
		var models []string
		for _, m := range typ.Templates {
			models = append(models, strings.Replace(m.Root, "1.2.250.1.213.1.1.1.", ".", 1)+" → "+m.Format.Code)
		}
		if typ.Format.Code != "" {
			models = append(models, typ.Format.Code)
		}
		class := strings.TrimSpace(typ.Class.Code + " " + typ.Class.Display)
		if class == "" {
			class = "—"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", typ.Code.Code, systemName(typ.Code.System), typ.Code.Display, class, typ.Kind, strings.Join(models, "<br>"))
	}
	b.WriteString("\n| fichier (niveau 1) | format |\n|---|---|\n")
	for _, media := range []string{"application/pdf", "text/plain", "text/rtf", "image/jpeg", "image/tiff"} {
		format, ok := e.FormatOfMedia(media)
		if !ok {
			t.Error(media)
		}
		fmt.Fprintf(&b, "| %s | %s |\n", media, format.Code)
	}
	if *update {
		if err := os.WriteFile("TYPES.md", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if raw, err := os.ReadFile("TYPES.md"); err != nil || string(raw) != b.String() {
		t.Error("TYPES.md is not the table: go test ./document/fr/cisis -run TypesDocument -update")
	}
	if !slices.IsSorted(known) || len(known) != 32 {
		t.Error(len(known), "kinds, or out of order")
	}
}

func systemName(uri string) string {
	switch uri {
	case loinc:
		return "LOINC"
	case local:
		return "TRE_A05"
	}
	return uri
}
