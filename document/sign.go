package document

import (
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
)

// Signer signs with one key. *[identity.Signer] is one.
type Signer interface {
	// ID names the key in the token ("kid").
	ID() string
	// Algorithm is the one algorithm of the key.
	Algorithm() identity.Algorithm
	// Sign returns the raw JOSE signature of input.
	Sign(input []byte) ([]byte, error)
}

// SignOptions are the choices of [Sign]. nil is the zero value.
type SignOptions struct {
	// At is the signing time, written in whole seconds (the fraction is cut
	// off). Zero means now.
	At time.Time
}

// Sign writes a value in its kind and signs it. It returns the token (RFC 7515
// compact form) and the list of what the wire form could not carry.
//
// The protected header is exactly {"alg":…,"iat":…,"kid":…,"typ":…}: the
// algorithm, the signing time in seconds since 1970 (iat as in ETSI TS 119
// 182-1 §5.1.11), the key id, and the kind with its version. What [Open] would
// refuse for its form is not signed.
func Sign[T any](value T, kind Kind[T], signer Signer, opts *SignOptions) (token string, left []Omission, err error) {
	if err := kind.usable(); err != nil {
		return "", nil, err
	}
	head, err := headerFor(signer, kind.Type(), opts)
	if err != nil {
		return "", nil, err
	}
	payload, left, err := kind.write(value)
	if err != nil {
		return "", nil, err
	}
	input := jws.Input(head, payload)
	signature, err := signer.Sign(input)
	if err != nil || len(signature) == 0 || len(signature) > limits.RSABitsMax/8 {
		return "", nil, refuse("DOC-906", err)
	}
	return jws.Join(input, signature), left, nil
}

// headerFor writes the protected header.
func headerFor(signer Signer, typ string, opts *SignOptions) ([]byte, error) {
	if signer == nil {
		return nil, refuse("DOC-905", nil)
	}
	id, alg := signer.ID(), string(signer.Algorithm())
	if !jws.Visible(id) || len(id) > limits.HeaderText || jws.CheckAlgorithm(alg) != nil {
		return nil, refuse("DOC-905", nil)
	}
	var at time.Time
	if opts != nil {
		at = opts.At
	}
	if at.IsZero() {
		at = time.Now()
	}
	if y := at.UTC().Year(); y < 1970 || y > 9999 {
		return nil, refuse("DOC-907", nil)
	}
	buf := make([]byte, 0, 64+len(id)+len(typ))
	return jws.AppendHeader(buf, alg, at.Unix(), id, typ), nil
}
