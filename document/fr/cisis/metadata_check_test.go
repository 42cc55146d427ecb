package cisis_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

type entryFault struct {
	code, path string
	change     func(e *xdm.DocumentEntry)
}

func entryFaults() []entryFault {
	return []entryFault{
		{"FR-XDM-101", "/formatCode", func(e *xdm.DocumentEntry) { e.FormatCode.System = "urn:oid:1.2.250.1.213.1.1.4.12" }},
		{"FR-XDM-102", "/formatCode", func(e *xdm.DocumentEntry) {
			e.FormatCode = identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.2.282", Code: "urn:asip:ci-cis:ft-su:2024"}
		}},
		{"FR-XDM-103", "/classCode", func(e *xdm.DocumentEntry) { e.ClassCode.Code = "10" }},
		{"FR-XDM-108", "/typeCode", func(e *xdm.DocumentEntry) { e.TypeCode.Code = "0-0" }},
		{"FR-XDM-108", "/formatCode", func(e *xdm.DocumentEntry) { e.FormatCode.Code = "urn:new" }},
		{"FR-XDM-108", "/author/0/authorSpecialty/0", func(e *xdm.DocumentEntry) { e.Authors[0].Specialties = []identity.Code{{Code: "X"}} }},
		{"FR-XDM-109", "/patientId", func(e *xdm.DocumentEntry) { e.PatientID.Authority.ID = "1.2.250.1.213.1.4.2" }},
		{"FR-XDM-110", "/patientId", func(e *xdm.DocumentEntry) { e.PatientID.ID = "279035121518988" }},
		{"FR-XDM-111", "/sourcePatientId", func(e *xdm.DocumentEntry) { e.SourcePatientID.Authority.ID = "1.2.250.1.213.1.4.13" }},
		{"FR-XDM-302", "/confidentialityCode", func(e *xdm.DocumentEntry) { e.ConfidentialityCodes = nil }},
	}
}

func TestCheckEntry(t *testing.T) {
	s := first(t, nil)
	e, _ := cisis.DeriveEntry(s.Bytes, s.Document, nil)
	if f := cisis.CheckEntry(e, nil); f != nil {
		t.Error(f)
	}
	for _, tt := range entryFaults() {
		e, _ := cisis.DeriveEntry(s.Bytes, s.Document, nil)
		tt.change(&e)
		ok := false
		for _, f := range cisis.CheckEntry(e, nil) {
			ok = ok || f.Code == tt.code && f.Path == tt.path
		}
		if !ok {
			t.Error(tt.code, cisis.CheckEntry(e, nil))
		}
	}
}

// A document that is not the one the metadata tell of: one cause each, and the
// code that names it.
func TestExamine(t *testing.T) {
	sound := first(t, nil)
	tests := []struct {
		code, field string
		change      func(d *cda.ClinicalDocument)
	}{
		{"", "", nil},
		{"XDM-511", "patientId", func(d *cda.ClinicalDocument) { d.RecordTargets[0].PatientRole.IDs[0].Extension = "277076322082910" }},
		{"XDM-511", "patientId", func(d *cda.ClinicalDocument) { d.RecordTargets[0].PatientRole.IDs[0].Root = "1.2.250.1.213.1.4.11" }},
		{"XDM-512", "uniqueId", func(d *cda.ClinicalDocument) { d.ID.Root += ".7" }},
		{"XDM-514", "typeCode", func(d *cda.ClinicalDocument) { d.Code.Code = "57832-8" }},
		{"XDM-515", "creationTime", func(d *cda.ClinicalDocument) { d.EffectiveTime.Value = "20260504093000+0000" }},
		{"XDM-515", "serviceStartTime", func(d *cda.ClinicalDocument) {
			d.DocumentationOf[0].Event.EffectiveTime.Low = &cda.TS{Value: "2026"}
		}},
		{"XDM-516", "title", func(d *cda.ClinicalDocument) { d.Title = cda.NewST("Autre titre") }},
		{"XDM-517", "legalAuthenticator", func(d *cda.ClinicalDocument) { d.Legal.AssignedEntity.IDs[0].Extension = "899700075122" }},
		{"XDM-520", "languageCode", func(d *cda.ClinicalDocument) { d.Language.Code = "en-US" }},
	}
	for _, tt := range tests {
		other := first(t, tt.change)
		// The metadata are those of the sound document; digest and size are of
		// the other, as a careless sender would have them.
		parcel, _, err := cisis.NewLot([]cisis.Sending{sound}, cisis.Sender{}, somebody(), sentAt, nil)
		if err != nil {
			t.Fatal(err)
		}
		parcel.Documents[0], parcel.Submission.Entries[0].Hash, parcel.Submission.Entries[0].Size = other.Bytes, "", 0
		x, err := cisis.Examine(archiveOf(t, parcel).Lots[0].Documents[0], &cisis.DeriveOptions{})
		if err != nil || x.Faults != nil {
			t.Error(tt.code, err, x.Faults)
		}
		if tt.code == "" {
			if x.Differences != nil || !bytes.Equal(x.Bytes, sound.Bytes) || x.Action != xdm.New {
				t.Error(x.Differences)
			}
			continue
		}
		if !slices.ContainsFunc(x.Differences, func(d xdm.Difference) bool { return d.Code == tt.code && d.Field == tt.field && !d.Explained() }) {
			t.Errorf("%s %s: %+v", tt.code, tt.field, x.Differences)
		}
	}
}

func archiveOf(tb testing.TB, parcel xdm.Parcel) *xdm.Archive {
	tb.Helper()
	var out bytes.Buffer
	if _, err := xdm.Write(&out, xdm.Package{Lots: []xdm.Parcel{parcel}, Index: []byte("x"), Readme: []byte("x"), Written: sentAt}, countedUUIDs()); err != nil {
		tb.Fatal(err)
	}
	a, err := xdm.Open(bytes.NewReader(out.Bytes()), int64(out.Len()), nil)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

func TestExamineRefuses(t *testing.T) {
	parcel, _, err := cisis.NewLot([]cisis.Sending{first(t, nil)}, cisis.Sender{}, somebody(), sentAt, nil)
	if err != nil {
		t.Fatal(err)
	}
	parcel.Documents[0], parcel.Submission.Entries[0].Hash, parcel.Submission.Entries[0].Size = []byte("no CDA"), "", 0
	a := archiveOf(t, parcel)
	if _, err := cisis.Examine(a.Lots[0].Documents[0], nil); !errors.As(err, new(*cda.Error)) {
		t.Error(err)
	}
	a.Lots[0].Submission.Entries[0].Hash = "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"
	if _, err := cisis.Examine(a.Lots[0].Documents[0], nil); !errors.Is(err, &xdm.Error{Code: "XDM-131"}) {
		t.Error(err)
	}
}

// A document of the builders leaves at once, and is found sound on the other
// side.
func TestBuiltDocumentTravels(t *testing.T) {
	file, err := document.ReadDocument([]byte("%PDF-1.4\n%%EOF\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := cisis.NewReport(draft(), file, nil)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := cda.Write(doc)
	if err != nil {
		t.Fatal(err)
	}
	parcel, warnings, err := cisis.NewLot([]cisis.Sending{{Bytes: raw, Document: doc}}, cisis.Sender{}, dominique(), morning, nil)
	if err != nil || warnings != nil {
		t.Fatal(err, warnings)
	}
	x, err := cisis.Examine(archiveOf(t, parcel).Lots[0].Documents[0], nil)
	if err != nil || x.Differences != nil || x.Faults != nil {
		t.Errorf("%v %+v %v", err, x.Differences, x.Faults)
	}
	if e := x.Derived; e.ClassCode.Code != "10" || e.FormatCode.Code != "urn:ihe:iti:xds-sd:pdf:2008" || e.SourcePatientID.ID != "1234" {
		t.Errorf("%+v", e)
	}
}
