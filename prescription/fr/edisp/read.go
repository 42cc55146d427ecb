package edisp

import (
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

// maxItems bounds the lines of a document.
const maxItems = 500

// Read reads an eDISP-MED document. An [*Error] EDISP-2nn refuses what is no
// CDA document or not a dispensation; everything else is a fault: those of CDA
// (CDA-nnn), then the rules of the volet, FR-EDISP-nnn.
//
// The ID of the dispensation is the UUID of the act or of the document, or one
// derived from the document's OID; that of the prescription is derived in the
// same way from the order it answers. Where a line does not say whether it is
// complete, it is read as full, with a fault.
func Read(raw []byte) (Result, []document.Fault, error) {
	received, err := cda.Read(raw, nil)
	if err != nil {
		return Result{}, nil, because(ErrDocument, err)
	}
	doc := received.Document
	if !doc.HasTemplate(voletTemplate) && !doc.Code.Is(medcda.OIDLoinc, loincDispensation) {
		return Result{}, nil, ErrKind
	}
	f := &findings{}
	res := read(doc, f)
	if len(res.Dispensation.Items) > maxItems {
		return Result{}, nil, ErrSize
	}
	f.document(doc, &res)
	res.Original = raw
	return res, append(received.Faults, f.list...), nil
}

// reader reads one document.
type reader struct {
	medcda.Reading
	res Result
	f   *findings
}

func read(doc *cda.ClinicalDocument, f *findings) Result {
	r := newReader(doc, f)
	for _, s := range doc.Sections() {
		if !s.HasTemplate(sectionTemplate) {
			continue
		}
		for i := range s.Entries {
			if x := s.Entries[i].Supply; x != nil {
				r.item(x)
			}
		}
	}
	f.must(!r.Words.Spent(), 11, "/items")
	return r.res
}

// newReader reads the header, and the note, of a document.
func newReader(doc *cda.ClinicalDocument, f *findings) *reader {
	r := &reader{f: f}
	r.res.Document = doc
	r.Words, r.Zone = medcda.NewWords(doc), medcda.Zone(doc.EffectiveTime)
	r.Found = func(_ int, path string) { f.add(9, path) }
	for i := range doc.TemplateIDs {
		if doc.TemplateIDs[i].Root == voletTemplate {
			r.res.Version = doc.TemplateIDs[i].Extension
		}
	}
	r.header(doc)
	r.Day = r.res.Dispensation.At.Date()
	if n := r.Words.Node(noteID); n != nil {
		r.res.Dispensation.Note = medcda.NodeText(n)
	}
	return r
}

// piece reads one line of one's own document, which has its words beside it.
func (r *reader) piece(words []cda.Node, x *cda.Supply) {
	all := r.Words
	r.Words = all.Beside(words)
	r.item(x)
	r.Words = all
}

func (r *reader) header(doc *cda.ClinicalDocument) {
	d := &r.res.Dispensation
	d.At, _ = medcda.Moment(doc.EffectiveTime, r.Zone)
	if doc.ID != nil {
		d.ID = medcda.DocumentUUID(doc.ID.Root, doc.ID.Extension)
	}
	if len(doc.RecordTargets) > 0 {
		r.res.Patient = r.Patient(doc.RecordTargets[0].PatientRole)
	}
	author := 0
	for i := range doc.Authors {
		// A system may be an author too (Dossier pharmaceutique).
		if a := doc.Authors[i].AssignedAuthor; a != nil && a.Person != nil {
			p := r.Reading.Prescriber(a)
			d.Dispenser, author = prescription.Dispenser(p), i
			break
		}
	}
	for i := range doc.Participants {
		p := &doc.Participants[i]
		if p.Type != "REF" || p.Entity == nil || p.Function != nil || r.res.Prescriber.Practitioner.FamilyName != "" {
			r.unplaced("/participant", i)
			continue
		}
		r.res.Prescriber.Practitioner = r.Professional(p.Entity.IDs, p.Entity.Code, p.Entity.Telecoms, p.Entity.Person)
		r.res.Prescriber.Place = medcda.PlaceOf(p.Entity.Organization)
		if p.Time != nil {
			r.res.Prescribed, _ = medcda.Moment(p.Time.Low, r.Zone)
		}
	}
	for i := range doc.InFulfillmentOf {
		if o := doc.InFulfillmentOf[i].Order; o != nil && len(o.IDs) > 0 && d.Prescription.ID == "" {
			d.Prescription.ID = medcda.DocumentUUID(o.IDs[0].Root, o.IDs[0].Extension)
		} else {
			r.unplaced("/inFulfillmentOf", i)
		}
	}
	for i := range doc.RelatedDocument {
		r.unplaced("/relatedDocument", i)
	}
	for i := range doc.DocumentationOf {
		if !r.act(doc.DocumentationOf[i].Event) {
			r.unplaced("/documentationOf", i)
		}
	}
	for _, path := range medcda.HeaderRest(doc, author) {
		r.f.add(12, path)
	}
}

// unplaced reports a part of the header that the model has no place for.
func (r *reader) unplaced(list string, i int) { r.f.add(12, list+"/"+strconv.Itoa(i)) }

// act reads the act of dispensing: its UUID and its date. It is false for any
// other act.
func (r *reader) act(e *cda.ServiceEvent) bool {
	if e == nil || !e.Code.Is(medcda.OIDLoinc, loincDispensation) {
		return false
	}
	d := &r.res.Dispensation
	for i := range e.IDs {
		if id := strings.ToLower(e.IDs[i].Root); e.IDs[i].Extension == "" && medcda.IsUUID(id) {
			d.ID = id
		}
	}
	if e.EffectiveTime != nil {
		if at, ok := medcda.Moment(e.EffectiveTime.Low, r.Zone); ok {
			d.At = at
		}
	}
	return true
}

// item reads one delivered line.
func (r *reader) item(x *cda.Supply) {
	d := &r.res.Dispensation
	if len(d.Items) > maxItems {
		return // Read refuses as many
	}
	path := "/items/" + string(medcda.Decimal(len(d.Items)))
	item := prescription.Item{Action: prescription.Full, Quantity: medcda.Quantity(x.Quantity)}
	code := ""
	if x.Code != nil {
		code = strings.TrimSpace(x.Code.Code) // QUIRK: the value set holds "FFC " (JDV_CompletudeDispensation)
	}
	switch prescription.Completeness(code) {
	case prescription.FirstPart, prescription.RenewalPart:
		item.Action = prescription.Partial
	case prescription.FirstFull, prescription.RenewalWhole:
	default:
		r.f.add(7, path)
	}
	name := ""
	if x.Product != nil && x.Product.Product != nil && x.Product.Product.Material != nil {
		m := x.Product.Product.Material
		medicine, _ := r.Product(x.Product.Product)
		item.Product = &prescription.Product{Medicine: medicine}
		if m.Lot != nil {
			item.Product.Batch = m.Lot.Text
		}
		if m.Expiration != nil {
			item.Product.Expiry = medcda.Date(m.Expiration.Value)
		}
		if m.Code != nil {
			name = r.Words.Text(m.Code.OriginalText)
		}
	}
	if words := r.Words.Text(x.Text); words != name {
		item.Text = words
	}
	for i := range x.Relationships {
		r.relation(&x.Relationships[i], &item, path)
	}
	d.Items = append(d.Items, item)
}

func (r *reader) relation(rel *cda.EntryRelationship, item *prescription.Item, path string) {
	switch sa, a := rel.SubstanceAdministration, rel.Act; {
	case sa != nil && sa.HasTemplate(lineTemplate):
		if len(sa.IDs) > 0 {
			item.Line = medcda.LineID(r.res.Dispensation.Prescription.ID, sa.IDs[0])
		}
	case sa != nil && sa.HasTemplate(dosageTemplate):
		r.changed(sa, item, path)
	case a != nil && a.HasTemplate(patientTemplate):
		item.ForPatient = r.Words.Text(a.Text)
	case a != nil && a.HasTemplate(noteTemplate):
		if words := r.Words.Text(a.Text); words != "-" {
			item.Note = words
		}
	case a != nil && a.HasTemplate(changedTemplate):
		item.Substituted = &prescription.Substituted{}
		if a.Code != nil {
			c := r.Words.Code(&cda.CD{Code: a.Code.Code, System: a.Code.System, Display: a.Code.Display})
			item.Substituted.Type = c
			item.Substituted.Reason.Display = r.Words.Text(a.Code.OriginalText)
		}
	}
}

// changed reads a posology that is not the prescribed one any more.
func (r *reader) changed(sa *cda.SubstanceAdministration, item *prescription.Item, path string) {
	l := prescription.Line{}
	r.Posology(sa, path, &l)
	item.Dosage = l.Dosage
	if l.Dosage != nil && len(l.Dosage.Steps) == 1 && l.Dosage.Steps[0].Bounds.IsZero() {
		l.Dosage.Steps[0].Bounds = l.Period
	}
	if words := r.Words.Text(sa.Text); words != "" {
		item.Text = words
	}
}
