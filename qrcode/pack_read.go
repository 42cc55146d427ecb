package qrcode

import "encoding/binary"

// readCarrier reads the bytes of a carrier back into the parts of a token. A
// folded header is written into buf; the other parts share memory with carrier.
func readCarrier(carrier, buf []byte) (token, error) {
	if len(carrier) == 0 {
		return token{}, ErrTruncated
	}
	if carrier[0] == templateGeneral {
		return readGeneral(carrier[1:])
	}
	h, rest, err := readHeader(carrier)
	if err != nil {
		return token{}, err
	}
	t := token{header: h.appendText(buf)}
	return readBody(t, rest, signatureLen(h.alg))
}

// readGeneral reads what follows the first byte of the general form. A header
// that a template holds is refused: it has a shorter form.
func readGeneral(rest []byte) (token, error) {
	n, rest, err := readLength(rest)
	if err != nil {
		return token{}, err
	}
	if n == 0 {
		return token{}, ErrNotCanonical
	}
	t := token{header: rest[:n]}
	if t, err = readBody(t, rest[n:], 0); err != nil {
		return token{}, err
	}
	if h, ok := parseHeader(t.header); ok {
		if n := signatureLen(h.alg); n == 0 || n == len(t.signature) {
			return token{}, ErrNotCanonical
		}
	}
	return t, nil
}

// readBody adds payload and signature to a token. A fixed length of 0 means
// that the signature's length comes first.
func readBody(t token, rest []byte, fixed int) (token, error) {
	n := fixed
	if fixed == 0 {
		var err error
		if n, rest, err = readLength(rest); err != nil {
			return token{}, err
		}
	}
	if len(rest) < n {
		return token{}, ErrTruncated
	}
	cut := len(rest) - n
	t.payload, t.signature = rest[:cut], rest[cut:]
	return t, nil
}

// readLength reads a length in the shortest base-128 form and makes sure that
// so many bytes follow.
func readLength(rest []byte) (int, []byte, error) {
	v, n := binary.Uvarint(rest)
	if n == 0 {
		return 0, nil, ErrTruncated
	}
	if n < 0 || n > 1 && rest[n-1] == 0 {
		return 0, nil, ErrNotCanonical
	}
	if v > uint64(len(rest)-n) {
		return 0, nil, ErrTruncated
	}
	return int(v), rest[n:], nil
}
