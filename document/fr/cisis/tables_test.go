package cisis_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

const (
	loinc = "urn:oid:2.16.840.1.113883.6.1"
	local = "urn:oid:1.2.250.1.213.1.1.4.12"
)

// Every embedded table says what it is, and has as many codes as its source.
func TestEmbedded(t *testing.T) {
	e := cisis.Embedded()
	for name, c := range map[string]struct {
		table *cisis.Table
		codes int
		oid   string
	}{
		"JDV_J07": {&e.Types, 121, "471"}, "JDV_J06": {&e.Classes, 13, "462"}, "JDV_J10": {&e.Formats, 68, "465"},
		"JDV_J02": {&e.Facilities, 69, "466"}, "JDV_J04": {&e.Practices, 12, "467"}, "JDV_J08": {&e.Confidentialities, 6, "463"},
		"JDV_J03": {&e.Contents, 100, "464"}, "JDV_J01": {&e.Specialties, 396, "461"}, "JDV_J47": {&e.Functions, 10, "124"},
		"JDV_J142": {&e.Encounters, 8, "589"}, "JDV_J143": {&e.Genders, 3, "590"}, "JDV_J197": {&e.References, 7, "692"},
		"JDV_J231": {&e.DMPReferences, 3, "693"}, "JDV_J245": {&e.Titles, 2, "718"}, "JDV_J246": {&e.Degrees, 6, "719"},
	} {
		if n := len(c.table.Codes()); n != c.codes || c.table.OID != "1.2.250.1.213.1.1.5."+c.oid || !strings.HasPrefix(c.table.Name, name) ||
			c.table.Date.IsZero() || c.table.Source == "" {
			t.Errorf("%s: %d codes, %q of %s, %s", name, n, c.table.Name, c.table.Date, c.table.OID)
		}
		for _, code := range c.table.Codes() {
			if code.Display == "" || !c.table.Has(code) {
				t.Errorf("%s: %s has no label", name, code.Code)
			}
		}
	}
	if e.TypeClass.IsZero() || e.TemplateFormat.IsZero() || e.MediaFormat.IsZero() || e.TypeClass.OID != "1.2.250.1.213.1.1.4.249" {
		t.Error("an association is empty")
	}
}

// of20240927 are the 114 codes of JDV_J07 of 2024-09-27, the edition the
// official schematrons of 2025 check.
const of20240927 = "ATTEST-ASS-COMPL ATTEST-RESID ATTEST-HEBGT ATTEST-DROITS-AM AUTORIS-SOINS BIL_AUTO CERT_DECL DISP_AUT EXPPAT_1 EXPPAT_2 " +
	"EXPPAT_3 IMG-KOS PROT_ALD REMB SYNTH DOCPAT01 DOCPAT02 DOCPAT03 DOCPAT04 DOCPAT05 DOCPAT06 DOCPAT07 DOCPAT08 DOCPAT09 " +
	"PIECE-IDENTITE PRESC-AAT PRESC-BIO PRESC-KINE PRESC-INF PRESC-PEDI PRESC-ORTHOPHO PRESC-ORTHOPTIE FEUILLE-DE-STYLE " +
	"FICHE-CONTACTS EXPORT_DUI " +
	"11369-6 11488-4 11490-0 34112-3 11502-2 11505-5 11506-3 15507-7 15508-5 18776-5 18748-4 18761-7 28617-9 28653-4 29274-8 " +
	"34120-6 34133-9 34749-2 34794-8 34842-5 34874-8 34875-5 47420-5 51851-4 51969-4 52040-3 55115-0 56445-0 56446-8 57828-6 57832-8 " +
	"57833-6 59283-2 59284-0 60280-5 60568-3 60591-5 60593-1 61357-0 67851-6 68599-0 68817-6 70004-7 78341-5 74207-2 74465-6 75468-9 " +
	"75482-0 75492-9 75496-0 77436-4 77604-7 78513-9 78601-2 80565-5 80771-9 80788-3 80820-4 83836-7 83869-8 83901-9 83981-1 85208-7 " +
	"86531-1 87273-9 88348-8 89601-9 93024-8 96349-6 96874-3 96173-0 57055-6 57057-2 57075-4 89235-6 78489-2 89233-1 101881-1 E1762"

// All 114 types have a class, a kind and a format: by model, or by the file in
// them.
func TestEveryType(t *testing.T) {
	codes := strings.Fields(of20240927)
	if len(codes) != 114 {
		t.Fatalf("%d codes", len(codes))
	}
	var tables *cisis.Tables
	for _, code := range codes {
		typ := identity.Code{System: loinc, Code: code}
		switch {
		case code == "E1762":
			typ.System = "ASTM"
		case code[0] > '9':
			typ.System = local
		}
		got, ok := tables.Type(typ)
		if !ok || got.Kind == "" || got.Code.Display == "" {
			t.Errorf("%s: %+v", code, got)
			continue
		}
		// An implant card is in no line of ASS_X04.
		if got.Class.IsZero() != (code == "101881-1") || !got.Class.IsZero() && got.Class.Display == "" {
			t.Errorf("%s: class %+v", code, got.Class)
		}
		for _, template := range got.Templates {
			if template.Format.Code == "" || template.Root == "" {
				t.Errorf("%s: template %+v", code, template)
			}
		}
	}
	for code, want := range map[string]string{"IMG-KOS": "1.2.840.10008.5.1.4.1.1.88.59", "FEUILLE-DE-STYLE": "urn:ans:ci-sis:feuille-de-style:2023"} {
		if got, _ := tables.Type(identity.Code{System: local, Code: code}); got.Format.Code != want || got.Format.Display == "" {
			t.Errorf("%s: %+v", code, got.Format)
		}
	}
	// Types of 2026 whose class ASS_X04 of 2025-06-23 does not have.
	for _, c := range tables.AllTypes() {
		if c.Class.IsZero() && !strings.Contains("101881-1 34895-3 83963-9 84067-8", c.Code.Code) {
			t.Errorf("%s has no class", c.Code.Code)
		}
	}
}

// Three lines for each relation, checked by hand against the sources.
func TestRelations(t *testing.T) {
	var tables *cisis.Tables
	for _, c := range []struct {
		code, system, class, format, template string
		kind                                  cisis.Kind
	}{
		{"57833-6", loinc, "42", "urn:ihe:pharm:pre:2010", "1.2.250.1.213.1.1.1.39", cisis.ProductPrescription},
		{"60591-5", loinc, "11", "urn:ihe:pcc:ips:2020", "1.2.250.1.213.1.1.1.51", cisis.Summary},
		{"SYNTH", local, "11", "urn:asip:ci-sis:vsm:2012", "1.2.250.1.213.1.1.1.13", cisis.Summary},
		{"96173-0", loinc, "52", "urn:ans:ci-sis:trod:2024", "1.2.250.1.213.1.1.1.59", cisis.LaboratoryReport},
		{"PRESC-KINE", local, "42", "", "", cisis.ActPrescription},
		{"11490-0", loinc, "10", "urn:asip:ci-sis:ldl-ses:2017", "1.2.250.1.213.1.1.1.29", cisis.DischargeLetter},
	} {
		got, ok := tables.Type(identity.Code{System: c.system, Code: c.code})
		if !ok || got.Class.Code != c.class || got.Kind != c.kind {
			t.Errorf("%s: %+v", c.code, got)
		}
		if c.template != "" && (len(got.Templates) == 0 || got.Templates[0].Root != c.template || got.Templates[0].Format.Code != c.format) {
			t.Errorf("%s: %+v", c.code, got.Templates)
		}
	}
	if _, ok := tables.Type(identity.Code{System: local, Code: "57833-6"}); ok {
		t.Error("a code is found in the wrong system")
	}
	if _, ok := tables.Class(identity.Code{System: loinc, Code: "0-0"}); ok {
		t.Error("a class of no type")
	}
}

func TestFormat(t *testing.T) {
	level1 := func(media string) *cda.ClinicalDocument {
		return &cda.ClinicalDocument{Infra: cda.Infra{TemplateIDs: cda.Templates("1.2.250.1.213.1.1.1.45")},
			Body: &cda.Body{NonXML: &cda.NonXMLBody{Text: cda.NewMedia(media, []byte("x"))}}}
	}
	level3 := func(roots ...string) *cda.ClinicalDocument {
		return &cda.ClinicalDocument{Infra: cda.Infra{TemplateIDs: cda.Templates(roots...)}, Body: &cda.Body{Structured: &cda.StructuredBody{}}}
	}
	var tables *cisis.Tables
	for name, c := range map[string]struct {
		doc  *cda.ClinicalDocument
		want string
	}{
		"PDF":              {level1("application/pdf"), "urn:ihe:iti:xds-sd:pdf:2008"},
		"text, parameters": {level1("text/plain; charset=utf-8"), "urn:ihe:iti:xds-sd:text:2008"},
		"RTF":              {level1("text/rtf"), "urn:ihe:iti-fr:xds-sd:rtf:2010"},
		"JPEG":             {level1("IMAGE/JPEG"), "urn:ihe:iti-fr:xds-sd:jpeg:2010"},
		"TIFF":             {level1("image/tiff"), "urn:ihe:iti-fr:xds-sd:tiff:2010"},
		"PNG":              {level1("image/png"), ""},
		"no model":         {level3("2.16.840.1.113883.2.8.2.1"), "urn:asipSante:modelesHorsProfils:2011"},
		"French first":     {level3("1.2.250.1.213.1.1.1.55", "1.3.6.1.4.1.19376.1.8.1.1.2.20"), "urn:ihe:lab:xd-lab:2008"},
		"deeper first":     {level3("1.2.250.1.213.1.1.1.5", "1.2.250.1.213.1.1.1.5.2"), "urn:asip:ci-sis:cse-cs9:2017"},
		"dropped model":    {level3("1.2.250.1.213.1.1.1.61"), "urn:asip:ci-sis:ft-su:2024"},
		"dropped model 62": {level3("1.2.250.1.213.1.1.1.62"), "urn:asip:ci-sis:fr-su:2024"},
		"no text":          {&cda.ClinicalDocument{Body: &cda.Body{NonXML: &cda.NonXMLBody{}}}, ""},
		"no body":          {&cda.ClinicalDocument{}, ""},
		"no document":      {nil, ""},
	} {
		got, ok := tables.Format(c.doc)
		if got.Code != c.want || ok != (c.want != "") {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestSameFormat(t *testing.T) {
	format := func(code string) identity.Code { return identity.Code{Code: code} }
	for old, now := range map[string]string{
		"urn:asip:ci-sis:sap:2012": "urn:asip:ci-sis:obp-sap:2023", "urn:asip:ci-sis:snm:2012": "urn:asip:ci-sis:obp-snm:2023",
		"urn:asip:ci-sis:sne:2012": "urn:asip:ci-sis:obp-sne:2023", "urn:asip:ci-sis:scm:2012": "urn:asip:ci-sis:obp-scm:2023",
		"urn:asip:ci-sis:sce:2012": "urn:asip:ci-sis:obp-sem:2023", "urn:asip:ci-cis:ft-su:2024": "urn:asip:ci-sis:ft-su:2024",
		"urn:asip:ci-cis:fr-su:2024": "urn:asip:ci-sis:fr-su:2024",
	} {
		if !cisis.SameFormat(format(old), format(now)) || cisis.SameFormat(format(old), format("urn:ihe:pcc:ips:2020")) {
			t.Errorf("%s and %s", old, now)
		}
	}
	if cisis.SameFormat(identity.Code{}, identity.Code{}) {
		t.Error("nothing is the same as nothing")
	}
}

// A caller's newer edition replaces one table and leaves the others.
func TestNewerTable(t *testing.T) {
	newer, err := cisis.ParseTable([]byte("# JDV_J07\t1.2.3\t2030-01-01\tmine\nNEW\t1.2.250.1.213.1.1.4.12\tNouveau\n"))
	if err != nil {
		t.Fatal(err)
	}
	tables := &cisis.Tables{Types: newer}
	if got, ok := tables.Type(identity.Code{System: local, Code: "NEW"}); !ok || got.Code.Display != "Nouveau" || got.Kind != "" {
		t.Errorf("%+v", got)
	}
	if _, ok := tables.Type(identity.Code{System: local, Code: "SYNTH"}); ok {
		t.Error("the embedded table shines through")
	}
	if class, ok := tables.Class(identity.Code{System: local, Code: "SYNTH"}); !ok || class.Display != "Synthèse" {
		t.Errorf("%+v", class)
	}
}

func TestTableRefusals(t *testing.T) {
	const head = "# T\t1.2\t2024-09-27\tsource\n"
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"too large":      {head + strings.Repeat("x", 1<<20), cisis.ErrTableSize},
		"empty":          {"", cisis.ErrTableForm},
		"no heading":     {"A\t1.2\tAa\n", cisis.ErrTableForm},
		"no date":        {"# T\t1.2\tyesterday\tsource\nA\t1.2\tAa\n", cisis.ErrTableForm},
		"two fields":     {head + "A\t1.2\n", cisis.ErrTableForm},
		"no code":        {head + "\t1.2\tAa\n", cisis.ErrTableForm},
		"no line end":    {head + "A\t1.2\tAa", cisis.ErrTableForm},
		"not UTF-8":      {head + "A\t1.2\t\xff\n", cisis.ErrTableForm},
		"carriage":       {head + "A\t1.2\tAa\r\n", cisis.ErrTableForm},
		"the same twice": {head + "A\t1.2\tAa\nA\t1.2\tBb\n", cisis.ErrTableTwice},
	} {
		if got, err := cisis.ParseTable([]byte(c.text)); !errors.Is(err, c.want) || !got.IsZero() {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"three fields":   {head + "A\t1.2\tB\n", cisis.ErrTableForm},
		"leads nowhere":  {head + "A\t1.2\t\t1.3\n", cisis.ErrTableForm},
		"the same twice": {head + "A\t1.2\tB\t1.3\nA\t1.2\tC\t1.3\n", cisis.ErrTableTwice},
	} {
		if got, err := cisis.ParseAssociation([]byte(c.text)); !errors.Is(err, c.want) || !got.IsZero() {
			t.Errorf("association, %s: %v", name, err)
		}
	}
}

func FuzzParseTable(f *testing.F) {
	f.Add([]byte("# T\t1.2\t2024-09-27\tsource\nA\t1.2\tAa\nB\tURN\t\n"))
	f.Add([]byte("# T\t\t2024\t\nA\t1.2\tAa\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		table, err := cisis.ParseTable(raw)
		if err != nil {
			return
		}
		for _, c := range table.Codes() {
			if got, ok := table.Find(c.System, c.Code); !ok || got != c {
				t.Errorf("%q is not found", c.Code)
			}
		}
		if lines := strings.Count(string(raw), "\n") - 1; len(table.Codes()) != lines {
			t.Errorf("%d codes of %d lines", len(table.Codes()), lines)
		}
	})
}

func ExampleTables_Type() {
	var tables *cisis.Tables // the embedded ones
	typ, _ := tables.Type(identity.Code{System: "urn:oid:2.16.840.1.113883.6.1", Code: "11490-0"})
	fmt.Println(typ.Code.Display)
	fmt.Println(typ.Kind, "-", typ.Class.Code, typ.Class.Display)
	for _, t := range typ.Templates {
		fmt.Println(t.Root, t.Format.Code)
	}
	// Output:
	// Lettre de liaison à la sortie d'un établissement de soins
	// discharge-letter - 10 Compte rendu
	// 1.2.250.1.213.1.1.1.29 urn:asip:ci-sis:ldl-ses:2017
}
