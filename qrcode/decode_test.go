package qrcode_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	skip2 "github.com/skip2/go-qrcode"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
)

// sample is a symbol of version 5 with its text.
func sample(t testing.TB) (string, degrade.Code) {
	text, code, _ := symbol(t, rand.New(rand.NewPCG(3, 3)), 110, skip2.Medium)
	return text, code
}

func TestDecodeResult(t *testing.T) {
	text, code := sample(t)
	got, err := qrcode.Decode(context.Background(), crisp(code, 4), nil)
	if err != nil || len(got) != 1 {
		t.Fatal(len(got), err)
	}
	s := got[0]
	if s.Format != qrcode.QR || s.Text != text || string(s.Bytes) != text || s.Version != 5 || s.Level != "M" || s.Attempt == "" {
		t.Errorf("got %+v", s)
	}
	lo, hi := 16.0, 16+4*float64(code.W)
	for i, want := range [4]qrcode.Point{{X: lo, Y: lo}, {X: hi, Y: lo}, {X: hi, Y: hi}, {X: lo, Y: hi}} {
		if c := s.Corners[i]; abs(c.X-want.X) > 1 || abs(c.Y-want.Y) > 1 {
			t.Errorf("corner %d at %v, want %v", i, c, want)
		}
	}
}

func abs(x float64) float64 { return max(x, -x) }

func TestDecodeTransformed(t *testing.T) {
	text, code := sample(t)
	g := crisp(code, 4)
	n := g.Rect.Dx()
	for name, at := range map[string]func(x, y int) uint8{
		"mirrored":   func(x, y int) uint8 { return g.Pix[y*n+n-1-x] },
		"transposed": func(x, y int) uint8 { return g.Pix[x*n+y] },
		"inverted":   func(x, y int) uint8 { return 255 - g.Pix[y*n+x] },
		"on its head": func(x, y int) uint8 {
			return g.Pix[(n-1-y)*n+n-1-x]
		},
	} {
		t.Run(name, func(t *testing.T) {
			img := image.NewGray(g.Rect)
			for i := range img.Pix {
				img.Pix[i] = at(i%n, i/n)
			}
			if !reads(t, img, text) {
				t.Error("not read")
			}
		})
	}
	t.Run("no quiet zone", func(t *testing.T) {
		if !reads(t, g.SubImage(image.Rect(16, 16, n-16, n-16)), text) {
			t.Error("not read")
		}
	})
}

// TestDecodePictureTypes draws the symbol in every kind of picture.
func TestDecodePictureTypes(t *testing.T) {
	text, code := sample(t)
	g := crisp(code, 3)
	b := g.Rect
	glass := image.NewNRGBA(b) // dark modules on nothing
	for i, v := range g.Pix {
		if v == 0 {
			glass.Pix[4*i+3] = 255
		}
	}
	imgs := map[string]interface {
		image.Image
		Set(x, y int, c color.Color)
	}{
		"RGBA": image.NewRGBA(b), "NRGBA": image.NewNRGBA(b), "Gray16": image.NewGray16(b), "RGBA64": image.NewRGBA64(b),
		"CMYK": image.NewCMYK(b), "palette": image.NewPaletted(b, color.Palette{color.Black, color.White}),
	}
	for name, img := range imgs {
		for i, v := range g.Pix {
			img.Set(i%b.Dx(), i/b.Dx(), color.Gray{Y: v})
		}
		if !reads(t, img, text) {
			t.Errorf("%s: not read", name)
		}
	}
	if !reads(t, glass, text) {
		t.Error("transparent: not read")
	}
}

func TestDecodeManyCodes(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	a, codeA, _ := symbol(t, r, 255, skip2.Medium)
	b, codeB, _ := symbol(t, r, 60, skip2.Medium)
	c, codeC := matrixSymbol(t, r, 120)
	page := degrade.TextPage(150, 4)
	mm := 150 / 25.4
	img := degrade.Take(degrade.Shot{W: page.Rect.Dx(), H: page.Rect.Dy(), Page: page, Blur: 0.5, Noise: 3,
		Codes: []degrade.Placed{
			{Code: codeA, At: degrade.Square(170*mm, 250*mm, 28*mm, 2)},
			{Code: codeB, At: degrade.Square(40*mm, 250*mm, 20*mm, -3)},
			{Code: codeC, At: degrade.Square(170*mm, 40*mm, 25*mm, 4)},
		}})
	texts := func(o *qrcode.DecodeOptions) []string {
		got, err := qrcode.Decode(context.Background(), img, o)
		if err != nil {
			t.Error(err)
		}
		var out []string
		for _, s := range got {
			out = append(out, s.Text)
		}
		slices.Sort(out)
		return out
	}
	for _, x := range []struct {
		name string
		opts *qrcode.DecodeOptions
		want []string
	}{
		{"all", nil, []string{a, b, c}},
		{"QR only", &qrcode.DecodeOptions{Formats: []qrcode.Format{qrcode.QR}}, []string{a, b}},
		{"Data Matrix only", &qrcode.DecodeOptions{Formats: []qrcode.Format{qrcode.DataMatrix}}, []string{c}},
	} {
		slices.Sort(x.want)
		if got := texts(x.opts); !slices.Equal(got, x.want) {
			t.Errorf("%s: %d codes, want %d", x.name, len(got), len(x.want))
		}
	}
	if got := texts(&qrcode.DecodeOptions{Max: 1}); len(got) != 1 {
		t.Errorf("Max 1: %d codes", len(got))
	}
}

// spoiled is a symbol whose marks are intact and whose data is not.
func spoiled(t testing.TB, px int) *image.Gray { return crisp(ruined(t), px) }

// ruined is a symbol whose data are gone and whose fixed patterns stand.
func ruined(t testing.TB) degrade.Code {
	_, code := sample(t)
	r := rand.New(rand.NewPCG(1, 1))
	for y := 10; y < code.H-10; y++ {
		for x := 10; x < code.W; x++ {
			if x < code.W-10 || y < code.H-12 {
				code.Modules[y*code.W+x] = r.IntN(2) == 0
			}
		}
	}
	return code
}

// header is a PNG that claims the size and holds nothing.
func header(w, h uint32) []byte {
	chunk := []byte("IHDR")
	chunk = binary.BigEndian.AppendUint32(chunk, w)
	chunk = binary.BigEndian.AppendUint32(chunk, h)
	chunk = append(chunk, 8, 0, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	out = append(out, chunk...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
}

func TestDecodeRefusals(t *testing.T) {
	_, code := sample(t)
	ok := crisp(code, 4)
	page, cancelled := degrade.TextPage(75, 1), func() context.Context {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		return ctx
	}()
	bg := context.Background()
	decode := func(img image.Image, o *qrcode.DecodeOptions) func() ([]qrcode.Symbol, error) {
		return func() ([]qrcode.Symbol, error) { return qrcode.Decode(bg, img, o) }
	}
	picture := func(b []byte) func() ([]qrcode.Symbol, error) {
		return func() ([]qrcode.Symbol, error) { return qrcode.DecodePicture(bg, bytes.NewReader(b), nil) }
	}
	for _, c := range []struct {
		name string
		do   func() ([]qrcode.Symbol, error)
		want error
	}{
		{"black picture", decode(image.NewGray(image.Rect(0, 0, 200, 200)), nil), qrcode.ErrNoCode},
		{"page of text", decode(page, nil), qrcode.ErrNoCode},
		{"other format", decode(ok, &qrcode.DecodeOptions{Formats: []qrcode.Format{qrcode.DataMatrix}}), qrcode.ErrNoCode},
		{"data destroyed", decode(spoiled(t, 4), nil), qrcode.ErrDamaged},
		{"data destroyed, one pixel a module", decode(spoiled(t, 1), nil), qrcode.ErrTooSmall},
		{"no picture", decode(nil, nil), qrcode.ErrNotPicture},
		{"picture that lies", decode(&image.Gray{Stride: 100, Rect: image.Rect(0, 0, 100, 100)}, nil), qrcode.ErrNotPicture},
		{"no bytes", picture(nil), qrcode.ErrNotPicture},
		{"text", picture([]byte(strings.Repeat("ordonnance", 50))), qrcode.ErrNotPicture},
		{"header only", picture(header(100, 100)), qrcode.ErrNotPicture},
		{"huge header", picture(header(1<<20, 1<<20)), qrcode.ErrPictureTooLarge},
		{"over MaxPixels", decode(ok, &qrcode.DecodeOptions{MaxPixels: 1000}), qrcode.ErrPictureTooLarge},
		{"empty picture", decode(image.NewGray(image.Rectangle{}), nil), qrcode.ErrPictureTooLarge},
		{"time is up", func() ([]qrcode.Symbol, error) { return qrcode.Decode(cancelled, ok, nil) }, qrcode.ErrInterrupted},
		{"unknown format", decode(ok, &qrcode.DecodeOptions{Formats: []qrcode.Format{"Aztec"}}), qrcode.ErrDecodeFormat},
	} {
		got, err := c.do()
		if !errors.Is(err, c.want) || got != nil {
			t.Errorf("%s: %d codes, %v; want %v", c.name, len(got), err, c.want)
		}
	}
	if _, err := qrcode.Decode(cancelled, ok, nil); !errors.Is(err, context.Canceled) {
		t.Error("the cause of the interruption is lost")
	}
}

func TestDecodePicture(t *testing.T) {
	text, code := sample(t)
	g := crisp(code, 4)
	var p, j, a bytes.Buffer
	if err := errors.Join(png.Encode(&p, g), jpeg.Encode(&j, g, nil), gif.Encode(&a, g, nil)); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"PNG": p.Bytes(), "JPEG": j.Bytes(), "GIF": a.Bytes()} {
		got, err := qrcode.DecodePicture(context.Background(), bytes.NewReader(b), nil)
		if err != nil || len(got) != 1 || got[0].Text != text {
			t.Errorf("%s: %d codes, %v", name, len(got), err)
		}
		_, err = qrcode.DecodePicture(context.Background(), bytes.NewReader(b[:len(b)/2]), nil)
		if name == "PNG" && !errors.Is(err, qrcode.ErrNotPicture) {
			t.Errorf("half a %s: %v", name, err)
		}
	}
}

// small draws symbols of version 1 and of 10 to 16 modules: fuzzing wants speed.
func small(t testing.TB) []*image.Gray {
	_, code, _ := symbol(t, rand.New(rand.NewPCG(2, 2)), 8, skip2.Medium)
	_, matrix := matrixSymbol(t, rand.New(rand.NewPCG(1, 1)), 4)
	return []*image.Gray{crisp(code, 2), crisp(matrix, 3), image.NewGray(image.Rect(0, 0, 1, 60))}
}

func FuzzDecode(f *testing.F) {
	for _, img := range small(f) {
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Add(header(40000, 40000))
	f.Add([]byte("GIF89a"))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := qrcode.DecodePicture(context.Background(), bytes.NewReader(b), &qrcode.DecodeOptions{MaxPixels: 1 << 13})
		if (err == nil) != (len(got) > 0) {
			t.Errorf("%d codes, %v", len(got), err)
		}
	})
}

// FuzzDecodePixels hands in raw pixels: what a compressed picture seldom shows.
// What is read must be what a fresh symbol with the same text says.
func FuzzDecodePixels(f *testing.F) {
	for _, g := range small(f) {
		f.Add(g.Pix, uint8(g.Rect.Dx()))
	}
	f.Fuzz(func(t *testing.T, pix []byte, w uint8) {
		n := max(int(w)%100, 1)
		h := min(len(pix)/n, 100)
		if h == 0 {
			return
		}
		got, err := qrcode.Decode(context.Background(), &image.Gray{Pix: pix, Stride: n, Rect: image.Rect(0, 0, n, h)}, nil)
		if (err == nil) != (len(got) > 0) {
			t.Errorf("%d codes, %v", len(got), err)
		}
		for _, s := range got {
			if q, err := skip2.New(s.Text, skip2.Medium); err == nil && s.Format == qrcode.QR {
				again, err := qrcode.Decode(context.Background(), q.Image(-3), nil)
				if err != nil || len(again) != 1 || again[0].Text != s.Text {
					t.Errorf("read %q, written again: %v", s.Text, err)
				}
			}
		}
	})
}
