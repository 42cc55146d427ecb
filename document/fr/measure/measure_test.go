package measure_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/measure"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// uuids gives numbered UUIDs, so that the output is always the same.
func uuids() func() string {
	n := 0
	return func() string {
		n++
		return fmt.Sprintf("00000000-0000-4000-8000-%012d", n)
	}
}

func options() *measure.Options {
	return &measure.Options{Source: "urn:oid:1.2.250.1.999.1", UUIDs: uuids()}
}

func sample(kind measure.Kind) measure.Measure {
	m := measure.Measure{
		Kind: kind, Value: "71.40", At: time.Date(2026, 3, 1, 7, 30, 0, 0, time.FixedZone("", 3600)),
		Patient: identity.Identifier{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "279035121518989"},
		Reason:  "suivi",
		Moment:  identity.Code{System: "urn:test", Code: "M1", Display: "à jeun"},
		Days:    identity.Code{System: "urn:test", Code: "D1"},
		Method:  identity.Code{System: "urn:test", Code: "K50BI02"}, Site: identity.Code{System: "urn:test", Code: "24890"},
		Device: &measure.Device{SystemID: "FE-ED-AB-AA-DE-AD-77-C5", Manufacturer: "Exemple", Model: "B-1", Serial: "42",
			Name: "Ma balance", Specialization: "528399", Firmware: "r2.1"},
	}
	if kind == measure.BloodPressure {
		m.Value, m.Second = "128", "76"
	}
	return m
}

func TestRoundTrip(t *testing.T) {
	for _, kind := range measure.Kinds() {
		want := sample(kind)
		raw, err := measure.Write(want, options())
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		if again, _ := measure.Write(want, options()); string(again) != string(raw) {
			t.Errorf("%s: other bytes the second time", kind)
		}
		got, faults, err := measure.Read(raw)
		if err != nil || len(faults) > 0 || len(got) != 1 {
			t.Fatalf("%s: %d measures, %v, %v", kind, len(got), faults, err)
		}
		if !got[0].At.Equal(want.At) || *got[0].Device != *want.Device {
			t.Errorf("%s: %+v", kind, got[0])
		}
		got[0].At, got[0].Device = want.At, want.Device
		if got[0] != want {
			t.Errorf("%s:\n%+v\n%+v", kind, got[0], want)
		}
		if kind.Unit() == "" || kind.Code().Code == "" {
			t.Errorf("%s has no unit or code", kind)
		}
	}
}

func TestAbsent(t *testing.T) {
	m := sample(measure.Weight)
	m.Value, m.Device = "", nil
	m.Absent = identity.Code{System: "http://terminology.hl7.org/CodeSystem/data-absent-reason", Code: "error"}
	raw, err := measure.Write(m, options())
	if err != nil {
		t.Fatal(err)
	}
	got, faults, err := measure.Read(raw)
	if err != nil || len(faults) > 0 || got[0].Absent != m.Absent || got[0].Device != nil {
		t.Errorf("%+v %v %v", got, faults, err)
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*measure.Measure)
		want   error
	}{
		"kind":                    {func(m *measure.Measure) { m.Kind = "mood" }, measure.ErrKind},
		"patient":                 {func(m *measure.Measure) { m.Patient.Value = "" }, measure.ErrPatient},
		"time":                    {func(m *measure.Measure) { m.At = time.Time{} }, measure.ErrTime},
		"value in words":          {func(m *measure.Measure) { m.Value = "lourd" }, measure.ErrValue},
		"comma":                   {func(m *measure.Measure) { m.Value = "71,4" }, measure.ErrValue},
		"second value":            {func(m *measure.Measure) { m.Second = "1" }, measure.ErrValue},
		"no diastolic":            {func(m *measure.Measure) { m.Kind = measure.BloodPressure }, measure.ErrValue},
		"value and its absence":   {func(m *measure.Measure) { m.Absent = identity.Code{System: "u:x", Code: "1"} }, measure.ErrValue},
		"absence in words":        {func(m *measure.Measure) { m.Value, m.Absent = "", identity.Code{Display: "oubli"} }, measure.ErrValue},
		"moment in words":         {func(m *measure.Measure) { m.Moment = identity.Code{Display: "matin"} }, measure.ErrCode},
		"device without address":  {func(m *measure.Measure) { m.Device.SystemID = "1" }, measure.ErrDevice},
		"device without its kind": {func(m *measure.Measure) { m.Device.Specialization = "scales" }, measure.ErrDevice},
	} {
		m := sample(measure.Weight)
		c.change(&m)
		if raw, err := measure.Write(m, options()); !errors.Is(err, c.want) || raw != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, c := range map[string]struct {
		opts *measure.Options
		want error
	}{
		"no options": {nil, measure.ErrSource},
		"source":     {&measure.Options{Source: "my software", UUIDs: uuids()}, measure.ErrSource},
		"no uuids":   {&measure.Options{Source: "urn:oid:1.2.3"}, measure.ErrUUID},
	} {
		if _, err := measure.Write(sample(measure.Weight), c.opts); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := measure.Read([]byte(`{"resourceType":"Patient","gender":"male"}`)); !errors.Is(err, measure.ErrContent) {
		t.Errorf("a patient: %v", err)
	}
}

// heart is an observation of a heart rate with one more member.
func heart(more string) string {
	return `{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"urn:oid:2.16.840.1.113883.6.1","code":"8867-4"}]},` +
		`"subject":{"identifier":{"system":"urn:oid:1.2","value":"1"}},"effectiveDateTime":"2026-03-01T07:30:00+01:00"` + more + `}`
}

func TestFindings(t *testing.T) {
	value := `,"valueQuantity":{"value":61,"system":"http://unitsofmeasure.org","code":"/min"}`
	for name, c := range map[string]struct {
		text, want string
	}{
		"good":          {heart(value), ""},
		"other code":    {strings.Replace(heart(value), "8867-4", "1234-5", 1), "MES-101 /code"},
		"no value":      {heart(``), "MES-102 "},
		"other unit":    {heart(strings.Replace(value, `"/min"`, `"/h"`, 1)), "MES-103 /valueQuantity"},
		"at least":      {heart(strings.Replace(value, `"value"`, `"comparator":">","value"`, 1)), "MES-103 /valueQuantity"},
		"a day":         {strings.Replace(heart(value), "T07:30:00+01:00", "", 1), "MES-104 /effectiveDateTime"},
		"nobody":        {strings.Replace(heart(value), `"identifier":{"system":"urn:oid:1.2","value":"1"}`, `"display":"X"`, 1), "MES-105 /subject"},
		"taken back":    {strings.Replace(heart(value), `"final"`, `"entered-in-error"`, 1), "MES-106 /status"},
		"within a list": {`{"resourceType":"Bundle","type":"searchset","entry":[{"resource":` + heart(``) + `}]}`, "MES-102 /entry/0/resource"},
	} {
		_, faults, err := measure.Read([]byte(c.text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		found := c.want == ""
		for _, f := range faults {
			found = found || f.Code+" "+f.Path == c.want
		}
		if !found || c.want == "" && len(faults) > 0 {
			t.Errorf("%s: %v, want %q", name, faults, c.want)
		}
	}
}

// TestOldProfiles reads a measure as an earlier build of the guide has it: other
// profile and extension names, LOINC under its national name.
func TestOldProfiles(t *testing.T) {
	old := `{"resourceType":"Observation","meta":{"profile":["http://esante.gouv.fr/ci-sis/fhir/StructureDefinition/ENS_ObservationGlucose"]},` +
		`"extension":[{"url":"http://esante.gouv.fr/ci-sis/fhir/StructureDefinition/mes-reason-for-measurement","valueString":"suivi"}],"status":"final",` +
		`"code":{"coding":[{"system":"https://mos.esante.gouv.fr/NOS/TRE_A04-Loinc/FHIR/TRE-A04-Loinc","code":"2345-7"}]},` +
		`"subject":{"identifier":{"system":"urn:oid:1.2","value":"1"}},"effectiveDateTime":"2026-03-01T07:30:00Z",` +
		`"valueQuantity":{"value":95.0,"unit":"milligramme par décilitre","system":"http://unitsofmeasure.org","code":"mg/dL"}}`
	got, faults, err := measure.Read([]byte(old))
	if err != nil || len(faults) > 0 || len(got) != 1 || got[0].Kind != measure.BloodGlucose || got[0].Value != "95.0" || got[0].Reason != "suivi" {
		t.Errorf("%+v %v %v", got, faults, err)
	}
}

func ExampleWrite() {
	n := 0
	raw, err := measure.Write(measure.Measure{
		Kind: measure.BloodPressure, Value: "128", Second: "76",
		At:      time.Date(2026, 3, 1, 7, 30, 0, 0, time.UTC),
		Patient: identity.Identifier{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "279035121518989"},
	}, &measure.Options{Source: "urn:oid:1.2.250.1.999.1", UUIDs: func() string {
		n++
		return fmt.Sprintf("00000000-0000-4000-8000-%012d", n) // take random ones
	}})
	if err != nil {
		panic(err)
	}
	back, _, err := measure.Read(raw)
	if err != nil {
		panic(err)
	}
	fmt.Println(back[0].Kind, back[0].Value, back[0].Second, back[0].Kind.Unit(), back[0].At.Format("15:04"))
	// Output: bloodPressure 128 76 mm[Hg] 07:30
}

func FuzzRead(f *testing.F) {
	for _, kind := range []measure.Kind{measure.Weight, measure.BloodPressure} {
		raw, err := measure.Write(sample(kind), options())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte(heart(``)))
	f.Fuzz(func(t *testing.T, raw []byte) {
		found, _, err := measure.Read(raw)
		if err != nil {
			return
		}
		for _, m := range found {
			again, err := measure.Write(m, options())
			if err != nil {
				continue // what is read may lack what writing asks for
			}
			if faults := fhir.Validate(again); len(faults) > 0 {
				t.Fatalf("written, and not valid: %v", faults)
			}
			back, _, err := measure.Read(again)
			if err != nil || len(back) != 1 || back[0].Value != m.Value || back[0].Second != m.Second || !back[0].At.Equal(m.At) {
				t.Fatalf("%+v becomes %+v (%v)", m, back, err)
			}
		}
	})
}
