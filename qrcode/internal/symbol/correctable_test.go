package symbol_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/symbol"
	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/zxing"
)

// behind is a symbol seen from its other side.
func behind(dark []bool, n int) []bool {
	out := make([]bool, len(dark))
	for i := range out {
		out[i] = dark[i%n*n+i/n]
	}
	return out
}

// TestCorrectable damages symbols of every version and level more and more: the
// answer is that of another library's decoder, and yes long enough.
func TestCorrectable(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 4))
	yes, no := 0, 0
	var check symbol.Checker
	for v := 1; v <= symbol.MaxVersion; v++ {
		for level := range symbol.H + 1 {
			words := data(letters(r, v, level), v, level)
			s := symbol.Build(words, v, level, (v+int(level))%8)
			if !check.Correctable(s.Dark, s.Size) || !check.Correctable(behind(s.Dark, s.Size), s.Size) {
				t.Fatalf("version %d level %d as built", v, level)
			}
			for _, percent := range []int{2, 8} {
				bad := slices.Clone(s.Dark)
				// A part of the symbol is wrong, as under a stain, not single modules.
				side := s.Size * min(percent+r.IntN(8*percent), 99) / 100
				x0, y0 := r.IntN(s.Size-side+1), r.IntN(s.Size-side+1)
				for i := range side * side {
					if at := (y0+i/side)*s.Size + x0 + i%side; r.IntN(2) == 0 {
						bad[at] = !bad[at]
					}
				}
				_, err := zxing.DecodeQR(bad, s.Size)
				can := check.Correctable(bad, s.Size)
				// Version information that cannot be read is not looked at here.
				if err == nil && !can || err != nil && can && v < 7 {
					t.Errorf("version %d level %d, %d modules: %v, the library says %v", v, level, side, can, err)
				}
				if can {
					yes++
				} else {
					no++
				}
			}
		}
	}
	if yes < 50 || no < 50 {
		t.Errorf("%d yes, %d no: the test tells nothing", yes, no)
	}
}

// TestCorrectableRefuses what is no symbol.
func TestCorrectableRefuses(t *testing.T) {
	for name, c := range map[string]struct{ modules, size int }{
		"nothing": {0, 0}, "too small": {17 * 17, 17}, "between two versions": {22 * 22, 22},
		"too large": {181 * 181, 181}, "too few modules": {100, 21},
	} {
		if new(symbol.Checker).Correctable(make([]bool, c.modules), c.size) {
			t.Error(name)
		}
	}
}

// FuzzCorrectable turns modules of a symbol: whatever the library reads was held
// to be worth reading.
func FuzzCorrectable(f *testing.F) {
	f.Add([]byte{}, uint8(0))
	f.Add([]byte{0, 3, 200, 17, 90, 91, 92}, uint8(1))
	f.Add([]byte{255, 254, 253, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, uint8(6))
	f.Fuzz(func(t *testing.T, turned []byte, kind uint8) {
		v, level := 1+int(kind)%8, symbol.Level(kind/8%4)
		words := make([]byte, symbol.DataWords(v, level))
		s := symbol.Build(words, v, level, int(kind)%8)
		at := 0
		for _, step := range turned {
			at = (at + int(step) + 1) % len(s.Dark)
			s.Dark[at] = !s.Dark[at]
		}
		can := new(symbol.Checker).Correctable(s.Dark, s.Size)
		if _, err := zxing.DecodeQR(s.Dark, s.Size); err == nil && !can {
			t.Error("given up and read")
		}
	})
}

func BenchmarkCorrectable(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 4))
	s := symbol.Build(data(letters(r, 9, symbol.M), 9, symbol.M), 9, symbol.M, 3)
	for i := range s.Dark {
		if x, y := i%s.Size, i/s.Size; x > 8 && y > 8 && r.IntN(2) == 0 {
			s.Dark[i] = !s.Dark[i]
		}
	}
	b.Run("damaged/ours", func(b *testing.B) {
		var check symbol.Checker
		b.ReportAllocs()
		for b.Loop() {
			check.Correctable(s.Dark, s.Size)
		}
	})
	b.Run("damaged/gozxing", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = zxing.DecodeQR(s.Dark, s.Size)
		}
	})
}
