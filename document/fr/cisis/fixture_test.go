package cisis_test

import "github.com/ordonnance-numerique/ordonnance-go/document/cda"

func ids(root, extension string) []cda.II { return []cda.II{{Root: root, Extension: extension}} }

func practice() *cda.Organization {
	return &cda.Organization{IDs: ids("1.2.250.1.71.4.2.2", "499700245667008"), Names: []cda.EN{*cda.NewName("CABINET DOC0024566")}}
}

func doctor() *cda.AssignedEntity {
	return &cda.AssignedEntity{IDs: ids("1.2.250.1.71.4.2.1", "899700245667"), Person: doctorName(), Organization: practice()}
}

func doctorName() *cda.Person {
	return &cda.Person{Names: []cda.EN{{Parts: []cda.Part{{Kind: "prefix", Text: "M"}, {Kind: "family", Text: "DOC0024566"}, {Kind: "given", Text: "KIT"}, {Kind: "suffix", Text: "DR"}}}}}
}

// valid is a document without fault. The people are of the test bases of the
// ANS.
func valid() *cda.ClinicalDocument {
	now := func() *cda.TS { return &cda.TS{Value: "20260504093000+0200"} }
	act := doctor()
	act.Organization.Industry = &cda.CD{Code: "AMBULATOIRE", System: "1.2.250.1.213.1.1.4.9", Display: "Ambulatoire"}
	return &cda.ClinicalDocument{
		Infra: cda.Infra{Realms: []cda.CD{{Code: "FR"}}, TypeID: cda.TypeID(),
			TemplateIDs: append(cda.Templates("2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1"), cda.II{Root: "1.2.250.1.213.1.1.1.39", Extension: "2024.01"})},
		ID: &cda.II{Root: "1.2.250.1.213.1.1.9.1"}, SetID: &cda.II{Root: "1.2.250.1.213.1.1.9.2"}, Version: &cda.QTY{Value: "1"},
		Code:  &cda.CD{Code: "57833-6", System: "2.16.840.1.113883.6.1", Display: "Prescription de produits de santé"},
		Title: cda.NewST("Prescription"), EffectiveTime: now(), Language: &cda.CD{Code: "fr-FR"},
		Confidentiality: &cda.CD{Code: "N", System: "2.16.840.1.113883.5.25", Display: "Normal"},
		RecordTargets: []cda.RecordTarget{{PatientRole: &cda.PatientRole{
			IDs:       ids("1.2.250.1.213.1.4.10", "279035121518989"),
			Addresses: []cda.AD{{Use: "H", Parts: []cda.Part{{Kind: "streetAddressLine", Text: "1 rue de l'Essai, 51100 REIMS"}}}},
			Telecoms:  []cda.TEL{{Use: "H", Value: "tel:+33100000000"}, {Use: "H", Value: "mailto:dominique@example.invalid"}},
			Patient: &cda.Patient{
				Names: []cda.EN{{Parts: []cda.Part{{Kind: "family", Qualifier: "BR", Text: "PAT-TROIS"}, {Kind: "given", Qualifier: "BR", Text: "DOMINIQUE"},
					{Kind: "given", Text: "DOMINIQUE MARIE-LOUISE"}}}},
				Gender:     &cda.CD{Code: "F", System: "2.16.840.1.113883.5.1", Display: "Féminin"},
				BirthTime:  &cda.TS{Value: "19790328"},
				Birthplace: &cda.Birthplace{Place: &cda.Place{Address: &cda.AD{Parts: []cda.Part{{Kind: "county", Text: "51215"}}}}},
				Guardians:  []cda.Guardian{{Organization: practice()}},
			}}}},
		Authors: []cda.Author{
			{Time: now(), Function: &cda.CD{Code: "PCP", System: "2.16.840.1.113883.5.88"}, AssignedAuthor: &cda.AssignedAuthor{
				IDs: ids("1.2.250.1.71.4.2.1", "899700245667"), Person: doctorName(), Organization: practice()}},
			{Time: now(), AssignedAuthor: &cda.AssignedAuthor{IDs: ids("1.2.250.1.213.1.1.9.3", "1"),
				Device: &cda.AuthoringDevice{Model: &cda.SC{Text: "LPS"}, Software: &cda.SC{Text: "LPS 1"}}}}},
		Informants: []cda.Informant{{AssignedEntity: doctor()}},
		Custodian: &cda.Custodian{AssignedCustodian: &cda.AssignedCustodian{Organization: &cda.CustodianOrganization{
			IDs: ids("1.2.250.1.71.4.2.2", "499700245667008")}}},
		Recipients:     []cda.InformationRecipient{{Recipient: &cda.IntendedRecipient{IDs: ids("1.2.250.1.71.4.2.1", "899700075122")}}},
		Legal:          &cda.LegalAuthenticator{Time: now(), Signature: &cda.CD{Code: "S"}, AssignedEntity: doctor()},
		Authenticators: []cda.Authenticator{{Time: now(), Signature: &cda.CD{Code: "S"}, AssignedEntity: doctor()}},
		Participants: []cda.HeaderParticipant{{Type: "INF", Time: &cda.IVLTS{Low: now()},
			Entity: &cda.AssociatedEntity{Class: "PROV", Person: doctorName(), Organization: practice()}}},
		DocumentationOf: []cda.DocumentationOf{{Event: &cda.ServiceEvent{Code: &cda.CD{Code: "57833-6", System: "2.16.840.1.113883.6.1"},
			EffectiveTime: &cda.IVLTS{Low: now(), High: &cda.TS{Value: "20270504"}}, Performers: []cda.ServicePerformer{{Type: "PRF", AssignedEntity: act}}}}},
		RelatedDocument: []cda.RelatedDocument{{Type: "RPLC", Parent: &cda.ParentDocument{IDs: ids("1.2.250.1.213.1.1.9.4", "")}}},
		ComponentOf: &cda.ComponentOf{Encounter: &cda.EncompassingEncounter{EffectiveTime: &cda.IVLTS{Low: now()},
			Responsible:  &cda.ResponsibleParty{AssignedEntity: doctor()},
			Participants: []cda.EncounterParticipant{{Type: "ATND", AssignedEntity: doctor()}},
			Location:     &cda.Location{Facility: &cda.HealthCareFacility{Code: &cda.CD{Code: "SA07", System: "1.2.250.1.71.4.2.4", Display: "Cabinet individuel"}}}}},
		Body: &cda.Body{Structured: &cda.StructuredBody{}},
	}
}
