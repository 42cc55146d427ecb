package document

import (
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
)

// Keys answers which key a token was signed with, from what the receiver
// trusts and never from material in the token alone. *[identity.KeySet] is
// one. An error that is [identity.ErrKeyUnknown] or [identity.ErrKeysStale]
// keeps its meaning; any other becomes "could not be looked up". There is no
// answer that means "do not check".
type Keys interface {
	FindKey(query identity.KeyQuery) (identity.Key, error)
}

// OpenOptions are the choices of [Open]. nil is the zero value.
type OpenOptions struct {
	// At is the moment of judgement. Zero means now (the clock is read once).
	At time.Time
	// Skew is how far in the future of At a signing time may lie, for clocks
	// that disagree. Zero means DefaultSkew; a negative value means none.
	Skew time.Duration
	// MaxBytes bounds the token, in bytes. 0 means what the payload bound of
	// the kind needs; a larger value does not lift that bound.
	MaxBytes int
}

// DefaultSkew is the tolerance of [Open] for a signing time ahead of the
// receiver's clock.
const DefaultSkew = 5 * time.Minute

// opening is a token on its way through the gates.
type opening struct {
	token string
	parts jws.Compact
	head  jws.Header
	at    time.Time
	skew  time.Duration

	version  int
	signedAt time.Time
	key      identity.Key
	digest   Digest // of the signing input, from the gate of the signature on
}

// Open answers the question "is it authentic?": it takes a signed token and
// returns its content with who signed it, or an [*Error] and the zero value.
//
// The gates, in order, each with its own codes: size (DOC-101), shape
// (DOC-102…), protected header (DOC-2nn), kind and version (DOC-3nn),
// algorithm (DOC-4nn), key (DOC-501…), permission for the kind (DOC-507), time
// (DOC-6nn), signature (DOC-7nn), strict JSON (DOC-801…), JSON Schema
// (DOC-811), decoding (DOC-821). A code thus tells that all gates before it
// were passed; before DOC-8nn nothing of the payload has been looked at.
//
// The key must have been allowed to sign this kind at the signing time that
// the protected header states, and that time must not lie in the future of
// the moment of judgement. The stated time is the signer's word: whoever holds
// a stolen key can write a time before its revocation. Against that helps a
// list that drops the key altogether. Whether the content is still valid is a question
// for [Check].
func Open[T any](token string, kind Kind[T], keys Keys, opts *OpenOptions) (v Verified[T], err error) {
	if err := kind.usable(); err != nil {
		return Verified[T]{}, err
	}
	o := opening{token: token}
	if err := o.authenticate(kind.face(), keys, opts); err != nil {
		return Verified[T]{}, err
	}
	if err := kind.wellFormed(o.parts.Payload, true); err != nil {
		return Verified[T]{}, err
	}
	// Written in its place: content and key are large.
	if v.value, err = kind.Decode(o.version, o.parts.Payload); err != nil {
		return Verified[T]{}, refuse("DOC-821", err)
	}
	v.clone, v.key, v.signedAt, v.digest = kind.Clone, o.key, o.signedAt, o.digest
	v.token, v.name, v.version = token, kind.Name, o.version
	return v, nil
}

// authenticate runs the gates that do not depend on the type of the content.
func (o *opening) authenticate(kind face, keys Keys, opts *OpenOptions) error {
	o.options(opts)
	if err := o.size(kind, opts); err != nil {
		return err
	}
	if err := o.shape(); err != nil {
		return err
	}
	if err := o.header(); err != nil {
		return err
	}
	if err := o.kind(kind); err != nil {
		return err
	}
	if err := o.algorithm(); err != nil {
		return err
	}
	if err := o.stated(); err != nil {
		return err
	}
	if err := o.find(kind, keys); err != nil {
		return err
	}
	if err := o.permission(kind); err != nil {
		return err
	}
	if err := o.window(); err != nil {
		return err
	}
	return o.signature()
}

func (o *opening) options(opts *OpenOptions) {
	o.skew = DefaultSkew
	if opts != nil {
		o.at = opts.At
		if opts.Skew != 0 {
			o.skew = max(opts.Skew, 0)
		}
	}
	if o.at.IsZero() {
		o.at = time.Now()
	}
}
