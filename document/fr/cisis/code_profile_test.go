package cisis_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
)

// Each rule has a document that breaks it and no other.
func TestCodeProfile(t *testing.T) {
	level1 := func(change func(d *cda.ClinicalDocument)) *cda.ClinicalDocument {
		doc, err := cisis.NewReport(draft(), fileOf(t, carriedFiles()["application/pdf"]), nil)
		if err != nil {
			t.Fatal(err)
		}
		change(doc)
		return doc
	}
	level3 := func(change func(d *cda.ClinicalDocument)) *cda.ClinicalDocument {
		doc := valid()
		change(doc)
		return doc
	}
	text := func(d *cda.ClinicalDocument) *cda.ED { return d.Body.NonXML.Text }
	seen := map[string]bool{}
	for name, c := range map[string]struct {
		doc  *cda.ClinicalDocument
		code string
		path string
	}{
		"level 1":              {level1(func(*cda.ClinicalDocument) {}), "", ""},
		"level 3":              {level3(func(*cda.ClinicalDocument) {}), "", ""},
		"no document":          {nil, "", ""},
		"no header":            {&cda.ClinicalDocument{}, "", ""},
		"unknown type":         {level1(func(d *cda.ClinicalDocument) { d.Code.Code = "0-0" }), "", ""}, // FR-CDA-052 says it
		"type without a class": {level1(func(d *cda.ClinicalDocument) { d.Code.Code, d.Code.Display = "101881-1", "Carte d'implant" }), "FR-DOC-301", "/code"},
		"another label":        {level1(func(d *cda.ClinicalDocument) { d.Code.Display = "Consultation" }), "FR-DOC-302", "/code/@displayName"},
		"no known model":       {level3(func(d *cda.ClinicalDocument) { d.TemplateIDs = d.TemplateIDs[:2] }), "FR-DOC-303", "/templateId"},
		"model of another type": {level3(func(d *cda.ClinicalDocument) { d.TemplateIDs[2].Root = "1.2.250.1.213.1.1.1.54" }),
			"FR-DOC-304", "/templateId"},
		"confidentiality": {level1(func(d *cda.ClinicalDocument) { d.Confidentiality.Code = "L" }), "FR-DOC-305", "/confidentialityCode"},
		"profession": {level1(func(d *cda.ClinicalDocument) { d.Authors[0].AssignedAuthor.Code.Code = "G15_0" }),
			"FR-DOC-306", "/author/0/assignedAuthor/code"},
		"media type without format": {level1(func(d *cda.ClinicalDocument) {
			*text(d) = *cda.NewMedia("image/png", []byte("\x89PNG\r\n\x1a\n"))
		}), "FR-DOC-311", "/component/nonXMLBody/text/@mediaType"},
		"PNG called JPEG": {level1(func(d *cda.ClinicalDocument) {
			*text(d) = *cda.NewMedia("image/jpeg", []byte("\x89PNG\r\n\x1a\n"))
		}), "FR-DOC-312", "/component/nonXMLBody/text/@mediaType"},
		"broken base64": {level1(func(d *cda.ClinicalDocument) { text(d).Text = "A" }), "FR-DOC-313", "/component/nonXMLBody/text"},
	} {
		faults := document.Check(c.doc, cisis.CodeProfile(nil))
		switch {
		case c.code == "" && len(faults) == 0:
		case len(faults) == 1 && faults[0].Code == c.code && faults[0].Path == c.path && faults[0].Severity < document.Failure:
			seen[c.code] = true
		default:
			t.Errorf("%s: %v, want %s", name, faults, c.code)
		}
	}
	for _, r := range cisis.CodeProfile(nil).Rules {
		if !seen[r.Code] {
			t.Errorf("no vector for %s", r.Code)
		}
	}
}
