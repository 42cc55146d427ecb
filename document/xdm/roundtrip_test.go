package xdm_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

// What is written is read again, the same and without a fault.
func TestRoundTrip(t *testing.T) {
	tests := []struct {
		name string
		pack xdm.Package
	}{
		{"one document", boxed(parcel(1))},
		{"three documents", boxed(parcel(3))},
		{"blanks", func() xdm.Package {
			p := boxed(parcel(1))
			e := &p.Lots[0].Submission.Entries[0]
			e.LegalAuthenticator.Given, e.Authors[0].Institutions[0].Name = "KIT ", " CABINET  ESSAI"
			e.SourcePatientInfo.Names[0].Given = "DOMINIQUE "
			return p
		}()},
		{"two lots", func() xdm.Package {
			second := parcel(1)
			second.Submission.Entries[0].UniqueID = "1.2.250.1.213.1.1.9.77"
			return boxed(parcel(2), second)
		}()},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			sent, err := xdm.Write(&out, tt.pack, counting())
			if err != nil {
				t.Fatal(err)
			}
			a := opened(t, out.Bytes())
			if len(a.Faults) > 0 || len(a.Verify()) > 0 {
				t.Error(a.Faults, a.Verify())
			}
			for i, lot := range a.Lots {
				if !reflect.DeepEqual(lot.Submission, sent[i]) {
					t.Errorf("read %+v\nsent %+v", lot.Submission, sent[i])
				}
				for j, d := range lot.Documents {
					if got, err := d.Bytes(); err != nil || !bytes.Equal(got, tt.pack.Lots[i].Documents[j]) {
						t.Error(err)
					}
				}
			}
			var again bytes.Buffer
			if _, err := xdm.Write(&again, tt.pack, counting()); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
				t.Error("not the same bytes", err)
			}
			if dir := os.Getenv("ORDONNANCE_XDM_OUT"); dir != "" { // for unzip -t and xmllint
				_ = os.WriteFile(dir+"/"+tt.name+".zip", out.Bytes(), 0o600)
			}
		})
	}
}

// A style sheet beside a document travels and is listed.
func TestBeside(t *testing.T) {
	p := parcel(1)
	p.Beside = []xdm.Loose{{Name: "STYLE.XSL", Data: []byte("<xsl/>")}}
	a := opened(t, written(t, boxed(p)))
	if codes := codesOf(a.Faults); !slices.Equal(codes, []string{"XDM-206"}) || a.Unreferenced[0].Name != "IHE_XDM/SUBSET01/STYLE.XSL" {
		t.Fatal(codes)
	}
	r, err := a.Unreferenced[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if got, err := io.ReadAll(r); err != nil || string(got) != "<xsl/>" {
		t.Error(err)
	}
}

// The metadata read are written again as the same value.
func TestMetadataAgain(t *testing.T) {
	updated := submissionWithFiles(2)
	updated.Set.EntryUUID, updated.Entries[0].EntryUUID = "urn:uuid:00000000-0000-4000-8000-0000000000aa", "urn:uuid:00000000-0000-4000-8000-0000000000bb"
	updated.Entries[0].LogicalID, updated.Entries[0].Version = "urn:uuid:00000000-0000-4000-8000-0000000000cc", "2"
	updated.Associations = []xdm.Association{xdm.UpdateOf(updated.Set.EntryUUID, updated.Entries[0].EntryUUID, "1")}
	raw, err := xdm.WriteMetadata(updated, counting())
	if err != nil {
		t.Fatal(err)
	}
	s, faults, err := xdm.ParseMetadata(raw, nil)
	if err != nil || faults != nil {
		t.Fatal(err, faults)
	}
	if e := s.Entries[0]; e.Version != "2" || e.LogicalID != updated.Entries[0].LogicalID || s.Associations[0].Slot(xdm.PreviousVersion) != "1" {
		t.Errorf("%+v", e)
	}
	again, err := xdm.WriteMetadata(s, counting())
	if err != nil {
		t.Fatal(err)
	}
	back, faults, err := xdm.ParseMetadata(again, nil)
	if err != nil || faults != nil || !reflect.DeepEqual(s, back) {
		t.Errorf("%v %v\n%+v\n%+v", err, faults, s, back)
	}
}

// submissionWithFiles is a submission whose entries have digest and size.
func submissionWithFiles(documents int) xdm.Submission {
	s := submission(documents)
	for i := range s.Entries {
		s.Entries[i].Hash, s.Entries[i].Size, s.Entries[i].URI = "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709", 12, xdm.Parcel{Submission: s}.FileNames()[i]
	}
	return s
}

// The JSON form has the names of the standard, and is read again.
func TestJSON(t *testing.T) {
	s := submissionWithFiles(1)
	raw, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"uniqueId", "patientId", "sourcePatientId", "sourcePatientInfo", "author", "authorPerson", "authorInstitution", "authorRole", "authorSpecialty",
		"legalAuthenticator", "classCode", "typeCode", "formatCode", "confidentialityCode", "healthcareFacilityTypeCode", "practiceSettingCode", "eventCodeList",
		"creationTime", "serviceStartTime", "serviceStopTime", "languageCode", "title", "comments", "mimeType", "hash", "size", "URI", "referenceIdList",
		"submissionTime", "contentTypeCode", "sourceId"} {
		if !bytes.Contains(raw, []byte(`"`+name+`":`)) {
			t.Errorf("no %s in the JSON form", name)
		}
	}
	var back xdm.Submission
	if err := json.Unmarshal(raw, &back); err != nil || !reflect.DeepEqual(s, back) {
		t.Errorf("%v\n%+v\n%+v", err, s, back)
	}
}

// A document is read in any steps, and its end tells the truth.
func TestDocumentReader(t *testing.T) {
	a := opened(t, written(t, boxed(parcel(1))))
	r, err := a.Lots[0].Documents[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	got, err := io.ReadAll(io.MultiReader(io.LimitReader(r, 3), r))
	if err != nil || !bytes.Equal(got, content(1)) {
		t.Error(err)
	}
	a.Lots[0].Submission.Entries[0].Hash = "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"
	if _, err := a.Lots[0].Documents[0].Bytes(); err == nil {
		t.Error("a wrong digest was not told")
	}
}
