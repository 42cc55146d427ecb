package gen

import (
	"math/rand/v2"

	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Line returns a random line with the given ID and without links.
func Line(r *rand.Rand, id string) prescription.Line { return source{r}.prescribed(id) }

func (s source) prescribed(id string) prescription.Line {
	l := prescription.Line{
		ID:            id,
		Text:          s.prose(),
		Period:        maybe(s, 2, s.bounds),
		Quantity:      maybe(s, 2, s.quantity),
		Repeats:       s.repeats(),
		RenewalPeriod: maybe(s, 6, s.span),
		Substitution:  s.substitution(),
		Flags: prescription.Flags{LongTerm: s.one(3), WorkRelated: s.one(8), Preventive: s.one(8),
			NotReimbursed: s.one(8), OffLabel: s.one(8)},
		Indications:  maybe(s, 4, func() []prescription.Code { return some(s, 3, s.code) }),
		Mentions:     maybe(s, 4, func() []string { return some(s, 3, s.prose) }),
		ForPatient:   maybe(s, 6, s.prose),
		ForDispenser: maybe(s, 6, s.prose),
	}
	if n, stated := l.Repeats.Number(); stated && n == 0 {
		l.RenewalPeriod = prescription.Span{}
	}
	switch s.IntN(10) {
	case 0:
		l.AtOnce = true
	case 1, 2:
		l.Instalment = s.span()
	}
	if !s.one(4) {
		d := s.dosage()
		l.Dosage = &d
	}
	switch s.IntN(6) {
	case 0:
		l.Preparation = s.preparation()
	case 1:
		l.Device = s.device()
	default:
		l.Medicine = s.medicine()
	}
	return l
}

func (s source) repeats() prescription.Repeats {
	switch s.IntN(4) {
	case 0:
		return prescription.Repeats{}
	case 1:
		return prescription.Unlimited
	}
	n, err := prescription.Times(pick(s, []int{0, 0, 1, 2, 5, 11, 104, 999}))
	if err != nil {
		panic(err) // all of them are in range
	}
	return n
}

func (s source) substitution() prescription.Substitution {
	if !s.one(4) {
		return prescription.Substitution{}
	}
	return prescription.Substitution{Refused: true, Motive: maybe(s, 2, s.code)}
}

func (s source) medicine() *prescription.Medicine {
	m := &prescription.Medicine{
		Codes:       some(s, 4, s.code),
		Name:        maybe(s, 2, s.line),
		Form:        maybe(s, 4, s.code),
		Ingredients: maybe(s, 3, func() []prescription.Ingredient { return some(s, 4, s.ingredient) }),
	}
	if m.Codes == nil && m.Ingredients == nil && m.Name == "" {
		m.Name = s.line()
	}
	return m
}

func (s source) preparation() *prescription.Preparation {
	return &prescription.Preparation{
		Name:        maybe(s, 2, s.line),
		Formula:     s.prose(),
		Form:        maybe(s, 3, s.code),
		Ingredients: some(s, 4, s.ingredient),
	}
}

func (s source) ingredient() prescription.Ingredient {
	return prescription.Ingredient{Substance: s.code(), Strength: maybe(s, 2, s.amount), Vehicle: s.one(6)}
}

func (s source) device() *prescription.Device {
	d := &prescription.Device{
		Codes: some(s, 2, s.code),
		Name:  maybe(s, 2, s.line),
		UDI:   maybe(s, 4, func() string { return pick(s, []string{"(01)03401234567890(17)270101", "+A99912345/1"}) }),
		Hire:  maybe(s, 4, s.span),
	}
	if d.Codes == nil && d.Name == "" {
		d.Name = s.line()
	}
	return d
}
