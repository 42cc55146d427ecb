package jws

import (
	"crypto"
	"crypto/ecdsa"
	"encoding/json"
	"slices"

	"github.com/lestrrat-go/jwx/v2/jwa"
	"github.com/lestrrat-go/jwx/v2/jwk"

	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// JWK is a public key as written in JSON (RFC 7517), checked.
type JWK struct {
	ID        string                     // "kid", may be ""
	Algorithm string                     // of the short list, given by the key itself
	Public    crypto.PublicKey           // *ecdsa.PublicKey, *rsa.PublicKey or ed25519.PublicKey
	Use       string                     // "sig" or ""
	Ops       []string                   // "key_ops", may be nil
	Extra     map[string]json.RawMessage // every other member, unread
}

// ParseJWK reads one public key. It refuses: anything but a strict JSON
// object; private or symmetric members; a type, curve or size off the list;
// base64url that is not exact, coordinates that do not have their full
// length, a modulus or exponent with leading zeros; a point off the curve; an
// "alg", "use" or "key_ops" that contradicts verifying with this key.
func ParseJWK(raw []byte) (JWK, error) {
	members := map[string]json.RawMessage{}
	err := strictjson.Members(raw, strictjson.Limits{Bytes: limits.JWK}, func(name string, value []byte) error {
		members[name] = json.RawMessage(value)
		return nil
	})
	if err != nil {
		return JWK{}, ErrKeyForm
	}
	for _, name := range private {
		if _, ok := members[name]; ok {
			return JWK{}, ErrKeyPrivate
		}
	}
	core, err := takeCore(members)
	if err != nil {
		return JWK{}, err
	}
	pub, err := publicKey(core)
	if err != nil {
		return JWK{}, err
	}
	return describe(pub, members)
}

// describe fills in what a JWK says beside the key itself.
func describe(pub crypto.PublicKey, members map[string]json.RawMessage) (JWK, error) {
	own, err := AlgorithmOf(pub)
	if err != nil {
		return JWK{}, err
	}
	k := JWK{Algorithm: own, Public: pub}
	alg, err := takeString(members, "alg")
	if err != nil {
		return JWK{}, err
	}
	if alg != "" && alg != own {
		return JWK{}, ErrKeyAlgorithm
	}
	if k.ID, err = takeString(members, "kid"); err != nil {
		return JWK{}, err
	}
	if k.Use, k.Ops, err = takeUse(members); err != nil {
		return JWK{}, err
	}
	k.Extra = members
	return k, nil
}

// takeUse reads what the key is for (RFC 7517 §4.2, §4.3): both may be left
// out, neither may say anything but verifying signatures.
func takeUse(members map[string]json.RawMessage) (string, []string, error) {
	use, err := takeString(members, "use")
	if err != nil {
		return "", nil, err
	}
	if use != "" && use != "sig" {
		return "", nil, ErrKeyUse
	}
	text, ok := members["key_ops"]
	if !ok {
		return use, nil, nil
	}
	delete(members, "key_ops")
	ops, ok := strictjson.Strings(text)
	if !ok {
		return "", nil, ErrKeyForm
	}
	sorted := slices.Sorted(slices.Values(ops))
	if len(slices.Compact(sorted)) != len(ops) {
		return "", nil, ErrKeyForm // RFC 7517 §4.3: no duplicates
	}
	if !slices.Contains(ops, "verify") {
		return "", nil, ErrKeyUse
	}
	return use, ops, nil
}

// takeString removes a member that must be a string of at least one
// character, and returns "" when it is not there.
func takeString(members map[string]json.RawMessage, name string) (string, error) {
	text, ok := members[name]
	if !ok {
		return "", nil
	}
	delete(members, name)
	s, ok := strictjson.String(text)
	if !ok || s == "" || len(s) > limits.HeaderText {
		return "", ErrKeyForm
	}
	return s, nil
}

// MarshalJWK writes a public key as JSON, members in alphabetical order, with
// "kid" and "alg" where they are not "". The same key gives the same bytes.
func MarshalJWK(pub crypto.PublicKey, id, alg string) ([]byte, error) {
	k, err := library(pub)
	if err != nil {
		return nil, err
	}
	if alg != "" {
		if err := fits(alg, pub); err != nil {
			return nil, err
		}
		if err := k.Set(jwk.AlgorithmKey, jwa.SignatureAlgorithm(alg)); err != nil {
			return nil, ErrKeyForm
		}
	}
	if id != "" {
		if err := k.Set(jwk.KeyIDKey, id); err != nil {
			return nil, ErrKeyForm
		}
	}
	raw, err := json.Marshal(k)
	if err != nil {
		return nil, ErrKeyForm
	}
	return raw, nil
}

// Thumbprint returns the 32 bytes of the key's SHA-256 thumbprint (RFC 7638).
func Thumbprint(pub crypto.PublicKey) ([]byte, error) {
	k, err := library(pub)
	if err != nil {
		return nil, err
	}
	sum, err := k.Thumbprint(crypto.SHA256)
	if err != nil {
		return nil, ErrKeyType
	}
	return sum, nil
}

// library gives the key to jwx, if it is one of ours.
func library(pub crypto.PublicKey) (jwk.Key, error) {
	if _, err := AlgorithmOf(pub); err != nil {
		return nil, err
	}
	if k, ok := pub.(*ecdsa.PublicKey); ok {
		if _, err := k.ECDH(); err != nil { // off the curve: jwx may panic
			return nil, ErrKeyType
		}
	}
	k, err := jwk.FromRaw(pub)
	if err != nil {
		return nil, ErrKeyType
	}
	return k, nil
}
