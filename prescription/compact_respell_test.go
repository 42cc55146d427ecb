package prescription_test

import (
	"encoding/hex"
	"errors"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

// Payloads of one line, the name of which is spelled in another way than the
// writer's: what is read of the line behind it must not undo the refusal. They
// were put together choice by choice by a writer in another language.
func TestCompactRefusesOtherLineNames(t *testing.T) {
	kind := prescription.CompactKind(nil)
	for _, c := range []struct {
		name, payload string
		refused       bool
	}{
		{"as the writer", "18d6beb0bd8d138fefe805104f0062702faafff5ff", false},
		{"UUID as text", "011b45112ffd2d3ddfdff802fe356e0f09971ee4fc8c45e7ee976e36c0bf1c3467041ab433080b419ec5aef7bf6c8b17eb20", true},
		{"version 4 not said", "075fbd30bff486b7fff804083615f2d93df2d7a49e6679742540de944be07fc1f90ae743", true},
		{"letter behind an escape", "2aa945116f2d59effff00304fb3419e11def51f31e43", true},
		{"capitals not said", "015815402ff12d56bfefe802930dd0d0b76df2e844d543", true},
		{"half a character", "02aa94513fef3b041fdfe804a1270214b259b81052b543", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			raw, err := hex.DecodeString(c.payload)
			if err != nil {
				t.Fatal(err)
			}
			v, err := kind.Decode(kind.Version, raw)
			if (err != nil) != c.refused || c.refused && v.ID != "" {
				t.Fatalf("got %v", err)
			}
			if c.refused {
				return
			}
			if again, _, err := kind.Encode(v); err != nil || hex.EncodeToString(again) != c.payload {
				t.Errorf("written %x (%v)", again, err)
			}
		})
	}
}

// A place of birth that only the guess could say, and that is half a character.
func TestCompactRefusesHalfACharacterGuessed(t *testing.T) {
	voc, err := prescription.NewVocabulary(prescription.Tables{
		Number:     9,
		BirthPlace: func(dst []byte, known *prescription.Known) []byte { return append(dst, known.Patient[0].Value[1:]...) },
	})
	if err != nil {
		t.Fatal(err)
	}
	kind := prescription.CompactKind(&prescription.CompactOptions{Vocabularies: []*prescription.Vocabulary{voc}})
	v := gen.Typical(1, true)
	v.Patient.Identifiers = []identity.Identifier{{System: "urn:oid:2.999", Value: "é"}}
	v.Patient.BirthPlace = v.Patient.Identifiers[0].Value[1:]
	if raw, _, err := kind.Encode(v); !errors.Is(err, prescription.ErrCompactValue) {
		t.Errorf("written %x (%v)", raw, err)
	}
}
