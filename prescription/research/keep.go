package research

import (
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// keeper builds records of one patient out of what may leave.
type keeper struct {
	opts    *Options
	dropped *Dropped
	days    int
}

func (k *keeper) medicine(m *prescription.Medicine) Product {
	return Product{Codes: k.codes(m.Codes), Form: k.code(m.Form), Ingredients: k.ingredients(m.Ingredients)}
}

func (k *keeper) device(d *prescription.Device) Product {
	return Product{Codes: k.codes(d.Codes), Hire: d.Hire}
}

func (k *keeper) ingredients(list []prescription.Ingredient) []Ingredient {
	var kept []Ingredient
	for _, i := range list {
		kept = append(kept, Ingredient{k.code(i.Substance), k.amount(i.Strength), i.Vehicle})
	}
	return kept
}

func (k *keeper) amount(a *prescription.Amount) *Amount {
	if a == nil {
		return nil
	}
	kept := Amount{k.quantity(a.Value), k.quantity(a.Low), k.quantity(a.High), k.quantity(a.Per)}
	if a.Per != nil && kept.Per == nil {
		return nil // without what it counts for, the number means something else
	}
	return &kept
}

func (k *keeper) dosage(d *prescription.Dosage) *Dosage {
	if d == nil {
		return nil
	}
	kept := &Dosage{Steps: []Step{}, Maxima: k.maxima(d.Maxima)}
	for i := range d.Steps {
		kept.Steps = append(kept.Steps, k.step(&d.Steps[i]))
	}
	return kept
}

func (k *keeper) step(s *prescription.Step) Step {
	kept := Step{
		Sequence: s.Sequence, Rate: k.amount(s.Rate), Timing: s.Timing,
		AsNeeded: s.AsNeeded, Condition: k.code(s.Condition), Bounds: k.bounds(s.Bounds),
		StartEvent: k.code(s.StartEvent), EndEvent: k.code(s.EndEvent),
		Maxima: k.maxima(s.Maxima), MinInterval: s.MinInterval,
		Route: k.code(s.Route), Site: k.code(s.Site), Method: k.code(s.Method),
	}
	for _, d := range s.Doses {
		if a := k.amount(&d.Amount); a != nil {
			kept.Doses = append(kept.Doses, Dose{d.Kind, *a, k.code(d.Basis)})
		}
	}
	return kept
}

func (k *keeper) maxima(list []prescription.Maximum) []Maximum {
	var kept []Maximum
	for _, m := range list {
		if dose := k.quantity(&m.Dose); dose != nil {
			kept = append(kept, Maximum{dose, m.Scope, m.Period})
		}
	}
	return kept
}

func (k *keeper) bounds(b prescription.Bounds) *Bounds {
	if b.IsZero() {
		return nil
	}
	return &Bounds{k.date(b.Start), k.date(b.End), b.Delay, b.Duration, b.DurationMax}
}

func (k *keeper) practitioner(p identity.Practitioner) Pseudonym {
	if !k.opts.Practitioners {
		return ""
	}
	return k.opts.of("practitioner", p.Identifiers)
}

func (k *keeper) place(o identity.Organization) Pseudonym {
	if !k.opts.Places {
		return ""
	}
	return k.opts.of("place", o.Identifiers)
}

func (k *keeper) prescription(p *prescription.Prescription, s subject) Prescription {
	r := Prescription{
		Record: "prescription", ID: k.opts.pseudonym("prescription", p.ID),
		Subject: s.id, Birth: s.birth, Sex: string(s.sex), Area: s.area,
		Written: k.date(p.Written), ValidFrom: k.date(p.Validity.Start), ValidTo: k.date(p.Validity.End),
		Profession:   k.code(p.Prescriber.Practitioner.Profession),
		Practitioner: k.practitioner(p.Prescriber.Practitioner), Place: k.place(p.Prescriber.Place),
		Setting: k.code(p.Setting), Tags: k.codes(p.Tags),
		Weight: k.quantity(p.Context.Weight), Height: k.quantity(p.Context.Height), Pregnant: p.Context.Pregnant,
		Lines: len(p.Lines),
	}
	if p.Replaces != "" {
		r.Replaces = k.opts.pseudonym("prescription", p.Replaces)
	}
	return r
}

func (k *keeper) line(p *prescription.Prescription, i int) Line {
	l := &p.Lines[i]
	r := Line{
		Record: "line", Prescription: k.opts.pseudonym("prescription", p.ID),
		ID: k.opts.pseudonym("line", p.ID, l.ID), Sequence: i + 1,
		Dosage: k.dosage(l.Dosage), Period: k.bounds(l.Period), Quantity: k.quantity(l.Quantity),
		Repeats: l.Repeats, RenewalPeriod: l.RenewalPeriod, Instalment: l.Instalment, AtOnce: l.AtOnce,
		Refused: l.Substitution.Refused, Motive: k.code(l.Substitution.Motive),
		Flags: l.Flags, Indications: k.codes(l.Indications),
	}
	switch {
	case l.Medicine != nil:
		r.Kind, r.Product = "medicine", k.medicine(l.Medicine)
	case l.Preparation != nil:
		r.Kind = "preparation"
		r.Product = Product{Form: k.code(l.Preparation.Form), Ingredients: k.ingredients(l.Preparation.Ingredients)}
	case l.Device != nil:
		r.Kind, r.Product = "device", k.device(l.Device)
	}
	return r
}

func (k *keeper) dispensation(d *prescription.Dispensation, s subject) Dispensation {
	return Dispensation{
		Record: "dispensation", ID: k.opts.pseudonym("dispensation", d.ID),
		Prescription: k.opts.pseudonym("prescription", d.Prescription.ID), Subject: s.id, At: k.date(d.At),
		Profession:   k.code(d.Dispenser.Practitioner.Profession),
		Practitioner: k.practitioner(d.Dispenser.Practitioner), Place: k.place(d.Dispenser.Place),
		Items: len(d.Items),
	}
}

func (k *keeper) item(d *prescription.Dispensation, i *prescription.Item) Item {
	r := Item{
		Record: "item", Dispensation: k.opts.pseudonym("dispensation", d.ID),
		Line:   k.opts.pseudonym("line", d.Prescription.ID, i.Line),
		Action: i.Action, Quantity: k.quantity(i.Quantity), Dosage: k.dosage(i.Dosage),
		Reason: k.code(i.Reason), Closes: i.Closes,
	}
	if i.Cancels != "" {
		r.Cancels = k.opts.pseudonym("dispensation", i.Cancels)
	}
	if s := i.Substituted; s != nil {
		r.Substitution, r.Substituted = k.code(s.Type), k.code(s.Reason)
	}
	if p := i.Product; p != nil {
		product := Product{}
		switch {
		case p.Medicine != nil:
			product = k.medicine(p.Medicine)
		case p.Device != nil:
			product = k.device(p.Device)
		}
		r.Product, r.Packs = &product, k.quantity(p.Packs)
	}
	return r
}
