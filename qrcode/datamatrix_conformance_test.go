package qrcode_test

import (
	"bytes"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// matrixTexts are contents that draw every encodation in, by name.
func matrixTexts() map[string]string {
	return map[string]string{
		"digits":          "12345678901234567890123456789012",
		"capitals":        "ORDONNANCE NUMERIQUE 2026 SUR PAPIER",
		"small letters":   "deux comprimes matin et soir pendant sept jours",
		"mixed":           "DOLIPRANE 1000 mg, cp, 1 x 3 par jour; 5 jours -- QSP",
		"X12":             "ABC*DEF>123*45\rGHI*JKL>678*90\rMNO",
		"EDIFACT":         "UNA:+.? 'UNB+UNOA:2+A1.B2/C3+D4-E5+060102:0800+1'",
		"accents":         "Hélène Lefèvre, née Gérôme, à Orléans : coût 12,50",
		"all Latin-1":     "àâäçéèêëîïôöùûüÿ ÀÂÇÉÈÊËÎÏÔÙÛ «»°µ§",
		"Latin-1 as UTF8": "Ã©",
		"beyond Latin-1":  "Œdème — 12 €, naïveté, Łódź",
		"one accent":      "é",
		"macro 05":        "[)>\x1e05\x1dABC123\x1e\x04",
		"control":         "A\tB\r\nC\x00D",
		"long":            strings.Repeat("Ordonnance numérotée 42. ", 60),
		"longest bytes":   strings.Repeat("\u00e9\u0001\u00ffz", 388),
	}
}

func mustDataMatrix(t testing.TB, text string, opts *qrcode.DataMatrixOptions) *qrcode.Matrix {
	t.Helper()
	m, err := qrcode.EncodeDataMatrix(text, opts)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func savePNG(t testing.TB, m *qrcode.Matrix) string {
	t.Helper()
	raw, err := m.PNG(&qrcode.PNGOptions{ModulePixels: 5, QuietZone: 4})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "symbol.png")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// dmtxread (Debian dmtx-utils) reads the bytes of every symbol. It has no
// character sets but hands out what is written.
func TestConformanceDmtx(t *testing.T) {
	reader := tool(t, "dmtxread")
	for name, text := range matrixTexts() {
		if name == "beyond Latin-1" || name == "Latin-1 as UTF8" {
			continue // it stops at an ECI
		}
		var want []byte
		for _, r := range text {
			want = append(want, byte(r))
		}
		if len(want) > 1500 {
			continue // 144×144: it takes the check words in another order than table 7 and zint
		}
		out, err := exec.Command(reader, "-N1", "-m5000", savePNG(t, mustDataMatrix(t, text, nil))).Output()
		if err != nil || !bytes.Equal(out, want) {
			t.Errorf("%s: read %q, %v, want %q", name, out, err, want)
		}
	}
}

// zxing-cpp (Debian zxing-cpp-tools) reads the text of every symbol.
func TestConformanceZXingDataMatrix(t *testing.T) {
	reader := tool(t, "ZXingReader")
	for name, text := range matrixTexts() {
		out, err := exec.Command(reader, "-format", "DataMatrix", savePNG(t, mustDataMatrix(t, text, nil))).Output()
		got, raw := zxingFields(out)
		if utf8.Valid(raw) && err == nil && got == text {
			continue
		}
		// It shows control characters in its own way: their bytes count.
		if latin := string(latin1(raw)); err != nil || got != text && latin != text {
			t.Errorf("%s: read %q, %v, want %q", name, got, err, text)
		}
	}
}

// Both readers see a GS1 symbol with its separators.
func TestConformanceGS1Readers(t *testing.T) {
	zxing, dmtx := tool(t, "ZXingReader"), tool(t, "dmtxread")
	for _, text := range []string{box, "01" + gtin + "10abcdefghij" + gs + "21ABCDEFGHIJKLM" + gs + "7113400930000120" + gs + "17271100"} {
		file := savePNG(t, mustDataMatrix(t, text, &qrcode.DataMatrixOptions{GS1: true}))
		out, err := exec.Command(zxing, "-format", "DataMatrix", file).Output()
		if _, raw := zxingFields(out); err != nil || string(raw) != text || !bytes.Contains(out, []byte("Identifier: ]d2")) {
			t.Errorf("zxing-cpp: %q, %v, want %q", raw, err, text)
		}
		out, err = exec.Command(dmtx, "-N1", "-G29", file).Output()
		if err != nil || string(out) != gs+text {
			t.Errorf("dmtxread: %q, %v, want %q", out, err, text)
		}
	}
}

// zxingFields takes the bytes out of the report of ZXingReader, and its text
// without the marks around it.
func zxingFields(out []byte) (text string, raw []byte) {
	_, rest, _ := strings.Cut(string(out), "Text:")
	text, rest, _ = strings.Cut(rest, "\nBytes:")
	hex, _, _ := strings.Cut(rest, "\n")
	for _, pair := range strings.Fields(hex) {
		v, err := strconv.ParseUint(pair, 16, 8)
		if err != nil {
			return "", nil
		}
		raw = append(raw, byte(v))
	}
	return strings.Trim(strings.TrimSpace(text), `"`), raw
}

// dmtxwrite in its best mode makes no smaller square of random contents.
func TestConformanceDmtxSize(t *testing.T) {
	writer := tool(t, "dmtxwrite")
	r := rand.New(rand.NewPCG(8, 8))
	dir := t.TempDir()
	compared, smaller, larger := 0, 0, 0
	n := 200 // 1,000 with -args -long
	if *long {
		n = 1000
	}
	for range n {
		content := randomContent(r)
		cmd := exec.Command(writer, "-eb", "-d1", "-m1", "-o", filepath.Join(dir, "x.png"))
		cmd.Stdin = bytes.NewReader(content)
		if err := cmd.Run(); err != nil {
			continue
		}
		f, err := os.Open(filepath.Join(dir, "x.png"))
		if err != nil {
			t.Fatal(err)
		}
		c, err := png.DecodeConfig(f)
		_ = f.Close()
		if err != nil {
			t.Fatal(err)
		}
		compared++
		m, err := qrcode.EncodeDataMatrixBytes(content, nil)
		switch {
		case err != nil || m.Size() > c.Width-2:
			larger++
			t.Errorf("%q: %v, dmtxwrite makes %d", content, err, c.Width-2)
		case m.Size() < c.Width-2:
			smaller++
		}
	}
	t.Logf("of %d: smaller %d, larger %d", compared, smaller, larger)
}

func latin1(raw []byte) (out []rune) {
	for _, b := range raw {
		out = append(out, rune(b))
	}
	return out
}

func randomContent(r *rand.Rand) []byte {
	alphabets := []string{"0123456789", "ABCDEFGHIJ 123", "abcdefgh 12", "AZ09.-/:+'", "é\xe9\xff\x80\x01az", "aA1."}
	alphabet := alphabets[r.IntN(len(alphabets))]
	var out []byte
	for n := 1 + r.IntN(200); len(out) < n; {
		if r.IntN(15) == 0 {
			alphabet = alphabets[r.IntN(len(alphabets))]
		}
		out = append(out, alphabet[r.IntN(len(alphabet))])
	}
	return out
}
