package document

import (
	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// Read takes unsigned content in the version this kind writes: a file, a
// form, a message body. It runs the gates of [Open] that concern the content
// (size, strict JSON, JSON Schema, decoding) and says nothing of who wrote
// it. White space around JSON is allowed here and not in a token.
func Read[T any](raw []byte, kind Kind[T]) (T, error) {
	var zero T
	if err := kind.usable(); err != nil {
		return zero, err
	}
	if len(raw) > kind.face().maxBytes {
		return zero, refuse("DOC-101", nil)
	}
	if err := kind.wellFormed(raw, false); err != nil {
		return zero, err
	}
	return kind.decode(kind.Version, raw)
}

// Write gives the unsigned form of a value, with the list of what the form
// could not carry. It refuses to write what [Read] would refuse.
func Write[T any](value T, kind Kind[T]) ([]byte, []Omission, error) {
	if err := kind.usable(); err != nil {
		return nil, nil, err
	}
	return kind.write(value)
}

// Validate answers the question "is it well formed?" for raw content in the
// version this kind writes: strict JSON and the kind's JSON Schema. No fault
// gives nil. For a kind whose wire form is not JSON, decoding is the check.
func Validate[T any](raw []byte, kind Kind[T]) []Fault {
	if err := kind.usable(); err != nil {
		return faultsOf(err)
	}
	if len(raw) > kind.face().maxBytes {
		return faultsOf(refuse("DOC-101", nil))
	}
	if kind.Schema != nil {
		return faultsOf(kind.wellFormed(raw, false))
	}
	_, err := kind.decode(kind.Version, raw)
	return faultsOf(err)
}

// write encodes and holds the result against the kind's own gates, so that
// nothing leaves that could not be read.
func (k Kind[T]) write(value T) ([]byte, []Omission, error) {
	raw, left, err := k.Encode(value)
	if err != nil {
		return nil, nil, refuse("DOC-902", err)
	}
	if len(raw) == 0 {
		return nil, nil, refuse("DOC-902", nil)
	}
	if len(raw) > k.face().maxBytes {
		return nil, nil, refuse("DOC-904", nil)
	}
	if err := k.wellFormed(raw, true); err != nil {
		return nil, nil, &Error{Code: "DOC-903", Err: err, Faults: faultsOf(err)}
	}
	return raw, left, nil
}

// decode turns well-formed bytes into a value.
func (k Kind[T]) decode(version int, payload []byte) (T, error) {
	value, err := k.Decode(version, payload)
	if err != nil {
		var zero T
		return zero, refuse("DOC-821", err)
	}
	return value, nil
}

// wellFormed runs the two JSON gates, for kinds that have them.
func (k Kind[T]) wellFormed(raw []byte, tight bool) error {
	if k.Schema == nil {
		return nil
	}
	value, err := strictjson.Decode(raw, strictjson.Limits{Bytes: k.face().maxBytes, Values: limits.SchemaValues, Tight: tight})
	if err != nil {
		e := because(err, jsonCauses(), "DOC-801")
		e.Faults = []Fault{e.fault(pathOf(err))}
		return e
	}
	return k.Schema.check(value)
}
