package epmed

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

const (
	voletTemplate = "1.2.250.1.213.1.1.1.39" // eP-MED-DM
	voletVersion  = "2024.01"
	loincRx       = "57833-6"
	loincRxName   = "Prescription de produits de santé"
	title         = "Prescription de médicaments et/ou de dispositifs médicaux"
)

// header writes the document without its body (CI-SIS structuration minimale;
// CI-SIS_EP-MED-DM_2024.01, header).
func (w *writing) header() *cda.ClinicalDocument {
	rx, o := &w.rx, &w.opts
	templates := cda.Templates("2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1",
		"1.3.6.1.4.1.19376.1.9.1.1.1", "1.3.6.1.4.1.19376.1.5.3.1.1.1", voletTemplate)
	templates[4].Extension = voletVersion
	doc := &cda.ClinicalDocument{
		Infra:           cda.Infra{Realms: []cda.CD{{Code: "FR"}}, TypeID: cda.TypeID(), TemplateIDs: templates},
		ID:              &cda.II{Root: medcda.Root(o.ID)},
		Code:            medcda.Coded(medcda.OIDLoinc, loincRx, loincRxName),
		Title:           cda.NewST(title),
		EffectiveTime:   medcda.TS(rx.Written),
		Confidentiality: medcda.Coded("2.16.840.1.113883.5.25", "N", "Normal"),
		Language:        &cda.CD{Code: "fr-FR"},
		SetID:           &cda.II{Root: medcda.Root(o.SetID)},
		Version:         &cda.QTY{Value: strconv.Itoa(o.Version)},
		RecordTargets:   []cda.RecordTarget{{PatientRole: medcda.Patient(rx.Patient)}},
		Authors:         []cda.Author{w.author()},
		Custodian:       medcda.Custodian(o.Custodian),
		Legal:           w.legal(),
		Participants:    w.participants(),
		DocumentationOf: w.acts(),
		ComponentOf:     w.encounter(),
	}
	if o.Replaces != "" {
		doc.RelatedDocument = []cda.RelatedDocument{{Type: "RPLC", Parent: &cda.ParentDocument{IDs: []cda.II{{Root: medcda.Root(o.Replaces)}}}}}
	}
	return doc
}

func (w *writing) author() cda.Author {
	p := w.rx.Prescriber
	e := medcda.Entity(p.Practitioner, p.Place, nil)
	return cda.Author{Time: medcda.TS(w.rx.Written), AssignedAuthor: &cda.AssignedAuthor{IDs: e.IDs, Code: e.Code,
		Addresses: e.Addresses, Telecoms: e.Telecoms, Person: e.Person, Organization: e.Organization}}
}

func (w *writing) legal() *cda.LegalAuthenticator {
	p := w.opts.Legal
	return &cda.LegalAuthenticator{Time: medcda.TS(w.opts.Signed), Signature: &cda.CD{Code: "S"},
		AssignedEntity: medcda.Entity(p.Practitioner, p.Place, medcda.CD(w.opts.Practice))}
}

// participants writes the replaced prescriber as the examples of 2024.01 do
// (CON, CORRE), and the executant (PRF).
func (w *writing) participants() []cda.HeaderParticipant {
	var out []cda.HeaderParticipant
	if r := w.rx.Replaced; r != nil {
		e := medcda.Entity(*r, identity.Organization{}, nil)
		out = append(out, cda.HeaderParticipant{Type: "CON",
			Function: medcda.Coded("1.2.250.1.213.1.1.4.2.280", "CORRE", "Correspondant"),
			Time:     &cda.IVLTS{Null: cda.Unknown},
			Entity:   &cda.AssociatedEntity{Class: "PROV", IDs: e.IDs, Code: e.Code, Telecoms: e.Telecoms, Person: e.Person}})
	}
	if x := w.rx.Executant; x != nil {
		t := &cda.IVLTS{Null: cda.Unknown}
		if !w.opts.ExecuteBy.IsZero() {
			t = &cda.IVLTS{Type: cda.TypeIVLTS, High: medcda.TS(w.opts.ExecuteBy)}
		}
		out = append(out, cda.HeaderParticipant{Type: "PRF", Time: t,
			Entity: &cda.AssociatedEntity{Class: "PROV", Organization: medcda.Organization(*x)}})
	}
	return out
}

// acts writes the act of prescribing with its validity, first, and the tags of
// the ordonnance.
func (w *writing) acts() []cda.DocumentationOf {
	rx := &w.rx
	valid := &cda.IVLTS{Low: medcda.TS(rx.Validity.Start), High: medcda.TS(medcda.LastDay(rx.Validity.End))}
	if valid.Low == nil {
		valid.Low = medcda.TS(rx.Written)
	}
	if valid.High == nil {
		valid.High = &cda.TS{Null: cda.Unknown}
	}
	ids := medcda.Identifiers([]identity.Identifier{rx.Number})
	ids = append(ids, cda.II{Root: medcda.Root(rx.ID)})
	p := rx.Prescriber
	out := []cda.DocumentationOf{{Event: &cda.ServiceEvent{Class: "ACT", IDs: ids,
		Code: medcda.Coded(medcda.OIDLoinc, loincRx, loincRxName), EffectiveTime: valid,
		Performers: []cda.ServicePerformer{{Type: "PRF",
			AssignedEntity: medcda.Entity(p.Practitioner, p.Place, medcda.CD(w.opts.Practice))}}}}}
	for _, tag := range rx.Tags {
		if c := medcda.CD(tag); c != nil && c.Code != "" {
			out = append(out, cda.DocumentationOf{Event: &cda.ServiceEvent{Class: "INFO", Code: c}})
		}
	}
	return out
}

func (w *writing) encounter() *cda.ComponentOf {
	return &cda.ComponentOf{Encounter: &cda.EncompassingEncounter{
		Code:          medcda.CD(w.rx.Setting),
		EffectiveTime: &cda.IVLTS{High: medcda.TS(w.rx.Written)},
		Location: &cda.Location{Facility: &cda.HealthCareFacility{
			IDs: medcda.Identifiers(w.rx.Prescriber.Place.Identifiers)[:1], Code: medcda.CD(w.opts.Facility)}},
	}}
}

// ambulatory is the care setting of a document that states none.
func ambulatory() prescription.Code {
	return prescription.Code{System: "http://terminology.hl7.org/CodeSystem/v3-ActCode", Code: "AMB",
		Display: "Ambulatoire (hors établissement)"}
}
