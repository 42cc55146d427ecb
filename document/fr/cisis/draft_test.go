package cisis_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/document/fr/cisis"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
)

var paris = time.FixedZone("CEST", 2*60*60)

// morning is when the documents of these tests were made.
var morning = time.Date(2026, 5, 4, 9, 30, 0, 0, paris)

// The people are of the test bases of the ANS.
func dominique() ins.Identity {
	m, err := ins.ParseMatricule("279035121518989", "urn:oid:1.2.250.1.213.1.4.10")
	if err != nil {
		panic(err)
	}
	born, _ := identity.NewDate(1979, 3, 28)
	since := morning.Add(-time.Hour)
	return ins.Identity{Matricule: m,
		Traits: ins.Traits{FamilyName: "PAT-TROIS", GivenNames: "DOMINIQUE MARIE-LOUISE", FirstGivenName: "DOMINIQUE", Sex: identity.Female,
			BirthDate: born, BirthPlace: "51215"},
		Facts:          ins.Facts{Retrieved: &ins.Fact{Since: since, Method: ins.INSi}, Proved: &ins.Fact{Since: since, Method: ins.Manual}},
		UsedFamilyName: "PAT-TROIS", UsedGivenName: "DOMINIQUE",
		Others: []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.1.9.9", Value: "1234"}}}
}

func surgery() identity.Organization {
	return identity.Organization{Name: "CABINET DOC0024566", Phone: "+33 1 00 00 00 00",
		Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "499700245667008"}},
		Address:     &identity.Address{Lines: []string{"1 rue de l'Essai"}, PostalCode: "51100", City: "REIMS", Country: "FR"}}
}

func kit() cisis.Author {
	return cisis.Author{Place: surgery(), Practitioner: identity.Practitioner{FamilyName: "DOC0024566", GivenName: "KIT", Title: "Dr",
		Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700245667"}},
		Profession:  identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.5", Code: "G15_10/SM26"}, Phone: "+33100000000"}}
}

func pharmacist() cisis.Author {
	return cisis.Author{Place: surgery(), Practitioner: identity.Practitioner{FamilyName: "PHARMACH0007512", GivenName: "ANNE", Email: "anne@example.invalid",
		Identifiers: []identity.Identifier{{System: "https://rpps.esante.gouv.fr", Value: "99700075122"}}}}
}

// draft is the least a document needs.
func draft() cisis.Draft {
	return cisis.Draft{ID: "1.2.250.1.213.1.1.9.100.1", Written: morning, Patient: dominique(), Authors: []cisis.Author{kit()}}
}

// fullDraft says all that a draft can say.
func fullDraft() cisis.Draft {
	d := draft()
	d.ID, d.SetID, d.Version, d.Replaces = "0f8fad5b-d9cb-469f-a165-70867728950e", "1.2.250.1.213.1.1.9.100", 2, "1.2.250.1.213.1.1.9.100.1"
	d.Title = "Compte rendu de Mme PAT-TROIS"
	d.Confidentiality = identity.Code{System: "urn:oid:2.16.840.1.113883.5.25", Code: "R"}
	d.Contact = cisis.Contact{Address: &identity.Address{Lines: []string{"Chez l'Essai", "1 rue de l'Essai"}, PostalCode: "51100", City: "REIMS"},
		Phone: "+33100000001", Email: "dominique@example.invalid"}
	second := pharmacist()
	second.At, second.Function = morning.Add(-time.Minute), identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.2.280", Code: "CORRE"}
	d.Authors = append(d.Authors, second, cisis.Author{Place: surgery(), Device: &cisis.Device{Model: "LPS", Software: "LPS 1",
		ID: identity.Identifier{System: "urn:oid:1.2.250.1.213.1.1.9.3", Value: "1"}}})
	d.Recipients = []cisis.Author{pharmacist()}
	physician := kit()
	d.Physician = &physician
	d.Answers = []identity.Identifier{{System: "urn:oid:1.2.250.1.213.1.1.9.4", Value: "77"}}
	performer := pharmacist()
	performer.Practitioner.Profession = identity.Code{System: "urn:oid:1.2.250.1.71.1.2.7", Code: "10"}
	d.Act = cisis.Act{ID: identity.Identifier{System: "urn:oid:1.2.250.1.213.1.1.9.5", Value: "5"},
		Code:  identity.Code{System: "urn:oid:1.2.250.1.213.2.5", Code: "DEQP003", Display: "Électrocardiographie sur au moins 12 dérivations"},
		Start: morning.Add(-2 * time.Hour), End: morning.Add(-time.Hour), Performer: &performer}
	d.Practice = identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.9", Code: "ETABLISSEMENT"}
	d.Facility = identity.Code{System: "urn:oid:1.2.250.1.71.4.2.4", Code: "SA01"}
	d.Encounter = identity.Code{System: "urn:oid:2.16.840.1.113883.5.4", Code: "IMP"}
	return d
}

// carriedFiles are one file of each form a level 1 document carries, by its
// media type.
func carriedFiles() map[string]string {
	return map[string]string{
		"application/pdf": "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
		"text/plain":      "Cher confrère,\r\nje vous adresse ma patiente.\n",
		"text/rtf":        `{\rtf1\ansi Cher confr\'e8re}`,
		"image/jpeg":      "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9",
		"image/tiff":      "II*\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00",
	}
}

func fileOf(tb testing.TB, raw string) document.Document {
	tb.Helper()
	d, err := document.ReadDocument([]byte(raw), nil)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

type maker struct {
	name string
	make func(cisis.Draft, document.Document, *cisis.DraftOptions) (*cda.ClinicalDocument, error)
	typ  identity.Code // zero: the default
	want string
}

func makers() []maker {
	code := func(system, code string) identity.Code { return identity.Code{System: system, Code: code} }
	return []maker{
		{"report", cisis.NewReport, identity.Code{}, "11488-4"},
		{"imaging-report", cisis.NewReport, code(loinc, "18748-4"), "18748-4"},
		{"letter", cisis.NewLetter, identity.Code{}, "96349-6"},
		{"discharge-letter", cisis.NewLetter, code(loinc, "11490-0"), "11490-0"},
		{"certificate", cisis.NewCertificate, identity.Code{}, "89601-9"},
		{"act-prescription", cisis.NewActPrescription, code(local, "PRESC-KINE"), "PRESC-KINE"},
		{"imaging-request", cisis.NewActPrescription, code(loinc, "55115-0"), "55115-0"},
		{"any", cisis.New, code(local, "EXPPAT_3"), "EXPPAT_3"},
	}
}

// Every maker gives, with every file, a document that breaks no rule, is
// written, read again the same, and gives the file back. With
// ORDONNANCE_CDA_OUT set the documents are left there for judges outside Go.
func TestDrafts(t *testing.T) {
	out := os.Getenv("ORDONNANCE_CDA_OUT")
	for _, m := range makers() {
		for media, raw := range carriedFiles() {
			for name, d := range map[string]cisis.Draft{"least": draft(), "full": fullDraft()} {
				d.Type = m.typ
				doc, err := m.make(d, fileOf(t, raw), nil)
				if err != nil {
					t.Errorf("%s, %s, %s: %v", m.name, media, name, err)
					continue
				}
				text := judged(t, doc, raw, media)
				if format, ok := (*cisis.Tables)(nil).Format(doc); !ok || format.Display == "" || doc.Code.Code != m.want || doc.Code.Display == "" {
					t.Errorf("%s, %s, %s: %+v %+v", m.name, media, name, format, doc.Code)
				}
				if out != "" {
					file := filepath.Join(out, m.name+"-"+strings.ReplaceAll(media, "/", "-")+"-"+name+".xml")
					if err := os.WriteFile(file, text, 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
}

// judged writes a document, reads it again, and looks for the file in it.
func judged(t *testing.T, doc *cda.ClinicalDocument, raw, media string) []byte {
	t.Helper()
	if faults := document.Check(doc, cisis.HeaderProfile(), cisis.CodeProfile(nil)); len(faults) > 0 {
		t.Error(faults)
	}
	text, err := cda.Write(doc)
	if err != nil {
		t.Fatal(err)
	}
	got, err := cda.Read(text, nil)
	if err != nil || len(got.Faults) > 0 || got.Document.Level() != 1 {
		t.Fatal(err, got.Faults)
	}
	again, err := cda.Write(got.Document)
	if err != nil || !bytes.Equal(text, again) {
		t.Error("written again it is another document", err)
	}
	file, stated, ok := got.Document.File()
	if !ok || stated != media || string(file.Bytes()) != raw || !file.Is(stated) {
		t.Errorf("%s: the file is not the one put in", media)
	}
	return text
}

// An identity that is not qualified leaves without its number; a document says
// the rest as the draft does.
func TestDraftPatient(t *testing.T) {
	d := draft()
	pdf := fileOf(t, carriedFiles()["application/pdf"])
	doc, err := cisis.NewReport(d, pdf, nil)
	if err != nil {
		t.Fatal(err)
	}
	if ids := doc.RecordTargets[0].PatientRole.IDs; len(ids) != 2 || ids[0].Extension != "279035121518989" || ids[0].Root != "1.2.250.1.213.1.4.10" {
		t.Error(ids)
	}
	doc, err = cisis.NewReport(d, pdf, &cisis.DraftOptions{At: morning.Add(-2 * time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	if ids := doc.RecordTargets[0].PatientRole.IDs; len(ids) != 1 || ids[0].Extension != "1234" {
		t.Error("a number that was not qualified has left:", ids)
	}
	d.Patient.Traits.Sex, d.Patient.Facts = "", ins.Facts{}
	if doc, err = cisis.NewReport(d, pdf, nil); err != nil || doc.RecordTargets[0].PatientRole.Patient.Gender.Null == "" {
		t.Error(err)
	}
}

func TestDraftReplacement(t *testing.T) {
	d := fullDraft()
	doc, err := cisis.NewReport(d, fileOf(t, "texte"), nil)
	if err != nil {
		t.Fatal(err)
	}
	r := doc.RelatedDocument[0]
	if doc.Version.Value != "2" || doc.SetID.Root != d.SetID || r.Type != "RPLC" || r.Parent.IDs[0].Root != d.Replaces ||
		doc.ID.Root != strings.ToUpper(d.ID) {
		t.Errorf("%+v", r)
	}
}

func TestDraftRefusals(t *testing.T) {
	code := identity.Code{System: loinc, Code: "0-0"}
	device := cisis.Author{Device: &cisis.Device{ID: identity.Identifier{System: "urn:oid:1.2.3", Value: "1"}, Model: "M", Software: "S"}}
	nobody := identity.Organization{Name: "X"}
	for name, c := range map[string]struct {
		change func(d *cisis.Draft)
		want   error
	}{
		"unknown type":               {func(d *cisis.Draft) { d.Type = code }, cisis.ErrDraftType},
		"type of another family":     {func(d *cisis.Draft) { d.Type = identity.Code{System: loinc, Code: "57833-6"} }, cisis.ErrDraftType},
		"blank title":                {func(d *cisis.Draft) { d.Title = " \t" }, cisis.ErrDraftTitle},
		"no identifier":              {func(d *cisis.Draft) { d.ID = "" }, cisis.ErrDraftID},
		"identifier of no form":      {func(d *cisis.Draft) { d.ID = "1.2^3" }, cisis.ErrDraftID},
		"order without a root":       {func(d *cisis.Draft) { d.Answers = []identity.Identifier{{System: "https://x", Value: "1"}} }, cisis.ErrDraftID},
		"version without replacing":  {func(d *cisis.Draft) { d.Version, d.SetID = 2, "1.2.3" }, cisis.ErrDraftVersion},
		"version without a set":      {func(d *cisis.Draft) { d.Version, d.Replaces = 2, "1.2.3" }, cisis.ErrDraftID},
		"replacing in the first":     {func(d *cisis.Draft) { d.Replaces = "1.2.3" }, cisis.ErrDraftVersion},
		"replacing itself":           {func(d *cisis.Draft) { d.Version, d.SetID, d.Replaces = 2, "1.2.3", d.ID }, cisis.ErrDraftVersion},
		"no time":                    {func(d *cisis.Draft) { d.Written = time.Time{} }, cisis.ErrDraftTime},
		"far time":                   {func(d *cisis.Draft) { d.Written = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }, cisis.ErrDraftTime},
		"far time of an author":      {func(d *cisis.Draft) { d.Authors[0].At = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }, cisis.ErrDraftTime},
		"act that ends first":        {func(d *cisis.Draft) { d.Act.End = morning.Add(-time.Second) }, cisis.ErrDraftTime},
		"no author":                  {func(d *cisis.Draft) { d.Authors = nil }, cisis.ErrDraftAuthor},
		"author without number":      {func(d *cisis.Draft) { d.Authors[0].Practitioner.Identifiers = nil }, cisis.ErrDraftAuthor},
		"author without name":        {func(d *cisis.Draft) { d.Authors[0].Practitioner.FamilyName = "" }, cisis.ErrDraftAuthor},
		"device without software":    {func(d *cisis.Draft) { d.Authors[0].Device = &cisis.Device{ID: device.Device.ID, Model: "M"} }, cisis.ErrDraftAuthor},
		"device alone":               {func(d *cisis.Draft) { d.Authors = []cisis.Author{device} }, cisis.ErrDraftLegal},
		"device that answers":        {func(d *cisis.Draft) { d.Legal = &device }, cisis.ErrDraftLegal},
		"device that receives":       {func(d *cisis.Draft) { d.Recipients = []cisis.Author{device} }, cisis.ErrDraftLegal},
		"physician without a number": {func(d *cisis.Draft) { d.Physician = &cisis.Author{} }, cisis.ErrDraftAuthor},
		"performer without a number": {func(d *cisis.Draft) { d.Act.Performer = &cisis.Author{} }, cisis.ErrDraftAuthor},
		"place without a number":     {func(d *cisis.Draft) { d.Authors[0].Place = nobody }, cisis.ErrDraftPlace},
		"custodian without a number": {func(d *cisis.Draft) { d.Custodian = nobody }, cisis.ErrDraftPlace},
		"no number of the patient":   {func(d *cisis.Draft) { d.Patient.Facts, d.Patient.Others = ins.Facts{}, nil }, cisis.ErrDraftPatient},
		"patient without a name":     {func(d *cisis.Draft) { d.Patient.Traits.FamilyName = "" }, nil},
		"unknown practice":           {func(d *cisis.Draft) { d.Practice = code }, cisis.ErrDraftCode},
		"unknown facility":           {func(d *cisis.Draft) { d.Facility = code }, cisis.ErrDraftCode},
		"unknown encounter":          {func(d *cisis.Draft) { d.Encounter = code }, cisis.ErrDraftCode},
		"unknown function":           {func(d *cisis.Draft) { d.Authors[0].Function = code }, cisis.ErrDraftCode},
		"unknown profession":         {func(d *cisis.Draft) { d.Authors[0].Practitioner.Profession = code }, cisis.ErrDraftCode},
		"act in no OID":              {func(d *cisis.Draft) { d.Act.Code = identity.Code{System: "http://x", Code: "1"} }, cisis.ErrDraftCode},
		"masked document": {func(d *cisis.Draft) {
			d.Confidentiality = identity.Code{System: "urn:oid:1.2.250.1.213.1.1.4.13", Code: "MASQUE_PS"}
		}, cisis.ErrDraftCode},
		"patient born nowhere": {func(d *cisis.Draft) { d.Patient.Traits.BirthPlace = "" }, cisis.ErrDraftHeader},
	} {
		d := draft()
		c.change(&d)
		doc, err := cisis.NewReport(d, fileOf(t, "texte"), nil)
		if doc != nil || err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, file := range []document.Document{{}, fileOf(t, "<a/>"), fileOf(t, "\x89PNG\r\n\x1a\n")} {
		if _, err := cisis.NewReport(draft(), file, nil); !errors.Is(err, cisis.ErrDraftFile) {
			t.Error(file.Form(), err)
		}
	}
	if _, err := cisis.New(draft(), fileOf(t, "texte"), nil); !errors.Is(err, cisis.ErrDraftType) {
		t.Error(err)
	}
}

func TestRefusals(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range cisis.Refusals() {
		if seen[r.Code] || r.EN == "" || r.FR == "" || !strings.HasPrefix(r.Code, "FR-DOC-") {
			t.Errorf("%+v", r)
		}
		seen[r.Code] = true
	}
}

func ExampleNewReport() {
	file, err := document.ReadDocument([]byte("%PDF-1.4\n…"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := cisis.NewReport(draft(), file, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	raw, err := cda.Write(doc)
	fmt.Println(doc.Title.Text, "·", doc.EffectiveTime.Value, "·", len(raw) > 4000, "·", err)
	fmt.Println(document.Check(doc, cisis.HeaderProfile()) == nil)
	// Output:
	// CR ou fiche de consultation ou de visite · 20260504093000+0200 · true · <nil>
	// true
}
