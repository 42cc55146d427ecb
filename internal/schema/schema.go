package schema

import (
	"bytes"
	"errors"
	"io"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// base is the address the compiled text is known by. It never resolves:
// loading is refused below.
const base = "https://schema.invalid/self.json"

// errLoad is the refusal of a reference that leaves the schema.
var errLoad = errors.New("schema: reference outside the schema")

// Schema is a compiled JSON Schema. It is read-only and may be shared.
type Schema struct{ root *jsonschema.Schema }

// Compile reads a JSON Schema of draft 2020-12. A reference to anything but
// the text itself is an error. Formats are asserted.
func Compile(raw []byte) (*Schema, error) {
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true
	c.LoadURL = func(string) (io.ReadCloser, error) { return nil, errLoad }
	if err := c.AddResource(base, bytes.NewReader(raw)); err != nil {
		return nil, err
	}
	root, err := c.Compile(base)
	if err != nil {
		return nil, err
	}
	bound(root)
	return &Schema{root}, nil
}
