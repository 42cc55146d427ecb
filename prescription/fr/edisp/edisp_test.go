package edisp_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/edisp"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
)

func TestRoundTrip(t *testing.T) {
	raw, left, err := edisp.Write(handed(), ordered(), &edisp.WriteOptions{Completeness: completeness})
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("ORDONNANCE_CDA_OUT"); dir != "" {
		os.WriteFile(filepath.Join(dir, "edisp.xml"), raw, 0o644)
	}
	var paths []string
	for _, o := range left {
		paths = append(paths, o.Code+" "+o.Path)
	}
	if got := strings.Join(paths, "; "); got != "EDISP-L01 /items/2; EDISP-L01 /items/4" {
		t.Errorf("omissions: %s", got)
	}
	got, faults, err := edisp.Read(raw)
	if err != nil || len(faults) > 0 {
		t.Fatalf("%v %v", err, faults)
	}
	want := handed()
	want.Items = []prescription.Item{want.Items[0], want.Items[1], want.Items[3]}
	want.Items[1].Product = &prescription.Product{Medicine: ordered().Lines[1].Medicine}
	want.Items[2].Product = &prescription.Product{}
	a, _ := json.Marshal(want)
	b, _ := json.Marshal(got.Dispensation)
	if string(a) != string(b) {
		t.Errorf("want %s\n got %s", a, b)
	}
	if got.Version != "2024.01" || got.Prescriber.Practitioner.FamilyName != "DOC0024566" || got.Prescribed != day ||
		got.Patient.FamilyName != "PAT-TROIS" {
		t.Errorf("%+v", got)
	}
}

// What is not stated is reported, and the rest still reads back.
func TestOmissions(t *testing.T) {
	tests := []struct {
		name   string
		change func(*prescription.Dispensation)
		want   string
	}{
		{"a part not stated", func(d *prescription.Dispensation) { d.Items = d.Items[1:2] }, "EDISP-L07 /items/0/action"},
		{"agreement", func(d *prescription.Dispensation) { d.Items = d.Items[:1]; d.Items[0].Agreement = "Dr X" }, "EDISP-L03 /items/0/agreement"},
		{"digest", func(d *prescription.Dispensation) { d.Items = d.Items[:1]; d.Prescription.Digest = "ab" }, "EDISP-L08 /prescription/digest"},
		{"packs", func(d *prescription.Dispensation) { d.Items = d.Items[:1]; d.Items[0].Product.Packs = boxes("3") }, "EDISP-L06 /items/0/product/packs"},
		{"evening", func(d *prescription.Dispensation) {
			d.Items = d.Items[:1]
			d.Items[0].Dosage.Steps[0].Timing = prescription.Timing{FrequencyMax: 2, Frequency: 1, Period: prescription.Span{Value: "1", Unit: prescription.Day}}
		}, "EDISP-L02 /items/0/dosage"},
		{"reason coded", func(d *prescription.Dispensation) {
			d.Items = d.Items[:1]
			d.Items[0].Substituted.Reason.Code = "shortage"
		}, "EDISP-L04 /items/0/substituted/reason"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := handed()
			tt.change(&d)
			_, left, err := edisp.Write(d, ordered(), nil)
			if err != nil || len(left) != 1 || left[0].Code+" "+left[0].Path != tt.want {
				t.Errorf("%v %v", left, err)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	tests := []struct {
		want   error
		change func(*prescription.Dispensation, *prescription.Prescription)
	}{
		{edisp.ErrID, func(d *prescription.Dispensation, _ *prescription.Prescription) { d.ID = "1" }},
		{edisp.ErrAt, func(d *prescription.Dispensation, _ *prescription.Prescription) { d.At = prescription.Moment{} }},
		{edisp.ErrOther, func(d *prescription.Dispensation, _ *prescription.Prescription) { d.Prescription.ID = d.ID }},
		{edisp.ErrOther, func(d *prescription.Dispensation, _ *prescription.Prescription) { d.Items[0].Line = "9" }},
		{edisp.ErrPatient, func(_ *prescription.Dispensation, p *prescription.Prescription) { p.Patient.Identifiers = nil }},
		{edisp.ErrDispenser, func(d *prescription.Dispensation, _ *prescription.Prescription) {
			d.Dispenser.Practitioner.FamilyName = ""
		}},
		{edisp.ErrPlace, func(d *prescription.Dispensation, _ *prescription.Prescription) {
			d.Dispenser.Place = identity.Organization{}
		}},
		{edisp.ErrPrescriber, func(_ *prescription.Dispensation, p *prescription.Prescription) {
			p.Prescriber.Practitioner.Identifiers = nil
		}},
		{edisp.ErrEmpty, func(d *prescription.Dispensation, _ *prescription.Prescription) { d.Items = d.Items[2:3] }},
		{edisp.ErrEncoding, func(d *prescription.Dispensation, _ *prescription.Prescription) { d.Note = "\x01" }},
	}
	refused := map[string]bool{"EDISP-201": true, "EDISP-202": true, "EDISP-203": true}
	for _, tt := range tests {
		d, p := handed(), ordered()
		tt.change(&d, &p)
		raw, left, err := edisp.Write(d, p, nil)
		if !errors.Is(err, tt.want) || raw != nil || left != nil {
			t.Errorf("want %v, got %v", tt.want, err)
		}
		refused[tt.want.(*edisp.Error).Code] = true
	}
	for _, e := range edisp.Refusals() {
		if !refused[e.Code] {
			t.Errorf("%s: no test", e.Code)
		}
	}
}

func TestReadRefusals(t *testing.T) {
	if _, _, err := edisp.Read([]byte("<x/>")); !errors.Is(err, edisp.ErrDocument) {
		t.Error(err)
	}
	raw, _, _ := edisp.Write(handed(), ordered(), nil)
	other := strings.NewReplacer("60593-1", "57833-6", `"1.2.250.1.213.1.1.1.54"`, `"1.2.250.1.213.1.1.1.39"`).Replace(string(raw))
	if _, _, err := edisp.Read([]byte(other)); !errors.Is(err, edisp.ErrKind) {
		t.Error(err)
	}
	entry := raw[strings.Index(string(raw), "<entry>") : strings.LastIndex(string(raw), "</entry>")+len("</entry>")]
	many := strings.Replace(string(raw), string(entry), strings.Repeat(string(entry), 200), 1)
	if _, _, err := edisp.Read([]byte(many)); !errors.Is(err, edisp.ErrSize) && !errors.Is(err, edisp.ErrDocument) {
		t.Error(err)
	}
}

// Each rule finds the document that breaks it.
func TestRules(t *testing.T) {
	raw, _, err := edisp.Write(handed(), ordered(), &edisp.WriteOptions{Completeness: completeness})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ code, old, new string }{
		{"FR-EDISP-001", `<templateId root="1.3.6.1.4.1.19376.1.9.1.1.3"/>`, ""},
		{"FR-EDISP-002", `<templateId root="1.2.250.1.213.1.1.2.236"/>`, ""},
		{"FR-EDISP-003", `<templateId root="1.2.250.1.213.1.1.3.204"/>`, ""},
		{"FR-EDISP-004", `<templateId root="1.2.250.1.213.1.1.3.90"/>`, ""},
		{"FR-EDISP-006", `<effectiveTime xsi:type="SXPR_TS"`, `<effectiveTime xsi:type="PIVL_TS"`},
		{"FR-EDISP-007", `code="FFC"`, `code="XXX"`},
		{"FR-EDISP-008", `ID="med-001-posologie"`, `ID="med-009"`},
		{"FR-EDISP-010", `<assignedPerson>`, `<assignedPersonX>`},
	}
	for _, tt := range tests {
		text := strings.ReplaceAll(string(raw), tt.old, tt.new)
		if tt.code == "FR-EDISP-010" {
			text = strings.ReplaceAll(text, "</assignedPerson>", "</assignedPersonX>")
		}
		_, faults, err := edisp.Read([]byte(text))
		if err != nil || !has(faults, tt.code) {
			t.Errorf("%s: %v %v", tt.code, faults, err)
		}
	}
	at, end := strings.Index(string(raw), "<inFulfillmentOf>"), strings.Index(string(raw), "</inFulfillmentOf>")
	_, faults, err := edisp.Read([]byte(string(raw[:at]) + string(raw[end+len("</inFulfillmentOf>"):])))
	if err != nil || !has(faults, "FR-EDISP-005") {
		t.Errorf("%v %v", faults, err)
	}
	long := strings.Replace(string(raw), "<text>", "<text>"+strings.Repeat("mot ", 1<<20+1), 1)
	long = strings.Replace(long, `ID="med-001-posologie"`, `ID="other"`, 1)
	long = strings.Replace(long, "<text>", `<text ID="med-001-posologie">`, 1)
	if _, faults, err := edisp.Read([]byte(long)); err != nil || !has(faults, "FR-EDISP-011") {
		t.Errorf("%v %v", faults, err)
	}
	more := strings.Replace(string(raw), "<custodian>", `<informant><assignedEntity><id root="1.2"/></assignedEntity></informant><custodian>`, 1)
	if _, faults, err := edisp.Read([]byte(more)); err != nil || len(faults) != 1 || faults[0].Code != "FR-EDISP-012" || faults[0].Path != "/informant/0" {
		t.Errorf("%v %v", faults, err)
	}
	if len(edisp.Rules()) != 12 || len(edisp.Losses()) == 0 {
		t.Error("rules")
	}
}

func has(faults []document.Fault, code string) bool {
	for _, f := range faults {
		if f.Code == code {
			return true
		}
	}
	return false
}

func TestOfficialExample(t *testing.T) {
	root := os.Getenv("ORDONNANCE_CDA")
	if root == "" {
		t.Skip("set ORDONNANCE_CDA to a checkout of ansforge/TestContenuCDA-3-0")
	}
	raw, err := os.ReadFile(filepath.Join(root, "ExemplesCDA", "eDISP-MED_2024.01.xml"))
	if err != nil {
		t.Fatal(err)
	}
	got, faults, err := edisp.Read(raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Log(f.Code, f.Path, f.Message.EN)
	}
	d := got.Dispensation
	if len(d.Items) != 2 || d.Items[0].Product.Batch != "12345" || d.Items[0].Dosage == nil || d.Items[0].ForPatient == "" {
		t.Errorf("%+v", d.Items)
	}
	// The example names no prescribed product: the lines are made up from it.
	rx := prescription.Prescription{ID: d.Prescription.ID, Written: got.Prescribed, Patient: got.Patient, Prescriber: got.Prescriber}
	for i, item := range d.Items {
		l := prescription.Line{ID: item.Line, Text: "-", Medicine: item.Product.Medicine}
		if l.Medicine == nil {
			l.Preparation = &prescription.Preparation{Formula: "préparation"}
			d.Items[i].Product = nil
		}
		rx.Lines = append(rx.Lines, l)
	}
	out, left, err := edisp.Write(d, rx, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range left {
		t.Log("omission", o.Code, o.Path)
	}
	if dir := os.Getenv("ORDONNANCE_CDA_OUT"); dir != "" {
		os.WriteFile(filepath.Join(dir, "official-edisp.xml"), out, 0o644)
	}
}

// The delivered line bears the identifier of the prescribed line in the
// document of the prescription, which neither document takes from the other.
func TestLinked(t *testing.T) {
	asked, _, err := epmed.Write(ordered(), &epmed.WriteOptions{PDF: []byte("%PDF-1.7")})
	if err != nil {
		t.Fatal(err)
	}
	given, _, err := edisp.Write(handed(), ordered(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"1", "2", "4"} {
		id := `<id root="` + strings.ToUpper(epmed.LineUUID(ordered().ID, line)) + `" extension="` + line + `"/>`
		if !strings.Contains(string(asked), id) || !strings.Contains(string(given), id) {
			t.Errorf("line %s", line)
		}
	}
	order := `<order><id root="` + strings.ToUpper(ordered().ID) + `"/></order>`
	if !strings.Contains(string(given), order) {
		t.Error("the order is not the document")
	}
}
