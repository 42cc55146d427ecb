package pdsm_test

import (
	"context"
	"fmt"
	"net/http"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
)

func ExampleWriteEntry() {
	e := entry(1)
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
	r, _ := pdsm.WriteEntry(entry(1), nil)
	e, lost := pdsm.ReadEntry(r)
	fmt.Println(e.UniqueID, e.PatientID, e.ClassCode.System, len(lost))
	// Output: 1.2.250.1.213.1.1.9.1 279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH urn:oid:1.2.250.1.213.1.1.4.1 0
}

func ExampleNewLot() {
	lot, lost, err := pdsm.NewLot(parcel(1), somebody(), sentAt, &pdsm.LotOptions{UUIDs: counting()})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range lot.Entry {
		fmt.Println(e.Request.Method, e.Request.URL, e.FullURL)
	}
	fmt.Println(len(lost))
	// Output:
	// POST List urn:uuid:00000000-0000-4000-8000-000000000001
	// POST DocumentReference urn:uuid:00000000-0000-4000-8000-000000000002
	// POST Binary urn:uuid:00000000-0000-4000-8000-000000000003
	// 0
}

func ExampleReadLot() {
	lot, _, err := pdsm.NewLot(parcel(2), somebody(), sentAt, &pdsm.LotOptions{UUIDs: counting()})
	if err != nil {
		fmt.Println(err)
		return
	}
	p, lost, err := pdsm.ReadLot(lot)
	fmt.Println(len(p.Submission.Entries), len(p.Documents[1]), len(lost), err)
	// Output: 2 79 0 <nil>
}

func ExampleNewPublication() {
	r, lost, err := pdsm.NewPublication(entry(1), content(1), somebody(), sentAt, nil)
	fmt.Println(r.Status, *r.Content[0].Attachment.Size, len(lost), err)
	// Output: current 79 0 <nil>
}

func ExampleDocumentQuery() {
	values, err := pdsm.DocumentQuery{Patient: pdsm.Subject{Identifier: patient().Identifier()}, Count: 20}.Values()
	fmt.Println(values.Get("patient.identifier"), values.Get("status"), err)
	// Output: urn:oid:1.2.250.1.213.1.4.10|279035121518989 current <nil>
}

func ExampleNewPatch() {
	r, _ := pdsm.WriteEntry(entry(1), nil)
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
	r, _ := pdsm.WriteEntry(entry(1), &pdsm.EntryOptions{URL: "Binary/1"})
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
	s := newServer(&testing.B{})
	defer s.Close()
	token := func(context.Context) (string, error) { return accessToken, nil }
	c, err := pdsm.NewClient(s.URL+"/fhir", http.DefaultClient, token, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	lot, _, err := pdsm.NewLot(parcel(1), somebody(), sentAt, &pdsm.LotOptions{UUIDs: counting()})
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
	page, err := c.Documents(ctx, pdsm.DocumentQuery{Patient: pdsm.Subject{Identifier: patient().Identifier()}})
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
	// Output: DocumentReference/2/_history/1 79 <nil>
}

func ExampleReadReceipt() {
	lot, _, err := pdsm.NewLot(parcel(1), somebody(), sentAt, &pdsm.LotOptions{UUIDs: counting()})
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
	l, lost := pdsm.WriteSet(set(), []string{"urn:uuid:00000000-0000-4000-8000-000000000001"}, nil)
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
	lot, _, err := pdsm.NewLot(parcel(1), somebody(), sentAt, &pdsm.LotOptions{UUIDs: counting()})
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
