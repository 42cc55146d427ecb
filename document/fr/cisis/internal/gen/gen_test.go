package main

import (
	"os"
	"path/filepath"
	"testing"
)

const valueSet = `<?xml version="1.0" encoding="UTF-8"?>
<RetrieveValueSetResponse xmlns="urn:ihe:iti:svs:2008"><ValueSet dateMaj="20240927120000" id="1.2.250.1.213.1.1.5.999"
 urlFichier="https://mos.esante.gouv.fr/NOS/JDV_J999-Essai-CISIS"><ConceptList>
<Concept code="A" codeSystem="1.2.3" displayName="Un &amp; deux "/></ConceptList></ValueSet></RetrieveValueSetResponse>`

const valueSetFSH = `ValueSet: JDV_J998_Essai_CISIS
Id: JDV-J998-Essai-CISIS
* ^identifier.value = "urn:oid:1.2.250.1.213.1.1.5.998"
* ^date = "2026-05-05T12:00:00+01:00"
* $loinc#1-1 "Un"
* $TRE-A12-NomenclatureASTM#E1  "Deux"
`

const conceptMap = `Instance: ASS-X99-Essai
* identifier.value = "urn:oid:1.2.250.1.213.1.1.4.999"
* title = "ASS_X99_Essai_CISIS"
* date = "2025-06-23T12:00:00+01:00"
* group[0].source = "http://loinc.org"
* group[=].target = "https://mos.esante.gouv.fr/NOS/TRE_A03-ClasseDocument/FHIR/TRE-A03-ClasseDocument"
* group[=].element[0].code = #1-1
* group[=].element[=].target.code = #10
* group[=].element[=].target.equivalence = #equivalent
* group[=].element[+].code = #2-2
* group[=].element[=].target.code = #11
`

func TestConvert(t *testing.T) {
	for name, c := range map[string]struct{ file, from, to, want string }{
		"SVS": {"a.xml", valueSet, "jdv_j999.tsv",
			"# JDV_J999-Essai-CISIS\t1.2.250.1.213.1.1.5.999\t2024-09-27\tansforge/TestContenuCDA-3-0\nA\t1.2.3\tUn & deux\n"},
		"value set in shorthand": {"a.fsh", valueSetFSH, "jdv_j998.tsv",
			"# JDV_J998-Essai-CISIS\t1.2.250.1.213.1.1.5.998\t2026-05-05\tansforge/ig-terminlogie-de-sante\n1-1\t2.16.840.1.113883.6.1\tUn\nE1\tASTM\tDeux\n"},
		"concept map": {"b.fsh", conceptMap, "ass_x99.tsv", "# ASS_X99-Essai-CISIS\t1.2.250.1.213.1.1.4.999\t2025-06-23\tansforge/ig-terminlogie-de-sante\n" +
			"1-1\t2.16.840.1.113883.6.1\t10\t1.2.250.1.213.1.1.4.1\n2-2\t2.16.840.1.113883.6.1\t11\t1.2.250.1.213.1.1.4.1\n"},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, c.file)
		if err := os.WriteFile(path, []byte(c.from), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := convert(path, dir); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got, err := os.ReadFile(filepath.Join(dir, c.to)); err != nil || string(got) != c.want {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
}

func TestConvertRefuses(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.xml": "<a/>", "b.xml": "", "c.fsh": "nothing", "d.fsh": "* $TRE-Z99-None#A \"A\"\n"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if convert(path, dir) == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if convert(filepath.Join(dir, "absent.xml"), dir) == nil {
		t.Error("a file that is not there is taken")
	}
}
