package eprescription

import (
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// take empties a field and returns what was in it. What is still set at the
// end was not understood and is reported.
func take[T any](field *T) T {
	v := *field
	var zero T
	*field = zero
	return v
}

// coding reads one Coding.
func (r *reader) coding(c *fhir.Coding) prescription.Code {
	return prescription.Code{System: r.options.toModel(take(&c.System)), Code: take(&c.Code), Display: take(&c.Display)}
}

// concept reads the first code and the words of a concept. Further codes stay
// behind.
func (r *reader) concept(c *fhir.CodeableConcept, path string) prescription.Code {
	if c == nil {
		return prescription.Code{}
	}
	var out prescription.Code
	if len(c.Coding) > 0 {
		out = r.coding(&c.Coding[0])
	}
	if text := take(&c.Text); text != "" {
		if out.Display != "" && !strings.EqualFold(out.Display, text) {
			r.found(foundWording, path)
		}
		out.Display = text
	}
	return out
}

// decimal reads a number: as it stands, or without its exponent.
func (r *reader) decimal(d fhir.Decimal, path string) prescription.Decimal {
	if d == "" {
		return ""
	}
	v, err := prescription.ParseDecimal(string(d))
	if err == nil {
		return v
	}
	if plain, ok := d.Plain(); ok {
		if v, err = prescription.ParseDecimal(plain); err == nil {
			return v
		}
	}
	r.found(foundNumber, path)
	return ""
}

// quantity reads an amount; nil when there is none.
func (r *reader) quantity(q *fhir.Quantity, path string) *prescription.Quantity {
	if q == nil {
		return nil
	}
	value := r.decimal(q.Value, path)
	if value == "" {
		return nil
	}
	q.Value = ""
	if take(&q.Comparator) != "" {
		r.found(foundComparator, path)
	}
	return &prescription.Quantity{Value: value, Unit: take(&q.Unit), System: take(&q.System), Code: take(&q.Code)}
}

// span reads a length of time in UCUM.
func (r *reader) span(q *fhir.Quantity, path string) prescription.Span {
	if q == nil {
		return prescription.Span{}
	}
	if q.System == ucum || q.System == "" {
		unit := q.Code
		if unit == "" {
			unit = q.Unit
		}
		if s := r.length(q.Value, unit, path); !s.IsZero() {
			if take(&q.Comparator) != "" {
				r.found(foundComparator, path)
			}
			*q = fhir.Quantity{}
			return s
		}
		return prescription.Span{}
	}
	r.found(foundNumber, path)
	return prescription.Span{}
}

// length makes a span of a number and a unit.
func (r *reader) length(value fhir.Decimal, unit, path string) prescription.Span {
	d := r.decimal(value, path)
	if d == "" {
		return prescription.Span{}
	}
	s, err := prescription.ParseSpan(string(d) + " " + unit)
	if err != nil {
		r.found(foundNumber, path)
		return prescription.Span{}
	}
	return s
}

// moment reads a date, or a date and time. Fractions of a second are cut.
func (r *reader) moment(text *string, path string) prescription.Moment {
	if *text == "" {
		return prescription.Moment{}
	}
	if m, err := prescription.ParseMoment(*text); err == nil {
		*text = ""
		return m
	}
	t, err := time.Parse(time.RFC3339Nano, *text)
	if err != nil || t.Year() < 1000 || t.Year() > 9998 {
		r.found(foundTime, path)
		return prescription.Moment{}
	}
	if t.Nanosecond() != 0 {
		r.found(foundFraction, path)
	}
	*text = ""
	return prescription.At(t.Truncate(time.Second))
}

// period reads a stretch of time; the model's end does not belong to it.
func (r *reader) period(p *fhir.Period, path string) (start, end prescription.Moment) {
	if p == nil {
		return start, end
	}
	return r.moment(&p.Start, path+"/start"), afterLast(r.moment(&p.End, path+"/end"))
}

func (r *reader) identifiers(list []fhir.Identifier) []identity.Identifier {
	var out []identity.Identifier
	for i := range list {
		id := identity.Identifier{System: take(&list[i].System), Value: take(&list[i].Value)}
		if id.System == systemRPPS && len(id.Value) == 11 {
			id = identity.Identifier{System: systemIDNPS, Value: "8" + id.Value} // the same number as IDNPS (ANS, PS_IdNat)
		}
		list[i].Use, list[i].Type = "", nil // both follow from the system
		out = append(out, id)
	}
	return out
}

// bare is the identifier inside an urn:uuid, or the value as it is.
func bare(id *fhir.Identifier) string {
	if v, ok := strings.CutPrefix(id.Value, "urn:uuid:"); ok && id.System == systemURN && isUUID(v) {
		return v
	}
	return id.Value
}

// extension takes the value of an extension out of a list.
func extension(list []fhir.Extension, url string) *fhir.Extension {
	for i := range list {
		if list[i].URL == url {
			e := take(&list[i])
			return &e
		}
	}
	return nil
}
