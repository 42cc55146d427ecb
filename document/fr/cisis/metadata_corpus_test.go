package cisis_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// The official archives: metadata derived from the document alone are equal to
// those that came with it, but for differences that a rule explains.
func TestMetadataCorpus(t *testing.T) {
	dir := os.Getenv("ORDONNANCE_XDM")
	if dir == "" {
		t.Skip("set ORDONNANCE_XDM to a copy of ansforge/interop-exemples-xdm")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "IHE_XDM.ZIP"))
	if err != nil || len(files) == 0 {
		t.Fatal("no archive", err)
	}
	reasons, found := map[string]int{}, map[string]int{}
	exact := map[string]bool{"uniqueId": true, "patientId": true, "hash": true, "size": true, "title": true, "typeCode": true,
		"creationTime": true, "serviceStartTime": true, "serviceStopTime": true, "eventCodeList": true}
	for _, file := range files {
		name := filepath.Base(filepath.Dir(file))
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a, err := xdm.Open(bytes.NewReader(raw), int64(len(raw)), nil)
		if err != nil {
			t.Fatal(name, err)
		}
		for _, lot := range a.Lots {
			for _, d := range lot.Documents {
				x, err := cisis.Examine(d, nil)
				if err != nil {
					t.Fatal(name, err)
				}
				for _, f := range x.Faults {
					found[f.Code]++
					if f.Severity > document.Warning {
						t.Errorf("%s: %v", name, f)
					}
				}
				for _, diff := range x.Differences {
					reasons[diff.Code+" "+diff.Field]++
					if !diff.Explained() || exact[diff.Field] {
						t.Errorf("%s: %s %s: read %q, derived %q", name, diff.Code, diff.Field, diff.Read, diff.Derived)
					}
				}
			}
		}
	}
	t.Log(reasons)
	t.Log(found)
}

// Three official archives tell the life of a report: a first version, a second
// in its place, and its deletion. They may come in any order.
func TestLifeCycleCorpus(t *testing.T) {
	dir := os.Getenv("ORDONNANCE_XDM")
	if dir == "" {
		t.Skip("set ORDONNANCE_XDM to a copy of ansforge/interop-exemples-xdm")
	}
	var records []xdm.Record
	for _, name := range []string{"V2_Delete", "V1", "V2"} {
		raw, err := os.ReadFile(filepath.Join(dir, "BIO-CR-BIO_2021.01_Microbiologie_"+name, "IHE_XDM.ZIP"))
		if err != nil {
			t.Skipf("needs the three Microbiologie archives of ansforge/interop-exemples-xdm: %v", err)
		}
		a, err := xdm.Open(bytes.NewReader(raw), int64(len(raw)), nil)
		if err != nil {
			t.Fatal(err)
		}
		x, err := cisis.Examine(a.Lots[0].Documents[0], nil)
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, xdm.RecordsOf(a.Lots[0].Submission, []xdm.Header{x.Header}, func(xdm.DocumentEntry) xdm.Action { return x.Action })...)
	}
	states := xdm.LifeCycle(records, cisis.LifeRules())
	if len(states) != 2 || states[0].Condition != xdm.Replaced || states[1].Condition != xdm.Deleted || states[1].Copies != 2 || states[1].Conflict {
		t.Errorf("%+v", states)
	}
}
