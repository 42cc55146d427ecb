package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/measure"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
	"github.com/ordonnance-numerique/ordonnance-go/document/pdf"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

var sentAt = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// counted gives the same identifiers at each run.
func counted() xdm.UUIDSource {
	n := 0
	return func() (string, error) { n++; return fmt.Sprintf("00000000-0000-4000-8000-%012d", n), nil }
}

// somebody is the patient of the prescription, qualified.
func (b *bench) somebody() ins.Identity {
	b.t.Helper()
	who, err := ins.FromPatient(b.rx.Patient)
	b.fail(err)
	who.Facts = ins.Facts{Retrieved: &ins.Fact{Since: sentAt, Method: ins.INSi}, Proved: &ins.Fact{Since: sentAt, Method: ins.Manual, Evidence: "passeport"}}
	return who
}

// page is a PDF/A-1b.
func (b *bench) pdf() []byte {
	b.t.Helper()
	d := pdf.New(nil)
	d.AddPage().Text(20, 20, "Compte rendu", pdf.Style{})
	raw, err := d.PDF()
	b.fail(err)
	return raw
}

// sendings are as many reports, the second one replacing the first.
func (b *bench) sendings(n int) (all []cisis.Sending) {
	b.t.Helper()
	file, err := document.ReadDocument(b.pdf(), nil)
	b.fail(err)
	for i := range n {
		draft := cisis.Draft{ID: fmt.Sprintf("2.25.%d", i+1), Written: sentAt, Patient: b.somebody(),
			Authors: []cisis.Author{{Practitioner: b.rx.Prescriber.Practitioner, Place: b.rx.Prescriber.Place}}}
		s := cisis.Sending{EntryUUID: fmt.Sprintf("urn:uuid:00000000-0000-4000-9000-%012d", i+1)}
		if i == 1 {
			draft.SetID, draft.Version, draft.Replaces = "2.25.1", 2, "2.25.1"
			s.Action, s.OldEntry = xdm.Replace, all[0].EntryUUID
		}
		doc, err := cisis.NewReport(draft, file, nil)
		b.fail(err)
		s.Bytes, err = cda.Write(doc)
		b.fail(err)
		got, err := cda.Read(s.Bytes, nil)
		b.fail(err)
		s.Document = got.Document
		all = append(all, s)
	}
	return all
}

// parcel is a lot of documents, for the DMP or for MSSanté.
func (b *bench) parcel(documents []cisis.Sending, dmp bool) xdm.Parcel {
	b.t.Helper()
	p, _, err := cisis.NewLot(documents, cisis.Sender{DMP: dmp}, b.somebody(), sentAt, nil)
	b.fail(err)
	return p
}

// archive writes IHE_XDM.ZIP.
func (b *bench) archive(name string, p xdm.Parcel) string {
	b.t.Helper()
	var raw bytes.Buffer
	index, readme := cisis.Pages(cisis.Issuer{Name: "essai"}, p)
	_, err := xdm.Write(&raw, xdm.Package{Lots: []xdm.Parcel{p}, Index: index, Readme: readme, Written: sentAt}, counted())
	b.fail(err)
	return b.put(name, raw.Bytes())
}

func (b *bench) resource(name string, r fhir.Resource) string {
	b.t.Helper()
	raw, err := fhir.WriteSized(r, &fhir.Limits{Bytes: maxFile, Values: maxValues})
	b.fail(err)
	return b.put(name, raw)
}

// TestArchive: of each document what was said, what we derive, and how they
// differ, under the names of XDS.
func TestArchive(t *testing.T) {
	b := newBench(t)
	p := b.parcel(b.sendings(1), false)
	path := b.archive("one.zip", p)
	out, errs, code := inspect(t, "-json", path)
	if code != 0 || errs != "" {
		t.Fatal(code, errs, out)
	}
	var got struct {
		Form, Type, Title, Action string
		Metadata, Derived         map[string]any
		Documents                 []struct{ Metadata, Derived map[string]any }
		Differences               []any
		Patient                   struct{ FamilyName string }
		Faults                    []any
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.Form != "xdm" || got.Action != "new" || got.Patient.FamilyName != "PAT-TROIS" || len(got.Differences) != 0 || len(got.Faults) != 0 || len(got.Documents) != 1 {
		t.Errorf("%+v", got)
	}
	for _, name := range []string{"uniqueId", "patientId", "sourcePatientInfo", "author", "legalAuthenticator", "classCode", "typeCode", "formatCode",
		"confidentialityCode", "healthcareFacilityTypeCode", "practiceSettingCode", "creationTime", "serviceStartTime", "languageCode", "title", "mimeType", "hash", "size"} {
		if fmt.Sprint(got.Metadata[name]) != fmt.Sprint(got.Derived[name]) || got.Metadata[name] == nil || got.Documents[0].Metadata[name] == nil {
			t.Errorf("%s: %v and %v", name, got.Metadata[name], got.Derived[name])
		}
	}
	out, _, _ = inspect(t, path)
	for _, want := range []string{"archive IHE_XDM.ZIP", "typeCode                   11488-4", "the same as what the document says", "application/pdf"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
	if strings.Contains(out, "279035121518989") {
		t.Errorf("the report shows the whole number\n%s", out)
	}
}

// TestArchiveDifferences: what a sender says otherwise is shown with its reason,
// and a document that is another one is refused while its metadata stay.
func TestArchiveDifferences(t *testing.T) {
	b := newBench(t)
	p := b.parcel(b.sendings(2), false)
	p.Submission.Entries[0].Title = "Autre titre"
	reports, code := objects(t, b.archive("two.zip", p))
	r := reports[0]
	if code != 0 || r.Type != "2 documents" || len(r.Documents) != 2 || r.Metadata != nil || r.Documents[1].Action != "replace" {
		t.Fatalf("exit code %d, %+v", code, r)
	}
	if d := r.Documents[0].Differences; len(d) != 1 || d[0].Field != "title" || d[0].Code != "XDM-516" {
		t.Errorf("%+v", d)
	}
	out, _, _ := inspect(t, b.path("two.zip"))
	if !strings.Contains(out, "XDM-516") || !strings.Contains(out, "read    Autre titre") {
		t.Error(out)
	}

	altered := b.altered("two.zip", r.Documents[0].Metadata.Hash)
	reports, code = objects(t, altered)
	r = reports[0]
	if code != 1 || r.Refused != nil || r.Documents[0].Refused == nil || r.Documents[0].Refused.Code != "XDM-131" || r.Documents[0].Metadata == nil || r.Documents[1].Refused != nil {
		t.Errorf("exit code %d, %+v", code, r)
	}
	if !has(r.Faults, "XDM-203") {
		t.Errorf("%+v", r.Faults)
	}
	if out, _, _ := inspect(t, altered); !strings.Contains(out, "REFUSED   XDM-131") {
		t.Error(out)
	}
}

// TestSharedLot: a FHIR transaction is shown like the archive it stands for.
func TestSharedLot(t *testing.T) {
	b := newBench(t)
	second := b.sendings(2)[1:]
	p := b.parcel(second, true)
	bundle, _, err := pdsm.NewLot(p, b.somebody(), sentAt, &pdsm.LotOptions{UUIDs: counted()})
	b.fail(err)
	reports, code := objects(t, b.resource("lot.json", bundle))
	r := reports[0]
	if code != 0 || len(r.Documents) != 1 || r.Action != "replace" || r.Metadata == nil || r.Derived == nil || len(r.Differences) != 0 || document.Refuses(r.Faults) || len(r.Lots) != 1 {
		t.Fatalf("exit code %d, %+v", code, r)
	}
	if r.Metadata.Hash != r.Derived.Hash || r.Metadata.TypeCode.Code != "11488-4" {
		t.Errorf("%+v", r.Metadata)
	}
	out, _, _ := inspect(t, b.path("lot.json"))
	if !strings.Contains(out, "ties ") || !strings.Contains(out, "the same as what the document says") || strings.Contains(out, "279035121518989") {
		t.Error(out)
	}

	first := b.sendings(1)
	published, _, err := pdsm.NewPublication(b.parcel(first, false).Submission.Entries[0], first[0].Bytes, b.somebody(), sentAt, nil)
	b.fail(err)
	reports, code = objects(t, b.resource("published.json", published))
	if r = reports[0]; code != 0 || len(r.Documents) != 1 || r.Derived == nil || r.Metadata.UniqueID != "2.25.1" {
		t.Errorf("exit code %d, %+v", code, r)
	}

	ref, _ := pdsm.WriteEntry(p.Submission.Entries[0], nil)
	page := &fhir.Bundle{Type: "searchset", Entry: []fhir.Entry{{FullURL: "https://exemple.fr/DocumentReference/1", Resource: ref}, {Resource: ref}}}
	reports, code = objects(t, b.resource("page.json", page))
	if r = reports[0]; code != 0 || len(r.Documents) != 2 || r.Documents[0].Metadata == nil || r.Documents[0].Derived != nil {
		t.Errorf("exit code %d, %+v", code, r)
	}
}

// TestSmallForms: measures, a PDF, a detached signature, a box.
func TestSmallForms(t *testing.T) {
	b := newBench(t)
	m := measure.Measure{Kind: measure.BloodPressure, Value: "120", Second: "80", At: sentAt, Patient: b.rx.Patient.Identifiers[0]}
	raw, err := measure.Write(m, &measure.Options{Source: "urn:oid:1.2.250.1.999.1", UUIDs: func() string { return "00000000-0000-4000-8000-000000000001" }})
	b.fail(err)
	b.put("measures.json", raw)
	b.put("page.pdf", b.pdf())
	b.put("poor.pdf", bytes.ReplaceAll(b.pdf(), []byte("pdfaid:part"), []byte("pdfaid:trap")))
	token, err := document.SignDetached(strings.NewReader("lettre"), document.DetachedKind{Name: "vnd.example.note", Version: 1}, b.signer, &document.SignOptions{At: sentAt})
	b.fail(err)
	b.put("letter.jws", []byte(token))
	for name, want := range map[string]string{
		"measures.json": "bloodPressure 120 / 80 mm[Hg]",
		"page.pdf":      "type      PDF/A-1b",
		"poor.pdf":      "warning   PDF-",
		"letter.jws":    "NOT VERIFIED",
		"epmed.xml":     "Prescription de produits de santé",
	} {
		out, _, code := inspect(t, b.path(name))
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("%s: exit code %d\n%s", name, code, out)
		}
	}
	if reports, _ := objects(t, b.path("epmed.xml")); reports[0].Derived == nil || reports[0].Derived.ClassCode.Code != "42" {
		t.Errorf("%+v", reports[0].Derived)
	}
}

// TestBox: the code on a box of medicines, in a picture.
func TestBox(t *testing.T) {
	b := newBench(t)
	text, err := qrcode.FormatGS1([]qrcode.GS1Element{{AI: "01", Value: "03400939990019"}, {AI: "17", Value: "271130"}, {AI: "10", Value: "LOT1"}, {AI: "21", Value: "S1"}})
	b.fail(err)
	symbol, err := qrcode.EncodeDataMatrix(text, &qrcode.DataMatrixOptions{GS1: true})
	b.fail(err)
	raw, err := symbol.PNG(nil)
	b.fail(err)
	reports, code := objects(t, "-at", b.at, b.put("box.png", raw))
	if code != 0 || len(reports[0].Codes) != 1 {
		t.Fatalf("exit code %d, %+v", code, reports)
	}
	r := reports[0].Codes[0]
	if r.Form != gs1Form || len(r.Lines) != 1 || r.Lines[0].Name != "product 03400939990019, batch LOT1, expires 2027-11-30, serial S1" || r.Lines[0].Codes[0].Code != "3400939990019" {
		t.Errorf("%+v", r)
	}
}

// altered is an archive with another digest in its metadata.
func (b *bench) altered(name, hash string) string {
	b.t.Helper()
	old, err := zip.OpenReader(b.path(name))
	b.fail(err)
	defer old.Close()
	var raw bytes.Buffer
	forger := zip.NewWriter(&raw)
	for _, f := range old.File {
		content, err := f.Open()
		b.fail(err)
		text, err := io.ReadAll(content)
		b.fail(err)
		to, err := forger.Create(f.Name)
		b.fail(err)
		_, err = to.Write(bytes.ReplaceAll(text, []byte(hash), []byte(strings.Repeat("0", len(hash)))))
		b.fail(err)
	}
	b.fail(forger.Close())
	return b.put("altered.zip", raw.Bytes())
}

func has(faults []document.Fault, code string) bool {
	for _, f := range faults {
		if f.Code == code {
			return true
		}
	}
	return false
}
