package medcda

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// structuredTemplate says that the posology is structured (IHE Pharmacy
// Dosage Instructions), subTemplate that an entry is one dose of a line
// (FR-Traitement-prescrit-subordonnee).
const (
	structuredTemplate = "1.3.6.1.4.1.19376.1.9.1.3.6"
	subTemplate        = "1.2.250.1.213.1.1.3.83.1"
)

var subTemplates = cda.Templates(subTemplate) // never changed

// Part is what the narrative says of one administration of a line, with the
// ending of its ID.
type Part struct {
	Suffix                          string // "-1"
	Text, Frequency, Low, High      string
	RateLow, RateHigh, Precondition string
	Route, Site                     string
}

// Posology writes the structured posology of a line into a treatment.
type Posology struct {
	// Prefix begins the IDs of the narrative: "med-001".
	Prefix string
	// Space is the UUID of the line, the name space of identifiers inside it.
	Space string
	// Day is the day of writing, from which phases are dated where no start is
	// stated.
	Day identity.Date
	// More is how many relationships the caller adds to the treatment after
	// Write; 0 when it adds none.
	More int
	// Room is where the parts of the entry come from; nil takes the heap.
	Room *Room
	// Bare leaves the narrative out: labels stand in the entry itself.
	Bare bool
	// Parts are what the narrative has to say, after Write.
	Parts []Part
	// Main is what it has to say of the line as a whole.
	Main Part

	alone alone
}

// Write fills in the mode, the times and the doses of the line. Without
// structure it is a normal dose with the period alone.
func (p *Posology) Write(l prescription.Line, sa *cda.SubstanceAdministration) {
	if ivl := p.Room.Interval(wholePeriod(l)); ivl != nil {
		sa.Times = append(sa.Times, whole(ivl))
	}
	if l.Dosage == nil || len(l.Dosage.Steps) == 0 {
		sa.TemplateIDs = append(sa.TemplateIDs, cda.II{Root: string(Normal)})
		return
	}
	steps := l.Dosage.Steps
	rhythms, count := p.rhythms(l)
	mode := modeOf(l, count)
	common := p.common(l, sa, mode)
	p.Parts = slices.Grow(p.Parts[:0], count)
	if mode.Parted() {
		sa.Relationships = slices.Grow(sa.Relationships, count+p.More)
		for i := range steps {
			said := p.words(steps[i])
			for _, times := range rhythms[i] {
				p.sub(l, i, steps[i], mode, times, common, said, sa)
			}
		}
	} else {
		p.single(l, steps[0], mode, rhythms[0][0], sa)
	}
	if coded(sa) {
		sa.TemplateIDs = append(sa.TemplateIDs, cda.II{Root: structuredTemplate})
	}
	if mode == Delayed {
		// QUIRK: the IHE layer asks for one of the five other modes beside it (IHE
		// PCC, Medications; eP-MED-DM 2024.01, schematrons); normal says no more.
		sa.TemplateIDs = append(sa.TemplateIDs, cda.II{Root: string(Normal)})
	}
	sa.TemplateIDs = append(sa.TemplateIDs, cda.II{Root: string(mode)})
}

// rhythms unfolds every step; a step without a coded rhythm is one part.
func (p *Posology) rhythms(l prescription.Line) (out [][][]cda.Time, count int) {
	out = make([][][]cda.Time, 0, len(l.Dosage.Steps))
	for i := range l.Dosage.Steps {
		s, ref := &l.Dosage.Steps[i], ""
		if !s.Timing.IsZero() {
			ref = p.ref("-frequence-", strconv.Itoa(count+1), "words")
		}
		parts := Rhythm(s.Timing, p.anchor(l, i), ref)
		if parts == nil {
			parts = [][]cda.Time{nil}
		}
		out = append(out, parts)
		count += len(parts)
	}
	return out, count
}

// anchor is where the phases of a step count from: its own start, the start of
// the line, or the day of writing. It is known to be the step's beginning when
// nothing comes before it.
func (p *Posology) anchor(l prescription.Line, i int) Anchor {
	s := &l.Dosage.Steps[i]
	a := Anchor{Day: p.Day, Known: s.Bounds.Delay.IsZero() && s.StartEvent.IsZero()}
	if d := l.Period.Start.Date(); !d.IsZero() {
		a.Day = d
	}
	if d := s.Bounds.Start.Date(); !d.IsZero() {
		a.Day = d
		return a
	}
	for j := range l.Dosage.Steps {
		other := l.Dosage.Steps[j].Sequence
		a.Known = a.Known && (s.Sequence == 0 || other == 0 || other >= s.Sequence)
	}
	return a
}

// shared is what all steps have in common and stands on the main entry.
type shared struct{ route, site bool }

func (p *Posology) common(l prescription.Line, sa *cda.SubstanceAdministration, mode Mode) shared {
	steps, c := l.Dosage.Steps, shared{true, true}
	for i := range steps {
		s := &steps[i]
		c.route = c.route && s.Route == steps[0].Route
		c.site = c.site && s.Site == steps[0].Site
	}
	if c.route {
		p.Main.Route = label(steps[0].Route)
		sa.Route = p.said(steps[0].Route, "-voie")
	}
	if c.site {
		p.Main.Site = label(steps[0].Site)
		sa.Sites = p.site(steps[0].Site, "-region")
	}
	if mode.Parted() {
		sa.MaxDose = p.ceiling(l.Dosage.Maxima)
	} else {
		sa.MaxDose = p.ceiling(append(steps[0].Maxima[:len(steps[0].Maxima):len(steps[0].Maxima)], l.Dosage.Maxima...))
	}
	return c
}

// site writes a body site in words.
//
// QUIRK: the guide takes SNOMED CT codes, the IHE layer wants another system
// and the content models a third one, so nothing coded passes (eP-MED-DM
// 2024.01, schematrons); words do.
func (p *Posology) site(c prescription.Code, suffix string) []cda.CD {
	if c.IsZero() {
		return nil
	}
	return []cda.CD{{Null: cda.Other, OriginalText: p.text(suffix, label(c))}}
}

// said writes a concept with its words in the narrative.
func (p *Posology) said(c prescription.Code, suffix string) *cda.CD {
	if p.Bare {
		return p.Room.CD(c)
	}
	return p.Room.Said(c, p.Prefix+suffix)
}

// text refers to words in the narrative, or is them.
func (p *Posology) text(suffix, words string) *cda.ED {
	if p.Bare {
		return &cda.ED{Text: words}
	}
	return p.Room.RefersTo(p.Prefix, suffix)
}

// label is what a person reads of a concept.
func label(c prescription.Code) string {
	if c.Display != "" {
		return c.Display
	}
	return c.Code
}

func (p *Posology) ceiling(maxima []prescription.Maximum) *cda.RTO {
	for _, m := range maxima {
		if r := p.Room.Ceiling(m); r != nil {
			return r
		}
	}
	return nil
}

// single writes the only administration on the main entry.
func (p *Posology) single(l prescription.Line, s prescription.Step, mode Mode, times []cda.Time, sa *cda.SubstanceAdministration) {
	condition := s.Condition
	if mode == Delayed {
		condition = s.StartEvent
		delayed(sa)
	}
	own := p.Room.Interval(s.Bounds)
	if hoists(l) {
		own = nil
	}
	if own != nil && len(times) > 0 {
		sa.Times = append(sa.Times, together(own, times))
	} else {
		sa.Times = append(sa.Times, times...)
	}
	for i, t := range sa.Times {
		if _, ok := t.(*cda.IVLTS); !ok || i > 0 {
			intersect(t)
		}
	}
	if len(sa.Times) > 0 {
		if _, ok := sa.Times[0].(*cda.IVLTS); !ok {
			sa.Times = append([]cda.Time{whole(&cda.IVLTS{Type: cda.TypeIVLTS})}, sa.Times...)
		}
	}
	part := p.words(s)
	part.Suffix = "-1"
	p.dose(s, "-1", &part, sa)
	sa.Preconditions = p.condition(s.AsNeeded, condition, "", &part)
	p.Main.Precondition, part.Precondition = part.Precondition, ""
	p.Parts = append(p.Parts, part)
}

// sub writes one administration as a subordinate entry.
func (p *Posology) sub(l prescription.Line, step int, s prescription.Step, mode Mode, times []cda.Time, c shared, part Part, sa *cda.SubstanceAdministration) {
	suffix := "-" + strconv.Itoa(len(p.Parts)+1)
	number := step + 1
	if mode.Ordered() {
		number = s.Sequence
	}
	part.Suffix = suffix
	x := p.Room.Treatment()
	*x = cda.SubstanceAdministration{Class: "SBADM", Mood: "INT",
		Infra: cda.Infra{TemplateIDs: subTemplates},
		IDs:   []cda.II{{Root: p.Room.DerivedRoot(p.Space, "dose", suffix)}},
		Text:  p.Room.RefersTo(p.Prefix, "-ModeAdmin"+suffix), Status: Completed(),
		Consumable: noProduct}
	own := p.Room.Interval(s.Bounds)
	if len(l.Dosage.Steps) == 1 && hoists(l) {
		own = nil
	}
	switch {
	case own != nil && len(times) > 0, len(times) > 1:
		x.Times = []cda.Time{together(own, times)}
	case own != nil:
		x.Times = []cda.Time{own}
	default:
		x.Times = times
	}
	p.dose(s, suffix, &part, x)
	if !c.route {
		part.Route = label(s.Route)
		x.Route = p.said(s.Route, "-voie"+suffix)
	}
	if !c.site {
		part.Site = label(s.Site)
		x.Sites = p.site(s.Site, "-region"+suffix)
	}
	if len(l.Dosage.Steps) > 1 {
		x.MaxDose = p.ceiling(s.Maxima)
	} else if sa.MaxDose == nil {
		sa.MaxDose = p.ceiling(s.Maxima)
	}
	x.Preconditions = p.condition(s.AsNeeded, s.Condition, suffix, &part)
	p.Parts = append(p.Parts, part)
	sa.Relationships = append(sa.Relationships, cda.EntryRelationship{Type: "COMP",
		Sequence: &cda.QTY{Value: strconv.Itoa(number)}, Statement: cda.Statement{SubstanceAdministration: x}})
}

// dose writes the ordered dose and the rate.
func (p *Posology) dose(s prescription.Step, suffix string, part *Part, x *cda.SubstanceAdministration) {
	for _, d := range s.Doses {
		if d.Kind == prescription.Calculated {
			continue
		}
		part.Low, part.High = ends(d.Amount)
		x.Dose = p.Room.Range(d.Amount, p.ref("-doseMin", suffix, part.Low), p.ref("-doseMax", suffix, part.High))
		break
	}
	if s.Rate != nil {
		part.RateLow, part.RateHigh = ends(*s.Rate)
		x.Rate = p.Room.Rate(*s.Rate, p.ref("-rateMin", suffix, part.RateLow), p.ref("-rateMax", suffix, part.RateHigh))
	}
}

// ref is the ID of words in the narrative, "" when there are none.
func (p *Posology) ref(kind, suffix, words string) string {
	if words == "" || p.Bare {
		return ""
	}
	return p.Room.Join(p.Prefix, kind, suffix)
}

// condition writes what must be so. CDA has only words for it.
func (p *Posology) condition(asNeeded bool, c prescription.Code, suffix string, part *Part) []cda.Precondition {
	words := label(c)
	if asNeeded {
		words = strings.TrimSuffix(asNeededWords+" : "+words, " : ")
	}
	if words == "" {
		return nil
	}
	part.Precondition = words
	return []cda.Precondition{{Criterion: &cda.Criterion{Text: p.text("-precondition"+suffix, words)}}}
}

// asNeededWords begin a condition under which the patient decides.
const asNeededWords = "si besoin"

// Completed is the status of every entry, one for all: nothing that writes
// changes what it writes.
func Completed() *cda.CD { return completed }

var completed = &cda.CD{Code: "completed"} // never changed
