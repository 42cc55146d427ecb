package cisis_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

var sentAt = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

// somebody is a test person, qualified.
func somebody() ins.Identity {
	m, err := ins.ParseMatricule("279035121518989", string(ins.NIRTest))
	if err != nil {
		panic(err)
	}
	return ins.Identity{Matricule: m,
		Traits: ins.Traits{FamilyName: "PAT-TROIS", GivenNames: "DOMINIQUE MARIE-LOUISE", FirstGivenName: "DOMINIQUE", Sex: identity.Female,
			BirthDate: identity.Date{Year: 1979, Month: 3, Day: 28}, BirthPlace: "51215"},
		Facts: ins.Facts{Retrieved: &ins.Fact{Since: sentAt.AddDate(0, -1, 0), Method: ins.INSi}, Proved: &ins.Fact{Since: sentAt.AddDate(0, -1, 0), Method: ins.Manual, Evidence: "passeport"}}}
}

// countedUUIDs is a source of UUIDs that counts.
func countedUUIDs() xdm.UUIDSource {
	n := 0
	return func() (string, error) {
		n++
		return fmt.Sprintf("00000000-0000-4000-8000-%012d", n), nil
	}
}

// first is a document that replaces nothing; change may alter it.
func first(tb testing.TB, change func(d *cda.ClinicalDocument)) cisis.Sending {
	tb.Helper()
	d := valid()
	d.RelatedDocument = nil
	d.RecordTargets[0].PatientRole.IDs = append(d.RecordTargets[0].PatientRole.IDs, cda.II{Root: "1.2.3.4.567.8.9.10", Extension: "4711"})
	if change != nil {
		change(d)
	}
	d.Body = &cda.Body{NonXML: &cda.NonXMLBody{Text: cda.NewMedia("application/pdf", []byte("%PDF-1.4"))}}
	raw, err := cda.Write(d)
	if err != nil {
		tb.Fatal(err)
	}
	return cisis.Sending{Bytes: raw, Document: d}
}

// second takes the place of first.
func second(tb testing.TB) cisis.Sending {
	s := first(tb, func(d *cda.ClinicalDocument) {
		d.ID = &cda.II{Root: "1.2.250.1.213.1.1.9.9"}
		d.Version = &cda.QTY{Value: "2"}
		d.RelatedDocument = []cda.RelatedDocument{{Type: "RPLC", Parent: &cda.ParentDocument{IDs: ids("1.2.250.1.213.1.1.9.1", "")}}}
	})
	s.Action = xdm.Replace
	return s
}

func TestDeriveEntry(t *testing.T) {
	s := first(t, nil)
	e, faults := cisis.DeriveEntry(s.Bytes, s.Document, nil)
	if faults != nil {
		t.Error(faults)
	}
	got := map[string]string{
		"patientId": e.PatientID.String(), "sourcePatientId": e.SourcePatientID.String(), "info": strings.Join(e.SourcePatientInfo.Values(), " "),
		"author": e.Authors[0].Person.String(), "program": e.Authors[1].Person.String(), "institution": e.Authors[0].Institutions[0].String(),
		"legal": e.LegalAuthenticator.String(), "class": e.ClassCode.Code, "format": e.FormatCode.Code, "formatSystem": e.FormatCode.System,
		"type": e.TypeCode.Display, "facility": e.FacilityCode.Code, "practice": e.PracticeCode.Code, "time": string(e.CreationTime),
	}
	want := map[string]string{
		"patientId": "279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH", "sourcePatientId": "4711^^^&1.2.3.4.567.8.9.10&ISO^PI",
		"info":    "PID-5|PAT-TROIS^DOMINIQUE^DOMINIQUE MARIE-LOUISE^^^^L PID-7|19790328 PID-8|F PID-11|^^^^^^BDL^^51215",
		"author":  "899700245667^DOC0024566^KIT^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS",
		"program": "1^LPS 1^LPS^^^^^^&1.2.250.1.213.1.1.9.3&ISO^U^^^RI", "institution": "CABINET DOC0024566^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^499700245667008",
		"legal": "899700245667^DOC0024566^KIT^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS", "class": "42",
		"format": "urn:ihe:iti:xds-sd:pdf:2008", "formatSystem": "urn:oid:1.3.6.1.4.1.19376.1.2.3", "type": "Prescription de produits de santé",
		"facility": "SA07", "practice": "AMBULATOIRE", "time": "20260504073000",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v\nwant %v", got, want)
	}
}

// The translations of an act count in an imaging report, and nowhere else; the
// name in use, a patient who answers for the document and a third number.
func TestDeriveEntryRules(t *testing.T) {
	change := func(d *cda.ClinicalDocument) {
		d.DocumentationOf[0].Event.Code.Translations = []cda.CD{{Code: "CT", System: "1.2.840.10008.2.16.4"}}
		role := d.RecordTargets[0].PatientRole
		role.IDs = append(role.IDs, cda.II{Root: "1.2.3.5", Extension: "2"})
		role.Patient.Names[0].Parts = append(role.Patient.Names[0].Parts, cda.Part{Kind: "family", Qualifier: "CL", Text: "USAGE"})
		d.Legal.AssignedEntity.IDs = ids("1.2.250.1.213.1.4.10", "279035121518989")
	}
	s := first(t, change)
	e, _ := cisis.DeriveEntry(s.Bytes, s.Document, nil)
	if len(e.EventCodes) != 1 || e.LegalAuthenticator.IDType != "NH" ||
		strings.Join(e.SourcePatientInfo.Values()[:3], " ") != "PID-3|2^^^&1.2.3.5&ISO^PI PID-5|PAT-TROIS^DOMINIQUE^DOMINIQUE MARIE-LOUISE^^^^L PID-5|USAGE^DOMINIQUE^^^^^D" {
		t.Error(e.EventCodes, e.LegalAuthenticator.IDType, e.SourcePatientInfo.Values())
	}
	s = first(t, func(d *cda.ClinicalDocument) {
		change(d)
		d.Code = &cda.CD{Code: "18748-4", System: "2.16.840.1.113883.6.1"}
	})
	if e, _ = cisis.DeriveEntry(s.Bytes, s.Document, nil); len(e.EventCodes) != 2 || e.EventCodes[1].Code != "CT" {
		t.Error(e.EventCodes)
	}
	for sex, want := range map[string]string{"M": "M", "UN": "U"} {
		s := first(t, func(d *cda.ClinicalDocument) { d.RecordTargets[0].PatientRole.Patient.Gender.Code = sex })
		if e, _ := cisis.DeriveEntry(s.Bytes, s.Document, nil); e.SourcePatientInfo.Sex != want {
			t.Error(e.SourcePatientInfo.Sex)
		}
	}
}

// A document inside its own style sheet: digest and size are of the whole file,
// the rest is the document's.
func TestDeriveAutoPresentable(t *testing.T) {
	s := first(t, nil)
	plain, _ := cisis.DeriveEntry(s.Bytes, s.Document, nil)
	_, inner, _ := bytes.Cut(s.Bytes, []byte("?>"))
	file := slices.Concat([]byte("<?xml version=\"1.0\" encoding=\"UTF-8\"?><xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:template match=\"/\"/>"),
		inner, []byte("</xsl:stylesheet>"))
	doc, err := cda.Read(file, nil)
	if err != nil {
		t.Fatal(err)
	}
	e, faults := cisis.DeriveEntry(file, doc.Document, nil)
	if faults != nil || e.Size != int64(len(file)) || e.Hash == plain.Hash || e.MimeType != "text/xml" {
		t.Error(faults, e.Size, e.Hash)
	}
	plain.Hash, plain.Size = e.Hash, e.Size
	if !reflect.DeepEqual(e, plain) {
		t.Errorf("%+v\n%+v", e, plain)
	}
}

// What leaves is read again as it was meant, in an archive without a fault.
func TestLotTravels(t *testing.T) {
	old := first(t, nil)
	old.Visibility = cisis.Visibility{HiddenFromPatient: true}
	newer := second(t)
	parcel, warnings, err := cisis.NewLot([]cisis.Sending{old, newer}, cisis.Sender{Title: "Deux documents"}, somebody(), sentAt, nil)
	if err != nil || warnings != nil {
		t.Fatal(err, warnings)
	}
	index, readme := cisis.Pages(cisis.Issuer{Name: "DR KIT DOC0024566", Organization: "Cabinet <d'essai>", OrganizationID: "499700245667008", Software: "LPS"}, parcel)
	var out bytes.Buffer
	if _, err := xdm.Write(&out, xdm.Package{Lots: []xdm.Parcel{parcel}, Index: index, Readme: readme, Written: sentAt}, countedUUIDs()); err != nil {
		t.Fatal(err)
	}
	a, err := xdm.Open(bytes.NewReader(out.Bytes()), int64(out.Len()), nil)
	if err != nil || len(a.Faults) > 0 || a.Verify() != nil {
		t.Fatal(err, a.Faults, a.Verify())
	}
	set := a.Lots[0].Submission.Set
	if set.SourceID != "1.2.250.1.71.4.2.2.499700245667008" || set.ContentTypeCode.Code != "SA07" || set.SubmissionTime != "20260504120000" {
		t.Errorf("%+v", set)
	}
	for i, want := range []xdm.Action{xdm.New, xdm.Replace} {
		d := a.Lots[0].Documents[i]
		src, err := d.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := cda.Read(src, nil)
		if err != nil {
			t.Fatal(err)
		}
		derived, faults := cisis.DeriveEntry(src, doc.Document, nil)
		for _, diff := range cisis.CompareEntry(*d.Entry, derived, nil) {
			if i == 1 || diff.Code != "XDM-526" { // masking belongs to the submission
				t.Errorf("%+v", diff)
			}
		}
		action, doubts := cisis.ActionOf(*d.Entry, xdm.HeaderOf(doc.Document))
		if action != want || doubts != nil || faults != nil {
			t.Error(action, doubts, faults)
		}
	}
	if v := cisis.VisibilityOf(a.Lots[0].Submission.Entries[0].ConfidentialityCodes); v != old.Visibility {
		t.Errorf("%+v", v)
	}
	if !bytes.Contains(readme, []byte("DOC0002.XML")) || !bytes.Contains(index, []byte("&lt;d&#39;essai&gt;")) || strings.ContainsFunc(string(readme), func(r rune) bool { return r > 126 }) {
		t.Errorf("%s\n%s", index, readme)
	}
}

// In the DMP a replacement is an association and no slot.
func TestLotForDMP(t *testing.T) {
	s := second(t)
	s.EntryUUID, s.OldEntry = "urn:uuid:00000000-0000-4000-8000-0000000000aa", "urn:uuid:00000000-0000-4000-8000-0000000000bb"
	parcel, _, err := cisis.NewLot([]cisis.Sending{s}, cisis.Sender{DMP: true}, somebody(), sentAt, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []xdm.Association{{Type: xdm.Replaces, Source: s.EntryUUID, Target: s.OldEntry}}
	if got := parcel.Submission.Associations; !reflect.DeepEqual(got, want) || parcel.Submission.Entries[0].Slots != nil || parcel.Submission.Set.Title == "" {
		t.Errorf("%+v", parcel.Submission)
	}
	if _, err := xdm.WriteMetadata(parcel.Submission, countedUUIDs()); err != nil {
		t.Error(err)
	}
}

// lotRefusal is a lot that must not leave.
type lotRefusal struct {
	code   string
	change func(tb testing.TB, l *lotParts)
}

type lotParts struct {
	documents []cisis.Sending
	sender    cisis.Sender
	patient   ins.Identity
}

func lotRefusals() []lotRefusal {
	return []lotRefusal{
		{"FR-XDM-201", func(_ testing.TB, l *lotParts) { l.documents[0].Action = xdm.Replace }},
		{"FR-XDM-205", func(_ testing.TB, l *lotParts) { l.documents[0].Action = 99 }},
		{"FR-XDM-204", func(tb testing.TB, l *lotParts) { l.documents[0] = second(tb); l.documents[0].Action = xdm.New }},
		{"FR-XDM-303", func(tb testing.TB, l *lotParts) {
			l.documents[0] = first(tb, func(d *cda.ClinicalDocument) { d.Confidentiality.Code = "R" })
		}},
		{"FR-XDM-401", func(tb testing.TB, l *lotParts) {
			l.documents = append(l.documents, first(tb, func(d *cda.ClinicalDocument) { d.RecordTargets[0].PatientRole.IDs[0].Extension = "277076322082910" }))
		}},
		{"FR-XDM-402", func(_ testing.TB, l *lotParts) { l.patient.Facts.Proved = nil }},
		{"FR-XDM-402", func(_ testing.TB, l *lotParts) { l.patient.Matricule = ins.Matricule{} }},
		{"FR-XDM-403", func(tb testing.TB, l *lotParts) {
			l.documents[0] = first(tb, func(d *cda.ClinicalDocument) { d.ComponentOf.Encounter.Location = nil })
			l.sender.ContentType = identity.Code{System: "urn:oid:1.2.250.1.71.4.2.4", Code: "SA07"}
		}},
		{"FR-XDM-404", func(_ testing.TB, l *lotParts) { l.documents = nil }},
		{"FR-XDM-405", func(tb testing.TB, l *lotParts) { l.documents[0], l.sender.DMP = second(tb), true }},
	}
}

func TestLotRefuses(t *testing.T) {
	for _, tt := range lotRefusals() {
		l := lotParts{[]cisis.Sending{first(t, nil)}, cisis.Sender{}, somebody()}
		tt.change(t, &l)
		parcel, _, err := cisis.NewLot(l.documents, l.sender, l.patient, sentAt, nil)
		var refused *cisis.LotError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), tt.code) || parcel.Documents != nil || strings.Contains(err.Error(), "2790351215") {
			t.Error(tt.code, err)
		}
	}
}

func TestActions(t *testing.T) {
	tests := []struct {
		action xdm.Action
		want   cisis.Encoding
	}{
		{xdm.New, cisis.Encoding{HL7: cisis.HL7Flags{ResultStatus: "F", OrderControl: "NW", Event: "T02", ModifiesConfCode: "N"}, PDSm: cisis.PDSmChange{Interaction: "ITI-65"}}},
		{xdm.Replace, cisis.Encoding{Slot: "C", Association: "urn:ihe:iti:2007:AssociationType:RPLC", HL7: cisis.HL7Flags{ResultStatus: "C", OrderControl: "RO", Event: "T10", ModifiesConfCode: "N"},
			PDSm: cisis.PDSmChange{Interaction: "ITI-65", RelatesTo: "replaces", Element: "status", Value: "superseded"}}},
		{xdm.Delete, cisis.Encoding{Slot: "D", OriginalStatus: xdm.StatusApproved, NewStatus: "urn:asip:ci-sis:2010:StatusType:Deleted",
			HL7: cisis.HL7Flags{ResultStatus: "D", OrderControl: "CA", Event: "T04", ModifiesConfCode: "N"}, PDSm: cisis.PDSmChange{Interaction: "PATCH", Element: "status", Value: "entered-in-error"}}},
		{xdm.ChangeVisibility, cisis.Encoding{Slot: "C", UpdatesMetadata: true, HL7: cisis.HL7Flags{ResultStatus: "C", OrderControl: "RO", Event: "T10", ModifiesConfCode: "Y"},
			PDSm: cisis.PDSmChange{Interaction: "PATCH", Element: "securityLabel"}}},
		{xdm.SetAside, cisis.Encoding{OriginalStatus: xdm.StatusApproved, NewStatus: "urn:asip:ci-sis:2010:StatusType:Archived", PDSm: cisis.PDSmChange{Interaction: "PATCH", Element: "isArchived", Value: "true"}}},
	}
	for _, tt := range tests {
		tt.want.Action = tt.action
		if got := cisis.EncodingOf(tt.action); got != tt.want {
			t.Errorf("%v: %+v", tt.action, got)
		}
		a, ok := cisis.StatusUpdate(tt.action, "urn:uuid:1", "urn:uuid:2")
		if ok != (tt.want.NewStatus != "") || ok && (a.Type != xdm.UpdateStatus || a.Slot(xdm.NewStatus) != tt.want.NewStatus) {
			t.Errorf("%v: %+v", tt.action, a)
		}
	}
}

func TestUpdateVisibility(t *testing.T) {
	s := first(t, nil)
	registered, _ := cisis.DeriveEntry(s.Bytes, s.Document, nil)
	registered.EntryUUID, registered.Version = "urn:uuid:1", "3"
	registered.ConfidentialityCodes = append(registered.ConfidentialityCodes, cisis.Visibility{MaskedFromProfessionals: true}.Codes(nil)...)
	e, a := cisis.UpdateVisibility(registered, cisis.Visibility{HiddenFromPatient: true}, "urn:uuid:2", "urn:uuid:3", nil)
	if cisis.VisibilityOf(e.ConfidentialityCodes) != (cisis.Visibility{HiddenFromPatient: true}) || e.ConfidentialityCodes[0].Code != "N" || len(e.ConfidentialityCodes) != 2 ||
		e.LogicalID != "urn:uuid:1" || e.EntryUUID != "urn:uuid:2" || a.Slot(xdm.PreviousVersion) != "3" || len(registered.ConfidentialityCodes) != 2 {
		t.Errorf("%+v %+v", e, a)
	}
}

func TestActionOf(t *testing.T) {
	later := xdm.Header{SetID: "1.2", Version: 2, Replaces: "1.1"}
	tests := []struct {
		name   string
		slot   string
		header xdm.Header
		want   xdm.Action
		faults []string
	}{
		{"new", "", xdm.Header{SetID: "1.2", Version: 1}, xdm.New, nil},
		{"replacement", "C", later, xdm.Replace, nil},
		{"deletion", "D", later, xdm.Delete, nil},
		{"document not read", "C", xdm.Header{}, xdm.Replace, nil},
		{"C, nothing replaced", "C", xdm.Header{Version: 2}, xdm.Replace, []string{"FR-XDM-202"}},
		{"replaces, version 1, no slot", "", xdm.Header{Version: 1, Replaces: "1.1"}, xdm.Replace, []string{"FR-XDM-202"}},
		{"version 2 and no slot", "", later, xdm.Replace, []string{"FR-XDM-202"}},
		{"unknown", "X", xdm.Header{Version: 1}, xdm.New, []string{"FR-XDM-203"}},
	}
	for _, tt := range tests {
		var e xdm.DocumentEntry
		if tt.slot != "" {
			e.Slots = []xdm.Slot{{Name: cisis.ActionSlot, Values: []string{tt.slot}}}
		}
		got, faults := cisis.ActionOf(e, tt.header)
		if got != tt.want || !slices.Equal(metadataCodes(faults), tt.faults) {
			t.Error(tt.name, got, faults)
		}
	}
}

func metadataCodes(faults []document.Fault) []string {
	var list []string
	for _, f := range faults {
		list = append(list, f.Code)
	}
	return list
}
