package qrcode_test

import (
	"context"
	"encoding/json"
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
	for _, s := range got {
		if want == nil || s.Text == string(want) || string(s.Bytes) == string(want) ||
			strings.TrimSpace(s.Text) == strings.TrimSpace(string(want)) {
			return true
		}
	}
	return false
}
