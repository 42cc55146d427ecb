package pdsm_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
)

// The defects of the examples that the guide has in FSH (PDSm 3.1.1,
// DR_comprehensive, DR_simplified, List_lotDeSoumission, List_folder), made
// here of our own resources.
func TestGuide(t *testing.T) {
	codes := func(faults []document.Fault) string {
		var list []string
		for _, f := range faults {
			list = append(list, f.Code)
		}
		slices.Sort(list)
		return strings.Join(slices.Compact(list), " ")
	}
	for _, v := range []struct {
		name, want string
		found      func() []document.Fault
	}{
		{"comprehensive reference", "PDSM-510 PDSM-512 PDSM-515 PDSM-520 PDSM-523 PDSM-524 PDSM-530", func() []document.Fault {
			r := sheet()
			r.Author[0].Reference, r.Authenticator.Reference, r.Context.SourcePatientInfo.Reference = "PractitionerRole/practitionerrole-example", "Organization/org-example", "Patient/fr-patient-123"
			r.SecurityLabel = []fhir.CodeableConcept{label("https://mos.esante.gouv.fr/NOS/TRE_A07-StatusVisibiliteDocument/FHIR/TRE-A07-StatusVisibiliteDocument", "N")}
			a := r.Content[0].Attachment
			a.ContentType, a.Hash = "application/pdf", "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
			*a.Size, r.Content[0].Format.Code = 345678, "urn:ihe:lab:xd-lab:2008"
			return document.Check(r, pdsm.ReferenceProfile(nil))
		}},
		{"simplified reference", "PDSM-502 PDSM-520 PDSM-544", func() []document.Fault {
			r, _, err := pdsm.NewPublication(entry(1), []byte("Hello World"), somebody(), sentAt, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.MasterIdentifier.Value = "urn:uuid:abcd-efgh-ijkl-mnop"
			*r.Content[0].Attachment.Size, r.Content[0].Attachment.Hash = 250000, "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
			return document.Check(r, pdsm.PublicationProfile(nil))
		}},
		{"lot", "PDSM-610 PDSM-611", func() []document.Fault {
			l, _ := pdsm.WriteSet(set(), []string{"DocumentReference/1"}, nil)
			l.Identifier[0].System, l.Identifier[0].Value = "", "urn:uuid:11111111-aaaa-bbbb-cccc-222222222222"
			return document.Check(l, pdsm.ListProfile(nil))
		}},
		{"folder", "PDSM-615", func() []document.Fault {
			l, _ := pdsm.WriteSet(set(), []string{"DocumentReference/1"}, nil)
			l.Code.Coding[0].Code, l.Source = "folder", nil
			l.Extension[0].CodeableConcept.Coding[0] = fhir.Coding{System: "http://snomed.info/sct", Code: "80146002"}
			return document.Check(l, pdsm.ListProfile(nil))
		}},
	} {
		if got := codes(v.found()); got != v.want {
			t.Errorf("%s: %s, want %s", v.name, got, v.want)
		}
	}
}
