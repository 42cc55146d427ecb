package ordonnance_test

import (
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/finess"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/ins"
	"github.com/ordonnance-numerique/ordonnance-go/identity/fr/rpps"
	"github.com/ordonnance-numerique/ordonnance-go/internal/checksum"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
)

// The check characters of the shapes are those of the leaves that own the
// numbers.
func TestVocabularyCheckCharacters(t *testing.T) {
	entries := ordonnance.VocabularyTables().Entries
	luhn := func(s string) (string, bool) { c, ok := checksum.LuhnDigit(s); return string(c), ok }
	for _, c := range []struct {
		name  string
		field prescription.Field
		head  string
		want  func() (string, bool)
	}{
		{"INS", prescription.FieldPatient, "2790351215189", func() (string, bool) { return ins.Key("2790351215189") }},
		{"INS Corse 2A", prescription.FieldPatient, "297022A020778", func() (string, bool) { return ins.Key("297022A020778") }},
		{"INS Corse 2B", prescription.FieldPatient, "160012B020777", func() (string, bool) { return ins.Key("160012B020777") }},
		{"INS key below 10", prescription.FieldPatient, "2360663220836", func() (string, bool) { return ins.Key("2360663220836") }},
		{"RPPS", prescription.FieldPractitioner, "89970024566", func() (string, bool) { return rpps.CheckDigit("9970024566") }},
		{"FINESS", prescription.FieldPlace, "158000880", func() (string, bool) { return finess.CheckDigit("58000880") }},
		{"FINESS Corse", prescription.FieldPlace, "12A000012", func() (string, bool) { return finess.CheckDigit("2A000012") }},
		{"CIP13", prescription.FieldProduct, "340093640311", func() (string, bool) { c, ok := checksum.GTINDigit("340093640311"); return string(c), ok }},
		{"Luhn", prescription.FieldPractitioner, "81012345678", func() (string, bool) { return luhn("1012345678") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			want, ok := c.want()
			if !ok {
				t.Fatal("the leaf has no check character")
			}
			got := entries[c.field][0].Check(nil, []byte(c.head))
			if string(got) != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
