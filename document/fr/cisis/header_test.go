package cisis_test

import (
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
)

// breaches has for each rule a way to break it, and for some rules more.
var breaches = []struct {
	code, path string
	spoil      func(d *cda.ClinicalDocument)
}{
	{"011", "", func(d *cda.ClinicalDocument) { d.Mood = "INT" }},
	{"012", "/realmCode", func(d *cda.ClinicalDocument) { d.Realms[0].Code = "UV" }},
	{"013", "/typeId", func(d *cda.ClinicalDocument) { d.TypeID = nil }},
	{"021", "/templateId", func(d *cda.ClinicalDocument) { d.TemplateIDs = d.TemplateIDs[1:] }},
	{"022", "/templateId", func(d *cda.ClinicalDocument) { d.TemplateIDs = append(d.TemplateIDs, d.TemplateIDs[1]) }},
	{"023", "/templateId", func(d *cda.ClinicalDocument) { d.TemplateIDs = d.TemplateIDs[:2] }},
	{"031", "/templateId", func(d *cda.ClinicalDocument) { d.Body = &cda.Body{NonXML: &cda.NonXMLBody{}} }},
	{"041", "/id/@root", func(d *cda.ClinicalDocument) { d.ID.Root = "" }},
	{"042", "/setId/@root", func(d *cda.ClinicalDocument) { d.SetID = nil }},
	{"043", "/versionNumber/@value", func(d *cda.ClinicalDocument) { d.Version.Value = "1.0" }},
	{"043", "/versionNumber/@value", func(d *cda.ClinicalDocument) { d.Version = nil }},
	{"044", "/title", func(d *cda.ClinicalDocument) { d.Title = nil }},
	{"045", "/effectiveTime/@value", func(d *cda.ClinicalDocument) { d.EffectiveTime = nil }},
	{"046", "/id/@extension", func(d *cda.ClinicalDocument) { d.ID.Extension = "1" }},
	{"051", "/code", func(d *cda.ClinicalDocument) { d.Code.Display = "" }},
	{"052", "/code", func(d *cda.ClinicalDocument) { d.Code.Code = "00000-0" }},
	{"061", "/confidentialityCode", func(d *cda.ClinicalDocument) { d.Confidentiality.System = "" }},
	{"062", "/confidentialityCode/@code", func(d *cda.ClinicalDocument) { d.Confidentiality.Code = "X" }},
	{"063", "/languageCode/@code", func(d *cda.ClinicalDocument) { d.Language.Code = "fr" }},
	{"071", "/recordTarget", func(d *cda.ClinicalDocument) { d.RecordTargets = append(d.RecordTargets, d.RecordTargets[0]) }},
	{"072", "/recordTarget/0/patientRole/id/0", func(d *cda.ClinicalDocument) { role(d).IDs[0].Extension = "" }},
	{"081", "/recordTarget/0/patientRole/patient/name", func(d *cda.ClinicalDocument) { patient(d).Names[0].Parts[0].Qualifier = "CL" }},
	{"082", "/recordTarget/0/patientRole/patient/name", func(d *cda.ClinicalDocument) { patient(d).Names[0].Parts[1].Qualifier = "CL" }},
	{"083", "/recordTarget/0/patientRole/patient/name", func(d *cda.ClinicalDocument) { patient(d).Names[0].Parts[2].Text = "" }},
	{"084", "/recordTarget/0/patientRole/patient/birthTime", func(d *cda.ClinicalDocument) { patient(d).BirthTime = &cda.TS{Null: "UNK"} }},
	{"085", "/recordTarget/0/patientRole/patient/birthplace/place/addr/county", func(d *cda.ClinicalDocument) { patient(d).Birthplace.Place.Address = nil }},
	{"086", "/recordTarget/0/patientRole/patient/administrativeGenderCode", func(d *cda.ClinicalDocument) { patient(d).Gender = &cda.CD{Null: "UNK"} }},
	{"091", "/recordTarget/0/patientRole/patient/name/0/family/3", func(d *cda.ClinicalDocument) {
		patient(d).Names[0].Parts = append(patient(d).Names[0].Parts, cda.Part{Kind: "family", Qualifier: "SP"})
	}},
	{"092", "/recordTarget/0/patientRole/patient/administrativeGenderCode", func(d *cda.ClinicalDocument) { patient(d).Gender.Code = "X" }},
	{"093", "/recordTarget/0/patientRole/patient/birthTime", func(d *cda.ClinicalDocument) { patient(d).BirthTime = nil }},
	{"101", "/recordTarget/0/patientRole/patient/guardian/0", func(d *cda.ClinicalDocument) { patient(d).Guardians[0].Person = doctorName() }},
	{"102", "/recordTarget/0/patientRole/patient/guardian/0/guardianOrganization/id", func(d *cda.ClinicalDocument) { patient(d).Guardians[0].Organization.IDs[0].Root = "1.2" }},
	{"111", "/author", func(d *cda.ClinicalDocument) { d.Authors = nil }},
	{"112", "/author/0/time", func(d *cda.ClinicalDocument) { d.Authors[0].Time = nil }},
	{"113", "/author/1/assignedAuthor/id", func(d *cda.ClinicalDocument) { d.Authors[1].AssignedAuthor.IDs[0].Extension = "" }},
	{"114", "/author/0/assignedAuthor", func(d *cda.ClinicalDocument) { d.Authors[0].AssignedAuthor.Person = nil }},
	{"115", "/author/1/assignedAuthor/assignedAuthoringDevice", func(d *cda.ClinicalDocument) { d.Authors[1].AssignedAuthor.Device.Model = nil }},
	{"121", "/author/0/assignedAuthor/representedOrganization/id", func(d *cda.ClinicalDocument) { d.Authors[0].AssignedAuthor.Organization.IDs[0].Root = "1.2" }},
	{"122", "/authenticator/0/assignedEntity/id/0", func(d *cda.ClinicalDocument) { d.Authenticators[0].AssignedEntity.IDs[0].Root = "1.2" }},
	{"122", "/informationRecipient/0/intendedRecipient/id/0", func(d *cda.ClinicalDocument) { d.Recipients[0].Recipient.IDs[0].Root = "1.2" }},
	{"122", "/componentOf/encompassingEncounter/responsibleParty/assignedEntity/id/0", func(d *cda.ClinicalDocument) { d.ComponentOf.Encounter.Responsible.AssignedEntity.IDs[0].Root = "1.2" }},
	{"123", "/participant/0/associatedEntity/scopingOrganization/id", func(d *cda.ClinicalDocument) { d.Participants[0].Entity.Organization.IDs[0].Root = "1.2" }},
	{"131", "/legalAuthenticator/assignedEntity/assignedPerson/name/0/prefix", func(d *cda.ClinicalDocument) { d.Legal.AssignedEntity.Person.Names[0].Parts[0].Text = "DR" }},
	{"132", "/legalAuthenticator/assignedEntity/assignedPerson/name/0/suffix", func(d *cda.ClinicalDocument) { d.Legal.AssignedEntity.Person.Names[0].Parts[3].Text = "Docteur" }},
	{"141", "/custodian/assignedCustodian/representedCustodianOrganization/id/0", func(d *cda.ClinicalDocument) { d.Custodian.AssignedCustodian.Organization.IDs[0].Root = "1.2" }},
	{"151", "/legalAuthenticator", func(d *cda.ClinicalDocument) { d.Legal = nil }},
	{"152", "/legalAuthenticator/signatureCode/@code", func(d *cda.ClinicalDocument) { d.Legal.Signature.Code = "I" }},
	{"153", "/legalAuthenticator/time/@value", func(d *cda.ClinicalDocument) { d.Legal.Time = &cda.TS{Null: "UNK"} }},
	{"154", "/legalAuthenticator/assignedEntity/id", func(d *cda.ClinicalDocument) { d.Legal.AssignedEntity.IDs = nil }},
	{"161", "/documentationOf/0/serviceEvent/performer", func(d *cda.ClinicalDocument) { d.DocumentationOf[0].Event.Performers = nil }},
	{"162", "/documentationOf/0/serviceEvent/effectiveTime/low", func(d *cda.ClinicalDocument) { d.DocumentationOf[0].Event.EffectiveTime.Low = nil }},
	{"163", "/documentationOf/0/serviceEvent/performer/0/assignedEntity/representedOrganization/standardIndustryClassCode",
		func(d *cda.ClinicalDocument) {
			d.DocumentationOf[0].Event.Performers[0].AssignedEntity.Organization.Industry.Code = "X"
		}},
	{"171", "/componentOf", func(d *cda.ClinicalDocument) { d.ComponentOf = nil }},
	{"172", "/componentOf/encompassingEncounter/effectiveTime", func(d *cda.ClinicalDocument) { d.ComponentOf.Encounter.EffectiveTime = nil }},
	{"173", "/componentOf/encompassingEncounter/location/healthCareFacility/code", func(d *cda.ClinicalDocument) { d.ComponentOf.Encounter.Location.Facility.Code.Code = "SA11" }},
	{"181", "/relatedDocument", func(d *cda.ClinicalDocument) { d.RelatedDocument[0].Type = "APND" }},
	{"182", "/relatedDocument/0/parentDocument/id", func(d *cda.ClinicalDocument) { d.RelatedDocument[0].Parent.IDs = nil }},
	{"191", "/author/0/time", func(d *cda.ClinicalDocument) { d.Authors[0].Time.Value = "2026-05-04" }},
	{"191", "/author/0/time", func(d *cda.ClinicalDocument) { d.Authors[0].Time.Value = "" }},
	{"192", "/documentationOf/0/serviceEvent/effectiveTime", func(d *cda.ClinicalDocument) { d.DocumentationOf[0].Event.EffectiveTime.High.Value = "20260503" }},
	{"192", "/documentationOf/0/serviceEvent/effectiveTime", func(d *cda.ClinicalDocument) {
		d.DocumentationOf[0].Event.EffectiveTime.High.Value = "20260504093000+0300"
	}},
	{"201", "/recordTarget/0/patientRole/telecom/0", func(d *cda.ClinicalDocument) { role(d).Telecoms[0].Value = "0100000000" }},
	{"202", "/recordTarget/0/patientRole/telecom/0/@use", func(d *cda.ClinicalDocument) { role(d).Telecoms[0].Use = "H XX" }},
	{"203", "/recordTarget/0/patientRole/addr/0", func(d *cda.ClinicalDocument) {
		role(d).Addresses[0].Parts = append(role(d).Addresses[0].Parts, cda.Part{Kind: "city", Text: "REIMS"})
	}},
	{"204", "/recordTarget/0/patientRole/addr/0/@use", func(d *cda.ClinicalDocument) { role(d).Addresses[0].Use = "XX" }},
	{"205", "/recordTarget/0/patientRole/telecom/1", func(d *cda.ClinicalDocument) { role(d).Telecoms[1] = cda.TEL{Null: "NASK"} }},
	{"206", "/recordTarget/0/patientRole/telecom/1", func(d *cda.ClinicalDocument) { role(d).Telecoms[1] = role(d).Telecoms[0] }},
	{"206", "/recordTarget/0/patientRole/addr/1", func(d *cda.ClinicalDocument) {
		role(d).Addresses = append(role(d).Addresses, role(d).Addresses[0])
	}},
	{"073", "/recordTarget/0/patientRole/id/1", func(d *cda.ClinicalDocument) { role(d).IDs = append(role(d).IDs, role(d).IDs[0]) }},
	{"211", "/participant/0/@typeCode", func(d *cda.ClinicalDocument) { d.Participants[0].Type = "ENT" }},
	{"212", "/participant/0/associatedEntity/@classCode", func(d *cda.ClinicalDocument) { d.Participants[0].Entity.Class = "NOK" }},
	{"213", "/participant/0/time", func(d *cda.ClinicalDocument) { d.Participants[0].Time = nil }},
	{"214", "/author/0/functionCode", func(d *cda.ClinicalDocument) { d.Authors[0].Function.Code = "X" }},
	{"221", "/documentationOf/0/serviceEvent/code", func(d *cda.ClinicalDocument) { d.DocumentationOf[0].Event.Code.Null = "UNK" }},
	{"222", "/informant/0/assignedEntity/id/0", func(d *cda.ClinicalDocument) { d.Informants[0].AssignedEntity.IDs[0].Null = "UNK" }},
}

func role(d *cda.ClinicalDocument) *cda.PatientRole { return d.RecordTargets[0].PatientRole }
func patient(d *cda.ClinicalDocument) *cda.Patient  { return role(d).Patient }

func TestHeader(t *testing.T) {
	profile := cisis.HeaderProfile()
	if faults := document.Check(valid(), profile); len(faults) > 0 {
		t.Fatal(faults)
	}
	seen := map[string]bool{}
	for _, v := range breaches {
		t.Run(v.code+v.path, func(t *testing.T) {
			d := valid()
			v.spoil(d)
			faults := document.Check(d, profile)
			if !slices.ContainsFunc(faults, func(f document.Fault) bool { return f.Code == "FR-CDA-"+v.code && f.Path == v.path }) {
				t.Errorf("got %v", faults)
			}
			seen["FR-CDA-"+v.code] = true
		})
	}
	codes := map[string]bool{}
	for _, r := range profile.Rules {
		if codes[r.Code] || r.Text.EN == "" || r.Text.FR == "" || r.Source == "" {
			t.Errorf("%s is there twice, or lacks a text", r.Code)
		}
		codes[r.Code] = true
		if !seen[r.Code] {
			t.Errorf("no test for %s", r.Code)
		}
	}
}

// A header without anything breaks many rules and panics in none.
func TestEmptyHeaders(t *testing.T) {
	profile := cisis.HeaderProfile()
	if faults := document.Check(nil, profile); faults != nil {
		t.Error("faults in no document")
	}
	for _, d := range []*cda.ClinicalDocument{{}, {
		RecordTargets: make([]cda.RecordTarget, 1), Authors: make([]cda.Author, 1), Informants: make([]cda.Informant, 1), DataEnterer: &cda.DataEnterer{},
		Recipients: make([]cda.InformationRecipient, 1), Legal: &cda.LegalAuthenticator{}, Authenticators: make([]cda.Authenticator, 1),
		Participants: make([]cda.HeaderParticipant, 1), DocumentationOf: make([]cda.DocumentationOf, 1), RelatedDocument: make([]cda.RelatedDocument, 1),
		ComponentOf: &cda.ComponentOf{Encounter: &cda.EncompassingEncounter{Responsible: &cda.ResponsibleParty{}, Location: &cda.Location{},
			Participants: make([]cda.EncounterParticipant, 1)}}, Custodian: &cda.Custodian{}, Body: &cda.Body{},
	}} {
		if faults := document.Check(d, profile); !document.Refuses(faults) {
			t.Error("an empty header passes")
		}
	}
}
