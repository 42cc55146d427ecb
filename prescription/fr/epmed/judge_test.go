package epmed_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// Documents for judges outside Go (XSD, schematrons): one of everything.
func TestJudgedDocuments(t *testing.T) {
	dir := os.Getenv("ORDONNANCE_CDA_OUT")
	if dir == "" {
		t.Skip("set ORDONNANCE_CDA_OUT to a folder for the documents")
	}
	put := func(name string, lines ...prescription.Line) {
		for i := range lines {
			lines[i].ID = strconv.Itoa(i + 1)
		}
		raw, _, err := epmed.Write(sample(lines...), &epmed.WriteOptions{PDF: pdf, Code: png, ExecuteBy: written})
		if err != nil {
			t.Fatal(name, err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".xml"), raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var all []prescription.Line
	for _, c := range catalogue() {
		all = append(all, medicine("", c.Line))
	}
	put("catalogue", all...)
	put("lines-01", all[0])
	put("lines-05", all[:5]...)
	put("lines-20", all[:20]...)
	for _, m := range modes() {
		put("mode-"+m.name, medicine("", prescription.Line{Dosage: &prescription.Dosage{Steps: m.steps}}))
	}
	unstructured := medicine("", prescription.Line{})
	unstructured.Medicine.Codes = unstructured.Medicine.Codes[1:2]
	put("unstructured", unstructured)
	put("device", device(""))
	put("preparation", preparation(""))
	bizone := medicine("", all[2].Clone())
	bizone.Flags.LongTerm = true
	put("mixed-bizone", bizone, all[3], preparation(""), device(""))
	narcotic := medicine("", all[7].Clone())
	narcotic.Text = string(ordonnance.AppendSentenceInWords(nil, narcotic))
	narcotic.Indications = []prescription.Code{{System: "http://snomed.info/sct", Code: "22253000", Display: "Douleur"}, {Display: "douleur de la nuit"}}
	put("narcotic", narcotic)
}

// The official examples are read, and written again as 2024.01.
func TestOfficialExamples(t *testing.T) {
	root := os.Getenv("ORDONNANCE_CDA")
	if root == "" {
		t.Skip("set ORDONNANCE_CDA to a checkout of ansforge/TestContenuCDA-3-0")
	}
	files, err := filepath.Glob(filepath.Join(root, "ExemplesCDA", "eP-MED-DM_*.xml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, faults, err := epmed.Read(raw)
			if err != nil {
				t.Fatal(err)
			}
			version := strings.Split(filepath.Base(file), "_")[1]
			if got.Version != version {
				t.Errorf("version %q", got.Version)
			}
			for _, f := range faults {
				t.Log(f.Code, f.Path, f.Message.EN)
			}
			if len(got.Prescription.Lines) != 3 || len(got.Code) == 0 {
				t.Errorf("%d lines", len(got.Prescription.Lines))
			}
			if version != "2022.01" && len(got.PDF) == 0 {
				t.Error("no PDF")
			}
			opts := &epmed.WriteOptions{PDF: pdf, Code: got.Code}
			out, left, err := epmed.Write(got.Prescription, opts)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range left {
				t.Log("omission", o.Code, o.Path)
			}
			if dir := os.Getenv("ORDONNANCE_CDA_OUT"); dir != "" {
				os.WriteFile(dir+"/official-"+filepath.Base(file), out, 0o644)
			}
		})
	}
}
