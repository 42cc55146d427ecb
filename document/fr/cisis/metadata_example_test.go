package cisis_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// A document replaces another, and goes by MSSanté in an archive.
func ExampleNewLot() {
	sending := second(&testing.B{})
	parcel, _, err := cisis.NewLot([]cisis.Sending{sending}, cisis.Sender{}, somebody(), sentAt, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	index, readme := cisis.Pages(cisis.Issuer{Name: "DR KIT DOC0024566", Organization: "Cabinet d'essai", OrganizationID: "499700245667008"}, parcel)
	var archive bytes.Buffer
	sent, err := xdm.Write(&archive, xdm.Package{Lots: []xdm.Parcel{parcel}, Index: index, Readme: readme, Written: sentAt}, countedUUIDs())
	if err != nil {
		fmt.Println(err)
		return
	}
	e := sent[0].Entries[0]
	fmt.Println(e.URI, e.PatientID, e.Slot(cisis.ActionSlot))
	// Output: DOC0001.XML 279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH C
}

func ExampleDeriveEntry() {
	src := first(&testing.B{}, nil).Bytes
	doc, err := cda.Read(src, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	e, faults := cisis.DeriveEntry(src, doc.Document, nil)
	fmt.Println(e.ClassCode.Display, "/", e.TypeCode.Display, "/", e.FormatCode.Code, len(faults))
	// Output: Prescription / Prescription de produits de santé / urn:ihe:iti:xds-sd:pdf:2008 0
}

func ExampleCompareEntry() {
	s := first(&testing.B{}, nil)
	derived, _ := cisis.DeriveEntry(s.Bytes, s.Document, nil)
	read := derived
	read.ClassCode.Code, read.ClassCode.Display = "10", "Compte rendu"
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
