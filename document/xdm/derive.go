package xdm

import (
	"crypto/sha1" // the digest of XDS (IHE ITI TF-3 4.2.3.2.10), not of a signature
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Rules are what a country adds to [Derive]. A nil function takes what the
// document says as it is; a nil Zone is UTC.
type Rules struct {
	// Patient picks from the numbers of the patient the one that the domain
	// knows the patient by, and the one that the sender does. nil takes the
	// first and the last.
	Patient func(ids []cda.II) (patient, source CX)
	// Person writes the number of a person or, for device, of a program.
	Person func(id cda.II, device bool) XCN
	// Organization writes the number of an organization.
	Organization func(id cda.II) XON
	// Class, Format: the class that goes with the type, the format of the
	// document; both come from tables and from nowhere else.
	Class  func(doc *cda.ClinicalDocument) identity.Code
	Format func(doc *cda.ClinicalDocument) identity.Code
	// Type gives the code of the document its label in the tables.
	Type func(code identity.Code) identity.Code
	// Info writes what is known of the patient.
	Info func(role *cda.PatientRole) PatientInfo
	// Events says what an act counts as: its code, and more of its translations
	// in some kinds of document.
	Events func(doc *cda.ClinicalDocument, act *cda.CD) []identity.Code
	// Required are attributes that the country requires besides IHE: of
	// "legalAuthenticator", "serviceStartTime", "title".
	Required []string
	// Zone is the zone of times written without one.
	Zone *time.Location
}

// Derive makes the metadata of a document from the document and nothing else:
// a pure function of the bytes, the header and the rules (IHE PCC TF-2 4.1.1).
// src is the file as it travels, digest and size are of all of it; doc is what
// [cda.Read] found in it, of a document inside its own style sheet too.
//
// What a submission adds stays empty: identifiers of the entry, file name,
// status, comments, masking. The faults (XDM-5nn) tell the required attributes
// the document does not give. A nil doc gives only digest and size, and its
// faults.
func Derive(src []byte, doc *cda.ClinicalDocument, rules *Rules) (DocumentEntry, []document.Fault) {
	sum := sha1.Sum(src)
	e := DocumentEntry{Hash: strings.ToUpper(hex.EncodeToString(sum[:])), Size: int64(len(src)), MimeType: "text/xml"}
	d := &deriving{}
	if rules != nil {
		d.rules = *rules
	}
	if doc != nil {
		d.entry(&e, doc)
	}
	for _, r := range []attributeOf{
		{"uniqueId", e.UniqueID != ""}, {"patientId", !e.PatientID.IsZero()}, {"sourcePatientId", !e.SourcePatientID.IsZero()},
		{"author", len(e.Authors) > 0}, {"legalAuthenticator", !d.requires("legalAuthenticator") || !e.LegalAuthenticator.IsZero()},
		{"classCode", isCode(e.ClassCode)}, {"typeCode", isCode(e.TypeCode)}, {"formatCode", isCode(e.FormatCode)},
		{"confidentialityCode", len(e.ConfidentialityCodes) > 0}, {"healthcareFacilityTypeCode", isCode(e.FacilityCode)},
		{"practiceSettingCode", isCode(e.PracticeCode)}, {"creationTime", e.CreationTime != ""},
		{"serviceStartTime", !d.requires("serviceStartTime") || e.ServiceStartTime != ""}, {"languageCode", e.LanguageCode != ""},
		{"title", !d.requires("title") || e.Title != ""},
	} {
		if !r.there {
			d.add("XDM-501", "/"+r.name)
		}
	}
	return e, d.words()
}

type deriving struct {
	faults
	rules Rules
}

func (d *deriving) requires(name string) bool { return slices.Contains(d.rules.Required, name) }

func (d *deriving) entry(e *DocumentEntry, doc *cda.ClinicalDocument) {
	e.UniqueID = UniqueIDOf(doc.ID)
	e.Title = flat(textOf(doc.Title))
	e.TypeCode = concept(doc.Code)
	if d.rules.Type != nil {
		e.TypeCode = d.rules.Type(e.TypeCode)
	}
	if d.rules.Class != nil {
		e.ClassCode = d.rules.Class(doc)
	}
	if d.rules.Format != nil {
		e.FormatCode = d.rules.Format(doc)
	}
	if c := concept(doc.Confidentiality); c.Code != "" {
		e.ConfidentialityCodes = []identity.Code{c}
	}
	if doc.Language != nil {
		e.LanguageCode = doc.Language.Code
	}
	e.CreationTime = d.time(doc.EffectiveTime, "/creationTime")
	if len(doc.RecordTargets) > 0 && doc.RecordTargets[0].PatientRole != nil {
		d.patient(e, doc.RecordTargets[0].PatientRole)
	}
	for i := range doc.Authors {
		e.Authors = append(e.Authors, d.author(&doc.Authors[i]))
	}
	if l := doc.Legal; l != nil && l.AssignedEntity != nil {
		e.LegalAuthenticator = d.person(l.AssignedEntity.IDs, l.AssignedEntity.Person)
	}
	d.acts(e, doc)
	d.encounter(e, doc)
	for i := range doc.InFulfillmentOf {
		if order := doc.InFulfillmentOf[i].Order; order != nil {
			e.References = append(e.References, references(order.IDs, ReferenceOrder)...)
			e.References = append(e.References, references(order.AccessionNumbers, ReferenceAccession)...)
		}
	}
}

// acts reads the acts; the first is the main one.
func (d *deriving) acts(e *DocumentEntry, doc *cda.ClinicalDocument) {
	for i := range doc.DocumentationOf {
		act := doc.DocumentationOf[i].Event
		if act == nil {
			continue
		}
		if act.Code != nil && act.Code.Code != "" {
			if d.rules.Events != nil {
				e.EventCodes = append(e.EventCodes, d.rules.Events(doc, act.Code)...)
			} else {
				e.EventCodes = append(e.EventCodes, concept(act.Code))
			}
		}
		if i > 0 {
			continue
		}
		if span := act.EffectiveTime; span != nil {
			low := span.Low
			if low == nil && span.Value != "" {
				low = &cda.TS{Value: span.Value}
			}
			e.ServiceStartTime = d.time(low, "/serviceStartTime")
			e.ServiceStopTime = d.time(span.High, "/serviceStopTime")
		}
		for _, p := range act.Performers {
			if p.AssignedEntity != nil && p.AssignedEntity.Organization != nil && e.PracticeCode.IsZero() {
				e.PracticeCode = concept(p.AssignedEntity.Organization.Industry)
			}
		}
	}
}

func (d *deriving) encounter(e *DocumentEntry, doc *cda.ClinicalDocument) {
	if doc.ComponentOf == nil || doc.ComponentOf.Encounter == nil {
		return
	}
	if l := doc.ComponentOf.Encounter.Location; l != nil && l.Facility != nil {
		e.FacilityCode = concept(l.Facility.Code)
	}
}

func (d *deriving) patient(e *DocumentEntry, role *cda.PatientRole) {
	switch {
	case d.rules.Patient != nil:
		e.PatientID, e.SourcePatientID = d.rules.Patient(role.IDs)
	case len(role.IDs) > 0:
		first, last := role.IDs[0], role.IDs[len(role.IDs)-1]
		e.PatientID, e.SourcePatientID = cxOf(first), cxOf(last)
	}
	if d.rules.Info != nil {
		e.SourcePatientInfo = d.rules.Info(role)
	}
}

// time brings a time of the document to UTC, at the precision it has. A date
// is of no zone and stays.
func (d *deriving) time(t *cda.TS, path string) DTM {
	if t == nil || t.Value == "" {
		return ""
	}
	at, ok := t.Time(d.rules.Zone)
	if !ok {
		d.add("XDM-503", path)
		return ""
	}
	digits := len(t.Value)
	if i := strings.IndexAny(t.Value, ".+-"); i >= 0 {
		digits = i
	}
	if digits <= 8 {
		return DTM(t.Value[:digits])
	}
	if !strings.ContainsAny(t.Value, "+-") {
		d.add("XDM-502", path)
	}
	return NewDTM(at)[:min(digits, len(dtmLayout))]
}
