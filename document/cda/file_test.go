package cda_test

import (
	"fmt"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

func carrying(text *cda.ED) *cda.ClinicalDocument {
	return &cda.ClinicalDocument{Body: &cda.Body{NonXML: &cda.NonXMLBody{Text: text}}}
}

func TestFile(t *testing.T) {
	gzip := cda.NewMedia("application/pdf", []byte("%PDF-1.4"))
	gzip.Compression = "GZ"
	for name, c := range map[string]struct {
		doc    *cda.ClinicalDocument
		form   document.Form
		stated string
		level  int
	}{
		"PDF":             {carrying(cda.NewMedia("application/pdf", []byte("%PDF-1.4"))), document.FormPDF, "application/pdf", 1},
		"PNG called JPEG": {carrying(cda.NewMedia("image/jpeg", []byte("\x89PNG\r\n\x1a\n"))), document.FormPNG, "image/jpeg", 1},
		"text as it is":   {carrying(&cda.ED{Text: "Bonjour"}), document.FormText, "text/plain", 1},
		"compressed":      {carrying(gzip), "", "", 1},
		"not base64":      {carrying(&cda.ED{Representation: "B64", Text: "A"}), "", "", 1},
		"unknown bytes":   {carrying(cda.NewMedia("application/pdf", []byte{0})), "", "", 1},
		"by reference":    {carrying(&cda.ED{Reference: &cda.TEL{Value: "https://example.invalid"}}), "", "", 1},
		"no text":         {carrying(nil), "", "", 1},
		"sections":        {&cda.ClinicalDocument{Body: &cda.Body{Structured: &cda.StructuredBody{}}}, "", "", 3},
		"an empty body":   {&cda.ClinicalDocument{Body: &cda.Body{}}, "", "", 0},
		"no body":         {&cda.ClinicalDocument{}, "", "", 0},
		"no document":     {nil, "", "", 0},
	} {
		file, stated, ok := c.doc.File()
		if file.Form() != c.form || stated != c.stated || ok != (c.form != "") || c.doc.Level() != c.level {
			t.Errorf("%s: %q %q level %d", name, file.Form(), stated, c.doc.Level())
		}
	}
}

func ExampleClinicalDocument_File() {
	doc := &cda.ClinicalDocument{Body: &cda.Body{NonXML: &cda.NonXMLBody{Text: cda.NewMedia("image/jpeg", []byte("\x89PNG\r\n\x1a\n"))}}}
	file, stated, ok := doc.File()
	fmt.Println(doc.Level(), ok, stated, file.Form(), file.Is(stated))
	// Output: 1 true image/jpeg png false
}
