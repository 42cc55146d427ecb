package xdm_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// corpus returns the archives under the folder ORDONNANCE_XDM (the repository
// ansforge/interop-exemples-xdm), by name.
func corpus(tb testing.TB) map[string][]byte {
	tb.Helper()
	dir := os.Getenv("ORDONNANCE_XDM")
	if dir == "" {
		tb.Skip("set ORDONNANCE_XDM to a copy of ansforge/interop-exemples-xdm")
	}
	names, err := filepath.Glob(filepath.Join(dir, "*", "IHE_XDM.ZIP"))
	if err != nil || len(names) == 0 {
		tb.Fatal("no archive", err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		files[filepath.Base(filepath.Dir(name))] = raw
	}
	return files
}

// Every archive is read, every digest and size is right, no fault is a failure,
// and the defects are those that were counted by other means.
func TestCorpus(t *testing.T) {
	count := map[string]int{}
	files := corpus(t)
	for name, raw := range files {
		a := opened(t, raw)
		if f := a.Verify(); f != nil {
			t.Errorf("%s: %v", name, f)
		}
		if document.Refuses(a.Faults) {
			t.Errorf("%s: %v", name, a.Faults)
		}
		for _, code := range codesOf(a.Faults) {
			count[code]++
		}
	}
	// ansforge/interop-exemples-xdm @5c47e8d1: 110 archives.
	want := map[string]int{"XDM-212": 110, "XDM-301": 110, "XDM-302": 110, "XDM-303": 110, "XDM-304": 110, "XDM-305": 110,
		"XDM-307": 31, "XDM-320": 103, "XDM-324": 6}
	if len(files) == 110 && !maps.Equal(count, want) {
		t.Error(count)
	}
	t.Log(count)
}

// What was read from official archives is written strictly: the same values but
// for blanks, and no fault any more.
func TestCorpusAgain(t *testing.T) {
	for name, raw := range corpus(t) {
		a := opened(t, raw)
		var p xdm.Package
		for _, lot := range a.Lots {
			parcel := xdm.Parcel{Submission: lot.Submission}
			for i := range parcel.Submission.Associations {
				parcel.Submission.Associations[i].ID = "" // some are local names
			}
			for _, d := range lot.Documents {
				data, err := d.Bytes()
				if err != nil {
					t.Fatal(name, err)
				}
				parcel.Documents = append(parcel.Documents, data)
			}
			p.Lots = append(p.Lots, parcel)
		}
		p.Index, p.Readme, p.Written = []byte("x"), []byte("x"), noon
		var out bytes.Buffer
		sent, err := xdm.Write(&out, p, counting())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		again := opened(t, out.Bytes())
		if again.Faults != nil || again.Verify() != nil || !reflect.DeepEqual(again.Lots[0].Submission, sent[0]) {
			t.Errorf("%s: %v", name, again.Faults)
		}
		for i := range a.Lots[0].Submission.Entries {
			for _, d := range xdm.Compare(a.Lots[0].Submission.Entries[i], sent[0].Entries[i], nil) {
				if d.Code != "XDM-521" {
					t.Errorf("%s: %+v", name, d)
				}
			}
		}
		if dir := os.Getenv("ORDONNANCE_XDM_OUT"); dir != "" { // for unzip -t and xmllint
			if err := os.WriteFile(filepath.Join(dir, name+".zip"), out.Bytes(), 0o600); err != nil {
				t.Error(err)
			}
		}
	}
}

// Values of official archives that were measured by other means (unzip,
// sha1sum, an XML reader in another language).
func TestCorpusValues(t *testing.T) {
	files := corpus(t)
	tests := []struct {
		name, size, hash, unique, creation, start, stop, action string
	}{
		{"eP-MED-DM_2024.01_PosoStruct", "227488", "BF85CF0D0E276165809AD44E280C4FADC28793D5", "1.2.250.1.213.1.1.1.39.2024.2.1", "20231201083000", "20231201081000", "20240730081000", ""},
		{"eDISP-MED_2024.01", "66928", "14C3E6F0CC3A276471B361A9CBABB5747CA1BBEB", "1.2.250.1.213.1.1.1.54.2024.1.1", "20241225083000", "20241225080000", "", ""},
		{"IPS-FR_2024.01", "1520881", "593312213E2ED662DFAA7CE0EA766E12FF752E14", "1.2.250.1.213.1.1.1.51.2024.1.1", "20240402101700", "20240402101700", "", "C"},
		{"VAC-NOTE_2023.01", "24245", "20903C93E761CFB54C9CFE76BD32574FF089FA04", "1.2.250.1.213.1.1.1.46.2023.1.1", "20210409143500", "20210409143500", "", ""},
		{"BIO-CR-BIO_2021.01_Microbiologie_V2", "59970", "186BC32C1AB5FF6AE2BD1A021DDD64FE06C58EF8", "1.2.250.1.213.1.1.1.55.2021.6.2", "20210104150527", "20210104082200", "20210104150500", "C"},
		{"DOC_NON_STRUCTURE_CDA-R2-N1", "448271", "D8A162B88E6344AADE47DF7A320C61DD8A240684", "1.3.6.1.4.1.19376.1.2.20.12345.1.1", "20210401124745", "20210104124700", "20210104125500", ""},
		{"TLM-CR_2022.01", "368175", "5D630367705886DC3243A01E8ED16B77CE549574", "1.3.6.1.4.1.19376.1.2.20.2022.1.1", "20200327143500", "20200327144500", "", ""},
		{"CSE-CS8_2025.01", "178408", "B95DBF53EA57A2D337D2A615167605F636858E1C", "1.2.250.1.213.1.1.1.5.1.2024.2.1", "20210503104500", "20210503104500", "", ""},
	}
	for _, tt := range tests {
		raw, ok := files[tt.name]
		if !ok {
			continue
		}
		e := opened(t, raw).Lots[0].Submission.Entries[0]
		got := []string{strconv.FormatInt(e.Size, 10), e.Hash, e.UniqueID, string(e.CreationTime), string(e.ServiceStartTime), string(e.ServiceStopTime), e.Slot("urn:action:extraMetadataSlot")}
		if want := []string{tt.size, tt.hash, tt.unique, tt.creation, tt.start, tt.stop, tt.action}; !slices.Equal(got, want) {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}
