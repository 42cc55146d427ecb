package pdsm_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

func lotOf(tb testing.TB, p xdm.Parcel, opts *pdsm.LotOptions) *fhir.Bundle {
	tb.Helper()
	if opts == nil {
		opts = &pdsm.LotOptions{}
	}
	if opts.UUIDs == nil {
		opts.UUIDs = counting()
	}
	b, _, err := pdsm.NewLot(p, somebody(), sentAt, opts)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// replacing is a lot whose document takes the place of one on the server.
func replacing() xdm.Parcel {
	p := parcel(1)
	p.Submission.Entries[0].EntryUUID = "urn:uuid:00000000-0000-4000-8000-0000000000aa"
	p.Submission.Associations = []xdm.Association{{Type: xdm.Replaces, Source: p.Submission.Entries[0].EntryUUID, Target: "urn:uuid:00000000-0000-4000-8000-0000000000bb"}}
	return p
}

func TestLot(t *testing.T) {
	b := lotOf(t, parcel(2), nil)
	if faults := document.Check(b, pdsm.LotProfile(nil)); faults != nil {
		t.Fatalf("%+v", faults)
	}
	raw, err := fhir.Write(b)
	if err != nil {
		t.Fatal(err)
	}
	again, err := fhir.Write(lotOf(t, parcel(2), nil))
	if err != nil || !bytes.Equal(raw, again) {
		t.Error("not the same bytes", err)
	}
	var kinds []string
	for _, e := range b.Entry {
		kinds = append(kinds, e.Request.Method+" "+e.Request.URL)
	}
	if want := []string{"POST List", "POST DocumentReference", "POST DocumentReference", "POST Binary", "POST Binary"}; !reflect.DeepEqual(kinds, want) {
		t.Errorf("%q", kinds)
	}
	a := b.Entry[1].Resource.(*fhir.DocumentReference).Content[0].Attachment
	if *a.Size != len(content(1)) || a.URL != b.Entry[3].FullURL || b.Entry[3].Resource.(*fhir.Binary).Data != base64.StdEncoding.EncodeToString(content(1)) {
		t.Errorf("%+v", a)
	}

	back, faults, err := fhir.ReadBundle(raw)
	if err != nil || document.Refuses(faults) {
		t.Fatal(err, faults)
	}
	p, lost, err := pdsm.ReadLot(back)
	if err != nil || len(lost) != 0 {
		t.Fatal(err, paths(lost))
	}
	want := parcel(2)
	for i, e := range p.Submission.Entries {
		w := want.Submission.Entries[i]
		w.EntryUUID, w.Status, w.Hash, w.Size = e.EntryUUID, xdm.StatusApproved, e.Hash, int64(len(content(i+1)))
		if !reflect.DeepEqual(e, w) || !bytes.Equal(p.Documents[i], content(i+1)) {
			t.Errorf("%+v\n%+v", e, w)
		}
	}
	want.Submission.Set.Status = xdm.StatusApproved
	if !reflect.DeepEqual(p.Submission.Set, want.Submission.Set) {
		t.Errorf("%+v", p.Submission.Set)
	}
}

func TestReplacement(t *testing.T) {
	for _, v := range []struct {
		name   string
		old    map[string]string
		target string
		id     string
	}{
		{"by its id", nil, "DocumentReference/00000000-0000-4000-8000-0000000000bb", ""},
		{"by its reference", map[string]string{"urn:uuid:00000000-0000-4000-8000-0000000000bb": "DocumentReference/12"}, "DocumentReference/12", ""},
		{"by its identifier", map[string]string{"urn:uuid:00000000-0000-4000-8000-0000000000bb": "DocumentReference?identifier=urn:ietf:rfc:3986|urn:oid:1.2.3"},
			"DocumentReference?identifier=urn:ietf:rfc:3986|urn:oid:1.2.3", "urn:oid:1.2.3"},
	} {
		b := lotOf(t, replacing(), &pdsm.LotOptions{Old: v.old})
		r := b.Entry[1].Resource.(*fhir.DocumentReference)
		patch := b.Entry[2]
		if r.RelatesTo[0].Code != "replaces" || patch.Request.Method != "PATCH" || patch.Request.URL != v.target || patch.Resource.ResourceType() != "Parameters" {
			t.Errorf("%s: %+v %+v", v.name, r.RelatesTo, patch.Request)
		}
		if id := r.RelatesTo[0].Target.Identifier; (id == nil) != (v.id == "") || id != nil && id.Value != v.id {
			t.Errorf("%s: %+v", v.name, id)
		}
		p, _, err := pdsm.ReadLot(b)
		if err != nil || len(p.Submission.Associations) != 1 || p.Submission.Associations[0].Type != xdm.Replaces {
			t.Errorf("%s: %+v %v", v.name, p.Submission.Associations, err)
		}
		if b.Entry[1].FullURL != "urn:uuid:00000000-0000-4000-8000-0000000000aa" {
			t.Error(b.Entry[1].FullURL)
		}
	}
}

func TestLotOptions(t *testing.T) {
	p := parcel(1)
	p.Submission.Set.UniqueID, p.Submission.Set.SubmissionTime = "", ""
	p.Submission.Associations = []xdm.Association{{Type: xdm.HasMember}, {Type: "urn:example:other"}}
	b, lost, err := pdsm.NewLot(p, somebody(), sentAt, &pdsm.LotOptions{UUIDs: counting(), Once: true, Zone: time.FixedZone("CEST", 7200), Custodian: xdm.XON{Name: "Hébergeur"}})
	if err != nil || len(lost) != 1 || lost[0].Path != "/associations/1" {
		t.Fatal(err, lost)
	}
	l := b.Entry[0].Resource.(*fhir.List)
	r := b.Entry[1].Resource.(*fhir.DocumentReference)
	if l.Date != "2026-05-04T14:00:00+02:00" || !strings.HasPrefix(l.Identifier[0].Value, "urn:oid:2.25.") || r.Custodian.Display != "Hébergeur" {
		t.Errorf("%+v", l)
	}
	if got := b.Entry[1].Request.IfNoneExist; got != "identifier=urn%3Aietf%3Arfc%3A3986%7Curn%3Aoid%3A1.2.250.1.213.1.1.9.1" {
		t.Error(got)
	}
}

func TestLotRefusals(t *testing.T) {
	opts := func() *pdsm.LotOptions { return &pdsm.LotOptions{UUIDs: counting()} }
	for _, v := range []struct {
		name, code string
		change     func(p *xdm.Parcel, o *pdsm.LotOptions)
	}{
		{"no document", "PDSM-101", func(p *xdm.Parcel, _ *pdsm.LotOptions) { *p = xdm.Parcel{Submission: xdm.Submission{Set: set()}} }},
		{"a file missing", "PDSM-101", func(p *xdm.Parcel, _ *pdsm.LotOptions) { p.Documents = nil }},
		{"another patient", "PDSM-103", func(p *xdm.Parcel, _ *pdsm.LotOptions) { p.Submission.Set.PatientID.ID = "160012B02077713" }},
		{"two patients", "PDSM-103", func(p *xdm.Parcel, _ *pdsm.LotOptions) { p.Submission.Entries[0].PatientID.ID = "160012B02077713" }},
		{"no UUIDs", "PDSM-104", func(_ *xdm.Parcel, o *pdsm.LotOptions) { o.UUIDs = nil }},
		{"failing UUIDs", "PDSM-104", func(_ *xdm.Parcel, o *pdsm.LotOptions) {
			o.UUIDs = func() (string, error) { return "", errors.New("secret") }
		}},
		{"another digest", "PDSM-105", func(p *xdm.Parcel, _ *pdsm.LotOptions) {
			p.Submission.Entries[0].Hash = "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"
		}},
		{"another size", "PDSM-105", func(p *xdm.Parcel, _ *pdsm.LotOptions) { p.Submission.Entries[0].Size = 1 }},
		{"an empty file", "PDSM-105", func(p *xdm.Parcel, _ *pdsm.LotOptions) { p.Documents[0] = nil }},
		{"a replacement of nothing", "PDSM-106", func(p *xdm.Parcel, _ *pdsm.LotOptions) {
			p.Submission.Entries[0].Slots = []xdm.Slot{{Name: cisis.ActionSlot, Values: []string{"C"}}}
		}},
		{"a replacement by nothing", "PDSM-106", func(p *xdm.Parcel, _ *pdsm.LotOptions) {
			p.Submission.Associations = []xdm.Association{{Type: xdm.Replaces, Source: "urn:uuid:x", Target: "DocumentReference/1"}}
		}},
		{"a deletion", "PDSM-107", func(p *xdm.Parcel, _ *pdsm.LotOptions) {
			p.Submission.Entries[0].Slots = []xdm.Slot{{Name: cisis.ActionSlot, Values: []string{"D"}}}
		}},
		{"a change of status", "PDSM-107", func(p *xdm.Parcel, _ *pdsm.LotOptions) {
			p.Submission.Associations = []xdm.Association{{Type: xdm.UpdateStatus}}
		}},
		{"a title missing", "PDSM-108", func(p *xdm.Parcel, _ *pdsm.LotOptions) { p.Submission.Entries[0].Title = "" }},
		{"two levels", "PDSM-109", func(p *xdm.Parcel, _ *pdsm.LotOptions) {
			p.Submission.Entries[0].ConfidentialityCodes = append(p.Submission.Entries[0].ConfidentialityCodes, identity.Code{System: "urn:oid:2.16.840.1.113883.5.25", Code: "R"})
		}},
	} {
		t.Run(v.name, func(t *testing.T) {
			p, o := parcel(1), opts()
			v.change(&p, o)
			b, lost, err := pdsm.NewLot(p, somebody(), sentAt, o)
			var refused *pdsm.Error
			if !errors.As(err, &refused) || refused.Code != v.code || b != nil || lost != nil || refused.French() == "" {
				t.Fatal(err)
			}
			if strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "2790351215") {
				t.Error(err)
			}
		})
	}
	doubtful := somebody()
	doubtful.Facts.Proved = nil
	if _, _, err := pdsm.NewLot(parcel(1), doubtful, sentAt, opts()); codeIn(err) != "PDSM-102" {
		t.Error(err)
	}
	for _, b := range []*fhir.Bundle{nil, {Type: "batch"}, {Type: "transaction"}} {
		if _, _, err := pdsm.ReadLot(b); codeIn(err) != "PDSM-115" {
			t.Error(err)
		}
	}
}

func TestPublication(t *testing.T) {
	e := entry(1)
	e.EntryUUID = "urn:uuid:00000000-0000-4000-8000-0000000000aa"
	e.EventCodes = append(e.EventCodes, loinc("60593-1", "Dispensation"))
	r, lost, err := pdsm.NewPublication(e, content(1), somebody(), sentAt, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(paths(lost), " "); got != "PDSM-L01 /entryUUID PDSM-L01 /eventCodeList" {
		t.Error(got)
	}
	if faults := document.Check(r, pdsm.PublicationProfile(nil)); faults != nil {
		t.Errorf("%+v", faults)
	}
	if _, err := fhir.Write(r); err != nil {
		t.Error(err)
	}
	doubtful, hidden := somebody(), entry(1)
	doubtful.Facts.Proved, hidden.ConfidentialityCodes = nil, nil
	_, _, one := pdsm.NewPublication(e, content(1), doubtful, sentAt, nil)
	_, _, two := pdsm.NewPublication(hidden, content(1), somebody(), sentAt, nil)
	_, _, three := pdsm.NewPublication(e, nil, somebody(), sentAt, nil)
	hidden = entry(1)
	hidden.Title = ""
	_, _, four := pdsm.NewPublication(hidden, content(1), somebody(), sentAt, nil)
	hidden.Status = cisis.StatusDeleted
	_, _, five := pdsm.NewPublication(hidden, content(1), somebody(), sentAt, nil)
	if codeIn(one) != "PDSM-102" || codeIn(two) != "PDSM-109" || codeIn(three) != "PDSM-105" || codeIn(four) != "PDSM-108" || codeIn(five) != "PDSM-107" {
		t.Error(one, two, three, four, five)
	}
}
