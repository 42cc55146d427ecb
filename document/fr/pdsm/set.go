package pdsm

import (
	"slices"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// WriteSet turns the metadata of a lot into a list of the profile
// pdsm-submissionset-comprehensive, whose entries are the references given, in
// a zone (nil is UTC). It says what the list does not carry: where nothing is
// said, [ReadSet] gives the same metadata back. It checks nothing: see
// [ListProfile].
func WriteSet(s xdm.SubmissionSet, entries []string, zone *time.Location) (*fhir.List, []document.Omission) {
	l := list(s, zone)
	for _, ref := range entries {
		l.Entry = append(l.Entry, fhir.ListEntry{Item: &fhir.Reference{Reference: ref}})
	}
	back := setOf(l)
	if s.Status == "" && back.Status == xdm.StatusApproved {
		s.Status = back.Status
	}
	return l, fieldLosses(s, back)
}

func list(s xdm.SubmissionSet, zone *time.Location) *fhir.List {
	var who cast
	l := &fhir.List{
		Identifier: entryIdentifier(s.EntryUUID), Mode: "working", Title: s.Title, Subject: subject(s.PatientID),
		Code: typeConcept(listTypes, "submissionset"), Date: momentText(s.SubmissionTime, zone),
	}
	l.Meta = &fhir.Meta{Profile: []string{profileSet}}
	if id := uniqueIdentifier(s.UniqueID); id != nil {
		l.Identifier = append(l.Identifier, *id)
	}
	if c := concept(s.ContentTypeCode); c != nil {
		l.Extension = append(l.Extension, fhir.Extension{URL: extDesignation, CodeableConcept: c})
	}
	if id := uniqueIdentifier(s.SourceID); id != nil {
		id.Use = ""
		l.Extension = append(l.Extension, fhir.Extension{URL: extSourceID, Identifier: id})
	}
	status, mark := statusOf(s.Status)
	if status == "superseded" {
		status = "retired"
	}
	l.Status, l.Extension = status, append(l.Extension, mark...)
	if s.Comments != "" {
		l.Note = []fhir.Annotation{{Text: s.Comments}}
	}
	l.Source = source(s, &who)
	for _, text := range s.Recipients[:min(maxAuthors, len(s.Recipients))] {
		if ref := recipient(text, &who); ref != nil {
			l.Extension = append(l.Extension, fhir.Extension{URL: extRecipient, Reference: ref})
		}
	}
	l.Contained = who.list
	return l
}

// source writes who sends a lot: a person in a role, a program or a patient, and
// the organization in its extension (PDSm, List.source).
func source(s xdm.SubmissionSet, who *cast) *fhir.Reference {
	if len(s.Authors) == 0 {
		return nil
	}
	a := s.Authors[0]
	ref := who.author(a, true)
	if ref == nil || len(a.Institutions) == 0 {
		return ref
	}
	if org := who.organization(a.Institutions[0]); org != nil {
		ref.Extension = []fhir.Extension{{URL: extAuthorOrg, Reference: org}}
	}
	return ref
}

// recipient writes an addressee "XON|XCN|XTN" (IHE ITI TF-3 4.2.3.3.7).
func recipient(text string, who *cast) *fhir.Reference {
	parts := append(strings.SplitN(text, "|", 3), "", "")
	org, _ := xdm.ParseXON(parts[0])
	person, _ := xdm.ParseXCN(parts[1])
	a := xdm.Author{Person: person, Telecoms: texts(parts[2])}
	if org != (xdm.XON{}) {
		a.Institutions = []xdm.XON{org}
	}
	if person.IsZero() && parts[2] == "" {
		return who.organization(org)
	}
	return who.author(a, false)
}

func recipientText(list []fhir.Resource, ref *fhir.Reference) string {
	a := authorOf(list, ref)
	var parts [3]string
	if len(a.Institutions) > 0 {
		parts[0] = a.Institutions[0].String()
	}
	parts[1] = a.Person.String()
	if len(a.Telecoms) > 0 {
		parts[2] = a.Telecoms[0]
	}
	return strings.TrimRight(strings.Join(parts[:], "|"), "|")
}

// ReadSet turns a list into the metadata of a lot, gives the references of its
// entries as written, and says what the metadata do not carry.
func ReadSet(l *fhir.List) (set xdm.SubmissionSet, entries []string, lost []document.Omission) {
	if l == nil {
		return xdm.SubmissionSet{}, nil, nil
	}
	set = setOf(l)
	again := list(set, nil)
	again.Entry = slices.Clone(l.Entry)
	for i, e := range l.Entry {
		again.Entry[i] = fhir.ListEntry{}
		if e.Item != nil {
			again.Entry[i].Item = &fhir.Reference{Reference: e.Item.Reference}
			entries = append(entries, e.Item.Reference)
		}
	}
	return set, entries, treeLosses(l, again)
}

func setOf(l *fhir.List) xdm.SubmissionSet {
	s := xdm.SubmissionSet{Title: l.Title, SubmissionTime: moment(l.Date), Status: statusURN(l.Status, archived(l.Extension))}
	s.EntryUUID, s.UniqueID, _ = entryIDs(l.Identifier)
	s.PatientID = subjectOf(l.Contained, l.Subject)
	for _, e := range l.Extension {
		switch e.URL {
		case extDesignation:
			s.ContentTypeCode = conceptCode(e.CodeableConcept)
		case extSourceID:
			s.SourceID = uniqueIDOf(e.Identifier)
		case extRecipient, extRecipientV1:
			if text := recipientText(l.Contained, e.Reference); text != "" && len(s.Recipients) < maxAuthors {
				s.Recipients = append(s.Recipients, text)
			}
		}
	}
	if len(l.Note) > 0 {
		s.Comments = l.Note[0].Text
	}
	if l.Source != nil {
		a := authorOf(l.Contained, l.Source)
		for _, e := range l.Source.Extension {
			if e.URL == extAuthorOrg && len(a.Institutions) == 0 {
				a.Institutions = organizationOf(l.Contained, e.Reference)
			}
		}
		if !a.Person.IsZero() || len(a.Institutions)+len(a.Roles)+len(a.Specialties)+len(a.Telecoms) > 0 {
			s.Authors = []xdm.Author{a}
		}
	}
	return s
}
