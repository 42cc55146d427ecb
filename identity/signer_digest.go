package identity

import "github.com/ordonnance-numerique/ordonnance-go/internal/jws"

// SignDigest is [Signer.Sign] for an input of which only the SHA-256 is at
// hand, such as a large file that was read once. ES256 and PS256 sign that
// digest and nothing else; EdDSA needs the whole input, so that a key of
// [EdDSA] is refused with [ErrKeyType].
func (s *Signer) SignDigest(sha256 [32]byte) ([]byte, error) {
	if s = s.orNone(); s.priv == nil {
		return nil, ErrSigning
	}
	if s.key.Algorithm == EdDSA {
		return nil, ErrKeyType
	}
	sig, err := jws.SignHashed(string(s.key.Algorithm), s.priv, s.rand, sha256[:])
	if err != nil {
		return nil, ErrSigning
	}
	return sig, nil
}
