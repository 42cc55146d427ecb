package pdsm_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// The metadata of every official archive become valid references that keep the
// rules, and come back; what does not is told.
func TestArchives(t *testing.T) {
	dir := os.Getenv("ORDONNANCE_XDM")
	if dir == "" {
		t.Skip("set ORDONNANCE_XDM to a folder of XDM archives")
	}
	lost, found, entries := map[string]int{}, map[string]int{}, 0
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.EqualFold(filepath.Ext(path), ".zip") {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		a, err := xdm.Open(bytes.NewReader(raw), int64(len(raw)), &xdm.Limits{Archive: 1 << 30})
		if err != nil {
			return nil // not an archive of documents
		}
		for _, lot := range a.Lots {
			for _, e := range lot.Submission.Entries {
				entries++
				archived(t, e, lost, found)
			}
			l, omitted := pdsm.WriteSet(lot.Submission.Set, []string{"urn:uuid:00000000-0000-4000-8000-000000000001"}, nil)
			note(lost, "lot ", omitted)
			for _, f := range document.Check(l, pdsm.ListProfile(nil)) {
				found[f.Code+" "+f.Path]++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(entries, "entries; lost:", lost, "; found:", found)
}

func note(lost map[string]int, what string, list []document.Omission) {
	for _, o := range list {
		lost[what+o.Code+" "+o.Path]++
	}
}

func archived(t *testing.T, e xdm.DocumentEntry, lost, found map[string]int) {
	t.Helper()
	r, omitted := pdsm.WriteEntry(e, &pdsm.EntryOptions{URL: "Binary/1"})
	note(lost, "", omitted)
	raw, err := fhir.Write(r)
	if err != nil {
		t.Error(err)
		return
	}
	again, _, err := fhir.ReadBundle(append(append([]byte(`{"resourceType":"Bundle","type":"collection","entry":[{"resource":`), raw...), "}]}"...))
	if err != nil {
		t.Error(err)
		return
	}
	back, unread := pdsm.ReadEntry(again.Entry[0].Resource.(*fhir.DocumentReference))
	note(lost, "back ", unread)
	if e.Status == "" {
		e.Status = xdm.StatusApproved
	}
	if back.URI = e.URI; len(omitted) == 1 && omitted[0].Path == "/URI" && !reflect.DeepEqual(e, back) {
		t.Errorf("%+v\n%+v", e, back)
	}
	for _, f := range document.Check(r, pdsm.ReferenceProfile(nil)) {
		found[f.Severity.String()+" "+f.Code+" "+f.Path]++
	}
}
