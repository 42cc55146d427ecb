package qrcode_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
)

// tool gives the path of an outside judge, or skips the test.
func tool(t *testing.T, name string) string {
	t.Helper()
	if os.Getenv("ORDONNANCE_CORPUS") == "" {
		t.Skip("set ORDONNANCE_CORPUS to run the tests with outside judges")
	}
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

// writeSymbols writes the symbols of all vectors, by text.
func writeSymbols(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, v := range loadPackVectors(t).Accepted {
		files[v.Text] = writePNG(t, t.TempDir(), mustEncode(t, v.Text, nil))
	}
	return files
}

// writePNG writes a symbol to a folder.
func writePNG(t *testing.T, dir string, m *qrcode.Matrix) string {
	t.Helper()
	raw, err := m.PNG(nil)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "symbol.png")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// zbar (Debian zbar-tools) reads every symbol.
func TestConformanceZbar(t *testing.T) {
	zbarimg := tool(t, "zbarimg")
	for text, file := range writeSymbols(t) {
		out, err := exec.Command(zbarimg, "-q", "--raw", "-Sdisable", "-Sqrcode.enable", file).Output()
		if err != nil || string(out) != text+"\n" {
			t.Errorf("read %q, %v, want %q", out, err, text)
		}
	}
}

// zxing-cpp (Debian zxing-cpp-tools) reads every symbol.
func TestConformanceZXing(t *testing.T) {
	reader := tool(t, "ZXingReader")
	for text, file := range writeSymbols(t) {
		out, err := exec.Command(reader, "-format", "QRCode", file).Output()
		if err != nil || !bytes.Contains(out, []byte(text)) {
			t.Errorf("read %q, %v, want %q", out, err, text)
		}
	}
}

// The token read by zbar and rebuilt here verifies with jose (Debian), and an
// altered one does not.
func TestConformanceJOSE(t *testing.T) {
	jose, zbarimg := tool(t, "jose"), tool(t, "zbarimg")
	files, dir := writeSymbols(t), t.TempDir()
	for _, v := range loadPackVectors(t).Accepted {
		if v.JWK == nil {
			continue
		}
		out, err := exec.Command(zbarimg, "-q", "--raw", "-Sdisable", "-Sqrcode.enable", files[v.Text]).Output()
		if err != nil {
			t.Fatal(err)
		}
		token, err := qrcode.Unpack(strings.TrimSuffix(string(out), "\n"))
		if err != nil {
			t.Fatal(err)
		}
		if err := joseVerify(t, jose, dir, token, v.JWK); err != nil {
			t.Errorf("%s: refused by jose: %v", v.Name, err)
		}
		altered := []byte(token)
		altered[strings.IndexByte(token, '.')+3] ^= 1
		if joseVerify(t, jose, dir, string(altered), v.JWK) == nil {
			t.Errorf("%s: altered, and accepted by jose", v.Name)
		}
	}
}

func joseVerify(t *testing.T, jose, dir, token string, jwk []byte) error {
	t.Helper()
	tokenFile, keyFile := filepath.Join(dir, "token"), filepath.Join(dir, "key")
	if err := os.WriteFile(tokenFile, []byte(token), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(keyFile, jwk, 0o600); err != nil {
		t.Fatal(err)
	}
	return exec.Command(jose, "jws", "ver", "-i", tokenFile, "-k", keyFile).Run()
}

// zint draws the same modules for the same version and level, and chooses the
// same mask. (libqrencode agrees on the modules, but reckons the penalties
// otherwise: of 150 texts it chose the same mask for 96.)
func TestConformanceZint(t *testing.T) {
	zint := tool(t, "zint")
	for _, v := range loadPackVectors(t).Accepted {
		m := mustEncode(t, v.Text, nil)
		if zintRows(t, zint, v.Text, m.Version()) != hexRows(m) {
			t.Errorf("%s: not the symbol of zint", v.Name)
		}
	}
}

// zintRows has zint dump a symbol of level M: a line for each row, four modules
// to a hexadecimal digit.
func zintRows(t *testing.T, zint, text string, version int) string {
	t.Helper()
	out, err := exec.Command(zint, "-b", "QRCODE", "--secure=2", "--vers="+strconv.Itoa(version),
		"-d", text, "--dump").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(out), " ", "")
}

func hexRows(m *qrcode.Matrix) string {
	var rows strings.Builder
	for y := range m.Size() {
		for x := 0; x < m.Size(); x += 4 {
			digit := 0
			for i := range 4 {
				digit = digit<<1 | b2i(m.Dark(x+i, y))
			}
			rows.WriteByte("0123456789ABCDEF"[digit])
		}
		rows.WriteByte('\n')
	}
	return rows.String()
}
