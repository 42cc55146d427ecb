package datamatrix_test

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/datamatrix"
)

// zint (Debian) draws the same modules in each of the 48 sizes.
func TestConformanceZint(t *testing.T) {
	if os.Getenv("ORDONNANCE_CORPUS") == "" {
		t.Skip("set ORDONNANCE_CORPUS to run the tests with outside judges")
	}
	zint, err := exec.LookPath("zint")
	if err != nil {
		t.Skip("install zint")
	}
	seen := map[datamatrix.Size]bool{}
	for version := 1; version <= 48; version++ {
		text := "123456"
		if version == 24 {
			text = strings.Repeat("0123456789", 311)
		}
		out, err := exec.Command(zint, "-b", "DATAMATRIX", "--dmre", "--vers="+strconv.Itoa(version), "-d", text, "--dump").Output()
		if err != nil {
			t.Fatalf("version %d: %v", version, err)
		}
		rows := strings.Split(strings.TrimSpace(strings.ReplaceAll(string(out), " ", "")), "\n")
		s := sizeLike(rows)
		seen[s] = true
		var chars []int
		for _, c := range text {
			chars = append(chars, int(c))
		}
		words, ok := datamatrix.NewPlan(nil, chars).Write(s.Data)
		if !ok {
			t.Fatalf("version %d: text does not fit %s", version, name(s))
		}
		if got := hexRows(datamatrix.Draw(words, s), s); got != strings.Join(rows, "\n") {
			t.Errorf("%s: other modules than zint", name(s))
		}
	}
	if len(seen) != len(datamatrix.Sizes()) {
		t.Errorf("%d sizes seen", len(seen))
	}
}

// sizeLike finds the size by rows of four modules a digit; the modules on the
// right of the last digit are none.
func sizeLike(rows []string) datamatrix.Size {
	for _, s := range datamatrix.Sizes() {
		if s.H == len(rows) && (s.W+3)/4 == len(rows[0]) && hexWidth(rows, s) {
			return s
		}
	}
	return datamatrix.Size{}
}

// hexWidth tells whether the right side of the size ends the rows: the bottom
// row is dark up to there.
func hexWidth(rows []string, s datamatrix.Size) bool {
	last := rows[len(rows)-1]
	v, err := strconv.ParseUint(last[len(last)-1:], 16, 8)
	return err == nil && v == [4]uint64{15, 8, 12, 14}[s.W%4]
}

func hexRows(modules []bool, s datamatrix.Size) string {
	var b strings.Builder
	for y := range s.H {
		if y > 0 {
			b.WriteByte('\n')
		}
		for x := 0; x < s.W; x += 4 {
			v := 0
			for k := range 4 {
				v <<= 1
				if x+k < s.W && modules[y*s.W+x+k] {
					v |= 1
				}
			}
			b.WriteByte("0123456789ABCDEF"[v])
		}
	}
	return b.String()
}
