package symbol_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	skip2 "github.com/skip2/go-qrcode"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/segment"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/symbol"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/zxing"
)

// The tables agree with those of another library, for all 160 pairs.
func TestCapacities(t *testing.T) {
	for v := 1; v <= symbol.MaxVersion; v++ {
		other, err := decoder.Version_GetVersionForNumber(v)
		if err != nil {
			t.Fatal(err)
		}
		for level, theirs := range map[symbol.Level]decoder.ErrorCorrectionLevel{
			symbol.L: decoder.ErrorCorrectionLevel_L, symbol.M: decoder.ErrorCorrectionLevel_M,
			symbol.Q: decoder.ErrorCorrectionLevel_Q, symbol.H: decoder.ErrorCorrectionLevel_H,
		} {
			want := other.GetTotalCodewords() - other.GetECBlocksForLevel(theirs).GetTotalECCodewords()
			if got := symbol.DataWords(v, level); got != want {
				t.Errorf("version %d level %d: %d data words, want %d", v, level, got, want)
			}
		}
	}
}

// letters makes a text that fills a symbol almost, for byte mode.
func letters(r *rand.Rand, version int, level symbol.Level) string {
	text := make([]byte, symbol.DataWords(version, level)-3)
	for i := range text {
		text[i] = 'a' + byte(r.IntN(26))
	}
	return string(text)
}

// data writes a text into the data code words of a symbol.
func data(text string, version int, level symbol.Level) []byte {
	return segment.Write(segment.Best(text, segment.Class(version)), version, symbol.DataWords(version, level))
}

// Every version and level, with all masks in turn, gives back its data, read by
// another library.
func TestBuildIsRead(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for v := 1; v <= symbol.MaxVersion; v++ {
		for level := range symbol.H + 1 {
			mask := (v+int(level))%9 - 1
			words := data(letters(r, v, level), v, level)
			s := symbol.Build(words, v, level, mask)
			got, err := zxing.DecodeQR(s.Dark, s.Size)
			if err != nil || string(got.Data) != string(words) || got.Level != "LMQH"[level:level+1] {
				t.Errorf("version %d level %d mask %d: %v", v, level, mask, err)
			}
			if mask != symbol.Best && s.Mask != mask || s.Size != 17+4*v {
				t.Errorf("mask %d of %d, size %d", s.Mask, mask, s.Size)
			}
		}
	}
}

// The library skip2 makes the same symbol, with whichever mask it likes best.
func TestBuildIsTheSymbolOfAnotherWriter(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for v := 1; v <= symbol.MaxVersion; v += 5 {
		for level, theirs := range []skip2.RecoveryLevel{skip2.Low, skip2.Medium, skip2.High, skip2.Highest} {
			level := symbol.Level(level)
			text := letters(r, v, level)
			q, err := skip2.NewWithForcedVersion(text, v, theirs)
			if err != nil {
				t.Fatal(err)
			}
			q.DisableBorder = true
			want := slices.Concat(q.Bitmap()...)
			words, same := data(text, v, level), false
			for mask := range 8 {
				same = same || slices.Equal(symbol.Build(words, v, level, mask).Dark, want)
			}
			if !same {
				t.Errorf("version %d level %d: no mask gives the symbol of skip2", v, level)
			}
			if testing.Short() || v > 20 {
				break
			}
		}
	}
}

// The mask chosen is the one of the smallest penalty, reckoned module by module.
func TestBestMask(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, v := range []int{1, 2, 7, 10, 11, 12, 22, 40} {
		words := data(letters(r, v, symbol.M), v, symbol.M)
		best, least := 0, 1<<40
		for mask := range 8 {
			if p := penalty(symbol.Build(words, v, symbol.M, mask)); p < least {
				best, least = mask, p
			}
		}
		if got := symbol.Build(words, v, symbol.M, symbol.Best); got.Mask != best {
			t.Errorf("version %d: mask %d, penalty %d, want %d, penalty %d", v, got.Mask, penalty(got), best, least)
		}
	}
}

// penalty is that of ISO/IEC 18004 §7.8.3.1, written down as it reads.
func penalty(s symbol.Symbol) int {
	rows := func(x, y int) bool { return x >= 0 && y >= 0 && x < s.Size && y < s.Size && s.Dark[y*s.Size+x] }
	columns := func(x, y int) bool { return rows(y, x) }
	sum, dark := linePenalty(s.Size, rows)+linePenalty(s.Size, columns), 0
	for y := range s.Size {
		for x := range s.Size {
			if rows(x, y) {
				dark++
			}
			c := rows(x, y)
			if x+1 < s.Size && y+1 < s.Size && rows(x+1, y) == c && rows(x, y+1) == c && rows(x+1, y+1) == c {
				sum += 3
			}
		}
	}
	share := 100 * float64(dark) / float64(s.Size*s.Size)
	for off := max(share-50, 50-share); off >= 5; off -= 5 {
		sum += 10
	}
	return sum
}

func linePenalty(size int, dark func(x, y int) bool) int {
	sum := 0
	for y := range size {
		for x := 0; x < size; {
			n := 1
			for x+n < size && dark(x+n, y) == dark(x, y) {
				n++
			}
			if n >= 5 {
				sum += 3 + n - 5
			}
			x += n
		}
		for x := range size {
			core, before, after := true, true, true
			for i, want := range []bool{true, false, true, true, true, false, true} {
				core = core && dark(x+i, y) == want
			}
			for i := 1; i <= 4; i++ {
				before = before && !dark(x-i, y)
				after = after && !dark(x+6+i, y)
			}
			if core && (before || after) {
				sum += 40
			}
		}
	}
	return sum
}
