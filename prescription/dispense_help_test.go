package prescription_test

import (
	"crypto/ed25519"
	"fmt"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
)

// counterDay is the first day at the counter; the prescription is of the day
// before.
var counterDay = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)

const (
	systemCIP     = "urn:oid:1.2.250.1.213.2.3.2"
	systemATC     = "http://www.whocc.no/atc"
	systemStructs = "urn:oid:1.2.250.1.71.4.2.2"
	systemPeople  = "urn:oid:1.2.250.1.71.4.2.1"
)

func boxes(n string) *prescription.Quantity {
	return &prescription.Quantity{Value: prescription.Decimal(n), Unit: "boîte", System: "http://standardterms.edqm.eu", Code: "30009000"}
}

func capsules(n string) *prescription.Quantity {
	return &prescription.Quantity{Value: prescription.Decimal(n), Unit: "gélule", System: "http://standardterms.edqm.eu", Code: "15012000"}
}

func cip(code string) *prescription.Medicine {
	return &prescription.Medicine{Codes: []identity.Code{{System: systemCIP, Code: code}, {System: systemATC, Code: "N02AA01"}}}
}

func times(n int) prescription.Repeats {
	r, err := prescription.Times(n)
	if err != nil {
		panic(err)
	}
	return r
}

// dispenseRx has a line for each way of counting.
func dispenseRx() prescription.Prescription {
	return prescription.Prescription{
		ID:      "5f0c2b1e-8d1a-4c52-9c0e-2f6f3f1f7a10",
		Written: prescription.At(counterDay.AddDate(0, 0, -1)),
		Validity: prescription.Period{
			End: prescription.On(identity.Date{Year: 2027, Month: 11, Day: 20}),
		},
		Patient: identity.Patient{FamilyName: "PAT-TROIS", GivenNames: "DOMINIQUE MARIE-LOUISE"},
		Prescriber: prescription.Prescriber{Practitioner: identity.Practitioner{
			Identifiers: []identity.Identifier{{System: systemPeople, Value: "899700245667"}}, FamilyName: "DOC0024566"}},
		Lines: []prescription.Line{
			{ID: "once", Medicine: cip("3400939001074"), Text: "une fois", Quantity: boxes("2")},
			{ID: "renew", Medicine: cip("3400939001081"), Text: "tous les jours", Quantity: boxes("1.5"), Repeats: times(2),
				RenewalPeriod: prescription.Span{Value: "28", Unit: prescription.Day},
				Substitution:  prescription.Substitution{Refused: true, Motive: identity.Code{Display: "MTE"}}},
			{ID: "loose", Medicine: cip("3400939001098"), Text: "sans quantité", Repeats: times(1)},
			{ID: "fraction", Medicine: cip("3400939001104"), Text: "par sept jours", Quantity: capsules("28"),
				Instalment: prescription.Span{Value: "7", Unit: prescription.Day}},
			{ID: "atOnce", Medicine: cip("3400939001111"), Text: "en une fois", Quantity: capsules("14"), AtOnce: true},
			{ID: "either", Device: &prescription.Device{Name: "attelle"}, Text: "l'une",
				Links: []prescription.Link{{Line: "or", Relation: prescription.Alternative}}},
			{ID: "or", Device: &prescription.Device{Name: "orthèse"}, Text: "ou l'autre"},
			{ID: "forever", Preparation: &prescription.Preparation{Formula: "vaseline 30 g"}, Text: "au besoin",
				Quantity: &prescription.Quantity{Value: "1"}, Repeats: prescription.Unlimited},
		},
	}
}

// openRx signs and opens a prescription, as a pharmacy gets it.
func openRx(t testing.TB, p prescription.Prescription) document.Verified[prescription.Prescription] {
	t.Helper()
	return opened(t, p, prescription.Kind(), counterDay)
}

func opened[T any](t testing.TB, value T, kind document.Kind[T], at time.Time) document.Verified[T] {
	t.Helper()
	signer, err := identity.NewSigner("example", ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)), nil)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := identity.NewKeySet([]identity.Key{{ID: "example", Algorithm: identity.EdDSA, Public: signer.Public(),
		MaySign: []string{kind.Name}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	token, _, err := document.Sign(value, kind, signer, &document.SignOptions{At: at})
	if err != nil {
		t.Fatal(err)
	}
	v, err := document.Open(token, kind, keys, &document.OpenOptions{At: at})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func actID(n int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012d", n) }

func dispenser(n int) prescription.Dispenser {
	return prescription.Dispenser{
		Practitioner: identity.Practitioner{FamilyName: "PHARMACH0007512",
			Identifiers: []identity.Identifier{{System: systemPeople, Value: fmt.Sprintf("8997000751%02d", n)}}},
		Place: identity.Organization{Name: "PHARMACIE",
			Identifiers: []identity.Identifier{{System: systemStructs, Value: fmt.Sprintf("19900000%02d", n)}}},
	}
}

// ask is a request of pharmacy 1, n days after counterDay.
func ask(n, day int, items ...prescription.Item) prescription.Dispensation {
	return prescription.Dispensation{ID: actID(n), At: prescription.At(counterDay.AddDate(0, 0, day)), Dispenser: dispenser(1), Items: items}
}

func full(line string) prescription.Item {
	return prescription.Item{Line: line, Action: prescription.Full}
}

func part(line string, q *prescription.Quantity) prescription.Item {
	return prescription.Item{Line: line, Action: prescription.Partial, Quantity: q}
}

func declined(line string, closes bool) prescription.Item {
	return prescription.Item{Line: line, Action: prescription.Refused, Closes: closes,
		Reason: identity.Code{System: prescription.ReasonSystem, Code: prescription.ReasonPatient}}
}

func undo(line string, n int) prescription.Item {
	return prescription.Item{Line: line, Action: prescription.Cancelled, Cancels: actID(n),
		Reason: identity.Code{System: prescription.ReasonSystem, Code: prescription.ReasonError}}
}

// with changes an item.
func with(item prescription.Item, change func(*prescription.Item)) prescription.Item {
	change(&item)
	return item
}

// past dispenses one request after the other and returns what is recorded.
func past(t testing.TB, rx document.Verified[prescription.Prescription], requests ...prescription.Dispensation) []prescription.Dispensation {
	t.Helper()
	var history []prescription.Dispensation
	for _, r := range requests {
		d, err := prescription.Dispense(rx, r, history, nil)
		if err != nil {
			t.Fatalf("history: %v", err)
		}
		history = append(history, d)
	}
	return history
}
