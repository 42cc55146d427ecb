package epmed_test

import (
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
)

// What a document says and the model has no place for is reported where it
// stands in the document.
func TestUnplaced(t *testing.T) {
	bed := device("2")
	bed.Flags = prescription.Flags{}
	raw, _ := write(t, sample(medicine("1", prescription.Line{Dosage: &prescription.Dosage{Steps: []prescription.Step{dosed(daily())}}}), bed))
	const (
		who    = `<assignedEntity><id root="1.2.3"/></assignedEntity>`
		person = `<associatedEntity classCode="CON"><id root="1.2.3"/></associatedEntity>`
		body   = "/component/structuredBody/component/"
	)
	for path, add := range map[string][2]string{
		"/informant/0":            {"<custodian>", "<informant>" + who + "</informant>"},
		"/dataEnterer":            {"<custodian>", "<dataEnterer>" + who + "</dataEnterer>"},
		"/informationRecipient/0": {"<legalAuthenticator>", `<informationRecipient><intendedRecipient><id root="1.2.3"/></intendedRecipient></informationRecipient>`},
		"/authenticator/0":        {"<participant ", `<authenticator><time value="2026"/><signatureCode code="S"/>` + who + `</authenticator>`},
		"/participant/0":          {"<participant ", `<participant typeCode="IND"><time nullFlavor="UNK"/>` + person + `</participant>`},
		"/inFulfillmentOf/0":      {"<documentationOf>", `<inFulfillmentOf><order><id root="1.2.3"/></order></inFulfillmentOf>`},
		"/documentationOf/2":      {"<componentOf>", `<documentationOf><serviceEvent classCode="ACT"><code code="1" codeSystem="1.2"/></serviceEvent></documentationOf>`},
		"/relatedDocument/0":      {"<componentOf>", `<relatedDocument typeCode="APND"><parentDocument><id root="1.2.3"/></parentDocument></relatedDocument>`},
		"/author/1":               {"<custodian>", `<author><time value="2026"/><assignedAuthor><id root="1.2.3"/></assignedAuthor></author>`},
		"/documentationOf/0/serviceEvent/performer/1":    {"</serviceEvent>", `<performer typeCode="PRF">` + who + `</performer>`},
		"/recordTarget/0/patientRole/patient/guardian/0": {"<birthplace>", `<guardian><guardianPerson><name><family>PAT-TROIS</family></name></guardianPerson></guardian>`},
		"/recordTarget/0/patientRole/addr/1":             {"<telecom ", `<addr use="TMP"><city>LYON</city></addr>`},
		"/componentOf/encompassingEncounter/id/0":        {`<code code="AMB"`, `<id root="1.2.3"/>`},
		body + "1/section/entry/0/substanceAdministration/entryRelationship/0": {`<entryRelationship typeCode="SUBJ" inversionInd="true">`,
			`<entryRelationship typeCode="REFR"><observation classCode="OBS" moodCode="EVN"><code code="1" codeSystem="1.2"/></observation></entryRelationship>`},
		body + "2/section/entry/0/supply/performer/0": {`<participant typeCode="DEV">`, `<performer>` + who + `</performer>`},
		body + "3/section":                            {`<component><section><templateId root="2.16.840.1.113883.10.12.201"/>`, `<component><section><title>Allergies</title><text>Aucune</text></section></component>`},
	} {
		text := strings.Replace(string(raw), add[0], add[1]+add[0], 1)
		if text == string(raw) {
			t.Errorf("%s: nothing changed", path)
		}
		_, faults, err := epmed.Read([]byte(text))
		if err != nil || len(faults) != 1 || faults[0].Code != "FR-EPMED-036" || faults[0].Path != path {
			t.Errorf("%s: %v %v", path, faults, err)
		}
	}
}

// An indication is coded, in its own code system or by its words alone.
func TestIndications(t *testing.T) {
	l := medicine("1", prescription.Line{})
	l.Indications = []prescription.Code{
		{System: "http://snomed.info/sct", Code: "195967001", Display: "Asthme"},
		{System: "http://snomed.info/sct", Code: "22253000"},
		{Display: "douleur"},
	}
	raw, left, err := epmed.Write(sample(l), &epmed.WriteOptions{PDF: pdf, Code: png})
	if err != nil || len(left) > 1 { // the pregnancy denied
		t.Fatal(left, err)
	}
	res, faults, err := epmed.Read(raw)
	if err != nil || len(faults) > 0 {
		t.Fatal(faults, err)
	}
	got := res.Prescription.Lines[0].Indications
	if len(got) != 3 || got[0] != l.Indications[0] || got[1] != l.Indications[1] || got[2] != l.Indications[2] {
		t.Errorf("%+v", got)
	}
}
