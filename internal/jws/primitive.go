package jws

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"io"

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
	digest := sha256.Sum256(input)
	return VerifyHashed(alg, pub, input, digest[:], sig)
}

// VerifyHashed is [Verify] for a caller that has the SHA-256 of input already.
func VerifyHashed(alg string, pub crypto.PublicKey, input, digest, sig []byte) error {
	if err := fits(alg, pub); err != nil {
		return err
	}
	if len(sig) != signatureLength(pub) {
		return ErrSignatureLength
	}
	ok := false
	switch k := pub.(type) {
	case *ecdsa.PublicKey:
		ok = ecdsa.VerifyASN1(k, digest, der(sig))
	case *rsa.PublicKey:
		ok = rsa.VerifyPSS(k, crypto.SHA256, digest, sig, &pss) == nil
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

// Sign makes a raw JOSE signature over input. random may be nil: an
// *ecdsa.PrivateKey then signs deterministically (RFC 6979, FIPS 186-5 §6.3),
// so that no weakness of a random source at the moment of signing can give the
// key away; other keys are handed crypto/rand, which some ignore. A failure of
// the key is [ErrSigner], without the key's own text.
func Sign(alg string, key crypto.Signer, random io.Reader, input []byte) ([]byte, error) {
	if key == nil {
		return nil, ErrKeyType
	}
	pub := key.Public()
	if err := fits(alg, pub); err != nil {
		return nil, err
	}
	if _, inMemory := key.(*ecdsa.PrivateKey); random == nil && !inMemory {
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
	text, err := key.Sign(random, digest[:], crypto.SHA256)
	if err != nil {
		return nil, ErrSigner
	}
	return raw(text)
}

// raw is the inverse of der. It refuses everything that der would not write
// for two positive numbers.
func raw(text []byte) ([]byte, error) {
	inside, rest, ok := element(text, 0x30)
	r, inside, ok1 := element(inside, 2)
	s, inside, ok2 := element(inside, 2)
	sig := make([]byte, 2*half)
	if !ok || !ok1 || !ok2 || len(rest)+len(inside) > 0 || !fill(sig[:half], r) || !fill(sig[half:], s) {
		return nil, ErrSigner
	}
	return sig, nil
}

// element cuts off one element of ASN.1 of less than 128 bytes.
func element(text []byte, tag byte) (content, rest []byte, ok bool) {
	if len(text) < 2 || text[0] != tag || text[1] >= 0x80 || len(text)-2 < int(text[1]) {
		return nil, nil, false
	}
	end := 2 + int(text[1])
	return text[2:end], text[end:], true
}

// fill writes a positive integer in its shortest ASN.1 form to a fixed width.
func fill(dst, n []byte) bool {
	if len(n) > 1 && n[0] == 0 && n[1] >= 0x80 {
		n = n[1:]
	} else if len(n) == 0 || n[0] == 0 || n[0] >= 0x80 {
		return false
	}
	if len(n) > len(dst) {
		return false
	}
	copy(dst[len(dst)-len(n):], n)
	return true
}
