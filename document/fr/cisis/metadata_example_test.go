package cisis_test

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// monday is when the documents of the examples are written; a program takes
// time.Now().
var monday = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

// qualified is a patient as a practice has them on record. The INS may leave
// because the teleservice INSi answered and somebody saw an identity document: that
// is what Facts says.
func qualified() (ins.Identity, error) {
	who, err := ins.FromPatient(identity.Patient{
		Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.4.10", Value: "279035121518989"}}, // a test number
		FamilyName:  "PAT-TROIS", GivenNames: "DOMINIQUE MARIE-LOUISE", FirstGivenName: "DOMINIQUE",
		Sex: identity.Female, BirthDate: identity.Date{Year: 1979, Month: 3, Day: 28}, BirthPlace: "51215",
	})
	who.Facts = ins.Facts{
		Retrieved: &ins.Fact{Method: ins.INSi, Since: monday.AddDate(0, -1, 0)},
		Proved:    &ins.Fact{Method: ins.Manual, Evidence: "passeport", Since: monday.AddDate(0, -1, 0)},
	}
	return who, err
}

// report makes a document of a text: a version of a report of a consultation.
// replaces is the version before, "" for none.
func report(id, replaces string) (cisis.Sending, error) {
	patient, err := qualified()
	if err != nil {
		return cisis.Sending{}, err
	}
	draft := cisis.Draft{ID: id, Written: monday, Patient: patient, Authors: []cisis.Author{{
		Practitioner: identity.Practitioner{FamilyName: "DOC0024566", GivenName: "KIT",
			Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700245667"}},
			Profession: identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.5", Code: "G15_10/SM26",
				Display: "Médecin - Qualifié en médecine générale"}},
		Place: identity.Organization{Name: "CABINET DOC0024566",
			Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "499700245667008"}}},
	}}}
	s := cisis.Sending{}
	if replaces != "" {
		draft.SetID, draft.Version, draft.Replaces = replaces, 2, replaces
		s.Action = xdm.Replace
	}
	file, err := document.ReadDocument([]byte("Examen normal."), nil) // or a PDF/A-1b, an RTF, a picture
	if err != nil {
		return cisis.Sending{}, err
	}
	if s.Document, err = cisis.NewReport(draft, file, nil); err != nil {
		return cisis.Sending{}, err
	}
	s.Bytes, err = cda.Write(s.Document)
	return s, err
}

// A document replaces another, and goes by MSSanté in an archive.
func ExampleNewLot() {
	patient, err := qualified()
	if err != nil {
		fmt.Println(err)
		return
	}
	second, err := report("1.2.250.1.213.1.1.9.9", "1.2.250.1.213.1.1.9.1")
	if err != nil {
		fmt.Println(err)
		return
	}
	parcel, _, err := cisis.NewLot([]cisis.Sending{second}, cisis.Sender{}, patient, monday, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	index, readme := cisis.Pages(cisis.Issuer{Name: "DR KIT DOC0024566", Organization: "Cabinet d'essai", OrganizationID: "499700245667008"}, parcel)
	var archive bytes.Buffer
	sent, err := xdm.Write(&archive, xdm.Package{Lots: []xdm.Parcel{parcel}, Index: index, Readme: readme, Written: monday}, xdm.RandomUUIDs(rand.Reader))
	if err != nil {
		fmt.Println(err)
		return
	}
	e := sent[0].Entries[0]
	fmt.Println(e.URI, e.PatientID, e.Slot(cisis.ActionSlot))
	// Output: DOC0001.XML 279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH C
}

func ExampleDeriveEntry() {
	first, err := report("1.2.250.1.213.1.1.9.1", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := cda.Read(first.Bytes, nil) // as the receiver does
	if err != nil {
		fmt.Println(err)
		return
	}
	e, faults := cisis.DeriveEntry(first.Bytes, doc.Document, nil)
	fmt.Println(e.ClassCode.Display, "/", e.TypeCode.Display, "/", e.FormatCode.Code, len(faults))
	// Output: Compte rendu / CR ou fiche de consultation ou de visite / urn:ihe:iti:xds-sd:text:2008 0
}

func ExampleCompareEntry() {
	s, err := report("1.2.250.1.213.1.1.9.1", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	derived, _ := cisis.DeriveEntry(s.Bytes, s.Document, nil)
	read := derived // what came with the document
	read.ClassCode.Code, read.ClassCode.Display = "42", "Prescription"
	for _, d := range cisis.CompareEntry(read, derived, nil) {
		fmt.Println(d.Field, d.Code, d.Reason.FR)
	}
	// Output: classCode FR-XDM-103 classe différente de celle associée au type de document
}

func ExampleEncodingOf() {
	e := cisis.EncodingOf(xdm.Delete)
	fmt.Println(e.Slot, e.NewStatus, e.HL7.ResultStatus)
	// Output: D urn:asip:ci-sis:2010:StatusType:Deleted D
}

func ExampleCheckMSSante() {
	hidden := cisis.Visibility{HiddenFromPatient: true}
	fmt.Println(len(cisis.CheckMSSante(hidden, cisis.Routing{ToProfessionals: true})))
	for _, f := range cisis.CheckMSSante(hidden, cisis.Routing{ToProfessionals: true, ToPatient: true}) {
		fmt.Println(f.Code, f.Message.EN)
	}
	// Output:
	// 0
	// FR-XDM-306 this combination of visibility and addressees may not go by MSSanté
}

// A header that is not signed for.
func ExampleHeaderProfile() {
	s, err := report("1.2.250.1.213.1.1.9.1", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	s.Document.Legal.Signature.Code = "I"
	for _, f := range document.Check(s.Document, cisis.HeaderProfile()) {
		fmt.Println(f.Code, f.Severity, f.Path, f.Message.FR)
	}
	// Output:
	// FR-CDA-152 error /legalAuthenticator/signatureCode/@code responsable légal sans signature (S)
}
