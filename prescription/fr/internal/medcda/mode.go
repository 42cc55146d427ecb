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
	if l.Dosage != nil { // only what changes is copied
		d := *l.Dosage
		d.Steps = slices.Clone(d.Steps)
		l.Dosage = &d
	}
	if hoists(l) {
		l.Period, l.Dosage.Steps[0].Bounds = l.Dosage.Steps[0].Bounds, prescription.Bounds{}
	}
	if d := l.Dosage; d != nil && len(d.Steps) > 0 {
		same := true
		for i := range d.Steps {
			same = same && d.Steps[i].Sequence == d.Steps[0].Sequence
		}
		for i := range d.Steps {
			if same {
				d.Steps[i].Sequence = 0
			}
		}
		if len(d.Steps) == 1 {
			d.Steps[0].Maxima = append(slices.Clip(d.Steps[0].Maxima), d.Maxima...)
			d.Maxima = nil
		}
	}
	if l.Medicine != nil {
		m := *l.Medicine
		m.Codes = ordered(m.Codes)
		l.Medicine = &m
	}
	return l
}

func ordered(codes []prescription.Code) []prescription.Code {
	main, rest, classes := mainCode(codes)
	if len(codes) == 0 || len(rest) == len(codes) {
		return codes
	}
	out := make([]prescription.Code, 0, len(codes))
	if main != nil {
		out = append(out, *main)
	}
	return append(append(out, rest...), classes...)
}

// mainCode parts the codes of a medicine: the first speciality (CIS), the
// classes (ATC), and the others.
func mainCode(codes []prescription.Code) (main *prescription.Code, rest, classes []prescription.Code) {
	for i := range codes {
		switch c := &codes[i]; {
		case c.System == uriCis && main == nil && c.Code != "":
			main = c
		case NormalURI(c.System) == uriAtc:
			classes = append(classes, *c)
		default:
			if rest == nil {
				rest = make([]prescription.Code, 0, len(codes)-i)
			}
			rest = append(rest, *c)
		}
	}
	return main, rest, classes
}
