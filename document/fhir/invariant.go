package fhir

import (
	"encoding/json"
	"math/big"
	"reflect"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// invariants are the check of a structure beyond the members themselves, nil
// when R4 has none that this package knows.
func invariants(t reflect.Type) func(*checker, map[string]any) {
	switch t {
	case reflect.TypeFor[Repeat]():
		return (*checker).rhythm
	case reflect.TypeFor[Ratio]():
		return (*checker).ratio
	case reflect.TypeFor[Range]():
		return (*checker).span
	case reflect.TypeFor[Period]():
		return (*checker).period
	}
	return nil
}

// rhythm holds Timing.repeat against its invariants (FHIR R4, Timing,
// constraints tim-1 to tim-10).
func (c *checker) rhythm(repeat map[string]any) {
	has := func(name string) bool { _, there := repeat[name]; return there }
	breaks := func(number string, member string, broken bool) {
		if broken {
			c.add("FHIR-2"+number, member)
		}
	}
	breaks("01", "duration", has("duration") && !has("durationUnit"))
	breaks("02", "period", has("period") && !has("periodUnit"))
	breaks("04", "duration", negative(repeat["duration"]))
	breaks("05", "period", negative(repeat["period"]))
	breaks("06", "periodMax", has("periodMax") && !has("period"))
	breaks("07", "durationMax", has("durationMax") && !has("duration"))
	breaks("08", "countMax", has("countMax") && !has("count"))
	breaks("09", "offset", has("offset") && (!has("when") || withinMeal(repeat["when"])))
	breaks("10", "timeOfDay", has("timeOfDay") && has("when"))
	// Not invariants of R4, and in official examples: a reader has to guess.
	breaks("21", "periodUnit", has("periodUnit") && !has("period") && !has("periodMax"))
	breaks("22", "frequencyMax", has("frequencyMax") && !has("frequency"))
	breaks("23", "frequency", has("frequency") && !has("period") && !has("periodUnit"))
}

// withinMeal reports whether one of the moments has no direction (tim-9).
func withinMeal(when any) bool {
	codes, _ := when.([]any)
	for _, code := range codes {
		if s, ok := code.(string); ok && (s == "C" || s == "CM" || s == "CD" || s == "CV") {
			return true
		}
	}
	return false
}

func negative(v any) bool {
	n, ok := v.(json.Number)
	return ok && strings.HasPrefix(n.String(), "-")
}

// ratio: both halves or none (FHIR R4, Ratio, constraint rat-1).
func (c *checker) ratio(t map[string]any) {
	_, numerator := t["numerator"]
	_, denominator := t["denominator"]
	if numerator != denominator {
		c.add(codeRatio, "")
	}
}

// span: the low end is not above the high end (FHIR R4, Range, constraint
// rng-2).
func (c *checker) span(t map[string]any) {
	low, _ := t["low"].(map[string]any)
	high, _ := t["high"].(map[string]any)
	if above(low["value"], high["value"]) && alike(low["code"], high["code"]) && alike(low["unit"], high["unit"]) {
		c.add(codeRange, "")
	}
}

// alike reports whether two texts are equal; what is no text counts as none.
func alike(a, b any) bool {
	x, _ := a.(string)
	y, _ := b.(string)
	return x == y
}

// period: it does not end before it starts (FHIR R4, Period, constraint
// per-1), as far as the days tell.
func (c *checker) period(t map[string]any) {
	start, _ := t["start"].(string)
	end, _ := t["end"].(string)
	if len(start) >= 10 && len(end) >= 10 && end[:10] < start[:10] {
		c.add(codePeriod, "")
	}
}

func above(a, b any) bool {
	x, y := rational(a), rational(b)
	return x != nil && y != nil && x.Cmp(y) > 0
}

// rational is the exact value of a number; the exponent is bounded by
// strictjson.
func rational(v any) *big.Rat {
	n, ok := v.(json.Number)
	if !ok {
		return nil
	}
	r, ok := new(big.Rat).SetString(n.String())
	if !ok {
		return nil
	}
	return r
}

func fault(code, path string) document.Fault {
	r := reason(code)
	return document.Fault{Code: code, Severity: r.Severity, Path: path, Message: r.Text}
}
