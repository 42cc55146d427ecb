package qrcode_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// Where the code of testdata/pictures is, see the README there.
const fixtureText = "https://ordonnance.example/997700000000"

var fixtureCorners = [4]qrcode.Point{{X: 14, Y: 17}, {X: 101, Y: 17}, {X: 101, Y: 104}, {X: 14, Y: 104}}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "pictures", name))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// wantFixture checks that the code was read where it is displayed.
func wantFixture(t *testing.T, raw []byte, page int) {
	t.Helper()
	got, err := qrcode.DecodePicture(context.Background(), bytes.NewReader(raw), &qrcode.DecodeOptions{Max: 1})
	if err != nil || len(got) != 1 {
		t.Fatalf("%d codes, %v", len(got), err)
	}
	if got[0].Text != fixtureText || got[0].Page != page || got[0].Inverted {
		t.Errorf("got %q on page %d, inverted %v", got[0].Text, got[0].Page, got[0].Inverted)
	}
	for i, c := range got[0].Corners {
		if w := fixtureCorners[i]; abs(c.X-w.X) > 1.5 || abs(c.Y-w.Y) > 1.5 {
			t.Errorf("corner %d at %.1f, want %v", i, c, w)
		}
	}
}

func TestDecodePictureFormats(t *testing.T) {
	files, err := os.ReadDir(filepath.Join("testdata", "pictures"))
	if err != nil || len(files) < 30 {
		t.Fatal(len(files), err)
	}
	for _, f := range files {
		if filepath.Ext(f.Name()) == ".md" {
			continue
		}
		if f.Name() == "group3.tif" { // fill bits before each end of line
			_, err := qrcode.DecodePicture(context.Background(), bytes.NewReader(fixture(t, f.Name())), nil)
			if !errors.Is(err, qrcode.ErrNotPicture) {
				t.Error(f.Name(), err)
			}
			continue
		}
		t.Run(f.Name(), func(t *testing.T) {
			page := 0
			if f.Name() == "pages.tif" {
				page = 2
			}
			wantFixture(t, fixture(t, f.Name()), page)
		})
	}
}

func TestDecodePicturePages(t *testing.T) {
	got, err := qrcode.DecodePicture(context.Background(), bytes.NewReader(fixture(t, "pages.tif")), nil)
	if err != nil || len(got) != 2 || got[0].Page != 2 || got[1].Page != 3 {
		t.Errorf("%+v, %v", got, err)
	}
	white := twoPages(t, image.NewGray(image.Rect(0, 0, 50, 50)), spoiled(t, 4))
	if _, err := qrcode.DecodePicture(context.Background(), bytes.NewReader(white), nil); !errors.Is(err, qrcode.ErrDamaged) {
		t.Errorf("the more telling reason is lost: %v", err)
	}
}

// unturned gives the pixels that orientation o displays as the picture.
func unturned(img image.Image, o int) *image.Gray {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	out := image.NewGray(image.Rect(0, 0, w, h))
	if o >= 5 {
		out = image.NewGray(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			// Exif 2.32, tag 274: the 0th row and the 0th column are at the
			// 1 top, left 2 top, right 3 bottom, right 4 bottom, left
			// 5 left, top 6 right, top 7 right, bottom 8 left, bottom
			u, v := [9]int{1: x, 2: w - 1 - x, 3: w - 1 - x, 4: x, 5: y, 6: y, 7: h - 1 - y, 8: h - 1 - y}[o],
				[9]int{1: y, 2: y, 3: h - 1 - y, 4: h - 1 - y, 5: x, 6: w - 1 - x, 7: w - 1 - x, 8: x}[o]
			out.Set(u, v, img.At(x, y))
		}
	}
	return out
}

func TestDecodePictureOrientation(t *testing.T) {
	upright, err := png.Decode(bytes.NewReader(fixture(t, "bilevel.png")))
	if err != nil {
		t.Fatal(err)
	}
	for o := 1; o <= 8; o++ {
		img := unturned(upright, o)
		for name, write := range map[string]func(testing.TB, *image.Gray, int) []byte{
			"JPEG": orientedJPEG, "PNG": orientedPNG, "TIFF": orientedTIFF,
		} {
			t.Run(name+" "+string(rune('0'+o)), func(t *testing.T) { wantFixture(t, write(t, img, o), 0) })
		}
	}
	t.Run("out of range", func(t *testing.T) { wantFixture(t, orientedPNG(t, unturned(upright, 1), 9), 0) })
	t.Run("WebP", func(t *testing.T) { // displayed upside down
		got, err := qrcode.DecodePicture(context.Background(), bytes.NewReader(orientedWebP(t, 160, 120, 3)), nil)
		if err != nil || len(got) != 1 || abs(got[0].Corners[0].X-(160-14)) > 1.5 || abs(got[0].Corners[0].Y-(120-17)) > 1.5 {
			t.Errorf("%+v, %v", got, err)
		}
	})
}

func TestReadPicture(t *testing.T) {
	bg := context.Background()
	for name, want := range map[string]image.Point{"framed.gif": {X: 160, Y: 120}, "colour.jpg": {X: 160, Y: 120}, "fax.tif": {X: 160, Y: 120}} {
		g, err := qrcode.ReadPicture(bg, bytes.NewReader(fixture(t, name)), 0, nil)
		if err != nil || g.Bounds().Size() != want || g.GrayAt(15, 18).Y > 60 || g.GrayAt(5, 5).Y < 200 {
			t.Errorf("%s: %v", name, err)
		}
	}
	pages := fixture(t, "pages.tif")
	for page, dark := range map[int]bool{1: false, 2: true, 3: true} {
		g, err := qrcode.ReadPicture(bg, bytes.NewReader(pages), page, nil)
		if err != nil || (g.GrayAt(15, 18).Y < 60) != dark {
			t.Errorf("page %d: %v", page, err)
		}
	}
	for name, c := range map[string]struct {
		raw  []byte
		page int
		opts *qrcode.DecodeOptions
		want error
	}{
		"no such page": {pages, 4, nil, qrcode.ErrNotPicture},
		"no picture":   {[]byte("text"), 1, nil, qrcode.ErrNotPicture},
		"too large":    {pages, 1, &qrcode.DecodeOptions{MaxPixels: 100}, qrcode.ErrPictureTooLarge},
		"format":       {pages, 1, &qrcode.DecodeOptions{Formats: []qrcode.Format{"x"}}, qrcode.ErrDecodeFormat},
	} {
		if g, err := qrcode.ReadPicture(bg, bytes.NewReader(c.raw), c.page, c.opts); !errors.Is(err, c.want) || g != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
