package prescription_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

func handWritten(t testing.TB, name string) string {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestHandWritten(t *testing.T) {
	for name, lines := range map[string]int{"antibiotic": 1, "chronic": 5, "narcotic": 1} {
		p, err := document.Read([]byte(handWritten(t, name)), prescription.Kind())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(p.Lines) != lines {
			t.Errorf("%s: %d lines", name, len(p.Lines))
		}
		if faults := document.Check(p, prescription.Structure()); faults != nil {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

// TestMistakes shows what a person reads who writes a prescription by hand and
// errs: the place, and what is wrong there.
func TestMistakes(t *testing.T) {
	tests := []struct {
		name     string
		old, new string // one replacement in the antibiotic
		want     string // path and keyword, or code, of each finding
	}{
		{"misspelt member", `"medicine": {`, `"medecine": {`,
			"/lines/0/medecine additionalProperties; /lines/0/medicine required"},
		{"member in the wrong case", `"birthDate"`, `"birthdate"`, "/patient/birthdate additionalProperties"},
		{"number instead of a decimal string", `"value": "1",`, `"value": 1,`,
			"/lines/0/medicine/ingredients/0/strength/value/value type"},
		{"decimal comma", `"value": "1",`, `"value": "0,5",`,
			"/lines/0/medicine/ingredients/0/strength/value/value pattern"},
		{"unit of time that does not exist", `"7 d"`, `"7 j"`,
			"/lines/0/dosage/steps/0/bounds/duration pattern"},
		{"length of time without unit", `"7 d"`, `7`,
			"/lines/0/dosage/steps/0/bounds/duration type"},
		{"one flag missing", `"preventive": false,`, ``, "/lines/0/flags/preventive required"},
		{"flag in words", `"preventive": false`, `"preventive": "non"`, "/lines/0/flags/preventive type"},
		{"no flags", `"flags"`, `"flagged"`,
			"/lines/0/flagged additionalProperties; /lines/0/flags required"},
		{"no text", `"text": "1 comprimé le matin et le soir pendant 7 jours",`, ``, "/lines/0/text required"},
		{"empty text", `"1 comprimé le matin et le soir pendant 7 jours"`, `""`, "/lines/0/text minLength"},
		{"medicine and device at once", `"repeats": 0`, `"repeats": 0, "device": { "name": "Bas de contention" }`,
			"/lines/0/device false"},
		{"a day that does not exist", `"2026-11-20"`, `"2026-11-31"`, "/written format"},
		{"French date", `"2026-11-20"`, `"20/11/2026"`,
			"/written format; /written pattern"},
		{"birth date not in the calendar", `"1979-03-28"`, `"1979-02-30"`, "/patient/birthDate format"},
		{"moment of the day in French", `"EVE"`, `"soir"`,
			"/lines/0/dosage/steps/0/timing/moments/1 pattern"},
		{"same moment twice", `"EVE"`, `"MORN"`, "/lines/0/dosage/steps/0/timing/moments uniqueItems"},
		{"frequency without period", `"timing": {`, `"timing": { "frequency": 2,`,
			"/lines/0/dosage/steps/0/timing/period required"},
		{"sex by letter", `"sex": "female"`, `"sex": "F"`, "/patient/sex enum"},
		{"phone as printed", `"+33199000001"`, `"01 99 00 00 01"`, "/prescriber/practitioner/phone pattern"},
		{"repeats in words", `"repeats": 0`, `"repeats": "deux"`, "/lines/0/repeats pattern"},
		{"too many repeats", `"repeats": 0`, `"repeats": 1000`, "/lines/0/repeats maximum"},
		{"null", `"repeats": 0`, `"repeats": null`, "/lines/0/repeats type"},
		{"empty list", `"repeats": 0`, `"mentions": []`, "/lines/0/mentions minItems"},
		{"code without system", `"system": "http://www.whocc.no/atc", "code"`, `"code"`,
			"/lines/0/medicine/codes/1/system dependentRequired"},
		{"number in capitals", `5f0c2b1e`, `5F0C2B1E`, "/id pattern"},
		{"control character", `Terminer le`, `Terminer\u0007le`, "/lines/0/forPatient pattern"},
		{"text that prints in another order", `Terminer le`, `Terminer\u202ele`, "/lines/0/forPatient pattern"},
		{"another format", `prescription/1`, `prescription/2`, "/format const"},
		{"no format", `"format": "prescription/1",`, ``, "/format required"},
		{"member said twice", `"repeats": 0`, `"repeats": 0, "repeats": 1`, "/lines/0/repeats DOC-803"},
	}
	sample := handWritten(t, "antibiotic")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(sample, tt.old) {
				t.Fatal("the sample does not hold what is to be replaced")
			}
			_, err := document.Read([]byte(strings.Replace(sample, tt.old, tt.new, 1)), prescription.Kind())
			var refusal *document.Error
			if !errors.As(err, &refusal) || !errors.Is(err, document.ErrMalformed) {
				t.Fatalf("got %v", err)
			}
			var found []string
			for _, f := range refusal.Faults {
				found = append(found, f.Path+" "+keyword(f))
				if f.Message.FR == "" || strings.ContainsAny(f.Message.EN+f.Message.FR, `"[`) {
					t.Errorf("message: %v", f.Message)
				}
			}
			if got := strings.Join(found, "; "); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

// keyword is what the message names in brackets: the keyword of JSON Schema.
// Findings of earlier gates have their code alone.
func keyword(f document.Fault) string {
	if i := strings.LastIndexByte(f.Message.EN, '('); i >= 0 {
		return strings.Trim(f.Message.EN[i:], "()")
	}
	return f.Code
}
