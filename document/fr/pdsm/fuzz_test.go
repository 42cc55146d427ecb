package pdsm_test

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

func seed(f *testing.F, resources ...fhir.Resource) {
	f.Helper()
	for _, r := range resources {
		raw, err := fhir.Write(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
}

// What is read of any resource is written and read again the same, where no
// loss is told; profiles never panic.
func FuzzMapping(f *testing.F) {
	l, _ := pdsm.WriteSet(set(), []string{"urn:uuid:00000000-0000-4000-8000-000000000001"}, nil)
	device := entry(2)
	device.Authors = []xdm.Author{program()}
	r, _ := pdsm.WriteEntry(device, nil)
	lot, _, err := pdsm.NewLot(replacing(), somebody(), sentAt, &pdsm.LotOptions{UUIDs: counting()})
	if err != nil {
		f.Fatal(err)
	}
	seed(f, sheet(), r, l, lot)
	references, publications, lists, lots := pdsm.ReferenceProfile(nil), pdsm.PublicationProfile(nil), pdsm.ListProfile(nil), pdsm.LotProfile(nil)
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, _, err := fhir.Read(raw)
		if err != nil {
			return
		}
		switch r := r.(type) {
		case *fhir.DocumentReference:
			document.Check(r, references, publications)
			e, _ := pdsm.ReadEntry(r)
			again, lost := pdsm.WriteEntry(e, nil)
			back, _ := pdsm.ReadEntry(again)
			if e.Status == "" {
				back.Status = e.Status
			}
			if len(lost) == 0 && e.URI != "" && back.URI == "" {
				t.Errorf("the address is lost untold: %+v", e)
			}
			if back.URI = e.URI; len(lost) == 0 && !reflect.DeepEqual(e, back) {
				t.Errorf("%+v\n%+v", e, back)
			}
			_, _ = pdsm.NewPatch(r, pdsm.Change{Status: "superseded"})
			pdsm.Relations(r)
		case *fhir.List:
			document.Check(r, lists)
			s, entries, _ := pdsm.ReadSet(r)
			again, lost := pdsm.WriteSet(s, entries, nil)
			back, _, _ := pdsm.ReadSet(again)
			if s.Status == "" {
				back.Status = s.Status
			}
			if len(lost) == 0 && !reflect.DeepEqual(s, back) {
				t.Errorf("%+v\n%+v", s, back)
			}
		case *fhir.Bundle:
			document.Check(r, lots)
			p, _, err := pdsm.ReadLot(r)
			if err == nil && len(p.Documents) != len(p.Submission.Entries) {
				t.Error("documents do not go with entries")
			}
		}
	})
}

func FuzzAnswer(f *testing.F) {
	sent, _, err := pdsm.NewLot(parcel(1), somebody(), sentAt, &pdsm.LotOptions{UUIDs: counting()})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(response([2]string{"201", "List/1"}, [2]string{"201", "DocumentReference/2/_history/1"}, [2]string{"201", "Binary/3"}))
	f.Add([]byte(`{"resourceType":"Bundle","type":"searchset","total":1,"link":[{"relation":"next","url":"x"}],"entry":[{"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"incomplete"}]}}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if receipt, err := pdsm.ReadReceipt(raw, sent, 0); err == nil && len(receipt.Entries) != len(sent.Entry) {
			t.Error(receipt)
		}
		if p, err := pdsm.ReadDocuments(raw, 0); err != nil && !reflect.DeepEqual(p, pdsm.Page[*fhir.DocumentReference]{}) {
			t.Error("something beside an error")
		}
		_, _ = pdsm.ReadLots(raw, 0)
		if text := pdsm.NewServerError(422, raw).Error(); len(raw) > 200 && bytes.Contains(raw, []byte(text)) {
			t.Error(text)
		}
	})
}

func FuzzCheckPatch(f *testing.F) {
	yes := true
	p, err := pdsm.NewPatch(sheet(), pdsm.Change{Status: "current", Archived: &yes})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(p.Body)
	f.Add([]byte(`[{"op":"replace","path":"/extension/0/valueBoolean","value":true}]`))
	f.Fuzz(func(_ *testing.T, raw []byte) { pdsm.CheckPatch(raw) })
}
