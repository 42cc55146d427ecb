package prescription

import (
	"bytes"
	_ "embed" // the JSON Schema
	"encoding/json"
	"errors"
	"io"
	"sync"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// DispensationName is the media type of a dispensation in JSON, without
// "application/".
const DispensationName = "vnd.ordonnance.dispensation+json"

// dispensationFormat is the member "format" of the JSON text.
const dispensationFormat = "dispensation/1"

// ErrDispensation refuses JSON that passes no dispensation on, and a value that
// has no JSON form.
var ErrDispensation = &Error{Code: "DSP-090", EN: "not a dispensation", FR: "ceci n'est pas une délivrance"}

//go:embed schema/dispensation-1.json
var dispensationSchemaText []byte // never changed

// dispensationSchema is compiled at first use.
var dispensationSchema = sync.OnceValue(func() *document.Schema { return document.MustSchema(dispensationSchemaText) })

// DispensationSchemaText returns the JSON Schema (draft 2020-12) of a
// dispensation.
func DispensationSchemaText() []byte { return bytes.Clone(dispensationSchemaText) }

// DispensationKind is the dispensation in JSON, so that a pharmacy can sign
// what it did (document.Sign) and another can verify it (document.Open). It is
// written and read as [Kind] says, with "format":"dispensation/1" first.
func DispensationKind() document.Kind[Dispensation] {
	return document.Kind[Dispensation]{
		Name:    DispensationName,
		Version: 1,
		Schema:  dispensationSchema(),
		Encode:  encodeDispensation,
		Decode:  decodeDispensation,
		Clone:   Dispensation.Clone,
	}
}

// dispensationObject is a dispensation with the member that says so.
type dispensationObject struct {
	Format string `json:"format"`
	Dispensation
}

func encodeDispensation(d Dispensation) ([]byte, []document.Omission, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(dispensationObject{dispensationFormat, d}); err != nil {
		return nil, nil, ownError(err)
	}
	raw := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if holdsReplacement(raw) {
		return nil, nil, ErrDispensation
	}
	return raw, nil, nil
}

func decodeDispensation(_ int, payload []byte) (Dispensation, error) {
	var w dispensationObject
	d := json.NewDecoder(bytes.NewReader(payload))
	d.DisallowUnknownFields()
	if err := d.Decode(&w); err != nil {
		return Dispensation{}, ownError(err)
	}
	if _, err := d.Token(); err != io.EOF || w.Format != dispensationFormat {
		return Dispensation{}, ErrDispensation
	}
	return w.Dispensation, nil
}

// ownError keeps a refusal of this package and drops the words of the JSON
// library, which may quote the text.
func ownError(err error) error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return ErrDispensation
}

// contentOf is what makes two dispensations the same: their JSON form. It is
// nil for a value that has none, which is then the same as no other.
func contentOf(d Dispensation) []byte {
	raw, _, err := encodeDispensation(d)
	if err != nil {
		return nil
	}
	return raw
}
