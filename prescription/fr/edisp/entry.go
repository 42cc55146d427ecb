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

// section writes what was handed out (FR-Dispensation-medicaments); its text is
// the note, for now.
func (w *writing) section() *cda.Section {
	text := cda.El("text")
	if w.d.Note != "" {
		text.Nodes = []cda.Node{cda.El("paragraph", w.text.Phrase(noteID, w.d.Note))}
	}
	return &cda.Section{Infra: cda.Infra{TemplateIDs: cda.Templates("1.3.6.1.4.1.19376.1.9.1.2.3", "2.16.840.1.113883.10.20.1.8", sectionTemplate)},
		ID:   &cda.II{Root: medcda.DerivedRoot(w.d.ID, "section")},
		Code: medcda.Coded(medcda.OIDLoinc, "60590-7", "Médicaments délivrés"), Title: cda.NewST("Médicaments délivrés"), Text: &text}
}

// fill puts the items into the section: their rows before the note, and their
// entries, each of which is read back as it is written.
func (w *writing) fill(s *cda.Section) {
	rows := make([]cda.Node, 0, 4*len(w.items))
	starts := make([]int, 0, len(w.items)+1)
	for n, i := range w.items {
		starts = append(starts, len(rows))
		rows = w.rows(rows, i, itemID(n))
	}
	starts = append(starts, len(rows))
	s.Text.Nodes = append([]cda.Node{medcda.TableUnder(tableHead, rows...)}, s.Text.Nodes...)
	s.Pieces = func(yield func([]cda.Node, *cda.Entry) bool) {
		for n, i := range w.items {
			w.room.Reset()
			w.item(i, itemID(n))
			if !yield(nil, &w.made.entry) {
				return
			}
			w.back.piece(rows[starts[n]:starts[n+1]], &w.made.supply)
		}
	}
}

// itemID begins the IDs of the narrative of an item.
func itemID(n int) string {
	number := strconv.Itoa(n + 1)
	return "med-" + "000"[:max(0, 3-len(number))] + number
}

var tableHead = medcda.Head("Médicament", "Quantité délivrée", "Lot et péremption", "Posologie", "Substitution") // never changed

// noteID is where the note on the whole act stands: the volet has no element
// for it but the words of the section.
const noteID = "note-dispensation"

// scratch is what is made of one item, in the place of the item before.
type scratch struct {
	entry     cda.Entry
	supply    cda.Supply
	id        [1]cda.II
	product   cda.Product
	relations []cda.EntryRelationship

	prescribed   cda.SubstanceAdministration
	prescribedID [1]cda.II

	posology  medcda.Posology
	changedID [1]cda.II
	templates []cda.II
}

// What every item repeats: one for all, since nothing that writes changes what
// it writes.
var (
	itemTemplates = cda.Templates("2.16.840.1.113883.10.20.1.34", "1.3.6.1.4.1.19376.1.5.3.1.4.7.3",
		"1.3.6.1.4.1.19376.1.9.1.3.4", itemTemplate)
	lineTemplates      = cda.Templates("1.3.6.1.4.1.19376.1.9.1.3.11", lineTemplate)
	changedTemplates   = cda.Templates("1.3.6.1.4.1.19376.1.9.1.3.9.2", changedTemplate)
	patientTemplates   = cda.Templates("2.16.840.1.113883.10.20.1.49", "1.3.6.1.4.1.19376.1.5.3.1.4.3", patientTemplate)
	noteTemplates      = cda.Templates("2.16.840.1.113883.10.20.1.43", "1.3.6.1.4.1.19376.1.5.3.1.4.3.1", noteTemplate)
	unknownQuantity    = &cda.QTY{Null: cda.Unknown}
	forPatient         = medcda.Coded(medcda.OIDIheAct, "PINSTRUCT", "")
	forDispenser       = medcda.Coded(medcda.OIDIheAct, "FINSTRUCT", "")
	prescriptionItem   = &cda.CD{Code: "PREItem", System: "1.3.6.1.4.1.19376.1.9.2.2", SystemName: "IHE Pharmacy Item Type List", Display: "Prescription Item"}
	prescribedConsumed = &cda.Consumable{Product: &cda.ManufacturedProduct{Material: &cda.Material{
		Infra: cda.Infra{Null: cda.NotApplicable}, Name: &cda.EN{Null: cda.NotApplicable}}}}
	dosageTemplates = cda.Templates("2.16.840.1.113883.10.20.1.24", "1.3.6.1.4.1.19376.1.5.3.1.4.7", dosageTemplate)
	changedConsumed = func() *cda.Consumable {
		x := medcda.NoProduct()
		m := x.Product.Material
		m.Null, m.Class, m.Determiner = cda.NotApplicable, "", ""
		return x
	}()
)

// item writes one delivered line.
func (w *writing) item(i int, id string) {
	item, l, r, x := &w.d.Items[i], w.lines[i], &w.room, &w.made.supply
	w.made.id[0] = cda.II{Root: r.DerivedRoot(w.d.ID, "item/", strconv.Itoa(i))}
	*x = cda.Supply{Class: "SPLY", Mood: "EVN", Infra: cda.Infra{TemplateIDs: itemTemplates}, IDs: w.made.id[:],
		Quantity: unknownQuantity, Product: &w.made.product}
	w.made.entry.Supply = x
	if medicine, preparation := product(item, l); medicine != nil {
		w.made.product = cda.Product{Product: r.Medicine(medicine, id)}
	} else {
		w.made.product = cda.Product{Product: r.Preparation(preparation, id)}
	}
	said := words(item)
	if said != "" {
		x.Text = r.RefersTo(id, "-posologie")
	} else {
		x.Text = r.RefersTo(id, "")
	}
	if i < len(w.opts.Completeness) && w.opts.Completeness[i] != "" {
		x.Code = r.Coded(medcda.OIDActCode, string(w.opts.Completeness[i]), "")
	}
	if item.Quantity != nil {
		x.Quantity = r.Packs(*item.Quantity)
	}
	batch(item.Product, w.made.product.Product.Material)
	list := append(w.made.relations[:0], w.prescribedLine(l))
	// The content models ask for a note wherever a line is tied to anything
	// (E_supplyEntry_fr); a dash says that there is none, as in the examples.
	list = w.instruction(list, item.ForPatient, id, "-instruction-patient", forPatient, patientTemplates)
	list = w.instruction(list, noteOf(item), id, "-notes-dispensateur", forDispenser, noteTemplates)
	if sa := w.changed(item, said, i, id); sa != nil {
		list = append(list, cda.EntryRelationship{Type: "COMP", Statement: cda.Statement{SubstanceAdministration: sa}})
	}
	if s := item.Substituted; s != nil {
		list = append(list, w.substituted(s, id))
	}
	x.Relationships, w.made.relations = list, list
}

// substituted writes that another product was handed out than the prescribed
// one.
func (w *writing) substituted(s *prescription.Substituted, id string) cda.EntryRelationship {
	var code *cda.CD
	if s.Type.Code != "" {
		code = w.room.Coded(medcda.OIDSubst, s.Type.Code, s.Type.Display)
	} else {
		code = w.room.Coded(medcda.OIDSubst, "G", "Substitution par un produit générique")
	}
	code.OriginalText = w.room.RefersTo(id, "-substitution")
	x := w.room.Act()
	*x = cda.Act{Class: "ACT", Mood: "EVN", Infra: cda.Infra{TemplateIDs: changedTemplates}, Code: code, Status: medcda.Completed()}
	return cda.EntryRelationship{Type: "COMP", Statement: cda.Statement{Act: x}}
}

// words are those of the posology: the item's own, or the sentence of its
// structure.
func words(item *prescription.Item) string {
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
func (w *writing) prescribedLine(l *prescription.Line) cda.EntryRelationship {
	x := &w.made.prescribed
	w.made.prescribedID[0] = medcda.LineII(w.rx.ID, l.ID)
	*x = cda.SubstanceAdministration{Class: "SBADM", Mood: "INT", Infra: cda.Infra{TemplateIDs: lineTemplates},
		IDs: w.made.prescribedID[:], Code: prescriptionItem, Consumable: prescribedConsumed,
		People: cda.People{Authors: w.authors}, Links: cda.Links{References: w.order}}
	return cda.EntryRelationship{Type: "REFR", Inversion: cda.False, Statement: cda.Statement{SubstanceAdministration: x}}
}

func (w *writing) instruction(list []cda.EntryRelationship, text, id, suffix string, code *cda.CD, templates []cda.II) []cda.EntryRelationship {
	if text == "" {
		return list
	}
	x := w.room.Act()
	*x = cda.Act{Class: "ACT", Mood: "INT", Infra: cda.Infra{TemplateIDs: templates}, Code: code,
		Text: w.room.RefersTo(id, suffix), Status: medcda.Completed()}
	return append(list, cda.EntryRelationship{Type: "SUBJ", Inversion: cda.True, Statement: cda.Statement{Act: x}})
}

func noteOf(item *prescription.Item) string {
	if item.Note == "" {
		return "-"
	}
	return item.Note
}

// changed writes a posology that is not the prescribed one any more. The volet
// asks for a period and for an expression of period and rhythm, so that only
// one step with a coded rhythm has a place; any other is in words.
func (w *writing) changed(item *prescription.Item, said string, i int, id string) *cda.SubstanceAdministration {
	if item.Dosage == nil || len(item.Dosage.Steps) != 1 || said == "" {
		return nil
	}
	sa, r, p := w.room.Treatment(), &w.room, &w.made.posology
	w.made.changedID[0] = cda.II{Root: r.DerivedRoot(w.d.ID, "dosage/", strconv.Itoa(i))}
	*sa = cda.SubstanceAdministration{Class: "SBADM", Mood: "INT",
		Infra: cda.Infra{TemplateIDs: append(w.made.templates[:0], dosageTemplates...)}, IDs: w.made.changedID[:],
		Text: r.RefersTo(id, "-posologie"), Status: medcda.Completed(), Consumable: changedConsumed}
	*p = medcda.Posology{Room: r, Prefix: id, Space: medcda.Derived(w.d.ID, "item/"+strconv.Itoa(i)), Day: w.d.At.Date(), Bare: true,
		Parts: p.Parts[:0]}
	p.Write(prescription.Line{Dosage: item.Dosage}, sa)
	w.made.templates = sa.TemplateIDs
	if !medcda.Expression(sa) {
		return nil
	}
	return sa
}

// rows are the words of one delivered line.
func (w *writing) rows(rows []cda.Node, i int, id string) []cda.Node {
	item, l, r := &w.d.Items[i], w.lines[i], &w.text
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
	cells := append(r.Nodes(5), r.PhraseCell(id, name), r.TextCell(medcda.InWords(item.Quantity)), r.TextCell(lot))
	if said := words(item); said != "" {
		cells = append(cells, r.PhraseCell(r.Join(id, "-posologie", ""), said))
	} else {
		cells = append(cells, r.TextCell("-"))
	}
	if s := item.Substituted; s != nil {
		words := s.Reason.Display
		if words == "" {
			words = s.Reason.Code
		}
		cells = append(cells, r.PhraseCell(r.Join(id, "-substitution", ""), words))
	} else {
		cells = append(cells, r.TextCell("-"))
	}
	rows = append(rows, cda.Node{Name: "tr", Nodes: cells})
	say := func(head, suffix, text string) {
		if text != "" {
			wide := cda.Node{Name: "td", Attrs: span4, Nodes: append(r.Nodes(1), r.Phrase(r.Join(id, suffix, ""), text))}
			rows = append(rows, r.El("tr", r.TextCell(head), wide))
		}
	}
	say("Instruction au patient", "-instruction-patient", item.ForPatient)
	say("Notes du dispensateur", "-notes-dispensateur", noteOf(item))
	say("Accord", "-accord", item.Agreement)
	return rows
}

var span4 = []cda.Attr{{Name: "colspan", Value: "4"}} // never changed
