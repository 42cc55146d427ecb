package fhir

import "encoding/json"

// maxPlain bounds a number without its exponent, in characters.
const maxPlain = 64

// Plain returns the number without an exponent: "1.5e2" is "150". ok is false
// when d is no JSON number or the result has more than 64 characters.
func (d Decimal) Plain() (text string, ok bool) {
	r := rational(json.Number(d))
	if r == nil {
		return "", false
	}
	for places := range maxPlain {
		if text = r.FloatString(places); len(text) > maxPlain {
			return "", false
		}
		if back := rational(json.Number(text)); back != nil && back.Cmp(r) == 0 {
			return text, true
		}
	}
	return "", false
}
