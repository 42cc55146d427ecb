package identity_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

var (
	day1 = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	day8 = day1.AddDate(0, 0, 7)
	day9 = day1.AddDate(0, 0, 8)
)

// edKey is a private key that is the same in every run.
func edKey(n byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{n}, ed25519.SeedSize))
}

var ecKey = sync.OnceValue(func() *ecdsa.PrivateKey {
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	return k
})

var rsaKey = sync.OnceValue(func() *rsa.PrivateKey {
	k, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return k
})

// full is a key with every field filled in.
func full() identity.Key {
	return identity.Key{
		ID:        "robert-1",
		Algorithm: identity.EdDSA,
		Public:    edKey(1).Public(),
		Holder: identity.Holder{
			Name:        "Dr Robert SPECIALISTE0021889",
			Identifiers: []identity.Identifier{{System: "https://rpps.esante.gouv.fr", Value: "99700218896"}},
			Profession:  identity.Code{System: "urn:oid:1.2.250.1.71.1.2.7", Code: "10", Display: "Médecin"},
		},
		MaySign:   []string{"note+json"},
		NotBefore: day1,
		NotAfter:  day9,
		Revoked:   day8.Add(time.Nanosecond),
	}
}

func newKeySet(t testing.TB, opts *identity.KeySetOptions, keys ...identity.Key) *identity.KeySet {
	t.Helper()
	s, err := identity.NewKeySet(keys, opts)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNewKeySet(t *testing.T) {
	change := func(f func(*identity.Key)) []identity.Key {
		k := full()
		f(&k)
		return []identity.Key{k}
	}
	offCurve := ecKey().PublicKey
	offCurve.Y = new(big.Int).Add(offCurve.Y, big.NewInt(1))
	p384, _ := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	many := make([]string, 101)
	for i := range many {
		many[i] = fmt.Sprint(i)
	}
	for _, tc := range []struct {
		name string
		keys []identity.Key
		want error
	}{
		{"full", change(func(*identity.Key) {}), nil},
		{"none", nil, nil},
		{"bare", []identity.Key{{ID: "a", Public: edKey(1).Public()}}, nil},
		{"P-256", []identity.Key{{ID: "a", Public: ecKey().Public()}}, nil},
		{"RSA", []identity.Key{{ID: "a", Public: rsaKey().Public(), Algorithm: identity.PS256}}, nil},
		{"one key, two ids", []identity.Key{{ID: "a", Public: edKey(1).Public()}, {ID: "b", Public: edKey(1).Public()}}, nil},
		{"same id twice", []identity.Key{full(), full()}, identity.ErrKeyDuplicate},
		{"too many", make([]identity.Key, identity.MaxKeys+1), identity.ErrKeyCount},
		{"no id", change(func(k *identity.Key) { k.ID = "" }), identity.ErrKeyID},
		{"space in the id", change(func(k *identity.Key) { k.ID = "a b" }), identity.ErrKeyID},
		{"quotation mark in the id", change(func(k *identity.Key) { k.ID = `a"b` }), identity.ErrKeyID},
		{"id too long", change(func(k *identity.Key) { k.ID = strings.Repeat("a", 257) }), identity.ErrKeyID},
		{"no public key", change(func(k *identity.Key) { k.Public = nil }), identity.ErrKeyType},
		{"private key", change(func(k *identity.Key) { k.Public = edKey(1) }), identity.ErrKeyType},
		{"P-384", change(func(k *identity.Key) { k.Public = p384.Public() }), identity.ErrKeyType},
		{"off the curve", change(func(k *identity.Key) { k.Public, k.Algorithm = &offCurve, "" }), identity.ErrKeyType},
		{"short RSA", change(func(k *identity.Key) { k.Public = &rsa.PublicKey{N: big.NewInt(35), E: 65537} }), identity.ErrKeyType},
		{"algorithm of another key", change(func(k *identity.Key) { k.Algorithm = identity.ES256 }), identity.ErrKeyAlgorithm},
		{"unknown algorithm", change(func(k *identity.Key) { k.Algorithm = "HS256" }), identity.ErrKeyAlgorithm},
		{"period upside down", change(func(k *identity.Key) { k.NotAfter = day1 }), identity.ErrKeyPeriod},
		{"year 10000", change(func(k *identity.Key) { k.NotAfter = day1.AddDate(8000, 0, 0) }), identity.ErrKeyPeriod},
		{"kind without a name", change(func(k *identity.Key) { k.MaySign = []string{""} }), identity.ErrMaySign},
		{"kind twice", change(func(k *identity.Key) { k.MaySign = []string{"a", "a"} }), identity.ErrMaySign},
		{"too many kinds", change(func(k *identity.Key) { k.MaySign = many }), identity.ErrMaySign},
		{"holder not UTF-8", change(func(k *identity.Key) { k.Holder.Name = "\xff" }), identity.ErrHolder},
		{"holder too long", change(func(k *identity.Key) { k.Holder.Name = strings.Repeat("a", 257) }), identity.ErrHolder},
		{"identifier without system", change(func(k *identity.Key) { k.Holder.Identifiers[0].System = "" }), identity.ErrHolder},
		{"too many identifiers", change(func(k *identity.Key) { k.Holder.Identifiers = make([]identity.Identifier, 21) }), identity.ErrHolder},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, err := identity.NewKeySet(tc.keys, nil)
			if !errors.Is(err, tc.want) || (err != nil) != (s == nil) {
				t.Fatalf("got %v, want %v", err, tc.want)
			}
			if err != nil {
				return
			}
			for _, k := range tc.keys {
				found, err := s.FindKey(identity.KeyQuery{ID: k.ID})
				if err != nil || found.ID != k.ID || found.Algorithm == "" {
					t.Errorf("not found: %v", err)
				}
			}
		})
	}
}

func TestFindKey(t *testing.T) {
	vouched := newKeySet(t, nil, full())
	bounded := newKeySet(t, &identity.KeySetOptions{IssuedAt: day1, MaxAge: 7 * 24 * time.Hour}, full())
	for _, tc := range []struct {
		name string
		set  *identity.KeySet
		id   string
		at   time.Time
		want error
	}{
		{"known", vouched, "robert-1", day9, nil},
		{"known, no moment needed", vouched, "robert-1", time.Time{}, nil},
		{"unknown", vouched, "robert-2", day1, identity.ErrKeyUnknown},
		{"no id", vouched, "", day1, identity.ErrKeyUnknown},
		{"other case", vouched, "Robert-1", day1, identity.ErrKeyUnknown},
		{"fresh", bounded, "robert-1", day8.Add(-1), nil},
		{"stale at the instant", bounded, "robert-1", day8, identity.ErrKeysStale},
		{"stale, unknown key", bounded, "robert-2", day9, identity.ErrKeysStale},
		{"no moment", bounded, "robert-1", time.Time{}, identity.ErrNoMoment},
	} {
		t.Run(tc.name, func(t *testing.T) {
			k, err := tc.set.FindKey(identity.KeyQuery{ID: tc.id, At: tc.at})
			if !errors.Is(err, tc.want) || (err == nil) != (k.ID != "") {
				t.Errorf("got %v, want %v", err, tc.want)
			}
		})
	}
}

func TestKeySetIsCopied(t *testing.T) {
	k := full()
	s := newKeySet(t, nil, k)
	k.MaySign[0] = "other"
	k.Public.(ed25519.PublicKey)[0]++
	for out := range s.All() {
		out.MaySign[0] = "other"
		out.Holder.Identifiers[0].Value = "other"
		break
	}
	found, err := s.FindKey(identity.KeyQuery{ID: k.ID})
	want := full()
	if err != nil || !found.MaySignKind("note+json") || found.MaySignKind("other") || found.MaySignKind("") ||
		found.Holder.Identifier("https://rpps.esante.gouv.fr") != "99700218896" || !want.Public.(ed25519.PublicKey).Equal(found.Public) {
		t.Errorf("changed from outside: %v", err)
	}
	if s.Len() != 1 {
		t.Errorf("%d keys", s.Len())
	}
}

func TestFreshness(t *testing.T) {
	file := func(members string) []byte { return []byte(`{` + members + `"keys":[]}`) }
	const issued, until = `"issued":"2026-01-01T00:00:00Z",`, `"fresh_until":"2026-01-08T00:00:00Z",`
	for _, tc := range []struct {
		name string
		raw  []byte
		opts *identity.KeySetOptions
		want time.Time
		err  error
	}{
		{"stated", file(until), nil, day8, nil},
		{"not stated", file(issued), nil, time.Time{}, identity.ErrFreshness},
		{"not stated, bounded by the caller", file(issued), &identity.KeySetOptions{FreshUntil: day9}, day9, nil},
		{"not stated, bounded by age", file(issued), &identity.KeySetOptions{MaxAge: 24 * 7 * time.Hour}, day8, nil},
		{"issue unknown, bounded by age", file(""), &identity.KeySetOptions{MaxAge: time.Hour}, time.Time{}, identity.ErrFreshness},
		{"issue from the caller", file(""), &identity.KeySetOptions{IssuedAt: day1, MaxAge: 24 * 7 * time.Hour}, day8, nil},
		{"issue in the file wins", file(issued), &identity.KeySetOptions{IssuedAt: day9, MaxAge: 24 * 7 * time.Hour}, day8, nil},
		{"never prolonged by FreshUntil", file(until), &identity.KeySetOptions{FreshUntil: day9}, day8, nil},
		{"never prolonged by MaxAge", file(issued + until), &identity.KeySetOptions{MaxAge: 24 * 30 * time.Hour}, day8, nil},
		{"shortened by FreshUntil", file(until), &identity.KeySetOptions{FreshUntil: day1}, day1, nil},
		{"shortened by MaxAge", file(issued + until), &identity.KeySetOptions{MaxAge: time.Hour}, day1.Add(time.Hour), nil},
		{"negative age", file(issued + until), &identity.KeySetOptions{MaxAge: -1}, time.Time{}, identity.ErrFreshness},
		{"bound outside the calendar", file(until), &identity.KeySetOptions{IssuedAt: day1.AddDate(9000, 0, 0)}, time.Time{}, identity.ErrKeyTime},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, err := identity.ParseKeySet(tc.raw, tc.opts)
			if !errors.Is(err, tc.err) {
				t.Fatalf("got %v, want %v", err, tc.err)
			}
			if err == nil && !s.FreshUntil().Equal(tc.want) {
				t.Errorf("fresh until %v, want %v", s.FreshUntil(), tc.want)
			}
		})
	}
}

// Every refusal has a vector; the list gives one for each and counts them.
func TestRefusals(t *testing.T) {
	parse := func(old, new string) error {
		_, err := identity.ParseKeySet([]byte(strings.Replace(list, old, new, 1)), nil)
		return err
	}
	_, text := identity.ParseDate("x")
	_, calendar := identity.ParseDate("2023-02-29")
	set := newKeySet(t, &identity.KeySetOptions{FreshUntil: day8}, full())
	_, unknown := set.FindKey(identity.KeyQuery{ID: "x", At: day1})
	_, stale := set.FindKey(identity.KeyQuery{ID: "x", At: day9})
	_, moment := set.FindKey(identity.KeyQuery{ID: "x"})
	signer, _ := identity.NewSigner("a", broken{Signer: edKey(1)}, nil)
	_, signing := signer.Sign(nil)
	got := []error{
		text, calendar, unknown, stale, moment,
		parse("Ed25519", "Ed448"), signing, parse("robert-1", "robert 1"), parse("EdDSA", "ES256"), parse("2027-", "2025-"),
		parse(`["note+json"]`, `[""]`), parse(`"name":"Dr Robert"`, `"name":1`),
		parse(`"keys":[`, `"keys":[`+list[strings.Index(list, `{"alg"`):len(list)-2]+","),
		parse(`"keys":[`, `"keys":[`+strings.Repeat("{},", identity.MaxKeys)), parse("{", "["), parse("b1w", "b1x"),
		parse(`"exp"`, `"end"`), parse(`"kid"`, `"d":"AA","kid"`), parse(`"kid"`, `"use":"enc","kid"`),
		parse(`"fresh_until":"2026-01-08T00:00:00Z",`, ``), parse("2026-01-08T00:00:00Z", "2026-01-08"),
	}
	for i, want := range identity.Refusals() {
		if i >= len(got) || !errors.Is(got[i], want) {
			t.Errorf("no vector for %s", want.Code)
		}
		if want.EN == "" || want.FR == "" || want.French() != want.FR {
			t.Errorf("%s lacks a text", want.Code)
		}
	}
}

func TestError(t *testing.T) {
	cause := errors.New("cause")
	err := fmt.Errorf("wrapped: %w", &identity.Error{Code: "X-001", EN: "wrong", FR: "faux", Err: cause})
	if err.Error() != "wrapped: X-001: wrong: cause" || !errors.Is(err, cause) ||
		!errors.Is(err, &identity.Error{Code: "X-001"}) || errors.Is(err, &identity.Error{Code: "X-002"}) {
		t.Errorf("got %v", err)
	}
}
