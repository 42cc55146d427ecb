package cda

import "github.com/ordonnance-numerique/ordonnance-go/document"

// Level tells what the body of a document is: 1 for a file, 3 for sections, 0
// where there is no body.
func (x *ClinicalDocument) Level() int {
	switch {
	case x == nil || x.Body == nil:
		return 0
	case x.Body.NonXML != nil:
		return 1
	case x.Body.Structured != nil:
		return 3
	}
	return 0
}

// File returns the file a level 1 document carries, recognised by its bytes,
// and the media type the document states for it, which may be another one (see
// [document.Document.Is]). It reports false for a document of sections, for a
// file that is not whole in the document (base64 that is none, compressed, by
// reference), and for bytes of no form that [document.ReadDocument] knows.
func (x *ClinicalDocument) File() (file document.Document, stated string, ok bool) {
	if x.Level() != 1 || x.Body.NonXML.Text == nil {
		return document.Document{}, "", false
	}
	text := x.Body.NonXML.Text
	raw, whole := text.Bytes()
	if !whole || text.Compression != "" {
		return document.Document{}, "", false
	}
	file, err := document.ReadDocument(raw, nil)
	if err != nil {
		return document.Document{}, "", false
	}
	if text.MediaType == "" {
		return file, "text/plain", true // the default of the schema
	}
	return file, text.MediaType, true
}
