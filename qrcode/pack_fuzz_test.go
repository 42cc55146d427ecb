package qrcode_test

import (
	"bytes"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// What Unpack accepts, Pack writes again to the letter.
func FuzzUnpack(f *testing.F) {
	v := loadPackVectors(f)
	for _, a := range v.Accepted {
		f.Add(a.Text)
	}
	for _, r := range v.Refused {
		f.Add(r.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		token, err := qrcode.Unpack(text)
		if err != nil {
			return
		}
		again, err := qrcode.Pack(token)
		if err != nil || again != text {
			t.Fatalf("accepted %q, written again as %q, %v", text, again, err)
		}
	})
}

// The same from the bytes of the carrier, which mutate more usefully.
func FuzzCarrier(f *testing.F) {
	v := loadPackVectors(f)
	for _, a := range v.Accepted {
		f.Add(carrierOf(f, a.Text))
	}
	f.Fuzz(func(t *testing.T, carrier []byte) {
		text := carrierText(carrier)
		token, err := qrcode.Unpack(text)
		if err != nil {
			return
		}
		again, err := qrcode.Pack(token)
		if err != nil || again != text {
			t.Fatalf("accepted %x, written again as %q, %v", carrier, again, err)
		}
	})
}

// What Pack accepts, Unpack gives back to the letter.
func FuzzPack(f *testing.F) {
	v := loadPackVectors(f)
	for _, a := range v.Accepted {
		f.Add(a.Token)
	}
	for _, r := range v.RefusedTokens {
		f.Add(r.Token)
	}
	f.Fuzz(func(t *testing.T, token string) {
		if _, err := qrcode.Pack(token); err == nil {
			mustPack(t, token)
		}
	})
}

func FuzzBase45(f *testing.F) {
	for _, s := range []string{"", "BB8", "%69 VD92EX0", "UJCLQE7W581", "QED8WEX0", ":::", "::", "0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		written := string(qrcode.AppendBase45(nil, []byte(text)))
		back, err := qrcode.AppendFromBase45(nil, written)
		if err != nil || !bytes.Equal(back, []byte(text)) {
			t.Fatalf("bytes %x came back as %x, %v", text, back, err)
		}
		b, err := qrcode.AppendFromBase45(nil, text)
		if err != nil {
			return
		}
		if again := string(qrcode.AppendBase45(nil, b)); again != text {
			t.Fatalf("accepted %q, written again as %q", text, again)
		}
	})
}
