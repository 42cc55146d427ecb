package jws_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/lestrrat-go/jwx/v2/jwa"
	jwxjws "github.com/lestrrat-go/jwx/v2/jws"

	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

var rsa2048 = sync.OnceValue(func() *rsa.PrivateKey {
	k, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return k
})

func newEC(t testing.TB, curve elliptic.Curve) *ecdsa.PrivateKey {
	k, err := ecdsa.GenerateKey(curve, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// card hides a key behind crypto.Signer, as a smart card does.
type card struct{ crypto.Signer }

// faulty is a key that misbehaves.
type faulty struct {
	pub crypto.PublicKey
	out []byte
	err error
}

func (k faulty) Public() crypto.PublicKey { return k.pub }
func (k faulty) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error) {
	return k.out, k.err
}

func TestSignVerify(t *testing.T) {
	ec := newEC(t, elliptic.P256())
	_, ed, _ := ed25519.GenerateKey(rand.Reader)
	input := []byte("aaa.bbb")
	for _, v := range []struct {
		name, alg string
		key       crypto.Signer
		length    int
	}{
		{"ES256", jws.ES256, ec, 64}, {"ES256 on a card", jws.ES256, card{ec}, 64},
		{"PS256", jws.PS256, rsa2048(), 256}, {"EdDSA", jws.EdDSA, ed, 64},
	} {
		t.Run(v.name, func(t *testing.T) {
			sig, err := jws.Sign(v.alg, v.key, nil, input)
			if err != nil || len(sig) != v.length {
				t.Fatal(len(sig), err)
			}
			if err := jws.Verify(v.alg, v.key.Public(), input, sig); err != nil {
				t.Error(err)
			}
			// An independent implementation agrees, both ways.
			other, err := jwxjws.NewVerifier(jwa.SignatureAlgorithm(v.alg))
			if err != nil {
				t.Fatal(err)
			}
			if err := other.Verify(input, sig, v.key.Public()); err != nil {
				t.Error(err)
			}
			maker, err := jwxjws.NewSigner(jwa.SignatureAlgorithm(v.alg))
			if err != nil {
				t.Fatal(err)
			}
			if _, hidden := v.key.(card); !hidden {
				theirs, err := maker.Sign(input, v.key)
				if err != nil {
					t.Fatal(err)
				}
				if err := jws.Verify(v.alg, v.key.Public(), input, theirs); err != nil {
					t.Error(err)
				}
			}
			if err := jws.Verify(v.alg, v.key.Public(), append(input, 'x'), sig); !errors.Is(err, jws.ErrSignature) {
				t.Error("other input:", err)
			}
			if err := jws.Verify(v.alg, v.key.Public(), input, sig[:len(sig)-1]); !errors.Is(err, jws.ErrSignatureLength) {
				t.Error("short:", err)
			}
			if err := jws.Verify(v.alg, v.key.Public(), input, append(sig, 0)); !errors.Is(err, jws.ErrSignatureLength) {
				t.Error("long:", err)
			}
			for i := range sig {
				sig[i] ^= 1
				if err := jws.Verify(v.alg, v.key.Public(), input, sig); !errors.Is(err, jws.ErrSignature) {
					t.Fatalf("byte %d: %v", i, err)
				}
				sig[i] ^= 1
			}
		})
	}
}

func TestSaltLength(t *testing.T) {
	digest := crypto.SHA256.New()
	digest.Write([]byte("input"))
	for _, salt := range []int{1, 20, 31, 32, 33, 64} {
		sig, err := rsa.SignPSS(rand.Reader, rsa2048(), crypto.SHA256, digest.Sum(nil), &rsa.PSSOptions{SaltLength: salt})
		if err != nil {
			t.Fatal(err)
		}
		err = jws.Verify(jws.PS256, rsa2048().Public(), []byte("input"), sig)
		if (err == nil) != (salt == 32) {
			t.Errorf("salt %d: %v", salt, err)
		}
	}
}

func TestVerifyEdges(t *testing.T) {
	pub := newEC(t, elliptic.P256()).Public()
	order := elliptic.P256().Params().N.FillBytes(make([]byte, 32))
	one := append(make([]byte, 31), 1)
	zero := make([]byte, 32)
	for name, sig := range map[string][]byte{
		"zeros": append(bytes.Clone(zero), zero...), "r zero": append(bytes.Clone(zero), one...), "s zero": append(bytes.Clone(one), zero...),
		"r order": append(bytes.Clone(order), one...), "s order": append(bytes.Clone(one), order...), "ones": bytes.Repeat([]byte{0xff}, 64),
	} {
		if err := jws.Verify(jws.ES256, pub, []byte("x"), sig); !errors.Is(err, jws.ErrSignature) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestKeyRefused(t *testing.T) {
	p256, p384 := newEC(t, elliptic.P256()), newEC(t, elliptic.P384())
	_, ed, _ := ed25519.GenerateKey(rand.Reader)
	small := &rsa.PublicKey{N: new(big.Int).Lsh(big.NewInt(1), 1023), E: 65537}
	large := &rsa.PublicKey{N: new(big.Int).Lsh(big.NewInt(1), 8192), E: 65537}
	for _, v := range []struct {
		name, alg string
		pub       crypto.PublicKey
		want      error
	}{
		{"ES256 with P-384", jws.ES256, p384.Public(), jws.ErrKeyType},
		{"ES256 with Ed25519", jws.ES256, ed.Public(), jws.ErrKeyAlgorithm},
		{"EdDSA with P-256", jws.EdDSA, p256.Public(), jws.ErrKeyAlgorithm},
		{"PS256 with P-256", jws.PS256, p256.Public(), jws.ErrKeyAlgorithm},
		{"PS256 with 1024 bits", jws.PS256, small, jws.ErrKeyType},
		{"PS256 with 8193 bits", jws.PS256, large, jws.ErrKeyType},
		{"short Ed25519", jws.EdDSA, ed25519.PublicKey{1}, jws.ErrKeyType},
		{"no key", jws.ES256, nil, jws.ErrKeyType},
		{"nil pointer", jws.ES256, (*ecdsa.PublicKey)(nil), jws.ErrKeyType},
		{"empty key", jws.ES256, &ecdsa.PublicKey{}, jws.ErrKeyType},
		{"key by value", jws.ES256, p256.PublicKey, jws.ErrKeyType},
		{"secret", "HS256", []byte("secret"), jws.ErrAlgorithmList},
		{"none", "none", nil, jws.ErrAlgorithmNone},
	} {
		if err := jws.Verify(v.alg, v.pub, []byte("x"), make([]byte, 64)); !errors.Is(err, v.want) {
			t.Errorf("%s: verify: %v, want %v", v.name, err, v.want)
		}
		if _, err := jws.Sign(v.alg, faulty{pub: v.pub}, nil, []byte("x")); !errors.Is(err, v.want) {
			t.Errorf("%s: sign: %v, want %v", v.name, err, v.want)
		}
	}
	if _, err := jws.Sign(jws.ES256, nil, nil, nil); !errors.Is(err, jws.ErrKeyType) {
		t.Error(err)
	}
	off := &ecdsa.PublicKey{Curve: elliptic.P256(), X: big.NewInt(1), Y: big.NewInt(1)}
	if _, err := jws.MarshalJWK(off, "", ""); !errors.Is(err, jws.ErrKeyType) {
		t.Errorf("point off the curve: %v", err)
	}
	if err := jws.Verify(jws.ES256, off, []byte("x"), make([]byte, 64)); !errors.Is(err, jws.ErrSignature) {
		t.Errorf("point off the curve: %v", err)
	}
}

func TestSignerMisbehaves(t *testing.T) {
	ec := newEC(t, elliptic.P256())
	_, ed, _ := ed25519.GenerateKey(rand.Reader)
	good, _ := ec.Sign(rand.Reader, make([]byte, 32), crypto.SHA256)
	for name, v := range map[string]struct {
		alg string
		key faulty
	}{
		"error":          {jws.ES256, faulty{ec.Public(), nil, errors.New("PIN of Dr Martin blocked")}},
		"nothing":        {jws.ES256, faulty{ec.Public(), nil, nil}},
		"raw form":       {jws.ES256, faulty{ec.Public(), make([]byte, 64), nil}},
		"more behind":    {jws.ES256, faulty{ec.Public(), append(good, 0), nil}},
		"negative":       {jws.ES256, faulty{ec.Public(), []byte{0x30, 6, 2, 1, 0xff, 2, 1, 1}, nil}},
		"Ed25519 short":  {jws.EdDSA, faulty{ed.Public(), make([]byte, 63), nil}},
		"RSA wrong size": {jws.PS256, faulty{rsa2048().Public(), make([]byte, 128), nil}},
	} {
		sig, err := jws.Sign(v.alg, v.key, nil, []byte("x"))
		if !errors.Is(err, jws.ErrSigner) || sig != nil || strings.Contains(err.Error(), "Martin") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestJWKRoundTrip(t *testing.T) {
	ed, _, _ := ed25519.GenerateKey(rand.Reader)
	for alg, pub := range map[string]crypto.PublicKey{
		jws.ES256: newEC(t, elliptic.P256()).Public(), jws.EdDSA: ed, jws.PS256: rsa2048().Public(),
	} {
		raw, err := jws.MarshalJWK(pub, "key 1", alg)
		if err != nil {
			t.Fatal(err)
		}
		k, err := jws.ParseJWK(raw)
		if err != nil || k.ID != "key 1" || k.Algorithm != alg || len(k.Extra) != 0 || !reflect.DeepEqual(k.Public, pub) {
			t.Errorf("%s: %+v %v", alg, k, err)
		}
		again, err := jws.MarshalJWK(k.Public, k.ID, k.Algorithm)
		if err != nil || !bytes.Equal(again, raw) {
			t.Errorf("%s: %s, then %s", alg, raw, again)
		}
		if sum, err := jws.Thumbprint(pub); err != nil || len(sum) != 32 {
			t.Error(err)
		}
	}
	if _, err := jws.MarshalJWK(ed, "", jws.ES256); !errors.Is(err, jws.ErrKeyAlgorithm) {
		t.Error(err)
	}
}

// Thumbprint of the Ed25519 key of RFC 8037 appendix A.3.
func TestThumbprint(t *testing.T) {
	k, err := jws.ParseJWK([]byte(`{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`))
	if err != nil {
		t.Fatal(err)
	}
	sum, err := jws.Thumbprint(k.Public)
	if got := base64.RawURLEncoding.EncodeToString(sum); err != nil || got != "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k" {
		t.Error(got, err)
	}
	// The signature of RFC 8037 appendix A.4.
	parts, err := jws.Split("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg")
	if err != nil {
		t.Fatal(err)
	}
	if err := jws.Verify(jws.EdDSA, k.Public, []byte(parts.Input), parts.Signature); err != nil {
		t.Error(err)
	}
}

func TestParseJWK(t *testing.T) {
	const ec = `"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"`
	const ed = `"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"`
	modulus := base64.RawURLEncoding.EncodeToString(rsa2048().N.Bytes())
	rsaWith := func(n, e string) string { return `{"kty":"RSA","n":"` + n + `","e":"` + e + `"}` }
	for _, v := range []struct {
		name, text string
		want       error
	}{
		{"EC", `{` + ec + `}`, nil},
		{"Ed25519", `{` + ed + `}`, nil},
		{"RSA", rsaWith(modulus, "AQAB"), nil},
		{"everything said", `{` + ec + `,"alg":"ES256","use":"sig","key_ops":["verify"],"kid":"a","x5c":[]}`, nil},
		{"white space", "\n{ " + ec + " }\n", nil},
		{"not JSON", `x`, jws.ErrKeyForm},
		{"array", `[]`, jws.ErrKeyForm},
		{"duplicate", `{` + ec + `,"kty":"EC"}`, jws.ErrKeyForm},
		{"no kty", `{}`, jws.ErrKeyForm},
		{"kty number", `{"kty":1}`, jws.ErrKeyForm},
		{"no x", `{"kty":"EC","crv":"P-256"}`, jws.ErrKeyForm},
		{"x number", `{"kty":"OKP","crv":"Ed25519","x":1}`, jws.ErrKeyForm},
		{"kid empty", `{` + ec + `,"kid":""}`, jws.ErrKeyForm},
		{"key_ops string", `{` + ec + `,"key_ops":"verify"}`, jws.ErrKeyForm},
		{"key_ops twice", `{` + ec + `,"key_ops":["verify","verify"]}`, jws.ErrKeyForm},
		{"too large", `{` + ec + `,"x5c":"` + strings.Repeat("a", 64<<10) + `"}`, jws.ErrKeyForm},
		{"private", `{` + ec + `,"d":"AAAA"}`, jws.ErrKeyPrivate},
		{"private RSA", `{"kty":"RSA","n":"` + modulus + `","e":"AQAB","p":"AQ"}`, jws.ErrKeyPrivate},
		{"symmetric", `{"kty":"oct","k":"AAAA"}`, jws.ErrKeyPrivate},
		{"symmetric without its value", `{"kty":"oct"}`, jws.ErrKeyPrivate},
		{"unknown kty", `{"kty":"AKP"}`, jws.ErrKeyType},
		{"P-384", `{"kty":"EC","crv":"P-384","x":"AAAA","y":"AAAA"}`, jws.ErrKeyType},
		{"X25519", `{"kty":"OKP","crv":"X25519","x":"AAAA"}`, jws.ErrKeyType},
		{"point off the curve", strings.Replace(`{`+ec+`}`, `"y":"x_`, `"y":"y_`, 1), jws.ErrKeyType},
		{"coordinate too short", strings.Replace(`{`+ec+`}`, `x":"f83O`, `x":"`, 1), jws.ErrKeyEncoding},
		{"coordinate too long", strings.Replace(`{`+ec+`}`, `x":"f83O`, `x":"AAAAf83O`, 1), jws.ErrKeyEncoding},
		{"padding", strings.Replace(`{`+ec+`}`, `VEU"`, `VEU="`, 1), jws.ErrKeyEncoding},
		{"unused bits", strings.Replace(`{`+ec+`}`, `VEU"`, `VEV"`, 1), jws.ErrKeyEncoding},
		{"standard alphabet", strings.Replace(`{`+ec+`}`, `x_F`, `x/F`, 1), jws.ErrKeyEncoding},
		{"line break", strings.Replace(`{`+ec+`}`, `f83O`, `\nf83O`, 1), jws.ErrKeyEncoding},
		{"modulus with a leading zero", rsaWith(base64.RawURLEncoding.EncodeToString(append([]byte{0}, rsa2048().N.Bytes()...)), "AQAB"), jws.ErrKeyEncoding},
		{"exponent with a leading zero", rsaWith(modulus, "AAEAAQ"), jws.ErrKeyEncoding},
		{"modulus of 1024 bits", rsaWith(strings.Repeat("_", 170)+"8", "AQAB"), jws.ErrKeyType},
		{"exponent 3", rsaWith(modulus, "Aw"), jws.ErrKeyType},
		{"exponent even", rsaWith(modulus, "AQAC"), jws.ErrKeyType},
		{"exponent too large", rsaWith(modulus, "_____w"), jws.ErrKeyType},
		{"exponent far too large", rsaWith(modulus, "AQAAAAAB"), jws.ErrKeyType},
		{"alg of another type", `{` + ec + `,"alg":"EdDSA"}`, jws.ErrKeyAlgorithm},
		{"alg off the list", `{"kty":"RSA","n":"` + modulus + `","e":"AQAB","alg":"RS256"}`, jws.ErrKeyAlgorithm},
		{"use enc", `{` + ec + `,"use":"enc"}`, jws.ErrKeyUse},
		{"key_ops encrypt", `{` + ec + `,"key_ops":["encrypt"]}`, jws.ErrKeyUse},
		{"key_ops empty", `{` + ec + `,"key_ops":[]}`, jws.ErrKeyUse},
	} {
		t.Run(v.name, func(t *testing.T) {
			k, err := jws.ParseJWK([]byte(v.text))
			if !errors.Is(err, v.want) {
				t.Fatalf("%v, want %v", err, v.want)
			}
			if err != nil && k.Public != nil {
				t.Error("a key beside an error")
			}
		})
	}
	k, err := jws.ParseJWK([]byte(`{` + ec + `,"use":"sig","key_ops":["verify"],"holder":{"name":"a"}}`))
	if err != nil || k.Use != "sig" || len(k.Ops) != 1 || !reflect.DeepEqual(k.Extra, map[string]json.RawMessage{"holder": json.RawMessage(`{"name":"a"}`)}) {
		t.Errorf("%+v %v", k, err)
	}
}
