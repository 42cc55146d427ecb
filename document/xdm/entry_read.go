package xdm

import (
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// entry reads an ExtrinsicObject.
func (m *meaning) entry(o *object, path string) DocumentEntry {
	e := DocumentEntry{EntryUUID: o.attr("id"), LogicalID: o.attr("lid"), Status: o.attr("status"), MimeType: o.attr("mimeType"),
		HomeCommunityID: o.attr("home"), Title: o.name, Comments: o.about, Version: o.edition}
	m.identify(e.EntryUUID, path+"/entryUUID")
	if kind := o.attr("objectType"); kind != stableDocument && kind != onDemandDocument {
		m.add("XDM-322", path)
	}
	if o.disordered {
		m.add("XDM-320", path)
	}
	m.entrySlots(&e, o, path)
	for i := range o.inside {
		in := &o.inside[i]
		m.belongs(in, e.EntryUUID, path)
		if in.kind == "ExternalIdentifier" {
			m.entryIdentifier(&e, in, path)
		} else {
			m.entryClass(&e, in, path)
		}
	}
	m.required(path, []attributeOf{
		{"entryUUID", e.EntryUUID != ""}, {"uniqueId", e.UniqueID != ""}, {"patientId", !e.PatientID.IsZero()},
		{"sourcePatientId", !e.SourcePatientID.IsZero()}, {"author", len(e.Authors) > 0}, {"classCode", !e.ClassCode.IsZero()},
		{"typeCode", !e.TypeCode.IsZero()}, {"formatCode", !e.FormatCode.IsZero()}, {"confidentialityCode", len(e.ConfidentialityCodes) > 0},
		{"healthcareFacilityTypeCode", !e.FacilityCode.IsZero()}, {"practiceSettingCode", !e.PracticeCode.IsZero()},
		{"creationTime", e.CreationTime != ""}, {"languageCode", e.LanguageCode != ""}, {"mimeType", e.MimeType != ""},
		{"hash", e.Hash != ""}, {"size", o.values(slotSize) != nil}, {"URI", e.URI != ""},
	})
	return e
}

// attributeOf is an attribute by name, and whether it is there.
type attributeOf struct {
	name  string
	there bool
}

// required tells the attributes that are missing (IHE ITI TF-3 tables 4.2.3.2-1
// and 4.2.3.3-1, with what ITI-32 asks for).
func (m *meaning) required(path string, list []attributeOf) {
	for _, a := range list {
		if !a.there {
			m.add("XDM-310", path+"/"+a.name)
		}
	}
}

// belongs checks what a classification or an external identifier says of the
// object it stands in.
func (m *meaning) belongs(in *object, parent, path string) {
	if id := in.attr("id"); id != "" {
		m.identify(id, path)
	}
	if in.disordered {
		m.add("XDM-320", path)
	}
	if in.kind == "Classification" {
		if in.attr("classifiedObject") != parent {
			m.add("XDM-301", path)
		}
		return
	}
	if in.attr("registryObject") != parent {
		m.add("XDM-302", path)
	}
	if name := identifierName(in.attr("identificationScheme")); name != "" && in.name != name {
		m.add("XDM-303", path)
	}
}

// text returns the value of a slot that has one.
func (m *meaning) text(s Slot, path string) string {
	if len(s.Values) == 0 {
		return ""
	}
	if len(s.Values) > 1 {
		m.add("XDM-311", path)
	}
	return s.Values[0]
}

func (m *meaning) time(s Slot, path string) DTM {
	text := strings.TrimSpace(m.text(s, path))
	if text == "" {
		return ""
	}
	d, err := ParseDTM(text)
	if err != nil {
		m.add("XDM-312", path)
	}
	return d
}

func (m *meaning) entrySlots(e *DocumentEntry, o *object, path string) {
	seen := map[string]bool{}
	for _, s := range o.slots {
		at := path + "/" + s.Name
		if seen[s.Name] {
			m.add("XDM-311", path)
			continue
		}
		seen[s.Name] = true
		switch s.Name {
		case slotHash:
			e.Hash = m.hash(s, at)
		case slotSize:
			e.Size = m.size(s, at)
		case slotURI:
			e.URI = m.text(s, at)
		case slotCreation:
			e.CreationTime = m.time(s, at)
		case slotStart:
			e.ServiceStartTime = m.time(s, at)
		case slotStop:
			e.ServiceStopTime = m.time(s, at)
		case slotLanguage:
			e.LanguageCode = m.text(s, at)
		case slotLegal:
			e.LegalAuthenticator = single(m, s, at, ParseXCN)
		case slotSourceID:
			e.SourcePatientID = single(m, s, at, ParseCX)
		case slotSourceInfo:
			e.SourcePatientInfo = m.patient(s, at)
		case slotReferences:
			for i, v := range s.Values {
				e.References = append(e.References, parsed(m, v, path+"/referenceIdList/"+strconv.Itoa(i), ParseCX))
			}
		case slotRepository:
			e.RepositoryUniqueID = m.text(s, at)
		default:
			e.Slots = append(e.Slots, s)
		}
	}
}

// single reads a composite value of which there is one.
func single[T interface {
	comparable
	String() string
}](m *meaning, s Slot, path string, parse func(string) (T, error)) T {
	var none T
	text := m.text(s, path)
	if text == "" {
		return none
	}
	return parsed(m, text, path, parse)
}

func (m *meaning) hash(s Slot, path string) string {
	text := strings.TrimSpace(m.text(s, path))
	if sum, err := hex.DecodeString(text); err != nil || len(sum) != 20 {
		m.add("XDM-313", path)
		return ""
	}
	return text
}

func (m *meaning) size(s Slot, path string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(m.text(s, path)), 10, 64)
	if err != nil || n < 0 {
		m.add("XDM-313", path)
		return 0
	}
	return n
}

// patient reads each field of the patient; one that cannot be read does not
// hide the others.
func (m *meaning) patient(s Slot, path string) PatientInfo {
	var p PatientInfo
	for _, v := range s.Values {
		if one := (PatientInfo{}); !one.add(v) || !p.merge(one) {
			m.add("XDM-308", path)
		}
		if _, content, _ := strings.Cut(v, "|"); blanks(content) {
			m.add("XDM-307", path)
		}
	}
	p.order()
	return p
}

func (m *meaning) entryIdentifier(e *DocumentEntry, in *object, path string) {
	value := in.attrs["value"]
	switch in.attr("identificationScheme") {
	case schemePatient:
		one(m, &e.PatientID, parsed(m, value, path+"/patientId", ParseCX), path+"/patientId")
	case schemeUnique:
		one(m, &e.UniqueID, strings.TrimSpace(value), path+"/uniqueId")
	default:
		m.add("XDM-314", path)
	}
}

func (m *meaning) entryClass(e *DocumentEntry, in *object, path string) {
	single := func(to *identity.Code, name string) { one(m, to, m.code(in, path+"/"+name), path+"/"+name) }
	list := func(to *[]identity.Code, name string) {
		*to = append(*to, m.code(in, path+"/"+name+"/"+strconv.Itoa(len(*to))))
	}
	switch in.attr("classificationScheme") {
	case schemeAuthor:
		e.Authors = append(e.Authors, m.author(in, path+"/author/"+strconv.Itoa(len(e.Authors))))
	case schemeClass:
		single(&e.ClassCode, "classCode")
	case schemeType:
		single(&e.TypeCode, "typeCode")
	case schemeFormat:
		single(&e.FormatCode, "formatCode")
	case schemeFacility:
		single(&e.FacilityCode, "healthcareFacilityTypeCode")
	case schemePractice:
		single(&e.PracticeCode, "practiceSettingCode")
	case schemeConfidentiality:
		list(&e.ConfidentialityCodes, "confidentialityCode")
	case schemeEvent:
		list(&e.EventCodes, "eventCodeList")
	default:
		m.add("XDM-314", path)
	}
}
