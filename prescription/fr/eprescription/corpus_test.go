package eprescription_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/eprescription"
)

// explained are the differences between an official bundle and what is written
// after reading it, by file and member: the four that break R4, and what they
// are written as.
var explained = map[string]string{
	"HAS-15-Presc-Morphine repeat":                                  "tim-10: the rhythm is in words only",
	"HAS-30-1-Presc-Hydrocortisone repeat":                          "tim-10: the rhythm of the third step is in words only",
	"HAS-16-Presc-Racecadotril repeat":                              "tim-8: at most 21 is written as 1 to 21; an offset of 0 is reported, not written",
	"Presc-Paracetamol-SiDouleur-MaxPrise-DelaisMin repeat":         "tim-6: the rhythm is in words only",
	"MultiLine-Presc-METFORMINE-GLICLAZIDE repeat":                  "a unit without its period is read as one",
	"MultiLine-Presc-METHOTREXATE-LEDERFOLINE repeat":               "a unit without its period is read as one",
	"TradPN13FHIR-MultiLine-Presc-Alt-METFORMINE-GLICLAZIDE repeat": "a unit without its period is read as one",
}

// TestOfficialBundles reads the bundles of the guide, writes them and compares
// dose, rate, rhythm, bounds, as-needed and maxima.
func TestOfficialBundles(t *testing.T) {
	folder := os.Getenv("ORDONNANCE_FHIR")
	if folder == "" {
		t.Skip("set ORDONNANCE_FHIR to a folder of FHIR bundles (branch gh-pages of ansforge/interop-ig-fhir-ePrescription)")
	}
	files, err := filepath.Glob(filepath.Join(folder, "Bundle-*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("no Bundle-*.json in ORDONNANCE_FHIR")
	}
	defective := map[string]string{"HAS-15-": "FHIR-210", "HAS-30-1-": "FHIR-210", "HAS-16-": "FHIR-208", "Bundle-Presc-Paracetamol-SiDouleur": "FHIR-206"}
	counts := map[string]int{}
	differing := map[string]bool{}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, faults, err := eprescription.Read(raw, nil)
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(name), err)
			continue
		}
		seen := map[string]bool{}
		for _, f := range faults {
			counts[f.Code]++
			seen[f.Code] = true
			if testing.Verbose() {
				t.Logf("%s: %s %s", filepath.Base(name), f.Code, f.Path)
			}
		}
		for part, code := range defective {
			if strings.Contains(name, part) && !seen[code] {
				t.Errorf("%s: no fault %s", filepath.Base(name), code)
			}
		}
		written, left, err := eprescription.Write(p, nil)
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(name), err)
			continue
		}
		for _, o := range left {
			counts[o.Code]++
		}
		compareBundles(t, differing, strings.TrimSuffix(strings.TrimPrefix(filepath.Base(name), "Bundle-"), ".json"), raw, written)
		if out := os.Getenv("ORDONNANCE_FHIR_OUT"); out != "" {
			if err := os.WriteFile(filepath.Join(out, filepath.Base(name)), written, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for k := range explained {
		if !differing[k] {
			t.Errorf("%s: explained and not different", k)
		}
	}
	t.Logf("%d bundles, findings and omissions %v", len(files), counts)
}

func requests(t *testing.T, raw []byte) (out []*fhir.MedicationRequest) {
	t.Helper()
	b, _, err := fhir.ReadBundle(raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range b.Entry {
		if m, ok := e.Resource.(*fhir.MedicationRequest); ok {
			out = append(out, m)
		}
	}
	return out
}

// compareBundles compares the instructions of two bundles, member by member.
func compareBundles(t *testing.T, differing map[string]bool, name string, was, is []byte) {
	t.Helper()
	a, b := requests(t, was), requests(t, is)
	if len(a) != len(b) {
		t.Fatalf("%s: %d lines, were %d", name, len(b), len(a))
	}
	for i := range a {
		da, db := a[i].DosageInstruction, b[i].DosageInstruction
		if len(da) != len(db) {
			t.Errorf("%s: %d steps, were %d", name, len(db), len(da))
			continue
		}
		for j := range da {
			x, y := essence(&da[j]), essence(&db[j])
			for k := range x {
				if x[k] != y[k] {
					differing[name+" "+k] = true
				}
				if x[k] != y[k] && explained[name+" "+k] == "" {
					t.Errorf("%s: step %d, %s:\n was %s\n is  %s", name, j, k, x[k], y[k])
				}
			}
		}
	}
}

// essence is what an instruction says, without wording and without what says
// nothing.
func essence(d *fhir.Dosage) map[string]string {
	out := map[string]string{}
	repeat := map[string]any{}
	if d.Timing != nil && d.Timing.Repeat != nil {
		r := d.Timing.Repeat
		r.Extension = nil
		b, _ := json.Marshal(r)
		_ = json.Unmarshal(b, &repeat)
		for _, k := range []string{"boundsDuration", "boundsPeriod", "boundsRange"} {
			v, _ := json.Marshal(bare(repeat[k]))
			out[k] = string(v)
			delete(repeat, k)
		}
	}
	v, _ := json.Marshal(bare(repeat))
	out["repeat"] = string(v)
	needed := d.AsNeededBoolean != nil && *d.AsNeededBoolean || d.AsNeededCodeableConcept != nil
	v, _ = json.Marshal([]any{needed, codes(d.AsNeededCodeableConcept)})
	out["asNeeded"] = string(v)
	for k, q := range map[string]any{"maxDosePerPeriod": d.MaxDosePerPeriod, "maxDosePerAdministration": d.MaxDosePerAdministration,
		"maxDosePerLifetime": d.MaxDosePerLifetime} {
		out[k] = plain(q)
	}
	var doses []string
	for _, x := range d.DoseAndRate {
		doses = append(doses, strings.Join([]string{plain(x.DoseQuantity), plain(x.DoseRange), plain(x.RateRatio), plain(x.RateRange), plain(x.RateQuantity)}, " "))
	}
	sort.Strings(doses)
	out["doses"] = strings.Join(doses, "\n")
	out["route"] = strings.Join(codes(d.Route), " ")
	return out
}

func codes(c *fhir.CodeableConcept) (out []string) {
	if c != nil {
		for _, x := range c.Coding {
			out = append(out, x.System+"|"+x.Code)
		}
	}
	return out
}

func plain(v any) string {
	b, _ := json.Marshal(v)
	var tree any
	_ = json.Unmarshal(b, &tree)
	b, _ = json.Marshal(bare(tree))
	return string(b)
}

// bare takes out what is empty, and the label of a unit of time.
func bare(v any) any {
	m, ok := v.(map[string]any)
	if !ok {
		return v
	}
	for k, x := range m {
		x = bare(x)
		m[k] = x
		switch y := x.(type) {
		case nil:
			delete(m, k)
		case string:
			if y == "" {
				delete(m, k)
			}
		case float64:
			if y == 0 {
				delete(m, k)
			}
		case map[string]any:
			if len(y) == 0 {
				delete(m, k)
			}
		}
	}
	if _, err := prescription.ParseSpan("1 " + word(m["code"])); err == nil {
		delete(m, "unit")
	}
	return m
}

func word(v any) string { s, _ := v.(string); return s }
