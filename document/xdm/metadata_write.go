package xdm

import (
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// WriteMetadata writes a METADATA.XML: valid against the schemas of ebXML
// Registry 3.0, every classification naming the object it stands in, every
// object with a UUID. The same submission and the same source of UUIDs always
// give the same bytes.
//
// The source gives an identifier to what has none (the lot, entries,
// associations) and to what needs one only here (classifications, external
// identifiers). A lot without uniqueId gets the OID of a UUID (2.25.…). An
// entry that no association makes a member of the lot gets one. Statuses left
// empty are approved, and blanks around the parts of composite values dropped.
//
// An *Error (XDM-4nn) refuses a missing attribute that is required, a value
// that is not of its form, more than one patient, and what ebXML has no room
// for.
func WriteMetadata(s Submission, uuids UUIDSource) ([]byte, error) {
	draw := newIDs(uuids)
	draw.take(s)
	s, err := complete(s, draw)
	if err != nil {
		return nil, err
	}
	return writeMetadata(s, draw)
}

func writeMetadata(s Submission, draw *ids) ([]byte, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	w := &writing{ids: draw}
	w.out = append(w.out, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"...)
	w.open("lcm:SubmitObjectsRequest", "xmlns:lcm", nsLCM, "xmlns", nsRIM)
	w.open("RegistryObjectList")
	w.set(&s.Set)
	for i := range s.Entries {
		w.entry(&s.Entries[i], "/documentEntries/"+strconv.Itoa(i))
	}
	for i, a := range s.Associations {
		w.association(a, "/associations/"+strconv.Itoa(i))
	}
	w.close("RegistryObjectList")
	w.close("lcm:SubmitObjectsRequest")
	w.out = append(w.out, '\n')
	if w.err != nil {
		return nil, w.err
	}
	if w.fail != nil {
		return nil, w.fail
	}
	return w.out, nil
}

// writing is a METADATA.XML on its way.
type writing struct {
	element
	*ids
	language string // of labels and titles
	parent   string // object that classifications stand in
}

func (w *writing) association(a Association, path string) {
	w.open("Association", "id", a.ID, "objectType", associationObject, "associationType", a.Type, "sourceObject", a.Source, "targetObject", a.Target)
	for _, s := range a.Slots {
		w.slot(path, s.Name, s.Values...)
	}
	w.close("Association")
}

func (w *writing) set(s *SubmissionSet) {
	const path = "/submissionSet"
	w.parent, w.language = s.EntryUUID, ""
	w.open("RegistryPackage", "id", s.EntryUUID, "home", s.HomeCommunityID, "objectType", packageType, "status", s.Status)
	w.slot(path, slotSubmission, string(s.SubmissionTime))
	w.slot(path, slotRecipient, s.Recipients...)
	for _, other := range s.Slots {
		w.slot(path, other.Name, other.Values...)
	}
	w.localized(path+"/title", "Name", s.Title, w.language)
	w.localized(path+"/comments", "Description", s.Comments, w.language)
	w.empty("Classification", "id", w.next(), "objectType", classType, "classifiedObject", s.EntryUUID, "classificationNode", nodeSet)
	w.authors(s.Authors, schemeSetAuthor, path)
	w.code(s.ContentTypeCode, schemeContentType, path+"/contentTypeCode")
	w.identifier(schemeSetPatient, s.PatientID.String(), path+"/patientId")
	w.identifier(schemeSetSource, s.SourceID, path+"/sourceId")
	w.identifier(schemeSetUnique, s.UniqueID, path+"/uniqueId")
	w.close("RegistryPackage")
}

func (w *writing) entry(e *DocumentEntry, path string) {
	w.parent, w.language = e.EntryUUID, e.LanguageCode
	w.open("ExtrinsicObject", "id", e.EntryUUID, "home", e.HomeCommunityID, "lid", e.LogicalID, "objectType", stableDocument,
		"status", e.Status, "mimeType", e.MimeType)
	w.entrySlots(e, path)
	w.localized(path+"/title", "Name", e.Title, w.language)
	w.localized(path+"/comments", "Description", e.Comments, w.language)
	if e.Version != "" {
		w.check(e.Version, 16, path+"/version") // rim.xsd, String16
		w.empty("VersionInfo", "versionName", e.Version)
	}
	w.authors(e.Authors, schemeAuthor, path)
	w.code(e.ClassCode, schemeClass, path+"/classCode")
	for _, c := range e.ConfidentialityCodes {
		w.code(c, schemeConfidentiality, path+"/confidentialityCode")
	}
	for _, c := range e.EventCodes {
		w.code(c, schemeEvent, path+"/eventCodeList")
	}
	w.code(e.FormatCode, schemeFormat, path+"/formatCode")
	w.code(e.FacilityCode, schemeFacility, path+"/healthcareFacilityTypeCode")
	w.code(e.PracticeCode, schemePractice, path+"/practiceSettingCode")
	w.code(e.TypeCode, schemeType, path+"/typeCode")
	w.identifier(schemePatient, e.PatientID.String(), path+"/patientId")
	w.identifier(schemeUnique, e.UniqueID, path+"/uniqueId")
	w.close("ExtrinsicObject")
}

func (w *writing) entrySlots(e *DocumentEntry, path string) {
	for _, s := range e.Slots {
		w.slot(path, s.Name, s.Values...)
	}
	w.slot(path+"/creationTime", slotCreation, string(e.CreationTime))
	w.slot(path+"/hash", slotHash, strings.ToUpper(e.Hash))
	w.slot(path+"/languageCode", slotLanguage, e.LanguageCode)
	w.slot(path+"/legalAuthenticator", slotLegal, e.LegalAuthenticator.String())
	references := make([]string, len(e.References))
	for i, x := range e.References {
		references[i] = x.String()
	}
	w.slot(path+"/referenceIdList", slotReferences, references...)
	w.slot(path+"/repositoryUniqueId", slotRepository, e.RepositoryUniqueID)
	w.slot(path+"/serviceStartTime", slotStart, string(e.ServiceStartTime))
	w.slot(path+"/serviceStopTime", slotStop, string(e.ServiceStopTime))
	if e.Hash != "" {
		w.slot(path+"/size", slotSize, strconv.FormatInt(e.Size, 10))
	}
	w.slot(path+"/sourcePatientId", slotSourceID, e.SourcePatientID.String())
	w.slot(path+"/sourcePatientInfo", slotSourceInfo, e.SourcePatientInfo.Values()...)
	w.slot(path+"/URI", slotURI, e.URI)
}

// authors writes a classification for each author. nodeRepresentation is "" by
// IHE ITI TF-3 4.2.3.1.4, and rim.xsd lets it be left out.
func (w *writing) authors(list []Author, scheme, path string) {
	for i, a := range list {
		at := path + "/author/" + strconv.Itoa(i)
		w.out = append(w.out, `<Classification id="`...)
		w.out = append(w.out, w.next()...)
		w.out = append(w.out, `" objectType="`+classType+`" classificationScheme="`+scheme+`" classifiedObject="`...)
		w.out = append(append(w.out, attributeEscaper.Replace(w.parent)...), `" nodeRepresentation="">`...)
		institutions := make([]string, len(a.Institutions))
		for j, x := range a.Institutions {
			institutions[j] = x.String()
		}
		specialties := make([]string, len(a.Specialties))
		for j, c := range a.Specialties {
			specialties[j] = specialtyText(c)
		}
		w.slot(at+"/authorInstitution", slotInstitution, institutions...)
		w.slot(at+"/authorPerson", slotPerson, a.Person.String())
		w.slot(at+"/authorRole", slotRole, a.Roles...)
		w.slot(at+"/authorSpecialty", slotSpecialty, specialties...)
		w.slot(at+"/authorTelecommunication", slotTelecom, a.Telecoms...)
		w.close("Classification")
	}
}

// code writes a classification that is a code, nothing for none.
func (w *writing) code(c identity.Code, scheme, path string) {
	if c.Code == "" {
		return
	}
	w.check(c.Code, longName, path)
	w.open("Classification", "id", w.next(), "objectType", classType, "classificationScheme", scheme,
		"classifiedObject", w.parent, "nodeRepresentation", c.Code)
	w.slot(path, slotCoding, systemWritten(c.System))
	w.localized(path, "Name", c.Display, w.language)
	w.close("Classification")
}

func (w *writing) identifier(scheme, value, path string) {
	w.check(value, longName, path)
	w.open("ExternalIdentifier", "id", w.next(), "objectType", identifierType, "registryObject", w.parent,
		"identificationScheme", scheme, "value", value)
	w.localized(path, "Name", identifierName(scheme), "")
	w.close("ExternalIdentifier")
}
