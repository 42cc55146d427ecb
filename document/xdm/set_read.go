package xdm

import (
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// set reads the RegistryPackage that is the lot.
func (m *meaning) set(o *object, path string) SubmissionSet {
	s := SubmissionSet{EntryUUID: o.attr("id"), Status: o.attr("status"), HomeCommunityID: o.attr("home"), Title: o.name, Comments: o.about}
	m.identify(s.EntryUUID, path+"/entryUUID")
	if o.disordered {
		m.add("XDM-320", path)
	}
	for _, slot := range o.slots {
		switch slot.Name {
		case slotSubmission:
			s.SubmissionTime = m.time(slot, path+"/submissionTime")
		case slotRecipient:
			s.Recipients = slot.Values
		default:
			s.Slots = append(s.Slots, slot)
		}
	}
	for i := range o.inside {
		in := &o.inside[i]
		m.belongs(in, s.EntryUUID, path)
		if in.kind == "ExternalIdentifier" {
			m.setIdentifier(&s, in, path)
		} else {
			m.setClass(&s, in, path)
		}
	}
	m.required(path, []attributeOf{
		{"entryUUID", s.EntryUUID != ""}, {"uniqueId", s.UniqueID != ""}, {"sourceId", s.SourceID != ""},
		{"patientId", !s.PatientID.IsZero()}, {"contentTypeCode", !s.ContentTypeCode.IsZero()}, {"submissionTime", s.SubmissionTime != ""},
	})
	return s
}

func (m *meaning) setIdentifier(s *SubmissionSet, in *object, path string) {
	value := in.attrs["value"]
	switch in.attr("identificationScheme") {
	case schemeSetPatient:
		one(m, &s.PatientID, parsed(m, value, path+"/patientId", ParseCX), path+"/patientId")
	case schemeSetSource:
		one(m, &s.SourceID, strings.TrimSpace(value), path+"/sourceId")
	case schemeSetUnique:
		one(m, &s.UniqueID, strings.TrimSpace(value), path+"/uniqueId")
	default:
		m.add("XDM-314", path)
	}
}

func (m *meaning) setClass(s *SubmissionSet, in *object, path string) {
	switch {
	case in.attr("classificationNode") == nodeSet:
	case in.attr("classificationScheme") == schemeSetAuthor:
		s.Authors = append(s.Authors, m.author(in, path+"/author/"+strconv.Itoa(len(s.Authors))))
	case in.attr("classificationScheme") == schemeContentType:
		one(m, &s.ContentTypeCode, m.code(in, path+"/contentTypeCode"), path+"/contentTypeCode")
	default:
		m.add("XDM-314", path)
	}
}

// author reads the slots of an author classification.
func (m *meaning) author(in *object, path string) Author {
	var a Author
	for _, slot := range in.slots {
		switch slot.Name {
		case slotPerson:
			a.Person = single(m, slot, path+"/authorPerson", ParseXCN)
		case slotInstitution:
			for i, v := range slot.Values {
				a.Institutions = append(a.Institutions, parsed(m, v, path+"/authorInstitution/"+strconv.Itoa(i), ParseXON))
			}
		case slotRole:
			a.Roles = append(a.Roles, slot.Values...)
		case slotSpecialty:
			for _, v := range slot.Values {
				a.Specialties = append(a.Specialties, m.specialty(v, path+"/authorSpecialty"))
			}
		case slotTelecom:
			a.Telecoms = append(a.Telecoms, slot.Values...)
		}
	}
	if a.Person.IsZero() && len(a.Institutions) == 0 {
		m.add("XDM-310", path)
	}
	return a
}

// specialty reads "code^label^OID", or a text alone.
func (m *meaning) specialty(text, path string) identity.Code {
	c, ok := split(text)
	switch {
	case !ok:
		m.add("XDM-308", path)
		return identity.Code{}
	case len(c) == 1:
		return identity.Code{Display: c.at(1)}
	case len(c) > 3:
		m.add("XDM-309", path)
	}
	if blanks(text) {
		m.add("XDM-307", path)
	}
	return identity.Code{Code: strings.TrimSpace(c.at(1)), Display: c.at(2), System: systemURI(strings.TrimSpace(c.at(3)))}
}

// specialtyText is the inverse of specialty.
func specialtyText(c identity.Code) string {
	if c.Code == "" && c.System == "" {
		return escaper.Replace(c.Display)
	}
	return join(escaper.Replace(c.Code), escaper.Replace(c.Display), escaper.Replace(systemWritten(c.System)))
}
