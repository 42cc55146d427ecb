package medcda

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document/cda"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// Decimal writes a whole number.
func Decimal(n int) prescription.Decimal { return prescription.Decimal(strconv.Itoa(n)) }

// exactly writes a number as a decimal of at most six places; ok is false when
// there is none.
func exactly(r *big.Rat) (prescription.Decimal, bool) {
	places, exact := r.FloatPrec()
	if !exact || places > 6 {
		return "", false
	}
	d, err := prescription.ParseDecimal(r.FloatString(places))
	return d, err == nil
}

// period writes "n times a period" and "every so often". institutionSpecified
// tells them apart: true leaves the hours free (eP-MED-DM 2024.01, PIVL_TS).
// The distance between two of n administrations has to be an exact decimal;
// otherwise nothing is written. A period with a tolerance is its middle with
// half its width as standard deviation (PPD_PQ).
func period(t prescription.Timing, ref string) []cda.Time {
	n, each := max(t.Frequency, 1), t.Period
	if !positive(each.Value) {
		return nil
	}
	x := &cda.PIVLTS{Type: cda.TypePIVLTS, InstitutionSpecified: freedom(t.Style)}
	switch {
	case !t.PeriodMax.IsZero():
		if x.Period = tolerance(t); n > 1 || x.Period == nil {
			return nil
		}
	case n == 1:
		x.Period = Length(each)
	default:
		if x.Period = Length(divided(each, n)); x.Period == nil {
			return nil
		}
	}
	if ref != "" {
		x.Period.Translations = []cda.PQR{{OriginalText: cda.RefersTo(ref)}}
	}
	return []cda.Time{x}
}

func freedom(s prescription.Style) cda.Bool {
	switch s {
	case prescription.TimesPer:
		return cda.True
	case prescription.Every:
		return cda.False
	}
	return cda.Unset
}

// divided is a period cut in n, in hours for days and in days for weeks; the
// zero Span when that is no exact number.
func divided(s prescription.Span, n int) prescription.Span {
	factor, unit := int64(1), s.Unit
	switch unit {
	case prescription.Day:
		factor, unit = 24, prescription.Hour
	case prescription.Week:
		factor, unit = 7, prescription.Day
	}
	if whole, ok := s.Whole(); ok && whole < 1e6 && whole*int(factor)%n == 0 { // as nearly always
		return prescription.Span{Value: Decimal(whole * int(factor) / n), Unit: unit}
	}
	value := s.Value.Rat()
	if value == nil {
		return prescription.Span{}
	}
	d, ok := exactly(value.Mul(value, big.NewRat(factor, int64(n))))
	if !ok {
		return prescription.Span{}
	}
	return prescription.Span{Value: d, Unit: unit}
}

func tolerance(t prescription.Timing) *cda.QTY {
	low, high := t.Period.Value.Rat(), t.PeriodMax.Value.Rat()
	if high == nil || t.PeriodMax.Unit != t.Period.Unit || high.Cmp(low) < 0 {
		return nil
	}
	half := big.NewRat(1, 2)
	mean, ok := exactly(new(big.Rat).Mul(half, new(big.Rat).Add(low, high)))
	spread, okToo := exactly(new(big.Rat).Mul(half, new(big.Rat).Sub(high, low)))
	if !ok || !okToo {
		return nil
	}
	unit := t.Period.Unit.String()
	return &cda.QTY{Type: cda.TypePPDPQ, Value: string(mean), Unit: unit,
		Deviation: &cda.QTY{Value: string(spread), Unit: unit}}
}

// readPeriod is the inverse of period, into t. Free hours over a part of a day
// or of a week read as so many times a day or a week; everything else reads as
// once each period. A missing institutionSpecified is unknown, never guessed:
// an official example writes "3 fois/j" as 8 h without it.
func readPeriod(x *cda.PIVLTS, t *prescription.Timing) {
	each := Span(x.Period)
	if !positive(each.Value) {
		return
	}
	t.Frequency, t.Period = 1, each
	switch x.InstitutionSpecified {
	case cda.True:
		t.Style = prescription.TimesPer
		freeHours(t)
	case cda.False:
		t.Style = prescription.Every
	}
	if x.Period.Deviation != nil {
		readTolerance(each.Value.Rat(), Span(x.Period.Deviation), t)
	}
}

func freeHours(t *prescription.Timing) {
	if n, ok := t.Period.Whole(); ok && n > 0 { // as nearly always
		if t.Period.Unit == prescription.Hour && n < 24 && 24%n == 0 {
			t.Frequency, t.Period = 24/n, prescription.Span{Value: "1", Unit: prescription.Day}
		}
		return
	}
	value := t.Period.Value.Rat()
	whole, unit := int64(0), prescription.Week
	switch {
	case t.Period.Unit == prescription.Hour && value.Cmp(big.NewRat(24, 1)) < 0:
		whole, unit = 24, prescription.Day
	case t.Period.Unit == prescription.Day && !value.IsInt(), t.Period.Unit == prescription.Day && value.Cmp(big.NewRat(1, 1)) < 0:
		whole = 7
	default:
		return
	}
	n := new(big.Rat).Quo(big.NewRat(whole, 1), value)
	if n.IsInt() && n.Num().IsInt64() && n.Num().Int64() < 1000 {
		t.Frequency = int(n.Num().Int64())
		t.Period = prescription.Span{Value: "1", Unit: unit}
	}
}

func readTolerance(mean *big.Rat, spread prescription.Span, t *prescription.Timing) {
	half := spread.Value.Rat()
	if half == nil || spread.Unit != t.Period.Unit || half.Cmp(mean) > 0 {
		return
	}
	low, ok := exactly(new(big.Rat).Sub(mean, half))
	high, okToo := exactly(new(big.Rat).Add(mean, half))
	if ok && okToo && low != "0" {
		t.Period.Value = low
		t.PeriodMax = prescription.Span{Value: high, Unit: t.Period.Unit}
	}
}

// wholeDays reads a length that is a whole number of days, 0 for another.
func wholeDays(s prescription.Span) int {
	n, ok := s.Whole()
	switch {
	case !ok:
		return 0
	case s.Unit == prescription.Week:
		return 7 * n
	case s.Unit == prescription.Day:
		return n
	}
	return 0
}

// clockOf reads the time of day of a time stamp.
func clockOf(stamp string) (prescription.Clock, bool) {
	digits, _, _ := strings.Cut(stamp, "+")
	digits, _, _ = strings.Cut(digits, "-")
	if len(digits) != 12 && len(digits) != 14 {
		return 0, false
	}
	s := digits[8:10] + ":" + digits[10:12]
	if len(digits) == 14 && digits[12:] != "00" {
		s += ":" + digits[12:]
	}
	c, err := prescription.ParseClock(s)
	return c, err == nil
}
