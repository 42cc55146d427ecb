package jws

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"encoding/json"

	"github.com/lestrrat-go/jwx/v2/jwk"

	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// private are the members of private and symmetric keys (RFC 7518 §6.2.2,
// §6.3.2, §6.4; RFC 8037 §2).
var private = []string{"d", "p", "q", "dp", "dq", "qi", "oth", "k"}

// takeCore removes the members that make the key from members, checks their
// spelling and returns them alone, so that the library reads nothing else.
func takeCore(members map[string]json.RawMessage) (map[string]string, error) {
	kty, err := takeString(members, "kty")
	if err != nil {
		return nil, err
	}
	core := map[string]string{"kty": kty}
	switch kty {
	case "EC": // RFC 7518 §6.2.1: coordinates always have the full length
		return core, takeCurve(core, members, "P-256", half, "x", "y")
	case "OKP":
		return core, takeCurve(core, members, "Ed25519", ed25519.PublicKeySize, "x")
	case "RSA":
		return core, takeModulus(core, members)
	case "oct":
		return nil, ErrKeyPrivate
	case "":
		return nil, ErrKeyForm
	}
	return nil, ErrKeyType
}

func takeCurve(core map[string]string, members map[string]json.RawMessage, curve string, size int, coordinates ...string) error {
	crv, err := takeString(members, "crv")
	if err != nil {
		return err
	}
	if crv != curve {
		return ErrKeyType
	}
	core["crv"] = crv
	for _, name := range coordinates {
		text, value, err := takeBytes(members, name)
		if err != nil {
			return err
		}
		if len(value) != size {
			return ErrKeyEncoding
		}
		core[name] = text
	}
	return nil
}

// takeModulus checks the numbers of an RSA key: no leading zero byte (RFC 7518
// §2 "Base64urlUInt"), a modulus within the limits, an odd exponent from
// 65537 to 2^31-1 (NIST SP 800-56B §6.2 for the floor, crypto/rsa for the
// ceiling).
func takeModulus(core map[string]string, members map[string]json.RawMessage) error {
	text, n, err := takeBytes(members, "n")
	if err != nil {
		return err
	}
	if n[0] == 0 {
		return ErrKeyEncoding
	}
	if len(n) < limits.RSABitsMin/8 || len(n) > limits.RSABitsMax/8 {
		return ErrKeyType
	}
	core["n"] = text
	text, e, err := takeBytes(members, "e")
	if err != nil {
		return err
	}
	if e[0] == 0 {
		return ErrKeyEncoding
	}
	core["e"] = text
	value := 0
	for _, b := range e[:min(len(e), 4)] {
		value = value<<8 | int(b)
	}
	if len(e) > 4 || value < 65537 || value > 1<<31-1 || value%2 == 0 {
		return ErrKeyType
	}
	return nil
}

// takeBytes removes a member that is exact base64url of at least one byte.
func takeBytes(members map[string]json.RawMessage, name string) (string, []byte, error) {
	raw, ok := members[name]
	if !ok {
		return "", nil, ErrKeyForm
	}
	delete(members, name)
	text, ok := strictjson.String(raw)
	if !ok {
		return "", nil, ErrKeyForm
	}
	value, err := decode64(nil, text)
	if err != nil || len(value) == 0 {
		return "", nil, ErrKeyEncoding
	}
	return text, value, nil
}

// publicKey has jwx make the key, and checks that a point is on its curve.
func publicKey(core map[string]string) (crypto.PublicKey, error) {
	raw, err := json.Marshal(core)
	if err != nil {
		return nil, ErrKeyForm
	}
	key, err := jwk.ParseKey(raw)
	if err != nil {
		return nil, ErrKeyType
	}
	var pub any
	if err := key.Raw(&pub); err != nil {
		return nil, ErrKeyType
	}
	switch k := pub.(type) {
	case *ecdsa.PublicKey:
		if _, err := k.ECDH(); err != nil {
			return nil, ErrKeyType
		}
		return k, nil
	case *rsa.PublicKey:
		return k, nil
	case ed25519.PublicKey:
		return k, nil
	}
	return nil, ErrKeyType
}
