package pdsm_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// monday is when everything in the examples happens; a program takes time.Now().
var monday = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

// matricule is a test number of the ANS.
var matricule = xdm.CX{ID: "279035121518989", Authority: xdm.OID("1.2.250.1.213.1.4.10"), Type: "NH"}

// letter is the document that is published.
const letter = `<ClinicalDocument xmlns="urn:hl7-org:v3">…</ClinicalDocument>`

// known is the patient as a practice has them on record. The INS may leave because
// the teleservice INSi answered and somebody saw an identity document.
func known() (ins.Identity, error) {
	who, err := ins.FromPatient(identity.Patient{
		Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.4.10", Value: matricule.ID}},
		FamilyName:  "PAT-TROIS", GivenNames: "DOMINIQUE MARIE-LOUISE", FirstGivenName: "DOMINIQUE",
		Sex: identity.Female, BirthDate: identity.Date{Year: 1979, Month: 3, Day: 28}, BirthPlace: "51215",
	})
	who.Facts = ins.Facts{
		Retrieved: &ins.Fact{Method: ins.INSi, Since: monday.AddDate(0, -1, 0)},
		Proved:    &ins.Fact{Method: ins.Manual, Evidence: "passeport", Since: monday.AddDate(0, -1, 0)},
	}
	return who, err
}

// author is who wrote and who sends.
func author() xdm.Author {
	return xdm.Author{
		Person:       xdm.XCN{ID: "899700245667", Family: "DOC0024566", Given: "KIT", Authority: xdm.OID("1.2.250.1.71.4.2.1"), NameType: "D", IDType: "IDNPS"},
		Institutions: []xdm.XON{{Name: "CABINET DOC0024566", ID: "499700245667008", Authority: xdm.OID("1.2.250.1.71.4.2.2"), IDType: "IDNST"}},
		Specialties:  []identity.Code{{System: "urn:oid:1.2.250.1.213.1.1.4.5", Code: "G15_10/SM26", Display: "Médecin - Qualifié en Médecine Générale (SM)"}},
	}
}

// described are the metadata of the document. cisis.NewLot derives them, and those of
// the lot, from a CDA document.
func described() xdm.DocumentEntry {
	return xdm.DocumentEntry{
		UniqueID: "1.2.250.1.213.1.1.9.1", PatientID: matricule, SourcePatientID: matricule,
		SourcePatientInfo: xdm.PatientInfo{BirthDate: "19790328", Sex: "F",
			Names: []xdm.PatientName{{Family: "PAT-TROIS", Given: "DOMINIQUE", Type: "L"}}},
		Authors: []xdm.Author{author()}, LegalAuthenticator: author().Person,
		ClassCode:            identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.1", Code: "10", Display: "Compte rendu"},
		TypeCode:             identity.Code{System: "urn:oid:2.16.840.1.113883.6.1", Code: "11488-4", Display: "CR ou fiche de consultation ou de visite"},
		FormatCode:           identity.Code{System: "urn:oid:1.3.6.1.4.1.19376.1.2.3", Code: "urn:ihe:iti:xds-sd:pdf:2008", Display: "Document à corps non structuré en Pdf/A-1"},
		ConfidentialityCodes: []identity.Code{{System: "urn:oid:2.16.840.1.113883.5.25", Code: "N", Display: "Normal"}},
		FacilityCode:         identity.Code{System: "urn:oid:1.2.250.1.71.4.2.4", Code: "SA07", Display: "Cabinet individuel"},
		PracticeCode:         identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.9", Code: "AMBULATOIRE", Display: "Ambulatoire"},
		EventCodes:           []identity.Code{{System: "urn:oid:2.16.840.1.113883.6.1", Code: "11488-4", Display: "Consultation"}},
		CreationTime:         "20260504073000", ServiceStartTime: "20260504073000",
		LanguageCode: "fr-FR", Title: "Compte rendu de consultation", MimeType: "text/xml",
	}
}

// sending are the metadata of the lot.
func sending() xdm.SubmissionSet {
	return xdm.SubmissionSet{
		UniqueID: "1.2.250.1.213.1.1.9.100", SourceID: "1.2.250.1.71.4.2.2.499700245667008", PatientID: matricule, Authors: []xdm.Author{author()},
		ContentTypeCode: identity.Code{System: "urn:oid:1.2.250.1.71.4.2.4", Code: "SA07", Display: "Cabinet individuel"},
		SubmissionTime:  xdm.NewDTM(monday), Title: "Envoi",
	}
}

// lotOfOne is a lot with the one document.
func lotOfOne() (*fhir.Bundle, []document.Omission, error) {
	patient, err := known()
	if err != nil {
		return nil, nil, err
	}
	parcel := xdm.Parcel{
		Submission: xdm.Submission{Set: sending(), Entries: []xdm.DocumentEntry{described()}},
		Documents:  [][]byte{[]byte(letter)},
	}
	return pdsm.NewLot(parcel, patient, monday, &pdsm.LotOptions{UUIDs: xdm.RandomUUIDs(rand.Reader)})
}

func ExampleWriteEntry() {
	e := described()
	e.HomeCommunityID = "urn:oid:1.2.3"
	r, lost := pdsm.WriteEntry(e, nil)
	fmt.Println(r.MasterIdentifier.Value, r.Type.Coding[0].System, r.Content[0].Attachment.Creation)
	for _, o := range lost {
		fmt.Println(o.Path, o.Reason.EN)
	}
	// Output:
	// urn:oid:1.2.250.1.213.1.1.9.1 http://loinc.org 2026-05-04T07:30:00Z
	// /homeCommunityId the FHIR resource has no place for this
}

func ExampleReadEntry() {
	r, _ := pdsm.WriteEntry(described(), nil)
	e, lost := pdsm.ReadEntry(r)
	fmt.Println(e.UniqueID, e.PatientID, e.ClassCode.System, len(lost))
	// Output: 1.2.250.1.213.1.1.9.1 279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH urn:oid:1.2.250.1.213.1.1.4.1 0
}

func ExampleNewLot() {
	lot, lost, err := lotOfOne()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range lot.Entry {
		fmt.Println(e.Request.Method, e.Request.URL)
	}
	fmt.Println(len(lost))
	// Output:
	// POST List
	// POST DocumentReference
	// POST Binary
	// 0
}

func ExampleReadLot() {
	lot, _, err := lotOfOne()
	if err != nil {
		fmt.Println(err)
		return
	}
	p, lost, err := pdsm.ReadLot(lot)
	fmt.Println(len(p.Submission.Entries), len(p.Documents[0]), len(lost), err)
	// Output: 1 63 0 <nil>
}

func ExampleNewPublication() {
	patient, err := known()
	if err != nil {
		fmt.Println(err)
		return
	}
	r, lost, err := pdsm.NewPublication(described(), []byte(letter), patient, monday, nil)
	fmt.Println(r.Status, *r.Content[0].Attachment.Size, len(lost), err)
	// Output: current 63 0 <nil>
}

func ExampleDocumentQuery() {
	values, err := pdsm.DocumentQuery{Patient: pdsm.Subject{Identifier: matricule.Identifier()}, Count: 20}.Values()
	fmt.Println(values.Get("patient.identifier"), values.Get("status"), err)
	// Output: urn:oid:1.2.250.1.213.1.4.10|279035121518989 current <nil>
}

func ExampleNewPatch() {
	r, _ := pdsm.WriteEntry(described(), nil)
	r.SecurityLabel = append(r.SecurityLabel, fhir.CodeableConcept{Coding: []fhir.Coding{{System: pdsm.SystemURL("urn:oid:1.2.250.1.213.1.1.4.13"), Code: "INVISIBLE_PATIENT"}}})
	told := cisis.Visibility{} // the patient knows now
	p, err := pdsm.NewPatch(r, pdsm.Change{Visibility: &told})
	fmt.Println(string(p.Body), err)
	// Output: [{"op":"replace","path":"/securityLabel","value":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"N","display":"Normal"}]}]}] <nil>
}

func ExampleCheckPatch() {
	for _, f := range pdsm.CheckPatch([]byte(`[{"op":"replace","path":"/securityLabel/0","value":{"coding":[{"code":"MASQUE_PS"}]}}]`)) {
		fmt.Println(f.Code, f.Message.FR)
	}
	// Output: PDSM-814 la mise à jour écrit une seule étiquette : la liste complète doit être écrite
}

func ExampleReferenceProfile() {
	r, _ := pdsm.WriteEntry(described(), &pdsm.EntryOptions{URL: "Binary/1"})
	r.Custodian = nil
	for _, f := range document.Check(r, pdsm.ReferenceProfile(nil)) {
		fmt.Println(f.Code, f.Path, f.Message.EN)
	}
	// Output:
	// PDSM-513 /custodian it is not said who keeps the document
	// PDSM-517 /content/0/attachment/size the attachment lacks a required element
	// PDSM-517 /content/0/attachment/hash the attachment lacks a required element
}

// A lot is sent, and its document found and retrieved.
func ExampleClient() {
	// The platform answers; here it knows one document.
	platform := http.NewServeMux()
	answer := func(w http.ResponseWriter, body string) {
		w.Header().Set("Content-Type", "application/fhir+json")
		_, _ = io.WriteString(w, body)
	}
	platform.HandleFunc("POST /fhir/{$}", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, `{"resourceType":"Bundle","type":"transaction-response","entry":[
			{"response":{"status":"201 Created","location":"List/1/_history/1"}},
			{"response":{"status":"201 Created","location":"DocumentReference/2/_history/1"}},
			{"response":{"status":"201 Created","location":"Binary/3/_history/1"}}]}`)
	})
	platform.HandleFunc("/fhir/DocumentReference/_search", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, `{"resourceType":"Bundle","type":"searchset","total":1,"entry":[{"search":{"mode":"match"},
			"resource":{"resourceType":"DocumentReference","id":"2","status":"current",
			"content":[{"attachment":{"contentType":"text/xml","url":"Binary/3"}}]}}]}`)
	})
	platform.HandleFunc("GET /fhir/Binary/3", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/xml")
		_, _ = io.WriteString(w, letter)
	})
	s := httptest.NewServer(platform)
	defer s.Close()

	token := func(context.Context) (string, error) { return "jeton-d-essai", nil } // of Pro Santé Connect
	c, err := pdsm.NewClient(s.URL+"/fhir", http.DefaultClient, token, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	lot, _, err := lotOfOne()
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()
	receipt, err := c.Provide(ctx, lot)
	if err != nil {
		fmt.Println(err)
		return
	}
	page, err := c.Documents(ctx, pdsm.DocumentQuery{Patient: pdsm.Subject{Identifier: matricule.Identifier()}})
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := c.Retrieve(ctx, page.Matches[0].Content[0].Attachment)
	if err != nil {
		fmt.Println(err)
		return
	}
	raw, err := file.Bytes()
	fmt.Println(receipt.Entries[1].Location, len(raw), err)
	// Output: DocumentReference/2/_history/1 63 <nil>
}

func ExampleReadReceipt() {
	lot, _, err := lotOfOne()
	if err != nil {
		fmt.Println(err)
		return
	}
	receipt, err := pdsm.ReadReceipt([]byte(`{"resourceType":"Bundle","type":"transaction-response","entry":[{"response":{"status":"201 Created","location":"List/1"}},
		{"response":{"status":"201 Created","location":"DocumentReference/7/_history/1"}},{"response":{"status":"201 Created","location":"Binary/8"}}]}`), lot, 0)
	fmt.Println(receipt.Entries[1].ID, receipt.Entries[1].Version, err)
	// Output: 7 1 <nil>
}

func ExampleWriteSet() {
	l, lost := pdsm.WriteSet(sending(), []string{"urn:uuid:00000000-0000-4000-8000-000000000001"}, nil)
	s, entries, _ := pdsm.ReadSet(l)
	fmt.Println(l.Date, l.Code.Coding[0].Code, s.SourceID, entries, len(lost))
	// Output: 2026-05-04T12:00:00Z submissionset 1.2.250.1.71.4.2.2.499700245667008 [urn:uuid:00000000-0000-4000-8000-000000000001] 0
}

func ExampleReadDocuments() {
	page, err := pdsm.ReadDocuments([]byte(`{"resourceType":"Bundle","type":"searchset","total":0,"entry":[{"search":{"mode":"outcome"},
		"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"incomplete"}]}}]}`), 0)
	fmt.Println(page.Total, page.Issues, err)
	// Output: 0 [warning incomplete] <nil>
}

func ExampleNewServerError() {
	err := pdsm.NewServerError(http.StatusNotFound, []byte(`{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"not-found","diagnostics":"a name"}]}`))
	fmt.Println(err)
	fmt.Println(err.French())
	// Output:
	// PDSM-304: the server does not have this (404): error not-found
	// élément introuvable sur le serveur (404)
}

func ExampleLotProfile() {
	lot, _, err := lotOfOne()
	if err != nil {
		fmt.Println(err)
		return
	}
	lot.Entry[2].Resource.(*fhir.Binary).Data = "QmxhYmxh" // another file
	for _, f := range document.Check(lot, pdsm.LotProfile(nil)) {
		fmt.Println(f.Code, f.Path, f.Message.FR)
	}
	// Output: PDSM-708 /entry/1/resource/content/0/attachment taille ou empreinte différente de celle du fichier
}
