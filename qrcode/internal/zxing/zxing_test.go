package zxing_test

import (
	"errors"
	"testing"

	skip2 "github.com/skip2/go-qrcode"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/zxing"
)

func modules(t testing.TB, text string) ([]bool, int) {
	q, err := skip2.New(text, skip2.High)
	if err != nil {
		t.Fatal(err)
	}
	q.DisableBorder = true
	rows := q.Bitmap()
	var out []bool
	for _, r := range rows {
		out = append(out, r...)
	}
	return out, len(rows)
}

func TestDecodeQR(t *testing.T) {
	m, n := modules(t, "ORDONNANCE 42")
	c, err := zxing.DecodeQR(m, n)
	if err != nil || c.Text != "ORDONNANCE 42" || c.Level != "Q" || len(c.Data) == 0 || c.Mirrored {
		t.Errorf("%+v, %v", c, err)
	}
	mirrored := make([]bool, len(m))
	for i := range m {
		mirrored[i] = m[i%n*n+i/n]
	}
	if c, err := zxing.DecodeQR(mirrored, n); err != nil || c.Text != "ORDONNANCE 42" || !c.Mirrored {
		t.Errorf("mirrored: %v", err)
	}
}

func TestRefusals(t *testing.T) {
	m, n := modules(t, "A")
	for i := 8 * n; i < len(m); i += 2 {
		m[i] = !m[i]
	}
	for name, do := range map[string]func() (zxing.Content, error){
		"damaged":        func() (zxing.Content, error) { return zxing.DecodeQR(m, n) },
		"no modules":     func() (zxing.Content, error) { return zxing.DecodeQR(nil, 0) },
		"size not a QR":  func() (zxing.Content, error) { return zxing.DecodeQR(make([]bool, 100), 10) },
		"count and size": func() (zxing.Content, error) { return zxing.DecodeQR(make([]bool, 7), 21) },
	} {
		if c, err := do(); !errors.Is(err, zxing.ErrUnread) || c.Data != nil || c.Text != "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzMatrices(f *testing.F) {
	f.Add([]byte{1, 2, 3, 200}, uint8(1))
	f.Add([]byte{0xff}, uint8(40))
	f.Fuzz(func(t *testing.T, seed []byte, version uint8) {
		if len(seed) == 0 {
			return
		}
		fill := func(n int) []bool {
			out := make([]bool, n)
			for i := range out {
				out[i] = seed[i/8%len(seed)]>>(i%8)&1 == 1
			}
			return out
		}
		n := 17 + 4*(1+int(version)%40)
		if _, err := zxing.DecodeQR(fill(n*n), n); err != nil && !errors.Is(err, zxing.ErrUnread) {
			t.Error(err)
		}
	})
}
