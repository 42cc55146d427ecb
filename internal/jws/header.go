package jws

import (
	"encoding/base64"
	"errors"
	"strconv"

	"github.com/ordonnance-numerique/ordonnance-go/internal/limits"
	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// Header is a protected header, read. A member that is not there leaves its
// zero value.
type Header struct {
	Algorithm  string   // "alg", not compared with the list yet
	KeyID      string   // "kid"
	Type       string   // "typ"
	Thumbprint []byte   // "x5t#S256", 32 bytes
	Chain      [][]byte // "x5c", DER, leaf first
	IssuedAt   int64    // "iat", seconds since 1970; meaningful with HasTime
	HasTime    bool     // "iat" is there
	BadTime    bool     // "iat" is there and no integer of the years 1970 to 9999
}

// maxTime is the last second of the year 9999.
const maxTime = 253402300799

// ParseHeader reads the decoded protected header. It is a strict JSON object
// with member names of visible ASCII characters; "crit", "b64", "zip" and
// members with key material are refused (see policy.go); members it does not
// know are skipped, as RFC 7515 §4 demands. The algorithm and the time are
// judged later.
func ParseHeader(raw []byte) (Header, error) {
	if len(raw) > limits.TokenHeader {
		return Header{}, ErrHeaderSize
	}
	if h, ok := plainHeader(string(raw)); ok {
		return h, nil
	}
	var h Header
	lim := strictjson.Limits{Bytes: limits.TokenHeader, Depth: 8}
	err := strictjson.Members(raw, lim, h.member)
	var syntax *strictjson.Error
	switch {
	case errors.Is(err, strictjson.ErrDuplicate):
		return Header{}, ErrHeaderDuplicate
	case errors.As(err, &syntax):
		return Header{}, ErrHeader
	case err != nil:
		return Header{}, err
	}
	return h, nil
}

// member reads one member into h.
func (h *Header) member(name string, value []byte) (err error) {
	if !nameAllowed(name) {
		return ErrHeaderName
	}
	if err := checkMember(name); err != nil {
		return err
	}
	switch name {
	case "alg":
		h.Algorithm, err = headerText(value)
	case "kid":
		h.KeyID, err = headerText(value)
	case "typ":
		h.Type, err = headerText(value)
	case "iat":
		h.IssuedAt, h.BadTime = headerTime(value)
		h.HasTime = true
	case "crit":
		err = checkCrit(value)
	case "x5t#S256":
		h.Thumbprint, err = headerThumbprint(value)
	case "x5c":
		h.Chain, err = headerChain(value)
	}
	return err
}

// nameAllowed wants visible ASCII without quotation mark and backslash. Names
// with those come from writers that can be made to inject members.
func nameAllowed(name string) bool {
	return len(name) <= limits.HeaderName && Visible(name)
}

// Visible reports whether s is at least one character long and only made of
// visible ASCII without quotation mark and backslash: what may be written
// between quotes in JSON as it is.
func Visible(s string) bool {
	for i := range len(s) {
		if !visible[s[i]] {
			return false
		}
	}
	return s != ""
}

var visible = func() (t [256]bool) {
	for c := '!'; c < 0x7f; c++ {
		t[c] = c != '"' && c != '\\'
	}
	return t
}()

// checkCrit refuses every critical extension, for none is implemented, and
// every "crit" that is not a list of names, the empty one included (RFC 7515
// §4.1.11).
func checkCrit(value []byte) error {
	names, ok := strictjson.Strings(value)
	if !ok || len(names) == 0 {
		return ErrCritForm
	}
	return ErrCrit
}

// headerText reads a short visible text.
func headerText(value []byte) (string, error) {
	s, ok := strictjson.String(value)
	if !ok || len(s) > limits.HeaderText || !Visible(s) {
		return "", ErrHeaderMember
	}
	return s, nil
}

// headerTime reads whole seconds without sign, fraction or exponent.
func headerTime(value []byte) (seconds int64, bad bool) {
	n, err := strconv.ParseUint(string(value), 10, 63)
	if err != nil || n > maxTime {
		return 0, true
	}
	return int64(n), false
}

// headerThumbprint reads a SHA-256 thumbprint (RFC 7515 §4.1.8).
func headerThumbprint(value []byte) ([]byte, error) {
	s, ok := strictjson.String(value)
	if !ok {
		return nil, ErrHeaderMember
	}
	sum, err := decode64(nil, s)
	if err != nil || len(sum) != 32 {
		return nil, ErrHeaderMember
	}
	return sum, nil
}

// headerChain reads certificates, which are standard base64 and not base64url
// (RFC 7515 §4.1.6). Whether they are certificates is for the trust anchors.
func headerChain(value []byte) ([][]byte, error) {
	texts, ok := strictjson.Strings(value)
	if !ok || len(texts) == 0 || len(texts) > limits.HeaderCertificates {
		return nil, ErrHeaderMember
	}
	chain := make([][]byte, len(texts))
	for i, text := range texts {
		der, err := base64.StdEncoding.Strict().DecodeString(text)
		if err != nil || len(der) == 0 || base64.StdEncoding.EncodeToString(der) != text {
			return nil, ErrHeaderMember
		}
		chain[i] = der
	}
	return chain, nil
}

// AppendHeader writes the one protected header our kinds have: four members,
// in alphabetical order, without white space. The texts must be [Visible].
func AppendHeader(buf []byte, alg string, issuedAt int64, keyID, typ string) []byte {
	buf = append(append(buf, `{"alg":"`...), alg...)
	buf = strconv.AppendInt(append(buf, `","iat":`...), issuedAt, 10)
	buf = append(append(buf, `,"kid":"`...), keyID...)
	return append(append(append(buf, `","typ":"`...), typ...), `"}`...)
}
