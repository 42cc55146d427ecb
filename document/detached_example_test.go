package document_test

import (
	"crypto/ed25519"
	"fmt"
	"strings"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// A report is signed without being in the token: its bytes stay a file of their own.
func ExampleSignDetached() {
	// A real key is drawn at random, or stays in a card; the list is published and
	// read with identity.ParseKeySet.
	signer, err := identity.NewSigner("example", ed25519.NewKeyFromSeed(make([]byte, 32)), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	key := signer.Key()
	key.Holder.Name = "Dr Exemple"
	key.MaySign = []string{"vnd.example.note+json"}
	keys, err := identity.NewKeySet([]identity.Key{key}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}

	at := time.Date(2026, 1, 1, 10, 0, 0, 0, time.UTC)
	kind := document.DetachedKind{Name: "vnd.example.note+json", Version: 1}
	report := "%PDF-1.4 …"
	token, err := document.SignDetached(strings.NewReader(report), kind, signer, &document.SignOptions{At: at})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.ReplaceAll(token, "..", "\n..\n"))

	now := &document.OpenOptions{At: at.Add(time.Hour)}
	proof, err := document.OpenDetached(token, strings.NewReader(report), kind, keys, now)
	fmt.Println(proof.Key().Holder.Name, "·", proof.SignedAt().Format(time.RFC3339), "·", err)

	_, err = document.OpenDetached(token, strings.NewReader(report+" "), kind, keys, now)
	fmt.Println(err)
	// Output:
	// eyJhbGciOiJFZERTQSIsImlhdCI6MTc2NzI2MTYwMCwia2lkIjoiZXhhbXBsZSIsInR5cCI6InZuZC5leGFtcGxlLm5vdGUranNvbjtmb3JtPWRldGFjaGVkO3Y9MSJ9
	// ..
	// b0xDSwgbr_nV_RGW4iecjzIYMnihuNX2QBHyOfZBAWRvqQn_Gfm11pl13d49qexmwOBVj2ff5Agcqe94db3vAA
	// Dr Exemple · 2026-01-01T10:00:00Z · <nil>
	// DOC-702: the signature does not match: the content was altered or the key is another one
}
