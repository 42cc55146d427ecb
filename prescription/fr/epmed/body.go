package epmed

import (
	"net/http"
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

// Sections of the volet (CI-SIS_EP-MED-DM_2024.01).
const (
	sectionCode      = "1.2.250.1.213.1.1.2.223"
	sectionMedicines = "1.2.250.1.213.1.1.2.171"
	sectionDevices   = "1.2.250.1.213.1.1.2.222"
	sectionCopy      = "1.2.250.1.213.1.1.2.243"
	sectionComment   = "1.2.250.1.213.1.1.2.73"
	sectionVitals    = "1.2.250.1.213.1.1.2.75"
	sectionPregnancy = "1.2.250.1.213.1.1.2.77"
)

// body writes the sections in the order of the official examples.
func (w *writing) body() *cda.Body {
	var medicines, devices []*prescription.Line
	for i := range w.rx.Lines {
		if l := &w.rx.Lines[i]; l.Device != nil {
			devices = append(devices, l)
		} else {
			medicines = append(medicines, l)
		}
	}
	b := &cda.StructuredBody{}
	add := func(s *cda.Section) {
		if s != nil {
			b.Components = append(b.Components, cda.SectionComponent{Section: s})
		}
	}
	add(w.codeSection())
	add(w.medicineSection(medicines))
	add(w.deviceSection(devices))
	add(w.commentSection())
	add(w.vitalsSection())
	add(w.pregnancySection())
	add(w.copySection())
	return &cda.Body{Structured: b}
}

func (w *writing) section(loinc, display, title string, templates ...string) *cda.Section {
	return &cda.Section{Infra: cda.Infra{TemplateIDs: cda.Templates(templates...)}, ID: w.id("section/" + loinc),
		Code: medcda.Coded(medcda.OIDLoinc, loinc, display), Title: cda.NewST(title)}
}

func narrative(nodes ...cda.Node) *cda.Node {
	n := cda.El("text", nodes...)
	return &n
}

func (w *writing) medicineSection(lines []*prescription.Line) *cda.Section {
	if len(lines) == 0 {
		return nil
	}
	s := w.section("57828-6", "Prescriptions", "Prescription de médicaments", "1.3.6.1.4.1.19376.1.9.1.2.1", sectionMedicines)
	s.Text = narrative()
	s.Pieces = func(yield func([]cda.Node, *cda.Entry) bool) {
		for i, l := range lines {
			if !w.medicine(l, i, yield) {
				return
			}
		}
	}
	return s
}

// medicine writes one line, and reads it back.
func (w *writing) medicine(l *prescription.Line, i int, yield func([]cda.Node, *cda.Entry) bool) bool {
	w.room.Reset()
	x := &w.line
	x.posology = medcda.Posology{Room: &w.room, Prefix: prefix("med-", i), Space: LineUUID(w.rx.ID, l.ID), Day: w.rx.Written.Date(),
		More: 6 + len(flags) + len(l.Indications), Parts: x.posology.Parts[:0]}
	w.treatment(l)
	x.nodes = [...]cda.Node{medicineTable(l, &x.posology), {Name: "br"}}
	x.entry.SubstanceAdministration = &x.treatment
	if !yield(x.nodes[:], &x.entry) {
		return false
	}
	w.back.piece(x.nodes[:], &x.treatment)
	return true
}

// scratch is what is made of one line, in the place of the line before.
type scratch struct {
	posology   medcda.Posology
	treatment  cda.SubstanceAdministration
	templates  []cda.II
	id         [1]cda.II
	consumable cda.Consumable
	relations  []cda.EntryRelationship
	flags      [len(flags)]flagEntry
	nodes      [2]cda.Node
	entry      cda.Entry
}

func prefix(kind string, i int) string {
	n := strconv.Itoa(i + 1)
	return kind + "000"[:max(0, 3-len(n))] + n
}

func (w *writing) commentSection() *cda.Section {
	if w.rx.Comment == "" {
		return nil
	}
	s := w.section("55112-7", "Commentaire", "Commentaire", "2.16.840.1.113883.10.12.201", "1.3.6.1.4.1.19376.1.4.1.2.16", sectionComment)
	s.Text = narrative(medcda.Phrase("commentaire", w.rx.Comment))
	return s
}

// imageType is the type of a picture by its first bytes; "" for others.
func imageType(raw []byte) string {
	switch t := http.DetectContentType(raw); t {
	case "image/png", "image/jpeg", "image/gif":
		return t
	}
	return ""
}

func (w *writing) codeSection() *cda.Section {
	if len(w.opts.Code) == 0 {
		return nil
	}
	s := w.section("57723-9", "Numéro de code à barres unique", "Code 2D de la prescription", sectionCode)
	s.Text = narrative(cda.El("renderMultiMedia").With("referencedObject", "code-2d"))
	s.Entries = []cda.Entry{{Statement: cda.Statement{ObservationMedia: media("code-2d", imageType(w.opts.Code), w.opts.Code)}}}
	return s
}

func media(id, kind string, raw []byte) *cda.ObservationMedia {
	return &cda.ObservationMedia{XMLID: id, Class: "OBS", Mood: "EVN",
		Infra: cda.Infra{TemplateIDs: cda.Templates("2.16.840.1.113883.10.12.304", "1.2.250.1.213.1.1.3.103")},
		Value: &cda.ED{MediaType: kind, Representation: "B64", File: raw}}
}

// copySection writes the PDF copy (section FR-Document-PDF-copie).
func (w *writing) copySection() *cda.Section {
	s := w.section("55108-5", "Copie du document", "Copie du document", sectionCopy)
	s.Text = narrative(medcda.Table(nil, cda.El("tr",
		medcda.Cell(medcda.Phrase("copie-type", "Copie du document")),
		medcda.Cell(cda.El("renderMultiMedia").With("referencedObject", "copie-pdf")))))
	kind := &cda.Observation{Class: "OBS", Mood: "EVN",
		Infra: cda.Infra{TemplateIDs: cda.Templates("1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48", "1.2.250.1.213.1.1.3.48.18")},
		IDs:   []cda.II{*w.id("copie/type")}, Code: medcda.Coded(medcda.OIDLoinc, "69764-9", "Type de document"),
		Text: cda.RefersTo("copie-type"), Status: medcda.Completed(), EffectiveTime: &cda.IVLTS{Null: cda.NotApplicable},
		Values: []cda.Value{typedCode(cda.TypeCD, medcda.Coded(medcda.OIDLoinc, "55108-5", "Copie du document"))}}
	s.Entries = []cda.Entry{{Statement: cda.Statement{Organizer: &cda.Organizer{Class: "CLUSTER", Mood: "EVN",
		Infra: cda.Infra{TemplateIDs: cda.Templates("1.2.250.1.213.1.1.3.18")}, IDs: []cda.II{*w.id("copie")},
		Code: medcda.Coded(medcda.OIDLoinc, "55107-7", "Document attaché"), Status: medcda.Completed(),
		Components: []cda.OrganizerComponent{{Statement: cda.Statement{Observation: kind}},
			{Statement: cda.Statement{ObservationMedia: media("copie-pdf", "application/pdf", w.opts.PDF)}}}}}}}
	return s
}

func typedCode(t cda.DataType, c *cda.CD) *cda.CD {
	c.Type = t
	return c
}
