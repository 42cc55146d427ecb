package epmed

import (
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

// treatment writes a line of medicine or preparation (FR-Traitement-prescrit).
func (w *writing) treatment(l prescription.Line, p *medcda.Posology) *cda.SubstanceAdministration {
	id := p.Prefix
	sa := &cda.SubstanceAdministration{Class: "SBADM", Mood: "INT",
		Infra: cda.Infra{TemplateIDs: cda.Templates("2.16.840.1.113883.10.20.1.24", "1.3.6.1.4.1.19376.1.5.3.1.4.7",
			"1.3.6.1.4.1.19376.1.9.1.3.2", "1.2.250.1.213.1.1.3.83")},
		IDs: []cda.II{medcda.LineII(w.rx.ID, l.ID)}, Code: medcda.Coded(medcda.OIDActCode, "DRUG", "Médicament"),
		Text: cda.RefersTo(id + "-posologie"), Status: medcda.Completed(), Repeat: repeats(l.Repeats)}
	product := &cda.ManufacturedProduct{}
	if l.Medicine != nil {
		product = medcda.Medicine(*l.Medicine, id)
	} else {
		product = medcda.Preparation(*l.Preparation, id)
	}
	sa.Consumable = &cda.Consumable{Product: product}
	sa.Relationships = make([]cda.EntryRelationship, 0, 12)
	p.Write(l, sa)
	add := func(r *cda.EntryRelationship) {
		if r != nil {
			sa.Relationships = append(sa.Relationships, *r)
		}
	}
	add(instruction(l.ForPatient, id+"-instrPatient", "PINSTRUCT",
		"2.16.840.1.113883.10.20.1.49", "1.3.6.1.4.1.19376.1.5.3.1.4.3", "1.2.250.1.213.1.1.3.33"))
	add(instruction(l.ForDispenser, id+"-instrDisp", "FINSTRUCT",
		"2.16.840.1.113883.10.20.1.43", "1.3.6.1.4.1.19376.1.5.3.1.4.3.1", "1.2.250.1.213.1.1.3.34"))
	add(handedOut(l.Quantity))
	add(renewal(l.RenewalPeriod))
	add(substitution(l.Substitution, id))
	for i, c := range l.Indications {
		add(indication(c, indicationID(id, i)))
	}
	for _, f := range flags {
		add(w.flag(l, f, id))
	}
	return sa
}

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

func instruction(text, id, code string, templates ...string) *cda.EntryRelationship {
	if text == "" {
		return nil
	}
	return &cda.EntryRelationship{Type: "SUBJ", Inversion: cda.True, Statement: cda.Statement{Act: &cda.Act{Class: "ACT", Mood: "INT",
		Infra: cda.Infra{TemplateIDs: cda.Templates(templates...)}, Code: medcda.Coded(medcda.OIDIheAct, code, ""),
		Text: cda.RefersTo(id), Status: medcda.Completed()}}}
}

func handedOut(q *prescription.Quantity) *cda.EntryRelationship {
	if q == nil {
		return nil
	}
	return &cda.EntryRelationship{Type: "COMP", Statement: cda.Statement{Supply: &cda.Supply{Class: "SPLY", Mood: "RQO",
		Infra:       cda.Infra{TemplateIDs: cda.Templates("1.3.6.1.4.1.19376.1.9.1.3.8", "1.2.250.1.213.1.1.3.86")},
		Independent: &cda.BL{Value: cda.False}, Quantity: medcda.Packs(*q)}}}
}

func renewal(s prescription.Span) *cda.EntryRelationship {
	width := medcda.Length(s)
	if width == nil {
		return nil
	}
	return &cda.EntryRelationship{Type: "COMP", Statement: cda.Statement{Supply: &cda.Supply{Class: "SPLY", Mood: "RQO",
		Infra: cda.Infra{TemplateIDs: cda.Templates("1.3.6.1.4.1.19376.1.9.1.3.15", "1.2.250.1.213.1.1.3.88")},
		Times: []cda.Time{&cda.IVLTS{Type: cda.TypeIVLTS, Width: width}}, Independent: &cda.BL{Value: cda.False}}}}
}

// substitution writes whether a generic may be handed out; the motive of a
// refusal is in words (eP-MED-DM 2024.01, FR-Autorisation-substitution).
func substitution(s prescription.Substitution, id string) *cda.EntryRelationship {
	code := medcda.Coded(medcda.OIDSubst, "G", "Substitution autorisée par un produit générique")
	if s.Refused {
		code = medcda.Coded(medcda.OIDSubst, "N", "Aucune substitution permise")
	}
	code.OriginalText = cda.RefersTo(id + "-substitution")
	return &cda.EntryRelationship{Type: "COMP", Statement: cda.Statement{Act: &cda.Act{Class: "ACT", Mood: "DEF",
		Infra: cda.Infra{TemplateIDs: cda.Templates("1.3.6.1.4.1.19376.1.9.1.3.9.1", "1.2.250.1.213.1.1.3.87")},
		Code:  code, Status: medcda.Completed()}}}
}

// indication writes why a line was prescribed (FR-Reference-interne, "motif du
// traitement": E_traitementPrescrit_int.sch takes it under RSON, with one id
// and a code, NA when it has none). nil when nothing is said.
//
// QUIRK: the entry of IHE PCC refers to a problem stated elsewhere in the
// document by its id; the volet has no section of problems, so the id is not
// applicable and the code says it all.
func indication(c prescription.Code, id string) *cda.EntryRelationship {
	code := medcda.CD(c)
	if code == nil {
		return nil
	}
	if code.Code == "" {
		code = &cda.CD{Null: cda.NotApplicable}
	}
	if c.Display != "" {
		code.OriginalText = cda.RefersTo(id)
	}
	return &cda.EntryRelationship{Type: "RSON", Statement: cda.Statement{Act: &cda.Act{Class: "ACT", Mood: "EVN",
		Infra: cda.Infra{TemplateIDs: cda.Templates("1.3.6.1.4.1.19376.1.5.3.1.4.4.1", "1.2.250.1.213.1.1.3.36")},
		IDs:   []cda.II{{Null: cda.NotApplicable}}, Code: code}}}
}

// indicationID is the ID of the words of an indication.
func indicationID(line string, i int) string { return line + "-motif-" + strconv.Itoa(i+1) }

// flagKind is one of the statements every line makes (eP-MED-DM 2024.01, five
// observations of TA_ASIP).
type flagKind struct {
	template, code, display, suffix, head string
	get                                   func(*prescription.Flags) *bool
	device                                bool // also of devices
}

const flagTemplate = "1.2.250.1.213.1.1.3.48"

var flags = [...]flagKind{
	{flagTemplate + ".13", "MED-574", "En rapport avec une ALD", "-ALD", "En rapport ALD",
		func(f *prescription.Flags) *bool { return &f.LongTerm }, true},
	{flagTemplate + ".14", "GEN-180", "En rapport avec un accident du travail ou une maladie professionnelle", "-ATMP", "En rapport AT/MP",
		func(f *prescription.Flags) *bool { return &f.WorkRelated }, true},
	{flagTemplate + ".34", "GEN-295", "En rapport avec la prévention", "-prev", "En rapport Prévention",
		func(f *prescription.Flags) *bool { return &f.Preventive }, true},
	{flagTemplate + ".15", "GEN-181", "Non remboursable", "-non-remb", "Non remboursable",
		func(f *prescription.Flags) *bool { return &f.NotReimbursed }, true},
	{flagTemplate + ".12", "GEN-179", "Hors Autorisation de Mise sur le Marché (AMM)", "-horsamm", "Hors AMM",
		func(f *prescription.Flags) *bool { return &f.OffLabel }, false},
}

func (w *writing) flag(l prescription.Line, f flagKind, id string) *cda.EntryRelationship {
	if l.Device != nil && !f.device {
		return nil
	}
	name := LineUUID(w.rx.ID, l.ID) + "/" + strings.TrimPrefix(f.suffix, "-")
	return &cda.EntryRelationship{Type: "COMP", Statement: cda.Statement{Observation: &cda.Observation{Class: "OBS", Mood: "EVN",
		Infra: cda.Infra{TemplateIDs: cda.Templates("1.3.6.1.4.1.19376.1.5.3.1.4.13", flagTemplate, f.template)},
		IDs:   []cda.II{*w.id(name)}, Code: medcda.Coded(medcda.OIDTA, f.code, f.display), Text: cda.RefersTo(id + f.suffix),
		Status: medcda.Completed(), EffectiveTime: w.stamp(), Values: []cda.Value{&cda.BL{Value: cda.BoolOf(*f.get(&l.Flags))}}}}}
}
