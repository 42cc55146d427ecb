package pdsm_test

import (
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
)

const (
	levelN = `{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"N","display":"Normal"}]}`
	masked = `{"coding":[{"system":"https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument","code":"MASQUE_PS","display":"Masqué aux professionnels de santé"}]}`
)

func TestPatch(t *testing.T) {
	yes, no := true, false
	for _, v := range []struct {
		name   string
		ref    func(r *ref)
		change pdsm.Change
		want   string
	}{
		{"status", nil, pdsm.Change{Status: "superseded"}, `[{"op":"replace","path":"/status","value":"superseded"}]`},
		{"hide", nil, pdsm.Change{Visibility: &cisis.Visibility{MaskedFromProfessionals: true}}, `[{"op":"replace","path":"/securityLabel","value":[` + levelN + "," + masked + `]}]`},
		{"show", func(r *ref) {
			r.SecurityLabel = append(r.SecurityLabel, label("urn:oid:1.2.250.1.213.1.1.4.13", "INVISIBLE_PATIENT"))
		},
			pdsm.Change{Visibility: &cisis.Visibility{}}, `[{"op":"replace","path":"/securityLabel","value":[` + levelN + `]}]`},
		{"hide, with a label of others", func(r *ref) { r.SecurityLabel = append(r.SecurityLabel, label("urn:example:s", "x")) },
			pdsm.Change{Visibility: &cisis.Visibility{MaskedFromProfessionals: true}},
			`[{"op":"replace","path":"/securityLabel","value":[` + levelN + `,{"coding":[{"system":"urn:example:s","code":"x"}]},` + masked + `]}]`},
		{"archive", nil, pdsm.Change{Archived: &yes}, `[{"op":"add","path":"/extension","value":[{"url":"` + archive + `","valueBoolean":true}]}]`},
		{"archive beside others", func(r *ref) { r.Extension = []fhir.Extension{{URL: "urn:example:x", String: "a"}} }, pdsm.Change{Archived: &yes},
			`[{"op":"add","path":"/extension/-","value":{"url":"` + archive + `","valueBoolean":true}}]`},
		{"take out", func(r *ref) {
			r.Extension = []fhir.Extension{{URL: "urn:example:x", String: "a"}, {URL: archive, Boolean: &yes}}
		}, pdsm.Change{Archived: &no},
			`[{"op":"test","path":"/extension/1/url","value":"` + archive + `"},{"op":"replace","path":"/extension/1/valueBoolean","value":false}]`},
		{"all", nil, pdsm.Change{Status: "current", Visibility: &cisis.Visibility{}, Archived: &no},
			`[{"op":"replace","path":"/status","value":"current"},{"op":"replace","path":"/securityLabel","value":[` + levelN + `]},{"op":"add","path":"/extension","value":[{"url":"` + archive + `","valueBoolean":false}]}]`},
	} {
		r := sheet()
		if v.ref != nil {
			v.ref(r)
		}
		p, err := pdsm.NewPatch(r, v.change)
		if err != nil || string(p.Body) != v.want || p.Query != "identifier=urn%3Aietf%3Arfc%3A3986%7Curn%3Aoid%3A1.2.250.1.213.1.1.9.1" {
			t.Errorf("%s: %v\n%s\n%s", v.name, err, p.Body, v.want)
		}
		if faults := pdsm.CheckPatch(p.Body); faults != nil {
			t.Errorf("%s: %+v", v.name, faults)
		}
	}
}

func TestPatchRefusals(t *testing.T) {
	for _, v := range []struct {
		name, code string
		ref        *ref
		change     pdsm.Change
	}{
		{"nothing", "PDSM-112", sheet(), pdsm.Change{}},
		{"a deletion", "PDSM-113", sheet(), pdsm.Change{Status: "entered-in-error"}},
		{"no reference", "PDSM-114", nil, pdsm.Change{Status: "current"}},
		{"no identifier", "PDSM-114", &ref{}, pdsm.Change{Status: "current"}},
		{"no level", "PDSM-109", &ref{MasterIdentifier: &fhir.Identifier{System: "a", Value: "b"}}, pdsm.Change{Visibility: &cisis.Visibility{}}},
	} {
		if p, err := pdsm.NewPatch(v.ref, v.change); codeIn(err) != v.code || p.Body != nil {
			t.Errorf("%s: %v", v.name, err)
		}
	}
}

// The last vectors are the example of the guide (st_maj.md), in JSON that is
// JSON, and of the draft for the DMP.
func TestCheckPatch(t *testing.T) {
	for _, v := range []struct{ patch, codes string }{
		{`[{"op":"test","path":"/anything","value":1},{"op":"replace","path":"/status","value":"current"}]`, ""},
		{`{}`, "PDSM-811"},
		{`[]`, "PDSM-811"},
		{`[{"op":"replace","op":"add"}]`, "PDSM-811"},
		{`[1]`, "PDSM-811"},
		{`[{"op":"move","path":"/status","from":"/x"}]`, "PDSM-811"},
		{`[{"op":"replace","path":"/subject","value":{}}]`, "PDSM-812"},
		{`[{"op":"remove","path":"/securityLabel"}]`, "PDSM-812"},
		{`[{"op":"remove","path":"/extension/0"}]`, "PDSM-812"},
		{`[{"op":"add","path":"/extension/-","value":{"url":"urn:x","valueBoolean":true}}]`, "PDSM-812"},
		{`[{"op":"replace","path":"/extension","value":[{"url":"urn:x"},{"url":"urn:y"}]}]`, "PDSM-812"},
		{`[{"op":"replace","path":"/securityLabel","value":[]}]`, "PDSM-813"},
		{`[{"op":"replace","path":"/status","value":"current "},{"op":"replace","path":"/securityLabel","value":"restricted"},
		   {"op":"replace","path":"/extension[url:”https://interop.esante.gouv.fr/ig/fhir/pdsm/SearchParameter/PDSm-isArchived”]/valueBoolean","value":"true"}]`, "PDSM-813 PDSM-813 PDSM-812"},
		{`[{"op":"replace","path":"/extension/0/valueBoolean","value":"true"}]`, "PDSM-813"},
		{`[{"op":"replace","path":"/extension/x/valueBoolean","value":true}]`, "PDSM-811"},
		{`[{"op":"replace","path":"/securityLabel/0","value":{"coding":[{"code":"MASQUE_PS"}]}}]`, "PDSM-814"},
	} {
		var codes []string
		for _, f := range pdsm.CheckPatch([]byte(v.patch)) {
			codes = append(codes, f.Code)
		}
		if got := strings.Join(codes, " "); got != v.codes {
			t.Errorf("%s: %s, want %s", v.patch, got, v.codes)
		}
	}
}
