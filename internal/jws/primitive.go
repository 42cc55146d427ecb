package jws

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/asn1"
	"io"
	"math/big"

	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
)

// pss fixes the salt to the length of the hash (RFC 7518 §3.5). Libraries
// that leave it open accept signatures of other salt lengths.
var pss = rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash, Hash: crypto.SHA256}

// half is the length of r and of s in an ES256 signature (RFC 7518 §3.4).
const half = 32

// AlgorithmOf returns the one algorithm a public key belongs to, or
// [ErrKeyType].
func AlgorithmOf(pub crypto.PublicKey) (string, error) {
	switch k := pub.(type) {
	case *ecdsa.PublicKey:
		if k != nil && k.Curve == elliptic.P256() && k.X != nil && k.Y != nil {
			return ES256, nil
		}
	case *rsa.PublicKey:
		if k != nil && k.N != nil && k.N.BitLen() >= limits.RSABitsMin && k.N.BitLen() <= limits.RSABitsMax {
			return PS256, nil
		}
	case ed25519.PublicKey:
		if len(k) == ed25519.PublicKeySize {
			return EdDSA, nil
		}
	}
	return "", ErrKeyType
}

// fits refuses a key that does not belong to alg.
func fits(alg string, pub crypto.PublicKey) error {
	if err := CheckAlgorithm(alg); err != nil {
		return err
	}
	own, err := AlgorithmOf(pub)
	if err != nil {
		return err
	}
	if own != alg {
		return ErrKeyAlgorithm
	}
	return nil
}

// Verify checks a raw JOSE signature over input. It fails with [ErrSignature]
// when the signature is wrong and with another refusal when algorithm, key or
// length do not allow the question.
func Verify(alg string, pub crypto.PublicKey, input, sig []byte) error {
	if err := fits(alg, pub); err != nil {
		return err
	}
	if len(sig) != signatureLength(pub) {
		return ErrSignatureLength
	}
	ok := false
	switch k := pub.(type) {
	case *ecdsa.PublicKey:
		digest := sha256.Sum256(input)
		ok = ecdsa.VerifyASN1(k, digest[:], der(sig))
	case *rsa.PublicKey:
		digest := sha256.Sum256(input)
		ok = rsa.VerifyPSS(k, crypto.SHA256, digest[:], sig, &pss) == nil
	case ed25519.PublicKey:
		ok = ed25519.Verify(k, input, sig)
	}
	if !ok {
		return ErrSignature
	}
	return nil
}

// der writes r‖s as the ASN.1 form the standard library verifies (SEC 1 §C.5):
// a sequence of two integers, each in its shortest form.
func der(sig []byte) []byte {
	buf := append(make([]byte, 0, 2*half+8), 0x30, 0)
	for _, n := range [2][]byte{sig[:half], sig[half:]} {
		for len(n) > 1 && n[0] == 0 {
			n = n[1:]
		}
		if n[0] < 0x80 {
			buf = append(append(buf, 2, byte(len(n))), n...)
		} else {
			buf = append(append(buf, 2, byte(len(n)+1), 0), n...)
		}
	}
	buf[1] = byte(len(buf) - 2)
	return buf
}

// signatureLength is the one length of a raw signature by this key, in bytes.
func signatureLength(pub crypto.PublicKey) int {
	if k, ok := pub.(*rsa.PublicKey); ok {
		return k.Size()
	}
	return 2 * half // ES256 and Ed25519 alike
}

// Sign makes a raw JOSE signature over input. random may be nil, which takes
// crypto/rand; some keys need none and ignore it. A failure of the key is
// [ErrSigner], without the key's own text.
func Sign(alg string, key crypto.Signer, random io.Reader, input []byte) ([]byte, error) {
	if key == nil {
		return nil, ErrKeyType
	}
	pub := key.Public()
	if err := fits(alg, pub); err != nil {
		return nil, err
	}
	if random == nil {
		random = rand.Reader
	}
	var sig []byte
	var err error
	switch alg {
	case EdDSA:
		sig, err = key.Sign(random, input, crypto.Hash(0))
	case PS256:
		digest := sha256.Sum256(input)
		sig, err = key.Sign(random, digest[:], &pss)
	default:
		sig, err = signES256(key, random, input)
	}
	if err != nil || len(sig) != signatureLength(pub) {
		return nil, ErrSigner
	}
	return sig, nil
}

// signES256 turns the ASN.1 form of [crypto.Signer] into r‖s.
func signES256(key crypto.Signer, random io.Reader, input []byte) ([]byte, error) {
	digest := sha256.Sum256(input)
	if k, ok := key.(*ecdsa.PrivateKey); ok {
		r, s, err := ecdsa.Sign(random, k, digest[:])
		if err != nil {
			return nil, ErrSigner
		}
		return raw(r, s)
	}
	text, err := key.Sign(random, digest[:], crypto.SHA256)
	if err != nil {
		return nil, ErrSigner
	}
	var p struct{ R, S *big.Int }
	if rest, err := asn1.Unmarshal(text, &p); err != nil || len(rest) > 0 {
		return nil, ErrSigner
	}
	return raw(p.R, p.S)
}

func raw(r, s *big.Int) ([]byte, error) {
	if r.Sign() <= 0 || s.Sign() <= 0 || r.BitLen() > 8*half || s.BitLen() > 8*half {
		return nil, ErrSigner
	}
	sig := make([]byte, 2*half)
	r.FillBytes(sig[:half])
	s.FillBytes(sig[half:])
	return sig, nil
}
