package pdsm_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

func paths(list []document.Omission) []string {
	var out []string
	for _, o := range list {
		out = append(out, o.Code+" "+o.Path)
	}
	return out
}

// An entry goes to a reference and back; what does not is named.
func TestEntryRoundTrip(t *testing.T) {
	paris := time.FixedZone("CEST", 7200)
	for _, v := range []struct {
		name   string
		change func(e *xdm.DocumentEntry)
		lost   []string
	}{
		{"whole", func(*xdm.DocumentEntry) {}, nil},
		{"of a registry", func(e *xdm.DocumentEntry) {
			e.EntryUUID, e.LogicalID, e.Version, e.Status = "urn:uuid:00000000-0000-4000-8000-0000000000aa", "urn:uuid:00000000-0000-4000-8000-0000000000ab", "3", xdm.StatusDeprecated
			e.Hash, e.Size = "03F84C46BBFA635E418D233C90C2E276BCFE9877", 80
		}, nil},
		{"identifier with an extension", func(e *xdm.DocumentEntry) { e.UniqueID = "1.2.250.1.213.1.1.9^A 1" }, nil},
		{"identifier that is a URN", func(e *xdm.DocumentEntry) { e.UniqueID = "urn:uuid:00000000-0000-4000-8000-0000000000aa" }, nil},
		{"archived", func(e *xdm.DocumentEntry) { e.Status = cisis.StatusArchived }, nil},
		{"deleted", func(e *xdm.DocumentEntry) { e.Status = cisis.StatusDeleted }, nil},
		{"hidden", func(e *xdm.DocumentEntry) {
			e.ConfidentialityCodes = append(e.ConfidentialityCodes, cisis.Visibility{MaskedFromProfessionals: true, HiddenFromPatient: true}.Codes(nil)...)
		}, nil},
		{"known by the INS only", func(e *xdm.DocumentEntry) { e.SourcePatientID = e.PatientID }, nil},
		{"known by the INS and more", func(e *xdm.DocumentEntry) {
			e.SourcePatientID = e.PatientID
			e.SourcePatientInfo.IDs = []xdm.CX{{ID: "9", Authority: xdm.OID("1.2.3"), Type: "PI"}}
		}, nil},
		{"several numbers", func(e *xdm.DocumentEntry) {
			e.SourcePatientInfo.IDs = []xdm.CX{{ID: "9", Authority: xdm.OID("1.2.3"), Type: "PI"}, {ID: "10", Authority: xdm.OID("1.2.3"), Type: "PI"}}
		}, nil},
		{"written by a program and a person", func(e *xdm.DocumentEntry) { e.Authors = []xdm.Author{program(), doctor()} }, nil},
		{"written by the patient", func(e *xdm.DocumentEntry) {
			e.Authors = []xdm.Author{{Person: xdm.XCN{ID: patient().ID, Authority: patient().Authority, Family: "PAT-TROIS", Given: "DOMINIQUE", NameType: "D", IDType: "NH"}}}
		}, nil},
		{"an address by mail", func(e *xdm.DocumentEntry) {
			e.Authors[0].Telecoms = []string{"^^Internet^kit@example.invalid", "^WPN^PH^^33^1^00"}
		}, nil},
		{"codes of the words", func(e *xdm.DocumentEntry) {
			e.TypeCode = identity.Code{System: "ASTM", Code: "E1762", Display: "Full Document"}
			e.ClassCode = identity.Code{System: "URN", Code: "urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1"}
		}, nil},
		{"a label alone", func(e *xdm.DocumentEntry) { e.EventCodes = []identity.Code{{Display: "Un acte"}} }, nil},
		{"to the day", func(e *xdm.DocumentEntry) { e.ServiceStartTime, e.ServiceStopTime = "202605", "2026" }, nil},

		{"to the minute", func(e *xdm.DocumentEntry) { e.ServiceStartTime = "202605040730" }, []string{"PDSM-L01 /serviceStartTime"}},
		{"without a place in FHIR", func(e *xdm.DocumentEntry) {
			e.URI, e.RepositoryUniqueID, e.HomeCommunityID, e.Slots = "DOC0001.XML", "1.2.3", "urn:oid:1.2.3", []xdm.Slot{{Name: "a", Values: []string{"b"}}}
		}, []string{"PDSM-L02 /URI", "PDSM-L02 /repositoryUniqueId", "PDSM-L02 /homeCommunityId", "PDSM-L02 /slots"}},
		{"two institutions", func(e *xdm.DocumentEntry) {
			e.Authors[0].Institutions = append(e.Authors[0].Institutions, xdm.XON{Name: "Autre"})
		}, []string{"PDSM-L01 /author"}},
		{"a size beyond FHIR", func(e *xdm.DocumentEntry) { e.Size = 1 << 40 }, []string{"PDSM-L01 /size"}},
		{"a digest that is none", func(e *xdm.DocumentEntry) { e.Hash = "xyz" }, []string{"PDSM-L01 /hash"}},
		{"a telephone of the patient", func(e *xdm.DocumentEntry) { e.SourcePatientInfo.Others = []xdm.PatientDetail{{Field: 13, Value: "0"}} }, []string{"PDSM-L01 /sourcePatientInfo"}},
		{"a sex without a gender", func(e *xdm.DocumentEntry) { e.SourcePatientInfo.Sex = "A" }, []string{"PDSM-L01 /sourcePatientInfo"}},
		{"an authority by name", func(e *xdm.DocumentEntry) { e.PatientID.Authority.Name = "ASIP" }, []string{"PDSM-L01 /patientId"}},
		{"a degree", func(e *xdm.DocumentEntry) { e.LegalAuthenticator.Degree = "MD" }, []string{"PDSM-L01 /legalAuthenticator"}},
		{"a community that gave a reference", func(e *xdm.DocumentEntry) { e.References[0].Home = "urn:oid:1.2" }, []string{"PDSM-L01 /referenceIdList"}},
	} {
		t.Run(v.name, func(t *testing.T) {
			e := entry(1)
			v.change(&e)
			r, lost := pdsm.WriteEntry(e, &pdsm.EntryOptions{Zone: paris})
			if got := paths(lost); !slices.Equal(got, v.lost) {
				t.Fatalf("lost %q, want %q", got, v.lost)
			}
			raw, err := fhir.Write(r)
			if err != nil {
				t.Fatal(err)
			}
			again, faults, err := fhir.Read(raw)
			if err != nil || document.Refuses(faults) {
				t.Fatal(err, faults)
			}
			back, unread := pdsm.ReadEntry(again.(*fhir.DocumentReference))
			if len(unread) > 0 {
				t.Errorf("not read back: %q", paths(unread))
			}
			if e.Status == "" {
				e.Status = xdm.StatusApproved
			}
			if v.lost == nil && !reflect.DeepEqual(e, back) {
				t.Errorf("%+v\n%+v", e, back)
			}
		})
	}
}

func TestSetRoundTrip(t *testing.T) {
	for _, v := range []struct {
		name   string
		change func(s *xdm.SubmissionSet)
		lost   []string
	}{
		{"whole", func(*xdm.SubmissionSet) {}, nil},
		{"of a registry", func(s *xdm.SubmissionSet) {
			s.EntryUUID, s.Status = "urn:uuid:00000000-0000-4000-8000-0000000000aa", xdm.StatusApproved
		}, nil},
		{"of an organization alone", func(s *xdm.SubmissionSet) {
			s.Authors[0].Person, s.Authors[0].Roles, s.Authors[0].Specialties = xdm.XCN{}, nil, nil
		}, nil},
		{"by a program", func(s *xdm.SubmissionSet) { s.Authors = []xdm.Author{program()} }, nil},
		{"for an organization", func(s *xdm.SubmissionSet) {
			s.Recipients = []string{"Autre cabinet^^^^^&1.2.3&ISO^IDNST^^^12", "|^Personne^Autre|^^Internet^a@example.invalid"}
		}, nil},
		{"archived", func(s *xdm.SubmissionSet) { s.Status = cisis.StatusArchived }, nil},
		{"out of use", func(s *xdm.SubmissionSet) { s.Status = xdm.StatusDeprecated }, nil},
		{"two authors", func(s *xdm.SubmissionSet) { s.Authors = append(s.Authors, program()) }, []string{"PDSM-L01 /author"}},
		{"with a slot", func(s *xdm.SubmissionSet) { s.Slots = []xdm.Slot{{Name: "a", Values: []string{"b"}}} }, []string{"PDSM-L02 /slots"}},
		{"for what is no one", func(s *xdm.SubmissionSet) { s.Recipients = []string{"||"} }, []string{"PDSM-L01 /intendedRecipient"}},
	} {
		t.Run(v.name, func(t *testing.T) {
			s := set()
			v.change(&s)
			l, lost := pdsm.WriteSet(s, []string{"urn:uuid:00000000-0000-4000-8000-000000000001"}, nil)
			if got := paths(lost); !slices.Equal(got, v.lost) {
				t.Fatalf("lost %q, want %q", got, v.lost)
			}
			raw, err := fhir.Write(l)
			if err != nil {
				t.Fatal(err)
			}
			again, _, err := fhir.Read(raw)
			if err != nil {
				t.Fatal(err)
			}
			back, entries, unread := pdsm.ReadSet(again.(*fhir.List))
			if len(unread) > 0 || len(entries) != 1 {
				t.Errorf("not read back: %q %q", paths(unread), entries)
			}
			if s.Status == "" {
				s.Status = xdm.StatusApproved
			}
			if v.lost == nil && !reflect.DeepEqual(s, back) {
				t.Errorf("%+v\n%+v", s, back)
			}
		})
	}
}

// What a reference says and XDS does not is named.
func TestReferenceLosses(t *testing.T) {
	for _, v := range []struct {
		name   string
		change func(r *fhir.DocumentReference)
		lost   []string
	}{
		{"keeper", func(r *fhir.DocumentReference) { r.Custodian.Display = "Autre" }, []string{"PDSM-L03 /custodian/display"}},
		{"date of its own", func(r *fhir.DocumentReference) { r.Date = "2026-05-05T00:00:00Z" }, []string{"PDSM-L03 /date"}},
		{"fraction of a second", func(r *fhir.DocumentReference) { r.Content[0].Attachment.Creation = "2026-05-04T07:30:00.5Z" }, []string{"PDSM-L03 /content/0/attachment/creation"}},
		{"another zone", func(r *fhir.DocumentReference) { r.Content[0].Attachment.Creation = "2026-05-04T09:30:00+02:00" }, nil},
		{"further name of a system", func(r *fhir.DocumentReference) {
			r.Content[0].Format.System = "http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode"
		}, nil},
		{"not archived, said", func(r *fhir.DocumentReference) {
			no := false
			r.Extension = []fhir.Extension{{URL: "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived", Boolean: &no}}
		}, nil},
		{"second category", func(r *fhir.DocumentReference) { r.Category = append(r.Category, fhir.CodeableConcept{Text: "x"}) }, []string{"PDSM-L03 /category/1/text"}},
		{"member unknown here", func(r *fhir.DocumentReference) {
			r.Unknown = map[string]json.RawMessage{"implicit": json.RawMessage(`1`)}
		}, []string{"PDSM-L03 /implicit"}},
		{"author elsewhere", func(r *fhir.DocumentReference) {
			r.Author = append(r.Author, fhir.Reference{Reference: "Practitioner/1"})
		}, []string{"PDSM-L03 /author/1/reference"}},
		{"resource nobody names", func(r *fhir.DocumentReference) {
			o := &fhir.Organization{Name: "x"}
			o.ID = "o"
			r.Contained = append(r.Contained, o)
		}, []string{"PDSM-L03 /contained/4"}},
		{"relation", func(r *fhir.DocumentReference) {
			r.RelatesTo = []fhir.DocumentRelation{{Code: "replaces", Target: &fhir.Reference{Reference: "DocumentReference/1"}}}
		}, nil},
	} {
		t.Run(v.name, func(t *testing.T) {
			r, _ := pdsm.WriteEntry(entry(1), nil)
			v.change(r)
			if _, lost := pdsm.ReadEntry(r); !slices.Equal(paths(lost), v.lost) {
				t.Errorf("%q, want %q", paths(lost), v.lost)
			}
		})
	}
}

func TestSystems(t *testing.T) {
	for oid, url := range map[string]string{
		"urn:oid:2.16.840.1.113883.6.1":   "http://loinc.org",
		"urn:oid:2.16.840.1.113883.5.25":  "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
		"urn:oid:1.2.250.1.213.1.1.4.1":   "https://mos.esante.gouv.fr/NOS/TRE_A03-ClasseDocument/FHIR/TRE-A03-ClasseDocument",
		"urn:oid:1.2.250.1.213.1.1.4.13":  "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument",
		"urn:oid:1.2.250.1.71.4.2.4":      "https://mos.esante.gouv.fr/NOS/TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite",
		"urn:oid:1.3.6.1.4.1.19376.1.2.3": "https://mos.esante.gouv.fr/NOS/TRE_A11-IheFormatCode/FHIR/TRE-A11-IheFormatCode",
		"urn:oid:1.2.3.4":                 "urn:oid:1.2.3.4",
	} {
		if got := pdsm.SystemURL(oid); got != url || pdsm.SystemOID(url) != oid {
			t.Errorf("%s: %s", oid, got)
		}
	}
	if got := pdsm.SystemOID("https://mos.esante.gouv.fr/NOS/TRE_A07-StatusVisibiliteDocument/FHIR/TRE-A07-StatusVisibiliteDocument"); got != "urn:oid:1.2.250.1.213.1.1.4.13" {
		t.Error(got)
	}
	// Every system of the tables of the CI-SIS has a URL.
	for _, c := range slices.Concat(cisis.Embedded().Types.Codes(), cisis.Embedded().Classes.Codes(), cisis.Embedded().Formats.Codes(), cisis.Embedded().Facilities.Codes(),
		cisis.Embedded().Practices.Codes(), cisis.Embedded().Confidentialities.Codes(), cisis.Embedded().Contents.Codes(), cisis.Embedded().Specialties.Codes(), cisis.Embedded().Functions.Codes()) {
		if pdsm.SystemURL(c.System) == c.System {
			t.Errorf("no URL of %s", c.System)
		}
	}
}

func TestRelations(t *testing.T) {
	r, _ := pdsm.WriteEntry(entry(1), nil)
	r.Identifier = []fhir.Identifier{{Use: "official", Value: "urn:uuid:00000000-0000-4000-8000-0000000000aa"}}
	r.RelatesTo = []fhir.DocumentRelation{{Code: "replaces", Target: &fhir.Reference{Reference: "DocumentReference/1"}}, {Code: "nonsense", Target: &fhir.Reference{}}}
	want := []xdm.Association{{Type: xdm.Replaces, Source: "urn:uuid:00000000-0000-4000-8000-0000000000aa", Target: "DocumentReference/1"}}
	if got := pdsm.Relations(r); !reflect.DeepEqual(got, want) || pdsm.Relations(nil) != nil {
		t.Errorf("%+v", got)
	}
	if e, lost := pdsm.ReadEntry(nil); !reflect.DeepEqual(e, xdm.DocumentEntry{}) || lost != nil {
		t.Error(e, lost)
	}
}
