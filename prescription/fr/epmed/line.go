package epmed

import (
	"slices"
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

// treatment writes a line of medicine or preparation (FR-Traitement-prescrit).
func (w *writing) treatment(l *prescription.Line) {
	x, r := &w.line, &w.room
	p, sa, id := &x.posology, &x.treatment, x.posology.Prefix
	x.id[0] = medcda.LineIIOf(p.Space, l.ID)
	*sa = cda.SubstanceAdministration{Class: "SBADM", Mood: "INT",
		Infra: cda.Infra{TemplateIDs: append(x.templates[:0], treatmentTemplates...)}, IDs: x.id[:], Code: drug,
		Text: r.RefersTo(id, "-posologie"), Status: medcda.Completed(), Repeat: repeats(l.Repeats), Consumable: &x.consumable,
		Links: cda.Links{Relationships: x.relations[:0]}}
	if l.Medicine != nil {
		x.consumable.Product = r.Medicine(l.Medicine, id)
	} else {
		x.consumable.Product = r.Preparation(l.Preparation, id)
	}
	p.Write(*l, sa)
	list := slices.Grow(sa.Relationships, p.More)
	list = w.instruction(list, l.ForPatient, "-instrPatient", forPatient, patientTemplates)
	list = w.instruction(list, l.ForDispenser, "-instrDisp", forDispenser, dispenserTemplates)
	list = w.handedOut(list, l.Quantity)
	list = w.renewal(list, l.RenewalPeriod)
	list = w.substitution(list, l.Substitution, id)
	for i, c := range l.Indications {
		list = w.indication(list, c, indicationID(id, i))
	}
	sa.Relationships = w.flags(list, l, r, &x.flags, id, p.Space)
	x.templates, x.relations = sa.TemplateIDs, sa.Relationships
}

// What every line repeats: one for all, since nothing that writes changes what
// it writes.
var (
	treatmentTemplates = cda.Templates("2.16.840.1.113883.10.20.1.24", "1.3.6.1.4.1.19376.1.5.3.1.4.7",
		"1.3.6.1.4.1.19376.1.9.1.3.2", "1.2.250.1.213.1.1.3.83")
	patientTemplates      = cda.Templates("2.16.840.1.113883.10.20.1.49", "1.3.6.1.4.1.19376.1.5.3.1.4.3", "1.2.250.1.213.1.1.3.33")
	dispenserTemplates    = cda.Templates("2.16.840.1.113883.10.20.1.43", "1.3.6.1.4.1.19376.1.5.3.1.4.3.1", "1.2.250.1.213.1.1.3.34")
	quantityTemplates     = cda.Templates("1.3.6.1.4.1.19376.1.9.1.3.8", "1.2.250.1.213.1.1.3.86")
	renewalTemplates      = cda.Templates("1.3.6.1.4.1.19376.1.9.1.3.15", "1.2.250.1.213.1.1.3.88")
	substitutionTemplates = cda.Templates("1.3.6.1.4.1.19376.1.9.1.3.9.1", "1.2.250.1.213.1.1.3.87")
	drug                  = medcda.Coded(medcda.OIDActCode, "DRUG", "Médicament")
	forPatient            = medcda.Coded(medcda.OIDIheAct, "PINSTRUCT", "")
	forDispenser          = medcda.Coded(medcda.OIDIheAct, "FINSTRUCT", "")
	independent           = &cda.BL{Value: cda.False}
)

// repeats writes the number of renewals; a number is mandatory, so that "not
// stated" becomes none (eP-MED-DM 2024.01, repeatNumber).
func repeats(r prescription.Repeats) *cda.IVL {
	switch {
	case r.IsUnlimited():
		return &cda.IVL{Null: cda.NoInformation}
	case r.IsZero():
		return &cda.IVL{Value: "0"}
	}
	return &cda.IVL{Value: r.String()}
}

func (w *writing) instruction(list []cda.EntryRelationship, text, suffix string, code *cda.CD, templates []cda.II) []cda.EntryRelationship {
	if text == "" {
		return list
	}
	x := w.room.Act()
	*x = cda.Act{Class: "ACT", Mood: "INT", Infra: cda.Infra{TemplateIDs: templates}, Code: code,
		Text: w.room.RefersTo(w.line.posology.Prefix, suffix), Status: medcda.Completed()}
	return append(list, cda.EntryRelationship{Type: "SUBJ", Inversion: cda.True, Statement: cda.Statement{Act: x}})
}

func (w *writing) handedOut(list []cda.EntryRelationship, q *prescription.Quantity) []cda.EntryRelationship {
	if q == nil {
		return list
	}
	x := w.room.Supply()
	*x = cda.Supply{Class: "SPLY", Mood: "RQO", Infra: cda.Infra{TemplateIDs: quantityTemplates},
		Independent: independent, Quantity: w.room.Packs(*q)}
	return append(list, cda.EntryRelationship{Type: "COMP", Statement: cda.Statement{Supply: x}})
}

func (w *writing) renewal(list []cda.EntryRelationship, s prescription.Span) []cda.EntryRelationship {
	width := w.room.Length(s)
	if width == nil {
		return list
	}
	x := w.room.Supply()
	*x = cda.Supply{Class: "SPLY", Mood: "RQO", Infra: cda.Infra{TemplateIDs: renewalTemplates},
		Times: []cda.Time{&cda.IVLTS{Type: cda.TypeIVLTS, Width: width}}, Independent: independent}
	return append(list, cda.EntryRelationship{Type: "COMP", Statement: cda.Statement{Supply: x}})
}

// substitution writes whether a generic may be handed out; the motive of a
// refusal is in words (eP-MED-DM 2024.01, FR-Autorisation-substitution).
func (w *writing) substitution(list []cda.EntryRelationship, s prescription.Substitution, id string) []cda.EntryRelationship {
	code := w.room.Coded(medcda.OIDSubst, "G", "Substitution autorisée par un produit générique")
	if s.Refused {
		code = w.room.Coded(medcda.OIDSubst, "N", "Aucune substitution permise")
	}
	code.OriginalText = w.room.RefersTo(id, "-substitution")
	x := w.room.Act()
	*x = cda.Act{Class: "ACT", Mood: "DEF", Infra: cda.Infra{TemplateIDs: substitutionTemplates}, Code: code, Status: medcda.Completed()}
	return append(list, cda.EntryRelationship{Type: "COMP", Statement: cda.Statement{Act: x}})
}

// indication writes why a line was prescribed (FR-Reference-interne, "motif du
// traitement": E_traitementPrescrit_int.sch takes it under RSON, with one id
// and a code, NA when it has none). nil when nothing is said.
//
// QUIRK: the entry of IHE PCC refers to a problem stated elsewhere in the
// document by its id; the volet has no section of problems, so the id is not
// applicable and the code says it all.
func (w *writing) indication(list []cda.EntryRelationship, c prescription.Code, id string) []cda.EntryRelationship {
	code := w.room.CD(c)
	if code == nil {
		return list
	}
	if code.Code == "" {
		code = &cda.CD{Null: cda.NotApplicable}
	}
	if c.Display != "" {
		code.OriginalText = w.room.RefersTo(id, "")
	}
	return append(list, cda.EntryRelationship{Type: "RSON", Statement: cda.Statement{Act: &cda.Act{Class: "ACT", Mood: "EVN",
		Infra: cda.Infra{TemplateIDs: cda.Templates("1.3.6.1.4.1.19376.1.5.3.1.4.4.1", "1.2.250.1.213.1.1.3.36")},
		IDs:   []cda.II{{Null: cda.NotApplicable}}, Code: code}}})
}

// indicationID is the ID of the words of an indication.
func indicationID(line string, i int) string { return line + "-motif-" + strconv.Itoa(i+1) }
