package identity

import (
	"crypto/ed25519"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

// The bounds of a list of keys.
const (
	MaxKeys       = 1000    // keys in a list
	MaxKeySetSize = 1 << 20 // bytes of a list

	maxKeyID   = 256 // bytes of a key id
	maxKinds   = 100 // kinds a key may sign
	maxText    = 256 // bytes of a text of a holder, of the name of a kind
	maxNumbers = 20  // identifiers of a holder
)

// accepted returns a copy of a key that is fit for a list, with the algorithm
// filled in when it was left out.
func accepted(k Key) (Key, error) {
	if !keyIDOK(k.ID) {
		return Key{}, ErrKeyID
	}
	own, err := jws.AlgorithmOf(k.Public)
	if err != nil {
		return Key{}, ErrKeyType
	}
	if _, err := jws.Thumbprint(k.Public); err != nil { // a point off the curve
		return Key{}, ErrKeyType
	}
	if k.Algorithm == "" {
		k.Algorithm = Algorithm(own)
	}
	if k.Algorithm != Algorithm(own) {
		return Key{}, ErrKeyAlgorithm
	}
	if !periodOK(k) {
		return Key{}, ErrKeyPeriod
	}
	if !kindsOK(k.MaySign) {
		return Key{}, ErrMaySign
	}
	if !holderOK(k.Holder) {
		return Key{}, ErrHolder
	}
	return cloneKey(k), nil
}

func keyIDOK(id string) bool {
	for i := range len(id) {
		if id[i] < '!' || id[i] > '~' || id[i] == '"' || id[i] == '\\' {
			return false
		}
	}
	return id != "" && len(id) <= maxKeyID
}

func periodOK(k Key) bool {
	if !instantOK(k.NotBefore) || !instantOK(k.NotAfter) || !instantOK(k.Revoked) {
		return false
	}
	return k.NotBefore.IsZero() || k.NotAfter.IsZero() || k.NotBefore.Before(k.NotAfter)
}

// instantOK reports whether RFC 3339 can write the instant.
func instantOK(t time.Time) bool {
	year := t.UTC().Year()
	return year >= 1 && year <= 9999
}

func kindsOK(kinds []string) bool {
	for i, name := range kinds {
		if !textOK(name) || name == "" || slices.Contains(kinds[:i], name) {
			return false
		}
	}
	return len(kinds) <= maxKinds
}

func holderOK(h Holder) bool {
	if len(h.Identifiers) > maxNumbers {
		return false
	}
	for _, id := range h.Identifiers {
		if id.System == "" || id.Value == "" || !textOK(id.System) || !textOK(id.Value) {
			return false
		}
	}
	return textOK(h.Name) && textOK(h.Profession.System) && textOK(h.Profession.Code) && textOK(h.Profession.Display)
}

func textOK(s string) bool { return len(s) <= maxText && utf8.ValidString(s) }

// cloneKey copies what the caller could change behind a list.
func cloneKey(k Key) Key {
	k.ID = strings.Clone(k.ID)
	k.MaySign = slices.Clone(k.MaySign)
	k.Holder.Identifiers = slices.Clone(k.Holder.Identifiers)
	if pub, ok := k.Public.(ed25519.PublicKey); ok {
		k.Public = slices.Clone(pub)
	}
	return k
}
