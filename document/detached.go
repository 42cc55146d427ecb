package document

import (
	"io"
	"strconv"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/identity"
	"github.com/ordonnance-numerique/ordonnance-go/internal/jws"
	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
)

// DetachedKind says what a signature that travels beside a document is over: a
// hospital letter, a report, whatever its bytes are. It is to [SignDetached]
// and [OpenDetached] what a [Kind] is to [Sign] and [Open], without a way to
// decode: the bytes stay as they are, and any other program reads them.
type DetachedKind struct {
	// Name is as in [Kind]: "vnd.example.letter". Keys are allowed to sign
	// documents of this name.
	Name string
	// Version is the version written, from 1.
	Version int
	// Reads lists older versions that are still taken.
	Reads []int
	// MaxBytes bounds the document, in bytes. 0 means 64 MiB.
	MaxBytes int64
}

// detached stands between name and version in the "typ" header, so that a
// signature over bytes nobody has decoded can never be made into a token that
// [Open] takes.
const detached = ";form=detached"

// detachedBytes is the default bound of a document signed apart.
const detachedBytes = 64 << 20

// Type returns the "typ" header of the signatures this kind writes.
func (k DetachedKind) Type() string { return k.Name + detached + mark + strconv.Itoa(k.Version) }

// usable refuses a kind that a program has filled in wrongly.
func (k DetachedKind) usable() error {
	same := Kind[struct{}]{Name: k.Name, Version: k.Version,
		Encode: func(struct{}) ([]byte, []Omission, error) { return nil, nil, nil },
		Decode: func(int, []byte) (struct{}, error) { return struct{}{}, nil }}
	return same.usable()
}

func (k DetachedKind) most() int64 {
	if k.MaxBytes <= 0 {
		return detachedBytes
	}
	return k.MaxBytes
}

// Detached is what [OpenDetached] has proved: who signed bytes, when, and which
// bytes. Only OpenDetached fills it. The zero value proves nothing.
type Detached struct {
	key      identity.Key
	signedAt time.Time
	token    string
	digest   Digest
	content  Digest
	size     int64
	name     string
	version  int
}

// IsZero reports whether this is the zero value, which proves nothing.
func (d Detached) IsZero() bool { return d.token == "" }

// Key returns the key that verified the signature: who signed, as the
// receiver's own list says. What it points to is not to be changed.
func (d Detached) Key() identity.Key { return d.key }

// SignedAt returns the signing time stated in the protected header, in UTC. It
// is the signer's statement, not a proof.
func (d Detached) SignedAt() time.Time { return d.signedAt }

// Token returns the signature exactly as received.
func (d Detached) Token() string { return d.token }

// Content is the SHA-256 of the bytes that were signed.
func (d Detached) Content() Digest { return d.content }

// Size is the number of bytes that were signed.
func (d Detached) Size() int64 { return d.size }

// Reader returns r with a check at its end that it gives the bytes that were
// signed, as [Attachment.Reader] does: for a file that is read again after it
// was verified, and may have been changed meanwhile.
func (d Detached) Reader(r io.Reader) io.Reader {
	return Attachment{Size: d.size, SHA256: d.content}.Reader(r)
}

// Digest identifies the signed content with its header, as [Verified.Digest]
// does.
func (d Detached) Digest() Digest { return d.digest }

// Kind returns the name and the version the signature states.
func (d Detached) Kind() (name string, version int) { return d.name, d.version }

// String says what was verified, and nothing of the content.
func (d Detached) String() string {
	if d.IsZero() {
		return "nothing verified"
	}
	return "verified " + d.name + detached + mark + strconv.Itoa(d.version)
}

// GoString is [Detached.String].
func (d Detached) GoString() string { return d.String() }

// SignDetached signs bytes as they are and returns the signature to keep
// beside them: a JWS whose payload is left out (RFC 7515 appendix F),
// "header..signature". Put the payload back in its place, in base64url, and
// any JOSE library verifies it.
//
// The header is that of [Sign], with the typ of the kind. The bytes are read
// once and, where the signer is an [identity.Signer] of ES256 or PS256, not
// held in memory; any other signer is handed them in base64url. No bytes at
// all are refused (DOC-104), and more than the kind allows (DOC-904).
func SignDetached(r io.Reader, kind DetachedKind, signer Signer, opts *SignOptions) (string, error) {
	if err := kind.usable(); err != nil {
		return "", err
	}
	head, err := headerFor(signer, kind.Type(), opts)
	if err != nil {
		return "", err
	}
	input := jws.Input(head, nil)
	signature, err := signStream(r, input, kind.most(), signer)
	if err != nil {
		return "", err
	}
	if len(signature) == 0 || len(signature) > limits.RSABitsMax/8 {
		return "", refuse("DOC-906", nil)
	}
	return jws.Join(input, signature), nil
}

// digestSigner is a signer that needs no more than the SHA-256 of the input.
type digestSigner interface {
	SignDigest(sha256 [32]byte) ([]byte, error)
}

func signStream(r io.Reader, input []byte, most int64, signer Signer) ([]byte, error) {
	by, streams := signer.(digestSigner)
	s := newSigningInput(string(input), !streams || signer.Algorithm() == identity.EdDSA)
	if err := s.read(r, most, "DOC-904"); err != nil {
		return nil, err
	}
	var signature []byte
	var err error
	if s.whole == nil {
		signature, err = by.SignDigest(s.digest)
	} else {
		signature, err = signer.Sign(s.whole.Bytes())
	}
	if err != nil {
		return nil, refuse("DOC-906", err)
	}
	return signature, nil
}

// OpenDetached answers the question "is it authentic?" for bytes and the
// signature kept beside them: it returns who signed and when, or an [*Error]
// and the zero value. The bytes are read to their end, once, and held in
// memory only where the key is of EdDSA; what was read is content only after
// OpenDetached has returned without an error.
//
// The gates and their codes are those of [Open] up to the signature, with
// DOC-108 for a token that holds a payload and DOC-109 for bytes that cannot
// be read. The bytes are asked for only when all gates before the signature
// were passed. Nothing is decoded.
func OpenDetached(token string, r io.Reader, kind DetachedKind, keys Keys, opts *OpenOptions) (Detached, error) {
	if err := kind.usable(); err != nil {
		return Detached{}, err
	}
	o := opening{token: token}
	if err := o.apart(kind, keys, opts); err != nil {
		return Detached{}, err
	}
	s := newSigningInput(o.parts.Input, o.head.Algorithm == jws.EdDSA)
	if err := s.read(r, kind.most(), "DOC-101"); err != nil {
		return Detached{}, err
	}
	var whole []byte
	if s.whole != nil {
		whole = s.whole.Bytes()
	}
	if err := jws.VerifyHashed(o.head.Algorithm, o.key.Public, whole, s.digest[:], o.parts.Signature); err != nil {
		return Detached{}, because(err, signatureCauses(), "DOC-702")
	}
	return Detached{key: o.key, signedAt: o.signedAt, token: token, digest: s.digest, content: s.content, size: s.size,
		name: kind.Name, version: o.version}, nil
}

// apart runs the gates that do not need the bytes.
func (o *opening) apart(kind DetachedKind, keys Keys, opts *OpenOptions) error {
	o.options(opts)
	onWire := face{kind.Name + detached, kind.Version, kind.Reads, 0}
	named := face{name: kind.Name}
	if err := o.size(onWire, opts); err != nil {
		return err
	}
	if err := o.shapeApart(); err != nil {
		return err
	}
	if err := o.header(); err != nil {
		return err
	}
	if err := o.kind(onWire); err != nil {
		return err
	}
	if err := o.algorithm(); err != nil {
		return err
	}
	if err := o.stated(); err != nil {
		return err
	}
	if err := o.find(named, keys); err != nil {
		return err
	}
	if err := o.permission(named); err != nil {
		return err
	}
	return o.window()
}

// shapeApart takes a token without payload apart.
func (o *opening) shapeApart() (err error) {
	if o.parts, err = jws.Split(o.token); err != nil {
		return because(err, shapeCauses(), "DOC-103")
	}
	if len(o.parts.Payload) != 0 {
		return refuse("DOC-108", nil)
	}
	return nil
}
