package fhir

import (
	"encoding/json"
	"math/big"
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/document"
)

// timing holds Timing.repeat against its invariants (FHIR R4, Timing,
// constraints tim-1 to tim-10).
func (c *checker) timing(repeat map[string]any, path string) {
	has := func(name string) bool { _, there := repeat[name]; return there }
	breaks := func(number string, member string, broken bool) {
		if broken {
			c.faults = append(c.faults, fault("FHIR-2"+number, path+"/"+member))
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

// amount holds ratios, ranges and periods against their invariants (FHIR R4,
// Ratio rat-1, Range rng-2, Period per-1). They are told by their members.
func (c *checker) amount(t map[string]any, path string) {
	_, numerator := t["numerator"]
	_, denominator := t["denominator"]
	if numerator != denominator {
		c.faults = append(c.faults, fault(codeRatio, path))
	}
	low, _ := t["low"].(map[string]any)
	high, _ := t["high"].(map[string]any)
	if low != nil && high != nil && above(low["value"], high["value"]) && low["code"] == high["code"] && low["unit"] == high["unit"] {
		c.faults = append(c.faults, fault(codeRange, path))
	}
	start, _ := t["start"].(string)
	end, _ := t["end"].(string)
	if len(start) >= 10 && len(end) >= 10 && end[:10] < start[:10] {
		c.faults = append(c.faults, fault(codePeriod, path))
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
