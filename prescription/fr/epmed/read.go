package epmed

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

// maxLines bounds the lines of a document; a prescription has a few dozen at
// most.
const maxLines = 500

// Read reads an eP-MED-DM document of version 2022.01, 2023.01 or 2024.01. An
// [*Error] EPMED-2nn refuses what is no CDA document (the cause is a
// [cda.Error]) or not a prescription; everything else is a fault: those of CDA
// (CDA-nnn), then the rules of the volet, FR-EPMED-nnn. Read does not say that
// a document is right, and nothing of its authenticity.
//
// The ID of the prescription is the UUID under which the writer knows it: that
// of the principal act, or of the document, or one derived from the document's
// OID.
func Read(raw []byte) (Result, []document.Fault, error) {
	received, err := cda.Read(raw, nil)
	if err != nil {
		return Result{}, nil, because(ErrDocument, err)
	}
	doc := received.Document
	if !doc.HasTemplate(voletTemplate) && !doc.Code.Is(medcda.OIDLoinc, loincRx) {
		return Result{}, nil, ErrKind
	}
	f := &findings{}
	res := read(doc, f)
	if len(res.Prescription.Lines) > maxLines {
		return Result{}, nil, ErrSize
	}
	f.document(doc)
	f.prescription(doc, res)
	res.Original = raw
	return res, append(received.Faults, f.faults()...), nil
}

// reader reads one document.
type reader struct {
	medcda.Reading
	res Result
	// seen are the identifiers of lines so far.
	seen map[string]bool
	// own is set for a document of one's own that was not even encoded: its
	// attachments are known.
	own bool
}

// read reads a document.
func read(doc *cda.ClinicalDocument, f *findings) Result {
	r := newReader(doc, f)
	r.body(doc)
	f.must(!r.Words.Spent(), 35, "/lines")
	return r.res
}

// newReader reads the header of a document; without f it is one's own, for
// comparison.
func newReader(doc *cda.ClinicalDocument, f *findings) *reader {
	r := &reader{seen: map[string]bool{}, own: f == nil}
	if f == nil {
		f = &findings{}
	}
	r.res.Document = doc
	r.Words = medcda.NewWords(doc)
	r.Zone = medcda.Zone(doc.EffectiveTime)
	r.Found = f.add
	for i := range doc.TemplateIDs {
		if doc.TemplateIDs[i].Root == voletTemplate {
			r.res.Version = doc.TemplateIDs[i].Extension
		}
	}
	r.header(doc)
	r.Day = r.res.Prescription.Written.Date()
	return r
}

// body reads the sections.
func (r *reader) body(doc *cda.ClinicalDocument) {
	if doc.Body != nil && doc.Body.Structured != nil {
		r.sections(doc.Body.Structured.Components, "/component/structuredBody")
	}
}

// piece reads one line of one's own document, which has its words beside it. It
// comes before the body.
func (r *reader) piece(words []cda.Node, sa *cda.SubstanceAdministration) {
	if len(r.res.Prescription.Lines) > maxLines {
		return // Read refuses as many
	}
	all := r.Words
	r.Words = all.Beside(words)
	r.res.Prescription.Lines = append(r.res.Prescription.Lines, r.treatment(sa, ""))
	r.Words = all
}

// sections reads a list of sections and those in them; at is where the list
// stands in the document.
func (r *reader) sections(list []cda.SectionComponent, at string) {
	for i := range list {
		if s := list[i].Section; s != nil {
			here := at + "/component/" + strconv.Itoa(i) + "/section"
			r.section(s, here)
			r.sections(s.Components, here)
		}
	}
}

func (r *reader) section(s *cda.Section, at string) {
	switch {
	case s.HasTemplate(sectionMedicines), s.HasTemplate(sectionDevices):
		r.res.Prescription.Lines = slices.Grow(r.res.Prescription.Lines, min(len(s.Entries), maxLines))
		for i := range s.Entries {
			if !r.line(s, &s.Entries[i].Statement, at+"/entry/"+strconv.Itoa(i)) {
				r.unplaced(at+"/entry", i)
			}
		}
	case s.HasTemplate(sectionComment) && s.Text != nil:
		r.res.Prescription.Comment = medcda.NodeText(s.Text)
	case s.HasTemplate(sectionVitals), s.HasTemplate(sectionPregnancy):
		for i := range s.Entries {
			r.context(&s.Entries[i].Statement, at+"/entry/"+strconv.Itoa(i))
		}
	case r.own:
	case s.HasTemplate(sectionCode):
		if m := firstMedia(s.Entries); m != nil {
			r.res.Code = bytesOf(m)
		}
	case s.HasTemplate(sectionCopy):
		if m := firstMedia(s.Entries); m != nil {
			r.res.PDF = bytesOf(m)
		}
	case len(s.Components) == 0 || len(s.Entries) > 0 || s.Text != nil:
		r.Found(36, at)
	}
}

// line reads an entry of a section of lines; false when it is none.
func (r *reader) line(s *cda.Section, x *cda.Statement, at string) bool {
	rx := &r.res.Prescription
	switch {
	case len(rx.Lines) > maxLines: // refused by Read
	case x.SubstanceAdministration != nil && s.HasTemplate(sectionMedicines):
		rx.Lines = append(rx.Lines, r.treatment(x.SubstanceAdministration, at+"/substanceAdministration"))
	case x.Supply != nil && s.HasTemplate(sectionDevices):
		rx.Lines = append(rx.Lines, r.device(x.Supply, at+"/supply"))
	default:
		return false
	}
	return true
}

// context reads weight, height and pregnancy.
func (r *reader) context(x *cda.Statement, at string) {
	if x.Organizer != nil {
		for i := range x.Organizer.Components {
			r.context(&x.Organizer.Components[i].Statement, at+"/organizer/component/"+strconv.Itoa(i))
		}
		return
	}
	c := &r.res.Prescription.Context
	o := x.Observation
	if o != nil && len(o.Values) > 0 && o.Code != nil {
		switch v := o.Values[0].(type) {
		case *cda.QTY:
			if o.Code.Code == loincWeight && c.Weight == nil {
				c.Weight = medcda.Quantity(v)
				return
			}
			if o.Code.Code == loincHeight && c.Height == nil {
				c.Height = medcda.Quantity(v)
				return
			}
		case *cda.CD:
			if v.Is(medcda.OIDSnomed, "77386006") {
				yes := true
				c.Pregnant = &yes
				return
			}
		}
	}
	r.Found(36, at)
}

func firstMedia(entries []cda.Entry) *cda.ED {
	for i := range entries {
		x := &entries[i].Statement
		if x.ObservationMedia != nil {
			return x.ObservationMedia.Value
		}
		if x.Organizer == nil {
			continue
		}
		for j := range x.Organizer.Components {
			if m := x.Organizer.Components[j].ObservationMedia; m != nil {
				return m.Value
			}
		}
	}
	return nil
}

// bytesOf decodes a file, nil when it is not base64.
func bytesOf(ed *cda.ED) []byte {
	if ed == nil || ed.Representation != "B64" {
		return nil
	}
	text := ed.Text // line breaks are skipped by the decoder
	if strings.ContainsAny(text, " \t") {
		text = strings.Join(strings.Fields(text), "")
	}
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil
	}
	return raw
}

// lineID is the ID of a line: the one a writer kept beside its UUID, or a
// UUID. An ID that came before is made unique by a number.
//
// QUIRK: in the official examples both medicines bear the same UUID, and the
// device none (eP-MED-DM 2022.01 to 2024.01).
func (r *reader) lineID(ids []cda.II, kind string) string {
	id := ""
	if len(ids) > 0 {
		id = medcda.LineID(r.res.Prescription.ID, ids[0])
	}
	if id == "" {
		id = kind
	}
	for unique, n := id, 2; ; n++ {
		if !r.seen[unique] {
			r.seen[unique] = true
			return unique
		}
		unique = id + "-" + string(medcda.Decimal(n))
	}
}
