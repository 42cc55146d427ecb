package cda_test

import (
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// small is a document without fault, with places to spoil.
const small = `<?xml version="1.0"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/><id root="1.2.3"/><code code="57833-6"/><title>T</title>
<effectiveTime value="20260504"/><confidentialityCode code="N"/>
<recordTarget><patientRole><id root="1.2.3"/><!--role--></patientRole></recordTarget>
<author><time value="20260504"/><assignedAuthor><id root="1.2.3"/></assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization><id root="1.2.3"/></representedCustodianOrganization></assignedCustodian></custodian>
<component><structuredBody><component><section><text>Bonjour <content ID="a">a</content><!--text--></text>
<entry><substanceAdministration classCode="SBADM" moodCode="INT"><!--sbadm--><effectiveTime xsi:type="IVL_TS"><low value="20260504"/></effectiveTime>
<consumable><manufacturedProduct><manufacturedMaterial/></manufacturedProduct></consumable></substanceAdministration></entry>
<entry><observation classCode="OBS" moodCode="EVN"><code code="x"/><value xsi:type="CD" code="y"><originalText><reference value="#a"/></originalText></value></observation></entry>
</section></component></structuredBody></component>
</ClinicalDocument>`

var faults = []struct{ name, code, path, old, new string }{
	{"order", "CDA-201", "/id", `<id root="1.2.3"/><code code="57833-6"/>`, `<code code="57833-6"/><id root="1.2.3"/>`},
	{"unknown element", "CDA-202", "", "<title>", `<x/><title>`},
	{"foreign element", "CDA-202", "/recordTarget/0/patientRole", "<!--role-->", `<x xmlns="urn:x"><y a="b">c</y></x>`},
	{"unknown attribute", "CDA-203", "/code", `<code code="57833-6"/>`, `<code code="57833-6" x="y"/>`},
	{"boolean attribute", "CDA-203", "/id", `<id root="1.2.3"/><code`, `<id root="1.2.3" displayable="1"/><code`},
	{"stray text", "CDA-204", "/recordTarget/0/patientRole", "<!--role-->", "texte"},
	{"twice", "CDA-205", "/title", "<title>T</title>", "<title>T</title><title>U</title>"},
	{"element missing", "CDA-206", "/code", `<code code="57833-6"/>`, ""},
	{"list missing", "CDA-206", "/recordTarget/0/patientRole/id", `<patientRole><id root="1.2.3"/>`, "<patientRole>"},
	{"attribute missing", "CDA-207", "/component/structuredBody/component/0/section/entry/0/substanceAdministration/@moodCode", ` moodCode="INT"`, ""},
	{"choice", "CDA-208", "/component/structuredBody/component/0/section/entry/0/substanceAdministration/consumable/manufacturedProduct", "<manufacturedMaterial/>", ""},
	{"form", "CDA-209", "/effectiveTime/@value", `<effectiveTime value="20260504"/>`, `<effectiveTime value="le 4 mai"/>`},
	{"no type", "CDA-210", "/component/structuredBody/component/0/section/entry/0/substanceAdministration/effectiveTime", ` xsi:type="IVL_TS"`, ""},
	{"type of the future", "CDA-211", "/component/structuredBody/component/0/section/entry/1/observation/value", `xsi:type="CD"`, `xsi:type="QSET_TS"`},
	{"identifier twice", "CDA-212", "/component/structuredBody/component/0/section/@ID", "<!--text-->", `<br ID="a"/>`},
	{"dangling reference", "CDA-213", "/component/structuredBody/component/0/section/entry/1/observation/value/0/originalText", "#a", "#b"},
	{"narrative", "CDA-214", "/component/structuredBody/component/0/section", "<!--text-->", "<div/>"},
	{"inside a style sheet", "CDA-215", "", "", ""},
	{"null flavor", "CDA-216", "/code/@nullFlavor", `<code code="57833-6"/>`, `<code nullFlavor="ABSENT"/>`},
	{"type that does not fit", "CDA-217", "/code/@xsi:type", `<code code="57833-6"/>`, `<code xsi:type="PQ" code="57833-6"/>`},
	{"bounds", "CDA-218", "/component/structuredBody/component/0/section/entry/0/substanceAdministration/effectiveTime/0", `<low value="20260504"/>`,
		`<low value="20260504"/><width value="1" unit="d"/><high value="20260505"/>`},
	{"empty attribute", "CDA-220", "/code/@displayName", `<code code="57833-6"/>`, `<code code="57833-6" displayName=""/>`},
	{"too many", "CDA-219", "", "<!--role-->", strings.Repeat("<x/>", 1001)},
}

func TestReadFaults(t *testing.T) {
	if got, err := cda.Read([]byte(small), nil); err != nil || len(got.Faults) > 0 {
		t.Fatal(err, got.Faults)
	}
	seen := map[string]bool{}
	for _, v := range faults {
		t.Run(v.name, func(t *testing.T) {
			doc := strings.Replace(small, v.old, v.new, 1)
			if v.code == "CDA-215" {
				_, body, _ := strings.Cut(small, "\n")
				doc = `<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform">` + body + "</xsl:stylesheet>"
			} else if doc == small {
				t.Fatal("nothing replaced")
			}
			got, err := cda.Read([]byte(doc), nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range got.Faults {
				if f.Code == v.code && f.Path == v.path && f.Message.FR != "" {
					seen[v.code] = true
					return
				}
			}
			t.Errorf("want %s at %q, got %v", v.code, v.path, got.Faults)
		})
	}
	everyCode(t, "CDA-2", seen)
}

func TestNothingIsLost(t *testing.T) {
	for _, v := range faults {
		switch v.code {
		case "CDA-202", "CDA-203", "CDA-204", "CDA-205", "CDA-211":
		default:
			continue
		}
		got, err := cda.Read([]byte(strings.Replace(small, v.old, v.new, 1)), nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = cda.Write(got.Document); v.name == "foreign element" {
			if err != nil {
				t.Error(v.name, err)
			}
		} else if err == nil {
			t.Errorf("%s: was dropped, or written in spite of the schema", v.name)
		}
	}
}
