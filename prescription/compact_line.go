package prescription

import "strconv"

// lines are the prescribed things. Lines named "1", "2", "3"… in order cost
// nothing for their names.
func (p *packer) lines(v *Prescription) {
	n := p.count(len(v.Lines), maxLines, several)
	if p.reading && n > 0 {
		v.Lines = make([]Line, n)
		p.expect(n)
	}
	numbered := p.flag(p.reading || inOrder(v.Lines), mostly)
	p.said(v.Lines[:n])
	var before *Line
	for i := range n {
		if p.err != nil || p.reading && p.r.Spent() {
			p.fail(ErrCompact)
			return
		}
		l := &v.Lines[i]
		if !numbered {
			p.uuid(&l.ID)
		} else if p.reading {
			l.ID = strconv.Itoa(i + 1)
		}
		p.line(l, before)
		p.lineText(l, &p.forms[i])
		before = l
	}
	p.say(v.Lines[:n])
	if p.reading && !numbered && inOrder(v.Lines) {
		p.wrong()
	}
	for i := range n {
		if more := len(v.Lines[i].Links); p.flag(more > 0, rare) {
			list(p, &v.Lines[i].Links, maxList, single, (*packer).link)
			if p.reading && v.Lines[i].Links == nil {
				p.wrong()
			}
		}
	}
}

func inOrder(lines []Line) bool {
	for i := range lines {
		if lines[i].ID != strconv.Itoa(i+1) {
			return false
		}
	}
	return true
}

// line is one prescribed thing, without its text. That comes last: it is
// foretold by all the rest.
func (p *packer) line(l, before *Line) {
	if !p.reading || !p.usual(l) {
		p.lastUnit = nil
		p.open()
		p.product(l)
		optionalIn(p, &p.dosages, &l.Dosage, mostly, dosage)
		p.linePeriod(l)
	}
	p.handing(l, before)
	p.substitution(&l.Substitution)
	p.flags(&l.Flags, before)
	p.remarks(l)
}

// linePeriod is rarely stated where a step is bounded already.
func (p *packer) linePeriod(l *Line) {
	odds := boundOf
	if l.Dosage != nil {
		for i := range l.Dosage.Steps {
			if b := &l.Dosage.Steps[i].Bounds; !onlyDuration(b) || !unstated(&b.Duration) {
				odds = within
				break
			}
		}
	}
	p.bounds(&l.Period, odds)
}

// product is which of the three a line is.
func (p *packer) product(l *Line) {
	kind := -1
	switch {
	case l.Medicine != nil && l.Preparation == nil && l.Device == nil:
		kind = 0
	case l.Medicine == nil && l.Preparation == nil && l.Device != nil:
		kind = 1
	case l.Medicine == nil && l.Preparation != nil && l.Device == nil:
		kind = 2
	}
	switch kind = p.pick(kind, kindOf); {
	case p.err != nil:
	case kind == 0:
		if p.reading {
			l.Medicine = &p.medicines.take(1)[0]
		}
		p.medicine(l.Medicine)
	case kind == 1:
		if p.reading {
			l.Device = new(Device)
		}
		p.device(l.Device)
	case kind == 2:
		if p.reading {
			l.Preparation = new(Preparation)
		}
		p.preparation(l.Preparation)
	}
}

func (p *packer) medicine(m *Medicine) {
	listIn(p, &p.codes, &m.Codes, maxList, single, productCode)
	p.productName(&m.Name, m.Codes)
	if !p.flag(!p.reading && (!blank(&m.Form) || len(m.Ingredients) > 0), seldom) {
		return
	}
	stated(p, &m.Form, often, productForm)
	list(p, &m.Ingredients, maxList, single, productIngredient)
	if m.Form.IsZero() && len(m.Ingredients) == 0 {
		p.wrong()
	}
}

func (p *packer) device(d *Device) {
	listIn(p, &p.codes, &d.Codes, maxList, single, productCode)
	p.productName(&d.Name, d.Codes)
	stated(p, &d.UDI, seldom, (*packer).text)
	stated(p, &d.Hire, seldom, (*packer).duration)
}

// productName is the name of a product, which a coded product has only when
// labels are asked for.
func (p *packer) productName(s *string, codes []Code) {
	if !p.reading && !p.labels && coded(codes) {
		none := ""
		s = &none
	}
	stated(p, s, seldom, (*packer).text)
}

// coded reports whether there is a code among labels.
func coded(codes []Code) bool {
	for _, c := range codes {
		if c.Code != "" {
			return true
		}
	}
	return false
}

func (p *packer) preparation(v *Preparation) {
	stated(p, &v.Name, some, (*packer).text)
	p.text(&v.Formula)
	stated(p, &v.Form, some, formCode)
	list(p, &v.Ingredients, maxList, several, ingredient)
}

func ingredient(p *packer, v *Ingredient) {
	substanceCode(p, &v.Substance)
	p.strength(v)
}

func productIngredient(p *packer, v *Ingredient) {
	p.bareCode(FieldSubstance, &v.Substance)
	p.strength(v)
}

func (p *packer) strength(v *Ingredient) {
	optional(p, &v.Strength, often, amount)
	p.bool(&v.Vehicle, seldom)
}

// handing is how much is handed out, how often, in which parts.
func (p *packer) handing(l, before *Line) {
	optionalIn(p, &p.quantities, &l.Quantity, even, packQuantity)
	p.repeats(&l.Repeats, before)
	weight := uint32(rare)
	if !l.Repeats.IsZero() {
		weight = some
	}
	if !p.flag(!p.reading && (!unstated(&l.RenewalPeriod) || !unstated(&l.Instalment) || l.AtOnce), weight) {
		return
	}
	p.renewalPeriod(&l.RenewalPeriod, before)
	stated(p, &l.Instalment, seldom, (*packer).interval)
	p.bool(&l.AtOnce, some)
	if l.RenewalPeriod.IsZero() && l.Instalment.IsZero() && !l.AtOnce {
		p.wrong()
	}
}

// renewalPeriod is often that of the line before.
func (p *packer) renewalPeriod(s *Span, before *Line) {
	if before == nil || unstated(&before.RenewalPeriod) {
		stated(p, s, often, (*packer).interval)
		return
	}
	if p.flag(*s == before.RenewalPeriod, often) {
		if p.reading {
			*s = before.RenewalPeriod
		}
		return
	}
	if stated(p, s, often, (*packer).interval); *s == before.RenewalPeriod {
		p.wrong()
	}
}

func anyRepeats(p *packer, r *Repeats) {
	n, _ := r.Number()
	n = p.digit(n, maxRepeats+1)
	if p.reading {
		*r = Repeats{int32(n) + 1}
	}
}

// repeats are often those of the line before.
func (p *packer) repeats(r *Repeats, before *Line) {
	if before == nil {
		either(p, r, repeatCounts, repeatOf, anyRepeats)
		return
	}
	if p.flag(*r == before.Repeats, even) {
		if p.reading {
			*r = before.Repeats
		}
		return
	}
	either(p, r, repeatCounts, repeatOf, anyRepeats)
	if *r == before.Repeats {
		p.wrong()
	}
}

// substitution is allowed; refused for a motive; refused; or allowed with a
// motive, which no rule asks for.
func (p *packer) substitution(s *Substitution) {
	if p.reading && p.r.Is(0, refusal) {
		return
	}
	form := 0
	switch {
	case s.Refused && !blank(&s.Motive):
		form = 1
	case s.Refused:
		form = 2
	case !blank(&s.Motive):
		form = 3
	}
	form = p.pick(form, refusal)
	if p.reading {
		s.Refused = form == 1 || form == 2
	}
	if form == 1 || form == 3 {
		motiveCode(p, &s.Motive)
		if p.reading && s.Motive.IsZero() {
			p.wrong()
		}
	}
}

// flags are those of the line before, or each by itself; before the first line
// stands one without any.
func (p *packer) flags(f *Flags, before *Line) {
	var expected Flags
	if before != nil {
		expected = before.Flags
	}
	if p.flag(*f == expected, mostly) {
		if p.reading {
			*f = expected
		}
		return
	}
	p.bool(&f.LongTerm, often)
	p.bool(&f.WorkRelated, seldom)
	p.bool(&f.Preventive, seldom)
	p.bool(&f.NotReimbursed, some)
	p.bool(&f.OffLabel, seldom)
	if *f == expected {
		p.wrong()
	}
}

// remarks is what few lines state.
func (p *packer) remarks(l *Line) {
	if !p.flag(len(l.Indications) > 0 || len(l.Mentions) > 0 || l.ForPatient != "" || l.ForDispenser != "", seldom) {
		return
	}
	list(p, &l.Indications, maxList, fewer, indicationCode)
	list(p, &l.Mentions, maxList, fewer, (*packer).text)
	stated(p, &l.ForPatient, some, (*packer).text)
	stated(p, &l.ForDispenser, some, (*packer).text)
	if len(l.Indications) == 0 && len(l.Mentions) == 0 && l.ForPatient == "" && l.ForDispenser == "" {
		p.wrong()
	}
}

// link is a tie to another line of the prescription: by its place, counted from
// 1, or 0 and any text.
func (p *packer) link(v *Link) {
	at := 1 + p.lineNamed(v.Line)
	if p.reading {
		at = 0
	}
	switch at = p.number(at, small); {
	case at == 0:
		p.text(&v.Line)
		if p.reading && p.lineNamed(v.Line) >= 0 {
			p.wrong()
		}
	case at > len(p.whole.Lines):
		p.wrong()
	case p.reading:
		v.Line = p.whole.Lines[at-1].ID
		if p.lineNamed(v.Line) != at-1 {
			p.wrong()
		}
	}
	one(p, &v.Relation, relations, relationOf)
	stated(p, &v.Offset, seldom, (*packer).interval)
}

// lineNamed is the place of the first line with a name, -1 when there is none.
func (p *packer) lineNamed(id string) int {
	for i := range p.whole.Lines {
		if p.whole.Lines[i].ID == id {
			return i
		}
	}
	return -1
}
