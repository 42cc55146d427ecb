package jws_test

import (
	"bytes"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

// FuzzSplit: never panics; what is accepted has this one spelling.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{"e30.e30.AAAA", "e30..AA", "e30=.e30.AAAA\n", "{}", "...", "e30.e30.AB"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, token string) {
		c, err := jws.Split(token)
		if err != nil {
			return
		}
		if jws.Join(jws.Input(c.Header, c.Payload), c.Signature) != token {
			t.Fatal("written again it is another token")
		}
	})
}

// FuzzParseHeader: never panics; what is accepted has texts that need no
// escape, so that no writer can be made to inject.
func FuzzParseHeader(f *testing.F) {
	f.Add([]byte(`{"alg":"ES256","iat":1767261600,"kid":"k","typ":"a;v=1"}`))
	f.Add([]byte(`{"crit":["b64"],"b64":false}`))
	f.Add([]byte(`{"x5c":["AQID"],"x5t#S256":"AAAA"}`))
	f.Add([]byte(`{"\u0061lg":"none","alg":"ES256"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		h, err := jws.ParseHeader(raw)
		if err != nil {
			return
		}
		for _, s := range []string{h.Algorithm, h.KeyID, h.Type} {
			if s != "" && !jws.Visible(s) {
				t.Fatalf("%q", s)
			}
		}
		if h.Algorithm == "" || h.KeyID == "" || h.Type == "" || !h.HasTime || h.BadTime {
			return
		}
		again, err := jws.ParseHeader(jws.AppendHeader(nil, h.Algorithm, h.IssuedAt, h.KeyID, h.Type))
		if err != nil || again.Algorithm != h.Algorithm || again.KeyID != h.KeyID || again.Type != h.Type || again.IssuedAt != h.IssuedAt {
			t.Fatalf("%+v, written again %+v %v", h, again, err)
		}
	})
}

// FuzzParseJWK: never panics; what is accepted can be written, and what is
// written is read as the same key.
func FuzzParseJWK(f *testing.F) {
	f.Add([]byte(`{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","kid":"1"}`))
	f.Add([]byte(`{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","key_ops":["verify"]}`))
	f.Add([]byte(`{"kty":"RSA","n":"AQAB","e":"AQAB"}`))
	f.Add([]byte(`{"kty":"oct","k":"AAAA"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		k, err := jws.ParseJWK(raw)
		if err != nil {
			return
		}
		text, err := jws.MarshalJWK(k.Public, k.ID, k.Algorithm)
		if err != nil {
			t.Fatal(err)
		}
		again, err := jws.ParseJWK(text)
		if err != nil || again.ID != k.ID {
			t.Fatalf("%s: %v", text, err)
		}
		one, _ := jws.Thumbprint(k.Public)
		two, _ := jws.Thumbprint(again.Public)
		if !bytes.Equal(one, two) {
			t.Fatal("another key")
		}
	})
}
