package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

const noon = "2026-11-20T12:00:00+01:00"

// tell runs the command.
func tell(t *testing.T, args ...string) (out, errs string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(args, time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC), &o, &e)
	return o.String(), e.String(), code
}

// sent runs a deposit that has to succeed and returns its folder.
func sent(t *testing.T, args ...string) string {
	t.Helper()
	folder := t.TempDir()
	out, errs, code := tell(t, append([]string{"-out", folder, "-at", noon, "-seed", t.Name() + strings.Join(args, " ")}, args...)...)
	if code != 0 {
		t.Fatalf("exit code %d\n%s\n%s", code, out, errs)
	}
	return folder
}

func archiveIn(folder string) string { return filepath.Join(folder, "IHE_XDM.ZIP") }

// examined opens the archive of a folder as a stranger does: nothing is wrong
// with it, and its metadata are what the documents say.
func examined(t *testing.T, folder string) (xdm.Submission, []cisis.Examined) {
	t.Helper()
	raw, err := load(archiveIn(folder))
	fail(t, err)
	archive, err := xdm.Open(bytes.NewReader(raw), int64(len(raw)), nil)
	fail(t, err)
	if faults := append(archive.Faults, archive.Verify()...); len(faults) > 0 {
		t.Errorf("archive: %+v", faults)
	}
	var all []cisis.Examined
	for _, d := range archive.Lots[0].Documents {
		got, err := cisis.Examine(d, nil)
		fail(t, err)
		for _, diff := range got.Differences {
			if diff.Field != "confidentialityCode" {
				t.Errorf("%s: %s", diff.Field, diff.Code)
			}
		}
		all = append(all, got)
	}
	return archive.Lots[0].Submission, all
}

// transaction reads the bundle of a folder; it keeps the rules of the guide.
func transaction(t *testing.T, folder string) (*fhir.Bundle, xdm.Parcel) {
	t.Helper()
	raw, err := load(filepath.Join(folder, "pdsm-lot.json"))
	fail(t, err)
	found, faults, err := fhir.ReadSized(raw, &fhir.Limits{Bytes: maxFile, Values: maxValues})
	fail(t, err)
	b, ok := found.(*fhir.Bundle)
	if !ok || len(faults) > 0 {
		t.Fatalf("%T %+v", found, faults)
	}
	for _, f := range document.Check(b, pdsm.LotProfile(nil)) {
		t.Errorf("bundle: %s at %s: %s", f.Code, f.Path, f.Message.EN)
	}
	parcel, _, err := pdsm.ReadLot(b)
	fail(t, err)
	return b, parcel
}

// TestNew: two new documents go both ways, the same bytes and the same lot.
func TestNew(t *testing.T) {
	folder := sent(t, "-keys", "testdata/keys.json", "-sign", "testdata/prescriber.pem", "testdata/prescription.jws", "testdata/report.pdf")
	s, docs := examined(t, folder)
	_, parcel := transaction(t, folder)
	if len(docs) != 2 || docs[0].Action != xdm.New || docs[1].Action != xdm.New {
		t.Fatalf("%+v", docs)
	}
	if s.Entries[0].TypeCode.Code != prescriptionType || s.Entries[1].TypeCode.Code != "11488-4" || s.Set.UniqueID != parcel.Submission.Set.UniqueID {
		t.Errorf("%+v %+v", s.Set, s.Entries)
	}
	list, err := load("testdata/keys.json")
	fail(t, err)
	keys, err := identity.ParseKeySet(list, nil)
	fail(t, err)
	at, err := time.Parse(time.RFC3339, noon)
	fail(t, err)
	for n, d := range docs {
		if !bytes.Equal(parcel.Documents[n], d.Bytes) || parcel.Submission.Entries[n].UniqueID != s.Entries[n].UniqueID {
			t.Error("the two ways carry different documents")
		}
		token, err := load(filepath.Join(folder, s.Entries[n].URI+".jws"))
		fail(t, err)
		proof, err := document.OpenDetached(strings.TrimSpace(string(token)), bytes.NewReader(d.Bytes), detached(), keys, &document.OpenOptions{At: at})
		if err != nil || proof.Key().Holder.Name != "Dr KIT DOC0024566" {
			t.Error(err)
		}
	}
	file, _, ok := docs[1].Document.Document.File()
	report, err := load("testdata/report.pdf")
	fail(t, err)
	if !ok || !bytes.Equal(file.Bytes(), report) {
		t.Error("the PDF is not the one that was sent")
	}
}

// TestReplaceAndHide: what a corrected report and a change of visibility say.
func TestReplaceAndHide(t *testing.T) {
	first := sent(t, "testdata/prescription.json", "testdata/report.pdf")
	before, _ := examined(t, first)
	second := sent(t, "-replace", archiveIn(first), "-visibility", "MASQUE_PS", "testdata/report-corrected.pdf")
	s, docs := examined(t, second)
	h := docs[0].Header
	if len(docs) != 1 || docs[0].Action != xdm.Replace || s.Entries[0].Slot(cisis.ActionSlot) != "C" || h.Version != 2 || h.Replaces != before.Entries[1].UniqueID {
		t.Errorf("%v %+v", docs[0].Action, h)
	}
	if v := cisis.VisibilityOf(s.Entries[0].ConfidentialityCodes); !v.MaskedFromProfessionals || v.HiddenFromPatient {
		t.Errorf("%+v", v)
	}
	b, parcel := transaction(t, second)
	patched := false
	for _, e := range b.Entry {
		patched = patched || e.Request != nil && e.Request.Method == "PATCH" && strings.HasSuffix(e.Request.URL, before.Entries[1].UniqueID)
	}
	if a := parcel.Submission.Associations; !patched || len(a) != 1 || a[0].Type != xdm.Replaces {
		t.Errorf("patched %v, %+v", patched, a)
	}

	third := sent(t, "-replace", archiveIn(second), "-visibility", "INVISIBLE_PATIENT,INVISIBLE_REPRESENTANTS_LEGAUX")
	s, hidden := examined(t, third)
	if !bytes.Equal(hidden[0].Bytes, docs[0].Bytes) || len(s.Entries[0].ConfidentialityCodes) != 3 {
		t.Errorf("%+v", s.Entries[0].ConfidentialityCodes)
	}
	patch, err := load(filepath.Join(third, "pdsm-patch-1.json"))
	fail(t, err)
	if faults := pdsm.CheckPatch(patch); len(faults) > 0 || !bytes.Contains(patch, []byte(`"INVISIBLE_REPRESENTANTS_LEGAUX"`)) {
		t.Errorf("%+v\n%s", faults, patch)
	}

	shown := sent(t, "-replace", archiveIn(third), "-visibility", "N")
	if s, _ = examined(t, shown); len(s.Entries[0].ConfidentialityCodes) != 1 {
		t.Errorf("%+v", s.Entries[0].ConfidentialityCodes)
	}
}

// TestSecondPrescription: a prescription packed once more is a new version with
// an identifier of its own, and a CDA document is taken as it is.
func TestSecondPrescription(t *testing.T) {
	first := sent(t, "testdata/prescription.json")
	before, _ := examined(t, first)
	second := sent(t, "-replace", archiveIn(first), "testdata/prescription.jws")
	s, docs := examined(t, second)
	if docs[0].Header.Version != 2 || s.Entries[0].UniqueID == before.Entries[0].UniqueID {
		t.Errorf("%+v", docs[0].Header)
	}
	cda := filepath.Join(t.TempDir(), "document.xml")
	fail(t, os.WriteFile(cda, docs[0].Bytes, 0o600))
	third := sent(t, "-replace", archiveIn(first), cda)
	if _, again := examined(t, third); !bytes.Equal(again[0].Bytes, docs[0].Bytes) || again[0].Action != xdm.Replace {
		t.Errorf("%v", again[0].Action)
	}
}

// TestFiles: a report may be any file that a document of level 1 carries.
func TestFiles(t *testing.T) {
	b := bench{t, t.TempDir()}
	for name, raw := range map[string]string{
		"report.txt": "Cher confrère,\nje vous adresse ma patiente.\n",
		"report.rtf": `{\rtf1\ansi Cher confr\'e8re}`,
		"report.jpg": "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9",
		"report.pdf": "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", // no PDF/A
	} {
		_, docs := examined(t, sent(t, "-type", "34874-8", "-title", "Compte rendu opératoire", b.put(name, []byte(raw)), "testdata/prescription.json"))
		file, _, ok := docs[0].Document.Document.File()
		if !ok || string(file.Bytes()) != raw || docs[0].Derived.TypeCode.Code != "34874-8" || docs[0].Derived.Title != "Compte rendu opératoire" {
			t.Errorf("%s: %+v", name, docs[0].Derived)
		}
	}
}

// TestSameAgain: the same command line gives the same files.
func TestSameAgain(t *testing.T) {
	var files [2]map[string]string
	for n := range files {
		files[n] = map[string]string{}
		folder := sent(t, "testdata/prescription.jws", "testdata/report.pdf")
		names, err := os.ReadDir(folder)
		fail(t, err)
		for _, name := range names {
			raw, err := load(filepath.Join(folder, name.Name()))
			fail(t, err)
			files[n][name.Name()] = string(raw)
		}
	}
	if len(files[0]) != 2 {
		t.Errorf("%d files", len(files[0]))
	}
	for name := range files[0] {
		if files[0][name] != files[1][name] {
			t.Errorf("%s differs", name)
		}
	}
}

func TestStory(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "story")
	out, errs, code := tell(t, "-out", folder)
	if code != 0 || errs != "" {
		t.Fatalf("exit code %d\n%s\n%s", code, out, errs)
	}
	for _, want := range []string{
		"1. ", "by Dr KIT DOC0024566, verified", "DOC0002.XML, ", "professionals and the patient", "IHE_XDM.ZIP", "pdsm-lot.json",
		"2. ", "0 faults", "0 differences", "DOC-702", "AMOXICILLINE", "a pdf of",
		"3. ", "replace (C in the archive), version 2", "RPLC", "superseded",
		"4. ", "INVISIBLE_PATIENT", "professionals only", "MODIF_CONF_CODE Y", "PATCH of securityLabel", "pdsm-patch-1.json",
		"5. ", "version 1: current", "version 1: replaced", "version 2: current, INVISIBLE_PATIENT",
		"6. ", "DOC-702", "FR-XDM-401", "FR-XDM-402", "FR-XDM-201", "XDM-131", "FR-XDM-306",
		"The story went as told",
	} {
		before, after, ok := strings.Cut(out, want)
		if !ok {
			t.Fatalf("%q is missing after\n%s", want, before)
		}
		out = after
	}
	for _, name := range []string{"1-new/IHE_XDM.ZIP", "1-new/DOC0002.XML.jws", "2-replaced/pdsm-lot.json", "3-hidden/pdsm-patch-1.json"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
	// On another day the list of keys does not count.
	if out, _, code = tell(t, "-out", folder, "-at", "2026-12-20T12:00:00Z"); code != 1 || !strings.Contains(out, "DOC-503") {
		t.Errorf("exit code %d\n%s", code, out)
	}
}

func TestCommandLine(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		code int
		want string
	}{
		"help":          {[]string{"-h"}, 0, "Usage:"},
		"unknown flag":  {[]string{"-x"}, 2, "Usage:"},
		"no folder":     {[]string{"testdata/report.pdf"}, 2, "-out is missing"},
		"nothing to do": {[]string{"-out", "x", "-replace", "y"}, 2, "-replace needs files"},
		"no file":       {[]string{"-out", "x", "-visibility", "N"}, 2, "no file is named"},
		"visibility":    {[]string{"-out", "x", "-visibility", "HIDDEN", "y"}, 2, "-visibility knows"},
		"time":          {[]string{"-out", "x", "-at", "today", "y"}, 2, "-at is not a time"},
	} {
		t.Run(name, func(t *testing.T) {
			out, errs, code := tell(t, c.args...)
			if code != c.code || !strings.Contains(errs, c.want) || out != "" {
				t.Errorf("exit code %d, out %q, err %q", code, out, errs)
			}
		})
	}
}
