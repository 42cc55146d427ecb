package cisis

import (
	"strconv"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// uriLOINC and uriTypes are the systems of document types.
const (
	uriLOINC = "urn:oid:2.16.840.1.113883.6.1"
	uriTypes = "urn:oid:1.2.250.1.213.1.1.4.12" // TRE_A05
)

// New makes a CDA document of level 1 around a file, of any type of JDV_J07:
// header by the rules of [HeaderProfile] (CI-SIS, structuration minimale), body
// in base64. Write it with [cda.Write].
//
// An [*Error] FR-DOC-2nn refuses a draft that lacks something, an error of
// package ins a patient who is not as the INS writes people, and
// [ErrDraftHeader] what else the rules of the header forbid.
func New(d Draft, file document.Document, opts *DraftOptions) (*cda.ClinicalDocument, error) {
	return newDocument(d, file, opts, "", nil)
}

// NewReport makes a report (classes 10 compte rendu and 31 imagerie médicale);
// without a type it is of a consultation or a visit (LOINC 11488-4).
func NewReport(d Draft, file document.Document, opts *DraftOptions) (*cda.ClinicalDocument, error) {
	return newDocument(d, file, opts, "11488-4", func(t Type) bool { return t.Class.Code == "10" || t.Class.Code == "31" })
}

// NewLetter makes a letter from one professional to another; without a type it
// is a lettre d'adressage (LOINC 96349-6). The others are the lettres de
// liaison: 11490-0 and 83981-1 at discharge, 18761-7 and 88348-8 at admission.
func NewLetter(d Draft, file document.Document, opts *DraftOptions) (*cda.ClinicalDocument, error) {
	return newDocument(d, file, opts, "96349-6", func(t Type) bool {
		return t.Kind == ReferralLetter || t.Kind == DischargeLetter || t.Kind == TransferLetter
	})
}

// NewCertificate makes a certificate (class 52); without a type it is a
// certificat médical (LOINC 89601-9).
func NewCertificate(d Draft, file document.Document, opts *DraftOptions) (*cda.ClinicalDocument, error) {
	return newDocument(d, file, opts, "89601-9", func(t Type) bool { return t.Class.Code == "52" })
}

// NewActPrescription makes a prescription of acts: of biology (PRESC-BIO),
// nursing (PRESC-INF), physiotherapy (PRESC-KINE), podiatry (PRESC-PEDI), speech
// therapy (PRESC-ORTHOPHO), orthoptics (PRESC-ORTHOPTIE), imaging (LOINC
// 55115-0) or other care (57832-8). The type has no default. Drugs and devices
// are prescribed in a document of sections, not in a file.
func NewActPrescription(d Draft, file document.Document, opts *DraftOptions) (*cda.ClinicalDocument, error) {
	return newDocument(d, file, opts, "", func(t Type) bool { return t.Kind == ActPrescription })
}

// drafting is a document on its way.
type drafting struct {
	Draft
	tables *Tables
	typ    Type
	legal  Author
}

// newDocument checks, builds, and holds the result against the rules.
func newDocument(d Draft, file document.Document, opts *DraftOptions, loinc string, takes func(Type) bool) (*cda.ClinicalDocument, error) {
	if opts == nil {
		opts = &DraftOptions{}
	}
	if d.Type.IsZero() && loinc != "" {
		d.Type = identity.Code{System: uriLOINC, Code: loinc}
	}
	b := drafting{Draft: d, tables: opts.Tables}
	if err := b.complete(file, takes); err != nil {
		return nil, err
	}
	at := opts.At
	if at.IsZero() {
		at = d.Written
	}
	patient, err := d.Patient.Outgoing(at)
	if err != nil {
		return nil, err
	}
	if len(identifiers(patient.Identifiers)) == 0 {
		return nil, ErrDraftPatient
	}
	patient.Address, patient.Phone, patient.Email = d.Contact.Address, d.Contact.Phone, d.Contact.Email
	doc := b.document(patient)
	doc.Body = &cda.Body{NonXML: &cda.NonXMLBody{Text: cda.NewMedia(file.Form().MediaType(), file.Bytes())}}
	if faults := document.Check(doc, HeaderProfile()); document.Refuses(faults) {
		return nil, &Error{Code: ErrDraftHeader.Code, EN: ErrDraftHeader.EN, FR: ErrDraftHeader.FR, Err: broken(faults)}
	}
	return doc, nil
}

// broken names the first rule that a header breaks.
type broken []document.Fault

func (b broken) Error() string {
	for _, f := range b {
		if f.Severity == document.Failure {
			return f.Code + " at " + f.Path + ": " + f.Message.EN
		}
	}
	return ""
}

// document writes the header (CI-SIS, structuration minimale, gabarit
// 1.2.250.1.213.1.1.1.1; three templates in a document of level 1).
func (b *drafting) document(patient identity.Patient) *cda.ClinicalDocument {
	doc := &cda.ClinicalDocument{
		Infra: cda.Infra{Realms: []cda.CD{{Code: "FR"}}, TypeID: cda.TypeID(),
			TemplateIDs: cda.Templates(templateHL7France, templateCISIS, templateLevel1)},
		ID: &cda.II{Root: root(b.ID)}, SetID: &cda.II{Root: root(b.SetID)}, Version: &cda.QTY{Value: strconv.Itoa(b.Version)},
		Code: coded(b.typ.Code), Title: cda.NewST(b.Title), EffectiveTime: cda.NewTS(b.Written),
		Confidentiality: coded(b.Confidentiality), Language: &cda.CD{Code: "fr-FR"},
		RecordTargets:   []cda.RecordTarget{{PatientRole: patientRole(patient)}},
		Custodian:       custodianOf(b.Custodian),
		Legal:           &cda.LegalAuthenticator{Time: b.when(b.legal), Signature: &cda.CD{Code: "S"}, AssignedEntity: b.entity(b.legal)},
		DocumentationOf: b.act(),
		ComponentOf:     b.encounter(),
	}
	for _, a := range b.Authors {
		doc.Authors = append(doc.Authors, b.author(a))
	}
	for _, r := range b.Recipients {
		doc.Recipients = append(doc.Recipients, recipient(r))
	}
	if b.Physician != nil {
		doc.Participants = []cda.HeaderParticipant{b.physician()}
	}
	for _, id := range b.Answers {
		doc.InFulfillmentOf = append(doc.InFulfillmentOf, cda.InFulfillmentOf{Order: &cda.Order{IDs: identifiers([]identity.Identifier{id})}})
	}
	if b.Replaces != "" {
		// Neither setId nor more than one id: the schematron takes no others.
		doc.RelatedDocument = []cda.RelatedDocument{{Type: "RPLC", Parent: &cda.ParentDocument{IDs: []cda.II{{Root: root(b.Replaces)}},
			Version: &cda.QTY{Value: strconv.Itoa(b.Version - 1)}}}}
	}
	return doc
}

// when is the time of an author, that of the document unless stated.
func (b *drafting) when(a Author) *cda.TS {
	if a.At.IsZero() {
		return cda.NewTS(b.Written)
	}
	return cda.NewTS(a.At)
}

// act writes the main act. Its performer states the practice setting, which is
// the practiceSettingCode of XDS.
func (b *drafting) act() []cda.DocumentationOf {
	performer := b.legal
	if b.Act.Performer != nil {
		performer = *b.Act.Performer
	}
	who := b.entity(performer)
	who.Organization.Industry = coded(b.Practice)
	return []cda.DocumentationOf{{Event: &cda.ServiceEvent{IDs: identifiers([]identity.Identifier{b.Act.ID}), Code: coded(b.Act.Code),
		EffectiveTime: b.period(), Performers: []cda.ServicePerformer{{Type: "PRF", AssignedEntity: who}}}}}
}

// period is that of the main act.
func (b *drafting) period() *cda.IVLTS {
	p := &cda.IVLTS{Low: cda.NewTS(b.Act.Start)}
	if !b.Act.End.IsZero() {
		p.High = cda.NewTS(b.Act.End)
	}
	return p
}

// encounter says where; its times are those of the act.
func (b *drafting) encounter() *cda.ComponentOf {
	return &cda.ComponentOf{Encounter: &cda.EncompassingEncounter{Code: coded(b.Encounter), EffectiveTime: b.period(),
		Location: &cda.Location{Facility: &cda.HealthCareFacility{Code: coded(b.Facility)}}}}
}

// writable reports whether times can be written: years 1 to 9999.
func writable(times ...time.Time) bool {
	for _, t := range times {
		if !t.IsZero() && (t.Year() < 1 || t.Year() > 9999) {
			return false
		}
	}
	return true
}
