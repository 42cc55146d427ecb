package epmed

import (
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// path is where the line being read stands in the model.
func (r *reader) path() string {
	if r.own {
		return "" // nobody asks
	}
	return "/lines/" + strconv.Itoa(len(r.res.Prescription.Lines))
}

// treatment reads a line of medicine or preparation that stands at a place of
// the document.
func (r *reader) treatment(sa *cda.SubstanceAdministration, at string) prescription.Line {
	l := prescription.Line{ID: r.lineID(sa.IDs, "medicine"), Repeats: repeatsOf(sa.Repeat)}
	if sa.Consumable != nil {
		l.Medicine, l.Preparation = r.Product(sa.Consumable.Product)
	}
	r.Posology(sa, r.path(), &l)
	for i := range sa.Relationships {
		rel := &sa.Relationships[i]
		dose := rel.SubstanceAdministration != nil && rel.Type == "COMP" // read with the posology
		if !dose && !r.relation(rel, &l) {
			r.unplaced(at+"/entryRelationship", i)
		}
	}
	l.Text = r.text(sa, l)
	return l
}

// text is the words of the posology. The official examples point at the name
// of the product instead; then it is the words under "-posologie" beside it, or
// the sentence of the structure, or the name.
//
// QUIRK: text/reference points at the product (eP-MED-DM 2022.01 to 2024.01,
// all examples).
func (r *reader) text(sa *cda.SubstanceAdministration, l prescription.Line) string {
	words := r.Words.Text(sa.Text)
	name := productReference(sa)
	if sa.Text == nil || sa.Text.Reference == nil || name == "" || sa.Text.Reference.Value != name {
		return words
	}
	if said := r.Words.Text(&cda.ED{Reference: &cda.TEL{Value: name + "-posologie"}}); said != "" {
		return said
	}
	if said := ordonnance.Sentence(l); said != "" {
		return said
	}
	return words
}

func productReference(sa *cda.SubstanceAdministration) string {
	if sa.Consumable == nil || sa.Consumable.Product == nil || sa.Consumable.Product.Material == nil {
		return ""
	}
	code := sa.Consumable.Product.Material.Code
	if code == nil || code.OriginalText == nil || code.OriginalText.Reference == nil {
		return ""
	}
	return code.OriginalText.Reference.Value
}

// relation reads what hangs on a line; false for what has no place in it.
func (r *reader) relation(rel *cda.EntryRelationship, l *prescription.Line) bool {
	switch {
	case rel.Act != nil:
		return r.actOf(rel, l)
	case rel.Supply != nil && rel.Supply.HasTemplate("1.2.250.1.213.1.1.3.86"):
		l.Quantity = medcda.Quantity(rel.Supply.Quantity)
		return true
	case rel.Supply != nil && rel.Supply.HasTemplate("1.2.250.1.213.1.1.3.88"):
		l.RenewalPeriod = renewalSpan(rel.Supply.Times)
		return true
	case rel.Observation != nil && len(rel.Observation.Values) > 0:
		for _, f := range flags {
			if v, ok := rel.Observation.Values[0].(*cda.BL); ok && rel.Observation.HasTemplate(f.template) {
				*f.get(&l.Flags) = v.Value == cda.True
				return true
			}
		}
	}
	return false
}

func renewalSpan(times []cda.Time) prescription.Span {
	for _, t := range times {
		if ivl, ok := t.(*cda.IVLTS); ok {
			return medcda.Span(ivl.Width)
		}
	}
	return prescription.Span{}
}

// actOf reads instructions, the substitution and indications. A dash is no
// instruction (official examples).
func (r *reader) actOf(rel *cda.EntryRelationship, l *prescription.Line) bool {
	a := rel.Act
	switch {
	case a.HasTemplate("1.2.250.1.213.1.1.3.33"):
		if words := r.Words.Text(a.Text); words != "-" {
			l.ForPatient = words
		}
	case a.HasTemplate("1.2.250.1.213.1.1.3.34"):
		if words := r.Words.Text(a.Text); words != "-" {
			l.ForDispenser = words
		}
	case a.HasTemplate("1.2.250.1.213.1.1.3.87") && a.Code != nil:
		l.Substitution = prescription.Substitution{Refused: a.Code.Code == "N"}
		l.Substitution.Motive = motive(r.Words.Text(a.Code.OriginalText))
	case rel.Type == "RSON":
		c := r.Words.Code(a.Code)
		if !c.IsZero() {
			l.Indications = append(l.Indications, c)
		}
		return !c.IsZero()
	default:
		return false
	}
	return true
}

// device reads a line of device that stands at a place of the document.
func (r *reader) device(x *cda.Supply, at string) prescription.Line {
	d := &prescription.Device{}
	l := prescription.Line{ID: r.lineID(x.IDs, "device"), Device: d, Repeats: repeatsOf(x.Repeat), Quantity: medcda.Quantity(x.Quantity)}
	if len(x.Times) > 0 {
		if ivl, ok := x.Times[0].(*cda.IVLTS); ok {
			l.Period = medcda.Bounds(ivl, r.Zone)
		}
	}
	if x.ExpectedUse != nil {
		d.Hire = medcda.Span(x.ExpectedUse.Width)
	}
	for i := range x.Performers {
		r.unplaced(at+"/performer", i)
	}
	for i := range x.Participants {
		p := &x.Participants[i]
		if p.Type != "DEV" || p.Role == nil {
			r.unplaced(at+"/participant", i)
			continue
		}
		for _, id := range p.Role.IDs {
			if d.UDI == "" {
				d.UDI = id.Extension
			}
		}
		if p.Role.Device != nil {
			r.deviceCode(p.Role.Device.Code, d)
		}
	}
	for i := range x.Relationships {
		if !r.relation(&x.Relationships[i], &l) {
			r.unplaced(at+"/entryRelationship", i)
		}
	}
	l.Text = r.Words.Text(x.Text)
	if l.Text == "" {
		l.Text = d.Name
	}
	return l
}

// deviceCode reads the codes and the name: the words the code points at, or
// the label of the last code, the most precise one.
func (r *reader) deviceCode(cd *cda.CD, d *prescription.Device) {
	if cd == nil {
		return
	}
	all := []*cda.CD{cd}
	for i := range cd.Translations {
		all = append(all, &cd.Translations[i])
	}
	d.Name = r.Words.Text(cd.OriginalText)
	label := ""
	for _, x := range all {
		c := prescription.Code{}
		if x.Code != "" {
			c = r.Words.Code(x)
			label = c.Display
		} else if x != cd {
			c.Display = r.Words.Text(x.OriginalText)
		}
		if !c.IsZero() {
			d.Codes = append(d.Codes, c)
		}
	}
	if d.Name == "" {
		d.Name = label
	}
}
