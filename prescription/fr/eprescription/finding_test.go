package eprescription_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
)

const (
	personEntries = `{"resource":{"resourceType":"Patient","id":"p","name":[{"use":"official","family":"PAT-TROIS","given":["DOMINIQUE"]}]}},` +
		`{"resource":{"resourceType":"Practitioner","id":"d","name":[{"family":"DOCTEUR"}]}}`
	renderedText = `"extension":[{"url":"http://hl7.org/fhir/5.0/StructureDefinition/extension-MedicationRequest.renderedDosageInstruction","valueMarkdown":"1 comprimé par jour"}],`
	dosed        = `"doseAndRate":[{"doseQuantity":{"value":1,"unit":"comprimé"}}]`
)

// foreign is a bundle of another program: people, a line with the members
// given, and further entries.
func foreign(members string, entries ...string) string {
	line := `{"resource":{"resourceType":"MedicationRequest","id":"l1","status":"active","intent":"order",` +
		`"subject":{"reference":"Patient/p"},"requester":{"reference":"Practitioner/d"},"authoredOn":"2026-11-20",` +
		`"medicationCodeableConcept":{"text":"Paracétamol"},` + members + `}}`
	all := append([]string{personEntries, line}, entries...)
	return `{"resourceType":"Bundle","type":"collection","identifier":{"system":"urn:ietf:rfc:3986","value":"urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7"},"entry":[` +
		strings.Join(all, ",") + `]}`
}

func rhythm(members string) string {
	return foreign(renderedText + `"dosageInstruction":[{` + dosed + `,"timing":{"repeat":{` + members + `}}}]`)
}

const (
	here = "/entry/2/resource"
	step = here + "/dosageInstruction/0"
	beat = step + "/timing/repeat"
)

// findings are bundles and what is reported of them, beside the flags that no
// other program states.
var findings = []struct {
	name, text string
	want       []string
}{
	{"nothing wrong", rhythm(`"frequency":3,"period":1,"periodUnit":"d"`), nil},
	{"not taken over", foreign(renderedText + `"category":[{"text":"x"}]`), []string{"EPR-101 " + here + "/category/0"}},
	{"resource of no line", foreign(renderedText+`"priority":"routine"`, `{"resource":{"resourceType":"Organization","name":"X"}}`),
		[]string{"EPR-102 /entry/3/resource"}},
	{"loose reference", foreign(renderedText+`"reasonReference":[{"reference":"#o"}]`,
		`{"resource":{"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{"system":"urn:oid:1.2.250.1.213.1.1.4.322","code":"MED-574"}]},"valueBoolean":true}}`),
		[]string{"EPR-103 " + here + "/reasonReference/0"}},
	{"reference to nothing", foreign(renderedText + `"reasonReference":[{"reference":"Observation/o"}]`), []string{"EPR-104 " + here + "/reasonReference/0"}},
	{"two wordings", foreign(renderedText + `"dosageInstruction":[{` + dosed + `,"route":{"coding":[{"system":"http://standardterms.edqm.eu","code":"20053000","display":"Voie orale"}],"text":"par la bouche"}}]`),
		[]string{"EPR-105 " + step + "/route"}},
	{"a month is no moment", rhythm(`"boundsPeriod":{"start":"2026-11"}`),
		[]string{"EPR-101 " + beat + "/boundsPeriod", "EPR-106 " + beat + "/boundsPeriod/start"}},
	{"fraction of a second", rhythm(`"boundsPeriod":{"start":"2026-11-20T10:00:00.5Z"}`), []string{"EPR-107 " + beat + "/boundsPeriod/start"}},
	{"no text", foreign(`"dosageInstruction":[{` + dosed + `}]`), []string{"EPR-108 " + here}},
	{"no identifier", strings.Replace(rhythm(`"count":1`), `"identifier":{"system":"urn:ietf:rfc:3986","value":"urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7"},`, "", 1),
		[]string{"EPR-110 /identifier"}},
	{"unit without number", rhythm(`"frequency":2,"periodUnit":"d"`), []string{"EPR-111 " + beat + "/periodUnit", "FHIR-221 " + beat + "/periodUnit"}},
	{"number too long", foreign(renderedText + `"dosageInstruction":[{"doseAndRate":[{"doseQuantity":{"value":0.1234567890123456789012}}]}]`),
		[]string{"EPR-101 " + step + "/doseAndRate/0/doseQuantity", "EPR-112 " + step + "/doseAndRate/0/doseQuantity"}},
	{"lines of two dates", foreign(renderedText+`"priority":"routine"`,
		`{"resource":{"resourceType":"MedicationRequest","id":"l2",`+renderedText+`"status":"active","intent":"order","subject":{"reference":"Patient/p"},"requester":{"reference":"Practitioner/d"},"authoredOn":"2026-11-21","medicationCodeableConcept":{"text":"x"}}}`),
		[]string{"EPR-113 /entry/3/resource/authoredOn"}},
	{"stopped", strings.Replace(foreign(renderedText+`"priority":"routine"`), `"active"`, `"stopped"`, 1), []string{"EPR-114 " + here + "/status"}},
	{"a plan", strings.Replace(foreign(renderedText+`"priority":"routine"`), `"order"`, `"plan"`, 1), []string{"EPR-115 " + here + "/intent"}},
	{"at most", foreign(renderedText + `"dosageInstruction":[{"doseAndRate":[{"doseQuantity":{"value":1,"comparator":"<"}}]}]`),
		[]string{"EPR-116 " + step + "/doseAndRate/0/doseQuantity"}},
	{"relation to an end", foreign(renderedText+`"priority":"routine"`,
		`{"resource":{"resourceType":"MedicationRequest","id":"l2",`+renderedText+`"status":"active","intent":"option","subject":{"reference":"Patient/p"},"requester":{"reference":"Practitioner/d"},"authoredOn":"2026-11-20","medicationCodeableConcept":{"text":"x"}}}`,
		`{"resource":{"resourceType":"RequestGroup","status":"active","intent":"order","action":[{"id":"a","resource":{"reference":"MedicationRequest/l1"}},{"id":"b","resource":{"reference":"MedicationRequest/l2"},"relatedAction":[{"actionId":"a","relationship":"after-end"}]}]}}`),
		[]string{"EPR-117 /entry/4/resource/action/1/relatedAction/0/relationship"}},
	{"person by number", strings.Replace(foreign(renderedText+`"priority":"routine"`), `{"reference":"Patient/p"}`, `{"identifier":{"system":"u:x","value":"1"}}`, 1),
		[]string{"EPR-102 /entry/0/resource", "EPR-118 " + here + "/subject"}},
	{"misspelt product", strings.Replace(foreign(renderedText+`"priority":"routine"`, `{"resource":{"resourceType":"Medication","id":"m","code":{"text":"x"}}}`),
		`"medicationCodeableConcept":{"text":"Paracétamol"}`, `"medicationReference":{"reference":"#n"}`, 1),
		[]string{"EPR-104 " + here + "/medicationReference", "EPR-119 " + here + "/medicationReference"}},
	{"tim-6", rhythm(`"frequencyMax":1,"periodMax":4,"periodUnit":"h"`),
		[]string{"EPR-121 " + beat, "FHIR-206 " + beat + "/periodMax", "FHIR-222 " + beat + "/frequencyMax"}},
	{"no minute before the meal", rhythm(`"when":["AC"],"offset":0`), []string{"EPR-122 " + beat + "/offset"}},
	{"half an hour before the meal", rhythm(`"when":["AC"],"offset":30`), nil},
	{"half an hour from an unknown moment", rhythm(`"when":["avant"],"offset":30`),
		[]string{"EPR-101 " + beat + "/offset", "EPR-101 " + beat + "/when/0", "FHIR-105 " + beat + "/when/0"}},
}

func TestFindings(t *testing.T) {
	for _, v := range findings {
		t.Run(v.name, func(t *testing.T) {
			_, faults, err := eprescription.Read([]byte(v.text), nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range faults {
				if f.Code != "EPR-109" {
					got = append(got, f.Code+" "+f.Path)
				}
				if f.Message.EN == "" || f.Message.FR == "" {
					t.Error("no words")
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, v.want) {
				t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(v.want, "\n"))
			}
		})
	}
}

// TestEveryFindingHasAVector counts; EPR-109 is in all of them, and EPR-120 has
// a test of its own.
func TestEveryFindingHasAVector(t *testing.T) {
	covered := map[string]bool{"EPR-109": true, "EPR-120": true}
	for _, v := range findings {
		for _, w := range v.want {
			covered[strings.Fields(w)[0]] = true
		}
	}
	for _, f := range eprescription.Findings() {
		if !covered[f.Code] {
			t.Errorf("%s has no vector", f.Code)
		}
	}
}

func TestTooManyFindings(t *testing.T) {
	notes := strings.Repeat(`{"authorString":"x","text":"y"},`, 3000)
	_, faults, err := eprescription.Read([]byte(foreign(renderedText+`"note":[`+notes+`{"text":"z"}]`)), nil)
	if err != nil || len(faults) != 1001 || faults[1000].Code != "EPR-120" {
		t.Errorf("%d faults, %v", len(faults), err)
	}
}

func TestRefusalsToRead(t *testing.T) {
	for name, v := range map[string]struct{ text, code string }{
		"not JSON":           {`{`, "FHIR-001"},
		"no type":            {`{}`, "FHIR-002"},
		"no bundle":          {`{"resourceType":"Patient"}`, "FHIR-003"},
		"nothing prescribed": {`{"resourceType":"Bundle","type":"collection"}`, "EPR-005"},
		"201 lines":          {`{"resourceType":"Bundle","type":"collection","entry":[` + strings.Repeat(`{"resource":{"resourceType":"MedicationRequest"}},`, 201) + `{"fullUrl":"u:x"}]}`, "EPR-007"},
	} {
		p, faults, err := eprescription.Read([]byte(v.text), nil)
		if err == nil || !strings.Contains(err.Error(), v.code) || faults != nil || p.ID != "" {
			t.Errorf("%s: %v", name, err)
		}
		if _, _, err := eprescription.ReadDispensation([]byte(v.text), nil); err == nil {
			t.Errorf("%s: read as a dispensation", name)
		}
	}
}
