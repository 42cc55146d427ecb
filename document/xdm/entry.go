package xdm

import "github.com/ordonnance-numerique/ordonnance-go/identity"

// DocumentEntry is what is said about one document (IHE ITI TF-3 4.2.3.2).
// Members of its JSON form have the names of the standard.
//
// A code is a triple of system ("urn:oid:…" where the coding scheme is an
// OID), code and label.
type DocumentEntry struct {
	EntryUUID string `json:"entryUUID,omitempty"` // "urn:uuid:…", of the entry, not of the document
	LogicalID string `json:"logicalId,omitempty"` // entryUUID of the first version of the entry; given by a registry
	UniqueID  string `json:"uniqueId,omitempty"`  // of this version of the document: an OID, or "OID^extension"
	Version   string `json:"version,omitempty"`   // of the entry in a registry, a number; "" before

	PatientID         CX          `json:"patientId,omitzero"`
	SourcePatientID   CX          `json:"sourcePatientId,omitzero"` // number the sender knows the patient by
	SourcePatientInfo PatientInfo `json:"sourcePatientInfo,omitzero"`

	Authors            []Author `json:"author,omitempty"`
	LegalAuthenticator XCN      `json:"legalAuthenticator,omitzero"`

	ClassCode            identity.Code   `json:"classCode,omitzero"`
	TypeCode             identity.Code   `json:"typeCode,omitzero"`
	FormatCode           identity.Code   `json:"formatCode,omitzero"`
	ConfidentialityCodes []identity.Code `json:"confidentialityCode,omitempty"`
	FacilityCode         identity.Code   `json:"healthcareFacilityTypeCode,omitzero"`
	PracticeCode         identity.Code   `json:"practiceSettingCode,omitzero"`
	EventCodes           []identity.Code `json:"eventCodeList,omitempty"` // the acts

	CreationTime     DTM `json:"creationTime,omitempty"`
	ServiceStartTime DTM `json:"serviceStartTime,omitempty"`
	ServiceStopTime  DTM `json:"serviceStopTime,omitempty"`

	LanguageCode string `json:"languageCode,omitempty"` // "fr-FR"
	Title        string `json:"title,omitempty"`
	Comments     string `json:"comments,omitempty"`

	MimeType string `json:"mimeType,omitempty"` // "text/xml"
	Hash     string `json:"hash,omitempty"`     // SHA-1 of the bytes, in hexadecimal; capitals are written
	Size     int64  `json:"size,omitempty"`     // of the document, in bytes
	URI      string `json:"URI,omitempty"`      // file name in the folder of the lot

	References []CX `json:"referenceIdList,omitempty"` // orders, accession numbers, studies

	Status             string `json:"availabilityStatus,omitempty"` // URN, see [StatusApproved]
	RepositoryUniqueID string `json:"repositoryUniqueId,omitempty"`
	HomeCommunityID    string `json:"homeCommunityId,omitempty"`

	// Slots are all others, as they stand: those of a country, for instance.
	Slots []Slot `json:"slots,omitempty"`
}

// Author is who made a document, or sends a lot (IHE ITI TF-3 4.2.3.2.1).
type Author struct {
	Person       XCN             `json:"authorPerson,omitzero"`
	Institutions []XON           `json:"authorInstitution,omitempty"`
	Roles        []string        `json:"authorRole,omitempty"`
	Specialties  []identity.Code `json:"authorSpecialty,omitempty"`         // "code^label^OID"; a text alone is a label
	Telecoms     []string        `json:"authorTelecommunication,omitempty"` // as written
}

// SubmissionSet is what is said about a lot: who sends it, when (IHE ITI TF-3
// 4.2.3.3).
type SubmissionSet struct {
	EntryUUID       string        `json:"entryUUID,omitempty"`
	UniqueID        string        `json:"uniqueId,omitempty"` // an OID, new for each lot
	SourceID        string        `json:"sourceId,omitempty"` // OID of the sending system
	PatientID       CX            `json:"patientId,omitzero"`
	Authors         []Author      `json:"author,omitempty"`
	ContentTypeCode identity.Code `json:"contentTypeCode,omitzero"`
	SubmissionTime  DTM           `json:"submissionTime,omitempty"`
	Title           string        `json:"title,omitempty"`
	Comments        string        `json:"comments,omitempty"`
	Status          string        `json:"availabilityStatus,omitempty"`
	Recipients      []string      `json:"intendedRecipient,omitempty"` // "XON|XCN|XTN", as written
	HomeCommunityID string        `json:"homeCommunityId,omitempty"`
	Slots           []Slot        `json:"slots,omitempty"`
}

// Association ties two objects by their identifiers (IHE ITI TF-3 4.2.2).
type Association struct {
	ID     string `json:"entryUUID,omitempty"`
	Type   string `json:"associationType"` // URN, see [HasMember]
	Source string `json:"sourceObject"`
	Target string `json:"targetObject"`
	Slots  []Slot `json:"slots,omitempty"`
}

// Slot is a named list of values (ebRIM 3.0 §2.9).
type Slot struct {
	Name   string   `json:"name"`
	Values []string `json:"values"`
}

// Submission is a lot with its entries and what ties them: the content of one
// METADATA.XML.
type Submission struct {
	Set          SubmissionSet   `json:"submissionSet"`
	Entries      []DocumentEntry `json:"documentEntries"`
	Associations []Association   `json:"associations,omitempty"`
}

// slot returns the first value of a slot of a list, "" when there is none.
func slot(list []Slot, name string) string {
	for _, s := range list {
		if s.Name == name && len(s.Values) > 0 {
			return s.Values[0]
		}
	}
	return ""
}

// Slot returns the first value of a slot that has no field of its own, ""
// where there is none.
func (e DocumentEntry) Slot(name string) string { return slot(e.Slots, name) }

// Slot returns the first value of a slot, "" where there is none.
func (a Association) Slot(name string) string { return slot(a.Slots, name) }
