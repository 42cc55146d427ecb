package prescription

import pack "github.com/ordonnance-numerique/ordonnance-go/internal/bits"

// dosage is a posology: its steps, then the maxima that bind all of them.
func dosage(p *packer, d *Dosage) {
	n := p.count(len(d.Steps), maxList, single)
	if p.reading && n > 0 {
		d.Steps = p.steps.take(n)
	}
	before := 0
	for i := range n {
		if p.err != nil || p.reading && p.r.Spent() {
			p.fail(ErrCompact)
			return
		}
		p.step(&d.Steps[i], before, n == 1)
		before = d.Steps[i].Sequence
	}
	list(p, &d.Maxima, maxList, fewest, maximum)
}

func (p *packer) step(s *Step, before int, alone bool) {
	odds := seqOf
	if alone {
		odds = seqOne
	}
	p.sequence(&s.Sequence, before, odds)
	listIn(p, &p.doses, &s.Doses, maxList, single, dose)
	p.timing(&s.Timing)
	p.bounds(&s.Bounds, boundOf)
	p.stepConditions(s)
	p.stepManner(s)
}

// sequence is 0, one more than before, the same as before, or any other.
func (p *packer) sequence(n *int, before int, odds *pack.Table) {
	form := sequenceForm(*n, before)
	form = p.pick(form, odds)
	got := [...]int{0, before + 1, before, 0}[form]
	if form == 3 {
		const radix = 1 << 15
		got = p.digit(*n, radix)
	}
	if !p.reading {
		return
	}
	if *n = got; sequenceForm(got, before) != form {
		p.wrong()
	}
}

func sequenceForm(n, before int) int {
	switch n {
	case 0:
		return 0
	case before + 1:
		return 1
	case before:
		return 2
	}
	return 3
}

// stepConditions is when and how far a step applies.
func (p *packer) stepConditions(s *Step) {
	if !p.flag(!p.reading && hasConditions(s), seldom) {
		return
	}
	p.bool(&s.AsNeeded, even)
	stated(p, &s.Condition, some, conditionCode)
	list(p, &s.Maxima, maxList, fewer, maximum)
	stated(p, &s.MinInterval, some, (*packer).interval)
	list(p, &s.Instructions, maxList, fewer, (*packer).text)
	if !hasConditions(s) {
		p.wrong()
	}
}

func hasConditions(s *Step) bool {
	return s.AsNeeded || !blank(&s.Condition) || len(s.Maxima) > 0 || !unstated(&s.MinInterval) ||
		len(s.Instructions) > 0
}

// stepManner is how a dose is given, events, and what the structure cannot hold.
func (p *packer) stepManner(s *Step) {
	if !p.flag(!p.reading && hasManner(s), seldom) {
		return
	}
	stated(p, &s.Route, often, routeCode)
	optional(p, &s.Rate, seldom, amount)
	stated(p, &s.Site, seldom, siteCode)
	stated(p, &s.Method, seldom, methodCode)
	stated(p, &s.StartEvent, seldom, conditionCode)
	stated(p, &s.EndEvent, seldom, conditionCode)
	stated(p, &s.Text, some, (*packer).text)
	if !hasManner(s) {
		p.wrong()
	}
}

func hasManner(s *Step) bool {
	return !blank(&s.Route) || s.Rate != nil || !blank(&s.Site) || !blank(&s.Method) ||
		!blank(&s.StartEvent) || !blank(&s.EndEvent) || s.Text != ""
}

func dose(p *packer, d *Dose) {
	calculated := d.Kind == Calculated
	if !p.reading && !calculated && d.Kind != Ordered {
		p.wrong()
	}
	if p.flag(calculated, rare) && p.reading {
		d.Kind = Calculated
	}
	amount(p, &d.Amount)
	stated(p, &d.Basis, rare, substanceCode)
}

// amount is a fixed quantity, or any other set of the four parts.
func amount(p *packer, a *Amount) {
	if p.flag(a.Value != nil && a.Low == nil && a.High == nil && a.Per == nil, mostly) {
		if p.reading {
			a.Value = &p.quantities.take(1)[0]
		}
		doseQuantity(p, a.Value)
		return
	}
	optionalIn(p, &p.quantities, &a.Value, some, doseQuantity)
	optionalIn(p, &p.quantities, &a.Low, often, doseQuantity)
	optionalIn(p, &p.quantities, &a.High, often, doseQuantity)
	optionalIn(p, &p.quantities, &a.Per, some, doseQuantity)
	if a.Value != nil && a.Low == nil && a.High == nil && a.Per == nil {
		p.wrong()
	}
}

func doseQuantity(p *packer, q *Quantity) { p.quantity(q, FieldUnit) }
func packQuantity(p *packer, q *Quantity) { p.quantity(q, FieldPack) }

// quantity is a number and its unit; after another quantity of the same line
// the unit is probably the same.
func (p *packer) quantity(q *Quantity, f Field) {
	p.decimal(&q.Value)
	before := p.lastUnit
	if f == FieldUnit && before != nil {
		if p.flag(!p.reading && unitAgain(q, before), often) {
			if p.reading {
				q.System, q.Code, q.Unit = before.System, before.Code, before.Unit
			}
			return
		}
		p.unitCode(f, q)
		if unitAgain(q, before) {
			p.wrong()
		}
	} else {
		p.unitCode(f, q)
	}
	if f != FieldUnit {
		return
	}
	if p.lastUnit = q; q.System == "" && q.Code == "" && q.Unit == "" {
		p.lastUnit = nil
	}
}

func unitAgain(q, r *Quantity) bool {
	return q.Code == r.Code && q.Unit == r.Unit && q.System == r.System
}

// unitCode is the unit as a code.
func (p *packer) unitCode(f Field, q *Quantity) {
	unit := &p.id
	*unit = Code{System: q.System, Code: q.Code, Display: q.Unit}
	p.code(f, unit, unitOf)
	if p.reading {
		q.System, q.Code, q.Unit = unit.System, unit.Code, unit.Display
	}
}

func maximum(p *packer, m *Maximum) {
	doseQuantity(p, &m.Dose)
	one(p, &m.Scope, scopes, scopeOf)
	if m.Scope == PerPeriod {
		p.interval(&m.Period)
	} else {
		stated(p, &m.Period, rare, (*packer).interval)
	}
}

// bounds are none, a duration alone, or any other set of the five parts.
func (p *packer) bounds(b *Bounds, odds *pack.Table) {
	form := 2
	switch {
	case p.reading:
	case onlyDuration(b) && unstated(&b.Duration):
		form = 0
	case onlyDuration(b):
		form = 1
	}
	switch form = p.pick(form, odds); form {
	case 1:
		p.duration(&b.Duration)
	case 2:
		stated(p, &b.Start, often, (*packer).moment)
		stated(p, &b.End, even, (*packer).moment)
		stated(p, &b.Delay, some, (*packer).interval)
		stated(p, &b.Duration, even, (*packer).duration)
		stated(p, &b.DurationMax, some, (*packer).duration)
		if onlyDuration(b) {
			p.wrong()
		}
	}
}

func onlyDuration(b *Bounds) bool {
	return b.Start.IsZero() && b.End.IsZero() && unstated(&b.Delay) && unstated(&b.DurationMax)
}

// unstated and blank are IsZero without the copy and the comparison of all
// parts that it takes.
func unstated(s *Span) bool { return s.Value == "" && s.Unit == 0 }
func blank(c *Code) bool    { return c.System == "" && c.Code == "" && c.Display == "" }
