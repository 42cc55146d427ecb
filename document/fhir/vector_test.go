package fhir_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
)

// request is a MedicationRequest with the given members.
func request(members string) string {
	return `{"resourceType":"MedicationRequest","status":"active","intent":"order","medicationCodeableConcept":{"text":"x"},"subject":{"reference":"Patient/1"}` + members + `}`
}

// repeat is a request with one rhythm.
func repeat(members string) string {
	return request(`,"dosageInstruction":[{"timing":{"repeat":{` + members + `}}}]`)
}

const at = "/dosageInstruction/0/timing/repeat/"

// vectors are texts and what is found in them, as code and path.
var vectors = []struct {
	name, text string
	want       []string
}{
	{"a request", request(""), nil},
	{"not JSON", `{`, []string{"FHIR-001 "}},
	{"a name twice", `{"resourceType":"Patient","gender":"male","gender":"female"}`, []string{"FHIR-001 "}},
	{"too many values", `{"resourceType":"Patient","x":[` + strings.Repeat("1,", 40_000) + `1]}`, []string{"FHIR-004 "}},
	{"an array", `[]`, []string{"FHIR-002 "}},
	{"no type", `{"id":"1"}`, []string{"FHIR-002 "}},
	{"unknown member", request(`,"colour":"red"`), []string{"FHIR-101 /colour"}},
	{"member of a primitive", request(`,"_status":{"id":"1"}`), []string{"FHIR-101 /_status"}},
	{"modifier", request(`,"modifierExtension":[{"url":"u:x"}]`), []string{"FHIR-102 /modifierExtension"}},
	{"wrong type", request(`,"authoredOn":2026`), []string{"FHIR-103 /authoredOn"}},
	{"wrong form of a date", request(`,"authoredOn":"20/11/2026"`), []string{"FHIR-103 /authoredOn"}},
	{"number as text", request(`,"dispenseRequest":{"quantity":{"value":"1"}}`), []string{"FHIR-103 /dispenseRequest/quantity/value"}},
	{"whole number with a point", repeat(`"count":1.0`), []string{"FHIR-103 " + at + "count"}},
	{"codes that are no texts", request(`,"dosageInstruction":[{"doseAndRate":[{"doseRange":{"low":{"value":2,"code":[]},"high":{"value":1,"code":[]}}}]}]`),
		[]string{"FHIR-103 /dosageInstruction/0/doseAndRate/0/doseRange/low/code", "FHIR-103 /dosageInstruction/0/doseAndRate/0/doseRange/high/code", "FHIR-212 /dosageInstruction/0/doseAndRate/0/doseRange"}},
	{"count of zero", repeat(`"count":0`), []string{"FHIR-103 " + at + "count"}},
	{"missing member", `{"resourceType":"Observation","status":"final"}`, []string{"FHIR-104 /code"}},
	{"missing choice", `{"resourceType":"MedicationDispense","status":"completed"}`, []string{"FHIR-104 "}},
	{"code not in the list", request(`,"priority":"soon"`), []string{"FHIR-105 /priority"}},
	{"two of a choice", request(`,"medicationReference":{"reference":"#1"}`), []string{"FHIR-106 /medicationReference"}},
	{"empty text", request(`,"authoredOn":"2026","note":[{"text":""}]`), []string{"FHIR-107 /note/0/text"}},
	{"empty list", request(`,"note":[]`), []string{"FHIR-107 /note"}},
	{"other type", `{"resourceType":"Specimen","udiCarrier":[{"issuer":"x"}]}`, []string{"FHIR-108 "}},
	{"other type in a bundle", `{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Basic"}}]}`,
		[]string{"FHIR-108 /entry/0/resource"}},
	{"in a contained resource", request(`,"contained":[{"resourceType":"Patient","gender":"f"}]`), []string{"FHIR-105 /contained/0/gender"}},
	{"tim-1", repeat(`"duration":1`), []string{"FHIR-201 " + at + "duration"}},
	{"tim-2", repeat(`"frequency":1,"period":1`), []string{"FHIR-202 " + at + "period"}},
	{"tim-4", repeat(`"duration":-1,"durationUnit":"h"`), []string{"FHIR-204 " + at + "duration"}},
	{"tim-5", repeat(`"period":-1,"periodUnit":"h"`), []string{"FHIR-205 " + at + "period"}},
	{"tim-6", repeat(`"periodMax":4,"periodUnit":"h"`), []string{"FHIR-206 " + at + "periodMax"}},
	{"tim-7", repeat(`"durationMax":4,"durationUnit":"h"`), []string{"FHIR-207 " + at + "durationMax"}},
	{"tim-8", repeat(`"countMax":21`), []string{"FHIR-208 " + at + "countMax"}},
	{"tim-9, no moment", repeat(`"offset":30`), []string{"FHIR-209 " + at + "offset"}},
	{"tim-9, within a meal", repeat(`"when":["CM"],"offset":30`), []string{"FHIR-209 " + at + "offset"}},
	{"tim-10", repeat(`"when":["EVE"],"timeOfDay":["20:00:00"]`), []string{"FHIR-210 " + at + "timeOfDay"}},
	{"rat-1", request(`,"dosageInstruction":[{"maxDosePerPeriod":{"numerator":{"value":1}}}]`), []string{"FHIR-211 /dosageInstruction/0/maxDosePerPeriod"}},
	{"rng-2", request(`,"dosageInstruction":[{"doseAndRate":[{"doseRange":{"low":{"value":2},"high":{"value":1.5}}}]}]`),
		[]string{"FHIR-212 /dosageInstruction/0/doseAndRate/0/doseRange"}},
	{"per-1", repeat(`"boundsPeriod":{"start":"2026-12-02","end":"2026-12-01"}`), []string{"FHIR-213 " + at + "boundsPeriod"}},
	{"unit without period", repeat(`"frequency":2,"periodUnit":"d"`), []string{"FHIR-221 " + at + "periodUnit"}},
	{"greatest frequency alone", repeat(`"frequencyMax":2,"period":1,"periodUnit":"d"`), []string{"FHIR-222 " + at + "frequencyMax"}},
	{"frequency alone", repeat(`"frequency":2`), []string{"FHIR-223 " + at + "frequency"}},
	{"a full rhythm", repeat(`"boundsDuration":{"value":10,"system":"http://unitsofmeasure.org","code":"d"},"frequency":1,"period":8,"periodUnit":"h","dayOfWeek":["mon"]`), nil},
}

func TestVectors(t *testing.T) {
	for _, v := range vectors {
		t.Run(v.name, func(t *testing.T) {
			var got []string
			for _, f := range fhir.Validate([]byte(v.text)) {
				got = append(got, f.Code+" "+f.Path)
				line, err := json.Marshal(f)
				if err != nil || len(line) > 500 {
					t.Errorf("a finding of %d bytes (%v)", len(line), err)
				}
			}
			if !slices.Equal(got, v.want) {
				t.Errorf("found %q, want %q", got, v.want)
			}
		})
	}
}

// TestEveryCodeHasAVector counts. The codes of refusals to write and of too
// many findings have tests of their own.
func TestEveryCodeHasAVector(t *testing.T) {
	covered := map[string]bool{"FHIR-003": true, "FHIR-011": true, "FHIR-012": true, "FHIR-013": true, "FHIR-109": true}
	for _, v := range vectors {
		for _, w := range v.want {
			covered[w[:8]] = true
		}
	}
	seen := map[string]bool{}
	for _, r := range fhir.Reasons() {
		if !covered[r.Code] {
			t.Errorf("%s has no vector", r.Code)
		}
		if seen[r.Code] || r.Text.EN == "" || r.Text.FR == "" {
			t.Errorf("%s: twice, or without text", r.Code)
		}
		seen[r.Code] = true
	}
}

func TestTooManyFindings(t *testing.T) {
	faults := fhir.Validate([]byte(request(`,"note":[` + strings.Repeat(`{"text":""},`, 3000) + `{"text":""}]`)))
	if n := len(faults); n > 102 || faults[n-1].Code != "FHIR-109" {
		t.Errorf("%d findings, the last %s", len(faults), faults[len(faults)-1].Code)
	}
	var many strings.Builder
	many.WriteString(`{"resourceType":"Bundle","type":"collection","entry":[`)
	for range 3000 {
		many.WriteString(`{"resource":{"resourceType":"Patient","gender":"x"}},`)
	}
	faults = fhir.Validate([]byte(many.String() + `{"fullUrl":"u:x"}]}`))
	if n := len(faults); n > 102 || faults[n-1].Code != "FHIR-109" {
		t.Errorf("%d findings", len(faults))
	}
}

func TestSchemas(t *testing.T) {
	total := 0
	for _, name := range fhir.Types() {
		text := fhir.SchemaText(name)
		total += len(text)
		if faults := fhir.Validate([]byte(`{"resourceType":"` + name + `","x":1}`)); len(faults) == 0 || faults[0].Code == "FHIR-108" {
			t.Errorf("%s: not checked", name)
		}
	}
	if fhir.SchemaText("Basic") != nil {
		t.Error("a schema for a type without fields")
	}
	t.Logf("%d schemas, %d bytes", len(fhir.Types()), total)
}

func TestHostile(t *testing.T) {
	deep := strings.Repeat(`{"extension":[`, 10000)
	for name, text := range map[string]string{
		"deep":      `{"resourceType":"Patient","extension":[` + deep,
		"large":     `{"resourceType":"Patient","id":"` + strings.Repeat("a", 100<<20) + `"}`,
		"bad UTF-8": "{\"resourceType\":\"Patient\",\"id\":\"\xff\"}",
		"exponent":  repeat(`"period":1e999999999,"periodUnit":"d"`),
	} {
		start := time.Now()
		r, faults, err := fhir.Read([]byte(text))
		if err == nil || r != nil || faults != nil {
			t.Errorf("%s: read", name)
		}
		if d := time.Since(start); d > time.Second { // the target is 100 ms, on a machine that is not shared
			t.Errorf("%s: %v", name, d)
		}
	}
}

func TestRefusalsToWrite(t *testing.T) {
	inside := &fhir.Bundle{Type: "collection"}
	inside.Entry = []fhir.Entry{{Resource: inside}}
	var none *fhir.Patient
	quantity := &fhir.Observation{Status: "final", Code: &fhir.CodeableConcept{Text: "x"}, ValueQuantity: &fhir.Quantity{Value: `1,"x":2`}}
	unknown := &fhir.Patient{}
	unknown.Unknown = map[string]json.RawMessage{"x": json.RawMessage(`1,"y":2`)}
	for name, v := range map[string]struct {
		r    fhir.Resource
		code string
	}{
		"nothing":             {nil, "FHIR-012"},
		"nil":                 {none, "FHIR-013"},
		"inside itself":       {inside, "FHIR-013"},
		"not UTF-8":           {&fhir.Organization{Name: "\xff"}, "FHIR-013"},
		"not a number":        {quantity, "FHIR-013"},
		"not JSON in Unknown": {unknown, "FHIR-013"},
		"invalid":             {&fhir.Patient{Gender: "f"}, "FHIR-011"},
		"rhythm":              {&fhir.MedicationDispense{Status: "completed", MedicationCodeableConcept: &fhir.CodeableConcept{Text: "x"}, DosageInstruction: []fhir.Dosage{{Timing: &fhir.Timing{Repeat: &fhir.Repeat{CountMax: 2}}}}}, "FHIR-011"},
	} {
		raw, err := fhir.Write(v.r)
		e, ok := err.(*fhir.Error)
		if raw != nil || !ok || e.Code != v.code || e.FR == "" || e.Error() == "" {
			t.Errorf("%s: %v", name, err)
		}
		if ok && e.Code == "FHIR-011" && !document.Refuses(e.Faults) {
			t.Errorf("%s: no place", name)
		}
	}
	if _, _, err := fhir.ReadBundle([]byte(`{"resourceType":"Patient"}`)); err == nil || err.(*fhir.Error).Code != "FHIR-003" {
		t.Error("a patient is no bundle")
	}
}
