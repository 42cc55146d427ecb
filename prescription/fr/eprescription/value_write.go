package eprescription

import (
	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// coding is a code as one Coding.
func (w *writer) coding(c prescription.Code) fhir.Coding {
	return fhir.Coding{System: w.options.toGuide(c.System), Code: c.Code, Display: c.Display}
}

// concept is a code as a CodeableConcept; a label alone is its text. nil for
// the zero code.
func (w *writer) concept(c prescription.Code) *fhir.CodeableConcept {
	switch {
	case c.IsZero():
		return nil
	case c.System == "" && c.Code == "":
		return &fhir.CodeableConcept{Text: c.Display}
	}
	return &fhir.CodeableConcept{Coding: []fhir.Coding{w.coding(c)}}
}

func concept(system, code, display string) *fhir.CodeableConcept {
	return &fhir.CodeableConcept{Coding: []fhir.Coding{{System: system, Code: code, Display: display}}}
}

func quantity(q *prescription.Quantity) *fhir.Quantity {
	if q == nil {
		return nil
	}
	return &fhir.Quantity{Value: fhir.Decimal(q.Value), Unit: q.Unit, System: q.System, Code: q.Code}
}

// duration is a length of time in UCUM; nil for none.
func duration(s prescription.Span) *fhir.Quantity {
	if s.IsZero() {
		return nil
	}
	return &fhir.Quantity{Value: fhir.Decimal(s.Value), Unit: s.Unit.String(), System: ucum, Code: s.Unit.String()}
}

func identifiers(list []identity.Identifier) []fhir.Identifier {
	var out []fhir.Identifier
	for _, id := range list {
		out = append(out, fhir.Identifier{System: id.System, Value: id.Value})
	}
	return out
}

func contacts(phone, email string) []fhir.ContactPoint {
	var out []fhir.ContactPoint
	if phone != "" {
		out = append(out, fhir.ContactPoint{System: "phone", Value: phone})
	}
	if email != "" {
		out = append(out, fhir.ContactPoint{System: "email", Value: email})
	}
	return out
}

func addresses(a *identity.Address) []fhir.Address {
	if a == nil {
		return nil
	}
	return []fhir.Address{{Line: a.Lines, City: a.City, PostalCode: a.PostalCode, Country: a.Country}}
}

// period writes a half-open stretch of time, or nil when nothing bounds it.
func period(start, end prescription.Moment) *fhir.Period {
	if start.IsZero() && end.IsZero() {
		return nil
	}
	return &fhir.Period{Start: start.String(), End: lastOf(end).String()}
}

func flag(b bool) *bool { return &b }
