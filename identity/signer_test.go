package identity_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"errors"
	"io"
	"math/big"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// card is a private key of which only the interface is known, as on a card.
type card struct{ crypto.Signer }

// broken is a key that answers with what it is given.
type broken struct {
	crypto.Signer
	sig []byte
	err error
}

func (b broken) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error) { return b.sig, b.err }

func verifies(pub crypto.PublicKey, input, sig []byte) bool {
	sum := sha256.Sum256(input)
	switch pub := pub.(type) {
	case *ecdsa.PublicKey:
		return len(sig) == 64 && ecdsa.Verify(pub, sum[:], new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:]))
	case *rsa.PublicKey:
		return rsa.VerifyPSS(pub, crypto.SHA256, sum[:], sig, &rsa.PSSOptions{SaltLength: 32, Hash: crypto.SHA256}) == nil
	case ed25519.PublicKey:
		return ed25519.Verify(pub, input, sig)
	}
	return false
}

func TestSigner(t *testing.T) {
	for _, tc := range []struct {
		name string
		key  crypto.Signer
		want identity.Algorithm
	}{
		{"P-256", ecKey(), identity.ES256},
		{"P-256 on a card", card{ecKey()}, identity.ES256},
		{"RSA", rsaKey(), identity.PS256},
		{"RSA on a card", card{rsaKey()}, identity.PS256},
		{"Ed25519", edKey(1), identity.EdDSA},
		{"Ed25519 on a card", card{edKey(1)}, identity.EdDSA},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, err := identity.NewSigner("", tc.key, &identity.SignerOptions{Rand: rand.Reader})
			if err != nil {
				t.Fatal(err)
			}
			if s.Algorithm() != tc.want || len(s.ID()) != 8 || s.ID() != identity.KeyID(tc.key.Public()) {
				t.Errorf("got %s, id of %d characters", s.Algorithm(), len(s.ID()))
			}
			for i := range 20 { // r and s with leading zeros keep their length
				input := []byte{byte(i)}
				sig, err := s.Sign(input)
				if err != nil || !verifies(s.Public(), input, sig) {
					t.Fatalf("signature does not verify: %v", err)
				}
			}
			if k := s.Key(); k.ID != s.ID() || k.Algorithm != tc.want || len(k.MaySign) != 0 {
				t.Errorf("key %+v", k)
			}
			if _, err := identity.NewKeySet([]identity.Key{s.Key()}, nil); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestNewSignerRefuses(t *testing.T) {
	p384, _ := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	for _, tc := range []struct {
		name, id string
		key      crypto.Signer
		want     error
	}{
		{"no key", "a", nil, identity.ErrKeyType},
		{"P-384", "a", p384, identity.ErrKeyType},
		{"P-384 without id", "", p384, identity.ErrKeyType},
		{"id with a line break", "a\nb", edKey(1), identity.ErrKeyID},
		{"id not ASCII", "clé", edKey(1), identity.ErrKeyID},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if s, err := identity.NewSigner(tc.id, tc.key, nil); !errors.Is(err, tc.want) || s != nil {
				t.Errorf("got %v, want %v", err, tc.want)
			}
		})
	}
}

func TestSignFails(t *testing.T) {
	for name, key := range map[string]crypto.Signer{
		"key fails":             broken{Signer: ecKey(), err: errors.New("card holds PIN 1234")},
		"ASN.1 cut off":         broken{Signer: ecKey(), sig: []byte{0x30, 0x06}},
		"ASN.1 negative":        broken{Signer: ecKey(), sig: []byte{0x30, 0x06, 0x02, 0x01, 0xff, 0x02, 0x01, 0x01}},
		"ASN.1 with more after": broken{Signer: ecKey(), sig: []byte{0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01, 0x00}},
		"RSA too short":         broken{Signer: rsaKey(), sig: make([]byte, 255)},
		"Ed25519 too short":     broken{Signer: edKey(1), sig: make([]byte, 63)},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := identity.NewSigner("a", key, nil)
			if err != nil {
				t.Fatal(err)
			}
			if sig, err := s.Sign([]byte("x")); sig != nil || !errors.Is(err, identity.ErrSigning) || err.Error() != identity.ErrSigning.Error() {
				t.Errorf("got %v", err)
			}
		})
	}
}

// The key of RFC 8037 appendix A has a published thumbprint.
func TestThumbprint(t *testing.T) {
	pub := ed25519.NewKeyFromSeed([]byte("\x9d\x61\xb1\x9d\xef\xfd\x5a\x60\xba\x84\x4a\xf4\x92\xec\x2c\xc4\x44\x49\xc5\x69\x7b\x32\x69\x19\x70\x3b\xac\x03\x1c\xae\x7f\x60")).Public()
	got, err := identity.Key{Public: pub}.Thumbprint()
	if err != nil || got != "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k" {
		t.Errorf("got %s, %v", got, err)
	}
	if identity.KeyID(pub) != got[:8] {
		t.Errorf("id %s", identity.KeyID(pub))
	}
	if _, err := (identity.Key{}).Thumbprint(); !errors.Is(err, identity.ErrKeyType) || identity.KeyID(nil) != "" {
		t.Errorf("no key: %v", err)
	}
}

func TestFindKeyAllocates(t *testing.T) {
	s := newKeySet(t, &identity.KeySetOptions{FreshUntil: day8}, full())
	q := identity.KeyQuery{ID: "robert-1", At: day1}
	if n := testing.AllocsPerRun(100, func() { _, _ = s.FindKey(q) }); n > 1 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkSign(b *testing.B) {
	input := make([]byte, 300)
	for _, tc := range []struct {
		name string
		key  crypto.Signer
		raw  func() error
	}{
		{"ES256", ecKey(), func() error {
			sum := sha256.Sum256(input)
			_, _, err := ecdsa.Sign(rand.Reader, ecKey(), sum[:])
			return err
		}},
		{"PS256", rsaKey(), func() error {
			sum := sha256.Sum256(input)
			_, err := rsa.SignPSS(rand.Reader, rsaKey(), crypto.SHA256, sum[:], &rsa.PSSOptions{SaltLength: 32})
			return err
		}},
		{"EdDSA", edKey(1), func() error { ed25519.Sign(edKeyOnce, input); return nil }},
	} {
		s, err := identity.NewSigner("", tc.key, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(tc.name+"/raw", func(b *testing.B) {
			for b.Loop() {
				if err := tc.raw(); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(tc.name+"/ours", func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Sign(input); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

var edKeyOnce = edKey(1)

func BenchmarkFindKey(b *testing.B) {
	keys := make([]identity.Key, 100)
	for i := range keys {
		keys[i] = full()
		keys[i].ID = string(rune('A'+i/26)) + string(rune('a'+i%26))
	}
	s := newKeySet(b, &identity.KeySetOptions{FreshUntil: day8}, keys...)
	q := identity.KeyQuery{ID: "Bc", At: day1}
	for b.Loop() {
		if _, err := s.FindKey(q); err != nil {
			b.Fatal(err)
		}
	}
}
