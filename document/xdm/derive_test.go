package xdm_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

func ids(root, extension string) []cda.II { return []cda.II{{Root: root, Extension: extension}} }

func coded(code, system, display string) *cda.CD {
	return &cda.CD{Code: code, System: system, Display: display}
}

// letter is a document of the tests; the people do not exist.
func letter() *cda.ClinicalDocument {
	person := &cda.Person{Names: []cda.EN{{Parts: []cda.Part{{Kind: "prefix", Text: "M"}, {Kind: "family", Text: "DOC0024566 "}, {Kind: "given", Text: "KIT"}}}}}
	practice := &cda.Organization{IDs: ids("1.2.250.1.71.4.2.2", "499700245667008"), Names: []cda.EN{*cda.NewName("CABINET ESSAI")}, Industry: coded("AMBULATOIRE", "1.2.250.1.213.1.1.4.9", "Ambulatoire")}
	entity := &cda.AssignedEntity{IDs: ids("1.2.250.1.71.4.2.1", "899700245667"), Person: person, Organization: practice}
	return &cda.ClinicalDocument{
		ID: &cda.II{Root: "1.2.250.1.213.1.1.9.1"}, SetID: &cda.II{Root: "1.2.250.1.213.1.1.9"}, Version: &cda.QTY{Value: "2"},
		RelatedDocument: []cda.RelatedDocument{{Type: "RPLC", Parent: &cda.ParentDocument{IDs: ids("1.2.250.1.213.1.1.9.0", "")}}},
		Code:            coded("11488-4", "2.16.840.1.113883.6.1", "Lettre"), Title: cda.NewST("Lettre\nd'essai "),
		EffectiveTime: &cda.TS{Value: "20260504093000+0200"}, Language: &cda.CD{Code: "fr-FR"}, Confidentiality: coded("N", "2.16.840.1.113883.5.25", "Normal"),
		RecordTargets: []cda.RecordTarget{{PatientRole: &cda.PatientRole{IDs: append(ids("1.2.250.1.213.1.4.10", "279035121518989"), ids("1.2.3.4.567.8.9.10", "4711")...)}}},
		Authors: []cda.Author{
			{Function: coded("PCP", "2.16.840.1.113883.5.88", "Médecin traitant"), AssignedAuthor: &cda.AssignedAuthor{IDs: entity.IDs, Person: person, Organization: practice, Code: coded("G15_10", "1.2.250.1.213.1.1.4.5", "Médecin")}},
			{AssignedAuthor: &cda.AssignedAuthor{IDs: ids("1.2.3", "7"), Device: &cda.AuthoringDevice{Model: &cda.SC{Text: "M"}, Software: &cda.SC{Text: "LPS"}}}},
		},
		Legal:           &cda.LegalAuthenticator{AssignedEntity: entity},
		InFulfillmentOf: []cda.InFulfillmentOf{{Order: &cda.Order{IDs: ids("1.2.4", "O-1"), AccessionNumbers: ids("1.2.5", "A-1")}}},
		DocumentationOf: []cda.DocumentationOf{
			{Event: &cda.ServiceEvent{Code: coded("IMP", "2.16.840.1.113883.5.4", "Séjour"), EffectiveTime: &cda.IVLTS{Low: &cda.TS{Value: "202605040900+0200"}, High: &cda.TS{Value: "20260505"}},
				Performers: []cda.ServicePerformer{{AssignedEntity: entity}}}},
			{Event: &cda.ServiceEvent{Code: coded("X", "1.2.6", "Acte")}}, {Event: &cda.ServiceEvent{Code: &cda.CD{Null: cda.Unknown}}},
		},
		ComponentOf: &cda.ComponentOf{Encounter: &cda.EncompassingEncounter{Location: &cda.Location{Facility: &cda.HealthCareFacility{Code: coded("SA07", "1.2.250.1.71.4.2.4", "Cabinet")}}}},
	}
}

func rules() *xdm.Rules {
	code := func(code, system string) func(*cda.ClinicalDocument) identity.Code {
		return func(*cda.ClinicalDocument) identity.Code { return identity.Code{Code: code, System: system} }
	}
	return &xdm.Rules{Class: code("10", "urn:oid:1.2.7"), Format: code("urn:x", "urn:oid:1.2.8")}
}

func TestDerive(t *testing.T) {
	e, faults := xdm.Derive([]byte("abc"), letter(), rules())
	if faults != nil {
		t.Error(faults)
	}
	doc := xdm.XCN{ID: "899700245667", Family: "DOC0024566", Given: "KIT", Authority: xdm.OID("1.2.250.1.71.4.2.1")}
	oid := func(system, code, display string) identity.Code {
		return identity.Code{System: "urn:oid:" + system, Code: code, Display: display}
	}
	want := xdm.DocumentEntry{
		UniqueID: "1.2.250.1.213.1.1.9.1", PatientID: xdm.CX{ID: "279035121518989", Authority: xdm.OID("1.2.250.1.213.1.4.10")},
		SourcePatientID: xdm.CX{ID: "4711", Authority: xdm.OID("1.2.3.4.567.8.9.10")},
		Authors: []xdm.Author{
			{Person: doc, Roles: []string{"Médecin traitant"}, Institutions: []xdm.XON{{Name: "CABINET ESSAI", ID: "499700245667008", Authority: xdm.OID("1.2.250.1.71.4.2.2")}},
				Specialties: []identity.Code{oid("1.2.250.1.213.1.1.4.5", "G15_10", "Médecin")}},
			{Person: xdm.XCN{ID: "7", Family: "LPS", Given: "M", Authority: xdm.OID("1.2.3")}},
		},
		LegalAuthenticator: doc, ClassCode: identity.Code{Code: "10", System: "urn:oid:1.2.7"}, FormatCode: identity.Code{Code: "urn:x", System: "urn:oid:1.2.8"},
		TypeCode: oid("2.16.840.1.113883.6.1", "11488-4", "Lettre"), ConfidentialityCodes: []identity.Code{oid("2.16.840.1.113883.5.25", "N", "Normal")},
		FacilityCode: oid("1.2.250.1.71.4.2.4", "SA07", "Cabinet"), PracticeCode: oid("1.2.250.1.213.1.1.4.9", "AMBULATOIRE", "Ambulatoire"),
		EventCodes:   []identity.Code{oid("2.16.840.1.113883.5.4", "IMP", "Séjour"), oid("1.2.6", "X", "Acte")},
		CreationTime: "20260504073000", ServiceStartTime: "202605040700", ServiceStopTime: "20260505", LanguageCode: "fr-FR", Title: "Lettre d'essai ",
		MimeType: "text/xml", Hash: "A9993E364706816ABA3E25717850C26C9CD0D89D", Size: 3,
		References: []xdm.CX{{ID: "O-1", Authority: xdm.OID("1.2.4"), Type: xdm.ReferenceOrder}, {ID: "A-1", Authority: xdm.OID("1.2.5"), Type: xdm.ReferenceAccession}},
	}
	if !reflect.DeepEqual(e, want) {
		t.Errorf("%+v\nwant %+v", e, want)
	}
	if h := xdm.HeaderOf(letter()); h != (xdm.Header{SetID: "1.2.250.1.213.1.1.9", Version: 2, Replaces: "1.2.250.1.213.1.1.9.0"}) {
		t.Error(h)
	}
}

type underivable struct {
	code, path string
	change     func(d *cda.ClinicalDocument)
}

func underivables() []underivable {
	return []underivable{
		{"XDM-501", "/uniqueId", func(d *cda.ClinicalDocument) { d.ID = nil }},
		{"XDM-501", "/patientId", func(d *cda.ClinicalDocument) { d.RecordTargets = nil }},
		{"XDM-501", "/practiceSettingCode", func(d *cda.ClinicalDocument) { d.DocumentationOf[0].Event.Performers = nil }},
		{"XDM-501", "/healthcareFacilityTypeCode", func(d *cda.ClinicalDocument) { d.ComponentOf = nil }},
		{"XDM-501", "/author", func(d *cda.ClinicalDocument) { d.Authors = nil }},
		{"XDM-502", "/creationTime", func(d *cda.ClinicalDocument) { d.EffectiveTime.Value = "20260504093000" }},
		{"XDM-503", "/serviceStartTime", func(d *cda.ClinicalDocument) {
			d.DocumentationOf[0].Event.EffectiveTime.Low.Value = "20260231093000+0200"
		}},
	}
}

func TestDeriveFinds(t *testing.T) {
	for _, tt := range underivables() {
		d := letter()
		tt.change(d)
		_, faults := xdm.Derive(nil, d, rules())
		if !slices.ContainsFunc(faults, func(f document.Fault) bool { return f.Code == tt.code && f.Path == tt.path }) {
			t.Error(tt.code, tt.path, faults)
		}
	}
	if e, faults := xdm.Derive([]byte("abc"), nil, nil); e.Size != 3 || len(faults) != 12 {
		t.Error(e, faults)
	}
	if _, faults := xdm.Derive([]byte("abc"), nil, &xdm.Rules{Required: []string{"legalAuthenticator", "serviceStartTime", "title"}}); len(faults) != 15 {
		t.Error(faults)
	}
	d := letter()
	d.EffectiveTime.Value = "20260504093000"
	r := rules()
	r.Zone = time.FixedZone("", 7200)
	if e, _ := xdm.Derive(nil, d, r); e.CreationTime != "20260504073000" {
		t.Error(e.CreationTime)
	}
}

type differing struct {
	code   string
	field  string
	change func(e *xdm.DocumentEntry)
}

func differences() []differing {
	return []differing{
		{"XDM-511", "patientId", func(e *xdm.DocumentEntry) { e.PatientID.ID = "1" }},
		{"XDM-511", "patientId", func(e *xdm.DocumentEntry) { e.PatientID.Authority.ID = "1.2" }},
		{"XDM-512", "uniqueId", func(e *xdm.DocumentEntry) { e.UniqueID += ".1" }},
		{"XDM-513", "size", func(e *xdm.DocumentEntry) { e.Size++ }},
		{"XDM-514", "typeCode", func(e *xdm.DocumentEntry) { e.TypeCode.Code = "34112-3" }},
		{"XDM-515", "serviceStopTime", func(e *xdm.DocumentEntry) { e.ServiceStopTime = "20260506" }},
		{"XDM-516", "title", func(e *xdm.DocumentEntry) { e.Title = "Autre" }},
		{"XDM-517", "authorPerson", func(e *xdm.DocumentEntry) { e.Authors = e.Authors[:1] }},
		{"XDM-520", "languageCode", func(e *xdm.DocumentEntry) { e.LanguageCode = "en-US" }},
		{"XDM-521", "legalAuthenticator", func(e *xdm.DocumentEntry) { e.LegalAuthenticator.Given = "KIT " }},
		{"XDM-522", "hash", func(e *xdm.DocumentEntry) { e.Hash = strings.ToLower(e.Hash) }},
		{"XDM-523", "typeCode", func(e *xdm.DocumentEntry) { e.TypeCode.Display = "Autre libellé" }},
		{"XDM-524", "referenceIdList", func(e *xdm.DocumentEntry) { e.References = nil }},
		{"XDM-525", "eventCodeList", func(e *xdm.DocumentEntry) { e.EventCodes = []identity.Code{e.EventCodes[1], e.EventCodes[0]} }},
		{"XDM-526", "confidentialityCode", func(e *xdm.DocumentEntry) {
			e.ConfidentialityCodes = append(slices.Clone(e.ConfidentialityCodes), identity.Code{System: "urn:oid:1.2.9", Code: "MASK"})
		}},
		{"XDM-527", "formatCode", func(e *xdm.DocumentEntry) { e.FormatCode.System = "urn:oid:1.2.9" }},
	}
}

func TestCompare(t *testing.T) {
	derived, _ := xdm.Derive([]byte("abc"), letter(), rules())
	if d := xdm.Compare(derived, derived, nil); d != nil {
		t.Error(d)
	}
	for _, tt := range differences() {
		read := derived
		read.Authors = slices.Clone(derived.Authors)
		tt.change(&read)
		list := xdm.Compare(read, derived, nil)
		if len(list) == 0 || list[0].Field != tt.field || list[0].Code != tt.code || list[0].Explained() != (tt.code > "XDM-520") || list[0].Reason.FR == "" {
			t.Errorf("%s: %+v", tt.code, list)
		}
	}
	read := derived
	read.Title = "Autre"
	mine := []xdm.Reason{{Code: "X-1", Explains: func(d xdm.Difference, _, _ xdm.DocumentEntry) bool { return d.Field == "title" }}}
	if list := xdm.Compare(read, derived, mine); len(list) != 1 || list[0].Code != "X-1" {
		t.Error(list)
	}
}
