package document_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lestrrat-go/jwx/v2/jwa"
	jwxjws "github.com/lestrrat-go/jwx/v2/jws"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// TestInterop: an independent implementation reads what we write, and we read
// what it writes.
func TestInterop(t *testing.T) {
	key := ecKey("ec").key
	s := signer(t, "ec", key)
	token, _, err := document.Sign(note{Title: "Été"}, noteKind(), s, &document.SignOptions{At: ten})
	if err != nil {
		t.Fatal(err)
	}
	payload, err := jwxjws.Verify([]byte(token), jwxjws.WithKey(jwa.ES256, &key.PublicKey))
	if err != nil || string(payload) != `{"title":"Été"}` {
		t.Errorf("%s %v", payload, err)
	}

	headers := jwxjws.NewHeaders()
	for name, value := range map[string]any{"kid": "ec", "typ": noteKind().Type(), "iat": ten.Unix(), "cty": "x"} {
		if err := headers.Set(name, value); err != nil {
			t.Fatal(err)
		}
	}
	theirs, err := jwxjws.Sign([]byte(`{"title":"a"}`), jwxjws.WithKey(jwa.ES256, key, jwxjws.WithProtectedHeaders(headers)))
	if err != nil {
		t.Fatal(err)
	}
	v, err := document.Open(string(theirs), noteKind(), mayAll(s), &document.OpenOptions{At: noon})
	if err != nil || v.Value().Title != "a" {
		t.Error(v.Value(), err)
	}
}

// TestKeySetPolicy: what a KeySet refuses reaches the caller under its own
// code.
func TestKeySetPolicy(t *testing.T) {
	s := signer(t, "ed", edKey("ed"))
	token, _, err := document.Sign(tally{Count: 1}, tallyKind(), s, &document.SignOptions{At: ten})
	if err != nil {
		t.Fatal(err)
	}
	set, err := identity.NewKeySet(mayAll(s), &identity.KeySetOptions{FreshUntil: noon})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := document.Open(token, tallyKind(), set, &document.OpenOptions{At: noon.Add(-time.Second)}); err != nil {
		t.Error(err)
	}
	_, err = document.Open(token, tallyKind(), set, &document.OpenOptions{At: noon})
	if codeOf(err) != "DOC-503" || !errors.Is(err, document.ErrUntrusted) || !errors.Is(err, identity.ErrKeysStale) {
		t.Error(err)
	}
	empty, err := identity.NewKeySet(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = document.Open(token, tallyKind(), empty, nil); codeOf(err) != "DOC-502" || !errors.Is(err, identity.ErrKeyUnknown) {
		t.Error(err)
	}
}

// TestClock: with no options the clock of the machine judges and signs.
func TestClock(t *testing.T) {
	s := signer(t, "ed", edKey("ed"))
	token, _, err := document.Sign(tally{Count: 1}, tallyKind(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	v, err := document.Open(token, tallyKind(), mayAll(s), nil)
	if err != nil || time.Since(v.SignedAt()) > time.Hour {
		t.Error(v.SignedAt(), err)
	}
}

// TestVerifiedInALog: no verb of fmt shows content.
func TestVerifiedInALog(t *testing.T) {
	s := signer(t, "ed", edKey("ed"))
	token, _, err := document.Sign(note{Title: "SECRET"}, noteKind(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	v, err := document.Open(token, noteKind(), mayAll(s), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		for _, shown := range []string{fmt.Sprintf(verb, v), fmt.Sprintf(verb, &v)} {
			if strings.Contains(shown, "SECRET") || strings.Contains(shown, token[:20]) {
				t.Errorf("%s: %s", verb, shown)
			}
		}
	}
	if got := (document.Verified[note]{}).String(); got != "nothing verified" {
		t.Error(got)
	}
}
