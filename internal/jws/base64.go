package jws

import "encoding/base64"

// encoding refuses non-zero unused bits. It would still skip CR and LF, so
// the alphabet is checked before.
var encoding = base64.RawURLEncoding.Strict()

// alphabet marks the characters of base64url (RFC 4648 §5).
var alphabet = func() (t [256]bool) {
	for c := range t {
		t[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_'
	}
	return t
}()

// checkAlphabet looks at every character of a part.
func checkAlphabet[S string | []byte](part S) error {
	for i := range len(part) {
		if !alphabet[part[i]] {
			if part[i] == '=' {
				return ErrPadding
			}
			return ErrAlphabet
		}
	}
	return nil
}

// decode64 appends the bytes that text encodes, if it is their one spelling.
func decode64(dst, text []byte) ([]byte, error) {
	if err := checkAlphabet(text); err != nil {
		return dst, err
	}
	out, err := encoding.AppendDecode(dst, text)
	if err != nil {
		return dst, ErrCanonical
	}
	return out, nil
}
