package jws_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"io"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

// answering is a key of others that answers with any bytes.
type answering struct {
	public *ecdsa.PublicKey
	answer []byte
}

func (c answering) Public() crypto.PublicKey { return c.public }
func (c answering) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error) {
	return c.answer, nil
}

// FuzzCardAnswer holds the reader of a card's ASN.1 against the standard
// library: what it refuses gives no signature, and what it accepts says the
// same two numbers, so that both forms verify alike.
func FuzzCardAnswer(f *testing.F) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		f.Fatal(err)
	}
	input := []byte("input")
	digest := sha256.Sum256(input)
	good, err := ecdsa.SignASN1(rand.Reader, key, digest[:])
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(append(good, 0))
	f.Add(good[:len(good)-1])
	f.Add([]byte{0x30, 6, 2, 1, 1, 2, 1, 1})
	f.Add([]byte{0x30, 8, 2, 2, 0, 1, 2, 2, 0, 1})
	f.Add([]byte{0x30, 0x80})
	f.Fuzz(func(t *testing.T, answer []byte) {
		genuine := ecdsa.VerifyASN1(&key.PublicKey, digest[:], answer)
		raw, err := jws.Sign(jws.ES256, answering{&key.PublicKey, answer}, nil, input)
		if err != nil {
			if genuine || raw != nil {
				t.Errorf("refused (%v), genuine %t, %d bytes", err, genuine, len(raw))
			}
			return
		}
		if verified := jws.Verify(jws.ES256, &key.PublicKey, input, raw) == nil; verified != genuine {
			t.Errorf("raw form verifies: %t, ASN.1 form: %t", verified, genuine)
		}
	})
}
