package qrcode_test

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// TestCorpus reads the public pictures. The floors are what was measured; in
// qr-dcc two texts are wrong by design (zbar reads the same as we do).
func TestCorpus(t *testing.T) {
	if corpus() == "" {
		t.Skip("set ORDONNANCE_CORPUS to the folder of public test data")
	}
	for _, c := range []struct {
		folder string
		floor  int
	}{
		{"qr-dcc", 255}, {"qr-photos/qrcode-1", 20}, {"qr-photos/qrcode-3", 42}, {"qr-photos/qrcode-5", 19},
		{"qr-photos/datamatrix-1", 23}, {"datamatrix-hostile", 4},
	} {
		t.Run(c.folder, func(t *testing.T) {
			dir := filepath.Join(corpus(), c.folder)
			files, err := filepath.Glob(filepath.Join(dir, "*.*"))
			if err != nil || len(files) == 0 {
				t.Fatal("no pictures", err)
			}
			texts := expected(t, dir)
			read, n := 0, 0
			for _, f := range files {
				if ext := filepath.Ext(f); ext != ".png" && ext != ".jpg" {
					continue
				}
				n++
				if readsFile(t, f, texts[filepath.Base(f)]) {
					read++
				}
			}
			t.Logf("%d of %d", read, n)
			if read < c.floor {
				t.Errorf("read %d of %d, want %d", read, n, c.floor)
			}
		})
	}
}

// TestCorpusTurned reads the photographs in four turns, all of them.
func TestCorpusTurned(t *testing.T) {
	if corpus() == "" {
		t.Skip("set ORDONNANCE_CORPUS to the folder of public test data")
	}
	for folder, floor := range map[string]int{"qrcode-1": 80, "qrcode-3": 168, "qrcode-5": 76, "datamatrix-1": 92} {
		t.Run(folder, func(t *testing.T) {
			dir := filepath.Join(corpus(), "qr-photos", folder)
			texts, read := expected(t, dir), 0
			for name, want := range texts {
				raw, err := os.ReadFile(filepath.Join(dir, name))
				if err != nil {
					continue // the text stands for either ending
				}
				img, err := qrcode.ReadPicture(context.Background(), bytes.NewReader(raw), 1, nil)
				if err != nil {
					t.Fatal(name, err)
				}
				for range 4 {
					got, _ := qrcode.Decode(context.Background(), img, nil)
					if has(got, want) {
						read++
					}
					img = quarterTurn(img)
				}
			}
			t.Logf("%d", read)
			if read < floor {
				t.Errorf("read %d, want %d", read, floor)
			}
		})
	}
}

// quarterTurn turns clockwise.
func quarterTurn(g *image.Gray) *image.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, h, w))
	for y := range h {
		for x := range w {
			out.Pix[x*out.Stride+h-1-y] = g.Pix[y*g.Stride+x]
		}
	}
	return out
}

// expected returns the texts by file name.
func expected(t *testing.T, dir string) map[string][]byte {
	out := map[string][]byte{}
	if raw, err := os.ReadFile(filepath.Join(dir, "expected.json")); err == nil {
		var list []struct{ File, Text string }
		if err := json.Unmarshal(raw, &list); err != nil {
			t.Fatal(err)
		}
		for _, e := range list {
			out[e.File] = []byte(e.Text)
		}
		return out
	}
	for _, ext := range []string{".txt", ".bin"} {
		files, _ := filepath.Glob(filepath.Join(dir, "*"+ext))
		for _, f := range files {
			raw, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			base := strings.TrimSuffix(filepath.Base(f), ext)
			out[base+".png"], out[base+".jpg"] = raw, raw
		}
	}
	return out
}

// readsFile compares with the text where one is stated; the bytes may be meant.
func readsFile(t *testing.T, file string, want []byte) bool {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	got, err := qrcode.DecodePicture(context.Background(), f, nil)
	if err != nil {
		t.Logf("%s: %v", filepath.Base(file), err)
		return false
	}
	return has(got, want)
}

// has tells whether a code says what is wanted, as text or as bytes.
func has(got []qrcode.Symbol, want []byte) bool {
	for _, s := range got {
		if want == nil || s.Text == string(want) || string(s.Bytes) == string(want) ||
			strings.TrimSpace(s.Text) == strings.TrimSpace(string(want)) {
			return true
		}
	}
	return false
}
