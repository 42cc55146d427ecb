// Package oid tells object identifiers from other texts and makes those of
// UUIDs.
package oid

import (
	"encoding/hex"
	"math/big"
	"strings"
)

// Valid reports whether a text is an OID of two numbers or more: numbers
// without leading zeros between points, the first one 0 to 2 (ITU-T X.660).
func Valid(s string) bool {
	if len(s) < 3 || len(s) > 256 || s[0] > '2' {
		return false
	}
	numbers := 0
	for part := range strings.SplitSeq(s, ".") {
		if part == "" || len(part) > 1 && part[0] == '0' || strings.Trim(part, "0123456789") != "" {
			return false
		}
		numbers++
	}
	return numbers > 1
}

// OfUUID returns the OID of a UUID, with or without its hyphens: 2.25 and the
// number it is (ITU-T X.667 §8.1); "" for a text that is none.
func OfUUID(uuid string) string {
	raw, err := hex.DecodeString(strings.ReplaceAll(uuid, "-", ""))
	if err != nil || len(raw) != 16 {
		return ""
	}
	return "2.25." + new(big.Int).SetBytes(raw).String()
}
