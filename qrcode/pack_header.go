package qrcode

import (
	"bytes"
	"encoding/binary"
	"strconv"
)

// templateGeneral is the first byte of a carrier whose header travels as it
// is. Any other first byte is alg<<6 | key form<<4 | typ.
const templateGeneral = 0x00

// keyForm says how the key id travels.
type keyForm byte

const (
	keyStandard keyForm = 0 // 8 characters of base64url, as 6 bytes
	keyBytes    keyForm = 1 // other base64url, as length and bytes
	keyText     keyForm = 2 // any other plain text, as length and text
)

const (
	standardKeyLen = 6  // bytes
	maxKeyLen      = 32 // bytes of a key id in keyBytes
	maxShort       = 255
)

// header is a protected header that fits a template: the text
//
//	{"alg":"…","iat":…,"kid":"…","typ":"…"}
//
// with these members in this order and no white space.
type header struct {
	alg     byte // number of the algorithm
	iat     uint32
	form    keyForm
	key     []byte // bytes or text of the key id, by form
	typ     byte   // number of the type, typText for a name
	typName []byte
}

// parseHeader reads a header that fits a template exactly, so that writing it
// again gives the same bytes.
func parseHeader(raw []byte) (header, bool) {
	var h header
	rest, ok := bytes.CutPrefix(raw, []byte(`{"alg":"`))
	if !ok {
		return header{}, false
	}
	alg, rest, ok := bytes.Cut(rest, []byte(`","iat":`))
	if h.alg = algNumber(alg); !ok || h.alg == 0 {
		return header{}, false
	}
	iat, rest, ok := bytes.Cut(rest, []byte(`,"kid":"`))
	seconds, canonical := parseSeconds(iat)
	if h.iat = seconds; !ok || !canonical {
		return header{}, false
	}
	kid, rest, ok := bytes.Cut(rest, []byte(`","typ":"`))
	if !ok || !isShort(kid) {
		return header{}, false
	}
	typ, ok := bytes.CutSuffix(rest, []byte(`"}`))
	if !ok || !isShort(typ) {
		return header{}, false
	}
	h.form, h.key = foldKeyID(kid)
	if h.typ = typNumber(typ); h.typ == typText {
		h.typName = typ
	}
	return h, true
}

// parseSeconds reads a canonical decimal below 2^32.
func parseSeconds(text []byte) (uint32, bool) {
	if len(text) == 0 || len(text) > 10 || text[0] == '0' && len(text) > 1 {
		return 0, false
	}
	var v uint64
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, false
		}
		v = v*10 + uint64(c-'0')
	}
	return uint32(v), v < 1<<32
}

// isShort reports whether a text may stand between quotes as it is and has a
// length that fits one byte: 1 to 255 printable ASCII characters, neither
// quote nor backslash.
func isShort(s []byte) bool {
	if len(s) == 0 || len(s) > maxShort {
		return false
	}
	for _, c := range s {
		if c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

// foldKeyID chooses the shortest form of a key id.
func foldKeyID(kid []byte) (keyForm, []byte) {
	if b64.DecodedLen(len(kid)) > maxKeyLen {
		return keyText, kid
	}
	raw, err := b64.AppendDecode(make([]byte, 0, maxKeyLen), kid)
	switch {
	case err != nil:
		return keyText, kid
	case len(raw) == standardKeyLen:
		return keyStandard, raw
	default:
		return keyBytes, raw
	}
}

// template is the first byte of the carrier.
func (h header) template() byte { return h.alg<<6 | byte(h.form)<<4 | h.typ }

// appendKeyID writes the key id.
func (h header) appendKeyID(dst []byte) []byte {
	if h.form == keyStandard {
		return append(dst, h.key...)
	}
	return appendShort(dst, h.key)
}

// appendShort writes one byte of length and the text.
func appendShort(dst, s []byte) []byte {
	return append(append(dst, byte(len(s))), s...)
}

// appendText writes the header as it stood in the token.
func (h header) appendText(dst []byte) []byte {
	dst = append(append(dst, `{"alg":"`...), algNames[h.alg]...)
	dst = append(dst, `","iat":`...)
	dst = strconv.AppendUint(dst, uint64(h.iat), 10)
	dst = append(dst, `,"kid":"`...)
	if h.form == keyText {
		dst = append(dst, h.key...)
	} else {
		dst = b64.AppendEncode(dst, h.key)
	}
	dst = append(dst, `","typ":"`...)
	if h.typ == typText {
		dst = append(dst, h.typName...)
	} else {
		dst = append(dst, typNames[h.typ]...)
	}
	return append(dst, `"}`...)
}

// readHeader reads a folded header, its first byte included, and gives what
// follows.
func readHeader(carrier []byte) (header, []byte, error) {
	first := carrier[0]
	h := header{alg: first >> 6, form: keyForm(first >> 4 & 3), typ: first & 15}
	if h.alg == 0 || h.form > keyText || int(h.typ) >= len(typNames) {
		return header{}, nil, ErrUnknownTemplate
	}
	rest := carrier[1:]
	if len(rest) < 4 {
		return header{}, nil, ErrTruncated
	}
	h.iat, rest = binary.BigEndian.Uint32(rest), rest[4:]
	var err error
	if h.key, rest, err = readKeyID(h.form, rest); err != nil {
		return header{}, nil, err
	}
	if h.typ == typText {
		if h.typName, rest, err = readShort(rest); err != nil {
			return header{}, nil, err
		}
		if !isShort(h.typName) || typNumber(h.typName) != typText {
			return header{}, nil, ErrNotCanonical
		}
	}
	return h, rest, nil
}

// readKeyID reads the key id and refuses one that belongs in another form.
func readKeyID(form keyForm, rest []byte) (key, after []byte, err error) {
	if form == keyStandard {
		if len(rest) < standardKeyLen {
			return nil, nil, ErrTruncated
		}
		return rest[:standardKeyLen], rest[standardKeyLen:], nil
	}
	if key, rest, err = readShort(rest); err != nil {
		return nil, nil, err
	}
	n := len(key)
	switch form {
	case keyBytes:
		if n == 0 || n == standardKeyLen || n > maxKeyLen {
			return nil, nil, ErrNotCanonical
		}
	case keyText:
		if folded, _ := foldKeyID(key); folded != keyText || !isShort(key) {
			return nil, nil, ErrNotCanonical
		}
	}
	return key, rest, nil
}

// readShort reads a text after one byte of length.
func readShort(rest []byte) (text, after []byte, err error) {
	if len(rest) == 0 || len(rest) < 1+int(rest[0]) {
		return nil, nil, ErrTruncated
	}
	n := 1 + int(rest[0])
	return rest[1:n], rest[n:], nil
}
