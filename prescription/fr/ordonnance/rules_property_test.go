package ordonnance_test

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
)

// strictest puts every medicine under every rule.
func strictest(prescription.Medicine, identity.Date) (ordonnance.Law, bool) {
	return ordonnance.Law{
		List: ordonnance.Narcotic, MaxDuration: prescription.Span{Value: "7", Unit: prescription.Day},
		Fraction:       prescription.Span{Value: "7", Unit: prescription.Day},
		DispenseWithin: prescription.Span{Value: "0.5", Unit: prescription.Month}, // cannot be added: no limit
		Hospital:       true, Exception: true, OpioidSubstitution: true, BrandRequired: true, ReviewDate: true,
		Mention: "mention", ReimbursedMention: "autre mention",
	}, true
}

// Whatever a prescription says, the rules answer, twice the same, and leave it
// as it was.
func TestAnyPrescription(t *testing.T) {
	n := 1000
	if testing.Short() {
		n = 100
	}
	r := rand.New(rand.NewPCG(1, 2))
	previous := []prescription.Prescription{{}}
	for range n {
		rx := gen.Prescription(r)
		before := rx.Clone()
		profile := ordonnance.Profile(&ordonnance.Options{Stage: ordonnance.Dispensing, Medicines: strictest, Production: true,
			At: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC), Earlier: previous, Paper: true, Abroad: true})
		first := document.Check(rx, profile)
		if second := document.Check(rx, profile); !reflect.DeepEqual(first, second) {
			t.Fatal("two answers")
		}
		if !reflect.DeepEqual(rx, before) {
			t.Fatal("the prescription was changed")
		}
		document.Check(rx, ordonnance.Profile(nil))
		previous = []prescription.Prescription{rx}
	}
	document.Check(prescription.Prescription{Lines: []prescription.Line{{}}}, ordonnance.Profile(&ordonnance.Options{Medicines: strictest}))
}

// BenchmarkProfile judges five lines, with the law of every medicine known.
func BenchmarkProfile(b *testing.B) {
	rx := gen.Typical(5, true)
	var list []ordonnance.LawEntry
	for _, l := range rx.Lines {
		list = append(list, ordonnance.LawEntry{Code: l.Medicine.Codes[0], Law: ordonnance.Law{List: ordonnance.ListI}})
	}
	for name, o := range map[string]*ordonnance.Options{
		"content": nil,
		"counter": {Stage: ordonnance.Dispensing, At: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC), Medicines: ordonnance.LawOf(list)},
		"strict":  {Stage: ordonnance.Dispensing, At: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC), Medicines: strictest},
	} {
		profile := ordonnance.Profile(o)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				document.Check(rx, profile)
			}
		})
	}
	b.Run("build", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			ordonnance.Profile(nil)
		}
	})
	many := gen.Typical(100, true)
	b.Run("100 lines", func(b *testing.B) {
		profile := ordonnance.Profile(nil)
		for b.Loop() {
			document.Check(many, profile)
		}
	})
}
