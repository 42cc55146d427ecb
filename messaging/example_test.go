package messaging_test

import (
	"crypto/ed25519"
	"fmt"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/messaging"
)

// A pharmacist asks, the prescriber's program reads.
func ExampleOpen() {
	// The pharmacy's key; a real one is drawn at random, or stays in a card. The list
	// is published and read with identity.ParseKeySet.
	signer, err := identity.NewSigner("pharmacie", ed25519.NewKeyFromSeed(make([]byte, 32)), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	key := signer.Key()
	key.MaySign = []string{messaging.QuestionKind().Name}
	keys, err := identity.NewKeySet([]identity.Key{key}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}

	now := time.Date(2026, 11, 21, 9, 30, 0, 0, time.FixedZone("", 3600)) // time.Now()
	ask := messaging.Message[messaging.Question]{
		Envelope: messaging.Envelope{
			ID:   "00000000-0000-4000-8000-000000000001", // a new UUID
			Sent: messaging.NewInstant(now),
			From: messaging.Party{Place: &identity.Organization{Name: "Pharmacie de test",
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.2", Value: "1580008803"}}}},
			To: []messaging.Party{{Practitioner: &identity.Practitioner{FamilyName: "DOC0024566", Title: "Dr",
				Identifiers: []identity.Identifier{{System: "urn:oid:1.2.250.1.71.4.2.1", Value: "899700245667"}}}}},
		},
		Body: messaging.Question{Prescription: "00000000-0000-4000-8000-000000000100", Lines: []string{"1"},
			Text: "250 mg ou 500 mg ?", Waiting: true},
	}
	token, _, err := document.Sign(ask, messaging.QuestionKind(), signer, &document.SignOptions{At: now})
	if err != nil {
		fmt.Println(err)
		return
	}

	// The prescriber's side.
	opened, err := messaging.Open(token, keys, &document.OpenOptions{At: now.Add(time.Hour)})
	if err != nil {
		fmt.Println(err)
		return
	}
	state, _ := messaging.Receive(nil, opened)
	switch m := opened.Content().(type) {
	case messaging.Message[messaging.Question]:
		fmt.Println(state, m.Body.Text)
	}
	state, faults := messaging.Receive([]messaging.Record{opened.Record()}, opened)
	fmt.Println(state, faults[0].Message.EN)
	// Output:
	// fresh 250 mg ou 500 mg ?
	// duplicate this message was received before
}
