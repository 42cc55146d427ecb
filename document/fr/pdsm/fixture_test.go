package pdsm_test

import (
	"crypto/sha1"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

// sentAt is the clock of the tests.
var sentAt = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

func counting() xdm.UUIDSource {
	n := 0
	return func() (string, error) {
		n++
		return fmt.Sprintf("00000000-0000-4000-8000-%012d", n), nil
	}
}

// patient is a test person of the ANS.
func patient() xdm.CX {
	return xdm.CX{ID: "279035121518989", Authority: xdm.OID("1.2.250.1.213.1.4.10"), Type: "NH"}
}

func somebody() ins.Identity {
	m, err := ins.ParseMatricule("279035121518989", string(ins.NIRTest))
	if err != nil {
		panic(err)
	}
	before := sentAt.AddDate(0, -1, 0)
	return ins.Identity{Matricule: m,
		Traits: ins.Traits{FamilyName: "PAT-TROIS", GivenNames: "DOMINIQUE MARIE-LOUISE", FirstGivenName: "DOMINIQUE", Sex: identity.Female,
			BirthDate: identity.Date{Year: 1979, Month: 3, Day: 28}, BirthPlace: "51215"},
		Facts: ins.Facts{Retrieved: &ins.Fact{Since: before, Method: ins.INSi}, Proved: &ins.Fact{Since: before, Method: ins.Manual, Evidence: "passeport"}}}
}

func doctor() xdm.Author {
	return xdm.Author{
		Person:       xdm.XCN{ID: "899700245667", Family: "DOC0024566", Given: "KIT", Authority: xdm.OID("1.2.250.1.71.4.2.1"), NameType: "D", IDType: "IDNPS"},
		Institutions: []xdm.XON{{Name: "CABINET ESSAI & FILS", ID: "499700245667008", Authority: xdm.OID("1.2.250.1.71.4.2.2"), IDType: "IDNST"}},
		Roles:        []string{"Médecin traitant"},
		Specialties:  []identity.Code{{System: "urn:oid:1.2.250.1.213.1.1.4.5", Code: "G15_10/SM26", Display: "Médecin - Qualifié en Médecine Générale (SM)"}},
	}
}

func program() xdm.Author {
	return xdm.Author{Person: xdm.XCN{ID: "4997002456670/1", Family: "LPS", Given: "Modèle 3", Authority: xdm.OID("1.2.250.1.71.4.2.1"), NameType: "U", IDType: "IDNPS"},
		Institutions: doctor().Institutions, Specialties: []identity.Code{{System: "urn:oid:1.2.250.1.213.1.1.4.6", Code: "DISPOSITIF", Display: "Dispositif médical"}}}
}

func loinc(code, display string) identity.Code {
	return identity.Code{System: "urn:oid:2.16.840.1.113883.6.1", Code: code, Display: display}
}

// entry describes the n-th document of the tests.
func entry(n int) xdm.DocumentEntry {
	return xdm.DocumentEntry{
		UniqueID: fmt.Sprintf("1.2.250.1.213.1.1.9.%d", n), PatientID: patient(),
		SourcePatientID: xdm.CX{ID: "4711", Authority: xdm.OID("1.2.3.4.567.8.9.10"), Type: "PI"},
		SourcePatientInfo: xdm.PatientInfo{Names: []xdm.PatientName{{Family: "PAT-TROIS", Given: "DOMINIQUE", More: "DOMINIQUE MARIE-LOUISE", Type: "L"},
			{Family: "PAT-USAGE", Given: "DOMINIQUE", Type: "D"}},
			BirthDate: "19790328", Sex: "F", Addresses: []xdm.PatientPlace{{Type: "BDL", County: "51215"}}},
		Authors: []xdm.Author{doctor()}, LegalAuthenticator: doctor().Person,
		ClassCode:            identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.1", Code: "10", Display: "Compte rendu"},
		TypeCode:             loinc("11488-4", "CR ou fiche de consultation ou de visite"),
		FormatCode:           identity.Code{System: "urn:oid:1.3.6.1.4.1.19376.1.2.3", Code: "urn:ihe:iti:xds-sd:pdf:2008", Display: "Document à corps non structuré en Pdf/A-1"},
		ConfidentialityCodes: []identity.Code{{System: "urn:oid:2.16.840.1.113883.5.25", Code: "N", Display: "Normal"}},
		FacilityCode:         identity.Code{System: "urn:oid:1.2.250.1.71.4.2.4", Code: "SA07", Display: "Cabinet individuel"},
		PracticeCode:         identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.9", Code: "AMBULATOIRE", Display: "Ambulatoire"},
		EventCodes:           []identity.Code{loinc("11488-4", "Consultation")},
		CreationTime:         "20260504073000", ServiceStartTime: "20260504073000", ServiceStopTime: "20260504",
		LanguageCode: "fr-FR", Title: `Compte rendu <essai> & "suite"`, Comments: "à l'essai", MimeType: "text/xml",
		References: []xdm.CX{{ID: "A-1", Authority: xdm.OID("1.2.3.4"), Type: xdm.ReferenceOrder}},
	}
}

func set() xdm.SubmissionSet {
	return xdm.SubmissionSet{UniqueID: "1.2.250.1.213.1.1.9.100", SourceID: "1.2.250.1.71.4.2.2.499700245667008", PatientID: patient(), Authors: []xdm.Author{doctor()},
		ContentTypeCode: identity.Code{System: "urn:oid:1.2.250.1.71.4.2.4", Code: "SA07", Display: "Cabinet individuel"},
		SubmissionTime:  xdm.NewDTM(sentAt), Title: "Envoi", Comments: "essai", Recipients: []string{"|899700366240^DOC0036624^KIT^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS"}}
}

func content(n int) []byte {
	return fmt.Appendf(nil, `<ClinicalDocument xmlns="urn:hl7-org:v3"><id extension="%d"/></ClinicalDocument>`, n)
}

// parcel is a lot of so many documents.
func parcel(documents int) xdm.Parcel {
	p := xdm.Parcel{Submission: xdm.Submission{Set: set()}}
	for i := range documents {
		p.Submission.Entries = append(p.Submission.Entries, entry(i+1))
		p.Documents = append(p.Documents, content(i+1))
	}
	return p
}

// has reports whether a fault with a code is there.
func has(faults []document.Fault, code string) bool {
	return slices.ContainsFunc(faults, func(f document.Fault) bool { return f.Code == code })
}

// codeIn is the code of a refusal of this package.
func codeIn(err error) string {
	var mine interface {
		Refusal() (string, string, string)
	}
	if !errors.As(err, &mine) {
		return ""
	}
	code, _, _ := mine.Refusal()
	return code
}

func sha1Of(raw []byte) string {
	sum := sha1.Sum(raw)
	return base64.StdEncoding.EncodeToString(sum[:])
}
