package pdsm_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/pdsm"
)

// The examples of the ANS in JSON (repository IG-FHIR-PDSM4DMP-EEDS, folder
// input/examples, or a guide built from FSH): all are read, and what is wrong
// with them is found.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("ORDONNANCE_PDSM")
	if dir == "" {
		t.Skip("set ORDONNANCE_PDSM to a folder of FHIR examples of PDSm or P4D")
	}
	var files []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".json") && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatal(err, "no example")
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r, form, err := fhir.Read(raw)
		if err != nil {
			continue // not a resource
		}
		t.Run(filepath.Base(name), func(t *testing.T) { look(t, r, form) })
	}
}

func look(t *testing.T, r fhir.Resource, form []document.Fault) {
	var faults []document.Fault
	var lost []document.Omission
	switch r := r.(type) {
	case *fhir.DocumentReference:
		if faults = document.Check(r, pdsm.ReferenceProfile(nil)); r.Content[0].Attachment != nil && r.Content[0].Attachment.Data != "" {
			faults = document.Check(r, pdsm.PublicationProfile(nil))
		}
		_, lost = pdsm.ReadEntry(r)
	case *fhir.List:
		faults = document.Check(r, pdsm.ListProfile(nil))
		_, _, lost = pdsm.ReadSet(r)
	case *fhir.Bundle:
		if r.Type == "transaction" {
			var err error
			faults = document.Check(r, pdsm.LotProfile(nil))
			if _, lost, err = pdsm.ReadLot(r); err != nil {
				t.Error(err)
			}
			break
		}
		for _, e := range r.Entry {
			if e.Resource != nil {
				look(t, e.Resource, nil)
			}
		}
		return
	default:
		return
	}
	for _, f := range append(form, faults...) {
		t.Log(f.Severity, f.Code, f.Path, f.Message.EN)
	}
	for _, o := range lost {
		t.Log("lost", o.Path)
	}
}
