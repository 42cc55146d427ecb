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
	none := !s.AsNeeded && s.Condition.IsZero() && len(s.Maxima) == 0 && s.MinInterval.IsZero() &&
		len(s.Instructions) == 0
	if !p.flag(!none, seldom) {
		return
	}
	p.bool(&s.AsNeeded, even)
	stated(p, &s.Condition, some, conditionCode)
	list(p, &s.Maxima, maxList, fewer, maximum)
	stated(p, &s.MinInterval, some, (*packer).interval)
	list(p, &s.Instructions, maxList, fewer, (*packer).text)
	if !s.AsNeeded && s.Condition.IsZero() && len(s.Maxima) == 0 && s.MinInterval.IsZero() &&
		len(s.Instructions) == 0 {
		p.wrong()
	}
}

// stepManner is how a dose is given, events, and what the structure cannot hold.
func (p *packer) stepManner(s *Step) {
	none := s.Route.IsZero() && s.Rate == nil && s.Site.IsZero() && s.Method.IsZero() &&
		s.StartEvent.IsZero() && s.EndEvent.IsZero() && s.Text == ""
	if !p.flag(!none, seldom) {
		return
	}
	stated(p, &s.Route, often, routeCode)
	optional(p, &s.Rate, seldom, amount)
	stated(p, &s.Site, seldom, siteCode)
	stated(p, &s.Method, seldom, methodCode)
	stated(p, &s.StartEvent, seldom, conditionCode)
	stated(p, &s.EndEvent, seldom, conditionCode)
	stated(p, &s.Text, some, (*packer).text)
	if s.Route.IsZero() && s.Rate == nil && s.Site.IsZero() && s.Method.IsZero() &&
		s.StartEvent.IsZero() && s.EndEvent.IsZero() && s.Text == "" {
		p.wrong()
	}
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
	unit := &p.unit
	*unit = Code{System: q.System, Code: q.Code, Display: q.Unit}
	if f == FieldUnit && !p.lastUnit.IsZero() {
		if p.flag(*unit == p.lastUnit, often) {
			if p.reading {
				q.System, q.Code, q.Unit = p.lastUnit.System, p.lastUnit.Code, p.lastUnit.Display
			}
			return
		}
		p.code(f, unit, unitOf)
		if *unit == p.lastUnit {
			p.wrong()
		}
	} else {
		p.code(f, unit, unitOf)
	}
	if p.reading {
		q.System, q.Code, q.Unit = unit.System, unit.Code, unit.Display
	}
	if f == FieldUnit {
		p.lastUnit = *unit
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
	case b.IsZero():
		form = 0
	case *b == Bounds{Duration: b.Duration}:
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
		if b.IsZero() || *b == (Bounds{Duration: b.Duration}) {
			p.wrong()
		}
	}
}
