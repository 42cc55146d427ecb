package jws

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"io"
)

// SignHashed is [Sign] for a caller that has the SHA-256 of the input and not
// the input: ES256 and PS256 sign that digest and nothing else. EdDSA needs the
// whole input and is refused with [ErrKeyType].
func SignHashed(alg string, key crypto.Signer, random io.Reader, digest []byte) ([]byte, error) {
	if key == nil || alg == EdDSA {
		return nil, ErrKeyType
	}
	pub := key.Public()
	if err := fits(alg, pub); err != nil {
		return nil, err
	}
	if _, inMemory := key.(*ecdsa.PrivateKey); random == nil && !inMemory {
		random = rand.Reader
	}
	var opts crypto.SignerOpts = crypto.SHA256
	if alg == PS256 {
		opts = &pss
	}
	sig, err := key.Sign(random, digest, opts)
	if err == nil && alg == ES256 {
		sig, err = raw(sig)
	}
	if err != nil || len(sig) != signatureLength(pub) {
		return nil, ErrSigner
	}
	return sig, nil
}
