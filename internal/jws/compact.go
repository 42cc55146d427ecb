package jws

import "strings"

// Compact is a token taken apart. The slices share memory.
type Compact struct {
	Header    []byte // protected header, decoded
	Payload   []byte // decoded
	Signature []byte // decoded
	Input     string // what is signed: the two first parts with their point, as received
}

// Split takes a token in the compact form apart (RFC 7515 §7.1). It accepts
// the one spelling of the three parts: base64url without padding, white space
// or unused bits. The payload may be empty, the two other parts may not. The
// caller has bounded the size.
func Split(token string) (Compact, error) {
	if strings.HasPrefix(strings.TrimLeft(token, " \t\r\n"), "{") {
		return Compact{}, ErrSerialization
	}
	first := strings.IndexByte(token, '.')
	last := first + 1 + strings.IndexByte(token[first+1:], '.')
	if first < 0 || last <= first || strings.IndexByte(token[last+1:], '.') >= 0 {
		return Compact{}, ErrParts
	}
	if first == 0 || last == len(token)-1 {
		return Compact{}, ErrEmpty
	}
	buf := make([]byte, 0, len(token)*3/4+spare)
	header, err := part(&buf, token[:first])
	if err != nil {
		return Compact{}, err
	}
	payload, err := part(&buf, token[first+1:last])
	if err != nil {
		return Compact{}, err
	}
	signature, err := part(&buf, token[last+1:])
	if err != nil {
		return Compact{}, err
	}
	return Compact{header, payload, signature, token[:last]}, nil
}

// part decodes one part behind what is in buf and moves buf on.
func part(buf *[]byte, text string) ([]byte, error) {
	out, err := decode64((*buf)[:0], text)
	if err != nil {
		return nil, err
	}
	*buf = out[len(out):]
	return out[:len(out):len(out)], nil
}

// Join appends the signature to a signing input and gives the token. It may
// write behind the input, in its capacity.
func Join(input, signature []byte) string {
	return string(encoding.AppendEncode(append(input, '.'), signature))
}

// Input gives the signing input of a header and a payload, with room behind it
// for a signature of ES256.
func Input(header, payload []byte) []byte {
	n := encoding.EncodedLen(len(header)) + 1 + encoding.EncodedLen(len(payload)) + 1 + (2*half*4+2)/3
	buf := make([]byte, 0, n)
	buf = append(encoding.AppendEncode(buf, header), '.')
	return encoding.AppendEncode(buf, payload)
}
