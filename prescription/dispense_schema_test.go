package prescription_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

func schemaNode(t *testing.T, text []byte) node {
	t.Helper()
	var root node
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	return root
}

func TestDispensationSchemaHasEveryField(t *testing.T) {
	root := schemaNode(t, prescription.DispensationSchemaText())
	delete(root["properties"].(node), "format")
	compare(t, root, root, reflect.TypeFor[prescription.Dispensation](), "")
	prescription.DispensationSchemaText()[0] = 'x'
	schemaNode(t, prescription.DispensationSchemaText())
}

// What both schemas define, they define alike. When this fails, copy the
// definition from prescription-1.json.
func TestDispensationSchemaSharesDefinitions(t *testing.T) {
	root := schemaNode(t, prescription.DispensationSchemaText())
	other := schemaNode(t, prescription.SchemaText())
	theirs := other["$defs"].(node)
	line := theirs["line"].(node)["properties"].(node)
	own := map[string]bool{"item": true, "product": true}
	for name, def := range root["$defs"].(node) {
		want := theirs[name]
		if name == "dosage" && want == nil {
			want = line["dosage"]
		}
		if !own[name] && !reflect.DeepEqual(def, want) {
			t.Errorf("definition %q differs", name)
		}
	}
	product := root["$defs"].(node)["product"].(node)["properties"].(node)
	for _, name := range []string{"medicine", "device"} {
		if !reflect.DeepEqual(product[name], line[name]) {
			t.Errorf("product %q differs", name)
		}
	}
}

// richDispensation says everything that can be said.
func richDispensation() act {
	d := ask(1, 0,
		item{Line: "once", Action: prescription.Full, Quantity: boxes("2"),
			Product: &prescription.Product{Medicine: cip("3400939009999"), Batch: "LOT <1>", Expiry: identity.Date{Year: 2027, Month: 3}, Packs: boxes("1")},
			Substituted: &prescription.Substituted{Type: identity.Code{System: "urn:oid:2.16.840.1.113883.5.1070", Code: "G"},
				Reason: identity.Code{Display: "générique"}},
			Dosage: &prescription.Dosage{Steps: []prescription.Step{{Text: "deux par jour"}}}, Text: "deux par jour",
			Agreement: "Dr DOC0024566, par téléphone", ForPatient: "Bien agiter.", Note: "Stock insuffisant."},
		declined("renew", true), undo("loose", 9))
	d.Prescription = prescription.Reference{ID: actID(100), Digest: strings.Repeat("0a", 32)}
	d.Note = "Patient revu."
	return d
}

func TestDispensationRoundTrip(t *testing.T) {
	kind := prescription.DispensationKind()
	v := opened(t, richDispensation(), kind, counterDay)
	if !reflect.DeepEqual(v.Value(), richDispensation()) {
		t.Errorf("got %+v", v.Value())
	}
	raw, left, err := document.Write(v.Value(), kind)
	if err != nil || left != nil || !strings.HasPrefix(string(raw), `{"format":"dispensation/1","id":"`) {
		t.Errorf("%s %v %v", raw, left, err)
	}
}

func TestDispensationKindRefuses(t *testing.T) {
	kind := prescription.DispensationKind()
	raw, _, err := document.Write(richDispensation(), kind)
	if err != nil {
		t.Fatal(err)
	}
	swap := func(from, to string) string {
		if !strings.Contains(string(raw), from) {
			t.Fatalf("%s is not there", from)
		}
		return strings.Replace(string(raw), from, to, 1)
	}
	for name, text := range map[string]string{
		"other format":         swap("dispensation/1", "dispensation/2"),
		"capital digest":       swap("0a0a", "0A0a"),
		"short digest":         swap("0a0a", "0a"),
		"other action":         swap(`"full"`, `"done"`),
		"name in capitals":     swap(`"note"`, `"Note"`),
		"closes false":         swap(`"closes":true`, `"closes":false`),
		"full that closes":     swap(`"action":"full"`, `"action":"full","closes":true`),
		"refused with amount":  swap(`"action":"full"`, `"action":"refused"`),
		"cancels nothing":      swap(`,"cancels":"`+actID(9)+`"`, ``),
		"two products":         swap(`"product":{`, `"product":{"device":{"name":"x"},`),
		"not in the calendar":  swap("2026-11-21", "2026-02-30"),
		"substituted, no item": `{"format":"dispensation/1"}`,
		"something after":      string(raw) + "{}",
	} {
		var e *document.Error
		if d, err := document.Read([]byte(text), kind); !errors.As(err, &e) || !reflect.DeepEqual(d, act{}) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, change := range map[string]func(*act){
		"invalid text": func(d *act) { d.Note = "\xff" },
		"odd span": func(d *act) {
			d.Items[0].Dosage.Steps[0].MinInterval = prescription.Span{Value: "x", Unit: prescription.Day}
		},
	} {
		d := richDispensation()
		change(&d)
		if _, _, err := document.Write(d, kind); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	_, _, err = document.Write(func() act { d := richDispensation(); d.Note = "\xff"; return d }(), kind)
	if !errors.Is(err, prescription.ErrDispensation) {
		t.Errorf("cause: %v", err)
	}
	if _, err := kind.Decode(1, []byte(`{"format":"dispensation/1"} 1`)); !errors.Is(err, prescription.ErrDispensation) {
		t.Errorf("decode: %v", err)
	}
	if _, err := kind.Decode(1, []byte(`{"at":"x"}`)); !errors.Is(err, prescription.ErrMoment) {
		t.Errorf("decode: %v", err)
	}
}
