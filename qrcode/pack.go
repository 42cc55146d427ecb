package qrcode

import (
	"encoding/base64"
	"encoding/binary"
	"slices"
	"strings"
)

// Prefix begins every packed text: "R/", the transcription of the sign ℞. Both
// characters are of the alphanumeric set, so the whole symbol stays in that
// mode.
const Prefix = "R/"

const (
	// maxCarrier is what a version 40-L symbol holds: 4,296 alphanumeric
	// characters (ISO/IEC 18004, table 7), less the prefix, in base45.
	maxCarrier = (4296 - len(Prefix)) / 3 * 2
	// maxToken bounds the work done on a token before it is known to be too
	// long: a carrier of maxCarrier bytes with the longest template header
	// unfolds to less.
	maxToken = 8192
	// scratch is the size of working buffers, which stay off the heap: enough
	// for a usual token. A longer one makes them grow, once each.
	scratch = 1024
)

// b64 refuses trailing bits other than zero; it would skip line breaks, which
// parseToken therefore looks for first.
var b64 = base64.RawURLEncoding.Strict()

// token holds the three parts of a compact JWS, decoded.
type token struct {
	header, payload, signature []byte
}

// Pack turns a signed token in compact form (RFC 7515 §7.1:
// header.payload.signature) into the text of a symbol. [Unpack] gives back
// exactly the same token. The package comment holds the format.
//
// Pack judges neither the header nor the signature. It refuses a text that is
// not three parts of canonical base64url with [ErrNotToken], and a token that
// would not fit the largest symbol with [ErrTokenTooLong].
func Pack(compact string) (string, error) {
	t, err := parseToken(compact, make([]byte, 0, scratch))
	if err != nil {
		return "", err
	}
	carrier := appendCarrier(slices.Grow(make([]byte, 0, scratch), len(compact)), t)
	if len(carrier) > maxCarrier {
		return "", ErrTokenTooLong
	}
	text := slices.Grow(make([]byte, 0, scratch), len(Prefix)+base45Len(len(carrier)))
	text = append(text, Prefix...)
	return string(appendBase45(text, carrier)), nil
}

// Unpack gives the signed token back from the text of a symbol. It accepts
// only what [Pack] writes: packing its result again gives the same text. The
// token is as yet unverified.
//
// It refuses another text with [ErrNotPacked], a damaged one with [ErrBase45],
// [ErrTruncated] or [ErrNotCanonical], one of a newer format with
// [ErrUnknownTemplate] and one longer than any symbol with [ErrTokenTooLong].
func Unpack(text string) (string, error) {
	if !IsPacked(text) {
		return "", ErrNotPacked
	}
	text = text[len(Prefix):]
	if len(text) > base45Len(maxCarrier) {
		return "", ErrTokenTooLong
	}
	carrier, err := appendFromBase45(slices.Grow(make([]byte, 0, scratch), len(text)), text)
	if err != nil {
		return "", err
	}
	t, err := readCarrier(carrier, make([]byte, 0, scratch))
	if err != nil {
		return "", err
	}
	return string(t.appendCompact(make([]byte, 0, scratch))), nil
}

// IsPacked reports whether a text begins as [Pack] would have it, so that our
// symbol can be told from others on the same page. It does not look further.
func IsPacked(text string) bool { return strings.HasPrefix(text, Prefix) }

// parseToken cuts and decodes the three parts; they are laid into buf.
func parseToken(compact string, buf []byte) (token, error) {
	if len(compact) > maxToken {
		return token{}, ErrTokenTooLong
	}
	header, rest, _ := strings.Cut(compact, ".")
	payload, signature, ok := strings.Cut(rest, ".")
	if !ok || header == "" || hasLineBreak(compact) {
		return token{}, ErrNotToken
	}
	buf = slices.Grow(buf, len(compact))
	buf, err1 := b64.AppendDecode(buf, []byte(header))
	h := len(buf)
	buf, err2 := b64.AppendDecode(buf, []byte(payload))
	p := len(buf)
	buf, err3 := b64.AppendDecode(buf, []byte(signature))
	if err1 != nil || err2 != nil || err3 != nil {
		return token{}, ErrNotToken
	}
	return token{header: buf[:h], payload: buf[h:p], signature: buf[p:]}, nil
}

// hasLineBreak finds what encoding/base64 would skip.
func hasLineBreak(s string) bool {
	return strings.IndexByte(s, '\n') >= 0 || strings.IndexByte(s, '\r') >= 0
}

// appendCompact writes the three parts.
func (t token) appendCompact(dst []byte) []byte {
	dst = b64.AppendEncode(dst, t.header)
	dst = b64.AppendEncode(append(dst, '.'), t.payload)
	return b64.AppendEncode(append(dst, '.'), t.signature)
}

// appendCarrier writes the shortest form that holds the token.
func appendCarrier(dst []byte, t token) []byte {
	if h, ok := parseHeader(t.header); ok {
		if n := signatureLen(h.alg); n == 0 || n == len(t.signature) {
			return appendTemplate(dst, h, t)
		}
	}
	dst = append(dst, templateGeneral)
	dst = binary.AppendUvarint(dst, uint64(len(t.header)))
	dst = append(dst, t.header...)
	return appendBody(dst, t, 0)
}

// appendTemplate writes the token with its header folded.
func appendTemplate(dst []byte, h header, t token) []byte {
	dst = append(dst, h.template())
	dst = binary.BigEndian.AppendUint32(dst, h.iat)
	dst = h.appendKeyID(dst)
	if h.typ == typText {
		dst = appendShort(dst, h.typName)
	}
	return appendBody(dst, t, signatureLen(h.alg))
}

// appendBody writes payload and signature, after the signature's length where
// the algorithm does not fix it.
func appendBody(dst []byte, t token, fixed int) []byte {
	if fixed == 0 {
		dst = binary.AppendUvarint(dst, uint64(len(t.signature)))
	}
	dst = append(dst, t.payload...)
	return append(dst, t.signature...)
}
