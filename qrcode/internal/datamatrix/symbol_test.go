package datamatrix_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/makiuchi-d/gozxing/common/reedsolomon"

	"github.com/ordonnance-numerique/ordonnance-go/qrcode/internal/datamatrix"
)

func name(s datamatrix.Size) string { return fmt.Sprintf("%d×%d", s.W, s.H) }

// The regions of every size hold exactly its code words, and less than one more.
func TestSizes(t *testing.T) {
	for _, s := range datamatrix.Sizes() {
		cells := (s.W - 2*s.Across) * (s.H - 2*s.Down)
		if cells/8 != s.Data+s.Check || s.Check%s.Blocks != 0 || s.W%s.Across != 0 || s.H%s.Down != 0 {
			t.Errorf("%s: %d cells, %d words", name(s), cells, s.Data+s.Check)
		}
	}
	if _, ok := datamatrix.SizeOf(11, 11); ok {
		t.Error("a size of 11")
	}
}

// As many wrong words as the blocks can bear are put right, in every size.
func TestReadCorrects(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, s := range datamatrix.Sizes() {
		t.Run(name(s), func(t *testing.T) {
			data := make([]byte, s.Data)
			for i := range data {
				data[i] = byte(r.IntN(256))
			}
			clean := datamatrix.Draw(data, s)
			got, n, err := datamatrix.Read(clean, s.W, s.H)
			if err != nil || n != 0 || !bytes.Equal(got, data) {
				t.Fatalf("undamaged: %d corrected, %v", n, err)
			}
			// A word is a cluster of at most eight modules; as many single modules
			// as one block bears are never too many wrong words.
			bad := append([]bool(nil), clean...)
			for range s.Check / s.Blocks / 2 {
				x, y := 1+r.IntN(s.W/s.Across-2), 1+r.IntN(s.H/s.Down-2)
				bad[y*s.W+x] = !bad[y*s.W+x]
			}
			if got, _, err = datamatrix.Read(bad, s.W, s.H); err != nil || !bytes.Equal(got, data) {
				t.Errorf("damaged: %v", err)
			}
			for i := range bad {
				bad[i] = r.IntN(2) == 0
			}
			if got, _, err = datamatrix.Read(bad, s.W, s.H); err == nil || got != nil {
				t.Error("random modules read")
			}
		})
	}
}

// The corrected words are those of gozxing for damage of every weight.
func TestCorrectLikeGozxing(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	judge := reedsolomon.NewReedSolomonDecoder(reedsolomon.GenericGF_DATA_MATRIX_FIELD_256)
	for i := range 300 {
		data := make([]byte, 1+r.IntN(150))
		for k := range data {
			data[k] = byte(r.IntN(256))
		}
		n := 5 + r.IntN(60)
		block := datamatrix.Protect(data, n)
		for range r.IntN(n/2 + 3) {
			block[r.IntN(len(block))] = byte(r.IntN(256))
		}
		words := make([]int, len(block))
		for k, b := range block {
			words[k] = int(b)
		}
		wantErr := judge.Decode(words, n)
		_, ok := datamatrix.Correct(block, n)
		if ok != (wantErr == nil) {
			t.Fatalf("%d: %v, gozxing %v", i, ok, wantErr)
		}
		for k := range block {
			if ok && int(block[k]) != words[k] {
				t.Fatalf("%d: word %d", i, k)
			}
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		modules []bool
		w, h    int
	}{
		"no modules": {nil, 10, 10}, "no size": {make([]bool, 121), 11, 11}, "negative": {nil, -10, -10},
	} {
		if got, _, err := datamatrix.Read(c.modules, c.w, c.h); !errors.Is(err, datamatrix.ErrUnread) || got != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Whatever the modules are, nothing panics, and what is read is drawn alike but
// for the words corrected.
func FuzzRead(f *testing.F) {
	s, _ := datamatrix.SizeOf(18, 8)
	f.Add(uint8(24), pack(datamatrix.Draw([]byte{66, 67, 68, 129, 56}, s)))
	f.Add(uint8(0), []byte{1, 2, 3})
	f.Add(uint8(47), []byte{0xFF})
	f.Fuzz(func(t *testing.T, size uint8, raw []byte) {
		s := datamatrix.Sizes()[int(size)%len(datamatrix.Sizes())]
		modules := make([]bool, s.W*s.H)
		for i := range modules {
			if i/8 < len(raw) {
				modules[i] = raw[i/8]>>(i%8)&1 == 1
			}
		}
		data, n, err := datamatrix.Read(modules, s.W, s.H)
		if err != nil {
			return
		}
		again, m, err := datamatrix.Read(datamatrix.Draw(data, s), s.W, s.H)
		if err != nil || m != 0 || !bytes.Equal(again, data) || n > s.Check/2 {
			t.Errorf("%s: %d corrected, then %d, %v", name(s), n, m, err)
		}
	})
}

func pack(modules []bool) []byte {
	out := make([]byte, (len(modules)+7)/8)
	for i, dark := range modules {
		if dark {
			out[i/8] |= 1 << (i % 8)
		}
	}
	return out
}
