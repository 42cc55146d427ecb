package epmed

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
)

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

// flagEntry is the parts of the entry of a flag.
type flagEntry struct {
	observation cda.Observation
	id          [1]cda.II
	value       cda.BL
	values      [1]cda.Value
}

// flags appends the flags of a line, made in a room and in entries; line is
// its [LineUUID].
func (w *writing) flags(list []cda.EntryRelationship, l *prescription.Line, r *medcda.Room, entries *[len(flags)]flagEntry, id, line string) []cda.EntryRelationship {
	for i := range flags {
		f, x := &flags[i], &entries[i]
		if l.Device != nil && !f.device {
			continue
		}
		x.id[0].Root = r.DerivedRoot(w.rx.ID, line, flagFixed[i].name)
		x.value.Value = cda.BoolOf(*f.get(&l.Flags))
		x.values[0] = &x.value
		x.observation = cda.Observation{Class: "OBS", Mood: "EVN", Infra: cda.Infra{TemplateIDs: flagFixed[i].templates},
			IDs: x.id[:], Code: flagFixed[i].code, Text: r.RefersTo(id, f.suffix), Status: medcda.Completed(),
			EffectiveTime: w.stamp, Values: x.values[:]}
		list = append(list, cda.EntryRelationship{Type: "COMP", Statement: cda.Statement{Observation: &x.observation}})
	}
	return list
}

// flagFixed is what each kind of flag repeats on every line.
var flagFixed = func() (out [len(flags)]struct { // never changed
	templates []cda.II
	code      *cda.CD
	name      string // of its identifier, after that of the line
}) {
	for i := range flags {
		f := &flags[i]
		out[i].templates = cda.Templates("1.3.6.1.4.1.19376.1.5.3.1.4.13", flagTemplate, f.template)
		out[i].name = "/" + f.suffix[1:]
		out[i].code = medcda.Coded(medcda.OIDTA, f.code, f.display)
	}
	return out
}()
