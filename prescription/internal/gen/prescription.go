package gen

import (
	"math/rand/v2"
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Prescription returns a random valid prescription. Over a few thousand draws
// every field and variant of the model appears.
func Prescription(r *rand.Rand) prescription.Prescription {
	s := source{r}
	p := prescription.Prescription{
		ID:         s.uuid(),
		Written:    s.written(),
		Replaces:   maybe(s, 5, s.uuid),
		Patient:    s.patient(),
		Prescriber: prescription.Prescriber{Practitioner: s.practitioner(), Place: maybeNot(s, 4, s.organization)},
		Setting:    maybe(s, 4, s.code),
		Tags:       maybe(s, 3, func() []prescription.Code { return some(s, 4, s.code) }),
		Context:    s.context(),
		Lines:      s.lines(),
		Comment:    maybe(s, 5, s.prose),
	}
	if s.one(4) {
		p.Number = identity.Identifier{System: "urn:oid:1.2.250.1.215.500.1.1",
			Value: pick(s, []string{"01S2TBPZ2JCNZZYGHZ", "0", "A b~!"})}
	}
	if s.one(4) {
		p.Validity.End = s.moment(2101, 9998)
		p.Validity.Start = maybe(s, 2, func() prescription.Moment { return s.moment(1900, 2099) })
	}
	if s.one(6) {
		who := s.practitioner()
		p.Replaced = &who
	}
	if s.one(6) {
		where := s.organization()
		p.Executant = &where
	}
	return p
}

// written is a moment, at the ends of what can be said now and then.
func (s source) written() prescription.Moment {
	if s.one(20) {
		return prescription.On(pick(s, []identity.Date{{Year: 1000, Month: 1, Day: 1}, {Year: 2100, Month: 12, Day: 31},
			{Year: 2024, Month: 2, Day: 29}}))
	}
	return s.moment(1950, 2100)
}

// lines draws one to six lines, now and then many, with links among them.
func (s source) lines() []prescription.Line {
	n := s.among(1, pick(s, []int{1, 1, 2, 6}))
	if s.one(1000) {
		n = s.among(50, 200)
	}
	out := make([]prescription.Line, n)
	named := s.one(2)
	for i := range out {
		id := strconv.Itoa(i + 1)
		if named {
			id = s.uuid()
		}
		out[i] = s.prescribed(id)
	}
	for i := range out {
		if n > 1 && s.one(4) {
			other := (i + s.among(1, n-1)) % n
			out[i].Links = append(out[i].Links, prescription.Link{
				Line:     out[other].ID,
				Relation: pick(s, []prescription.Relation{prescription.Before, prescription.Concurrent, prescription.After, prescription.Alternative}),
				Offset:   maybe(s, 2, s.span),
			})
		}
	}
	return out
}
