package qrcode_test

import (
	"encoding/base64"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// standardHeader is the header of the shortest template.
const standardHeader = `{"alg":"ES256","iat":1795300000,"kid":"AbCd_-09","typ":"vnd.ordonnance.prescription.compact;v=1"}`

// compact joins the three parts of a token.
func compact(header string, payload, signature []byte) string {
	e := base64.RawURLEncoding.EncodeToString
	return e([]byte(header)) + "." + e(payload) + "." + e(signature)
}

// fill makes n bytes that differ from each other.
func fill(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i*37 + 11)
	}
	return b
}

// carrierText makes the text of a symbol from the bytes of a carrier.
func carrierText(carrier []byte) string {
	return string(qrcode.AppendBase45([]byte(qrcode.Prefix), carrier))
}

// carrierOf gives the bytes of a packed text.
func carrierOf(tb testing.TB, text string) []byte {
	tb.Helper()
	carrier, err := qrcode.AppendFromBase45(nil, text[len(qrcode.Prefix):])
	if err != nil {
		tb.Fatal(err)
	}
	return carrier
}

// mustPack packs a token that must be accepted and must come back.
func mustPack(tb testing.TB, token string) string {
	tb.Helper()
	text, err := qrcode.Pack(token)
	if err != nil {
		tb.Fatal(err)
	}
	back, err := qrcode.Unpack(text)
	if err != nil {
		tb.Fatal(err)
	}
	if back != token {
		tb.Fatalf("unpacked token differs:\n got %s\nwant %s", back, token)
	}
	return text
}
