package xdm_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// counting is a source of UUIDs that counts.
func counting() xdm.UUIDSource {
	n := 0
	return func() (string, error) {
		n++
		return fmt.Sprintf("00000000-0000-4000-8000-%012d", n), nil
	}
}

// noon is the clock of the tests.
var noon = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

// patient is a test person (OID of demonstration numbers).
func patient() xdm.CX {
	return xdm.CX{ID: "279035121518989", Authority: xdm.OID("1.2.250.1.213.1.4.10"), Type: "NH"}
}

func doctor() xdm.Author {
	return xdm.Author{
		Person:       xdm.XCN{ID: "899700245667", Family: "DOC0024566", Given: "KIT", Authority: xdm.OID("1.2.250.1.71.4.2.1"), NameType: "D", IDType: "IDNPS"},
		Institutions: []xdm.XON{{Name: "CABINET ESSAI & FILS", ID: "499700245667008", Authority: xdm.OID("1.2.250.1.71.4.2.2"), IDType: "IDNST"}},
		Roles:        []string{"Médecin traitant"},
		Specialties:  []identity.Code{{System: "urn:oid:1.2.250.1.213.1.1.4.5", Code: "G15_10/SM26", Display: "Médecin - Qualifié en Médecine Générale (SM)"}},
	}
}

func loinc(code, display string) identity.Code {
	return identity.Code{System: "urn:oid:2.16.840.1.113883.6.1", Code: code, Display: display}
}

// entry describes the n-th document of the tests.
func entry(n int) xdm.DocumentEntry {
	return xdm.DocumentEntry{
		UniqueID: fmt.Sprintf("1.2.250.1.213.1.1.9.%d", n), PatientID: patient(),
		SourcePatientID: xdm.CX{ID: "4711", Authority: xdm.OID("1.2.3.4.567.8.9.10"), Type: "PI"},
		SourcePatientInfo: xdm.PatientInfo{Names: []xdm.PatientName{{Family: "PAT-TROIS", Given: "DOMINIQUE", More: "DOMINIQUE MARIE-LOUISE", Type: "L"}},
			BirthDate: "19790328", Sex: "F", Addresses: []xdm.PatientPlace{{Type: "BDL", County: "51215"}}},
		Authors: []xdm.Author{doctor()}, LegalAuthenticator: doctor().Person,
		ClassCode:            identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.1", Code: "42", Display: "Prescription"},
		TypeCode:             loinc("57833-6", "Prescription de produits de santé"),
		FormatCode:           identity.Code{System: "urn:oid:1.3.6.1.4.1.19376.1.2.3", Code: "urn:ihe:pharm:pre:2010", Display: "Prescription"},
		ConfidentialityCodes: []identity.Code{{System: "urn:oid:2.16.840.1.113883.5.25", Code: "N", Display: "Normal"}},
		FacilityCode:         identity.Code{System: "urn:oid:1.2.250.1.71.4.2.4", Code: "SA07", Display: "Cabinet individuel"},
		PracticeCode:         identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.9", Code: "AMBULATOIRE", Display: "Ambulatoire"},
		EventCodes:           []identity.Code{loinc("57833-6", "Prescription"), loinc("60593-1", "Dispensation")},
		CreationTime:         "20260504073000", ServiceStartTime: "20260504073000", ServiceStopTime: "20270504",
		LanguageCode: "fr-FR", Title: `Ordonnance <essai> & "suite"`, Comments: "à l'essai", MimeType: "text/xml",
		References: []xdm.CX{{ID: "A-1", Authority: xdm.OID("1.2.3.4"), Type: xdm.ReferenceOrder}},
		Slots:      []xdm.Slot{{Name: "urn:example:slot", Values: []string{"1", "2"}}},
	}
}

func submission(documents int) xdm.Submission {
	s := xdm.Submission{Set: xdm.SubmissionSet{SourceID: "1.2.250.1.71.4.2.2.499700245667008", PatientID: patient(), Authors: []xdm.Author{doctor()},
		ContentTypeCode: identity.Code{System: "urn:oid:1.2.250.1.71.4.2.4", Code: "SA07", Display: "Cabinet individuel"},
		SubmissionTime:  xdm.NewDTM(noon), Title: "Envoi", Comments: "essai", Recipients: []string{"|^Personne^Autre"}}}
	for i := range documents {
		s.Entries = append(s.Entries, entry(i+1))
	}
	return s
}

func content(n int) []byte {
	return fmt.Appendf(nil, "<document>%d %s</document>", n, bytes.Repeat([]byte("contenu d'essai "), 40+n))
}

// parcel is a lot of so many documents.
func parcel(documents int) xdm.Parcel {
	p := xdm.Parcel{Submission: submission(documents)}
	for i := range documents {
		p.Documents = append(p.Documents, content(i+1))
	}
	return p
}

func boxed(lots ...xdm.Parcel) xdm.Package {
	return xdm.Package{Lots: lots, Index: []byte("<html/>"), Readme: []byte("Emetteur : essai\r\n"), Written: noon}
}

// written writes an archive of the tests.
func written(tb testing.TB, p xdm.Package) []byte {
	tb.Helper()
	var out bytes.Buffer
	if _, err := xdm.Write(&out, p, counting()); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func opened(tb testing.TB, raw []byte) *xdm.Archive {
	tb.Helper()
	a, err := xdm.Open(bytes.NewReader(raw), int64(len(raw)), nil)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// codesOf lists codes, each once.
func codesOf(faults []document.Fault) []string {
	var list []string
	seen := map[string]bool{}
	for _, f := range faults {
		if !seen[f.Code] {
			list = append(list, f.Code)
		}
		seen[f.Code] = true
	}
	return list
}
