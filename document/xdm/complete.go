package xdm

import (
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/oid"
)

// complete fills in what the writer gives: identifiers, statuses and
// memberships. It changes nothing of the caller's.
func complete(s Submission, draw *ids) (Submission, error) {
	if s.Set.EntryUUID == "" {
		s.Set.EntryUUID = draw.next()
	}
	if s.Set.UniqueID == "" {
		s.Set.UniqueID = oid.OfUUID(strings.TrimPrefix(draw.next(), uuidURN))
	}
	approve(&s.Set.Status)
	s.Entries, s.Associations = slices.Clone(s.Entries), slices.Clone(s.Associations)
	s.tidy()
	member := map[string]bool{}
	for i := range s.Associations {
		a := &s.Associations[i]
		if a.ID == "" {
			a.ID = draw.next()
		}
		if a.Type == HasMember && a.Source == s.Set.EntryUUID {
			member[a.Target] = true
		}
	}
	for i := range s.Entries {
		e := &s.Entries[i]
		if e.EntryUUID == "" {
			e.EntryUUID = draw.next()
		}
		approve(&e.Status)
		if !member[e.EntryUUID] {
			s.Associations = append(s.Associations, Association{ID: draw.next(), Type: HasMember, Source: s.Set.EntryUUID, Target: e.EntryUUID,
				Slots: []Slot{{SetStatus, []string{"Original"}}}})
		}
	}
	return s, draw.err
}

func approve(status *string) {
	if *status == "" {
		*status = StatusApproved
	}
}

// check refuses what may not be written.
func (s *Submission) check() error {
	if len(s.Entries) == 0 {
		return refuse("XDM-401", "", nil)
	}
	if err := s.Set.check("/submissionSet"); err != nil {
		return err
	}
	names := map[string]bool{s.Set.EntryUUID: true}
	unique := map[string]bool{s.Set.UniqueID: true}
	for i := range s.Entries {
		e, path := &s.Entries[i], "/documentEntries/"+strconv.Itoa(i)
		if err := e.check(path); err != nil {
			return err
		}
		if !e.PatientID.Is(s.Set.PatientID) {
			return refuse("XDM-404", path+"/patientId", nil)
		}
		if names[e.EntryUUID] || unique[e.UniqueID] {
			return refuse("XDM-408", path, nil)
		}
		names[e.EntryUUID], unique[e.UniqueID] = true, true
	}
	return s.checkAssociations(names)
}

func (s *Submission) checkAssociations(names map[string]bool) error {
	own := maps.Clone(names)
	for i, a := range s.Associations {
		path := "/associations/" + strconv.Itoa(i)
		switch {
		case !isUUIDURN(a.ID) || a.Type == "" || !isUUIDURN(a.Target):
			return refuse("XDM-403", path, nil)
		case names[a.ID]:
			return refuse("XDM-408", path, nil)
		case !own[a.Source] || a.Type == HasMember && !own[a.Target] && a.Slot(SetStatus) != "Reference":
			return refuse("XDM-413", path, nil)
		case a.Type == HasMember && a.Slot(SetStatus) == "":
			return refuse("XDM-402", path, nil)
		}
		names[a.ID] = true
	}
	return nil
}

// rule is a requirement on an attribute: there, and of its form.
type rule struct {
	name     string
	there    bool
	formed   bool
	optional bool
}

func hold(path string, rules []rule) error {
	for _, r := range rules {
		switch {
		case !r.there && !r.optional:
			return refuse("XDM-402", path+"/"+r.name, nil)
		case r.there && !r.formed:
			return refuse("XDM-403", path+"/"+r.name, nil)
		}
	}
	return nil
}

func (s *SubmissionSet) check(path string) error {
	err := hold(path, []rule{
		{"entryUUID", s.EntryUUID != "", isUUIDURN(s.EntryUUID), false},
		{"uniqueId", s.UniqueID != "", oid.Valid(s.UniqueID), false},
		{"sourceId", s.SourceID != "", oid.Valid(s.SourceID), false},
		{"patientId", !s.PatientID.IsZero(), isPatient(s.PatientID), false},
		{"contentTypeCode", !s.ContentTypeCode.IsZero(), isCode(s.ContentTypeCode), false},
		{"submissionTime", s.SubmissionTime != "", isDTM(s.SubmissionTime), false},
	})
	if err != nil {
		return err
	}
	return checkAuthors(s.Authors, path)
}

// check follows IHE ITI TF-3 table 4.2.3.2-1 and, for the file, ITI-32.
func (e *DocumentEntry) check(path string) error {
	err := hold(path, []rule{
		{"entryUUID", e.EntryUUID != "", isUUIDURN(e.EntryUUID), false},
		{"uniqueId", e.UniqueID != "", isUnique(e.UniqueID), false},
		{"patientId", !e.PatientID.IsZero(), isPatient(e.PatientID), false},
		{"sourcePatientId", !e.SourcePatientID.IsZero(), e.SourcePatientID.ID != "" && oid.Valid(e.SourcePatientID.Authority.ID), false},
		{"author", len(e.Authors) > 0, true, false},
		{"classCode", !e.ClassCode.IsZero(), isCode(e.ClassCode), false},
		{"typeCode", !e.TypeCode.IsZero(), isCode(e.TypeCode), false},
		{"formatCode", !e.FormatCode.IsZero(), isCode(e.FormatCode), false},
		{"confidentialityCode", len(e.ConfidentialityCodes) > 0, areCodes(e.ConfidentialityCodes), false},
		{"healthcareFacilityTypeCode", !e.FacilityCode.IsZero(), isCode(e.FacilityCode), false},
		{"practiceSettingCode", !e.PracticeCode.IsZero(), isCode(e.PracticeCode), false},
		{"eventCodeList", len(e.EventCodes) > 0, areCodes(e.EventCodes), true},
		{"creationTime", e.CreationTime != "", isDTM(e.CreationTime), false},
		{"serviceStartTime", e.ServiceStartTime != "", isDTM(e.ServiceStartTime), true},
		{"serviceStopTime", e.ServiceStopTime != "", isDTM(e.ServiceStopTime), true},
		{"languageCode", e.LanguageCode != "", true, false},
		{"mimeType", e.MimeType != "", strings.Count(e.MimeType, "/") == 1, false},
		{"hash", e.Hash != "", isSHA1(e.Hash), false},
		{"size", e.Size != 0, e.Size > 0, false},
		{"URI", e.URI != "", isoName(e.URI) && !strings.Contains(e.URI, "/"), true},
		{"availabilityStatus", e.Status != "", strings.HasPrefix(e.Status, "urn:"), false},
	})
	if err != nil {
		return err
	}
	for i, x := range e.References {
		if x.ID == "" || x.Type == "" {
			return refuse("XDM-403", path+"/referenceIdList/"+strconv.Itoa(i), nil)
		}
	}
	return checkAuthors(e.Authors, path)
}

func checkAuthors(list []Author, path string) error {
	for i, a := range list {
		if a.Person.IsZero() && len(a.Institutions) == 0 {
			return refuse("XDM-402", path+"/author/"+strconv.Itoa(i), nil)
		}
	}
	return nil
}

func isCode(c identity.Code) bool { return c.Code != "" && c.System != "" }

func areCodes(list []identity.Code) bool {
	return !slices.ContainsFunc(list, func(c identity.Code) bool { return !isCode(c) })
}

func isDTM(d DTM) bool { _, ok := d.Time(); return ok }

func isPatient(x CX) bool {
	return x.ID != "" && oid.Valid(x.Authority.ID) && x.Authority.Type == "ISO"
}

func isSHA1(s string) bool {
	sum, err := hex.DecodeString(s)
	return err == nil && len(sum) == 20
}

// isUnique reports whether s can be a uniqueId: an OID of 64 characters at
// most, and for a CDA document "^" and an extension of 16 at most (IHE ITI TF-3
// 4.2.3.2.26), or a UUID.
func isUnique(s string) bool {
	root, extension, caret := strings.Cut(s, "^")
	if isUUIDURN(s) || isUUID(strings.ToLower(s)) {
		return true // QUIRK: IHE wants 2.25.…; a CDA whose id is a UUID keeps it, so that both stay equal
	}
	return oid.Valid(root) && len(root) <= 64 && (!caret || extension != "" && len(extension) <= 16)
}
