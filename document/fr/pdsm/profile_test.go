package pdsm_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
)

type (
	ref = fhir.DocumentReference
	lst = fhir.List
	bun = fhir.Bundle
)

const (
	forbidden = `{"a":1}`
	archive   = "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived"
)

func sheet() *ref {
	e := entry(1)
	e.Hash, e.Size = "03F84C46BBFA635E418D233C90C2E276BCFE9877", 80
	r, _ := pdsm.WriteEntry(e, &pdsm.EntryOptions{URL: "Binary/1"})
	return r
}

func label(system, code string) fhir.CodeableConcept {
	return fhir.CodeableConcept{Coding: []fhir.Coding{{System: system, Code: code}}}
}

// broken is one wrong thing in a resource, and the code and place it is found
// with.
type broken[T any] struct {
	code, path string
	change     func(r T)
}

func references() []broken[*ref] {
	no := false
	return []broken[*ref]{
		{"PDSM-501", "/masterIdentifier", func(r *ref) { r.MasterIdentifier = nil }},
		{"PDSM-502", "/masterIdentifier/value", func(r *ref) { r.MasterIdentifier.Value = "urn:uuid:abcd-efgh-ijkl-mnop" }},
		{"PDSM-503", "/docStatus", func(r *ref) { r.DocStatus = "final" }},
		{"PDSM-503", "/modifierExtension", func(r *ref) { r.Unknown = map[string]json.RawMessage{"modifierExtension": json.RawMessage(forbidden)} }},
		{"PDSM-504", "/status", func(r *ref) { r.Status = "entered-in-error" }},
		{"PDSM-505", "/type", func(r *ref) { r.Type = nil }},
		{"PDSM-506", "/category", func(r *ref) { r.Category = nil }},
		{"PDSM-507", "/subject", func(r *ref) { r.Subject = nil }},
		{"PDSM-508", "/date", func(r *ref) { r.Date = "" }},
		{"PDSM-509", "/author", func(r *ref) { r.Author = nil }},
		{"PDSM-510", "/author/0", func(r *ref) { r.Author[0].Reference = "PractitionerRole/1" }},
		{"PDSM-512", "/authenticator", func(r *ref) { r.Authenticator.Reference = "Organization/1" }},
		{"PDSM-513", "/custodian", func(r *ref) { r.Custodian = nil }},
		{"PDSM-514", "/securityLabel", func(r *ref) { r.SecurityLabel = nil }},
		{"PDSM-515", "/securityLabel/1", func(r *ref) {
			r.SecurityLabel = append(r.SecurityLabel, label("https://mos.esante.gouv.fr/NOS/TRE_A07-StatusVisibiliteDocument/FHIR/TRE-A07-StatusVisibiliteDocument", "N"))
		}},
		{"PDSM-516", "/content", func(r *ref) { r.Content = append(r.Content, r.Content[0]) }},
		{"PDSM-517", "/content/0/attachment/size", func(r *ref) { r.Content[0].Attachment.Size = nil }},
		{"PDSM-517", "/content/0/attachment/hash", func(r *ref) { r.Content[0].Attachment.Hash = "" }},
		{"PDSM-517", "/content/0/attachment/title", func(r *ref) { r.Content[0].Attachment.Title = "" }},
		{"PDSM-518", "/content/0/attachment/data", func(r *ref) { r.Content[0].Attachment.Data = "AAAA" }},
		{"PDSM-519", "/content/0/attachment/hash", func(r *ref) { r.Content[0].Attachment.Hash = "AAAA" }},
		{"PDSM-520", "/content/0/attachment/hash", func(r *ref) { r.Content[0].Attachment.Hash = "2jmj7l5rSw0yVb/vlWAYkK/YBwk=" }},
		{"PDSM-521", "/content/0/format", func(r *ref) { r.Content[0].Format = nil }},
		{"PDSM-522", "/context/period/start", func(r *ref) { r.Context.Period = nil }},
		{"PDSM-522", "/context/facilityType", func(r *ref) { r.Context = nil }},
		{"PDSM-523", "/context/sourcePatientInfo", func(r *ref) { r.Context.SourcePatientInfo.Reference = "Patient/1" }},
		{"PDSM-524", "/content/0/format", func(r *ref) {
			r.Content[0].Attachment.ContentType, r.Content[0].Format.Code = "application/pdf", "urn:ihe:lab:xd-lab:2008"
		}},
		{"PDSM-525", "/category/0", func(r *ref) { r.Category[0].Coding[0].Code = "11" }},
		{"PDSM-526", "/context/facilityType", func(r *ref) { *r.Context.FacilityType = label("http://snomed.info/sct", "22232009") }},
		{"PDSM-527", "/context/sourcePatientInfo", func(r *ref) { r.Subject.Identifier.Value = "160012B02077713" }},
		{"PDSM-528", "/extension/0", func(r *ref) {
			r.Extension = []fhir.Extension{{URL: "https://interop.esante.gouv.fr/ig/fhir/pdsm/SearchParameter/PDSm-isArchived", Boolean: &no}}
		}},
		{"PDSM-528", "/extension/0", func(r *ref) { r.Extension = []fhir.Extension{{URL: archive, String: "true"}} }},
		{"PDSM-529", "/relatesTo/0/target", func(r *ref) { r.RelatesTo = []fhir.DocumentRelation{{Code: "replaces"}} }},
		{"PDSM-530", "/securityLabel", func(r *ref) { r.SecurityLabel[0] = label("urn:oid:1.2.250.1.213.1.1.4.13", "MASQUE_PS") }},
	}
}

func publications() []broken[*ref] {
	return []broken[*ref]{
		{"PDSM-504", "/status", func(r *ref) { r.Status = "superseded" }},
		{"PDSM-541", "/content/0/attachment/data", func(r *ref) { r.Content[0].Attachment.Data = "" }},
		{"PDSM-542", "/content/0/attachment/url", func(r *ref) { r.Content[0].Attachment.URL = "Binary/1" }},
		{"PDSM-543", "/identifier/0", func(r *ref) {
			r.Identifier = []fhir.Identifier{{Use: "official", Value: "urn:uuid:00000000-0000-4000-8000-0000000000aa"}}
		}},
		{"PDSM-544", "/content/0/attachment", func(r *ref) { *r.Content[0].Attachment.Size = 250000 }},
		{"PDSM-545", "/context/event", func(r *ref) { r.Context.Event = append(r.Context.Event, r.Context.Event[0]) }},
		{"PDSM-546", "/author/0", func(r *ref) { r.Author[0].Reference = "#nobody" }},
	}
}

func lists() []broken[*lst] {
	yes := true
	return []broken[*lst]{
		{"PDSM-601", "/extension", func(l *lst) { l.Extension = l.Extension[1:] }},
		{"PDSM-602", "/extension", func(l *lst) { l.Extension = l.Extension[:1] }},
		{"PDSM-604", "/source", func(l *lst) { l.Source.Reference = "PractitionerRole/1" }},
		{"PDSM-605", "/status", func(l *lst) { l.Status = "retired" }},
		{"PDSM-606", "/mode", func(l *lst) { l.Mode = "snapshot" }},
		{"PDSM-607", "/code", func(l *lst) { l.Code = nil }},
		{"PDSM-608", "/date", func(l *lst) { l.Date = "" }},
		{"PDSM-609", "/subject", func(l *lst) { l.Subject = nil }},
		{"PDSM-610", "/identifier/0", func(l *lst) { l.Identifier[0].System = "" }},
		{"PDSM-611", "/identifier/0", func(l *lst) { l.Identifier[0].Value = "urn:uuid:11111111-aaaa-bbbb-cccc-222222222222" }},
		{"PDSM-612", "/entry/0", func(l *lst) { l.Entry[0].Deleted = &yes }},
		{"PDSM-612", "/orderedBy", func(l *lst) { l.Unknown = map[string]json.RawMessage{"orderedBy": json.RawMessage(forbidden)} }},
		{"PDSM-612", "/encounter", func(l *lst) { l.Encounter = &fhir.Reference{Reference: "Encounter/1"} }},
		{"PDSM-613", "/entry", func(l *lst) { l.Code.Coding[0].Code, l.Entry = "folder", nil }},
		{"PDSM-614", "/title", func(l *lst) { l.Code.Coding[0].Code, l.Title = "folder", "" }},
		{"PDSM-615", "/extension/0", func(l *lst) { l.Extension[0].CodeableConcept.Coding[0].System = "http://snomed.info/sct" }},
		{"PDSM-616", "/extension/3", func(l *lst) { l.Extension = append(l.Extension, fhir.Extension{URL: archive}) }},
	}
}

func lots(t *testing.T) []broken[*bun] {
	patched := lotOf(t, replacing(), nil).Entry[2]
	return []broken[*bun]{
		{"PDSM-701", "/type", func(b *bun) { b.Type = "batch" }},
		{"PDSM-702", "/entry", func(b *bun) { b.Entry = b.Entry[1:] }},
		{"PDSM-703", "/entry", func(b *bun) { b.Entry = b.Entry[:1] }},
		{"PDSM-704", "/entry/1/fullUrl", func(b *bun) { b.Entry[1].FullURL = "urn:uuid:8da1cfcc-05db-4aca-86ad82aa756a64bb" }},
		{"PDSM-705", "/entry/0/request/method", func(b *bun) { b.Entry[0].Request.Method = "PUT" }},
		{"PDSM-705", "/entry/0", func(b *bun) { b.Entry[0].Request = nil }},
		{"PDSM-706", "/entry/5/resource", func(b *bun) {
			b.Entry = append(b.Entry, fhir.Entry{FullURL: "urn:uuid:00000000-0000-4000-8000-0000000000cc", Resource: &fhir.Device{}, Request: &fhir.EntryRequest{Method: "POST", URL: "Device"}})
		}},
		{"PDSM-707", "/entry/1/resource/content/0/attachment/url", func(b *bun) { b.Entry = slices.Delete(b.Entry, 3, 4) }},
		{"PDSM-708", "/entry/1/resource/content/0/attachment", func(b *bun) { b.Entry[3].Resource.(*fhir.Binary).Data = "AAAA" }},
		{"PDSM-709", "/entry/1", func(b *bun) { b.Entry[0].Resource.(*lst).Entry = b.Entry[0].Resource.(*lst).Entry[1:] }},
		{"PDSM-709", "/entry/0/resource/entry/0", func(b *bun) {
			b.Entry[0].Resource.(*lst).Entry[0].Item.Reference = "urn:uuid:00000000-0000-4000-8000-0000000000cc"
		}},
		{"PDSM-710", "/entry/2/resource/subject", func(b *bun) { b.Entry[2].Resource.(*ref).Subject.Identifier.Value = "160012B02077713" }},
		{"PDSM-711", "/entry/1/resource/relatesTo", func(b *bun) {
			b.Entry[1].Resource.(*ref).RelatesTo = []fhir.DocumentRelation{{Code: "replaces", Target: &fhir.Reference{Reference: "DocumentReference/1"}}}
		}},
		{"PDSM-711", "/entry/5", func(b *bun) { b.Entry = append(b.Entry, patched) }},
		{"PDSM-712", "/entry/5/resource", func(b *bun) {
			b.Entry = append(b.Entry, fhir.Entry{FullURL: patched.FullURL, Request: patched.Request, Resource: &fhir.Parameters{Parameter: []fhir.Parameter{{Name: "operation"}}}})
		}},
		{"PDSM-713", "/entry", func(b *bun) {
			for range 2 {
				b.Entry = append(b.Entry, fhir.Entry{FullURL: "urn:uuid:00000000-0000-4000-8000-0000000000cc", Resource: &fhir.Patient{}, Request: &fhir.EntryRequest{Method: "GET", URL: "Patient/1"}})
			}
		}},
		{"PDSM-714", "/entry/1/resource/content/0/attachment/contentType", func(b *bun) { b.Entry[3].Resource.(*fhir.Binary).ContentType = "application/pdf" }},
		{"PDSM-715", "/entry/5", func(b *bun) {
			b.Entry = append(b.Entry, fhir.Entry{FullURL: "urn:uuid:00000000-0000-4000-8000-0000000000cc", Resource: &fhir.Binary{}, Request: &fhir.EntryRequest{Method: "POST", URL: "Binary"}})
		}},
		{"PDSM-513", "/entry/1/resource/custodian", func(b *bun) { b.Entry[1].Resource.(*ref).Custodian = nil }},
		{"PDSM-608", "/entry/0/resource/date", func(b *bun) { b.Entry[0].Resource.(*lst).Date = "" }},
	}
}

// try breaks a right value in each way and looks for the finding; it returns
// the codes that were found.
func try[T any](t *testing.T, profile document.Profile[T], made func() T, vectors []broken[T]) map[string]bool {
	t.Helper()
	if faults := document.Check(made(), profile); faults != nil {
		t.Fatalf("%s: %+v", profile.Name, faults)
	}
	seen := map[string]bool{}
	for _, v := range vectors {
		r := made()
		v.change(r)
		faults := document.Check(r, profile)
		if !slices.ContainsFunc(faults, func(f document.Fault) bool { return f.Code == v.code && f.Path == v.path }) {
			t.Errorf("%s at %s: %+v", v.code, v.path, faults)
		}
		seen[v.code] = true
	}
	return seen
}

func TestProfiles(t *testing.T) {
	seen := try(t, pdsm.ReferenceProfile(nil), sheet, references())
	made := func() *ref {
		r, _, err := pdsm.NewPublication(entry(1), content(1), somebody(), sentAt, nil)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	folder := func() *lst {
		l, _ := pdsm.WriteSet(set(), []string{"urn:uuid:00000000-0000-4000-8000-000000000001"}, nil)
		return l
	}
	for _, more := range []map[string]bool{
		try(t, pdsm.PublicationProfile(cisis.Embedded()), made, publications()),
		try(t, pdsm.ListProfile(nil), folder, lists()),
		try(t, pdsm.LotProfile(nil), func() *bun { return lotOf(t, parcel(2), nil) }, lots(t)),
	} {
		for code := range more {
			seen[code] = true
		}
	}
	codes, texts := map[string]bool{}, map[string]bool{}
	for _, r := range pdsm.LotProfile(nil).Rules {
		if codes[r.Code] || r.Source == "" || r.Text.EN == "" || r.Text.FR == "" {
			t.Errorf("%s is there twice or says nothing", r.Code)
		}
		codes[r.Code] = true
		texts[r.Text.EN] = true
	}
	for _, r := range pdsm.PublicationProfile(nil).Rules {
		codes[r.Code] = true
	}
	for code := range codes {
		if !seen[code] {
			t.Errorf("no vector for %s", code)
		}
	}
	for _, faults := range [][]document.Fault{document.Check(nil, pdsm.ReferenceProfile(nil)), document.Check(nil, pdsm.PublicationProfile(nil)),
		document.Check(nil, pdsm.ListProfile(nil)), document.Check(nil, pdsm.LotProfile(nil))} {
		if faults != nil {
			t.Error(faults)
		}
	}
	// Nothing at all breaks rules and nothing else.
	if faults := document.Check(&ref{}, pdsm.ReferenceProfile(nil)); len(faults) < 10 {
		t.Error(faults)
	}
}

func TestRefusalsAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range pdsm.Refusals() {
		if seen[r.Code] || r.Text.EN == "" || r.Text.FR == "" || !strings.HasPrefix(r.Code, "PDSM-") {
			t.Errorf("%+v", r)
		}
		seen[r.Code] = true
	}
	for _, r := range pdsm.LotProfile(nil).Rules {
		if seen[r.Code] {
			t.Error(r.Code)
		}
	}
}
