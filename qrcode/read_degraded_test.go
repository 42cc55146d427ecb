package qrcode_test

import (
	"context"
	"encoding/json"
	"fmt"
	"image"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	skip2 "github.com/skip2/go-qrcode"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/degrade"
)

// specRoom is what a QR Code at level M holds in characters, by version, in
// the order of [degrade.Content] (ISO/IEC 18004, table 7).
var specRoom = map[int][3]int{5: {122, 84, 202}, 9: {262, 180, 432}, 13: {483, 331, 796}, 22: {1134, 779, 1872}}

// specSymbol writes a code that fills its version to nine tenths or more.
func specSymbol(t testing.TB, r *rand.Rand, s degrade.Spec) (string, degrade.Code) {
	t.Helper()
	alphabet := [3]string{"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:",
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.,;", "0123456789"}[s.Content]
	room := specRoom[s.Version][s.Content]
	var b strings.Builder
	for range room - r.IntN(room/10) {
		b.WriteByte(alphabet[r.IntN(len(alphabet))])
	}
	q, err := skip2.NewWithForcedVersion(b.String(), s.Version, skip2.Medium)
	if err != nil {
		t.Fatal(s, err)
	}
	q.DisableBorder = true
	rows := q.Bitmap()
	c := degrade.Code{W: len(rows), H: len(rows)}
	for _, row := range rows {
		c.Modules = append(c.Modules, row...)
	}
	return b.String(), c
}

// degradedLost is how many pictures of a class are lost, where any are.
var degradedLost = map[string]int{
	"lens 0.16": 9, "light shadow 0.75": 1, "fold 30": 5, "curl 0.06": 4, "damaged pen": 2,
	"scan 100 dpi": 5, "photo desk": 1, "photo askew": 1,
}

// sampleLost is how many may be lost of one picture of each class; two were when
// it was measured.
const sampleLost = 4

// degraded makes picture i of a class and the texts in it.
func degraded(t testing.TB, c degrade.Class, i int) (degrade.Shot, []string) {
	t.Helper()
	r := rand.New(rand.NewPCG(uint64(i)+77, uint64(len(c.Name))))
	var texts []string
	var codes []degrade.Code
	for _, s := range c.Specs(i) {
		text, code := specSymbol(t, r, s)
		texts, codes = append(texts, text), append(codes, code)
	}
	return c.Shot(codes, i), texts
}

// picture is one entry of expected.json.
type picture struct {
	File  string   `json:"file"`
	Class string   `json:"class"`
	Texts []string `json:"texts"` // none: nothing must be read
}

// readsAll tells whether the picture gives exactly the texts. A text that is not
// there fails the test.
func readsAll(t testing.TB, img image.Image, texts []string) bool {
	t.Helper()
	got, _ := qrcode.Decode(context.Background(), img, nil)
	seen := map[string]bool{}
	for _, s := range got {
		if !slices.Contains(texts, s.Text) {
			t.Errorf("wrong payload read (step %s)", s.Attempt)
		}
		seen[s.Text] = true
	}
	return len(seen) == len(texts) && len(got) == len(texts)
}

// TestDegradedClasses reads the catalogue of bad pictures: one of each class,
// or with -long -timeout 60m all of them, by class.
// The floors are what was measured; other pictures of the same kinds will have
// other rates.
func TestDegradedClasses(t *testing.T) {
	if corpus() == "" && !*long {
		t.Skip("set ORDONNANCE_CORPUS to the folder of public test data, or run with -args -long")
	}
	read, all := 0, 0
	for k, c := range degrade.Classes() {
		if !*long {
			i := k * 7 % c.N
			shot, texts := degraded(t, c, i)
			all++
			if readsAll(t, degrade.Take(shot), texts) {
				read++
			} else {
				t.Logf("not read: %s %d", c.Name, i)
			}
			continue
		}
		t.Run(c.Name, func(t *testing.T) {
			n := 0
			for i := range c.N {
				shot, texts := degraded(t, c, i)
				if readsAll(t, degrade.Take(shot), texts) {
					n++
				}
			}
			read, all = read+n, all+c.N
			t.Logf("%d of %d", n, c.N)
			if floor := c.N - degradedLost[c.Name]; n < floor {
				t.Errorf("read %d of %d, want %d", n, c.N, floor)
			}
		})
	}
	t.Logf("%d of %d pictures", read, all)
	if !*long && read < all-sampleLost {
		t.Errorf("read %d of %d pictures, want %d", read, all, all-sampleLost)
	}
}

// TestDump writes the catalogue of bad pictures into a folder, so that other
// readers judge the same pictures. Pictures that are there are not made again.
func TestDump(t *testing.T) {
	dir := os.Getenv("ORDONNANCE_DUMP")
	if dir == "" {
		t.Skip("set ORDONNANCE_DUMP to a folder for the pictures")
	}
	var list []picture
	for _, c := range degrade.Classes() {
		begun := time.Now()
		for i := range c.N {
			shot, texts := degraded(t, c, i)
			p := picture{fmt.Sprintf("%s-%02d%s", strings.ReplaceAll(c.Name, " ", "-"), i, degrade.Ending(shot)), c.Name, texts}
			if name := filepath.Join(dir, p.File); !exists(name) {
				if err := os.WriteFile(name, degrade.File(shot), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			list = append(list, p)
		}
		t.Logf("%-20s %3d pictures, %v", c.Name, c.N, time.Since(begun).Round(time.Millisecond))
	}
	raw, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "expected.json"), raw, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pictures", len(list))
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
