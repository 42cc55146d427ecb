package document

import (
	"strconv"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
)

// Verified is content whose signature was checked, with who signed it and
// when. Only [Open] fills it, and nothing changes it afterwards; a function
// that takes a Verified cannot be called with unverified content. The zero
// value holds nothing (see [Verified.IsZero]).
type Verified[T any] struct {
	value    T
	clone    func(T) T
	key      identity.Key
	signedAt time.Time
	token    string
	digest   Digest
	name     string
	version  int
}

// IsZero reports whether this is the zero value, which verifies nothing.
func (v Verified[T]) IsZero() bool { return v.token == "" }

// Value returns the content, a copy at each call.
func (v Verified[T]) Value() T {
	if v.clone == nil || v.IsZero() {
		return v.value
	}
	return v.clone(v.value)
}

// Key returns the key that verified the signature: who signed, as the
// receiver's own list says. What it points to is not to be changed.
func (v Verified[T]) Key() identity.Key { return v.key }

// SignedAt returns the signing time stated in the protected header, in UTC. It
// is the signer's statement, not a proof.
func (v Verified[T]) SignedAt() time.Time { return v.signedAt }

// Token returns the token exactly as received.
func (v Verified[T]) Token() string { return v.token }

// Digest identifies the signed content: SHA-256 of the signing input (the two
// first parts of the token with the point between). It does not cover the
// signature, of which ECDSA allows several for the same content.
func (v Verified[T]) Digest() Digest { return v.digest }

// Kind returns the name and the version the token states.
func (v Verified[T]) Kind() (name string, version int) { return v.name, v.version }

// String says which kind was verified, and nothing of the content: a Verified
// that ends up in a log must not tell who is ill.
func (v Verified[T]) String() string {
	if v.IsZero() {
		return "nothing verified"
	}
	return "verified " + v.name + mark + strconv.Itoa(v.version)
}

// GoString is [Verified.String].
func (v Verified[T]) GoString() string { return v.String() }
