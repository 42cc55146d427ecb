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
	xdmForm          form = "xdm"  // archive IHE_XDM.ZIP
	mailForm         form = "mail" // as received, RFC 5322
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
	if found := recogniseText(text); found != unknown {
		return found
	}
	if isMail(raw) {
		return mailForm
	}
	return unknown
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

// recogniseJSON looks at the members of the first object, as far as it is whole.
// Several objects, one a line, are a ledger where the first is a dispensation.
func recogniseJSON(text []byte) form {
	mark, more := members(text)
	format := mark["format"]
	switch {
	case format == cut:
		return prescriptionForm // the reader says what is wrong
	case mark["resourceType"] != "":
		return fhirForm
	case strings.HasPrefix(format, "dispensation/") && more:
		return ledgerForm
	case strings.HasPrefix(format, "dispensation/"):
		return dispensationForm
	case strings.HasPrefix(format, "prescription/"):
		return prescriptionForm
	case mark["keys"] != "":
		return keysForm
	}
	return unknown
}

// cut stands for the value of a member that is not whole.
const cut = "…"

// members are the members of an object: texts, and the first character of any
// other value. Of an object that is cut short they are those before the cut. more
// reports that something follows the object.
func members(text []byte) (found map[string]string, more bool) {
	found = map[string]string{}
	d := json.NewDecoder(bytes.NewReader(text))
	if _, err := d.Token(); err != nil {
		return found, false
	}
	for d.More() {
		name, err := d.Token()
		var value json.RawMessage
		key, isText := name.(string)
		if err != nil || !isText {
			return found, false
		}
		if d.Decode(&value) != nil {
			found[key] = cut
			return found, false
		}
		var word string
		if json.Unmarshal(value, &word) != nil {
			word = string(value[:1])
		}
		found[key] = word
	}
	_, err := d.Token()
	return found, err == nil && d.More()
}

// trim takes white space and a byte order mark off.
func trim(raw []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\uFEFF")))
}
