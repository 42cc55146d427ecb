package main

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// form is how a prescription is written.
type form string

const (
	unknown      form = ""
	jsonForm     form = "json"     // prescription.Kind
	tokenForm    form = "token"    // signed, JSON or compact inside
	packedForm   form = "packed"   // a token as the text of a printed code
	compactForm  form = "compact"  // compact bytes in base64url, unsigned
	cdaForm      form = "cda"      // eP-MED-DM
	fhirForm     form = "fhir"     // bundle of the guide ePrescription
	sentenceForm form = "sentence" // the words of the lines
)

func (f form) readable() bool {
	return slices.Contains([]form{jsonForm, tokenForm, packedForm, compactForm, cdaForm, fhirForm}, f)
}

func (f form) writable() bool {
	return slices.Contains([]form{jsonForm, compactForm, cdaForm, fhirForm, sentenceForm}, f)
}

var (
	tokenShape  = regexp.MustCompile(`^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$`)
	base64Shape = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)
)

// recognise says which form a file has, by its first characters and, for JSON,
// by the member that names it. Whether the rest is right is for the reader.
func recognise(raw []byte) (form, error) {
	text := trim(raw)
	switch {
	case len(text) == 0:
		return unknown, errForm
	case text[0] == '<':
		return cdaForm, nil
	case text[0] == '{':
		return recogniseJSON(text)
	case qrcode.IsPacked(string(text[:min(len(text), 8)])):
		return packedForm, nil
	case tokenShape.Match(text):
		return tokenForm, nil
	case base64Shape.Match(text):
		return compactForm, nil
	}
	return unknown, errForm
}

func recogniseJSON(text []byte) (form, error) {
	var mark struct {
		Format       string `json:"format"`
		ResourceType string `json:"resourceType"`
	}
	if err := json.Unmarshal(text, &mark); err != nil {
		return jsonForm, nil // the reader says what is wrong
	}
	switch {
	case mark.ResourceType != "":
		return fhirForm, nil
	case strings.HasPrefix(mark.Format, "prescription/"):
		return jsonForm, nil
	case mark.Format != "":
		return unknown, errOther
	}
	return unknown, errForm
}

// trim takes white space and a byte order mark off.
func trim(raw []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\uFEFF")))
}
