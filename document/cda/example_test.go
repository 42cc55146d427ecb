package cda_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// exampleDocument is the least a prescription of one medicine states. A document for
// the DMP has more in its header: see cisis.New and epmed.Write.
func exampleDocument() *cda.ClinicalDocument {
	at := cda.NewTS(time.Date(2026, 5, 4, 9, 30, 0, 0, time.FixedZone("", 2*3600)))
	text := cda.El("text", cda.El("content", cda.Txt("AMOXICILLINE 500 mg, gélule")).With("ID", "med-0"))
	medicine := &cda.SubstanceAdministration{
		Class: "SBADM", Mood: "INT",
		Text: cda.RefersTo("med-0"), // the words of the section that say the same
		Consumable: &cda.Consumable{Product: &cda.ManufacturedProduct{
			Material: &cda.Material{Name: cda.NewName("AMOXICILLINE 500 mg, gélule")}}},
	}
	return &cda.ClinicalDocument{
		Infra:           cda.Infra{Realms: []cda.CD{{Code: "FR"}}, TypeID: cda.TypeID()},
		ID:              &cda.II{Root: "1.2.250.1.213.1.1.9.1"},
		Code:            &cda.CD{Code: "57833-6", System: "2.16.840.1.113883.6.1"},
		EffectiveTime:   at,
		Confidentiality: &cda.CD{Code: "N", System: "2.16.840.1.113883.5.25"},
		RecordTargets: []cda.RecordTarget{{PatientRole: &cda.PatientRole{
			IDs: []cda.II{{Root: "1.2.250.1.213.1.4.10", Extension: "279035121518989"}}, // a test number
		}}},
		Authors: []cda.Author{{Time: at, AssignedAuthor: &cda.AssignedAuthor{
			IDs: []cda.II{{Root: "1.2.250.1.71.4.2.1", Extension: "899700245667"}},
		}}},
		Custodian: &cda.Custodian{AssignedCustodian: &cda.AssignedCustodian{Organization: &cda.CustodianOrganization{
			IDs: []cda.II{{Root: "1.2.250.1.71.4.2.2", Extension: "499700245667008"}},
		}}},
		Body: &cda.Body{Structured: &cda.StructuredBody{Components: []cda.SectionComponent{{Section: &cda.Section{
			Text: &text, Entries: []cda.Entry{{Statement: cda.Statement{SubstanceAdministration: medicine}}},
		}}}}},
	}
}

// A document of others is read with its deviations, not refused for them.
func ExampleRead() {
	const foreign = `<?xml version="1.0"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
<typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/><id root="1.2.3"/><code code="57833-6"/>
<title>Ordonnance</title><note/>
<effectiveTime value="20260504"/><confidentialityCode code="N"/>
<recordTarget><patientRole><id root="1.2.3"/></patientRole></recordTarget>
<author><time value="20260504"/><assignedAuthor><id root="1.2.3"/></assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization><id root="1.2.3"/></representedCustodianOrganization></assignedCustodian></custodian>
<component><structuredBody><component><section><text>Bonjour</text></section></component></structuredBody></component>
</ClinicalDocument>`
	got, err := cda.Read([]byte(foreign), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Document.Title.Text, len(got.Document.Sections()), document.Refuses(got.Faults))
	for _, f := range got.Faults {
		fmt.Println(f.Code, f.Message.FR)
	}
	// Output:
	// Ordonnance 1 true
	// CDA-202 élément inconnu du schéma à cet endroit, conservé tel quel
}

func ExampleRead_refused() {
	_, err := cda.Read([]byte(`<!DOCTYPE x><ClinicalDocument xmlns="urn:hl7-org:v3"/>`), nil)
	fmt.Println(err, errors.Is(err, document.ErrMalformed))
	// Output:
	// CDA-105: a document type declaration is not allowed (line 1) true
}

func ExampleWrite() {
	doc := exampleDocument()
	out, err := cda.Write(doc)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(out[:150]))

	doc.Custodian = nil
	_, err = cda.Write(doc)
	fmt.Println(err)
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <ClinicalDocument xmlns="urn:hl7-org:v3"><realmCode code="FR"/><typeId root="2.16.840.1.113883.1.3" extension="
	// CDA-402: an element the schema requires is missing (at /custodian)
}

func ExampleDangling() {
	doc := exampleDocument()
	doc.Sections()[0].Entries[0].SubstanceAdministration.Text = cda.RefersTo("med-99")
	fmt.Println(cda.Dangling(doc))
	// Output:
	// [/component/structuredBody/component/0/section/entry/0/substanceAdministration/text]
}

func ExampleNode_ByID() {
	section := exampleDocument().Sections()[0]
	fmt.Println(section.Text.ByID("med-0").Content())
	// Output:
	// AMOXICILLINE 500 mg, gélule
}
