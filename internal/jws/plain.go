package jws

import (
	"strings"

	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
)

// plainHeader reads a header that is exactly as [AppendHeader] writes it, which
// is nearly every one. Of any other it says nothing: the strict reader judges
// those, and would read a plain one in the same way.
func plainHeader(raw string) (h Header, plain bool) {
	alg, rest, ok1 := plainText(raw, `{"alg":"`)
	seconds, rest, ok2 := plainTime(rest, `,"iat":`)
	keyID, rest, ok3 := plainText(rest, `,"kid":"`)
	typ, rest, ok4 := plainText(rest, `,"typ":"`)
	if !ok1 || !ok2 || !ok3 || !ok4 || rest != "}" {
		return Header{}, false
	}
	return Header{Algorithm: alg, KeyID: keyID, Type: typ, IssuedAt: seconds, HasTime: true}, true
}

// plainText cuts off a text in quotes behind its member.
func plainText(s, member string) (text, rest string, ok bool) {
	s, ok = strings.CutPrefix(s, member)
	end := strings.IndexByte(s, '"')
	if !ok || end < 0 || end > limits.HeaderText || !Visible(s[:end]) {
		return "", "", false
	}
	return s[:end], s[end+1:], true
}

// plainTime cuts off a time behind its member: digits up to a comma, the first
// not 0, of the years 1970 to 9999.
func plainTime(s, member string) (seconds int64, rest string, ok bool) {
	const longest = len("253402300799") // maxTime
	s, ok = strings.CutPrefix(s, member)
	end := strings.IndexByte(s, ',')
	if !ok || end < 1 || end > longest || s[0] == '0' {
		return 0, "", false
	}
	for _, c := range []byte(s[:end]) {
		if c < '0' || c > '9' {
			return 0, "", false
		}
		seconds = seconds*10 + int64(c-'0')
	}
	return seconds, s[end:], seconds <= maxTime
}
