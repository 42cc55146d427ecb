package prescription_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// checkRoundTrip asks that a value comes back as its core, from the bytes that
// the core gives as well, and that encoding changes nothing in it.
func checkRoundTrip(t *testing.T, i int, v prescription.Prescription, kind document.Kind[prescription.Prescription],
	opts *prescription.CompactOptions) {
	t.Helper()
	before := v.Clone()
	raw, left, err := kind.Encode(v)
	if err != nil {
		t.Fatalf("%d: encode: %v", i, err)
	}
	if !reflect.DeepEqual(v, before) {
		t.Fatalf("%d: encoding changed the value", i)
	}
	got, err := kind.Decode(kind.Version, raw)
	if err != nil {
		t.Fatalf("%d: decode %x: %v", i, raw, err)
	}
	core, coreLeft := prescription.Core(v, opts)
	if !reflect.DeepEqual(got, core) {
		t.Fatalf("%d: not the core:\ngot  %s\nwant %s", i, jsonOf(got), jsonOf(core))
	}
	if !reflect.DeepEqual(left, coreLeft) {
		t.Fatalf("%d: left out %v, core says %v", i, left, coreLeft)
	}
	again, more, err := kind.Encode(core)
	if err != nil || !bytes.Equal(again, raw) || len(more) != 0 {
		t.Fatalf("%d: the core gives other bytes (%v, %v)", i, more, err)
	}
}

func jsonOf(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		return []byte(err.Error())
	}
	return b
}
