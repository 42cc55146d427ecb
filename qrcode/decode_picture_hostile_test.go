package qrcode_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// pngFile is a whole PNG: all pixels of one bit, white.
func pngFile(t testing.TB, w, h int) []byte {
	t.Helper()
	var z bytes.Buffer
	d := zlib.NewWriter(&z)
	row := bytes.Repeat([]byte{0xFF}, 1+(w+7)/8)
	row[0] = 0 // no filter
	for range h {
		if _, err := d.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(w)), uint32(h))
	return bytes.Join([][]byte{[]byte("\x89PNG\r\n\x1a\n"), pngChunk("IHDR", append(head, 1, 0, 0, 0, 0)),
		pngChunk("IDAT", z.Bytes()), pngChunk("IEND", nil)}, nil)
}

// manyFrames is an animation of empty pictures.
func manyFrames(t testing.TB, n int) []byte {
	t.Helper()
	a := &gif.GIF{Config: image.Config{Width: 8, Height: 8}}
	for range n {
		a.Image = append(a.Image, image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{color.White, color.Black}))
		a.Delay = append(a.Delay, 1)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// manyScans is a JPEG with its only scan repeated.
func manyScans(t testing.TB, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	raw := b.Bytes()
	at, end := bytes.Index(raw, []byte{0xFF, 0xDA}), len(raw)-2
	return bytes.Join([][]byte{raw[:end], bytes.Repeat(raw[at:end], n-1), raw[end:]}, nil)
}

// bmpHead promises w×h pixels of 24 bits.
func bmpHead(w, h uint32) []byte {
	b := make([]byte, 54)
	copy(b, "BM")
	le := binary.LittleEndian
	le.PutUint32(b[10:], 54)
	le.PutUint32(b[14:], 40)
	le.PutUint32(b[18:], w)
	le.PutUint32(b[22:], h)
	le.PutUint16(b[26:], 1)
	le.PutUint16(b[28:], 24)
	return b
}

// jpegHead promises w×h grey pixels.
func jpegHead(w, h uint16) []byte {
	b := []byte{0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8}
	b = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(b, h), w)
	return append(b, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0)
}

// gifHead promises a canvas.
func gifHead(w, h uint16) []byte {
	b := binary.LittleEndian.AppendUint16([]byte("GIF89a"), w)
	return append(binary.LittleEndian.AppendUint16(b, h), 0, 0, 0, ';')
}

// webpHead promises w×h pixels, lossless.
func webpHead(w, h uint32) []byte {
	body := binary.LittleEndian.AppendUint32([]byte{0x2F}, (w-1)|(h-1)<<14)
	return append([]byte("RIFF\x16\x00\x00\x00WEBPVP8L\x0a\x00\x00\x00"), append(body, 0, 0, 0, 0, 0)...)
}

// selfish is a TIFF whose only page says that it is followed by itself.
func selfish(t testing.TB) []byte {
	raw := orientedTIFF(t, image.NewGray(image.Rect(0, 0, 8, 8)), 1)
	copy(raw[len(raw)-4:], raw[4:8])
	return raw
}

func manyPages(n int) []byte {
	g := image.NewGray(image.Rect(0, 0, 8, 8))
	pages := make([][]tag, n)
	for i := range pages {
		pages[i] = greyPage(g, 8, 1)
	}
	return tiffFile(g.Pix, pages...)
}

func TestDecodePictureHostile(t *testing.T) {
	g := image.NewGray(image.Rect(0, 0, 64, 64))
	absurd := func(id, value uint32) []byte {
		tags := greyPage(g, 8, 1)
		for i := range tags {
			if tags[i].id == id {
				tags[i].value = value
			}
		}
		return tiffFile(g.Pix, tags)
	}
	const megabyte = 1 << 20
	for _, c := range []struct {
		name   string
		raw    []byte
		want   error
		memory uint64
	}{
		{"PNG, 64 million pixels in 33 bytes", header(8000, 8000), qrcode.ErrNotPicture, megabyte},
		{"PNG, more than 65 535 pixels wide", pngFile(t, 70_000, 1), qrcode.ErrPictureTooLarge, megabyte},
		{"PNG, 1 × 60 000", pngFile(t, 1, 60_000), qrcode.ErrNoCode, 128 * megabyte},
		{"PNG, 60 000 × 1", pngFile(t, 60_000, 1), qrcode.ErrNoCode, 128 * megabyte},
		{"PNG, bomb", pngFile(t, 3000, 3000), qrcode.ErrNoCode, 256 * megabyte},
		{"JPEG, 60 000 × 60 000", jpegHead(60_000, 60_000), qrcode.ErrPictureTooLarge, megabyte},
		{"JPEG, 8000 × 8000 and no data", jpegHead(8000, 8000), qrcode.ErrNotPicture, megabyte},
		{"JPEG, a thousand scans", manyScans(t, 1000), qrcode.ErrNotPicture, megabyte},
		{"GIF, 10 000 frames", manyFrames(t, 10_000), qrcode.ErrNoCode, 16 * megabyte},
		{"GIF, 60 000 × 60 000", gifHead(60_000, 60_000), qrcode.ErrPictureTooLarge, megabyte},
		{"GIF, 8000 × 8000 and no frame", gifHead(8000, 8000), qrcode.ErrNotPicture, megabyte},
		{"WebP, 16 384 × 16 384", webpHead(16_384, 16_384), qrcode.ErrPictureTooLarge, megabyte},
		{"WebP, cut", webpHead(64, 64), qrcode.ErrNotPicture, megabyte},
		{"BMP, 2 000 000 000 wide", bmpHead(2_000_000_000, 1), qrcode.ErrPictureTooLarge, megabyte},
		{"BMP, 8000 × 8000 and no data", bmpHead(8000, 8000), qrcode.ErrNotPicture, megabyte},
		{"TIFF, followed by itself", selfish(t), qrcode.ErrNoCode, 4 * megabyte},
		{"TIFF, 101 pages", manyPages(101), qrcode.ErrPictureTooLarge, megabyte},
		{"TIFF, no directory", []byte("II*\x00\xff\xff\xff\x7f"), qrcode.ErrNotPicture, megabyte},
		{"TIFF, 4 294 967 295 wide", absurd(256, 1<<32-1), qrcode.ErrPictureTooLarge, megabyte},
		{"TIFF, 0 high", absurd(257, 0), qrcode.ErrNotPicture, megabyte},
		{"TIFF, 99 bits a sample", absurd(258, 99), qrcode.ErrNotPicture, megabyte},
		{"TIFF, JPEG inside", absurd(259, 7), qrcode.ErrNotPicture, megabyte},
		{"TIFF, strip beyond the file", absurd(273, 1<<31), qrcode.ErrNotPicture, megabyte},
		{"TIFF, strip of 2 GB", absurd(279, 1<<31), qrcode.ErrNotPicture, megabyte},
		{"TIFF, orientation 77", absurd(274, 77), qrcode.ErrNoCode, 4 * megabyte},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			got, err := qrcode.DecodePicture(context.Background(), bytes.NewReader(c.raw), nil)
			runtime.ReadMemStats(&after)
			if !errors.Is(err, c.want) || got != nil {
				t.Errorf("%d codes, %v; want %v", len(got), err, c.want)
			}
			if n := after.TotalAlloc - before.TotalAlloc; n > c.memory {
				t.Errorf("took %d bytes of memory", n)
			}
		})
	}
}

// endless counts what is read of it.
type endless struct{ n int64 }

func (e *endless) Read(p []byte) (int, error) {
	e.n += int64(len(p))
	return len(p), nil
}

// stopper ends the context when the file has been read to its end.
type stopper struct {
	r      io.Reader
	cancel func()
}

func (s stopper) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil {
		s.cancel()
	}
	return n, err
}

func TestDecodePictureStops(t *testing.T) {
	var e endless
	if _, err := qrcode.DecodePicture(context.Background(), &e, &qrcode.DecodeOptions{MaxPixels: 1000}); !errors.Is(err, qrcode.ErrPictureTooLarge) || e.n > 4<<20 {
		t.Errorf("endless: %v after %d bytes", err, e.n)
	}
	for _, name := range []string{"bilevel.png", "grey.jpg", "interlaced.gif", "lossy.webp", "lzw.tif", "colour.bmp"} {
		ctx, cancel := context.WithCancel(context.Background())
		got, err := qrcode.DecodePicture(ctx, stopper{bytes.NewReader(fixture(t, name)), cancel}, nil)
		if !errors.Is(err, qrcode.ErrInterrupted) || !errors.Is(err, context.Canceled) || got != nil {
			t.Errorf("%s, time is up after the last byte: %v", name, err)
		}
		cancel()
	}
}

// Every format, cut anywhere or with bytes changed, is read or refused.
func TestDecodePictureDamaged(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	files, err := os.ReadDir(filepath.Join("testdata", "pictures"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		raw := fixture(t, f.Name())
		for i := range 6 {
			b := bytes.Clone(raw)
			if i%2 == 0 {
				b = b[:r.IntN(len(b))]
			}
			for range i {
				if len(b) > 0 {
					b[r.IntN(min(len(b), 400))] = byte(r.IntN(256))
				}
			}
			got, err := qrcode.DecodePicture(context.Background(), bytes.NewReader(b), &qrcode.DecodeOptions{MaxPixels: 1 << 16})
			checkOutcome(t, got, err)
		}
	}
}

// checkOutcome holds that there are codes or a refusal of ours.
func checkOutcome(t *testing.T, got []qrcode.Symbol, err error) {
	t.Helper()
	var e *qrcode.Error
	if (err == nil) != (len(got) > 0) || err != nil && !errors.As(err, &e) {
		t.Errorf("%d codes, %v", len(got), err)
	}
}

func FuzzDecodePicture(f *testing.F) {
	for _, name := range []string{"bilevel.png", "alpha64.png", "grey.jpg", "progressive.jpg", "framed.gif", "lossless.webp",
		"lossy.webp", "alpha.webp", "fax.tif", "pages.tif", "deflate.tif", "palette.bmp"} {
		f.Add(fixture(f, name))
	}
	f.Add(orientedWebP(f, 160, 120, 6))
	f.Add(selfish(f))
	f.Add(jpegHead(60_000, 60_000))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := qrcode.DecodePicture(context.Background(), bytes.NewReader(b), &qrcode.DecodeOptions{MaxPixels: 1 << 15})
		checkOutcome(t, got, err)
	})
}
