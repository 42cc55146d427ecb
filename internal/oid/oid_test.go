package oid_test

import (
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/internal/oid"
)

func TestValid(t *testing.T) {
	for s, want := range map[string]bool{
		"1.2.250.1.213.1.4.10": true, "2.25.0": true, "0.1": true, "2.999": true,
		"": false, "1": false, "1.": false, ".1": false, "1..2": false, "1.02": false, "3.1": false,
		"1.2a": false, "1.-2": false, " 1.2": false, "1.2\n": false, "12.1": true, "22.1": true,
		"1." + strings.Repeat("1", 254): true, "1." + strings.Repeat("1", 255): false,
	} {
		if got := oid.Valid(s); got != want {
			t.Errorf("Valid(%q) = %v", s, got)
		}
	}
}

func TestOfUUID(t *testing.T) {
	// The example of ITU-T X.667 §8.1.
	const want = "2.25.329800735698586629295641978511506172918"
	for _, s := range []string{"f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "F81D4FAE7DEC11D0A76500A0C91E6BF6"} {
		if got := oid.OfUUID(s); got != want {
			t.Errorf("OfUUID(%q) = %q", s, got)
		}
	}
	for _, s := range []string{"", "f81d4fae", "g81d4fae-7dec-11d0-a765-00a0c91e6bf6"} {
		if got := oid.OfUUID(s); got != "" {
			t.Errorf("OfUUID(%q) = %q", s, got)
		}
	}
}
