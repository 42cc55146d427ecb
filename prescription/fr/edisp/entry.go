package edisp

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

const (
	voletTemplate     = "1.2.250.1.213.1.1.1.54" // eDISP-MED
	voletVersion      = "2024.01"
	loincDispensation = "60593-1"
	dispensationName  = "Dispensation médicamenteuse"
	sectionTemplate   = "1.2.250.1.213.1.1.2.236"
	itemTemplate      = "1.2.250.1.213.1.1.3.204"
	lineTemplate      = "1.2.250.1.213.1.1.3.90"
	dosageTemplate    = "1.2.250.1.213.1.1.3.42"
	changedTemplate   = "1.2.250.1.213.1.1.3.206"
	patientTemplate   = "1.2.250.1.213.1.1.3.33"
	noteTemplate      = "1.2.250.1.213.1.1.3.207"
)

// section writes what was handed out (FR-Dispensation-medicaments).
func (w *writing) section() *cda.Section {
	s := &cda.Section{Infra: cda.Infra{TemplateIDs: cda.Templates("1.3.6.1.4.1.19376.1.9.1.2.3", "2.16.840.1.113883.10.20.1.8", sectionTemplate)},
		ID:   &cda.II{Root: medcda.DerivedRoot(w.d.ID, "section")},
		Code: medcda.Coded(medcda.OIDLoinc, "60590-7", "Médicaments délivrés"), Title: cda.NewST("Médicaments délivrés")}
	var rows []cda.Node
	for n, i := range w.items {
		id := "med-" + "000"[:max(0, 3-len(strconv.Itoa(n+1)))] + strconv.Itoa(n+1)
		entry, row := w.item(i, id)
		s.Entries = append(s.Entries, cda.Entry{Statement: cda.Statement{Supply: entry}})
		rows = append(rows, row...)
	}
	nodes := []cda.Node{medcda.Table([]string{"Médicament", "Quantité délivrée", "Lot et péremption", "Posologie", "Substitution"}, rows...)}
	if w.d.Note != "" {
		nodes = append(nodes, cda.El("paragraph", w.room.Phrase(noteID, w.d.Note)))
	}
	text := cda.El("text", nodes...)
	s.Text = &text
	return s
}

// noteID is where the note on the whole act stands: the volet has no element
// for it but the words of the section.
const noteID = "note-dispensation"

// item writes one delivered line, and its row of narrative.
func (w *writing) item(i int, id string) (*cda.Supply, []cda.Node) {
	item := w.d.Items[i]
	l, _ := w.rx.Line(item.Line)
	x := &cda.Supply{Class: "SPLY", Mood: "EVN",
		Infra: cda.Infra{TemplateIDs: cda.Templates("2.16.840.1.113883.10.20.1.34", "1.3.6.1.4.1.19376.1.5.3.1.4.7.3",
			"1.3.6.1.4.1.19376.1.9.1.3.4", itemTemplate)},
		IDs:  []cda.II{{Root: medcda.DerivedRoot(w.d.ID, "item/"+strconv.Itoa(i))}},
		Text: w.room.RefersTo(id, ""), Quantity: &cda.QTY{Null: cda.Unknown},
		Product: &cda.Product{Product: product(&w.room, item, l)(id)}}
	if item.Text = words(item); item.Text != "" {
		x.Text = w.room.RefersTo(id, "-posologie")
	}
	if i < len(w.opts.Completeness) && w.opts.Completeness[i] != "" {
		x.Code = medcda.Coded(medcda.OIDActCode, string(w.opts.Completeness[i]), "")
	}
	if item.Quantity != nil {
		x.Quantity = w.room.Packs(*item.Quantity)
	}
	batch(item.Product, x.Product.Product.Material)
	x.Relationships = append(x.Relationships, w.prescribedLine(l))
	x.Relationships = append(x.Relationships, instructions(item, id)...)
	if sa := w.changed(item, i, id); sa != nil {
		x.Relationships = append(x.Relationships, cda.EntryRelationship{Type: "COMP", Statement: cda.Statement{SubstanceAdministration: sa}})
	}
	if s := item.Substituted; s != nil {
		code := medcda.Coded(medcda.OIDSubst, "G", "Substitution par un produit générique")
		if s.Type.Code != "" {
			code = medcda.Coded(medcda.OIDSubst, s.Type.Code, s.Type.Display)
		}
		code.OriginalText = cda.RefersTo(id + "-substitution")
		x.Relationships = append(x.Relationships, cda.EntryRelationship{Type: "COMP", Statement: cda.Statement{Act: &cda.Act{
			Class: "ACT", Mood: "EVN", Infra: cda.Infra{TemplateIDs: cda.Templates("1.3.6.1.4.1.19376.1.9.1.3.9.2", changedTemplate)},
			Code: code, Status: medcda.Completed()}}})
	}
	return x, w.rows(item, l, id)
}

// words are those of the posology: the item's own, or the sentence of its
// structure.
func words(item prescription.Item) string {
	if item.Text != "" || item.Dosage == nil {
		return item.Text
	}
	return ordonnance.Sentence(prescription.Line{Medicine: &prescription.Medicine{}, Dosage: item.Dosage})
}

// batch writes batch number and expiry.
func batch(p *prescription.Product, m *cda.Material) {
	if p == nil || m == nil {
		return
	}
	if p.Batch != "" {
		m.Lot = cda.NewST(p.Batch)
	}
	if !p.Expiry.IsZero() {
		m.Expiration = &cda.IVLTS{Value: medcda.Compact(p.Expiry)}
	}
}

// prescribedLine points at the line of the prescription (FR-Reference-item-
// prescription), with its author.
func (w *writing) prescribedLine(l prescription.Line) cda.EntryRelationship {
	return cda.EntryRelationship{Type: "REFR", Inversion: cda.False, Statement: cda.Statement{SubstanceAdministration: &cda.SubstanceAdministration{
		Class: "SBADM", Mood: "INT", Infra: cda.Infra{TemplateIDs: cda.Templates("1.3.6.1.4.1.19376.1.9.1.3.11", lineTemplate)},
		IDs:  []cda.II{medcda.LineII(w.rx.ID, l.ID)},
		Code: &cda.CD{Code: "PREItem", System: "1.3.6.1.4.1.19376.1.9.2.2", SystemName: "IHE Pharmacy Item Type List", Display: "Prescription Item"},
		Consumable: &cda.Consumable{Product: &cda.ManufacturedProduct{Material: &cda.Material{
			Infra: cda.Infra{Null: cda.NotApplicable}, Name: &cda.EN{Null: cda.NotApplicable}}}},
		People: cda.People{Authors: w.authors},
		Links:  cda.Links{References: []cda.Reference{{Type: "XCRPT", Document: &cda.External{IDs: []cda.II{{Root: medcda.Root(w.opts.Order)}}}}}},
	}}}
}

func instructions(item prescription.Item, id string) []cda.EntryRelationship {
	var out []cda.EntryRelationship
	say := func(text, suffix, code string, templates ...string) {
		if text == "" {
			return
		}
		out = append(out, cda.EntryRelationship{Type: "SUBJ", Inversion: cda.True, Statement: cda.Statement{Act: &cda.Act{Class: "ACT", Mood: "INT",
			Infra: cda.Infra{TemplateIDs: cda.Templates(templates...)}, Code: medcda.Coded(medcda.OIDIheAct, code, ""),
			Text: cda.RefersTo(id + suffix), Status: medcda.Completed()}}})
	}
	say(item.ForPatient, "-instruction-patient", "PINSTRUCT", "2.16.840.1.113883.10.20.1.49", "1.3.6.1.4.1.19376.1.5.3.1.4.3", patientTemplate)
	// The content models ask for a note wherever a line is tied to anything
	// (E_supplyEntry_fr); a dash says that there is none, as in the examples.
	say(noteOf(item), "-notes-dispensateur", "FINSTRUCT", "2.16.840.1.113883.10.20.1.43", "1.3.6.1.4.1.19376.1.5.3.1.4.3.1", noteTemplate)
	return out
}

func noteOf(item prescription.Item) string {
	if item.Note == "" {
		return "-"
	}
	return item.Note
}

// changed writes a posology that is not the prescribed one any more. The volet
// asks for a period and for an expression of period and rhythm, so that only
// one step with a coded rhythm has a place; any other is in words.
func (w *writing) changed(item prescription.Item, i int, id string) *cda.SubstanceAdministration {
	if item.Dosage == nil || len(item.Dosage.Steps) != 1 || item.Text == "" {
		return nil
	}
	sa := &cda.SubstanceAdministration{Class: "SBADM", Mood: "INT",
		Infra: cda.Infra{TemplateIDs: cda.Templates("2.16.840.1.113883.10.20.1.24", "1.3.6.1.4.1.19376.1.5.3.1.4.7", dosageTemplate)},
		IDs:   []cda.II{{Root: medcda.DerivedRoot(w.d.ID, "dosage/"+strconv.Itoa(i))}},
		Text:  cda.RefersTo(id + "-posologie"), Status: medcda.Completed(), Consumable: medcda.NoProduct()}
	material := sa.Consumable.Product.Material
	material.Null, material.Class, material.Determiner = cda.NotApplicable, "", ""
	p := &medcda.Posology{Room: &w.room, Prefix: id, Space: medcda.Derived(w.d.ID, "item/"+strconv.Itoa(i)), Day: w.d.At.Date(), Bare: true}
	p.Write(prescription.Line{Dosage: item.Dosage}, sa)
	if !medcda.Expression(sa) {
		return nil
	}
	return sa
}

// rows are the words of one delivered line.
func (w *writing) rows(item prescription.Item, l prescription.Line, id string) []cda.Node {
	name := "-"
	switch {
	case item.Product != nil && item.Product.Medicine != nil:
		name = item.Product.Medicine.Name
	case l.Medicine != nil:
		name = l.Medicine.Name
	case l.Preparation != nil:
		name = l.Preparation.Formula
	}
	lot := ""
	if p := item.Product; p != nil {
		lot = p.Batch
		if !p.Expiry.IsZero() {
			lot += " " + p.Expiry.String()
		}
	}
	posology := w.room.TextCell("-")
	if item.Text != "" {
		posology = medcda.Cell(w.room.Phrase(id+"-posologie", item.Text))
	}
	changed := w.room.TextCell("-")
	if s := item.Substituted; s != nil {
		words := s.Reason.Display
		if words == "" {
			words = s.Reason.Code
		}
		changed = medcda.Cell(w.room.Phrase(id+"-substitution", words))
	}
	rows := []cda.Node{cda.El("tr", medcda.Cell(w.room.Phrase(id, name)), w.room.TextCell(medcda.InWords(item.Quantity)),
		w.room.TextCell(lot), posology, changed)}
	say := func(head, suffix, text string) {
		if text != "" {
			rows = append(rows, cda.El("tr", w.room.TextCell(head), cda.El("td", w.room.Phrase(id+suffix, text)).With("colspan", "4")))
		}
	}
	say("Instruction au patient", "-instruction-patient", item.ForPatient)
	say("Notes du dispensateur", "-notes-dispensateur", noteOf(item))
	say("Accord", "-accord", item.Agreement)
	return rows
}
