package qrcode_test

import (
	"errors"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

func TestBase45(t *testing.T) {
	for _, v := range []struct{ name, bytes, text string }{
		{"nothing", "", ""},
		{"RFC 9285 §4.3, example 1", "AB", "BB8"},
		{"RFC 9285 §4.3, example 2", "Hello!!", "%69 VD92EX0"},
		{"RFC 9285 §4.3, example 3", "base-45", "UJCLQE7W581"},
		{"RFC 9285 §4.4", "ietf!", "QED8WEX0"},
		{"largest pair", "\xff\xff", "FGW"},
		{"largest single byte", "\xff", "U5"},
		{"zeros", "\x00\x00\x00", "00000"},
	} {
		t.Run(v.name, func(t *testing.T) {
			if got := string(qrcode.AppendBase45(nil, []byte(v.bytes))); got != v.text {
				t.Errorf("encoded %q, want %q", got, v.text)
			}
			got, err := qrcode.AppendFromBase45(nil, v.text)
			if err != nil || string(got) != v.bytes {
				t.Errorf("decoded %q, %v, want %q", got, err, v.bytes)
			}
		})
	}
}

func TestBase45Refuses(t *testing.T) {
	for _, v := range []struct{ name, text string }{
		{"one character", "0"},
		{"four characters", "0000"},
		{"pair above 65535 (RFC 9285 §6)", "GGW"},
		{"largest triple", ":::"},
		{"single byte above 255", "V5"},
		{"lower case", "bb8"},
		{"lower case at the end", "BB8b8"},
		{"outside the set", "B_8"},
		{"byte above ASCII", "B\xff8"},
		{"line feed", "BB8\n"},
	} {
		t.Run(v.name, func(t *testing.T) {
			if _, err := qrcode.AppendFromBase45(nil, v.text); !errors.Is(err, qrcode.ErrBase45) {
				t.Errorf("got %v", err)
			}
		})
	}
}
