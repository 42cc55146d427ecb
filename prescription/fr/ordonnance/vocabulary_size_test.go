package ordonnance_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/prescription"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/fr/ordonnance"
	"github.com/ordonnance-numerique/ordonnance-go/prescription/internal/gen"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// compactMoment is the moment of signing and of judgement.
var compactMoment = time.Date(2026, time.November, 20, 12, 0, 0, 0, time.UTC)

// compactKeys is a signer with a standard key id and the key list that a
// pharmacy trusts, filled up to n keys.
func compactKeys(tb testing.TB, n int) (*identity.Signer, *ecdsa.PrivateKey, *identity.KeySet) {
	tb.Helper()
	var signer *identity.Signer
	var private *ecdsa.PrivateKey
	var keys []identity.Key
	for range n {
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			tb.Fatal(err)
		}
		if signer, err = identity.NewSigner(identity.KeyID(key.Public()), key, nil); err != nil {
			tb.Fatal(err)
		}
		public := signer.Key()
		public.MaySign = []string{prescription.CompactName}
		private, keys = key, append(keys, public)
	}
	set, err := identity.NewKeySet(keys, &identity.KeySetOptions{FreshUntil: compactMoment.Add(time.Hour)})
	if err != nil {
		tb.Fatal(err)
	}
	return signer, private, set
}

// The budget of the printed code: signed, packed and encoded, the sample fits
// the versions of QR code of level M that the format promises.
func TestCompactSizes(t *testing.T) {
	signer, _, keys := compactKeys(t, 1)
	kind := ordonnance.CompactKind(nil)
	for _, c := range []struct {
		name    string
		sample  func(int, bool) prescription.Prescription
		lines   int
		typed   bool
		payload int // bytes at most, with some to spare for richer prescriptions
		version int // of the QR code, at most
	}{
		{"1 line", gen.Typical, 1, false, 56, 8},
		{"3 lines", gen.Typical, 3, false, 68, 8},
		{"5 lines", gen.Typical, 5, false, 80, 9},
		{"5 lines with text", gen.Typical, 5, true, 170, 11},
		{"3 French lines", gen.French, 3, false, 76, 9},
		{"5 French lines", gen.French, 5, false, 94, 9},
		{"5 French lines with text", gen.French, 5, true, 180, 13},
		{"5 real lines", gen.Real, 5, false, 140, 11},
		{"5 real lines with text", gen.Real, 5, true, 225, 13},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := said(c.sample(c.lines, c.typed), c.typed)
			raw, left, err := kind.Encode(v)
			if err != nil {
				t.Fatal(err)
			}
			token, _, err := document.Sign(v, kind, signer, &document.SignOptions{At: compactMoment})
			if err != nil {
				t.Fatal(err)
			}
			text, err := qrcode.Pack(token)
			if err != nil {
				t.Fatal(err)
			}
			code, err := qrcode.Encode(text, nil)
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("payload %d bytes, %d characters, version %d", len(raw), len(text), code.Version())
			if len(raw) > c.payload || code.Version() > c.version {
				t.Errorf("payload %d bytes (at most %d), version %d (at most %d)", len(raw), c.payload, code.Version(), c.version)
			}
			if len(left) < c.lines || len(left) > c.lines+1 {
				t.Errorf("leaves out %v, not the name of each product and the label of a class", left)
			}
			back, err := qrcode.Unpack(text)
			if err != nil || back != token {
				t.Fatalf("the carrier changed the token: %v", err)
			}
			if _, err := document.Open(back, kind, keys, &document.OpenOptions{At: compactMoment}); err != nil {
				t.Fatal(err)
			}
		})
	}
}
