package jws

import (
	"encoding/base64"
	"encoding/binary"
	"slices"
)

// encoding writes base64url without padding (RFC 7515 §2).
var encoding = base64.RawURLEncoding

// sextets are the values of the characters of base64url (RFC 4648 §5), and
// noSextet for every other byte.
var sextets = func() (t [256]uint8) {
	for c := range t {
		t[c] = noSextet
	}
	for i, c := range "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_" {
		t[c] = uint8(i)
	}
	return t
}()

const noSextet = 0x80

// spare is how many bytes behind its end decode64 may write.
const spare = 2

// decode64 appends the bytes that text encodes, if it is their one spelling:
// nothing but the alphabet, no unused bits. It is stricter than the standard
// library, which skips line ends.
func decode64(dst []byte, text string) ([]byte, error) {
	end := len(dst) + len(text)*3/4
	all := slices.Grow(dst, len(text)*3/4+spare)[:end+spare]
	out, rest := all[len(dst):], text
	seen := uint8(0) // every value so far, to notice noSextet
	for len(rest) >= 8 && len(out) >= 8 {
		a, b, c, d := sextets[rest[0]], sextets[rest[1]], sextets[rest[2]], sextets[rest[3]]
		e, f, g, h := sextets[rest[4]], sextets[rest[5]], sextets[rest[6]], sextets[rest[7]]
		seen |= a | b | c | d | e | f | g | h
		six := uint64(a)<<58 | uint64(b)<<52 | uint64(c)<<46 | uint64(d)<<40 |
			uint64(e)<<34 | uint64(f)<<28 | uint64(g)<<22 | uint64(h)<<16
		binary.BigEndian.PutUint64(out, six) // six bytes and the spare ones
		out, rest = out[6:], rest[8:]
	}
	bits, held := uint32(0), 0 // fewer than eight bits that no byte has taken
	for _, c := range []byte(rest) {
		v := sextets[c]
		seen |= v
		bits, held = bits<<6|uint32(v&63), held+6
		if held >= 8 {
			held -= 8
			out[0], out = byte(bits>>held), out[1:]
		}
	}
	switch {
	case seen&noSextet != 0:
		return dst, strange(text)
	case len(text)%4 == 1, bits&(1<<held-1) != 0:
		return dst, ErrCanonical
	}
	return all[:end], nil
}

// strange tells padding from any other character outside the alphabet, by the
// first one.
func strange(text string) error {
	for _, c := range []byte(text) {
		if sextets[c] != noSextet {
			continue
		}
		if c == '=' {
			return ErrPadding
		}
		break
	}
	return ErrAlphabet
}
