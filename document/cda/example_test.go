package cda_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
)

// A document of others is read with its deviations, not refused for them.
func ExampleRead() {
	src := strings.Replace(small, "<title>T</title>", "<title>Ordonnance</title><note/>", 1)
	got, err := cda.Read([]byte(src), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Document.Title.Text, len(got.Document.Sections()), document.Refuses(got.Faults))
	for _, f := range got.Faults {
		fmt.Println(f.Code, f.Message.FR)
	}
	// Output:
	// Ordonnance 1 true
	// CDA-202 élément inconnu du schéma à cet endroit, conservé tel quel
}

func ExampleRead_refused() {
	_, err := cda.Read([]byte(`<!DOCTYPE x><ClinicalDocument xmlns="urn:hl7-org:v3"/>`), nil)
	fmt.Println(err, errors.Is(err, document.ErrMalformed))
	// Output:
	// CDA-105: a document type declaration is not allowed (line 1) true
}

func ExampleWrite() {
	doc := header()
	out, err := cda.Write(doc)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(out[:150]))

	doc.Custodian = nil
	_, err = cda.Write(doc)
	fmt.Println(err)
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <ClinicalDocument xmlns="urn:hl7-org:v3"><realmCode code="FR"/><typeId root="2.16.840.1.113883.1.3" extension="
	// CDA-402: an element the schema requires is missing (at /custodian)
}

func ExampleDangling() {
	doc := order(1)
	doc.Sections()[0].Entries[0].SubstanceAdministration.Text = cda.RefersTo("med-99")
	fmt.Println(cda.Dangling(doc))
	// Output:
	// [/component/structuredBody/component/0/section/entry/0/substanceAdministration/text]
}

func ExampleNode_ByID() {
	section := order(1).Sections()[0]
	fmt.Println(section.Text.ByID("med-0").Content())
	// Output:
	// AMOXICILLINE 500 mg, gélule
}
