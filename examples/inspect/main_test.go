package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// inspect runs the command on files.
func inspect(t *testing.T, args ...string) (out, errs string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(args, strings.NewReader(""), &o, &e)
	return o.String(), e.String(), code
}

// objects runs the command with -json and reads what it says.
func objects(t *testing.T, args ...string) (reports []report, code int) {
	t.Helper()
	out, errs, code := inspect(t, append([]string{"-json"}, args...)...)
	if errs != "" {
		t.Fatal(errs)
	}
	for text := range strings.Lines(out) {
		var r report
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			t.Fatal(err)
		}
		reports = append(reports, r)
	}
	return reports, code
}

// TestForms: every form is recognised and shown, for people and as JSON.
func TestForms(t *testing.T) {
	b := newBench(t)
	cases := []struct {
		file, form, kind string
		patient, by      string // family name, whole name
		lines            int
		words            string // of the report
	}{
		{"antibiotic.json", "json", "prescription", "PAT-TROIS", "Dr KIT DOC0024566", 1, "prescription in JSON"},
		{"dispensation.json", "json-dispensation", "dispensation", "", "KIT PHARMACH0007512", 2, "1. full, 1 × boîte"},
		{"ledger.ndjson", "ledger", "record of dispensations", "", "", 4, "2. refused"},
		{"keys.json", "keys", "list of keys", "", "", 1, "Dr KIT DOC0024566"},
		{"token.txt", "token", "prescription", "PAT-TROIS", "Dr KIT DOC0024566", 1, "NOT VERIFIED"},
		{"dispensed.txt", "token", "dispensation", "", "KIT PHARMACH0007512", 2, "NOT VERIFIED"},
		{"packed.txt", "packed", "prescription", "PAT-TROIS", "Dr KIT DOC0024566", 1, "NOT VERIFIED"},
		{"compact.txt", "compact", "prescription", "PAT-TROIS", "Dr KIT DOC0024566", 1, "3400939990019"},
		{"ins.txt", "ins", "identity", "PAT-TROIS", "", 0, "INS 2 79 ** ** *** *** **"},
		{"epmed.xml", "cda", "57833-6 Prescription de produits de santé", "PAT-TROIS", "Dr KIT DOC0024566", 1, "holds"},
		{"edisp.xml", "cda", "60593-1 Dispensation médicamenteuse", "PAT-TROIS", "KIT PHARMACH0007512", 1, "1. AMOXICILLINE"},
		{"report.xml", "cda", "11490-0 Lettre de liaison", "PAT-TROIS", "KIT DOC0024566 Dr", 0, "holds     Conclusion"},
		{"bundle.json", "fhir", "prescription", "PAT-TROIS", "Dr KIT DOC0024566", 1, "FHIR R4 in JSON"},
		{"dispense-bundle.json", "fhir", "dispensation", "", "KIT PHARMACH0007512", 2, "1. full"},
		{"other-bundle.json", "fhir", "Bundle", "", "", 0, "holds     Patient"},
		{"patient.json", "fhir", "Patient", "", "", 0, "Patient"},
	}
	for _, c := range cases {
		t.Run(c.file, func(t *testing.T) {
			reports, code := objects(t, b.path(c.file))
			if code != 0 || len(reports) != 1 {
				t.Fatalf("exit code %d, %+v", code, reports)
			}
			r := reports[0]
			if string(r.Form) != c.form || r.Type != c.kind || len(r.Lines) != c.lines || r.Faults == nil {
				t.Errorf("form %q, type %q, %d lines, faults %v", r.Form, r.Type, len(r.Lines), r.Faults)
			}
			if (r.Patient != nil || c.patient != "") && (r.Patient == nil || r.Patient.FamilyName != c.patient) {
				t.Errorf("patient %+v", r.Patient)
			}
			if (r.By != nil || c.by != "") && (r.By == nil || r.By.Name != c.by) {
				t.Errorf("by %+v", r.By)
			}
			out, _, code := inspect(t, b.path(c.file))
			if code != 0 || !strings.HasPrefix(out, b.path(c.file)+"\n") || !strings.Contains(out, c.words) {
				t.Errorf("exit code %d\n%s", code, out)
			}
			if strings.Contains(out, "279035121518989") {
				t.Errorf("the report shows the whole number")
			}
		})
	}
}

// TestPicture: each code of a picture is looked at on its own.
func TestPicture(t *testing.T) {
	b := newBench(t)
	reports, code := objects(t, "-keys", b.path("keys.json"), "-at", b.at, b.path("page.png"))
	if code != 0 || len(reports) != 1 || len(reports[0].Codes) != 3 {
		t.Fatalf("exit code %d, %+v", code, reports)
	}
	found := map[form]report{}
	for _, r := range reports[0].Codes {
		found[r.Form] = r
	}
	signed, who, other := found[packedForm], found[insForm], found[textForm]
	if signed.Signature == nil || !signed.Signature.Verified || signed.Signature.Holder != "Dr KIT DOC0024566" || len(signed.Lines) != 1 {
		t.Errorf("signed code: %+v", signed)
	}
	if who.Patient == nil || who.Patient.GivenNames != "DOMINIQUE MARIE-LOUISE" || who.Symbol != "DataMatrix" {
		t.Errorf("Datamatrix INS: %+v", who)
	}
	if other.Type != "not one of ours" || other.Symbol != "QR" || other.Refused != nil {
		t.Errorf("another code: %+v", other)
	}
}

// TestSignature: with a list of keys the signature decides.
func TestSignature(t *testing.T) {
	b := newBench(t)
	for _, name := range []string{"token.txt", "packed.txt"} {
		reports, code := objects(t, "-keys", b.path("keys.json"), "-at", b.at, b.path(name))
		if s := reports[0].Signature; code != 0 || s == nil || !s.Verified || s.Algorithm != "EdDSA" {
			t.Errorf("%s: exit code %d, %+v", name, code, s)
		}
	}
	for name, want := range map[string]string{"forged.txt": "DOC-702", "dispensed.txt": "DOC-507"} {
		reports, code := objects(t, "-keys", b.path("keys.json"), "-at", b.at, b.path(name))
		r := reports[0]
		if code != 1 || r.Refused == nil || r.Refused.Code != want || r.Signature.Verified || r.Patient != nil || r.Lines != nil {
			t.Errorf("%s: exit code %d, %+v", name, code, r)
		}
	}
}

func TestRefusals(t *testing.T) {
	b := newBench(t)
	for name, c := range map[string]struct{ text, want string }{
		"words":                 {"bonjour !", "INSP-101"},
		"other JSON":            {`{"a":1}`, "INSP-101"},
		"nothing":               {"", "INSP-101"},
		"header not JSON":       {"AAAA.e30.AA", "INSP-103"},
		"another kind of token": {"eyJ0eXAiOiJKV1QifQ.e30.AA", "INSP-104"},
		"not base64url":         {"AAAAA", "INSP-105"},
		"broken JSON":           {`{"format":`, "DOC-801"},
		"empty prescription":    {`{"format":"prescription/1"}`, "DOC-811"},
		"empty dispensation":    {`{"format":"dispensation/1"}`, "DOC-811"},
		"ledger":                {"{\"format\":\"dispensation/1\"}\n{\"format\":\"dispensation/1\"}\n", "LED-004"},
		"keys":                  {`{"keys":[]}`, "KEY-"},
		"text of a code":        {"R/2", "QR-104"},
		"Datamatrix INS":        {"IS010000000000000000000000S1279035121518989", "INS-"},
		"not CDA":               {"<a/>", "CDA-113"},
		"entities":              {"<!DOCTYPE a><a/>", "CDA-105"},
		"not FHIR":              {`{"resourceType":"Patient","id":"a","id":"b"}`, "FHIR-001"},
		"cut picture":           {"\x89PNG\r\n\x1a\n", "QR-204"},
	} {
		t.Run(name, func(t *testing.T) {
			path := b.put("refused", []byte(c.text))
			reports, code := objects(t, path, b.path("antibiotic.json"))
			if code != 1 || len(reports) != 2 || reports[0].Refused == nil || reports[1].Refused != nil {
				t.Fatalf("exit code %d, %+v", code, reports)
			}
			got := reports[0].Refused
			if !strings.HasPrefix(got.Code, c.want) || got.Message.EN == "" || got.Message.FR == "" {
				t.Errorf("%+v", got)
			}
			if out, _, _ := inspect(t, path); !strings.Contains(out, "REFUSED   "+got.Code) {
				t.Error(out)
			}
		})
	}
}

// TestTooLarge: reading stops at the bound.
func TestTooLarge(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run([]string{"-"}, zeros{}, &out, &errs); code != 1 || !strings.Contains(out.String(), "INSP-102") {
		t.Errorf("exit code %d\n%s", code, out.String())
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { return len(b), nil }

// TestFaults: findings are shown and do not change the exit code.
func TestFaults(t *testing.T) {
	b := newBench(t)
	raw, err := os.ReadFile(b.path("antibiotic.json"))
	if err != nil {
		t.Fatal(err)
	}
	path := b.put("faulty.json", bytes.Replace(raw, []byte(`"givenName": "KIT",`), nil, 1))
	reports, code := objects(t, path)
	if code != 0 || len(reports[0].Faults) == 0 {
		t.Fatalf("exit code %d, %+v", code, reports)
	}
	out, _, _ := inspect(t, path)
	if !strings.Contains(out, "error     FR-RX-002 /prescriber/practitioner/givenName ") {
		t.Error(out)
	}
}

// TestTerminal: content cannot steer the terminal of who looks at it.
func TestTerminal(t *testing.T) {
	var out bytes.Buffer
	text(&out, report{File: "x", Title: "a\x1b[2Jb\u202ec\nd", Lines: []line{{ID: "1", Text: "\x07"}}})
	if s := out.String(); strings.ContainsAny(s, "\x1b\x07\u202e") || strings.Contains(s, "\nd") {
		t.Errorf("%q", s)
	}
}

func TestUsage(t *testing.T) {
	b := newBench(t)
	for _, args := range [][]string{nil, {"-json"}, {"-at", "today", "x"}, {"-unknown"}, {b.path("keys.json"), "-json"}} {
		if out, errs, code := inspect(t, args...); code != 2 || !strings.Contains(errs, "Usage:") || out != "" {
			t.Errorf("%q: exit code %d\n%s", args, code, errs)
		}
	}
	for _, keys := range []string{"none", "antibiotic.json"} {
		if out, errs, code := inspect(t, "-keys", b.path(keys), "x"); code != 1 || !strings.Contains(errs, "REFUSED") || out != "" {
			t.Errorf("-keys %s: exit code %d\n%s", keys, code, errs)
		}
	}
	if _, _, code := inspect(t, "-h"); code != 0 {
		t.Errorf("-h: exit code %d", code)
	}
	if out, _, code := inspect(t, filepath.Join(t.TempDir(), "none")); code != 1 || !strings.Contains(out, "REFUSED") {
		t.Errorf("a missing file: exit code %d\n%s", code, out)
	}
}

func FuzzLook(f *testing.F) {
	for _, seed := range []string{"", "{", `{"format":"prescription/1"}`, `{"resourceType":"Bundle"}`, "<a/>", "R/200NRF00",
		"e30.e30.AA", "e30..AA", "AAAA", "PK\x03\x04", "%PDF-1.4\n", "%PDF-1.4\n%%EOF", "From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n", `{"resourceType":"DocumentReference"}`,
		`{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"DocumentReference"}}]}`, "IS010000000000000000000000S1279035121518989", "\x89PNG\r\n\x1a\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var r report
		if err := (&inspector{}).look(&r, raw); err != nil && explain(err).Message.EN == "" {
			t.Error("a refusal without words")
		}
		text(&bytes.Buffer{}, r)
	})
}
