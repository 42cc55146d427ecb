package epmed

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/internal/medcda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// treatment holds a medicine or preparation against the rules.
func (f *findings) treatment(sa *cda.SubstanceAdministration, words *medcda.Words, path string) {
	templates := sa.Class == "SBADM" && sa.Mood == "INT" && len(sa.TemplateIDs) > 4
	for _, t := range [...]string{"2.16.840.1.113883.10.20.1.24", "1.3.6.1.4.1.19376.1.5.3.1.4.7",
		"1.3.6.1.4.1.19376.1.9.1.3.2", "1.2.250.1.213.1.1.3.83"} {
		templates = templates && sa.HasTemplate(t)
	}
	f.must(templates, 7, path)
	f.mode(sa, words, path)
	f.must(len(sa.IDs) > 0 && sa.Text != nil && sa.Text.Reference != nil && sa.Status.Is("", "completed"), 9, path)
	f.must(renewed(sa.Repeat), 10, path+"/repeats")
	f.times(sa, path)
	f.amounts(sa, words, path)
	f.route(sa.Route, path)
	for i := range sa.Sites {
		f.must(sa.Sites[i].Null != "", 16, path+"/dosage/steps/0/site")
	}
	f.product(sa.Consumable, path)
	f.must(len(sa.Authors) == 0 && len(sa.References) == 0, 26, path)
	f.substitution(sa, words, path)
	f.statements(sa.Relationships, true, 21, path+"/flags")
	for i := range sa.Relationships {
		f.relation(&sa.Relationships[i], path)
	}
	for _, ed := range references(sa) {
		f.must(words.Has(ed), 28, path)
	}
}

// mode counts the dosing modes and holds the doses against the one.
func (f *findings) mode(sa *cda.SubstanceAdministration, words *medcda.Words, path string) {
	modes := medcda.ModesOf(sa)
	subs, numbered := 0, true
	for i := range sa.Relationships {
		rel := &sa.Relationships[i]
		if rel.SubstanceAdministration != nil && rel.Type == "COMP" {
			subs++
			numbered = numbered && rel.Sequence != nil
			f.amounts(rel.SubstanceAdministration, words, path)
			f.route(rel.SubstanceAdministration.Route, path)
		}
	}
	f.must(len(modes) == 1 && modes[0].Parted() == (subs > 0) && numbered, 8, path+"/dosage")
}

func renewed(x *cda.IVL) bool {
	if x == nil {
		return false
	}
	n, err := strconv.Atoi(x.Value)
	return x.Null == cda.NoInformation || err == nil && n >= 0
}

// times: the period first and alone without operator, the rest periods, events
// or expressions with operator A; a delayed start with its own forms.
func (f *findings) times(sa *cda.SubstanceAdministration, path string) {
	for i, t := range sa.Times {
		ok := false
		switch x := t.(type) {
		case *cda.IVLTS:
			ok = i == 0 && x.Operator == ""
			if ok && sa.HasTemplate(string(medcda.Delayed)) {
				known := x.Low != nil && x.High != nil && x.Low.Null == "" && x.High.Null == ""
				f.must(known || x.Low != nil && x.Low.Null == cda.Unknown && x.Width != nil, 12, path+"/period")
			}
		case *cda.PIVLTS:
			ok = x.Operator == "A"
		case *cda.EIVLTS:
			ok = x.Operator == "A"
		case *cda.SXPRTS:
			ok = x.Operator == "A"
		}
		f.must(ok, 11, path)
	}
}

func (f *findings) amounts(sa *cda.SubstanceAdministration, words *medcda.Words, path string) {
	for _, x := range [...]*cda.IVL{sa.Dose, sa.Rate} {
		f.must(x == nil || x.Low != nil && x.High != nil, 13, path+"/dosage")
		if x != nil {
			f.must(words.Agree(x.Low) && words.Agree(x.High), 34, path+"/dosage")
		}
	}
	f.must(sa.MaxDose == nil || sa.MaxDose.Numerator != nil && sa.MaxDose.Denominator != nil, 14, path+"/dosage")
}

func (f *findings) route(cd *cda.CD, path string) {
	if cd == nil || cd.Null != "" {
		return
	}
	n, err := strconv.ParseUint(cd.Code, 10, 32)
	_, found := slices.BinarySearch(routes[:], uint32(n))
	f.must(err == nil && found && cd.System == medcda.OIDEdqm, 15, path+"/dosage")
}

func (f *findings) product(c *cda.Consumable, path string) {
	if c == nil || c.Product == nil || c.Product.Material == nil {
		f.add(17, path+"/medicine")
		return
	}
	m := c.Product.Material
	f.must(m.Code != nil && (m.Code.System == medcda.OIDCis || m.Code.Null == cda.NotApplicable), 17, path+"/medicine/codes")
	f.must(m.Name != nil, 18, path+"/medicine/name")
}

// substitution: said once, and refused with one of the three motives (arrêté du
// 12 novembre 2019).
func (f *findings) substitution(sa *cda.SubstanceAdministration, words *medcda.Words, path string) {
	count := 0
	for i := range sa.Relationships {
		a := sa.Relationships[i].Act
		if a == nil || !a.HasTemplate("1.3.6.1.4.1.19376.1.9.1.3.9.1") || a.Code == nil {
			continue
		}
		if a.Code.Code == "N" || a.Code.Code == "G" {
			count++
		}
		if a.Code.Code == "N" {
			f.must(lawful(motive(words.Text(a.Code.OriginalText))), 20, path+"/substitution/motive")
		}
	}
	f.must(count == 1, 19, path+"/substitution")
}

func lawful(m prescription.Code) bool {
	return m.System == ordonnance.SystemMotive
}

// statements: each once, with a boolean.
func (f *findings) statements(rels []cda.EntryRelationship, medicine bool, number int, path string) {
	for _, kind := range flags {
		if !medicine && !kind.device {
			continue
		}
		count := 0
		for i := range rels {
			o := rels[i].Observation
			if rels[i].Type != "COMP" || o == nil || !o.HasTemplate(kind.template) || len(o.Values) != 1 {
				continue
			}
			if v, ok := o.Values[0].(*cda.BL); ok && v.Value != cda.Unset {
				count++
			}
		}
		f.must(count == 1, number, path)
	}
}

// relation: quantities, renewals and instructions.
func (f *findings) relation(rel *cda.EntryRelationship, path string) {
	switch {
	case rel.Supply != nil && rel.Supply.HasTemplate("1.2.250.1.213.1.1.3.86"):
		s := rel.Supply
		f.must(s.Mood == "RQO" && s.Independent != nil && s.Independent.Value == cda.False && s.Quantity != nil && s.Quantity.Value != "",
			24, path+"/quantity")
	case rel.Supply != nil && rel.Supply.HasTemplate("1.2.250.1.213.1.1.3.88"):
		ivl := &cda.IVLTS{}
		if len(rel.Supply.Times) == 1 {
			ivl, _ = rel.Supply.Times[0].(*cda.IVLTS)
		}
		f.must(rel.Supply.Mood == "RQO" && ivl != nil && (ivl.High != nil || ivl.Width != nil), 25, path+"/renewalPeriod")
	case rel.Act != nil && rel.Act.HasTemplate("1.3.6.1.4.1.19376.1.5.3.1.4.3"):
		f.must(tied(rel, "PINSTRUCT"), 27, path+"/forPatient")
	case rel.Act != nil && rel.Act.HasTemplate("1.3.6.1.4.1.19376.1.5.3.1.4.3.1"):
		f.must(tied(rel, "FINSTRUCT"), 27, path+"/forDispenser")
	}
}

func tied(rel *cda.EntryRelationship, code string) bool {
	return rel.Type == "SUBJ" && rel.Inversion == cda.True && rel.Act.Code != nil && rel.Act.Code.Code == code
}

// references are the references of a line into the text that a reader follows.
func references(sa *cda.SubstanceAdministration) []*cda.ED {
	list := []*cda.ED{sa.Text}
	if sa.Route != nil {
		list = append(list, sa.Route.OriginalText)
	}
	for i := range sa.Sites {
		list = append(list, sa.Sites[i].OriginalText)
	}
	for i := range sa.Preconditions {
		if c := sa.Preconditions[i].Criterion; c != nil {
			list = append(list, c.Text)
		}
	}
	for i := range sa.Relationships {
		switch rel := &sa.Relationships[i]; {
		case rel.Act != nil:
			list = append(list, rel.Act.Text)
			if rel.Act.Code != nil {
				list = append(list, rel.Act.Code.OriginalText)
			}
		case rel.Observation != nil:
			list = append(list, rel.Observation.Text)
		case rel.SubstanceAdministration != nil:
			list = append(list, rel.SubstanceAdministration.Text)
		}
	}
	return list
}

// device holds a device against the rules.
func (f *findings) device(x *cda.Supply, words *medcda.Words, path string) {
	f.statements(x.Relationships, false, 22, path+"/flags")
	f.must(renewed(x.Repeat), 22, path+"/repeats")
	described := false
	for i := range x.Participants {
		p := &x.Participants[i]
		if p.Type == "DEV" && p.Role != nil && p.Role.Class == "MANU" && p.Role.Device != nil {
			d := p.Role.Device
			described = d.Class == "DEV" && strings.EqualFold(d.Determiner, "INSTANCE")
		}
	}
	f.must(len(x.Times) == 1 && described, 23, path+"/device")
	f.must(words.Has(x.Text), 28, path)
}
