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

// KindName is the media type of a prescription in JSON, without "application/".
const KindName = "vnd.ordonnance.prescription+json"

// jsonFormat is the member "format" of the JSON text: it says what a file is.
const jsonFormat = "prescription/1"

// ErrContent refuses JSON that passes no prescription on, and a value that has
// no JSON form.
var ErrContent = &Error{Code: "RX-008", EN: "not a prescription", FR: "ceci n'est pas une prescription"}

//go:embed schema/prescription-1.json
var schemaText []byte // never changed

// jsonSchema is compiled at first use.
var jsonSchema = sync.OnceValue(func() *document.Schema { return document.MustSchema(schemaText) })

// SchemaText returns the JSON Schema (draft 2020-12) of a prescription, for
// editors and for programs in other languages.
func SchemaText() []byte { return bytes.Clone(schemaText) }

// Kind is the prescription in JSON: everything the model says, nothing left
// out, in a form that can be written by hand. The text is an object of the
// members that the types of this package name, with "format":"prescription/1"
// first; what is not stated is left out. Writing gives no white space, members
// in a fixed order, and characters outside ASCII as they are, so that the same
// value always gives the same bytes.
//
// Reading is strict: members that the schema does not know, empty lists and
// null are refused. A list that is not stated is nil.
func Kind() document.Kind[Prescription] {
	return document.Kind[Prescription]{
		Name:    KindName,
		Version: 1,
		Schema:  jsonSchema(),
		Encode:  encodeJSON,
		Decode:  decodeJSON,
		Clone:   Prescription.Clone,
	}
}

// jsonObject is a prescription with the member that says so.
type jsonObject struct {
	Format string `json:"format"`
	Prescription
}

func encodeJSON(p Prescription) ([]byte, []document.Omission, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(jsonObject{jsonFormat, p}); err != nil {
		return nil, nil, contentError(err)
	}
	raw := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if holdsReplacement(raw) {
		return nil, nil, ErrContent
	}
	return raw, nil, nil
}

// holdsReplacement reports whether the encoder met invalid UTF-8: it then writes the
// escape \ufffd, which it writes for nothing else (a valid U+FFFD stays as it
// is, and a backslash in the text is doubled).
func holdsReplacement(raw []byte) bool {
	for i := 0; ; {
		n := bytes.IndexByte(raw[i:], '\\')
		if n < 0 {
			return false
		}
		i += n
		if bytes.HasPrefix(raw[i:], []byte(`\ufffd`)) {
			return true
		}
		i += 2
	}
}

func decodeJSON(_ int, payload []byte) (Prescription, error) {
	var w jsonObject
	d := json.NewDecoder(bytes.NewReader(payload))
	d.DisallowUnknownFields()
	if err := d.Decode(&w); err != nil {
		return Prescription{}, contentError(err)
	}
	if _, err := d.Token(); err != io.EOF || w.Format != jsonFormat {
		return Prescription{}, ErrContent
	}
	return w.Prescription, nil
}

// contentError keeps a refusal of this package and drops the words of the
// JSON library, which may quote the text.
func contentError(err error) error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return ErrContent
}
