package cda_test

import (
	"strconv"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// paris is a fixed zone, so that the tests do not depend on a time zone base.
var paris = time.FixedZone("", 2*3600)

// written is the instant everything in the fixtures happened at.
var written = time.Date(2026, 5, 4, 9, 30, 0, 0, paris)

// order is a prescription of a number of medicines, as a French program would
// write it. The people are of the test bases of the ANS.
func order(lines int) *cda.ClinicalDocument {
	section := &cda.Section{
		Infra: cda.Infra{TemplateIDs: cda.Templates("1.3.6.1.4.1.19376.1.9.1.2.1", "1.2.250.1.213.1.1.2.171")},
		ID:    &cda.II{Root: "6bb1b1f0-7b4a-4e0c-8b37-0f1d7f3a0001"},
		Code:  &cda.CD{Code: "57828-6", System: "2.16.840.1.113883.6.1", Display: "Prescription de médicaments"},
		Title: cda.NewST("Prescription de médicaments"),
	}
	body := cda.El("tbody")
	for i := range lines {
		id := "med-" + strconv.Itoa(i)
		body.Nodes = append(body.Nodes, cda.El("tr",
			cda.El("td", cda.El("content", cda.Txt("AMOXICILLINE 500 mg, gélule")).With("ID", id)),
			cda.El("td", cda.El("content", cda.Txt("1 gélule 3 fois par jour <pendant> 7 jours & plus")).With("ID", id+"-posologie"))))
		section.Entries = append(section.Entries, cda.Entry{Statement: cda.Statement{SubstanceAdministration: line(id, i)}})
	}
	text := cda.El("text", cda.El("table", cda.El("thead", cda.El("tr", cda.El("th", cda.Txt("Médicament")), cda.El("th", cda.Txt("Posologie")))), body).With("border", "1"))
	section.Text = &text
	doc := header()
	doc.Body = &cda.Body{Structured: &cda.StructuredBody{Components: []cda.SectionComponent{{Section: section}}}}
	return doc
}

func line(id string, i int) *cda.SubstanceAdministration {
	return &cda.SubstanceAdministration{
		Class: "SBADM", Mood: "INT",
		Infra:  cda.Infra{TemplateIDs: cda.Templates("2.16.840.1.113883.10.20.1.24", "1.3.6.1.4.1.19376.1.5.3.1.4.7", "1.2.250.1.213.1.1.3.83")},
		IDs:    []cda.II{{Root: "6bb1b1f0-7b4a-4e0c-8b37-0f1d7f3a0002", Extension: strconv.Itoa(i)}},
		Text:   cda.RefersTo(id),
		Status: &cda.CD{Code: "completed"},
		Times: []cda.Time{
			&cda.IVLTS{Low: &cda.TS{Value: "20260504"}, Width: &cda.QTY{Value: "7", Unit: "d"}},
			&cda.PIVLTS{Operator: "A", InstitutionSpecified: cda.True, Period: &cda.QTY{Value: "8", Unit: "h"}},
			&cda.SXPRTS{Operator: "A", Comps: []cda.Time{
				&cda.IVLTS{Low: &cda.TS{Value: "20260504"}, High: &cda.TS{Value: "20260510"}},
				&cda.EIVLTS{Operator: "A", Event: &cda.CD{Code: "ACM"}, Offset: &cda.IVL{Low: &cda.QTY{Value: "-30", Unit: "min"}}},
			}},
		},
		Repeat: &cda.IVL{Type: cda.TypeIVLINT, Value: "0"},
		Route:  &cda.CD{Code: "20053000", System: "0.4.0.127.0.16.1.1.2.1", Display: "Voie orale", OriginalText: cda.RefersTo(id + "-posologie")},
		Dose:   &cda.IVL{Low: &cda.QTY{Value: "1", Unit: "{Gélule}"}, High: &cda.QTY{Value: "1", Unit: "{Gélule}"}},
		MaxDose: &cda.RTO{
			Numerator: &cda.QTY{Type: cda.TypePQ, Value: "4", Unit: "{Gélule}"}, Denominator: &cda.QTY{Type: cda.TypePQ, Value: "1", Unit: "d"}},
		Consumable: &cda.Consumable{Product: &cda.ManufacturedProduct{Material: &cda.Material{
			Code:  &cda.CD{Code: "60000000", System: "1.2.250.1.213.2.3.1", OriginalText: cda.RefersTo(id)},
			Name:  cda.NewName("AMOXICILLINE 500 mg, gélule"),
			Form:  &cda.CD{Code: "10210000", System: "0.4.0.127.0.16.1.1.2.1", Display: "Gélule"},
			Kinds: []cda.SpecializedKind{{Class: "GRIC", Of: &cda.MedicineClass{Class: "MMAT", Determiner: "KIND", Code: &cda.CD{Code: "J01CA04", System: "2.16.840.1.113883.6.73"}}}},
			Ingredients: []cda.Ingredient{{Class: "ACTI",
				Quantity:  &cda.RTO{Numerator: &cda.QTY{Type: cda.TypePQ, Value: "500", Unit: "mg"}, Denominator: &cda.QTY{Type: cda.TypePQ, Value: "1"}},
				Substance: &cda.Substance{Class: "MMAT", Determiner: "KIND", Code: &cda.CD{Null: cda.Unknown, OriginalText: cda.RefersTo(id)}}}},
		}}},
		Links: cda.Links{
			Relationships: []cda.EntryRelationship{
				{Type: "COMP", Sequence: &cda.QTY{Value: "1"}, Statement: cda.Statement{Supply: &cda.Supply{Class: "SPLY", Mood: "RQO",
					Independent: &cda.BL{Value: cda.False}, Quantity: &cda.QTY{Value: "21", Unit: "{Gélule}"}}}},
				{Type: "SUBJ", Inversion: cda.True, Statement: cda.Statement{Observation: &cda.Observation{Class: "OBS", Mood: "EVN",
					Code: &cda.CD{Code: "GEN-191", System: "1.2.250.1.213.1.1.4.322"}, Status: &cda.CD{Code: "completed"},
					Values: []cda.Value{&cda.BL{Value: cda.False}}}}},
			},
			Preconditions: []cda.Precondition{{Criterion: &cda.Criterion{Text: cda.RefersTo(id + "-posologie")}}},
		},
	}
}

func header() *cda.ClinicalDocument {
	oid := func(root, extension string) []cda.II { return []cda.II{{Root: root, Extension: extension}} }
	name := func(family, given string) []cda.EN {
		return []cda.EN{{Parts: []cda.Part{{Kind: "family", Text: family}, {Kind: "given", Text: given}}}}
	}
	practice := func() *cda.Organization {
		return &cda.Organization{IDs: oid("1.2.250.1.71.4.2.2", "499700245667008"), Names: []cda.EN{*cda.NewName("CABINET DOC0024566")}}
	}
	doctor := func() *cda.AssignedEntity {
		return &cda.AssignedEntity{IDs: oid("1.2.250.1.71.4.2.1", "899700245667"), Person: &cda.Person{Names: name("DOC0024566", "KIT")}, Organization: practice()}
	}
	act := doctor()
	act.Organization.Industry = &cda.CD{Code: "AMBULATOIRE", System: "1.2.250.1.213.1.1.4.9", Display: "Ambulatoire"}
	return &cda.ClinicalDocument{
		Infra: cda.Infra{Realms: []cda.CD{{Code: "FR"}}, TypeID: cda.TypeID(),
			TemplateIDs: append(cda.Templates("2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1"), cda.II{Root: "1.2.250.1.213.1.1.1.39", Extension: "2024.01"})},
		ID:              &cda.II{Root: "1.2.250.1.213.1.1.9.1"},
		Code:            &cda.CD{Code: "57833-6", System: "2.16.840.1.113883.6.1", Display: "Prescription de produits de santé"},
		Title:           cda.NewST("Prescription de médicaments et/ou de dispositifs médicaux"),
		EffectiveTime:   cda.NewTS(written),
		Confidentiality: &cda.CD{Code: "N", System: "2.16.840.1.113883.5.25", Display: "Normal"},
		Language:        &cda.CD{Code: "fr-FR"},
		SetID:           &cda.II{Root: "1.2.250.1.213.1.1.9.2"},
		Version:         &cda.QTY{Value: "1"},
		RecordTargets: []cda.RecordTarget{{PatientRole: &cda.PatientRole{
			IDs:       oid("1.2.250.1.213.1.4.10", "279035121518989"),
			Addresses: []cda.AD{{Use: "H", Parts: []cda.Part{{Kind: "streetAddressLine", Text: "1 rue de l'Essai"}, {Kind: "streetAddressLine", Text: "51100 REIMS"}}}},
			Telecoms:  []cda.TEL{{Use: "H", Value: "tel:+33100000000"}},
			Patient: &cda.Patient{
				Names: []cda.EN{{Parts: []cda.Part{{Kind: "family", Qualifier: "BR", Text: "PAT-TROIS"}, {Kind: "given", Qualifier: "BR", Text: "DOMINIQUE"},
					{Kind: "given", Text: "DOMINIQUE MARIE-LOUISE"}}}},
				Gender:     &cda.CD{Code: "F", System: "2.16.840.1.113883.5.1", Display: "Féminin"},
				BirthTime:  &cda.TS{Value: "19790328"},
				Birthplace: &cda.Birthplace{Place: &cda.Place{Address: &cda.AD{Parts: []cda.Part{{Kind: "county", Text: "51215"}}}}},
			}}}},
		Authors: []cda.Author{{Time: cda.NewTS(written), AssignedAuthor: &cda.AssignedAuthor{IDs: oid("1.2.250.1.71.4.2.1", "899700245667"),
			Code:   &cda.CD{Code: "G15_10/SM26", System: "1.2.250.1.213.1.1.4.5", Display: "Médecin - Qualifié en Médecine Générale (SM)"},
			Person: &cda.Person{Names: name("DOC0024566", "KIT")}, Organization: practice()}}},
		Custodian: &cda.Custodian{AssignedCustodian: &cda.AssignedCustodian{Organization: &cda.CustodianOrganization{
			IDs: oid("1.2.250.1.71.4.2.2", "499700245667008"), Name: cda.NewName("CABINET DOC0024566")}}},
		Legal: &cda.LegalAuthenticator{Time: cda.NewTS(written), Signature: &cda.CD{Code: "S"}, AssignedEntity: doctor()},
		DocumentationOf: []cda.DocumentationOf{{Event: &cda.ServiceEvent{Code: &cda.CD{Code: "57833-6", System: "2.16.840.1.113883.6.1"},
			EffectiveTime: &cda.IVLTS{Low: cda.NewTS(written), High: &cda.TS{Value: "20270504"}},
			Performers:    []cda.ServicePerformer{{Type: "PRF", AssignedEntity: act}}}}},
		ComponentOf: &cda.ComponentOf{Encounter: &cda.EncompassingEncounter{EffectiveTime: &cda.IVLTS{Low: cda.NewTS(written)},
			Location: &cda.Location{Facility: &cda.HealthCareFacility{Code: &cda.CD{Code: "SA07", System: "1.2.250.1.71.4.2.4", Display: "Cabinet individuel"}}}}},
		Body: &cda.Body{NonXML: &cda.NonXMLBody{Text: cda.NewMedia("text/plain", []byte("Bonjour"))}},
	}
}
