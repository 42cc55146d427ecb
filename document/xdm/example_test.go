package xdm_test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// examplePack is an archive of one lot with one document. French documents get their
// metadata from cisis.NewLot; here they are written out.
func examplePack() xdm.Package {
	patient := xdm.CX{ID: "279035121518989", Authority: xdm.OID("1.2.250.1.213.1.4.10"), Type: "NH"} // a test number
	doctor := xdm.Author{
		Person:       xdm.XCN{ID: "899700245667", Family: "DOC0024566", Given: "KIT", Authority: xdm.OID("1.2.250.1.71.4.2.1"), NameType: "D", IDType: "IDNPS"},
		Institutions: []xdm.XON{{Name: "CABINET DOC0024566", ID: "499700245667008", Authority: xdm.OID("1.2.250.1.71.4.2.2"), IDType: "IDNST"}},
	}
	noon := time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	entry := xdm.DocumentEntry{
		UniqueID: "1.2.250.1.213.1.1.9.1", PatientID: patient, SourcePatientID: patient,
		SourcePatientInfo: xdm.PatientInfo{Names: []xdm.PatientName{{Family: "PAT-TROIS", Given: "DOMINIQUE", Type: "L"}},
			BirthDate: "19790328", Sex: "F"},
		Authors: []xdm.Author{doctor}, LegalAuthenticator: doctor.Person,
		ClassCode:            identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.1", Code: "42", Display: "Prescription"},
		TypeCode:             identity.Code{System: "urn:oid:2.16.840.1.113883.6.1", Code: "57833-6", Display: "Prescription de produits de santé"},
		FormatCode:           identity.Code{System: "urn:oid:1.3.6.1.4.1.19376.1.2.3", Code: "urn:ihe:pharm:pre:2010", Display: "Prescription"},
		ConfidentialityCodes: []identity.Code{{System: "urn:oid:2.16.840.1.113883.5.25", Code: "N", Display: "Normal"}},
		FacilityCode:         identity.Code{System: "urn:oid:1.2.250.1.71.4.2.4", Code: "SA07", Display: "Cabinet individuel"},
		PracticeCode:         identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.9", Code: "AMBULATOIRE", Display: "Ambulatoire"},
		CreationTime:         xdm.NewDTM(noon), ServiceStartTime: xdm.NewDTM(noon),
		LanguageCode: "fr-FR", Title: "Ordonnance", MimeType: "text/xml",
	}
	set := xdm.SubmissionSet{SourceID: "1.2.250.1.71.4.2.2.499700245667008", PatientID: patient, Authors: []xdm.Author{doctor},
		ContentTypeCode: identity.Code{System: "urn:oid:1.2.250.1.71.4.2.4", Code: "SA07", Display: "Cabinet individuel"},
		SubmissionTime:  xdm.NewDTM(noon), Title: "Envoi"}
	return xdm.Package{
		Lots: []xdm.Parcel{{
			Submission: xdm.Submission{Set: set, Entries: []xdm.DocumentEntry{entry}},
			Documents:  [][]byte{[]byte("<ClinicalDocument>…</ClinicalDocument>")},
		}},
		Index: []byte("<html>…</html>"), Readme: []byte("Emetteur : Cabinet d'essai\r\n"), // or cisis.Pages
		Written: noon,
	}
}

// An archive of one lot with one document.
func ExampleWrite() {
	var archive bytes.Buffer
	sent, err := xdm.Write(&archive, examplePack(), xdm.RandomUUIDs(rand.Reader))
	if err != nil {
		fmt.Println(err)
		return
	}
	e := sent[0].Entries[0]
	fmt.Println(e.URI, e.Size, e.Hash)
	// Output:
	// DOC0001.XML 40 3D53679B999C76F481C9A4DF9F0E43BD9EE842A1
}

func ExampleOpen() {
	var archive bytes.Buffer
	if _, err := xdm.Write(&archive, examplePack(), xdm.RandomUUIDs(rand.Reader)); err != nil {
		fmt.Println(err)
		return
	}
	a, err := xdm.Open(bytes.NewReader(archive.Bytes()), int64(archive.Len()), nil)
	if err != nil {
		fmt.Println(err) // refused: dangerous, or no archive
		return
	}
	for _, f := range append(a.Faults, a.Verify()...) {
		fmt.Println(f.Code, f.Path, f.Message.FR)
	}
	for _, d := range a.Lots[0].Documents {
		r, err := d.Open()
		if err != nil {
			continue
		}
		n, err := io.Copy(io.Discard, r) // the digest is checked at the end
		fmt.Println(d.Entry.Title, n, err)
		r.Close()
	}
	// Output:
	// Ordonnance 40 <nil>
}

func ExampleParseMetadata() {
	var archive bytes.Buffer
	sent, err := xdm.Write(&archive, examplePack(), xdm.RandomUUIDs(rand.Reader)) // gives names, sizes and digests
	if err != nil {
		fmt.Println(err)
		return
	}
	raw, err := xdm.WriteMetadata(sent[0], xdm.RandomUUIDs(rand.Reader))
	if err != nil {
		fmt.Println(err)
		return
	}
	raw = bytes.Replace(raw, []byte("XDSSubmissionSet.sourceId"), []byte("XDSSumissionSet.sourceId"), 1)
	s, faults, err := xdm.ParseMetadata(raw, nil)
	fmt.Println(len(s.Entries), err)
	for _, f := range faults {
		fmt.Println(f.Code, f.Severity, f.Path)
	}
	// Output:
	// 1 <nil>
	// XDM-303 information /submissionSet
}

func ExampleWriteMetadata() {
	s := examplePack().Lots[0].Submission
	s.Entries[0].TypeCode.System = ""
	_, err := xdm.WriteMetadata(s, xdm.RandomUUIDs(rand.Reader))
	fmt.Println(err)
	// Output: XDM-403: a value does not have its form (at /documentEntries/0/typeCode)
}

// exampleLetter is a document as cda.Read gives it.
func exampleLetter() *cda.ClinicalDocument {
	return &cda.ClinicalDocument{
		ID: &cda.II{Root: "1.2.250.1.213.1.1.9.1"}, Title: cda.NewST("Lettre\nd'essai "),
		Code:          &cda.CD{Code: "11488-4", System: "2.16.840.1.113883.6.1", Display: "Lettre"},
		EffectiveTime: &cda.TS{Value: "20260504093000+0200"}, Language: &cda.CD{Code: "fr-FR"},
		InFulfillmentOf: []cda.InFulfillmentOf{{Order: &cda.Order{IDs: []cda.II{{Root: "1.2.4", Extension: "O-1"}}}}},
	}
}

// exampleRules say what a document does not: its class and its format. Those of
// France are in package cisis.
func exampleRules() *xdm.Rules {
	return &xdm.Rules{
		Class: func(*cda.ClinicalDocument) identity.Code { return identity.Code{System: "urn:oid:1.2.7", Code: "10"} },
		Format: func(*cda.ClinicalDocument) identity.Code {
			return identity.Code{System: "urn:oid:1.2.8", Code: "urn:x"}
		},
	}
}

func ExampleDerive() {
	e, faults := xdm.Derive([]byte("the bytes as they travel"), exampleLetter(), exampleRules())
	fmt.Println(e.UniqueID, e.CreationTime, e.Hash)
	fmt.Println(len(faults), faults[0].Code, faults[0].Path) // what the document should say and does not
	// Output:
	// 1.2.250.1.213.1.1.9.1 20260504073000 3754EC5C9E72DF6E3B6EE9502DBC1866E8E2781B
	// 6 XDM-501 /patientId
}

func ExampleCompare() {
	derived, _ := xdm.Derive([]byte("abc"), exampleLetter(), exampleRules())
	read := derived
	read.Title, read.References = "Lettre d'essai", nil
	for _, d := range xdm.Compare(read, derived, nil) {
		fmt.Println(d.Field, d.Code, d.Reason.EN)
	}
	// Output:
	// title XDM-521 differs by blanks only
	// referenceIdList XDM-524 the document gives an optional attribute that the metadata leave out
}

func ExampleLifeCycle() {
	record := func(unique string, version int, action xdm.Action, at xdm.DTM) xdm.Record {
		return xdm.Record{Entry: xdm.DocumentEntry{UniqueID: unique, EntryUUID: "e-" + unique, Status: xdm.StatusApproved},
			Header: xdm.Header{SetID: "set", Version: version}, Action: action, SubmittedAt: at}
	}
	states := xdm.LifeCycle([]xdm.Record{
		record("1.2", 2, xdm.Replace, "20260102"), // arrived before the first
		record("1.1", 1, xdm.New, "20260101"),
		record("1.2", 2, xdm.Delete, "20260103"),
	}, nil)
	for _, s := range states {
		fmt.Println(s.Entry.UniqueID, s.Condition)
	}
	// Output:
	// 1.1 replaced
	// 1.2 deleted
}

func ExampleDocumentEntry() {
	patient := xdm.CX{ID: "279035121518989", Authority: xdm.OID("1.2.250.1.213.1.4.10"), Type: "NH"}
	raw, _ := json.Marshal(xdm.DocumentEntry{UniqueID: "1.2.3", PatientID: patient, CreationTime: "20260504073000"})
	fmt.Println(string(raw))
	// Output: {"uniqueId":"1.2.3","patientId":"279035121518989^^^\u00261.2.250.1.213.1.4.10\u0026ISO^NH","creationTime":"20260504073000"}
}
