package identity_test

import (
	"bytes"
	"crypto"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

func TestKeySetJSON(t *testing.T) {
	opts := &identity.KeySetOptions{IssuedAt: day1, FreshUntil: day8}
	s := newKeySet(t, opts, full(), identity.Key{ID: "ec", Public: ecKey().Public()}, identity.Key{ID: "rsa", Public: rsaKey().Public()})
	raw, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	back, err := identity.ParseKeySet(raw, nil)
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if n, err := back.WriteTo(&buf); err != nil || n != int64(len(raw)) || buf.String() != string(raw) {
		t.Fatalf("does not write back: %v\n%s\n%s", err, raw, buf.String())
	}
	if !back.IssuedAt().Equal(day1) || !back.FreshUntil().Equal(day8) || back.Len() != 3 {
		t.Error("list differs")
	}
	k, err := back.FindKey(identity.KeyQuery{ID: "robert-1", At: day1})
	if err != nil {
		t.Fatal(err)
	}
	want := full()
	if k.Holder.Name != want.Holder.Name || k.Holder.Profession != want.Holder.Profession || k.Holder.Identifiers[0] != want.Holder.Identifiers[0] ||
		!k.NotBefore.Equal(want.NotBefore) || !k.NotAfter.Equal(want.NotAfter) || !k.Revoked.Equal(want.Revoked) || !k.MaySignKind("note+json") {
		t.Errorf("key differs: %+v", k)
	}
	for _, id := range []string{"ec", "rsa"} {
		if k, err := back.FindKey(identity.KeyQuery{ID: id, At: day1}); err != nil || len(k.MaySign) != 0 || !k.Holder.IsZero() {
			t.Errorf("%s: %+v, %v", id, k, err)
		}
	}
	if !bytes.Equal(raw, func() []byte { raw, _ := s.MarshalJSON(); return raw }()) {
		t.Error("not the same bytes twice")
	}
	if _, err := s.WriteTo(failing{}); err == nil {
		t.Error("a failing writer goes unnoticed")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

// list is a small list of one Ed25519 key.
const list = `{"issued":"2026-01-01T00:00:00Z","fresh_until":"2026-01-08T00:00:00Z","keys":[{"alg":"EdDSA","crv":"Ed25519","kid":"robert-1","kty":"OKP","x":"iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w","holder":{"name":"Dr Robert","identifiers":[{"system":"urn:x","value":"1"}],"profession":{"code":"10"}},"may_sign":["note+json"],"nbf":"2026-01-01T00:00:00Z","exp":"2027-01-01T00:00:00Z"}]}`

func TestParseKeySetRefuses(t *testing.T) {
	replace := func(old, new string) []byte {
		if !strings.Contains(list, old) {
			panic(old)
		}
		return []byte(strings.Replace(list, old, new, 1))
	}
	one := list[strings.Index(list, `{"alg"`) : len(list)-2]
	for _, tc := range []struct {
		name string
		raw  []byte
		want error
	}{
		{"as it is", []byte(list), nil},
		{"white space", replace(`"keys"`, "\n \"keys\""), nil},
		{"use sig", replace(`"alg"`, `"use":"sig","alg"`), nil},
		{"key_ops verify", replace(`"alg"`, `"key_ops":["verify"],"alg"`), nil},
		{"no alg", replace(`"alg":"EdDSA",`, ``), nil},
		{"empty", nil, identity.ErrKeyList},
		{"array", []byte(`[]`), identity.ErrKeyList},
		{"not JSON", []byte(list[1:]), identity.ErrKeyList},
		{"two values", []byte(list + list), identity.ErrKeyList},
		{"cut off", []byte(list[:len(list)-1]), identity.ErrKeyList},
		{"too large", []byte(list + strings.Repeat(" ", identity.MaxKeySetSize)), identity.ErrKeyList},
		{"no keys", []byte(`{"fresh_until":"2026-01-08T00:00:00Z"}`), identity.ErrKeyList},
		{"keys null", []byte(`{"fresh_until":"2026-01-08T00:00:00Z","keys":null}`), identity.ErrKeyList},
		{"keys an object", []byte(`{"fresh_until":"2026-01-08T00:00:00Z","keys":{}}`), identity.ErrKeyList},
		{"keys twice", replace(`"keys"`, `"keys":[],"keys"`), identity.ErrKeyList},
		{"name of a holder twice", replace(`"name"`, `"name":"Dr Other","name"`), identity.ErrKeyList},
		{"unknown member of the list", replace(`"keys"`, `"next":"https://example.org","keys"`), identity.ErrKeyMember},
		{"member of the list in capitals", replace(`"fresh_until"`, `"Fresh_until"`), identity.ErrKeyMember},
		{"unknown member of a key", replace(`"exp"`, `"not_after"`), identity.ErrKeyMember},
		{"certificate in a key", replace(`"kid"`, `"x5c":[],"kid"`), identity.ErrKeyMember},
		{"unknown member of a holder", replace(`"name"`, `"Name"`), identity.ErrKeyMember},
		{"unknown member of a profession", replace(`"code"`, `"codes"`), identity.ErrKeyMember},
		{"unknown member of an identifier", replace(`"value"`, `"values"`), identity.ErrKeyMember},
		{"instant not a string", replace(`"2026-01-08T00:00:00Z"`, `1767830400`), identity.ErrKeyTime},
		{"instant with an offset", replace(`"2026-01-08T00:00:00Z"`, `"2026-01-08T00:00:00+00:00"`), identity.ErrKeyTime},
		{"instant with a comma", replace(`"2026-01-08T00:00:00Z"`, `"2026-01-08T00:00:00,5Z"`), identity.ErrKeyTime},
		{"instant with idle zeros", replace(`"2026-01-08T00:00:00Z"`, `"2026-01-08T00:00:00.50Z"`), identity.ErrKeyTime},
		{"instant of no day", replace(`"2026-01-08T00:00:00Z"`, `"2026-02-30T00:00:00Z"`), identity.ErrKeyTime},
		{"nbf a number", replace(`"nbf":"2026-01-01T00:00:00Z"`, `"nbf":1`), identity.ErrKeyTime},
		{"revoked the zero instant", replace(`"nbf":"2026-01-01T00:00:00Z"`, `"revoked":"0001-01-01T00:00:00Z"`), identity.ErrKeyTime},
		{"period upside down", replace(`"exp":"2027`, `"exp":"2025`), identity.ErrKeyPeriod},
		{"private key", replace(`"kid"`, `"d":"AA","kid"`), identity.ErrKeyPrivate},
		{"symmetric key", replace(`"kty":"OKP"`, `"kty":"oct"`), identity.ErrKeyPrivate},
		{"other curve", replace(`"Ed25519"`, `"Ed448"`), identity.ErrKeyType},
		{"other type", replace(`"kty":"OKP"`, `"kty":"AKP"`), identity.ErrKeyType},
		{"other algorithm", replace(`"EdDSA"`, `"ES256"`), identity.ErrKeyAlgorithm},
		{"for encryption", replace(`"alg"`, `"use":"enc","alg"`), identity.ErrKeyUse},
		{"to sign only", replace(`"alg"`, `"key_ops":["sign"],"alg"`), identity.ErrKeyUse},
		{"padding", replace(`b1w"`, `b1w="`), identity.ErrKeyForm},
		{"last character not canonical", replace(`b1w"`, `b1x"`), identity.ErrKeyForm},
		{"key not an object", replace(one, `"x"`), identity.ErrKeyForm},
		{"no kid", replace(`"kid":"robert-1",`, ``), identity.ErrKeyID},
		{"kid with a space", replace(`robert-1`, `robert 1`), identity.ErrKeyID},
		{"same kid twice", replace(one, one+","+one), identity.ErrKeyDuplicate},
		{"too many", replace(one, strings.Repeat("{},", identity.MaxKeys)+"{}"), identity.ErrKeyCount},
		{"may_sign a string", replace(`["note+json"]`, `"note+json"`), identity.ErrMaySign},
		{"may_sign a kind twice", replace(`["note+json"]`, `["note+json","note+json"]`), identity.ErrMaySign},
		{"holder a string", replace(`{"name":"Dr Robert","identifiers":[{"system":"urn:x","value":"1"}],"profession":{"code":"10"}}`, `"Dr Robert"`), identity.ErrHolder},
		{"name a number", replace(`"Dr Robert"`, `1`), identity.ErrHolder},
		{"identifiers null", replace(`[{"system":"urn:x","value":"1"}]`, `null`), identity.ErrHolder},
		{"identifier a string", replace(`{"system":"urn:x","value":"1"}`, `"1"`), identity.ErrHolder},
		{"identifier without value", replace(`,"value":"1"`, ``), identity.ErrHolder},
		{"profession a string", replace(`{"code":"10"}`, `"10"`), identity.ErrHolder},
		{"not stated how long", replace(`"fresh_until":"2026-01-08T00:00:00Z",`, ``), identity.ErrFreshness},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, err := identity.ParseKeySet(tc.raw, nil)
			if !errors.Is(err, tc.want) || (err == nil) != (s != nil) {
				t.Errorf("got %v, want %v", err, tc.want)
			}
			for _, secret := range []string{"robert", "Dr ", "iojj3XQ"} {
				if err != nil && strings.Contains(err.Error(), secret) {
					t.Errorf("the error holds a value: %v", err)
				}
			}
		})
	}
}

func FuzzParseKeySet(f *testing.F) {
	f.Add([]byte(list))
	f.Add([]byte(`{"fresh_until":"2026-01-08T00:00:00Z","keys":[]}`))
	f.Add([]byte(`{"keys":[{}]}`))
	raw, _ := newKeySet(f, &identity.KeySetOptions{FreshUntil: day8}, identity.Key{ID: "ec", Public: ecKey().Public()}).MarshalJSON()
	f.Add(raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := identity.ParseKeySet(raw, nil)
		if err != nil {
			return
		}
		out, err := s.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		back, err := identity.ParseKeySet(out, nil)
		if err != nil {
			t.Fatalf("does not read back: %v", err)
		}
		if again, _ := back.MarshalJSON(); !bytes.Equal(again, out) {
			t.Fatal("writes differently")
		}
		for k := range s.All() {
			if found, err := back.FindKey(identity.KeyQuery{ID: k.ID, At: day1}); err == nil {
				if !found.Public.(interface{ Equal(crypto.PublicKey) bool }).Equal(k.Public) {
					t.Fatal("another key")
				}
			}
		}
	})
}
