package main

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

const content = "https://ordonnance.example/997700000000"

// bench is a folder of pictures: two with a code, one with two, one without,
// one that is none, and a file that is no picture by name.
func bench(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	one := symbol(t, content)
	w := one.Bounds().Dx()
	two := image.NewGray(image.Rect(0, 0, 2*w+20, w))
	draw.Draw(two, two.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(two, one.Bounds(), one, image.Point{}, draw.Src)
	draw.Draw(two, one.Bounds().Add(image.Pt(w+20, 0)), symbol(t, content+"/2"), image.Point{}, draw.Src)
	if err := os.Mkdir(filepath.Join(dir, "b"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, img := range map[string]image.Image{"a.png": one, "b/c.PNG": one, "d.png": two, "e.png": image.NewGray(image.Rect(0, 0, 90, 60))} {
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), b.Bytes())
	}
	write(t, filepath.Join(dir, "f.jpg"), []byte("not a picture"))
	write(t, filepath.Join(dir, "notes.txt"), []byte("not looked at"))
	return dir
}

func symbol(t *testing.T, text string) image.Image {
	t.Helper()
	m, err := qrcode.Encode(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := m.PNG(nil)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func write(t *testing.T, name string, raw []byte) {
	t.Helper()
	if err := os.WriteFile(name, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func scan(args ...string) (out, errs string, code int) {
	var o, e bytes.Buffer
	code = run(args, strings.NewReader("standard input"), &o, &e)
	return o.String(), e.String(), code
}

func objects(t *testing.T, out string) (list []result) {
	t.Helper()
	for line := range strings.Lines(out) {
		var r result
		d := json.NewDecoder(strings.NewReader(line))
		d.DisallowUnknownFields()
		if err := d.Decode(&r); err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

func TestJSON(t *testing.T) {
	dir := bench(t)
	out, errs, code := scan("-json", "-timeout", "20s", dir)
	list := objects(t, out)
	if code != 1 || errs != "" || len(list) != 5 {
		t.Fatal(code, errs, len(list))
	}
	var names []string
	for _, r := range list {
		rel, err := filepath.Rel(dir, r.File)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, filepath.ToSlash(rel))
	}
	if want := []string{"a.png", "b/c.PNG", "d.png", "e.png", "f.jpg"}; !slices.Equal(names, want) {
		t.Errorf("order %q", names)
	}
	for i, codes := range []int{1, 1, 2, 0, 0} {
		r := list[i]
		if len(r.Codes) != codes || (r.Reason == "") != (codes > 0) || (r.Attempt != "") != (codes > 0) {
			t.Errorf("%s: %+v", names[i], r)
		}
	}
	c := list[0].Codes[0]
	if c.Format != "QR" || c.Text != content || string(c.Bytes) != content || c.Corners[0][0] >= c.Corners[1][0] || c.Corners[1][1] >= c.Corners[2][1] {
		t.Errorf("%+v", c)
	}
	if list[3].Code != "QR-201" || list[4].Code != "QR-204" {
		t.Errorf("reasons %q and %q", list[3].Code, list[4].Code)
	}
	for _, key := range []string{`"file":`, `"codes":[]`, `"reason":`, `"attempt":`, `"ms":`} {
		if !strings.Contains(out, key) {
			t.Errorf("no %s", key)
		}
	}
}

func TestText(t *testing.T) {
	dir := bench(t)
	out, _, code := scan(filepath.Join(dir, "a.png"))
	if code != 0 || !strings.Contains(out, "a.png: QR ") || !strings.Contains(out, "attempt ") || !strings.Contains(out, "\n    \""+content+"\"\n") {
		t.Errorf("%d: %s", code, out)
	}
	out, _, code = scan("-fr", filepath.Join(dir, "e.png"), "-")
	if code != 1 || !strings.Contains(out, "QR-201 aucun code") || !strings.Contains(out, "-: QR-204 ce n'est pas une image") {
		t.Errorf("%d: %s", code, out)
	}
	if out, _, code = scan("-timeout", "1ns", filepath.Join(dir, "a.png")); code != 1 || !strings.Contains(out, "QR-206") {
		t.Errorf("%d: %s", code, out)
	}
}

func TestShorten(t *testing.T) {
	long := code{Text: strings.Repeat("é\x1b", 40), Bytes: make([]byte, 120)}
	if s := shorten(long); strings.Contains(s, "\x1b") || !strings.HasSuffix(s, "… (120 bytes)") {
		t.Errorf("%q", s)
	}
}

func TestUsage(t *testing.T) {
	for name, args := range map[string][]string{
		"nothing": nil, "unknown flag": {"-what"},
		"no time": {"-timeout", "0s", "."}, "not a time": {"-timeout", "soon", "."},
	} {
		if out, errs, code := scan(args...); code != 2 || out != "" || !strings.Contains(errs, "Usage:") {
			t.Errorf("%s: %d, %s%s", name, code, out, errs)
		}
	}
	if _, errs, code := scan("-h"); code != 0 || !strings.Contains(errs, "-contact-sheet") {
		t.Errorf("help: %d, %s", code, errs)
	}
}

func TestContactSheet(t *testing.T) {
	dir := bench(t)
	var sheets [2][]byte
	for i := range sheets {
		name := filepath.Join(t.TempDir(), "sheet.png")
		if _, errs, code := scan("-contact-sheet", name, dir); code != 1 || errs != "" {
			t.Fatal(code, errs)
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sheets[i] = raw
	}
	if !bytes.Equal(sheets[0], sheets[1]) {
		t.Error("the sheet changes from run to run")
	}
	img, err := png.Decode(bytes.NewReader(sheets[0]))
	if err != nil {
		t.Fatal(err)
	}
	greens, reds := count(img, good), count(img, bad)
	if greens < 1000 || reds < 1000 {
		t.Errorf("%d green and %d red pixels", greens, reds)
	}
	if _, errs, code := scan("-contact-sheet", filepath.Join(dir, "no", "sheet.png"), filepath.Join(dir, "a.png")); code != 1 || !strings.Contains(errs, "contact sheet") {
		t.Errorf("%d, %s", code, errs)
	}
}

func count(img image.Image, c color.RGBA) (n int) {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if img.At(x, y) == c {
				n++
			}
		}
	}
	return n
}
