package document_test

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

func TestReadDocument(t *testing.T) {
	const cda = `<ClinicalDocument xmlns="urn:hl7-org:v3"/>`
	for name, c := range map[string]struct {
		text string
		want document.Form
	}{
		"PDF":                      {"%PDF-1.4\n%\xe2\xe3\xcf\xd3", document.FormPDF},
		"PDF behind bytes":         {"\x00\x00scan\n%PDF-1.4\n", document.FormPDF},
		"RTF":                      {`{\rtf1\ansi Bonjour}`, document.FormRTF},
		"JPEG":                     {"\xff\xd8\xff\xe0\x00\x10JFIF", document.FormJPEG},
		"TIFF, little-endian":      {"II*\x00\x08\x00\x00\x00", document.FormTIFF},
		"TIFF, big-endian":         {"MM\x00*\x00\x00\x00\x08", document.FormTIFF},
		"PNG":                      {"\x89PNG\r\n\x1a\n\x00", document.FormPNG},
		"ZIP":                      {"PK\x03\x04\x14\x00", document.FormZIP},
		"text":                     {"Cher confrère,\r\n\tbonjour", document.FormText},
		"text about PDF":           {"the header is %PDF-1.4", document.FormText},
		"text with a comparison":   {"< 5 mg", document.FormText},
		"text in braces":           {"{x}", document.FormText},
		"JSON":                     {" {\n \"resourceType\": \"Bundle\"}", document.FormJSON},
		"CDA":                      {cda, document.FormCDA},
		"CDA, declaration":         {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + cda, document.FormCDA},
		"CDA, byte order mark":     {"\xef\xbb\xbf" + cda, document.FormCDA},
		"CDA, prolog":              {"<?xml-stylesheet href='a' type='text/xsl'?><!-- <a> -->\n" + cda, document.FormCDA},
		"CDA, prefix":              {`<v3:ClinicalDocument xmlns:xsi = 'a>b' xmlns:v3='urn:hl7-org:v3'>`, document.FormCDA},
		"another ClinicalDocument": {`<ClinicalDocument xmlns="urn:other">`, document.FormXML},
		"no declaration":           {`<ClinicalDocument>`, document.FormXML},
		"prefix of another":        {`<x:ClinicalDocument xmlns="urn:hl7-org:v3">`, document.FormXML},
		"bad attribute":            {`<ClinicalDocument xmlns=urn:hl7-org:v3>`, document.FormXML},
		"style sheet around CDA":   {`<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><c>` + cda + `</c></xsl:stylesheet>`, document.FormStyledCDA},
		"transform around CDA":     {`<transform xmlns="http://www.w3.org/1999/XSL/Transform">` + cda + `</transform>`, document.FormStyledCDA},
		"style sheet":              {`<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>`, document.FormXML},
		"XML in UTF-16":            {"\xff\xfe<\x00a\x00/\x00>\x00", document.FormXML},
		"document type":            {`<!DOCTYPE a [<!ENTITY b "c">]><a/>`, document.FormXML},
		"instruction that lasts":   {`<?xml version="1.0" `, document.FormXML},
		"unfinished tag":           {`<ClinicalDocument xmlns="urn:hl7-org:v3"`, document.FormText},
	} {
		d, err := document.ReadDocument([]byte(c.text), nil)
		if err != nil || d.Form() != c.want || string(d.Bytes()) != c.text || d.Size() != int64(len(c.text)) || d.IsZero() {
			t.Errorf("%s: %q %v", name, d.Form(), err)
		}
		if !d.Is(d.Form().MediaType()) {
			t.Errorf("%s is not what it is", name)
		}
	}
}

func readRefusals() []refusing {
	read := func(raw string, opts *document.ReadOptions) func() error {
		return func() error {
			d, err := document.ReadDocument([]byte(raw), opts)
			if !d.IsZero() {
				return fmt.Errorf("a document beside an error")
			}
			return err
		}
	}
	return []refusing{
		{"document too large", "DOC-101", read("%PDF-1.4", &document.ReadOptions{MaxBytes: 7})},
		{"no document", "DOC-921", read("", nil)},
		{"unknown bytes", "DOC-922", read("\x00\x01\x02", nil)},
		{"text that is not UTF-8", "DOC-922", read("confr\xe8re", nil)},
	}
}

func TestDocumentIs(t *testing.T) {
	for _, c := range []struct {
		text, media string
		want        bool
	}{
		{"%PDF-1.4", "application/pdf", true}, {"%PDF-1.4", "Application/PDF; version=1.4", true}, {"%PDF-1.4", "text/plain", false},
		{"\x89PNG\r\n\x1a\n", "image/jpeg", false}, {"\xff\xd8\xff", "image/jpg", true}, {`{\rtf1}`, "application/rtf", true},
		{"<a/>", "application/xml", true}, {"<a/>", "application/xslt+xml", false}, {"a", "text/xml", false}, {`{"a":1}`, "application/fhir+json", true},
	} {
		d, err := document.ReadDocument([]byte(c.text), nil)
		if err != nil || d.Is(c.media) != c.want {
			t.Errorf("%q is %q: %v %v", c.text, c.media, !c.want, err)
		}
	}
	if (document.Document{}).Is("") || (document.Form("x")).MediaType() != "" {
		t.Error("nothing is something")
	}
}

func TestDocumentDigests(t *testing.T) {
	d, err := document.ReadDocument([]byte("abc"), nil)
	if err != nil {
		t.Fatal(err)
	}
	sum := d.SHA1()
	// FIPS 180-4, examples of NIST.
	if hex.EncodeToString(sum[:]) != "a9993e364706816aba3e25717850c26c9cd0d89d" ||
		d.SHA256().String() != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Error(sum, d.SHA256())
	}
	a, err := d.Attachment("a.txt")
	if err != nil || a.SHA256 != d.SHA256() || a.Size != 3 || a.MediaType != "text/plain" {
		t.Error(a, err)
	}
	if _, err := d.Attachment("../a"); codeOf(err) != "DOC-955" {
		t.Error(err)
	}
}

// FuzzReadDocument: never panics, keeps the bytes, and says the same again.
func FuzzReadDocument(f *testing.F) {
	for _, seed := range []string{"%PDF-1.4", `{\rtf1}`, "\xff\xd8\xff", "II*\x00", "<?xml version='1.0'?><a/>",
		`<!-- --><ClinicalDocument xmlns="urn:hl7-org:v3">`, `<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform">`, `{"a":1}`, "texte"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		before := bytes.Clone(raw)
		d, err := document.ReadDocument(raw, nil)
		if !bytes.Equal(before, raw) || (err == nil) == d.IsZero() {
			t.Fatal("changed, or neither document nor error")
		}
		again, _ := document.ReadDocument(raw, nil)
		if err == nil && (again.Form() != d.Form() || d.Form().MediaType() == "" || !bytes.Equal(d.Bytes(), raw)) {
			t.Fatal("reads differently again")
		}
	})
}

// BenchmarkReadDocument is the worst case: a text, looked at to its end.
func BenchmarkReadDocument(b *testing.B) {
	raw := []byte(strings.Repeat("Bonjour, ", 64<<20/9))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := document.ReadDocument(raw, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleReadDocument() {
	d, err := document.ReadDocument([]byte("%PDF-1.4\n…"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Form(), d.Form().MediaType(), d.Size())
	fmt.Println("an image?", d.Is("image/jpeg"))
	// Output:
	// pdf application/pdf 12
	// an image? false
}
