package identity_test

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

func ExampleNewSigner() {
	private := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
	signer, err := identity.NewSigner("", private, nil) // or a key on a card, behind crypto.Signer
	if err != nil {
		fmt.Println(err)
		return
	}
	signature, err := signer.Sign([]byte("header.payload"))
	fmt.Println(signer.ID(), signer.Algorithm(), len(signature), err)
	// Output: --6IM5l0 EdDSA 64 <nil>
}

// A list that the program holds itself, and one query in time and one too late.
func ExampleNewKeySet() {
	private := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
	key := identity.Key{
		ID:      "robert-1",
		Public:  private.Public(),
		Holder:  identity.Holder{Name: "Dr Robert SPECIALISTE0021889"},
		MaySign: []string{"vnd.example.note+json"},
	}
	issued := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	keys, err := identity.NewKeySet([]identity.Key{key}, &identity.KeySetOptions{IssuedAt: issued, MaxAge: 7 * 24 * time.Hour})
	if err != nil {
		fmt.Println(err)
		return
	}
	found, err := keys.FindKey(identity.KeyQuery{ID: "robert-1", At: issued.Add(time.Hour)})
	fmt.Println(found.Holder.Name, found.MaySignKind("vnd.example.note+json"), err)
	_, err = keys.FindKey(identity.KeyQuery{ID: "robert-1", At: issued.AddDate(0, 1, 0)})
	fmt.Println(err)
	// Output:
	// Dr Robert SPECIALISTE0021889 true <nil>
	// KEY-002: the list of trusted keys is out of date
}

func ExampleParseKeySet() {
	keys, err := identity.ParseKeySet([]byte(`{
		"issued": "2026-01-01T00:00:00Z",
		"fresh_until": "2026-01-08T00:00:00Z",
		"keys": [{
			"kty": "OKP", "crv": "Ed25519", "kid": "robert-1",
			"x": "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w",
			"holder": {"name": "Dr Robert SPECIALISTE0021889"},
			"may_sign": ["vnd.example.note+json"]
		}]
	}`), nil)
	fmt.Println(keys.Len(), keys.FreshUntil(), err)
	// Output: 1 2026-01-08 00:00:00 +0000 UTC <nil>
}
