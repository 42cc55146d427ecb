package document

import (
	"crypto/sha256"
	"errors"
	"slices"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
)

// size bounds the token before anything is made from it.
func (o *opening) size(kind face, opts *OpenOptions) error {
	most := (limits.TokenHeader+kind.maxBytes+limits.RSABitsMax/8)*4/3 + 8
	if opts != nil && opts.MaxBytes > 0 {
		most = min(most, opts.MaxBytes)
	}
	if len(o.token) > most {
		return refuse("DOC-101", nil)
	}
	return nil
}

// shape takes the token apart. An empty payload is a detached one, which our
// kinds never have.
func (o *opening) shape() (err error) {
	if o.parts, err = jws.Split(o.token); err != nil {
		return because(err, shapeCauses(), "DOC-103")
	}
	if len(o.parts.Payload) == 0 {
		return refuse("DOC-104", nil)
	}
	return nil
}

// header reads the protected header.
func (o *opening) header() (err error) {
	if o.head, err = jws.ParseHeader(o.parts.Header); err != nil {
		return because(err, headerCauses(), "DOC-202")
	}
	return nil
}

// kind compares the explicit type (RFC 8725 §3.11) with the kind expected.
func (o *opening) kind(kind face) (err error) {
	o.version, err = kind.versionOf(o.head.Type)
	if err != nil {
		return err
	}
	if len(o.parts.Payload) > kind.maxBytes {
		return refuse("DOC-101", nil)
	}
	return nil
}

// algorithm holds the token against the list, before any key is known.
func (o *opening) algorithm() error {
	if err := jws.CheckAlgorithm(o.head.Algorithm); err != nil {
		return because(err, algorithmCauses(), "DOC-403")
	}
	return nil
}

// stated wants a hint to the key. The signing time is read here, because the
// question to Keys holds it, and judged by window.
func (o *opening) stated() error {
	if o.head.KeyID == "" && o.head.Thumbprint == nil {
		return refuse("DOC-501", nil)
	}
	if o.head.HasTime && !o.head.BadTime {
		o.signedAt = time.Unix(o.head.IssuedAt, 0).UTC()
	}
	return nil
}

// find asks the receiver's keys. The key alone fixes the algorithm (RFC 8725
// §3.1).
func (o *opening) find(kind face, keys Keys) (err error) {
	if keys == nil {
		return refuse("DOC-504", nil)
	}
	o.key, err = keys.FindKey(identity.KeyQuery{
		ID:         o.head.KeyID,
		Algorithm:  identity.Algorithm(o.head.Algorithm),
		Thumbprint: o.head.Thumbprint,
		Chain:      o.head.Chain,
		Kind:       kind.name,
		SignedAt:   o.signedAt,
		At:         o.at,
	})
	switch {
	case err != nil:
		return noKey(err)
	case o.key.Algorithm != identity.Algorithm(o.head.Algorithm):
		return refuse("DOC-505", nil)
	}
	return nil
}

// noKey says why there is no key.
func noKey(err error) error {
	switch {
	case errors.Is(err, identity.ErrKeyUnknown):
		return refuse("DOC-502", err)
	case errors.Is(err, identity.ErrKeysStale):
		return refuse("DOC-503", err)
	}
	return refuse("DOC-504", err)
}

// permission wants the kind among those the key may sign.
func (o *opening) permission(kind face) error {
	if !slices.Contains(o.key.MaySign, kind.name) {
		return refuse("DOC-507", nil)
	}
	return nil
}

// window holds the stated signing time against the moment of judgement and
// the key's own times.
func (o *opening) window() error {
	switch t := o.signedAt; {
	case !o.head.HasTime:
		return refuse("DOC-601", nil)
	case o.head.BadTime:
		return refuse("DOC-602", nil)
	case t.After(o.at.Add(o.skew)):
		return refuse("DOC-603", nil)
	case !o.key.NotBefore.IsZero() && t.Before(o.key.NotBefore):
		return refuse("DOC-604", nil)
	case !o.key.NotAfter.IsZero() && !t.Before(o.key.NotAfter):
		return refuse("DOC-605", nil)
	case !o.key.Revoked.IsZero() && !t.Before(o.key.Revoked):
		return refuse("DOC-606", nil)
	}
	return nil
}

// signature is the only gate that proves anything.
func (o *opening) signature() error {
	var room [640]byte // as much as the token of a prescription needs
	input := append(room[:0], o.parts.Input...)
	digest := sha256.Sum256(input) // apart from o, which then needs no memory of its own
	o.digest = digest
	err := jws.VerifyHashed(o.head.Algorithm, o.key.Public, input, digest[:], o.parts.Signature)
	if err != nil {
		return because(err, signatureCauses(), "DOC-702")
	}
	return nil
}
