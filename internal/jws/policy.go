package jws

import (
	"errors"
	"slices"
)

// The algorithms accepted, by their JOSE name. Nothing else signs or verifies:
// no "none", no MAC, no RSASSA-PKCS1-v1_5.
const (
	ES256 = "ES256" // ECDSA P-256 SHA-256 (RFC 7518 §3.4)
	PS256 = "PS256" // RSASSA-PSS SHA-256, salt 32 bytes (RFC 7518 §3.5)
	EdDSA = "EdDSA" // Ed25519 only (RFC 8037 §3.1)
)

// Refusals of the compact form.
var (
	ErrSerialization = errors.New("jws: JSON serialization, not the compact one")
	ErrParts         = errors.New("jws: not three parts")
	ErrEmpty         = errors.New("jws: empty part")
	ErrPadding       = errors.New("jws: base64 padding")
	ErrAlphabet      = errors.New("jws: character outside base64url")
	ErrCanonical     = errors.New("jws: base64url not canonical")
)

// Refusals of the protected header.
var (
	ErrHeaderSize      = errors.New("jws: header too large")
	ErrHeader          = errors.New("jws: header is not a strict JSON object")
	ErrHeaderDuplicate = errors.New("jws: duplicate header member")
	ErrHeaderName      = errors.New("jws: header member name not allowed")
	ErrHeaderMember    = errors.New("jws: header member has the wrong type or form")
	ErrCrit            = errors.New("jws: critical extension not understood")
	ErrCritForm        = errors.New("jws: crit is not a list of names")
	ErrB64             = errors.New("jws: b64 header member")
	ErrZip             = errors.New("jws: zip header member")
	ErrKeyMaterial     = errors.New("jws: key or key address in the header")
	ErrAlgorithm       = errors.New("jws: algorithm missing")
	ErrAlgorithmNone   = errors.New("jws: algorithm none")
	ErrAlgorithmList   = errors.New("jws: algorithm not on the list")
)

// Refusals of keys and signatures.
var (
	ErrKeyForm         = errors.New("jws: not a strict JWK")
	ErrKeyEncoding     = errors.New("jws: JWK member not exactly encoded")
	ErrKeyPrivate      = errors.New("jws: private or symmetric key material")
	ErrKeyType         = errors.New("jws: type, curve or size of key not accepted")
	ErrKeyUse          = errors.New("jws: key is not for verifying signatures")
	ErrKeyAlgorithm    = errors.New("jws: algorithm does not belong to the key")
	ErrSignatureLength = errors.New("jws: signature has the wrong length")
	ErrSignature       = errors.New("jws: signature does not verify")
	ErrSigner          = errors.New("jws: the private key did not sign")
)

// CheckAlgorithm refuses everything that is not on the list. The comparison is
// exact: JOSE names are case-sensitive (RFC 7515 §4.1.1).
func CheckAlgorithm(alg string) error {
	switch alg {
	case ES256, PS256, EdDSA:
		return nil
	case "":
		return ErrAlgorithm
	case "none":
		return ErrAlgorithmNone
	}
	return ErrAlgorithmList
}

// material are the header members that carry a key or tell where to fetch one
// (RFC 7515 §4.1.2, §4.1.3, §4.1.5). A reader may ignore them; we refuse them,
// because none of our writers emits them and a token that brings its own key
// is a mistake or an attempt. The SHA-1 thumbprint x5t (§4.1.7) is refused
// too, as ETSI TS 119 182-1 does. Certificates (x5c) are read, since they are
// worth nothing before the receiver's trust anchors have judged them.
var material = []string{"jwk", "jku", "x5u", "x5t"}

// checkMember refuses header members by name alone.
func checkMember(name string) error {
	switch {
	case name == "b64": // RFC 7797: another signing input for the same token
		return ErrB64
	case name == "zip": // RFC 7516: no meaning in a JWS, and a bomb
		return ErrZip
	case slices.Contains(material, name):
		return ErrKeyMaterial
	}
	return nil
}
