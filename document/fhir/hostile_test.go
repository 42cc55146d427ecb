package fhir_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
)

// The largest size and number of values of a text that is read.
const (
	largest = 1 << 20
	richest = 40_000
)

// filled repeats a part until the text has nearly the largest size or number
// of values.
func filled(head, part, tail string) string {
	n := (largest - len(head) - len(tail)) / len(part)
	if each := strings.Count(part, ",") + strings.Count(part, "{") + strings.Count(part, "["); each > 0 {
		n = min(n, (richest-100)/each)
	}
	return head + strings.Repeat(part, n) + tail
}

const (
	patient = `{"resourceType":"Patient",`
	entries = `{"resourceType":"Bundle","type":"collection","entry":[`
	dosages = `{"resourceType":"MedicationRequest","status":"active","intent":"order","medicationCodeableConcept":{"text":"x"},"subject":{"reference":"Patient/1"},"dosageInstruction":[`
)

// nest is a part 28 times inside itself.
func nest(before, inmost, after string) string {
	return strings.Repeat(before, 28) + inmost + strings.Repeat(after, 28) + ","
}

// costly are texts that are JSON and as costly to read as they can be.
var costly = map[string]string{
	"empty objects":     filled(entries, `{},`, `{}]}`),
	"empty lists":       filled(entries, `[],`, `[]]}`),
	"numbers":           filled(entries, `1,`, `1]}`),
	"small objects":     filled(patient+`"telecom":[`, `{"rank":1},`, `{"rank":1}]}`),
	"wrong texts":       filled(patient+`"name":[{"given":[`, `"",`, `"b"]}]}`),
	"right texts":       filled(patient+`"name":[{"given":[`, `"a",`, `"b"]}]}`),
	"extensions":        filled(patient+`"extension":[`, `{"url":"a"},`, `{"url":"b"}]}`),
	"nested extensions": filled(patient+`"extension":[`, nest(`{"url":"a","extension":[`, `{"url":"b"}`, `]}`), `{"url":"b"}]}`),
	"nested wrong":      filled(patient+`"extension":[`, nest(`{"extension":[`, `{}`, `]}`), `{}]}`),
	"resources":         filled(entries, `{"resource":{"resourceType":"Patient"}},`, `{"fullUrl":"u:x"}]}`),
	"other resources":   filled(entries, `{"resource":{"resourceType":"X"}},`, `{"fullUrl":"u:x"}]}`),
	"wrong resources":   filled(entries, `{"resource":{"resourceType":"Patient","gender":"x"}},`, `{"fullUrl":"u:x"}]}`),
	"unknown tree":      filled(patient+`"x":[`, `{"y":1},`, `1]}`),
	"long text":         filled(patient+`"language":"fr","name":[{"family":"`, `a`, `"}]}`),
	"long code":         filled(patient+`"language":"`, `a `, `"}`),
	"long address":      filled(patient+`"implicitRules":"`, `a`, ` "}`),
	"escapes":           filled(patient+`"name":[{"family":"`, `\u00e9`, `"}]}`),
	"rhythms":           filled(dosages, `{"timing":{"repeat":{"count":1}}},`, `{"text":"x"}]}`),
	"broken rhythms":    filled(dosages, `{"timing":{"repeat":{"countMax":1}}},`, `{"text":"x"}]}`),
	"ranges":            filled(dosages, `{"doseAndRate":[{"doseRange":{"low":{"value":1e-300},"high":{"value":1e300}}}]},`, `{"text":"x"}]}`),
	"unknown members":   unknownMembers(),
}

func unknownMembers() string {
	var b strings.Builder
	b.WriteString(`{"resourceType":"Patient"`)
	for i := range richest - 100 {
		b.WriteString(`,"` + strconv.Itoa(i) + `":1`)
	}
	return b.String() + `}`
}

func TestCostly(t *testing.T) {
	for name, text := range costly {
		r, faults, err := fhir.Read([]byte(text))
		if err != nil || r == nil {
			t.Errorf("%s: %v", name, err)
		}
		if len(faults) > 101 || len(faults) == 101 && faults[100].Code != "FHIR-109" {
			t.Errorf("%s: %d faults", name, len(faults))
		}
	}
	for name, text := range map[string]string{
		"objects": entries + strings.Repeat(`{},`, 100_000) + `{}]}`,
		"lists":   entries + strings.Repeat(`[`, 50_000),
	} {
		if _, _, err := fhir.Read([]byte(text)); err == nil || err.(*fhir.Error).Code != "FHIR-004" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// BenchmarkCostly: the goal is 100 ms for each.
func BenchmarkCostly(b *testing.B) {
	for name, text := range costly {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _, _ = fhir.Read([]byte(text))
			}
		})
	}
}
