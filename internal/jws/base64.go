package jws

import (
	"encoding/base64"
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

// decode64 appends the bytes that text encodes, if it is their one spelling:
// nothing but the alphabet, no unused bits. It is stricter than the standard
// library, which skips line ends.
func decode64(dst, text []byte) ([]byte, error) {
	out := slices.Grow(dst, len(text)*3/4)
	seen := uint8(0) // every value so far, to notice noSextet
	rest := text
	for ; len(rest) >= 4; rest = rest[4:] {
		a, b, c, d := sextets[rest[0]], sextets[rest[1]], sextets[rest[2]], sextets[rest[3]]
		seen |= a | b | c | d
		out = append(out, a<<2|b>>4, b<<4|c>>2, c<<6|d)
	}
	unused := uint8(0)
	switch len(rest) {
	case 1:
		seen, unused = seen|sextets[rest[0]], 1
	case 2:
		a, b := sextets[rest[0]], sextets[rest[1]]
		seen, unused = seen|a|b, b<<4
		out = append(out, a<<2|b>>4)
	case 3:
		a, b, c := sextets[rest[0]], sextets[rest[1]], sextets[rest[2]]
		seen, unused = seen|a|b|c, c<<6
		out = append(out, a<<2|b>>4, b<<4|c>>2)
	}
	switch {
	case seen&noSextet != 0:
		return dst, strange(text)
	case unused != 0:
		return dst, ErrCanonical
	}
	return out, nil
}

// strange tells padding from any other character outside the alphabet, by the
// first one.
func strange(text []byte) error {
	for _, c := range text {
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
