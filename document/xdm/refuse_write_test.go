package xdm_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// unwritable is a package with one defect.
type unwritable struct {
	name, code string
	change     func(p *xdm.Package)
}

func unwritables() []unwritable {
	onEntry := func(change func(e *xdm.DocumentEntry)) func(p *xdm.Package) {
		return func(p *xdm.Package) { change(&p.Lots[0].Submission.Entries[1]) }
	}
	onSet := func(change func(s *xdm.SubmissionSet)) func(p *xdm.Package) {
		return func(p *xdm.Package) { change(&p.Lots[0].Submission.Set) }
	}
	tie := func(a xdm.Association) func(p *xdm.Package) {
		return func(p *xdm.Package) { p.Lots[0].Submission.Associations = []xdm.Association{a} }
	}
	const other = "urn:uuid:00000000-0000-4000-8000-0000000000ff"
	return []unwritable{
		{"nothing", "XDM-401", func(p *xdm.Package) { p.Lots = nil }},
		{"no documents", "XDM-401", func(p *xdm.Package) { p.Lots[0].Documents = nil }},
		{"no unique", "XDM-402", onEntry(func(e *xdm.DocumentEntry) { e.UniqueID = "" })},
		{"no class", "XDM-402", onEntry(func(e *xdm.DocumentEntry) { e.ClassCode = identity.Code{} })},
		{"no author", "XDM-402", onEntry(func(e *xdm.DocumentEntry) { e.Authors = nil })},
		{"empty author", "XDM-402", onEntry(func(e *xdm.DocumentEntry) { e.Authors = []xdm.Author{{}} })},
		{"no source", "XDM-402", onSet(func(s *xdm.SubmissionSet) { s.SourceID = "" })},
		{"membership without status", "XDM-402", func(p *xdm.Package) {
			s := &p.Lots[0].Submission
			s.Set.EntryUUID, s.Entries[0].EntryUUID = "urn:uuid:00000000-0000-4000-8000-0000000000fe", other
			s.Associations = []xdm.Association{{Type: xdm.HasMember, Source: s.Set.EntryUUID, Target: other}}
		}},
		{"unique no OID", "XDM-403", onEntry(func(e *xdm.DocumentEntry) { e.UniqueID = "document 1" })},
		{"source no OID", "XDM-403", onSet(func(s *xdm.SubmissionSet) { s.SourceID = "1.2.250.1.71.4.2.2.01" })},
		{"code without system", "XDM-403", onEntry(func(e *xdm.DocumentEntry) { e.TypeCode.System = "" })},
		{"time", "XDM-403", onEntry(func(e *xdm.DocumentEntry) { e.CreationTime = "20260231" })},
		{"patient without authority", "XDM-403", onSet(func(s *xdm.SubmissionSet) { s.PatientID.Authority = xdm.Authority{} })},
		{"reference without kind", "XDM-403", onEntry(func(e *xdm.DocumentEntry) { e.References[0].Type = "" })},
		{"association to nowhere", "XDM-403", tie(xdm.Association{Type: xdm.Replaces, Source: other})},
		{"two patients", "XDM-404", onEntry(func(e *xdm.DocumentEntry) { e.PatientID.ID = "279035121518988" })},
		{"two patients in two lots", "XDM-404", func(p *xdm.Package) {
			second := parcel(1)
			second.Submission.Set.PatientID.ID, second.Submission.Entries[0].PatientID.ID = "1", "1"
			second.Submission.Entries[0].UniqueID = "1.2.3"
			p.Lots = append(p.Lots, second)
		}},
		{"digest", "XDM-405", onEntry(func(e *xdm.DocumentEntry) { e.Hash = "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709" })},
		{"size", "XDM-405", onEntry(func(e *xdm.DocumentEntry) { e.Size = 3 })},
		{"small letters", "XDM-406", onEntry(func(e *xdm.DocumentEntry) { e.URI = "doc.xml" })},
		{"folder", "XDM-406", onEntry(func(e *xdm.DocumentEntry) { e.URI = "A/DOC.XML" })},
		{"long ending", "XDM-406", func(p *xdm.Package) { p.Lots[0].Beside = []xdm.Loose{{Name: "STYLE.XSLT"}} }},
		{"one name twice", "XDM-407", onEntry(func(e *xdm.DocumentEntry) { e.URI = "DOC0001.XML" })},
		{"metadata beside", "XDM-407", func(p *xdm.Package) { p.Lots[0].Beside = []xdm.Loose{{Name: "METADATA.XML"}} }},
		{"one document twice", "XDM-408", onEntry(func(e *xdm.DocumentEntry) { e.UniqueID = "1.2.250.1.213.1.1.9.1" })},
		{"one document in two lots", "XDM-408", func(p *xdm.Package) { p.Lots = append(p.Lots, parcel(1)) }},
		{"control character", "XDM-409", onEntry(func(e *xdm.DocumentEntry) { e.Title = "a\x00b" })},
		{"not UTF-8", "XDM-409", onEntry(func(e *xdm.DocumentEntry) { e.Authors[0].Roles = []string{"\xff"} })},
		{"long title", "XDM-410", onEntry(func(e *xdm.DocumentEntry) { e.Title = strings.Repeat("é", 1025) })},
		{"long slot", "XDM-410", onEntry(func(e *xdm.DocumentEntry) { e.Authors[0].Person.Family = strings.Repeat("A", 300) })},
		{"no index", "XDM-411", func(p *xdm.Package) { p.Index = nil }},
		{"read-me with accents", "XDM-411", func(p *xdm.Package) { p.Readme = []byte("é") }},
		{"loose association", "XDM-413", tie(xdm.Association{Type: xdm.Replaces, Source: other, Target: other})},
		{"before zip", "XDM-416", func(p *xdm.Package) { p.Written = time.Time{} }},
		{"large", "XDM-418", func(p *xdm.Package) { p.MaxBytes = 100 }},
	}
}

func TestWriteRefuses(t *testing.T) {
	for _, tt := range unwritables() {
		t.Run(tt.code+" "+tt.name, func(t *testing.T) {
			p := boxed(parcel(2))
			tt.change(&p)
			var out bytes.Buffer
			sent, err := xdm.Write(&out, p, counting())
			var e *xdm.Error
			if sent != nil || out.Len() > 0 || !errors.As(err, &e) || e.Code != tt.code {
				t.Fatal(err)
			}
		})
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestWriteFails(t *testing.T) {
	if _, err := xdm.Write(failing{}, boxed(parcel(1)), counting()); !errors.Is(err, &xdm.Error{Code: "XDM-417"}) {
		t.Error(err)
	}
	for name, source := range map[string]xdm.UUIDSource{
		"none":    nil,
		"failing": func() (string, error) { return "", errors.New("no") },
		"same":    func() (string, error) { return "00000000-0000-4000-8000-000000000001", nil },
		"capital": func() (string, error) { return "00000000-0000-4000-8000-00000000000A", nil },
		"short":   xdm.RandomUUIDs(strings.NewReader("short")),
	} {
		if _, err := xdm.WriteMetadata(submissionWithFiles(1), source); !errors.Is(err, &xdm.Error{Code: "XDM-412"}) {
			t.Error(name, err)
		}
	}
}

// No refusal and no fault says anything of a person.
func TestRefusalsAreSilent(t *testing.T) {
	p := boxed(parcel(2))
	p.Lots[0].Submission.Entries[1].PatientID.ID = "279035121518988"
	_, err := xdm.Write(&bytes.Buffer{}, p, counting())
	if strings.Contains(err.Error(), "2790351215") {
		t.Error(err)
	}
}

// Every code has a vector that meets it.
func TestEveryCode(t *testing.T) {
	met := map[string]bool{"XDM-214": true, "XDM-215": true, "XDM-299": true, "XDM-412": true, "XDM-417": true} // TestAcross, TestFaultsAreBounded, TestWriteFails
	met["XDM-131"], met["XDM-132"], met["XDM-133"] = true, true, true                                           // TestDocumentRefuses
	for _, v := range append(refused(), faulty()...) {
		met[v.code] = true
	}
	for _, v := range unwritables() {
		met[v.code] = true
	}
	for _, v := range values() {
		met[v.code] = true
	}
	for _, v := range differences() {
		met[v.code] = true
	}
	for _, v := range underivables() {
		met[v.code] = true
	}
	seen := map[string]bool{}
	for _, r := range xdm.Refusals() {
		if !met[r.Code] {
			t.Errorf("%s has no vector", r.Code)
		}
		if seen[r.Code] || r.Text.EN == "" || r.Text.FR == "" {
			t.Errorf("%s is there twice, or without words", r.Code)
		}
		seen[r.Code] = true
	}
}

func TestDocumentRefuses(t *testing.T) {
	raw := written(t, boxed(parcel(2)))
	tests := []struct {
		code   string
		change func(testing.TB, []byte) []byte
	}{
		{"XDM-131", onFile("DOC0001.XML", func(p *part) { p.data[5] ^= 1 })},
		{"XDM-132", onFile("DOC0001.XML", func(p *part) { p.data = append(p.data, ' ') })},
		{"XDM-133", dropping("DOC0001.XML")},
		{"XDM-134", onFile("DOC0001.XML", func(p *part) { p.header = lie })},
	}
	for _, tt := range tests {
		a := opened(t, tt.change(t, raw))
		if got, err := a.Lots[0].Documents[0].Bytes(); got != nil || !errors.Is(err, &xdm.Error{Code: tt.code}) {
			t.Error(tt.code, err)
		}
		if _, err := a.Lots[0].Documents[1].Bytes(); err != nil {
			t.Error("the other document is lost", err)
		}
	}
}

// lie states another check sum.
func lie(h *zip.FileHeader) { h.CRC32 ^= 1 }
