package medcda

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Rate writes the speed of an administration as rateQuantity, with the ratio
// in the unit: "mg/d", "mL/(12.h)" (UCUM 2.4.2 terms with a number). It
// returns nil when the units are not all of UCUM, or annotations.
func (r *Room) Rate(a prescription.Amount, lowRef, highRef string) *cda.IVL {
	end := func(q *prescription.Quantity, ref string) (*cda.QTY, bool) {
		if q == nil {
			return r.quantity(cda.QTY{Null: cda.Unknown}), true
		}
		unit, ok := rateUnit(*q, a.Per)
		out := r.quantity(cda.QTY{Value: string(q.Value), Unit: unit})
		if ref != "" {
			out.Translations = r.unit(cda.PQR{OriginalText: r.RefersTo(ref, "")})
		}
		return out, ok
	}
	low, high := a.Low, a.High
	if a.Value != nil {
		low, high = a.Value, a.Value
	}
	if low == nil && high == nil {
		return nil
	}
	l, ok := end(low, lowRef)
	h, okHigh := end(high, highRef)
	if !ok || !okHigh {
		return nil
	}
	return r.between(l, h)
}

func rateUnit(q prescription.Quantity, per *prescription.Quantity) (string, bool) {
	unit := q.Code
	if oid, _ := oidOf(q.System); oid == OIDEdqm {
		unit = annotation(q.Code)
	} else if oid != OIDUcum {
		return "", false
	}
	if per == nil || unit == "" {
		return unit, unit != ""
	}
	if oid, _ := oidOf(per.System); oid != OIDUcum || per.Code == "" {
		return "", false
	}
	if per.Value == "1" {
		return unit + "/" + per.Code, true
	}
	return unit + "/(" + string(per.Value) + "." + per.Code + ")", strings.Trim(string(per.Value), "0123456789") == ""
}

// RateAmount reads a rateQuantity.
func RateAmount(x *cda.IVL) *prescription.Amount {
	if x == nil {
		return nil
	}
	low, per := rateEnd(x.Low)
	high, perHigh := rateEnd(x.High)
	if low == nil && high == nil {
		return nil
	}
	a := prescription.Amount{Low: low, High: high, Per: per}
	if low == nil {
		a.Per = perHigh
	}
	if low != nil && high != nil && *low == *high {
		a = prescription.Amount{Value: low, Per: per}
	}
	return &a
}

// rateEnd cuts the unit at its last division.
func rateEnd(q *cda.QTY) (amount, per *prescription.Quantity) {
	if q == nil {
		return nil, nil
	}
	bare := cda.QTY{Value: q.Value, Unit: q.Unit}
	i := strings.LastIndexByte(q.Unit, '/')
	if i < 0 {
		return Quantity(&bare), nil
	}
	bare.Unit = q.Unit[:i]
	amount = Quantity(&bare)
	if amount == nil {
		return nil, nil
	}
	value, code := prescription.Decimal("1"), strings.TrimSuffix(strings.TrimPrefix(q.Unit[i+1:], "("), ")")
	if number, unit, ok := strings.Cut(code, "."); ok && strings.Trim(number, "0123456789") == "" {
		value, code = prescription.Decimal(number), unit
	}
	return amount, &prescription.Quantity{Value: value, System: uriUcum, Code: code}
}

// Ceiling writes a maximum over a period; nil for the other scopes, which
// maxDoseQuantity does not have.
func (r *Room) Ceiling(m prescription.Maximum) *cda.RTO {
	if m.Scope != prescription.PerPeriod || m.Period.IsZero() {
		return nil
	}
	return &cda.RTO{Numerator: r.PQ(m.Dose, ""), Denominator: r.Length(m.Period)}
}

// Maximum reads a maxDoseQuantity; ok is false without numbers.
func Maximum(r *cda.RTO) (prescription.Maximum, bool) {
	if r == nil {
		return prescription.Maximum{}, false
	}
	q, per := Quantity(r.Numerator), Span(r.Denominator)
	if q == nil || per.IsZero() {
		return prescription.Maximum{}, false
	}
	return prescription.Maximum{Dose: *q, Scope: prescription.PerPeriod, Period: per}, true
}
