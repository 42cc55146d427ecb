package prescription

import pack "github.com/ordonnance-numerique/ordonnance-go/internal/bits"

// Nearly all lines are alike: one medicine with one code, one step with one
// dose, a rhythm or moments of the day, a duration. usual reads their beginning in
// a straight line: the choices are those of product,
// dosage and linePeriod, in their order, and what it reads is what
// they would read. At the first choice that is another than usual it goes back
// to the beginning of the line and leaves it to them.
func (p *packer) usual(l *Line) bool {
	if len(p.ahead) == 0 || p.err != nil {
		return false // what was refused before, as the name of the line, stays refused
	}
	r, room := p.r, p.room
	in := &p.ahead[0]
	if p.usualProduct(l, in) && p.usualDosage(l, in) && p.err == nil {
		p.ahead, p.quantities.free = p.ahead[1:], in.quantities[1:]
		return true
	}
	p.r, p.room, p.err = r, room, nil
	*in = lineRoom{}
	*l = Line{ID: l.ID}
	return false
}

// usualProduct is a medicine that is one code of a shape without a guess.
func (p *packer) usualProduct(l *Line, in *lineRoom) bool {
	lex := &p.voc.fields[FieldProduct]
	if !p.r.Is(0, kindOf) || !p.r.Is(1, single) {
		return false
	}
	i := p.r.Pick(lex.table)
	if i == len(lex.entries) {
		return false
	}
	e, c := &lex.entries[i], &in.code[0]
	if !e.shaped || e.rival || e.Guess != nil || e.Label != "" {
		return false
	}
	c.System, c.Code = e.System, e.Pattern
	if p.shape(e, &c.Code); p.r.Flag(some) || p.r.Flag(seldom) || p.r.Flag(seldom) {
		return false // a label, a name, form and ingredients
	}
	l.Medicine = &in.medicine[0]
	l.Medicine.Codes = in.code[:]
	return true
}

// usualDosage is one step of one dose, without conditions and manner.
func (p *packer) usualDosage(l *Line, in *lineRoom) bool {
	if !p.r.Flag(mostly) || !p.r.Is(1, single) || !p.r.Is(0, seqOne) || !p.r.Is(1, single) {
		return false
	}
	q, s := &in.quantities[0], &in.step[0]
	if p.r.Flag(rare) || !p.r.Flag(mostly) || !p.usualQuantity(q, FieldUnit) || p.r.Flag(rare) {
		return false // calculated, a range, a unit in words, a basis
	}
	in.dose[0].Value = q
	s.Doses = in.dose[:]
	l.Dosage = &in.dosage[0]
	l.Dosage.Steps = in.step[:]
	odds := boundOf
	if !p.usualTiming(&s.Timing, in) || !p.usualBounds(&s.Bounds, odds) || p.r.Flag(seldom) || p.r.Flag(seldom) ||
		!p.r.Is(0, fewest) {
		return false // conditions, manner, maxima
	}
	if s.Bounds.Duration.Unit != 0 {
		odds = within
	}
	p.room -= 3 // of the lists of codes, steps and doses
	return p.usualBounds(&l.Period, odds) && p.room >= 0
}

// usualQuantity is a frequent number of a unit with a code or a label of the
// tables.
func (p *packer) usualQuantity(q *Quantity, f Field) bool {
	lex := &p.voc.fields[f]
	number, i := p.r.Pick(decimalOdds), p.r.Pick(lex.table)
	if number == len(decimals) || i == len(lex.entries) {
		return false
	}
	e := &lex.entries[i]
	q.Value, q.System, q.Code = decimals[number], e.System, e.Pattern
	switch {
	case e.shaped:
		return false
	case e.alone():
		q.Unit = e.Label
		return true
	case e.Label == "":
		return !p.r.Flag(some)
	}
	label := p.r.Pick(unitOf)
	if label == 1 {
		q.Unit = e.Label
	}
	return label != 2
}

// usualTiming is a frequent rhythm, or frequent moments of the day.
func (p *packer) usualTiming(t *Timing, in *lineRoom) bool {
	i := p.r.Pick(rhythmOf)
	if i == len(rhythms) {
		return false
	}
	weight := uint32(often)
	if i > 0 {
		r := &rhythms[i]
		t.Style, t.Frequency, t.FrequencyMax, t.Period, t.PeriodMax = r.Style, r.Frequency, r.FrequencyMax, r.Period, r.PeriodMax
		weight = seldom
	}
	if p.r.Flag(weight) {
		set := p.r.Pick(momentSetOf)
		if set == len(momentSets) {
			return false
		}
		t.Moments = append(in.dayMoments[:0:len(in.dayMoments)], momentSets[set]...)
	}
	return !p.r.Flag(seldom)
}

// usualBounds are none, or a frequent duration.
func (p *packer) usualBounds(b *Bounds, odds *pack.Table) bool {
	if p.r.Is(0, odds) {
		return true
	}
	if !p.r.Is(1, odds) {
		return false
	}
	i := p.r.Pick(durationOf)
	if i == len(durations) {
		return false
	}
	b.Duration = durations[i]
	return true
}
