package qrcode_test

import (
	"context"
	"fmt"
	"image"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	skip2 "github.com/skip2/go-qrcode"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
)

// crisp draws whole pixels for each module and a quiet zone of four modules.
func crisp(c degrade.Code, px int) *image.Gray {
	side := (c.W + 8) * px
	g := image.NewGray(image.Rect(0, 0, side, side))
	for i := range g.Pix {
		x, y := i%side/px-4, i/side/px-4
		if x < 0 || y < 0 || x >= c.W || y >= c.H || !c.Modules[y*c.W+x] {
			g.Pix[i] = 255
		}
	}
	return g
}

// capacities in alphanumeric characters of versions 2, 5, 8 … 40 at level Q
// (ISO/IEC 18004, table 7).
var capacities = []int{29, 87, 157, 259, 352, 470, 644, 793, 970, 1172, 1350, 1618, 2100, 2420}

// TestCleanSymbols reads perfect symbols, all of them: the payload alone makes
// the prescribed library miss 1.5 to 5.5 % (200 payloads a version).
func TestCleanSymbols(t *testing.T) {
	n, sizes := 40, capacities[:6]
	if corpus() != "" {
		n, sizes = 1000, capacities
	}
	r := rand.New(rand.NewPCG(2026, 11))
	for i := range n {
		level := []skip2.RecoveryLevel{skip2.Low, skip2.Medium, skip2.High}[i%3]
		size := sizes[r.IntN(len(sizes))]
		text, code, version := symbol(t, r, size/2+r.IntN(size/2), level)
		px := 1 + r.IntN(8)
		if n < 1000 {
			px = min(px, 4)
		}
		if !reads(t, crisp(code, px), text) {
			t.Errorf("version %d, level %d, %d pixels a module: not read", version, i%3, px)
		}
	}
}

// TestOtherWriters reads what qrencode and zint write.
func TestOtherWriters(t *testing.T) {
	if corpus() == "" {
		t.Skip("set ORDONNANCE_CORPUS to the folder of public test data")
	}
	writers := map[string]func(text, file string, i int) []string{
		"qrencode": func(text, file string, i int) []string {
			return []string{"-8", "-l", string("LMQ"[i%3]), "-s", fmt.Sprint(3 + i%6), "-o", file, text}
		},
		"zint": func(text, file string, i int) []string {
			return []string{"-b", "QRCODE", "--secure=" + fmt.Sprint(1+i%3), "--quietzones", "--scale=" + fmt.Sprint(1.5+float64(i%6)/2), "-o", file, "-d", text}
		},
	}
	for name, args := range writers {
		t.Run(name, func(t *testing.T) {
			if _, err := exec.LookPath(name); err != nil {
				t.Skip("install " + name)
			}
			r := rand.New(rand.NewPCG(3, 4))
			file := filepath.Join(t.TempDir(), "code.png")
			for i := range 100 {
				b := make([]byte, 10+r.IntN(700))
				for k := range b {
					b[k] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh/.:"[r.IntN(47)]
				}
				if out, err := exec.Command(name, args(string(b), file, i)...).CombinedOutput(); err != nil {
					t.Fatal(err, string(out))
				}
				f, err := os.Open(file)
				if err != nil {
					t.Fatal(err)
				}
				got, err := qrcode.DecodePicture(context.Background(), f, nil)
				_ = f.Close()
				if err != nil || len(got) != 1 || got[0].Text != string(b) {
					t.Errorf("symbol %d of %d bytes: %d codes, %v", i, len(b), len(got), err)
				}
			}
		})
	}
}
