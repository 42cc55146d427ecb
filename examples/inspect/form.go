package main

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// form is how something is written.
type form string

const (
	unknown          form = ""
	prescriptionForm form = "json"              // prescription.Kind
	dispensationForm form = "json-dispensation" // prescription.DispensationKind
	ledgerForm       form = "ledger"            // package ledger, one dispensation a line
	keysForm         form = "keys"              // identity.KeySet
	tokenForm        form = "token"             // signed
	detachedForm     form = "detached"          // signature of a document that is elsewhere
	packedForm       form = "packed"            // a token as the text of a printed code
	compactForm      form = "compact"           // compact bytes in base64url, unsigned
	insForm          form = "ins"               // text of a Datamatrix INS
	cdaForm          form = "cda"
	fhirForm         form = "fhir"
	xdmForm          form = "xdm" // archive IHE_XDM.ZIP
	pdfForm          form = "pdf"
	pictureForm      form = "picture" // with codes on it
	gs1Form          form = "gs1"     // of a code on a box
	textForm         form = "text"    // of a code that is none of ours
)

var (
	tokenShape  = regexp.MustCompile(`^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$`)
	apartShape  = regexp.MustCompile(`^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+$`)
	base64Shape = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)
	insShape    = regexp.MustCompile(`^(\]d[12])?IS01[0-9A-Z]{22}S[1-7]`) // header of the format v2.2, first block
)

// pictures are the first bytes of the types that are decoded.
var pictures = []string{"\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF87a", "GIF89a"}

// recognise says which form a file has by its first characters and, for JSON,
// by the member that names it. Whether the rest is right is for the reader.
func recognise(raw []byte) form {
	for _, magic := range pictures {
		if bytes.HasPrefix(raw, []byte(magic)) {
			return pictureForm
		}
	}
	text := trim(raw)
	switch {
	case len(text) == 0:
		return unknown
	case bytes.HasPrefix(raw, []byte("PK")):
		return xdmForm
	case bytes.HasPrefix(raw, []byte("%PDF-")):
		return pdfForm
	case text[0] == '<':
		return cdaForm
	case text[0] == '{':
		return recogniseJSON(text)
	}
	return recogniseText(text)
}

// recogniseText looks at what a code may hold, and a file too.
func recogniseText(text []byte) form {
	switch {
	case qrcode.IsPacked(string(text[:min(len(text), 8)])):
		return packedForm
	case insShape.Match(text):
		return insForm
	case tokenShape.Match(text):
		return tokenForm
	case apartShape.Match(text):
		return detachedForm
	case base64Shape.Match(text):
		return compactForm
	}
	return unknown
}

// recogniseJSON looks at the first object. Several of them, one a line, are a
// ledger where the first is a dispensation.
func recogniseJSON(text []byte) form {
	var mark struct {
		Format       string          `json:"format"`
		ResourceType string          `json:"resourceType"`
		Keys         json.RawMessage `json:"keys"`
	}
	d := json.NewDecoder(bytes.NewReader(text))
	if err := d.Decode(&mark); err != nil {
		return prescriptionForm // the reader says what is wrong
	}
	more := d.More()
	switch {
	case mark.ResourceType != "":
		return fhirForm
	case strings.HasPrefix(mark.Format, "prescription/"):
		return prescriptionForm
	case strings.HasPrefix(mark.Format, "dispensation/") && more:
		return ledgerForm
	case strings.HasPrefix(mark.Format, "dispensation/"):
		return dispensationForm
	case len(mark.Keys) > 0:
		return keysForm
	}
	return unknown
}

// trim takes white space and a byte order mark off.
func trim(raw []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\uFEFF")))
}
