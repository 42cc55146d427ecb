package identity_test

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/document"
	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Who overlooks the error of ParseKeySet has a list without keys.
func TestNoKeySet(t *testing.T) {
	for name, s := range map[string]*identity.KeySet{"nil": nil, "zero": {}} {
		if _, err := s.FindKey(identity.KeyQuery{ID: "a", At: time.Unix(0, 0)}); !errors.Is(err, identity.ErrKeyUnknown) {
			t.Errorf("%s: %v", name, err)
		}
		for range s.All() {
			t.Errorf("%s: a key", name)
		}
		var b bytes.Buffer
		if _, err := s.WriteTo(&b); err != nil || b.String() != `{"keys":[]}` || s.Len() != 0 || !s.IssuedAt().IsZero() || !s.FreshUntil().IsZero() {
			t.Errorf("%s: %s %v", name, &b, err)
		}
	}
}

func TestNoSigner(t *testing.T) {
	for name, s := range map[string]*identity.Signer{"nil": nil, "zero": {}} {
		if _, err := s.Sign([]byte("x")); !errors.Is(err, identity.ErrSigning) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := s.SignDigest([32]byte{}); !errors.Is(err, identity.ErrSigning) {
			t.Errorf("%s: %v", name, err)
		}
		if s.ID() != "" || s.Algorithm() != "" || s.Public() != nil || s.Key().ID != "" {
			t.Errorf("%s: a key", name)
		}
		kind := document.Kind[string]{Name: "text", Version: 1,
			Encode: func(s string) ([]byte, []document.Omission, error) { return []byte(s), nil, nil },
			Decode: func(_ int, raw []byte) (string, error) { return string(raw), nil }}
		if _, _, err := document.Sign("x", kind, s, nil); !errors.Is(err, &document.Error{Code: "DOC-905"}) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := document.Open("e30.eA.eA", kind, (*identity.KeySet)(nil), nil); err == nil {
			t.Errorf("%s: opened", name)
		}
	}
}
