package eprescription_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
)

// filled repeats a part until the text has nearly the largest size or number
// of values that package fhir reads.
func filled(head, part, tail string) string {
	count := func(s string) int { return strings.Count(s, ",") + strings.Count(s, "{") + strings.Count(s, "[") }
	n := min((1<<20-len(head)-len(tail))/len(part), (39_900-count(head)-count(tail))/count(part))
	return head + strings.Repeat(part, n) + tail
}

// around cuts a bundle of one line where %s stands.
func around(members string, entries ...string) (head, tail string) {
	head, tail, _ = strings.Cut(foreign(members, entries...), "%s")
	return head, tail
}

func full(part, members string, entries ...string) string {
	head, tail := around(members, entries...)
	return filled(head, part, tail)
}

// numbered is a part n times, with % for the number.
func numbered(n int, part string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(part, "%", strconv.Itoa(i)))
	}
	return b.String()
}

const entryLine = `{"resource":{"resourceType":"MedicationRequest","status":"active","intent":"order","subject":{"reference":"Patient/p"},"requester":{"reference":"Practitioner/%"},"medicationCodeableConcept":{"text":"x"}}},`

// costly are bundles as costly to read as they can be.
var costly = map[string]string{
	"notes":          full(`{"text":"b"},`, renderedText+`"note":[%s{"text":"c"}]`),
	"instructions":   full(`{"text":"b"},`, renderedText+`"dosageInstruction":[{"additionalInstruction":[%s{"text":"c"}]}]`),
	"steps":          full(`{"doseAndRate":[{"doseQuantity":{"value":1}}]},`, `"dosageInstruction":[%s{"text":"c"}]`),
	"steps in order": `` + foreign(`"dosageInstruction":[`+numbered(3900, `{"sequence":%,"doseAndRate":[{"doseQuantity":{"value":1,"unit":"comprimé"}}]},`)+`{"text":"c"}]`),
	"moments":        full(`"MORN",`, `"dosageInstruction":[{"timing":{"repeat":{"when":[%s"NOON"]}}}]`),
	"times":          full(`"08:00:00",`, `"dosageInstruction":[{"timing":{"repeat":{"timeOfDay":[%s"09:00:00"]}}}]`),
	"doses":          full(`{"doseQuantity":{"value":1}},`, `"dosageInstruction":[{"doseAndRate":[%s{"doseQuantity":{"value":2}}]}]`),
	"extensions":     full(`{"url":"a"},`, `"extension":[%s{"url":"b"}]`),
	"unused":         full(`{"resource":{"resourceType":"Patient","gender":"male"}},`, renderedText+`"priority":"routine"`, `%s{"fullUrl":"u:x"}`),
	"ingredients":    full(`{"itemCodeableConcept":{"text":"a"}},`, renderedText+`"priority":"routine"`, `{"resource":{"resourceType":"Medication","ingredient":[%s{"itemCodeableConcept":{"text":"a"}}]}}`),
	"contained": foreign(renderedText + `"contained":[` + numbered(2500, `{"resourceType":"Observation","id":"o%","status":"final","code":{"text":"x"}},`) + `{"resourceType":"Patient","id":"q","gender":"male"}],` +
		`"reasonReference":[` + numbered(2500, `{"reference":"#o%"},`) + `{"reference":"#o1"}],"supportingInformation":[` + numbered(2500, `{"reference":"#p%"},`) + `{"reference":"#o1"}]`),
	"prescribers": `{"resourceType":"Bundle","type":"collection","entry":[` + numbered(200, entryLine) + numbered(200, `{"resource":{"resourceType":"Practitioner","id":"%","name":[{"family":"A"}]}},`) +
		numbered(3000, `{"resource":{"resourceType":"PractitionerRole","practitioner":{"reference":"Practitioner/0"}}},`) + `{"resource":{"resourceType":"Patient","id":"p","gender":"male"}}]}`,
	"relations": foreign(renderedText+`"priority":"routine"`, `{"resource":{"resourceType":"RequestGroup","status":"active","intent":"order","action":[`+
		numbered(2000, `{"id":"a%","resource":{"reference":"MedicationRequest/l1"},"relatedAction":[{"actionId":"a0","relationship":"after"}]},`)+`{"id":"b"}]}}`),
}

func TestCostly(t *testing.T) {
	for name, text := range costly {
		_, faults, err := eprescription.Read([]byte(text), nil)
		if err != nil || len(faults) > 1102 {
			t.Errorf("%s: %d bytes, %d faults, %v", name, len(text), len(faults), err)
		}
		_, _, _ = eprescription.ReadDispensation([]byte(text), nil)
	}
}

// BenchmarkCostly: the goal is 100 ms for each.
func BenchmarkCostly(b *testing.B) {
	for name, text := range costly {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _, _ = eprescription.Read([]byte(text), nil)
			}
		})
	}
}
