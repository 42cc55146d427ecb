package fhir_test

import (
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
)

// TestNothingIsDropped reads things that have no field, or do not fit theirs,
// and writes them back.
func TestNothingIsDropped(t *testing.T) {
	for name, text := range map[string]string{
		"digits":           `{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":0.3333333000}}`,
		"exponent":         `{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1.50E+2}}`,
		"unknown":          `{"resourceType":"Patient","gender":"male","colour":{"a":[1.0,null,"é<&>"],"b":{}}}`,
		"primitive member": `{"resourceType":"Patient","birthDate":"1979","_birthDate":{"extension":[{"url":"u:x","valueString":"y"}]}}`,
		"other type":       `{"resourceType":"Specimen","id":"d1","udiCarrier":[{"issuer":"x"}]}`,
		"other in entry":   `{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Basic","code":{"text":"x"}}}]}`,
		"false and zero":   `{"resourceType":"Bundle","type":"searchset","total":0,"entry":[{"resource":{"resourceType":"Patient","active":false}}]}`,
	} {
		r, _, err := fhir.Read([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		raw, err := fhir.Write(r)
		if err != nil || string(raw) != text {
			t.Errorf("%s: %v\n is  %s\n was %s", name, err, raw, text)
		}
	}
}

// TestMisfitsAreKept reads members that do not fit their fields: they are
// reported, kept, and refused when written.
func TestMisfitsAreKept(t *testing.T) {
	r, faults, err := fhir.Read([]byte(`{"resourceType":"Patient","gender":7,"birthDate":"1979","name":"X"}`))
	if err != nil || !document.Refuses(faults) {
		t.Fatal(err, faults)
	}
	p := r.(*fhir.Patient)
	if string(p.Unknown["gender"]) != "7" || string(p.Unknown["name"]) != `"X"` || p.BirthDate != "1979" {
		t.Errorf("%+v", p)
	}
	if _, err := fhir.Write(r); err == nil {
		t.Error("written")
	}
}

func TestResolve(t *testing.T) {
	r, _, err := fhir.Read([]byte(`{"resourceType":"Bundle","type":"collection","entry":[
		{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"p"}},
		{"resource":{"resourceType":"Medication","id":"m","contained":[{"resourceType":"Medication","id":"c"}]}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	b := r.(*fhir.Bundle)
	x := fhir.NewIndex(b)
	for _, v := range []struct {
		reference, id string
		loose         bool
	}{{"urn:uuid:1", "p", false}, {"Patient/p", "p", false}, {"https://example.org/fhir/Patient/p", "p", false}, {"#c", "c", false},
		{"#p", "p", true}, {"#x", "", false}, {"Medication/p", "", false}, {"p", "", false}, {"", "", false}} {
		found, loose := x.Resolve(b.Entry[1].Resource, &fhir.Reference{Reference: v.reference})
		id := ""
		if found != nil {
			id = found.Common().ID
		}
		if id != v.id || loose != v.loose {
			t.Errorf("%q: %q %v", v.reference, id, loose)
		}
	}
}

func TestSet(t *testing.T) {
	r, _, err := fhir.Read([]byte(`{"resourceType":"Patient","id":"1","active":false,"name":[{"family":"X","given":["A","B"]}],
		"identifier":[{"system":"u:x","value":"1"}],"extension":[{"url":"u:y","valueCode":"z"}],"x":1}`))
	if err != nil {
		t.Fatal(err)
	}
	got := fhir.Set(r, "/p")
	want := []string{"/p/extension/0", "/p/identifier/0", "/p/active", "/p/name/0/family", "/p/name/0/given/0", "/p/name/0/given/1"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[fhir.Decimal]string{"1e3": "1000", "1.50E-2": "0.015", "-2.5e1": "-25", "0e5": "0", "1e-70": "", "1e90": "", "x": ""} {
		got, ok := in.Plain()
		if got != want || ok != (want != "") {
			t.Errorf("%s: %q %v", in, got, ok)
		}
	}
}
