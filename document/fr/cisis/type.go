package cisis

import (
	"strings"
	"sync"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Kind is what a document is for, above its type code: several codes may serve
// one purpose (a *volet de synthèse médicale* is SYNTH or LOINC 60591-5,
// according to its edition). The zero value is a type this package does not
// know. The families are ours; they are no code of the CI-SIS.
type Kind string

// The kinds.
const (
	Administrative      Kind = "administrative"       // attestations, identity papers, appointments
	Assessment          Kind = "assessment"           // assessments and social documents
	ActPrescription     Kind = "act-prescription"     // prescription of acts, laboratory and imaging requests
	CarePlan            Kind = "care-plan"            // plans and protocols
	CareReport          Kind = "care-report"          // follow-up of care
	Certificate         Kind = "certificate"          // certificates, those of child health included
	ChildHealth         Kind = "child-health"         // examinations of a child
	ConsultationReport  Kind = "consultation-report"  // consultation, telemedicine included
	DischargeLetter     Kind = "discharge-letter"     // lettre de liaison à la sortie
	Dispensation        Kind = "dispensation"         // what a pharmacist delivered
	EpisodeSummary      Kind = "episode-summary"      // summary of an episode or a subject
	HospitalReport      Kind = "hospital-report"      // stay, admission, emergency
	ImagingObject       Kind = "imaging-object"       // images, or references to them
	ImagingReport       Kind = "imaging-report"       // compte rendu d'imagerie
	LaboratoryReport    Kind = "laboratory-report"    // compte rendu de biologie, rapid tests
	OtherPrescription   Kind = "other-prescription"   // prescription without a code of its own
	PathologyReport     Kind = "pathology-report"     // anatomie et cytologie pathologiques
	PatientDeposit      Kind = "patient-deposit"      // documents patients put
	PatientExpression   Kind = "patient-expression"   // wishes, advance directives, questionnaires
	Perinatal           Kind = "perinatal"            // pregnancy, birth
	PharmacyReport      Kind = "pharmacy-report"      // bilan, entretien, conciliation
	ProcedureReport     Kind = "procedure-report"     // diagnostic, therapeutic and surgical acts
	ProductPrescription Kind = "product-prescription" // drugs and devices: the ordonnance
	ReferralLetter      Kind = "referral-letter"      // lettre d'adressage
	Reimbursement       Kind = "reimbursement"        // data of the Assurance Maladie
	SickLeave           Kind = "sick-leave"           // arrêt de travail
	Signature           Kind = "signature"            // a detached signature of other documents
	Summary             Kind = "summary"              // synthèse médicale: VSM, IPS-FR
	Technical           Kind = "technical"            // style sheets, exports
	TelemedicineRequest Kind = "telemedicine-request" // demande d'acte de télémédecine
	TransferLetter      Kind = "transfer-letter"      // lettre de liaison à l'entrée, urgence
	Vaccination         Kind = "vaccination"          // note, history, attestation
)

// Type is a type of document with what the tables say of it.
type Type struct {
	Code  identity.Code // with the label of JDV_J07
	Class identity.Code // by ASS_X04; zero where that table has none
	Kind  Kind
	// Templates are the models of structured documents of this type. Without
	// any, documents of this type are of level 1, and their format is that of
	// the file in them.
	Templates []Template
	// Format is the format of a type whose documents are no CDA documents: a
	// reference to images (DICOM KOS), a style sheet, a signature (IHE ITI
	// DSG). Zero for all others.
	Format identity.Code
}

// Template is a model of structured documents.
type Template struct {
	Root   string        // OID of the templateId
	Format identity.Code // by ASS_A11
}

// Type returns what is known of a type code. It reports false for a code that
// JDV_J07 does not have: value sets are amended several times a year, so that
// this is no fault of the document.
func (t *Tables) Type(code identity.Code) (Type, bool) {
	known, ok := given(t, func(t *Tables) *Table { return &t.Types }).Find(code.System, code.Code)
	if !ok {
		return Type{}, false
	}
	out := Type{Code: known, Kind: KindOf(code)}
	out.Class, _ = t.Class(code)
	m := models()[key(code)]
	out.Format, _ = given(t, func(t *Tables) *Table { return &t.Formats }).byCode(m.format)
	for _, root := range m.templates {
		format, _ := t.formatOf(root)
		out.Templates = append(out.Templates, Template{Root: root, Format: format})
	}
	return out, true
}

// Class returns the class of a type (ASS_X04), with its label. It reports false
// where the table has none, as for an implant card (LOINC 101881-1).
func (t *Tables) Class(typeCode identity.Code) (identity.Code, bool) {
	c, ok := led(t, func(t *Tables) *Association { return &t.TypeClass }).To(typeCode.System, typeCode.Code)
	if !ok {
		return identity.Code{}, false
	}
	return label(given(t, func(t *Tables) *Table { return &t.Classes }), c), true
}

// KindOf returns what documents of a type are for, "" for a type this release
// does not know.
func KindOf(typeCode identity.Code) Kind { return models()[key(typeCode)].kind }

// key is a concept without its label.
func key(c identity.Code) identity.Code { return identity.Code{System: c.System, Code: c.Code} }

// model is a line of model.tsv.
type model struct {
	kind      Kind
	templates []string
	format    string // of a type whose documents are no CDA documents
}

// models reads model.tsv once.
var models = sync.OnceValue(func() map[identity.Code]model {
	_, lines, err := fields(file("model"), 4)
	if err != nil {
		panic("cisis: table model: " + err.Error())
	}
	out := make(map[identity.Code]model, len(lines))
	for _, f := range lines {
		m := model{kind: Kind(f[2])}
		if format, ok := strings.CutPrefix(f[3], "="); ok {
			m.format = format
		} else if f[3] != "-" {
			m.templates = strings.Fields(f[3])
		}
		out[identity.Code{System: systemURI(f[1]), Code: f[0]}] = m
	}
	return out
})

// AllTypes returns every type of JDV_J07, in the order of the table.
func (t *Tables) AllTypes() []Type {
	codes := given(t, func(t *Tables) *Table { return &t.Types }).codes
	out := make([]Type, 0, len(codes))
	for _, c := range codes {
		typ, _ := t.Type(c)
		out = append(out, typ)
	}
	return out
}

// Kinds returns every kind, in alphabetical order. The slice is the caller's.
func Kinds() []Kind {
	return []Kind{ActPrescription, Administrative, Assessment, CarePlan, CareReport, Certificate, ChildHealth, ConsultationReport,
		DischargeLetter, Dispensation, EpisodeSummary, HospitalReport, ImagingObject, ImagingReport, LaboratoryReport, OtherPrescription,
		PathologyReport, PatientDeposit, PatientExpression, Perinatal, PharmacyReport, ProcedureReport, ProductPrescription, ReferralLetter,
		Reimbursement, SickLeave, Signature, Summary, Technical, TelemedicineRequest, TransferLetter, Vaccination}
}
