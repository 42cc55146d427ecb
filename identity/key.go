package identity

import (
	"crypto"
	"encoding/base64"
	"errors"
	"slices"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

// Algorithm is a signature algorithm, by its JOSE name (RFC 7518 §3.1,
// RFC 8037 §3.1).
type Algorithm string

// The whole list of algorithms: nothing else signs and nothing else is
// accepted. Each belongs to one type of key, so a key fixes its algorithm.
const (
	ES256 Algorithm = "ES256" // ECDSA on P-256 with SHA-256
	PS256 Algorithm = "PS256" // RSASSA-PSS with SHA-256, salt of 32 bytes, key of 2048 bits or more
	EdDSA Algorithm = "EdDSA" // Ed25519
)

// Key is a public key with what the receiver knows of it: who signs with it,
// what they may sign, and when. It is a plain value; the zero value signs
// nothing. A [KeySet] hands keys out without copying what they point to, so
// a key that comes from one is read, not changed.
type Key struct {
	// ID names the key in tokens ("kid"): 1 to 256 visible ASCII characters
	// without quotation mark and backslash.
	ID string
	// Algorithm is the one algorithm this key signs with.
	Algorithm Algorithm
	// Public is an *ecdsa.PublicKey on P-256, an *rsa.PublicKey of 2048 to
	// 8192 bits, or an ed25519.PublicKey.
	Public crypto.PublicKey
	// Holder is who signs with the key.
	Holder Holder
	// MaySign are the names of the document kinds the key may sign, without
	// version. Empty means none: there is no wildcard.
	MaySign []string
	// NotBefore and NotAfter bound the period of signing, [NotBefore,
	// NotAfter). A zero time is no bound on that side.
	NotBefore, NotAfter time.Time
	// Revoked is the instant from which signatures are refused, by the time
	// they state. Zero means not revoked.
	Revoked time.Time
}

// Holder is the person, the organisation or the system that signs with a key.
type Holder struct {
	Name        string       `json:"name,omitempty"`
	Identifiers []Identifier `json:"identifiers,omitempty"`
	Profession  Code         `json:"profession,omitzero"`
}

// IsZero reports whether nothing is said of the holder.
func (h Holder) IsZero() bool {
	return h.Name == "" && len(h.Identifiers) == 0 && h.Profession.IsZero()
}

// Identifier returns the value of the holder's identifier in a system, or ""
// when there is none.
func (h Holder) Identifier(system string) string { return find(h.Identifiers, system) }

// MaySignKind reports whether the key may sign documents of the kind with this
// name.
func (k Key) MaySignKind(name string) bool { return slices.Contains(k.MaySign, name) }

// Thumbprint returns the RFC 7638 thumbprint of the public key: 32 bytes of
// SHA-256 in base64url without padding, 43 characters. A key that fits no
// algorithm of the list is refused with [ErrKeyType].
func (k Key) Thumbprint() (string, error) {
	sum, err := jws.Thumbprint(k.Public)
	if err != nil {
		return "", ErrKeyType
	}
	return base64.RawURLEncoding.EncodeToString(sum), nil
}

// KeyID returns a short id for a public key: the first 6 bytes of its
// thumbprint in base64url, 8 characters. It fits a printed code, and 48 bits
// keep honest keys apart; it is a name, not a proof. A key that fits no
// algorithm of the list has no id ("").
func KeyID(pub crypto.PublicKey) string {
	sum, err := jws.Thumbprint(pub)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(sum[:6])
}

// KeyQuery is what a token says of its key and when it is judged. Except for
// At it comes from the token and is not to be trusted: a [Key] answered must
// rest on what the receiver knows.
type KeyQuery struct {
	ID         string    // key id of the token
	Algorithm  Algorithm // algorithm of the token
	Thumbprint []byte    // SHA-256 of the signing certificate, when stated ("x5t#S256")
	Chain      [][]byte  // DER certificates, leaf first, when stated ("x5c")
	Kind       string    // name of the document kind, without version
	SignedAt   time.Time // signing time the token states
	At         time.Time // moment of judgement, from the receiver
}

// keyRefusal gives a refusal of the inner layer its code of this package.
func keyRefusal(err error) error {
	switch {
	case errors.Is(err, jws.ErrKeyType):
		return ErrKeyType
	case errors.Is(err, jws.ErrKeyAlgorithm), errors.Is(err, jws.ErrAlgorithm),
		errors.Is(err, jws.ErrAlgorithmNone), errors.Is(err, jws.ErrAlgorithmList):
		return ErrKeyAlgorithm
	case errors.Is(err, jws.ErrKeyPrivate):
		return ErrKeyPrivate
	case errors.Is(err, jws.ErrKeyUse):
		return ErrKeyUse
	}
	return ErrKeyForm
}
