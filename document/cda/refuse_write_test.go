package cda_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

var refusedWrites = []struct {
	name, code, path string
	spoil            func(doc *cda.ClinicalDocument)
}{
	{"element missing", "CDA-402", "/custodian", func(d *cda.ClinicalDocument) { d.Custodian = nil }},
	{"list missing", "CDA-402", "/recordTarget/0/patientRole/id", func(d *cda.ClinicalDocument) { d.RecordTargets[0].PatientRole.IDs = nil }},
	{"one component", "CDA-402", "/component/structuredBody/component/0/section/entry/0/substanceAdministration/effectiveTime/2/comp",
		func(d *cda.ClinicalDocument) {
			first(d).Times[2].(*cda.SXPRTS).Comps = []cda.Time{&cda.TS{Value: "2026"}}
		}},
	{"attribute missing", "CDA-403", "/component/structuredBody/component/0/section/entry/0/substanceAdministration/@moodCode",
		func(d *cda.ClinicalDocument) { first(d).Mood = "" }},
	{"two statements in an entry", "CDA-404", "/component/structuredBody/component/0/section/entry/0",
		func(d *cda.ClinicalDocument) { d.Body.Structured.Components[0].Section.Entries[0].Act = &cda.Act{} }},
	{"two bodies", "CDA-404", "/component", func(d *cda.ClinicalDocument) { d.Body.NonXML = &cda.NonXMLBody{} }},
	{"OID", "CDA-405", "/id/@root", func(d *cda.ClinicalDocument) { d.ID.Root = "1.02" }},
	{"code with a space", "CDA-405", "/code/@code", func(d *cda.ClinicalDocument) { d.Code.Code = "a b" }},
	{"time", "CDA-405", "/effectiveTime/@value", func(d *cda.ClinicalDocument) { d.EffectiveTime.Value = "2026-05-04" }},
	{"number", "CDA-405", "/versionNumber/@value", func(d *cda.ClinicalDocument) { d.Version.Value = "1,5" }},
	{"identifier", "CDA-405", "/component/structuredBody/component/0/section/@ID", func(d *cda.ClinicalDocument) { d.Sections()[0].XMLID = "1a" }},
	{"control character", "CDA-406", "/title", func(d *cda.ClinicalDocument) { d.Title.Text = "a\x00" }},
	{"not UTF-8", "CDA-406", "/title", func(d *cda.ClinicalDocument) { d.Title.Text = "\xe9" }},
	{"bounds", "CDA-407", "/documentationOf/0/serviceEvent/effectiveTime",
		func(d *cda.ClinicalDocument) { d.DocumentationOf[0].Event.EffectiveTime.Width = &cda.QTY{Value: "1"} }},
	{"data type", "CDA-408", "/code", func(d *cda.ClinicalDocument) { d.Code.Type = cda.TypePQ }},
	{"narrative", "CDA-409", "/component/structuredBody/component/0/section/text",
		func(d *cda.ClinicalDocument) { d.Sections()[0].Text.Nodes = []cda.Node{cda.El("script")} }},
	{"name", "CDA-410", "/recordTarget/0/patientRole/patient/name/0",
		func(d *cda.ClinicalDocument) {
			d.RecordTargets[0].PatientRole.Patient.Names[0].Parts[0].Kind = "surname"
		}},
	{"element without a name", "CDA-410", "/code",
		func(d *cda.ClinicalDocument) { d.Code.Extra = extra(cda.Node{Space: "urn:x", Name: "a b"}) }},
	{"attribute twice", "CDA-410", "/code",
		func(d *cda.ClinicalDocument) {
			d.Code.Extra = extra(cda.Node{Space: "urn:x", Name: "a"}.With("b", "").With("b", ""))
		}},
	{"circle", "CDA-411", "", func(d *cda.ClinicalDocument) { d.Code.OriginalText = circle() }},
	{"null flavor", "CDA-412", "/code/@nullFlavor", func(d *cda.ClinicalDocument) { d.Code.Null = "X" }},
	{"identifier twice", "CDA-413", "/component/structuredBody/component/1/section/@ID", func(d *cda.ClinicalDocument) {
		d.Sections()[0].XMLID = "twice"
		d.Body.Structured.Components = append(d.Body.Structured.Components, d.Body.Structured.Components[0])
	}},
	{"kept element of CDA", "CDA-414", "/code", func(d *cda.ClinicalDocument) { d.Code.Extra = extra(cda.El("x")) }},
	{"kept attribute of CDA", "CDA-414", "/code", func(d *cda.ClinicalDocument) { d.Code.Extra = &cda.Extra{Attrs: []cda.Attr{{Name: "x"}}} }},
	{"no time", "CDA-415", "/component/structuredBody/component/0/section/entry/0/substanceAdministration/effectiveTime",
		func(d *cda.ClinicalDocument) { first(d).Times[0] = nil }},
	{"no picture", "CDA-416", "/component/structuredBody/component/0/section", func(d *cda.ClinicalDocument) {
		d.Sections()[0].Text.Nodes = []cda.Node{cda.El("renderMultiMedia").With("referencedObject", "none")}
	}},
	{"CS with a label", "CDA-417", "/languageCode", func(d *cda.ClinicalDocument) { d.Language.Display = "français" }},
	{"a file beside a text", "CDA-417", "/component/structuredBody/component/0/section/entry/0/substanceAdministration/text/File", func(d *cda.ClinicalDocument) {
		first(d).Text = &cda.ED{Representation: "B64", Text: "QQ==", File: []byte("A")}
	}},
	{"operator of a time that stands alone", "CDA-417", "/effectiveTime/@operator", func(d *cda.ClinicalDocument) { d.EffectiveTime.Operator = "A" }},
}

func first(d *cda.ClinicalDocument) *cda.SubstanceAdministration {
	return d.Sections()[0].Entries[0].SubstanceAdministration
}

func extra(n cda.Node) *cda.Extra { return &cda.Extra{Nodes: []cda.ExtraNode{{Node: n}}} }

// circle is a text that is its own thumbnail.
func circle() *cda.ED {
	x := &cda.ED{}
	x.Thumbnail = x
	return x
}

func TestWriteRefuses(t *testing.T) {
	seen := map[string]bool{"CDA-401": true}
	if _, err := cda.Write(nil); !errors.Is(err, &cda.Error{Code: "CDA-401"}) {
		t.Error(err)
	}
	for _, v := range refusedWrites {
		t.Run(v.name, func(t *testing.T) {
			seen[v.code] = true
			doc := order(1)
			v.spoil(doc)
			out, err := cda.Append([]byte("x"), doc)
			var fail *cda.Error
			if !errors.As(err, &fail) || fail.Code != v.code || fail.Path != v.path && v.code != "CDA-411" {
				t.Fatalf("got %v, want %s at %q", err, v.code, v.path)
			}
			if out != nil {
				t.Error("bytes come with the error")
			}
			if !strings.Contains(fail.Error(), v.code) || fail.French() == "" {
				t.Error("the refusal has no text")
			}
		})
	}
	everyCode(t, "CDA-4", seen)
}

// A file is written as its base64 would be.
func TestFileWritten(t *testing.T) {
	for _, n := range []int{1, 2, 3, 1000} {
		doc, data := order(1), bytes.Repeat([]byte("\xff%"), n)
		first(doc).Text = cda.NewMedia("application/pdf", data)
		want, err := cda.Write(doc)
		if err != nil {
			t.Fatal(err)
		}
		first(doc).Text = &cda.ED{MediaType: "application/pdf", Representation: "B64", File: data}
		got, err := cda.Write(doc)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%v\n%s", err, got)
		}
		if back, ok := first(doc).Text.Bytes(); !ok || !bytes.Equal(back, data) {
			t.Error("another file")
		}
	}
}

func TestDangling(t *testing.T) {
	doc := order(1)
	if got := cda.Dangling(doc); got != nil {
		t.Error(got)
	}
	first(doc).Text = cda.RefersTo("nowhere")
	got := cda.Dangling(doc)
	if len(got) != 1 || got[0] != "/component/structuredBody/component/0/section/entry/0/substanceAdministration/text" {
		t.Error(got)
	}
	if _, err := cda.Write(doc); err != nil {
		t.Error(err)
	}
	if cda.Dangling(nil) != nil {
		t.Error("references in no document")
	}
}
