package qrcode_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// Whatever single bit of a packed code is turned, in its bytes or in its text,
// the signature no longer holds.
func TestEveryFlippedBitIsRefused(t *testing.T) {
	for _, v := range loadPackVectors(t).Accepted {
		if v.JWK == nil {
			continue
		}
		t.Run(v.Name, func(t *testing.T) {
			key := publicKey(t, v.JWK)
			if !verifies(key, v.Token) {
				t.Fatal("the vector itself does not verify")
			}
			carrier := carrierOf(t, v.Text)
			refused := 0
			for i := range len(carrier) * 8 {
				carrier[i/8] ^= 1 << (i % 8)
				refused += wantUnusable(t, key, carrierText(carrier), v.Token)
				carrier[i/8] ^= 1 << (i % 8)
			}
			text := []byte(v.Text)
			for i := range len(text) * 8 {
				text[i/8] ^= 1 << (i % 8)
				refused += wantUnusable(t, key, string(text), v.Token)
				text[i/8] ^= 1 << (i % 8)
			}
			t.Logf("%d of %d refused by Unpack, the rest by the signature",
				refused, 8*(len(carrier)+len(text)))
		})
	}
}

// wantUnusable returns 1 when Unpack refuses the text, and 0 when it gives a
// token that does not verify.
func wantUnusable(t *testing.T, key *ecdsa.PublicKey, text, original string) int {
	t.Helper()
	token, err := qrcode.Unpack(text)
	if err != nil {
		return 1
	}
	if token == original {
		t.Fatal("two texts for one token")
	}
	if verifies(key, token) {
		t.Fatal("an altered token verifies")
	}
	if again := mustPack(t, token); again != text {
		t.Fatal("an altered text is accepted but not written again")
	}
	return 0
}

// verifies checks an ES256 signature with the standard library alone.
func verifies(key *ecdsa.PublicKey, token string) bool {
	at := strings.LastIndexByte(token, '.')
	sig, err := base64.RawURLEncoding.DecodeString(token[at+1:])
	if err != nil || len(sig) != 64 {
		return false
	}
	digest := sha256.Sum256([]byte(token[:at]))
	r, s := new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:])
	return ecdsa.Verify(key, digest[:], r, s)
}

func publicKey(t *testing.T, jwk []byte) *ecdsa.PublicKey {
	t.Helper()
	var k struct{ X, Y string }
	if err := json.Unmarshal(jwk, &k); err != nil {
		t.Fatal(err)
	}
	x, err := base64.RawURLEncoding.DecodeString(k.X)
	if err != nil {
		t.Fatal(err)
	}
	y, err := base64.RawURLEncoding.DecodeString(k.Y)
	if err != nil {
		t.Fatal(err)
	}
	key, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), slices.Concat([]byte{4}, x, y))
	if err != nil {
		t.Fatal(err)
	}
	return key
}
