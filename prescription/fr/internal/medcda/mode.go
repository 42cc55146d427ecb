package medcda

import (
	"slices"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Mode is the template of a dosing mode; every prescribed line declares exactly
// one (IHE PCC 6.3.4.16; eP-MED-DM 2024.01, FR-Traitement-prescrit).
type Mode string

// The dosing modes.
const (
	Normal      Mode = "1.3.6.1.4.1.19376.1.5.3.1.4.7.1"
	Progressive Mode = "1.3.6.1.4.1.19376.1.5.3.1.4.8"  // steps one after the other
	Split       Mode = "1.3.6.1.4.1.19376.1.5.3.1.4.9"  // several doses side by side (fractionnée)
	Conditional Mode = "1.3.6.1.4.1.19376.1.5.3.1.4.10" // doses by condition
	Combined    Mode = "1.3.6.1.4.1.19376.1.5.3.1.4.11" // anything else
	Delayed     Mode = "1.3.6.1.4.1.19376.1.5.3.1.4.21" // begins with an event (à début différé)
)

// ModesOf returns the modes that a treatment declares. A delayed start that
// also declares the normal mode, which the IHE layer asks for, declares one.
func ModesOf(sa *cda.SubstanceAdministration) []Mode {
	var out []Mode
	for _, m := range [...]Mode{Delayed, Progressive, Split, Conditional, Combined, Normal} {
		if sa.HasTemplate(string(m)) && !(m == Normal && len(out) == 1 && out[0] == Delayed) {
			out = append(out, m)
		}
	}
	return out
}

// Parted reports whether the mode has its doses in subordinate entries.
func (m Mode) Parted() bool { return m != Normal && m != Delayed && m != "" }

// Ordered reports whether the sequence numbers of the subordinate entries are
// those of the steps: the same number runs side by side. In the other parted
// modes all run side by side, and the number only counts the steps.
func (m Mode) Ordered() bool { return m == Progressive || m == Combined }

// modeOf chooses the mode for steps of which each has so many parts.
func modeOf(l prescription.Line, parts int) Mode {
	steps := l.Dosage.Steps
	if len(steps) == 1 && parts == 1 {
		if begins(l) {
			return Delayed
		}
		return Normal
	}
	same, ascending, condition := true, true, false
	for i, s := range steps {
		same = same && s.Sequence == steps[0].Sequence
		ascending = ascending && s.Sequence > 0 && (i == 0 || s.Sequence > steps[i-1].Sequence)
		condition = condition || !s.Condition.IsZero() || s.AsNeeded
	}
	switch {
	case same && condition:
		return Conditional
	case same:
		return Split
	case ascending:
		return Progressive
	}
	return Combined
}

// begins reports whether a single step begins with an event in a way the mode
// Delayed can hold: its period has both ends, or is a length alone
// (IHE Pharmacy PRE, effectiveTime of a delayed start).
func begins(l prescription.Line) bool {
	s, b := l.Dosage.Steps[0], wholePeriod(l)
	if s.StartEvent.IsZero() || !s.Condition.IsZero() || s.AsNeeded {
		return false
	}
	if b.Start.IsZero() && b.End.IsZero() {
		return !b.Duration.IsZero()
	}
	return !b.Start.IsZero() && !b.End.IsZero()
}

// wholePeriod is the period of a line, or that of its only step.
func wholePeriod(l prescription.Line) prescription.Bounds {
	if l.Period.IsZero() && hoists(l) {
		return l.Dosage.Steps[0].Bounds
	}
	return l.Period
}

// hoists reports whether the bounds of the step are those of the line.
func hoists(l prescription.Line) bool {
	return l.Dosage != nil && len(l.Dosage.Steps) == 1 && l.Period.IsZero()
}

// Canonical returns the line in the one writing in which this package reads it
// back, where the model has several for the same meaning: the bounds of an only
// step are those of the line, its maxima those of the step, steps that all have
// the same number have none; the speciality comes first among the codes of a
// product, classes last.
func Canonical(l prescription.Line) prescription.Line {
	hoist, numbered, joined := ambiguous(l)
	if hoist || numbered || joined { // only what changes is copied
		d := *l.Dosage
		d.Steps = slices.Clone(d.Steps)
		l.Dosage = &d
		if hoist {
			l.Period, d.Steps[0].Bounds = d.Steps[0].Bounds, prescription.Bounds{}
		}
		if numbered {
			for i := range d.Steps {
				d.Steps[i].Sequence = 0
			}
		}
		if joined {
			d.Steps[0].Maxima = append(slices.Clip(d.Steps[0].Maxima), d.Maxima...)
			d.Maxima = nil
		}
	}
	if l.Medicine != nil {
		if _, _, ordered := spans(l.Medicine.Codes); !ordered {
			m := *l.Medicine
			main, rest, classes := mainCode(m.Codes)
			m.Codes = make([]prescription.Code, 0, len(m.Codes))
			if main != nil {
				m.Codes = append(m.Codes, *main)
			}
			m.Codes = append(append(m.Codes, rest...), classes...)
			l.Medicine = &m
		}
	}
	return l
}

// ambiguous reports what of a posology has several writings: bounds of an only
// step, one number for all steps, maxima beside those of an only step.
func ambiguous(l prescription.Line) (hoist, numbered, joined bool) {
	d := l.Dosage
	if d == nil || len(d.Steps) == 0 {
		return false, false, false
	}
	numbered = d.Steps[0].Sequence != 0
	for i := range d.Steps {
		numbered = numbered && d.Steps[i].Sequence == d.Steps[0].Sequence
	}
	return hoists(l) && !d.Steps[0].Bounds.IsZero(), numbered, len(d.Steps) == 1 && d.Maxima != nil
}

// spans reports whether the codes of a medicine stand in the order in which they
// are read back, and then how many come before the others and how many before
// the classes.
func spans(codes []prescription.Code) (main, classes int, ordered bool) {
	n := 0
	if len(codes) > 0 && codes[0].System == uriCis && codes[0].Code != "" {
		main = 1
	}
	for n = main; n < len(codes) && !isClass(&codes[n]); n++ {
		if main == 0 && codes[n].System == uriCis && codes[n].Code != "" {
			return 0, 0, false
		}
	}
	for i := n; i < len(codes); i++ {
		if !isClass(&codes[i]) {
			return 0, 0, false
		}
	}
	return main, n, true
}

// isClass reports whether a code is of the ATC classification.
func isClass(c *prescription.Code) bool { return c.System == uriAtc || c.System == "urn:oid:"+OIDAtc }

// mainCode parts the codes of a medicine: the first speciality (CIS), the
// classes (ATC), and the others. They are not to be changed.
func mainCode(codes []prescription.Code) (main *prescription.Code, rest, classes []prescription.Code) {
	if n, m, ordered := spans(codes); ordered {
		if n > 0 {
			main = &codes[0]
		}
		return main, codes[n:m], codes[m:]
	}
	for i := range codes {
		switch c := &codes[i]; {
		case c.System == uriCis && main == nil && c.Code != "":
			main = c
		case isClass(c):
			classes = append(classes, *c)
		default:
			rest = append(rest, *c)
		}
	}
	return main, rest, classes
}
