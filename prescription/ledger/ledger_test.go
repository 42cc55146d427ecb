package ledger_test

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/ledger"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func id(n int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012d", n) }

func boxes(n int) *prescription.Quantity {
	return &prescription.Quantity{Value: prescription.Decimal(fmt.Sprint(n)), Unit: "boîte"}
}

// dispensed is dispensation n of a pharmacy on prescription rx.
func dispensed(n, rx, pharmacy, quantity int) prescription.Dispensation {
	return prescription.Dispensation{
		ID:           id(n),
		Prescription: prescription.Reference{ID: id(rx)},
		At:           prescription.At(noon.Add(time.Duration(n) * time.Minute)),
		Dispenser: prescription.Dispenser{
			Practitioner: identity.Practitioner{FamilyName: "PHARMACH0007512",
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700075122"}}},
			Place: identity.Organization{Identifiers: []identity.Identifier{
				{System: "urn:oid:1.2.250.1.71.4.2.2", Value: fmt.Sprintf("15800088%02d", pharmacy)}}},
		},
		Items: []prescription.Item{{Line: "1", Action: prescription.Partial, Quantity: boxes(quantity)}},
	}
}

func holding(t testing.TB, ds ...prescription.Dispensation) *ledger.Ledger {
	t.Helper()
	l := &ledger.Ledger{}
	for _, d := range ds {
		if _, err := l.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func TestAdd(t *testing.T) {
	l := &ledger.Ledger{}
	first, other := dispensed(1, 100, 1, 1), dispensed(1, 100, 1, 2)
	for _, c := range []struct {
		d    prescription.Dispensation
		want ledger.Outcome
		text string
		size int
	}{
		{first, ledger.New, "new", 1},
		{first, ledger.Known, "known", 1},
		{other, ledger.Conflicting, "conflicting", 1},
		{other, ledger.Known, "known", 1},
		{first, ledger.Known, "known", 1},
		{dispensed(2, 100, 1, 1), ledger.New, "new", 2},
		{dispensed(3, 101, 1, 1), ledger.New, "new", 3},
		{dispensed(2, 101, 1, 1), ledger.Conflicting, "conflicting", 3},
	} {
		got, err := l.Add(c.d)
		if err != nil || got != c.want || got.String() != c.text || l.Len() != c.size {
			t.Errorf("%s %v, want %s; %d", got, err, c.want, l.Len())
		}
	}
	conflicts := l.Conflicts()
	if len(conflicts) != 2 || conflicts[0].ID != id(1) || len(conflicts[0].Versions) != 2 || conflicts[1].ID != id(2) {
		t.Errorf("conflicts %+v", conflicts)
	}
	if len(l.Of(id(100))) != 3 || len(l.Of(id(101))) != 2 || l.Of(id(7)) != nil || len(l.All()) != 5 {
		t.Error("dispensations of a prescription")
	}
	if ledger.Outcome(0).String() != "" {
		t.Error("no outcome")
	}
}

func TestAddRefuses(t *testing.T) {
	l := &ledger.Ledger{}
	bad := dispensed(1, 100, 1, 1)
	bad.Items = nil
	out, err := l.Add(bad)
	var cause *document.Error
	if !errors.Is(err, ledger.ErrDispensation) || !errors.As(err, &cause) || out != 0 || l.Len() != 0 {
		t.Errorf("%v %v", out, err)
	}
	if _, err := l.AddVerified(document.Verified[prescription.Dispensation]{}); !errors.Is(err, ledger.ErrUnverified) {
		t.Error(err)
	}
}

// A pharmacy speaks for itself only.
func TestAddVerified(t *testing.T) {
	place := identity.Identifier{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "1580008801"}
	person := identity.Identifier{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700075122"}
	personal, impersonal, nobody, both := dispensed(1, 100, 1, 1), dispensed(1, 100, 1, 1), dispensed(1, 100, 1, 1), dispensed(1, 100, 1, 1)
	impersonal.Dispenser.Practitioner.Identifiers = nil
	nobody.Dispenser.Practitioner.Identifiers, nobody.Dispenser.Place = nil, identity.Organization{}
	both.Dispenser.Practitioner.Identifiers = []identity.Identifier{person, {System: person.System, Value: "899900023351"}}
	for _, c := range []struct {
		name   string
		d      prescription.Dispensation
		holder []identity.Identifier
		want   error
	}{
		{"person", personal, []identity.Identifier{{System: "urn:x", Value: "1"}, person}, nil},
		{"place", impersonal, []identity.Identifier{place}, nil},
		{"place for a person", personal, []identity.Identifier{place}, ledger.ErrSigner},
		{"person for a place", impersonal, []identity.Identifier{person}, ledger.ErrSigner},
		{"another person", personal, []identity.Identifier{{System: person.System, Value: "899900023351"}}, ledger.ErrSigner},
		{"somebody and somebody else", both, []identity.Identifier{person}, ledger.ErrSigner},
		{"another system", personal, []identity.Identifier{{System: place.System, Value: person.Value}}, ledger.ErrSigner},
		{"holder not known", personal, nil, ledger.ErrSigner},
		{"dispenser not known", nobody, []identity.Identifier{person}, ledger.ErrSigner},
	} {
		l := &ledger.Ledger{}
		_, err := l.AddVerified(signed(t, c.d, c.holder))
		if !errors.Is(err, c.want) || (l.Len() == 1) != (c.want == nil) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func signed(t testing.TB, d prescription.Dispensation, holder []identity.Identifier) document.Verified[prescription.Dispensation] {
	t.Helper()
	kind := prescription.DispensationKind()
	signer, err := identity.NewSigner("example", ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)), nil)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := identity.NewKeySet([]identity.Key{{ID: "example", Algorithm: identity.EdDSA, Public: signer.Public(),
		MaySign: []string{kind.Name}, Holder: identity.Holder{Identifiers: holder}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	token, _, err := document.Sign(d, kind, signer, &document.SignOptions{At: noon})
	if err != nil {
		t.Fatal(err)
	}
	v, err := document.Open(token, kind, keys, &document.OpenOptions{At: noon})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// What goes in and comes out is not shared with the ledger.
func TestLedgerIsCopied(t *testing.T) {
	d := dispensed(1, 100, 1, 1)
	l := holding(t, d)
	merged := ledger.Merge(l)
	d.Items[0].Quantity.Value = "9"
	l.All()[0].Items[0].Quantity.Value = "9"
	merged.Of(id(100))[0].Items[0].Line = "9"
	if got := l.All()[0]; !reflect.DeepEqual(got, dispensed(1, 100, 1, 1)) {
		t.Errorf("changed: %+v", got)
	}
}

// randomLedger draws from a few IDs, prescriptions and contents, so that
// copies and conflicts are common.
func randomLedger(t testing.TB, r *rand.Rand) *ledger.Ledger {
	l := &ledger.Ledger{}
	for range r.IntN(8) {
		d := dispensed(r.IntN(6), 100+r.IntN(2), r.IntN(2), 1+r.IntN(2))
		if r.IntN(4) == 0 {
			d.Items = []prescription.Item{{Line: "1", Action: prescription.Cancelled, Cancels: id(r.IntN(6)),
				Reason: identity.Code{Display: "erreur"}}}
		}
		if _, err := l.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func same(t testing.TB, law string, a, b *ledger.Ledger) {
	t.Helper()
	if a.Len() != b.Len() || text(t, a) != text(t, b) || !reflect.DeepEqual(a.Conflicts(), b.Conflicts()) {
		t.Fatalf("%s does not hold", law)
	}
	rx := prescription.Prescription{ID: id(100), Lines: []prescription.Line{{ID: "1", Quantity: boxes(2)}}}
	x := prescription.StateOf(rx, a.Of(rx.ID), prescription.Moment{}, nil)
	if y := prescription.StateOf(rx, b.Of(rx.ID), prescription.Moment{}, nil); !reflect.DeepEqual(x, y) {
		t.Fatalf("%s does not hold for the state", law)
	}
}

func TestMergeLaws(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 1))
		a, b, c := randomLedger(t, r), randomLedger(t, r), randomLedger(t, r)
		before := text(t, a)
		same(t, "commutativity", ledger.Merge(a, b), ledger.Merge(b, a))
		same(t, "associativity", ledger.Merge(ledger.Merge(a, b), c), ledger.Merge(a, ledger.Merge(b, c)))
		same(t, "idempotence", ledger.Merge(a, a, b, a), ledger.Merge(a, b))
		same(t, "identity", ledger.Merge(a, &ledger.Ledger{}, nil), a)

		all := slices.Concat(a.All(), b.All(), c.All(), a.All())
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		same(t, "order of arrival", holding(t, all...), ledger.Merge(c, b, a))
		if text(t, a) != before {
			t.Fatal("Merge changed its input")
		}
	}
}

// Two pharmacies cut off from each other: whatever they hand out is counted
// once, and too much is found.
func TestMergeFindsOverDelivery(t *testing.T) {
	rx := prescription.Prescription{ID: id(100), Lines: []prescription.Line{{ID: "1", Quantity: boxes(10)}}}
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 2))
		var ledgers [2]*ledger.Ledger
		sum := 0
		for k := range ledgers {
			ledgers[k] = &ledger.Ledger{}
			for n := range r.IntN(4) {
				q := 1 + r.IntN(4)
				sum += q
				if _, err := ledgers[k].Add(dispensed(10*n+k, 100, k, q)); err != nil {
					t.Fatal(err)
				}
			}
		}
		history := ledger.Merge(ledgers[0], ledgers[1], ledgers[0]).Of(rx.ID)
		s := prescription.StateOf(rx, history, prescription.Moment{}, nil)
		over := slices.ContainsFunc(s.Findings, func(f prescription.Finding) bool { return f.Code == "DSP-101" })
		if over != (sum > 10) {
			t.Fatalf("seed %d: %d of 10, over %v", seed, sum, over)
		}
		if rest := s.Lines[0].Remaining; sum < 10 && string(rest.Value) != fmt.Sprint(10-sum) {
			t.Fatalf("seed %d: %d of 10, rest %s", seed, sum, rest.Value)
		}
	}
}
