package epmed_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/epmed"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

func dosed(t prescription.Timing) prescription.Step {
	return prescription.Step{Timing: t, Doses: []prescription.Dose{{Amount: prescription.Amount{Value: measure("5", "mg")}}}}
}

func daily() prescription.Timing {
	return prescription.Timing{Style: prescription.TimesPer, Frequency: 1, Period: prescription.Span{Value: "1", Unit: prescription.Day}}
}

// mode is a posology for a dosing mode.
type mode struct {
	name, suffix string
	steps        []prescription.Step
}

func modes() []mode {
	step := func(change func(*prescription.Step)) prescription.Step {
		s := dosed(daily())
		change(&s)
		return s
	}
	week := prescription.Bounds{Duration: prescription.Span{Value: "1", Unit: prescription.Week}}
	return []mode{
		{"normal", ".4.7.1", []prescription.Step{dosed(daily())}},
		{"progressive", ".4.8", []prescription.Step{step(func(s *prescription.Step) { s.Sequence, s.Bounds = 1, week }),
			step(func(s *prescription.Step) { s.Sequence, s.Bounds = 2, week })}},
		{"split", ".4.9", []prescription.Step{dosed(prescription.Timing{Times: []prescription.Clock{8 * 3600, 20 * 3600}})}},
		{"conditional", ".4.10", []prescription.Step{step(func(s *prescription.Step) { s.Condition.Display = "fièvre" }),
			step(func(s *prescription.Step) { s.Condition.Display = "douleur" })}},
		{"combined", ".4.11", []prescription.Step{step(func(s *prescription.Step) { s.Sequence, s.Bounds = 1, week }),
			step(func(s *prescription.Step) { s.Sequence, s.Bounds = 2, week }), dosed(daily())}},
		{"delayed", ".4.21", []prescription.Step{step(func(s *prescription.Step) { s.StartEvent.Display, s.Bounds = "l'intervention", week })}},
	}
}

// Each dosing mode of the volet is written for what it is for.
func TestModes(t *testing.T) {
	for _, tt := range modes() {
		t.Run(tt.name, func(t *testing.T) {
			l := medicine("1", prescription.Line{Dosage: &prescription.Dosage{Steps: tt.steps}})
			raw, left, err := epmed.Write(sample(l), &epmed.WriteOptions{PDF: pdf})
			if err != nil || timed(left) {
				t.Fatalf("%v %v", left, err)
			}
			if !strings.Contains(string(raw), `"1.3.6.1.4.1.19376.1.5.3.1`+tt.suffix+`"`) {
				t.Error("another mode")
			}
			_, faults, err := epmed.Read(raw)
			if err != nil || found(faults, "FR-EPMED-008") || found(faults, "FR-EPMED-012") {
				t.Errorf("%v %v", faults, err)
			}
		})
	}
}

// What the volet cannot carry is reported where it stands.
func TestLosses(t *testing.T) {
	tests := []struct {
		code, path string
		change     func(*prescription.Line)
	}{
		{"EPMED-L01", "/dosage/steps/0/timing/moments", func(l *prescription.Line) {
			l.Dosage.Steps[0].Timing = prescription.Timing{Moments: []prescription.DayMoment{{Code: "EVE"}}}
		}},
		{"EPMED-L02", "/dosage/steps/0/timing/frequencyMax", func(l *prescription.Line) { l.Dosage.Steps[0].Timing.FrequencyMax = 2 }},
		{"EPMED-L03", "/dosage/steps/0/timing/count", func(l *prescription.Line) { l.Dosage.Steps[0].Timing.Count = 5 }},
		{"EPMED-L04", "/period/durationMax", func(l *prescription.Line) {
			l.Period.DurationMax = prescription.Span{Value: "7", Unit: prescription.Day}
		}},
		{"EPMED-L05", "/dosage/steps/0/endEvent", func(l *prescription.Line) { l.Dosage.Steps[0].EndEvent.Display = "guérison" }},
		{"EPMED-L06", "/dosage/steps/0/condition", func(l *prescription.Line) {
			l.Dosage.Steps[0].Condition = prescription.Code{System: "http://snomed.info/sct", Code: "22253000", Display: "Douleur"}
		}},
		{"EPMED-L07", "/dosage/steps/0/maxima", func(l *prescription.Line) {
			l.Dosage.Steps[0].Maxima = []prescription.Maximum{{Dose: *measure("1", "g"), Scope: prescription.PerAdministration}}
		}},
		{"EPMED-L08", "/dosage/steps/0/minInterval", func(l *prescription.Line) {
			l.Dosage.Steps[0].MinInterval = prescription.Span{Value: "4", Unit: prescription.Hour}
		}},
		{"EPMED-L09", "/dosage/steps/0/method", func(l *prescription.Line) { l.Dosage.Steps[0].Method.Display = "IV lente" }},
		{"EPMED-L10", "/dosage/steps/0/site", func(l *prescription.Line) {
			l.Dosage.Steps[0].Site = prescription.Code{System: "http://snomed.info/sct", Code: "89545001", Display: "Visage"}
		}},
		{"EPMED-L11", "/dosage/steps/0/instructions", func(l *prescription.Line) { l.Dosage.Steps[0].Instructions = []string{"à jeun"} }},
		{"EPMED-L12", "/dosage/steps/0/doses", func(l *prescription.Line) { l.Dosage.Steps[0].Doses[0].Per = measure("1", "kg") }},
		{"EPMED-L13", "/dosage/steps/0/rate", func(l *prescription.Line) {
			l.Dosage.Steps[0].Rate = &prescription.Amount{Value: &prescription.Quantity{Value: "2", Unit: "gouttes"}}
		}},
		{"EPMED-L15", "/dosage", func(l *prescription.Line) {
			l.Dosage.Steps = []prescription.Step{{Text: "selon l'avis"}}
		}},
		{"EPMED-L17", "/repeats", func(l *prescription.Line) { l.Repeats = prescription.Repeats{} }},
		{"EPMED-L18", "/instalment", func(l *prescription.Line) { l.Instalment = prescription.Span{Value: "7", Unit: prescription.Day} }},
		{"EPMED-L18", "/atOnce", func(l *prescription.Line) { l.AtOnce = true }},
		{"EPMED-L19", "/indications/0", func(l *prescription.Line) {
			l.Indications = []prescription.Code{{System: "http://example.org", Code: "1", Display: "asthme"}}
		}},
		{"EPMED-L20", "/mentions", func(l *prescription.Line) { l.Mentions = []string{"mention"} }},
		{"EPMED-L21", "/links", func(l *prescription.Line) { l.Links = []prescription.Link{{Line: "2", Relation: prescription.Before}} }},
		{"EPMED-L22", "/substitution/motive", func(l *prescription.Line) {
			l.Substitution.Motive = prescription.Code{System: "urn:oid:1.2.3", Code: "x", Display: "autre"}
		}},
		{"EPMED-L24", "/medicine/codes/0", func(l *prescription.Line) {
			l.Medicine.Codes = []prescription.Code{{System: "urn:x", Code: "1", Display: "Un"}}
		}},
	}
	for _, tt := range tests {
		l := medicine("1", prescription.Line{Dosage: &prescription.Dosage{Steps: []prescription.Step{dosed(daily())}}})
		tt.change(&l)
		_, left, err := epmed.Write(sample(l), &epmed.WriteOptions{PDF: pdf})
		var said []string
		for _, o := range left {
			if strings.HasPrefix(o.Path, "/lines/0") {
				said = append(said, o.Code+" "+o.Path)
			}
		}
		if err != nil || len(said) != 1 || said[0] != tt.code+" /lines/0"+tt.path {
			t.Errorf("%s %s: %v %v", tt.code, tt.path, said, err)
		}
	}
}

func TestHeaderLosses(t *testing.T) {
	no := false
	tests := []struct {
		code, path string
		change     func(*prescription.Prescription)
	}{
		{"EPMED-L25", "/patient/identifiers", func(p *prescription.Prescription) {
			p.Patient.Identifiers = append(p.Patient.Identifiers, identity.Identifier{System: "http://example.org", Value: "7"})
		}},
		{"EPMED-L26", "/prescriber/practitioner/title", func(p *prescription.Prescription) { p.Prescriber.Practitioner.Title = "Maître" }},
		{"EPMED-L27", "/context/weight", func(p *prescription.Prescription) { p.Context.Weight = measure("900", "[lb_av]") }},
		{"EPMED-L27", "/context/pregnant", func(p *prescription.Prescription) { p.Context.Pregnant = &no }},
		{"EPMED-L29", "/tags", func(p *prescription.Prescription) {
			p.Tags = append(p.Tags, prescription.Code{System: "urn:x", Code: "1"})
		}},
		{"EPMED-L28", "/lines", func(p *prescription.Prescription) { p.Lines = []prescription.Line{device("3"), preparation("2")} }},
	}
	for _, tt := range tests {
		rx := sample(preparation("2"))
		rx.Context.Pregnant = nil
		tt.change(&rx)
		_, left, err := epmed.Write(rx, &epmed.WriteOptions{PDF: pdf})
		if err != nil || len(left) != 1 || left[0].Code != tt.code || left[0].Path != tt.path || left[0].Reason.IsZero() {
			t.Errorf("%s: %v %v", tt.code, left, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	tests := []struct {
		want   error
		change func(*prescription.Prescription, *epmed.WriteOptions)
	}{
		{epmed.ErrID, func(p *prescription.Prescription, _ *epmed.WriteOptions) { p.ID = "1" }},
		{epmed.ErrWritten, func(p *prescription.Prescription, _ *epmed.WriteOptions) { p.Written = prescription.Moment{} }},
		{epmed.ErrPDF, func(_ *prescription.Prescription, o *epmed.WriteOptions) { o.PDF = png }},
		{epmed.ErrPicture, func(_ *prescription.Prescription, o *epmed.WriteOptions) { o.Code = pdf }},
		{epmed.ErrPatientID, func(p *prescription.Prescription, _ *epmed.WriteOptions) { p.Patient.Identifiers = nil }},
		{epmed.ErrPatientTraits, func(p *prescription.Prescription, _ *epmed.WriteOptions) { p.Patient.FamilyName = "" }},
		{epmed.ErrNationalTraits, func(p *prescription.Prescription, _ *epmed.WriteOptions) { p.Patient.FirstGivenName = "" }},
		{epmed.ErrPrescriber, func(p *prescription.Prescription, _ *epmed.WriteOptions) { p.Prescriber.Practitioner.Identifiers = nil }},
		{epmed.ErrProfession, func(p *prescription.Prescription, _ *epmed.WriteOptions) {
			p.Prescriber.Practitioner.Profession = prescription.Code{}
		}},
		{epmed.ErrPlace, func(p *prescription.Prescription, _ *epmed.WriteOptions) { p.Prescriber.Place.Name = "" }},
		{epmed.ErrEmpty, func(p *prescription.Prescription, _ *epmed.WriteOptions) { p.Lines = nil }},
		{epmed.ErrLineID, func(p *prescription.Prescription, _ *epmed.WriteOptions) { p.Lines[0].ID = "" }},
		{epmed.ErrLineText, func(p *prescription.Prescription, _ *epmed.WriteOptions) { p.Lines[0].Text = "" }},
		{epmed.ErrLineProduct, func(p *prescription.Prescription, _ *epmed.WriteOptions) { p.Lines[0].Preparation = nil }},
		{epmed.ErrEncoding, func(p *prescription.Prescription, _ *epmed.WriteOptions) { p.Comment = "\x01" }},
	}
	refused := map[string]bool{"EPMED-201": true, "EPMED-202": true, "EPMED-203": true}
	for _, tt := range tests {
		rx, opts := sample(preparation("1")), &epmed.WriteOptions{PDF: pdf}
		tt.change(&rx, opts)
		raw, left, err := epmed.Write(rx, opts)
		if !errors.Is(err, tt.want) || raw != nil || left != nil {
			t.Errorf("want %v, got %v", tt.want, err)
		}
		refused[tt.want.(*epmed.Error).Code] = true
	}
	for _, e := range epmed.Refusals() {
		if !refused[e.Code] || e.EN == "" || e.FR == "" {
			t.Errorf("%s: no test or no text", e.Code)
		}
	}
	if _, _, err := epmed.Write(sample(preparation("1")), nil); !errors.Is(err, epmed.ErrPDF) {
		t.Error(err)
	}
}

func TestReadRefusals(t *testing.T) {
	if _, _, err := epmed.Read([]byte("<x/>")); !errors.Is(err, epmed.ErrDocument) {
		t.Error(err)
	}
	raw, _ := write(t, sample(preparation("1")))
	other := strings.NewReplacer("57833-6", "60593-1", `"1.2.250.1.213.1.1.1.39"`, `"1.2.250.1.213.1.1.1.54"`).Replace(string(raw))
	if _, _, err := epmed.Read([]byte(other)); !errors.Is(err, epmed.ErrKind) {
		t.Error(err)
	}
	entry := `<entry><substanceAdministration classCode="SBADM" moodCode="INT"><consumable><manufacturedProduct><manufacturedMaterial/>` +
		`</manufacturedProduct></consumable></substanceAdministration></entry>`
	many := strings.Replace(string(raw), "<entry><substanceAdministration", strings.Repeat(entry, 501)+"<entry><substanceAdministration", 1)
	if _, _, err := epmed.Read([]byte(many)); !errors.Is(err, epmed.ErrSize) {
		t.Error(err)
	}
}

func found(faults []document.Fault, code string) bool {
	for _, f := range faults {
		if f.Code == code {
			return true
		}
	}
	return false
}

// Each rule finds the document that breaks it, and nothing in the one that
// does not.
func TestRules(t *testing.T) {
	dose := medicine("1", prescription.Line{Dosage: &prescription.Dosage{Steps: []prescription.Step{dosed(daily())}}})
	dose.Dosage.Steps[0].Route = prescription.Code{System: ordonnance.SystemEDQM, Code: "20053000", Display: "Voie orale"}
	dose.Dosage.Steps[0].Site.Display = "visage"
	dose.Dosage.Steps[0].Maxima = []prescription.Maximum{{Dose: *measure("9", "mg"), Scope: prescription.PerPeriod,
		Period: prescription.Span{Value: "1", Unit: prescription.Day}}}
	late := medicine("4", prescription.Line{Dosage: &prescription.Dosage{Steps: []prescription.Step{dosed(daily())}}})
	late.Dosage.Steps[0].StartEvent.Display = "l'intervention"
	late.Period.Duration = prescription.Span{Value: "5", Unit: prescription.Day}
	rx := sample(dose, device("3"), late)
	rx.Tags = append(rx.Tags, ordonnance.Tag(ordonnance.TagBizone))
	raw, _, err := epmed.Write(rx, &epmed.WriteOptions{PDF: pdf, Code: png})
	if err != nil {
		t.Fatal(err)
	}
	if _, faults, err := epmed.Read(raw); err != nil || len(faults) > 0 {
		t.Fatalf("%v %v", faults, err)
	}
	tests := []struct{ code, old, new string }{
		{"001", `<templateId root="1.3.6.1.4.1.19376.1.9.1.1.1"/>`, ""},
		{"002", `mailto:279035121518989@patient.mssante.fr`, ""},
		{"003", `<name>Cabinet Kit DOC0024566</name>`, ""},
		{"004", `<high value="20270219"/>`, ""},
		{"005", `<templateId root="1.2.250.1.213.1.1.2.171"/>`, `<templateId root="1.2.250.1.213.1.1.2.222"/>`},
		{"006", `<templateId root="1.2.250.1.213.1.1.2.243"/>`, ""},
		{"007", `<templateId root="1.2.250.1.213.1.1.3.83"/>`, ""},
		{"008", `<templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.7.1"/>`, ""},
		{"009", `<text><reference value="#med-001-posologie"/></text>`, ""},
		{"010", `<repeatNumber value="3"/>`, ""},
		{"011", `<effectiveTime xsi:type="PIVL_TS" operator="A"`, `<effectiveTime xsi:type="PIVL_TS"`},
		{"012", `<width value="5" unit="d"/>`, ""},
		{"013", `<high value="5" unit="mg">`, `<center value="5" unit="mg">`},
		{"014", `<denominator value="1" unit="d"/>`, ""},
		{"015", `code="20053000"`, `code="20000000"`},
		{"016", `<approachSiteCode nullFlavor="OTH">`, `<approachSiteCode code="89545001" codeSystem="2.16.840.1.113883.6.96">`},
		{"017", `codeSystem="1.2.250.1.213.2.3.1"`, `codeSystem="1.2.250.1.213.2.62"`},
		{"018", `<name>PARACETAMOL MYLAN 500 mg, comprimé</name>`, ""},
		{"019", `code="N"`, `code="E"`},
		{"020", `(MTE : `, `(ZZZ : non substituable `},
		{"021", `<templateId root="1.2.250.1.213.1.1.3.48.34"/>`, ""},
		{"022", `<repeatNumber value="0"/>`, ""},
		{"023", `<participant typeCode="DEV">`, `<participant typeCode="LOC">`},
		{"024", `<independentInd value="false"/>`, ""},
		{"025", `<width value="28" unit="d"/>`, ""},
		{"026", `</consumable><entryRelationship`, `</consumable><author><time value="2026"/><assignedAuthor><id root="1.2"/></assignedAuthor></author><entryRelationship`},
		{"027", `code="PINSTRUCT"`, `code="X"`},
		{"028", `ID="med-001-ALD"`, `ID="med-009-ALD"`},
		{"029", `extension="4"`, `extension="1"`},
		{"030", `extension="279035121518989"`, `extension="279005121518989"`},
		{"031", `01S2TBPZ2JCNZZYGHZ`, ``},
		{"032", `<participant typeCode="PRF">`, `<participant typeCode="INF">`},
		{"033", `MED-1096`, `MED-1097`},
		{"034", `>5 mg<`, `>50 mg<`},
		{"035", `<content ID="med-001-instrPatient">`, `<content ID="med-001-instrPatient">` + strings.Repeat("mot ", 1<<20)},
		{"036", `<legalAuthenticator>`, `<authenticator><time value="2026"/><signatureCode code="S"/><assignedEntity><id root="1.2"/></assignedEntity></authenticator><legalAuthenticator>`},
	}
	for i, tt := range tests {
		text := strings.ReplaceAll(string(raw), tt.old, tt.new)
		text = fix(tt.code, text)
		if text == string(raw) {
			t.Errorf("%s: nothing changed", tt.code)
		}
		_, faults, err := epmed.Read([]byte(text))
		if err != nil || !found(faults, "FR-EPMED-"+tt.code) {
			t.Errorf("%s: %v %v", tt.code, faults, err)
		}
		if want := epmed.Rules()[i].Code; want != "FR-EPMED-"+tt.code {
			t.Errorf("%s is tested in the place of %s", tt.code, want)
		}
	}
	if len(tests) != len(epmed.Rules()) || len(epmed.Losses()) == 0 {
		t.Error("a rule has no test")
	}
}

// fix completes the changes that need more than one replacement.
func fix(code, text string) string {
	switch code {
	case "002":
		for _, tag := range []string{`<telecom value="tel:+33144534551" use="H"/>`, `<telecom use="H" value="tel:+33144534551"/>`, `<telecom value=""/>`} {
			text = strings.ReplaceAll(text, tag, "")
		}
	case "013":
		for at := strings.Index(text, `<center`); at >= 0; at = strings.Index(text, `<center`) {
			end := strings.Index(text[at:], "</high>")
			text = text[:at] + text[at+end+len("</high>"):]
		}
	case "020":
		text = strings.ReplaceAll(text, "arge thérapeutique étroite", "autre")
	case "029":
		text = strings.ReplaceAll(text, strings.ToUpper(epmed.LineUUID("7c9e6679-7425-40de-944b-e07fc1f90ae7", "4")),
			strings.ToUpper(epmed.LineUUID("7c9e6679-7425-40de-944b-e07fc1f90ae7", "1")))
	case "031":
		text = strings.ReplaceAll(text, ` extension=""`, "")
	}
	return text
}
