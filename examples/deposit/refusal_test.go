package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// bench is a folder for files of a test.
type bench struct {
	t      *testing.T
	folder string
}

func (b bench) put(name string, raw []byte) string {
	b.t.Helper()
	path := filepath.Join(b.folder, name)
	fail(b.t, os.WriteFile(path, raw, 0o600))
	return path
}

// changed is a file of testdata with something replaced.
func (b bench) changed(name string, pairs ...string) string {
	b.t.Helper()
	raw, err := load("testdata/" + name)
	fail(b.t, err)
	text := strings.NewReplacer(pairs...).Replace(string(raw))
	if text == string(raw) {
		b.t.Fatal("nothing changed in " + name)
	}
	return b.put(fmt.Sprintf("%x-%s", sha256.Sum256([]byte(text)), name), []byte(text))
}

// token is a text of the shape of a token.
func (b bench) token(name, header string) string {
	return b.put(name, []byte(base64.RawURLEncoding.EncodeToString([]byte(header))+".e30.AA"))
}

// other is a prescription of another test person of the ANS.
func (b bench) other() string {
	return b.changed("prescription.json", "279035121518989", "160012B02077713", "PAT-TROIS", "ADRTROIS", "DOMINIQUE MARIE-LOUISE", "TOUSSAINT",
		`"firstGivenName": "DOMINIQUE"`, `"firstGivenName": "TOUSSAINT"`, `"female"`, `"male"`, "1979-03-28", "1960-01-01", "51215", "2B020")
}

// TestRefusals: one command line for each reason, and nothing is written.
func TestRefusals(t *testing.T) {
	b := bench{t, t.TempDir()}
	first := archiveIn(sent(t, "testdata/prescription.json", "testdata/report.pdf"))
	alone := archiveIn(sent(t, "testdata/prescription.json"))
	twice := archiveIn(sent(t, "testdata/prescription.json", "testdata/report.pdf", "testdata/report-corrected.pdf"))
	for name, c := range map[string]struct {
		want string
		args []string
	}{
		"too large":             {"DEP-101", []string{b.put("large.pdf", make([]byte, maxFile+1))}},
		"no token":              {"DEP-102", []string{b.token("no.jws", "words")}},
		"another token":         {"DEP-103", []string{b.token("other.jws", `{"typ":"JWT"}`)}},
		"report of nobody":      {"DEP-104", []string{"testdata/report.pdf"}},
		"unknown type":          {"DEP-105", []string{"-type", "0", "testdata/prescription.json", "testdata/report.pdf"}},
		"nothing to replace":    {"DEP-106", []string{"-replace", alone, "testdata/report.pdf"}},
		"two to replace":        {"DEP-107", []string{"-replace", twice, "testdata/report.pdf"}},
		"identifier of two":     {"DEP-108", []string{"-replace", archiveIn(sent(t, b.extended(first))), "testdata/report.pdf"}},
		"not a key":             {"DEP-109", []string{"-sign", "testdata/keys.json", "testdata/prescription.json"}},
		"of another patient":    {"DEP-110", []string{"-replace", alone, b.other()}},
		"two patients":          {"FR-XDM-401", []string{"testdata/prescription.json", b.other()}},
		"no INS":                {"FR-XDM-402", []string{b.changed("prescription.json", `"urn:oid:1.2.250.1.213.1.4.10"`, `"urn:oid:1.2.3.4"`)}},
		"signature":             {"DOC-", []string{"-keys", "testdata/keys.json", b.changed("prescription.jws", ".eyJ", ".eyK")}},
		"not a prescription":    {"DOC-", []string{b.put("empty.json", []byte("{}"))}},
		"not CDA":               {"CDA-", []string{b.put("other.xml", []byte("<a/>"))}},
		"no archive":            {"XDM-", []string{"-replace", "testdata/report.pdf", "testdata/report.pdf"}},
		"no file":               {"no such file", []string{filepath.Join(b.folder, "none")}},
		"nothing in the file":   {"DOC-", []string{"testdata/prescription.json", b.put("nothing", nil)}},
		"not a list of keys":    {"KEY-", []string{"-keys", "testdata/prescriber.pem", "testdata/prescription.jws"}},
		"old archive not whole": {"XDM-131", []string{"-replace", b.put("cut.zip", b.emptied(first)), "testdata/report.pdf"}},
	} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "out")
			out, errs, code := tell(t, append([]string{"-out", folder, "-at", noon, "-seed", "x"}, c.args...)...)
			if code != 1 || errs != "" || !strings.Contains(out, "REFUSED") || !strings.Contains(out, c.want) {
				t.Errorf("exit code %d\n%s%s", code, out, errs)
			}
			if strings.Contains(c.want, "DEP-") && !strings.Contains(out, "« ") {
				t.Errorf("no French in\n%s", out)
			}
			if _, err := os.Stat(folder); err == nil {
				t.Error("something was written")
			}
		})
	}
}

// extended is the report of an archive with an identifier of two parts.
func (b bench) extended(archive string) string {
	b.t.Helper()
	raw, err := load(archive)
	fail(b.t, err)
	old, err := openFormer(raw)
	fail(b.t, err)
	d := old.documents[1]
	return b.put("extended.xml", bytes.Replace(d.raw, []byte(`<id root="`+d.id()+`"`), []byte(`<id root="`+d.id()+`" extension="1"`), 1))
}

// emptied is an archive whose prescription is not the one that was sent.
func (b bench) emptied(archive string) []byte {
	b.t.Helper()
	raw, err := load(archive)
	fail(b.t, err)
	raw, err = forge(raw)
	fail(b.t, err)
	return raw
}

// FuzzWrap: whatever a file is, it is deposited or refused, with words.
func FuzzWrap(f *testing.F) {
	for _, seed := range []string{"", "{", `{"format":"prescription/1"}`, "<a/>", "R/200NRF00", "e30.e30.AA", "%PDF-1.4\n", "{\\rtf1}", "texte"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		o := &office{kind: "11488-4"}
		_, err := o.deposit([]source{{"x", raw}}, nil)
		if _, text, ok := document.Explain(err); ok && (text.EN == "" || text.FR == "") {
			t.Error("a refusal without words")
		}
	})
}
