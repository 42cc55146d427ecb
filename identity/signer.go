package identity

import (
	"crypto"
	"io"

	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

// Signer signs with a private key that this package never sees: a key in
// memory, on a card or in an HSM, behind [crypto.Signer]. It does not change
// once made; it serves several goroutines if the key behind it does. A nil
// signer and the zero value have no key and sign nothing.
type Signer struct {
	key  Key
	priv crypto.Signer
	rand io.Reader
}

// SignerOptions are the choices of a [Signer]. Nil is the zero value.
type SignerOptions struct {
	// Rand is the source of randomness handed to the private key. Nil lets an
	// *ecdsa.PrivateKey sign deterministically (RFC 6979: the same input gives
	// the same signature, and no random source can weaken it) and hands
	// crypto/rand.Reader to any other key. Keys may ignore it: Ed25519 needs
	// none.
	Rand io.Reader
}

// NewSigner makes a signer of a private key. The public key fixes the
// algorithm: P-256 signs ES256, RSA of 2048 to 8192 bits PS256, Ed25519 EdDSA;
// any other key is refused with [ErrKeyType]. The id names the key in tokens;
// "" takes [KeyID]. It is refused with [ErrKeyID] when it is not as [Key] says.
func NewSigner(id string, s crypto.Signer, opts *SignerOptions) (*Signer, error) {
	if s == nil {
		return nil, ErrKeyType
	}
	if id == "" {
		id = KeyID(s.Public())
		if id == "" {
			return nil, ErrKeyType
		}
	}
	key, err := accepted(Key{ID: id, Public: s.Public()})
	if err != nil {
		return nil, err
	}
	out := &Signer{key: key, priv: s}
	if opts != nil {
		out.rand = opts.Rand
	}
	return out, nil
}

// orNone is the signer, or one without a key for nil.
func (s *Signer) orNone() *Signer {
	if s == nil {
		return &Signer{}
	}
	return s
}

// ID returns the key id.
func (s *Signer) ID() string { return s.orNone().key.ID }

// Algorithm returns the algorithm the key signs with.
func (s *Signer) Algorithm() Algorithm { return s.orNone().key.Algorithm }

// Public returns the public key.
func (s *Signer) Public() crypto.PublicKey { return s.orNone().key.Public }

// Key returns the public half for a [KeySet]: id, algorithm and public key.
// Holder, period and permissions are empty, so it may sign nothing until the
// caller fills them in.
func (s *Signer) Key() Key { return cloneKey(s.orNone().key) }

// Sign returns the signature of input in the raw form of JOSE: r‖s of 64 bytes
// for ES256 (RFC 7518 §3.4), RSASSA-PSS with a salt of 32 bytes for PS256
// (RFC 7518 §3.5), 64 bytes for EdDSA (RFC 8037 §3.1). When the private key
// fails, the error is [ErrSigning], without the key's own text.
func (s *Signer) Sign(input []byte) ([]byte, error) {
	if s = s.orNone(); s.priv == nil {
		return nil, ErrSigning
	}
	sig, err := jws.Sign(string(s.key.Algorithm), s.priv, s.rand, input)
	if err != nil {
		return nil, ErrSigning
	}
	return sig, nil
}
