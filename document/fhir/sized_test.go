package fhir_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
)

func TestSized(t *testing.T) {
	data := base64.StdEncoding.EncodeToString(bytes.Repeat([]byte("document "), 300_000))
	lot := &fhir.Bundle{Type: "collection", Entry: []fhir.Entry{{Resource: &fhir.Binary{ContentType: "text/plain", Data: data}}}}
	large := &fhir.Limits{Bytes: 4 << 20}
	raw, err := fhir.WriteSized(lot, large)
	if err != nil {
		t.Fatal(err)
	}
	r, faults, err := fhir.ReadSized(raw, large)
	if err != nil || faults != nil || r.(*fhir.Bundle).Entry[0].Resource.(*fhir.Binary).Data != data {
		t.Fatal(err, faults)
	}
	again, err := fhir.WriteSized(r, large)
	if err != nil || !bytes.Equal(raw, again) {
		t.Error(err)
	}
	for name, attempt := range map[string]func() error{
		"Read":              func() error { _, _, err := fhir.Read(raw); return err },
		"ReadSized":         func() error { _, _, err := fhir.ReadSized(raw, nil); return err },
		"WriteSized":        func() error { _, err := fhir.WriteSized(lot, nil); return err },
		"too many values":   func() error { _, _, err := fhir.ReadSized(raw, &fhir.Limits{Bytes: 4 << 20, Values: 3}); return err },
		"nothing to write":  func() error { _, err := fhir.WriteSized(nil, large); return err },
		"what is not valid": func() error { _, err := fhir.WriteSized(&fhir.Bundle{}, large); return err },
		"no type":           func() error { _, _, err := fhir.ReadSized([]byte(`{}`), large); return err },
	} {
		var refused *fhir.Error
		if err := attempt(); !errors.As(err, &refused) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func ExampleReadSized() {
	r, faults, err := fhir.ReadSized([]byte(`{"resourceType":"Binary","contentType":"text/plain","data":"Ym9uam91cg=="}`), &fhir.Limits{Bytes: 25 << 20})
	fmt.Println(r.ResourceType(), len(faults), err)
	// Output: Binary 0 <nil>
}
